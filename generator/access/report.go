package access

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"planportal/generator/diag"
	"planportal/generator/feed"
	"planportal/generator/settings"
)

// Opening is somebody who has opened, or tried to open, what somebody should
// look at. Its JSON is a promise to other programs.
type Opening struct {
	At     time.Time `json:"time"`
	User   string    `json:"user"` // empty if the server did not know
	Path   string    `json:"path"` // below the intranet's top
	Unit   string    `json:"unit"` // empty for protected plans
	Why    Why       `json:"why"`
	Result Result    `json:"result"`
	Status int       `json:"status"`
	Log    string    `json:"log"`
	Line   int       `json:"line"`
}

// Why is why an opening is told of.
type Why string

// The reasons.
const (
	OtherUnit   Why = "other-unit"        // a unit's page, and the user is not of the unit
	IsProtected Why = "protected"         // a protected plan, and the user may open them
	NotTheirs   Why = "protected-outside" // a protected plan, and the user is not of those who may
)

// Result is what the server answered.
type Result string

// The results.
const (
	Opened  Result = "opened"
	Refused Result = "refused"
)

// Report reads logs and gathers openings.
type Report struct {
	Openings []Opening
	Lines    int // that could be read
	Unread   int // that could not
	staff    settings.Staff
	groups   Groups
}

// NewReport begins a report on a site's units and users.
func NewReport(s settings.Staff, groups Groups) *Report { return &Report{staff: s, groups: groups} }

// Add reads a log. The name is for the openings.
func (r *Report) Add(name string, log io.Reader) error {
	var lines reader
	return lines.lines(log, func(n int, v visit) {
		r.Lines++
		if o, found := r.judge(v); found {
			o.Log, o.Line = name, n
			r.Openings = append(r.Openings, o)
		}
	}, func(int) { r.Unread++ })
}

// Sort orders the openings by time; those of one second as the logs have them.
func (r *Report) Sort() {
	slices.SortStableFunc(r.Openings, func(a, b Opening) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Log, b.Log), a.Line-b.Line)
	})
}

// judge tells whether somebody should look at a visit: at what a user has opened
// in another unit, at every protected plan, and at what was refused to somebody
// who had logged in. Whoever has not logged in is asked to, and opens nothing.
func (r *Report) judge(v visit) (Opening, bool) {
	o := Opening{At: v.at, User: v.user, Path: v.path, Status: v.status}
	switch {
	case v.status == 200 || v.status == 206 || v.status == 304:
		o.Result = Opened
	case v.status == 403 && v.user != "":
		o.Result = Refused
	default:
		return o, false
	}
	top, rest, _ := strings.Cut(v.path, "/")
	unit, page, _ := strings.Cut(rest, "/")
	switch {
	case strings.EqualFold(top, "protected"):
		o.Why = NotTheirs
		if r.groups.has(v.user, r.staff.Shared.Protected) {
			o.Why = IsProtected
		}
		return o, true
	case strings.EqualFold(top, "units") && unit != "" && (page != "" || strings.HasSuffix(v.path, "/")):
		o.Why, o.Unit = OtherUnit, strings.ToLower(unit)
		return o, !r.groups.has(v.user, groupOf(r.staff, o.Unit))
	}
	return o, false
}

// JSON writes the openings as an array of objects.
func (r *Report) JSON(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	if r.Openings == nil {
		return out.Encode([]Opening{})
	}
	return out.Encode(r.Openings)
}

// CSV writes the openings as Swedish Excel opens them with a double click.
func (r *Report) CSV(w io.Writer, lang diag.Lang) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	if err := out.Write(append(Heads(lang), said{"logg", "log"}.in(lang), said{"rad", "line"}.in(lang))); err != nil {
		return err
	}
	for _, o := range r.Openings {
		row := append(o.Cells(lang), o.Log, strconv.Itoa(o.Line))
		for i := range row {
			row[i] = feed.Harmless(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// said is a word in both languages.
type said struct{ sv, en string }

func (s said) in(lang diag.Lang) string {
	if lang == diag.English {
		return s.en
	}
	return s.sv
}

// Heads are what the cells of an opening are called.
func Heads(lang diag.Lang) (heads []string) {
	for _, h := range []said{{"tid", "time"}, {"användare", "user"}, {"sida", "page"}, {"vad", "what"}, {"svar", "answer"}} {
		heads = append(heads, h.in(lang))
	}
	return heads
}

// Cells are an opening as people read it.
func (o Opening) Cells(lang diag.Lang) []string {
	why := map[Why]said{
		OtherUnit:   {"annan enhet", "another unit"},
		IsProtected: {"skyddad plan", "protected plan"},
		NotTheirs:   {"skyddad plan, utan behörighet", "protected plan, without a right to it"},
	}[o.Why]
	result := map[Result]said{Opened: {"öppnad", "opened"}, Refused: {"nekad", "refused"}}[o.Result]
	return []string{o.At.Format("2006-01-02 15:04:05"), o.User, o.Path, why.in(lang), result.in(lang)}
}
