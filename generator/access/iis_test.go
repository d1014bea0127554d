package access_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"planportal/generator"
	"planportal/generator/access"
	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/intranet"
	"planportal/generator/settings"
)

// iisSchema is what IIS knows of a web.config, of what is used here: each element
// with its attributes, and the values that they may have if those are few. The
// key of a collection's entry is marked with a star: a second entry with the same
// key, above or here, and the server answers 500.19 to every request.
//
// https://learn.microsoft.com/iis/configuration/system.webserver/
const iisSchema = `
directoryBrowse enabled=true|false
defaultDocument enabled=true|false
defaultDocument/files
defaultDocument/files/add value*
defaultDocument/files/clear
httpErrors errorMode=DetailedLocalOnly|Custom|Detailed
httpErrors/error statusCode* path responseMode=File|ExecuteURL|Redirect
httpErrors/remove statusCode*
security
security/requestFiltering removeServerHeader=true|false
security/requestFiltering/denyUrlSequences
security/requestFiltering/denyUrlSequences/add sequence*
security/requestFiltering/denyUrlSequences/remove sequence*
security/requestFiltering/hiddenSegments
security/requestFiltering/hiddenSegments/add segment*
security/requestFiltering/hiddenSegments/remove segment*
security/requestFiltering/verbs allowUnlisted=true|false
security/requestFiltering/verbs/add verb* allowed=true|false
security/requestFiltering/verbs/clear
security/authorization
security/authorization/add accessType=Allow|Deny users* roles*
security/authorization/clear
httpProtocol
httpProtocol/customHeaders
httpProtocol/customHeaders/add name* value
httpProtocol/customHeaders/remove name*
staticContent
staticContent/clientCache cacheControlMode=NoControl|DisableCache|UseMaxAge|UseExpires cacheControlCustom
staticContent/mimeMap fileExtension* mimeType
staticContent/remove fileExtension*
`

// iisElement is what the schema says of an element.
type iisElement struct {
	values map[string][]string // of each attribute; nil if it may have any
	key    []string
}

func readIISSchema() map[string]iisElement {
	all := map[string]iisElement{}
	for line := range strings.Lines(iisSchema) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		e := iisElement{values: map[string][]string{}}
		for _, f := range fields[1:] {
			name, values, few := strings.Cut(f, "=")
			name, key := strings.CutSuffix(name, "*")
			e.values[name] = nil
			if few {
				e.values[name] = strings.Split(values, "|")
			}
			if key {
				e.key = append(e.key, name)
			}
		}
		all[fields[0]] = e
	}
	return all
}

// node is an element of a web.config.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Nodes   []node     `xml:",any"`
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// iis is a server with a web.config: for the top and for each location, the
// entries of each collection there, by the collection's path.
type iis struct {
	t      *testing.T
	schema map[string]iisElement
	at     map[string]map[string][]node
}

// readIIS reads a web.config as IIS does, below a server whose own configuration
// has every entry already that it adds: what somebody else has set there once
// must not be in the way. It tells of every name that IIS does not know.
func readIIS(t *testing.T, config []byte) *iis {
	t.Helper()
	var top node
	if err := xml.Unmarshal(config, &top); err != nil {
		t.Fatalf("%v\n%s", err, config)
	}
	if top.XMLName.Local != "configuration" || len(top.Attrs) > 0 || len(top.Nodes) == 0 || top.Nodes[0].XMLName.Local != "system.webServer" {
		t.Fatalf("no web.config:\n%s", config)
	}
	s := &iis{t, readIISSchema(), map[string]map[string][]node{}}
	above := map[string][]node{"security/authorization": {{XMLName: xml.Name{Local: "add"}, Attrs: []xml.Attr{{Name: xml.Name{Local: "accessType"}, Value: "Allow"}, {Name: xml.Name{Local: "users"}, Value: "*"}}}}}
	s.entries("", top.Nodes[0], func(path string, n node) {
		if n.XMLName.Local != "clear" && n.XMLName.Local != "remove" {
			above[path] = append(above[path], n)
		}
	})
	s.apply("", top.Nodes[0], above)
	for _, l := range top.Nodes[1:] {
		path := l.attr("path")
		if l.XMLName.Local != "location" || len(l.Attrs) != 1 || path == "" || strings.Trim(path, "/") != path || len(l.Nodes) != 1 || l.Nodes[0].XMLName.Local != "system.webServer" {
			t.Errorf("location %q: %+v", path, l)
			continue
		}
		if s.at[path] != nil {
			t.Errorf("location %q is there twice", path)
		}
		s.apply(path, l.Nodes[0], s.inherited(path))
	}
	return s
}

// inherited are the collections of the nearest location above a path. Locations
// stand in the order of their paths, so those above come first.
func (s *iis) inherited(path string) map[string][]node {
	for path != "" {
		path = path[:max(strings.LastIndex(path, "/"), 0)]
		if s.at[path] != nil {
			break
		}
	}
	return s.at[path]
}

// entries calls f with what each collection is told, in order.
func (s *iis) entries(path string, n node, f func(path string, n node)) {
	for _, c := range n.Nodes {
		below := strings.TrimPrefix(path+"/"+c.XMLName.Local, "/")
		e, known := s.schema[below]
		if !known {
			s.t.Errorf("IIS does not know <%s>", below)
		}
		for _, a := range c.Attrs {
			values, known := e.values[a.Name.Local]
			if !known || values != nil && !slices.Contains(values, a.Value) {
				s.t.Errorf("<%s> cannot have %s=%q", below, a.Name.Local, a.Value)
			}
		}
		if len(e.key) > 0 || c.XMLName.Local == "clear" {
			if path == "" || len(c.Nodes) > 0 || len(e.key) > 0 && s.key(path, c) == "" {
				s.t.Errorf("<%s> is no entry: %+v", below, c)
			}
			f(path, c)
			continue
		}
		s.entries(below, c, f)
	}
}

// key is what tells an entry of a collection from the others.
func (s *iis) key(path string, n node) (key string) {
	for _, name := range s.schema[path+"/"+n.XMLName.Local].key {
		if v := n.attr(name); v != "" {
			key += name + "=" + strings.ToLower(v) + " "
		}
	}
	return key
}

// apply is what a section becomes below another.
func (s *iis) apply(location string, n node, above map[string][]node) {
	now := maps.Clone(above)
	s.entries("", n, func(path string, n node) {
		same := func(m node) bool { return s.key(path, m) == s.key(path, n) }
		switch n.XMLName.Local {
		case "clear":
			now[path] = nil
		case "remove":
			now[path] = slices.DeleteFunc(slices.Clone(now[path]), same)
		default:
			if slices.ContainsFunc(now[path], same) {
				s.t.Errorf("location %q: %s has %s already", location, path, s.key(path, n))
			}
			now[path] = append(slices.Clip(now[path]), n)
		}
	})
	s.at[location] = now
}

// of is the location whose rules hold for a path.
func (s *iis) of(path string) map[string][]node {
	if s.at[path] != nil {
		return s.at[path]
	}
	return s.inherited(path)
}

// opens reports whether somebody who has logged in with these groups may read a
// path. Microsoft's pages say two things: that rules that deny come before all
// that allow, and that the first that fits holds. Here both must come to the
// same. Whom no rule fits is refused.
func (s *iis) opens(path string, groups ...string) bool {
	s.t.Helper()
	first, denied, allowed := "", false, false
	for _, rule := range s.of(path)["security/authorization"] {
		if rule.attr("users") != "*" && !slices.Contains(groups, rule.attr("roles")) {
			continue
		}
		if first == "" {
			first = rule.attr("accessType")
		}
		denied = denied || rule.attr("accessType") == "Deny"
		allowed = allowed || rule.attr("accessType") == "Allow"
	}
	if (first == "Allow") != (allowed && !denied) {
		s.t.Errorf("%s: it depends on the order of the rules", path)
	}
	return first == "Allow"
}

// header is what the answers for a path have under a name.
func (s *iis) header(path, name string) (value string) {
	for _, h := range s.of(path)["httpProtocol/customHeaders"] {
		if h.attr("name") == name {
			value += h.attr("value") + ";"
		}
	}
	return strings.TrimSuffix(value, ";")
}

func TestIISOpensWhatTheDoorsSay(t *testing.T) {
	g, err := generator.New(generator.Options{Source: "../.."}).Apply(generator.Batch{Today: day.Must("2026-11-21")})
	if err != nil {
		t.Fatal(err)
	}
	staff := g.Site.Settings.Staff
	closed := staff
	closed.Access, closed.Shared = nil, settings.Shared{}
	people := closed
	people.Access = []settings.Access{{Unit: "dv-norr", Group: `KOMMUN\lss-dv-norr`}, {Unit: "ny", Group: "lss-ny"}}
	people.Shared = settings.Shared{People: "chefer", Protected: "skyddade", Rest: "alla"}
	for name, staff := range map[string]settings.Staff{"the starter site": staff, "no groups": closed, "people apart": people} {
		t.Run(name, func(t *testing.T) {
			units := []string{"dv-norr", "utan-grupp"}
			s := readIIS(t, printed(t, access.Intranet, access.Asked{Server: access.IIS, Lang: diag.Swedish, Staff: staff, Units: units}))
			doors := access.Doors(staff, units)
			groups := []string{"", "okand"}
			for _, d := range doors {
				groups = append(groups, d.Groups...)
			}
			paths := []string{"units/dv-norr/nytt/djupt.html", "units/utan-grupp/a.html", "units/okand/a.html", "units/dv-norr.html", "units/dv-norrland/a.html", "protected/a/b.html", "units", "units/index.htm"}
			for _, job := range intranet.Diff(nil, g.Site, nil, g.Layouts).Jobs {
				paths = append(paths, job.Path)
			}
			opened := 0
			for _, path := range paths {
				for _, group := range slices.Compact(slices.Sorted(slices.Values(groups))) {
					want := false
					for _, d := range doors {
						if d.Path == path || strings.HasSuffix(d.Path, "/") && strings.HasPrefix(path, d.Path) {
							want = slices.Contains(d.Groups, group)
						}
					}
					if got := s.opens(path, group); got != want {
						t.Errorf("%s to %q: %v", path, group, got)
					}
					if want {
						opened++
					}
				}
			}
			if (opened > 0) != (name != "no groups") {
				t.Errorf("%d are open", opened)
			}
			// Whoever is in two groups opens what either does.
			if name == "people apart" && (!s.opens("people/a.html", "lss-ny", "chefer") || !s.opens("units/ny/a.html", "lss-ny", "chefer") || s.opens("protected/a.html", "lss-ny", "chefer")) {
				t.Error("two groups are not both")
			}
		})
	}
}

func TestIISGuardsItsAnswers(t *testing.T) {
	staff := settings.Staff{Access: []settings.Access{{Unit: "norr", Group: "n"}}}
	for name, tt := range map[string]struct {
		print           func(io.Writer, access.Asked) error
		page, asset     string
		hidden, refused string
	}{
		"intranet": {access.Intranet, "no-store", "private, max-age=31536000, immutable", "web.config", "/. ~"},
		"open":     {access.Open, "no-cache", "public, max-age=31536000, immutable", "web.config", "/."},
	} {
		t.Run(name, func(t *testing.T) {
			s := readIIS(t, printed(t, tt.print, access.Asked{Server: access.IIS, Lang: diag.English, Staff: staff}))
			for path, want := range map[string]string{"index.html": tt.page, "units/norr/a.html": tt.page, "assets/a.css": tt.asset} {
				if got := s.header(path, "Cache-Control"); got != want {
					t.Errorf("%s is kept as %q", path, got)
				}
				if s.header(path, "X-Content-Type-Options") != "nosniff" || s.header(path, "Content-Security-Policy") != access.PagePolicy || s.header(path, "X-Powered-By") != "" {
					t.Errorf("%s: headers %+v", path, s.of(path)["httpProtocol/customHeaders"])
				}
			}
			for collection, want := range map[string]string{
				"security/requestFiltering/verbs": "GET HEAD", "security/requestFiltering/hiddenSegments": tt.hidden,
				"security/requestFiltering/denyUrlSequences": tt.refused, "defaultDocument/files": "index.html",
			} {
				var got []string
				for _, n := range s.at[""][collection] {
					got = append(got, n.Attrs[0].Value)
				}
				if strings.Join(got, " ") != want {
					t.Errorf("%s: %q", collection, got)
				}
			}
			for _, f := range access.FileTypes() {
				if !slices.ContainsFunc(s.at[""]["staticContent"], func(n node) bool { return n.attr("fileExtension") == "."+f.Ending }) {
					t.Errorf("no type for .%s", f.Ending)
				}
			}
		})
	}
}

func printed(t *testing.T, write func(io.Writer, access.Asked) error, asked access.Asked) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, asked); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
