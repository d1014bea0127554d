package intranet

import (
	"html/template"

	"planportal/generator/form"
	"planportal/generator/info"
	"planportal/generator/settings"
)

// Frame is what every page of the intranet shows around its content. The
// intranet's own words are Swedish and stand in the layouts.
type Frame struct {
	Root   string // the way to the top of the site: "", "../", "../../"
	Title  string // of the page, without the municipality's name
	Site   *settings.Open
	Here   string // which entry of the main menu is current: "front", "units", "people", "months", "pages", "findings"
	Crumbs []Link // the last is this page, without Href; empty on the front page
	Valid  Valid
	Logo   Logo // the municipality's own mark; zero for the umbrella

	assets map[string]string
}

// Logo is a picture without words, since the municipality's name stands beside
// it. Its size is zero if the file does not say.
type Logo struct {
	Src           string
	Width, Height int
}

// Asset returns the relative address of an asset: "style.css" becomes
// "../assets/style.0a1b2c3d.css".
func (f Frame) Asset(name string) (string, error) {
	hashed, ok := f.assets[name]
	if !ok {
		return "", missingAsset(name)
	}
	return f.Root + hashed, nil
}

// In returns a settings text in Swedish.
func (f Frame) In(t settings.Text) string { return t.In("sv") }

// Valid says for which days the page is true if no plan changes: from the last
// day on which the calendar changed it, through the day before it changes it
// next. Only the front page also shows the day it was built for.
type Valid struct {
	From    Day
	Through Day // zero if the calendar alone will never change the page
}

// Link is an address with its words. Without Href it is words alone.
type Link struct{ Text, Href string }

// Day is a day as layouts need it.
type Day struct {
	ISO  string // "2026-10-20", for the datetime attribute and for tables
	Text string // "20 oktober 2026"
	Week string // "vecka 43"
}

// State is a due thing's state: Key is overdue, soon, later, missing or done
// (also the CSS class), Word is what people read: "Försenad".
type State struct{ Key, Word string }

// Row is one due thing in a list.
type Row struct {
	ID          string
	Href        string // the plan's page; empty for a plan that cannot be read yet
	Client      string // empty outside the unit's own folder and protected/
	Unit        string // the unit's name
	UnitHref    string
	Responsible string
	PersonHref  string // empty if the person has no page
	Kind        string // review, agreement, offer, signature, page
	KindWord    string // "Uppföljning"
	Text        string // an agreement's words; empty outside the unit's own folder and protected/
	State       State
	Due         Day // zero when missing
}

// Group is the rows of one state, split by week or month where that helps.
type Group struct {
	State State
	Title string // "Försenade"
	Count int
	Parts []Part
}

// Part is a run of rows under a heading of their own.
type Part struct {
	Title string // "Vecka 48", "Januari 2027"; empty for rows without a heading
	Range string // "23–29 november"; may be empty
	Rows  []Row
}

// Tally is a number with the list that it counts.
type Tally struct {
	State State
	Count int
	Note  string // "äldst 20 oktober 2026"; may be empty
	Href  string
	ID    string // the state, where links to it lead here because its rows stand elsewhere
}

// Front is layouts/intranet/front.html, the follow-up index.
type Front struct {
	Frame
	Today         Day
	Weekday       string   // "lördag 21 november 2026"
	Unread        []Unread // plans that cannot be read: they stand first
	Tallies       []Tally
	Kinds         []KindCount
	Care          []Tally // plans that need care for other reasons than a day
	Plot          Plot
	Worst         []Row     // the oldest overdue and missing things, at most 50, without names
	MoreWorst     int       // how many more there are
	Soon          []Row     // the next things, at most 50, without names
	Units         []Summary // all, or the 50 that have most overdue
	MoreUnits     int       // how many more there are
	People        []Summary // the same of those who answer for plans
	MorePeople    int
	Protected     []Link // bare ids of protected plans, at most 50
	MoreProtected int
	Plans         int // how many plans there are in all
	Errors        int // findings that must be mended
	Warnings      int
	PagesDue      int // information pages that are overdue for review
}

// Unread is a plan that cannot be read.
type Unread struct {
	ID       string
	Href     string // its line in findings.html
	LastGood string // the page of its last good version, empty if there is none
}

// KindCount counts one kind of due things by state.
type KindCount struct {
	Word                          string // "Uppföljningar"
	Overdue, Soon, Later, Missing int
	Href                          string // the list of the kind
}

// Summary is one line of a table by unit or by responsible.
type Summary struct {
	Name                          string
	Href                          string
	Plans                         int
	Overdue, Soon, Later, Missing int
	Oldest                        Day // zero if nothing is overdue
}

// Plot is reviews per month: bars of done, late and planned ones, drawn as SVG
// in a box of Width by Height, with its text alternative and its table.
type Plot struct {
	Width, Height int
	Base          int // the y of the zero line
	Bars          []Bar
	Alt           string // the whole plot in one or two sentences
}

// Bar is one month of the plot. The three parts stand on each other.
type Bar struct {
	Month, Label        string // "2026-11", "nov"
	Title               string // "november 2026"
	Href                string // the month's page, empty if it has none
	Now                 bool
	X, Width, LabelX    int
	Done, Late, Planned Piece
	Total, TotalY       int
}

// Piece is one part of a bar.
type Piece struct{ Count, Y, Height int }

// Units is layouts/intranet/units.html; People is layouts/intranet/people.html;
// Months is layouts/intranet/months.html.
type (
	Units struct {
		Frame
		Units []Summary
	}
	People struct {
		Frame
		People []Summary
	}
	Months struct {
		Frame
		Months []Summary
	}
)

// Unit is layouts/intranet/unit.html: one unit's list, with names.
type Unit struct {
	Frame
	Name      string
	Slug      string
	Unread    []Unread
	Tallies   []Tally // link to the groups below
	Groups    []Group
	Plans     []PlanRow // every plan of the unit, sorted by name as Swedish does
	PlanCount int       // how many plans the unit has, on all pages of the list
	Feeds     []Link    // the list to take along: calendar, spreadsheet, data
	Pager     []Link    // the pages of a long list; the one without Href is this; empty for a list of one page
}

// PlanRow is one plan in its unit's register.
type PlanRow struct {
	ID, Href, Client, Responsible string
	Status                        string // "Pågående"
	StatusKey                     string // draft, offered, declined, active, closed
	State                         State  // of the first thing to do; zero if there is nothing
	Next                          Day    // the first thing's day
}

// UnitCount is how much of a list across units belongs to one of them.
type UnitCount struct {
	Name, Href string
	Count      int
}

// List is layouts/intranet/list.html: one responsible person, one month, one
// kind or state of things to do, or plans that need care.
type List struct {
	Frame
	Heading    string
	Kind       string // "person", "month" or "across"
	Lead       string // one sentence about what the list holds
	Tallies    []Tally
	Groups     []Group
	Prev, Next Link        // the months beside this one
	Feeds      []Link      // the list to take along: a calendar
	Pager      []Link      // the pages of a long list, as in Unit
	Units      []UnitCount // how much of the list is whose, for lists across units
	More       int         // how many rows the list leaves out: the units' own lists hold them
	Left       Day         // the responsible person's last working day, zero if there is none
}

// Protected is layouts/intranet/protected.html: the whole list of protected
// plans, with names.
type Protected struct {
	Frame
	Unread    []Unread
	Tallies   []Tally
	Groups    []Group
	Plans     []PlanRow
	PlanCount int
	Findings  []FileFindings
	Feeds     []Link
	Pager     []Link
}

// Plan is layouts/intranet/plan.html: one plan, fit to print and sign.
type Plan struct {
	Frame
	ID             string
	Path           string // of the source file
	Client         string
	Unit           Link
	Protection     string // "Skyddad folkbokföring", empty for none
	Status         string
	StatusKey      string
	Stale          bool // the file cannot be read now: this is its last good version
	Responsible    Link
	Born           Day
	Representative string // "Siv Exempel, god man"
	Measures       []Measure
	Others         []Pair
	Offers         []Pair
	Meetings       []Meeting
	Present        []string  // at the last meeting
	Place          string    // of the last meeting
	Met            Day       // the last meeting
	Sections       []Section // in the file's order; Agreements stand where Together is true
	Agreements     []Agreement
	Review         Review
	Signatures     []Signature
	RegionNotified Day
	Copies         []string
	NoCopies       bool  // it is said that nobody should have a copy
	Todo           []Row // what is to be done for this plan, most urgent first
	Warnings       []Finding
}

// Measure is an insats with the day of its decision.
type Measure struct {
	Name    string // "Ledsagarservice"
	Decided Day    // zero: planned
}

// Pair is two cells that belong together.
type Pair struct {
	Name, Text string
	Day        Day
}

// Meeting is one meeting of the plan's history.
type Meeting struct {
	Kind    string // "Planeringsmöte"
	KindKey string // preparatory, planning, follow-up
	Date    Day
	Place   string
	Present []string
}

// Section is a heading and its text. Sub-headings are in Parts.
type Section struct {
	ID       string
	Key      string // now, goals, how, together, "" for a heading of the author's own
	Title    string
	Body     template.HTML
	Parts    []Section
	Together bool // the agreements stand here
	Blank    bool // nothing is written: print ruled lines
}

// Agreement is one row of what the people decided together.
type Agreement struct {
	Body        template.HTML
	By          Day
	Responsible string
	State       State
}

// Review is the next review of a plan.
type Review struct {
	State  State
	Due    Day
	Agreed bool   // the day was agreed at a meeting; otherwise it follows from the law
	Why    string // one sentence about where the day comes from
}

// Signature is one line to sign on.
type Signature struct {
	Who  string // "Alva Exempel"
	Role string // "den planen gäller", "ansvarig för planen"
	Date Day    // zero: not signed, print an empty line
}

// Findings is layouts/intranet/findings.html.
type Findings struct {
	Frame
	Files            []FileFindings // never of protected plans
	Hidden           []Link         // bare ids of protected or unreadable plans with findings
	Pages            []Row          // information pages due for review
	Errors, Warnings int
}

// FileFindings is one source file and what must be mended in it.
type FileFindings struct {
	ID       string // the anchor
	Path     string
	Findings []Finding
}

// Finding is one thing to mend.
type Finding struct {
	Line, Col int
	Rule      string
	Severity  string // error, warning, note
	Says, Do  string
}

// Info is layouts/intranet/page.html: an information page, staff ones too.
type Info struct {
	Frame
	Lang       string
	Heading    string
	Lead       string // the page's description, empty if it has none
	Image      string // the lead picture, relative; empty if the page has none
	ImageAlt   string
	ImageSize  info.Size // zero if the file does not say
	TOC        []info.Heading
	Body       template.HTML
	Staff      bool
	Draft      bool
	Reviewed   Day
	ReviewedBy string
	LookedAt   string // what was reviewed, as given
	Edited     Day    // zero if nobody has said when the text last changed
	NextReview Day
}

// EmptyForm is layouts/intranet/form.html: the empty form of a plan.
type EmptyForm struct {
	Frame
	Lang    string
	Heading string
	Lead    string
	Form    form.Sheet
}

// Pages is layouts/intranet/pages.html: the list of information pages.
type Pages struct {
	Frame
	Pages []PageRow
}

// PageRow is one information page in that list.
type PageRow struct {
	Title, Href, Lang, Owner string
	Staff, Draft             bool
	Reviewed, Due            Day
	State                    State
}
