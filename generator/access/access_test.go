package access_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planportal/generator"
	"planportal/generator/access"
	"planportal/generator/day"
	"planportal/generator/diag"
	"planportal/generator/intranet"
	"planportal/generator/settings"
)

func TestDoors(t *testing.T) {
	const lists = "assets/ findings.html index.html lists/ months/ pages/ people/ reviews.schema.json units/index.html: "
	for name, tt := range map[string]struct {
		staff settings.Staff
		units []string
		want  string
	}{
		"a unit without a group is closed, and so are protected plans": {
			settings.Staff{Access: []settings.Access{{Unit: "norr", Group: "n"}}}, []string{"norr", "syd"},
			lists + "n\nprotected/: nobody\nunits/norr/: n\nunits/syd/: nobody\n",
		},
		"nothing is open without groups": {
			settings.Staff{}, []string{"norr"},
			lists + "nobody\nprotected/: nobody\nunits/norr/: nobody\n",
		},
		"what has no names is open to all groups": {
			settings.Staff{Access: []settings.Access{{Unit: "norr", Group: "n"}, {Unit: "syd", Group: "s"}}, Shared: settings.Shared{Protected: "p"}}, nil,
			lists + "n p s\nprotected/: p\nunits/norr/: n\nunits/syd/: s\n",
		},
		"or to those whom site.yaml names": {
			settings.Staff{Access: []settings.Access{{Unit: "norr", Group: "n"}}, Shared: settings.Shared{People: "chefer", Rest: "alla"}}, nil,
			strings.ReplaceAll(lists, "people/ ", "") + "alla\npeople/: chefer\nprotected/: nobody\nunits/norr/: n\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, told(access.Doors(tt.staff, tt.units))); diff != "" {
				t.Errorf("doors (-want +got):\n%s", diff)
			}
		})
	}
}

// told writes doors a line, those of the same groups together.
func told(doors []access.Door) (out string) {
	paths := map[string]string{}
	var order []string
	for _, d := range doors {
		groups := strings.Join(d.Groups, " ")
		if groups == "" {
			groups = "nobody"
		}
		key := groups
		if d.Kind == access.OfUnit || d.Kind == access.Protected {
			key = d.Path
		}
		if paths[key] == "" {
			order = append(order, key)
		} else {
			paths[key] += " "
		}
		paths[key] += d.Path
		if key == d.Path {
			paths[key] += ": " + groups
		}
	}
	for _, key := range order {
		out += paths[key]
		if !strings.Contains(paths[key], ": ") {
			out += ": " + key
		}
		out += "\n"
	}
	return out
}

// Every file of an intranet is behind one door: nothing that is made is closed
// by mistake, and no plan is behind another unit's door.
func TestEveryFileIsBehindOneDoor(t *testing.T) {
	g, err := generator.New(generator.Options{Source: "../.."}).Apply(generator.Batch{Today: day.Must("2026-11-21")})
	if err != nil {
		t.Fatal(err)
	}
	doors := access.Doors(g.Site.Settings.Staff, nil)
	seen := map[access.Kind]bool{}
	for _, job := range intranet.Diff(nil, g.Site, nil, g.Layouts).Jobs {
		var behind []access.Door
		for _, d := range doors {
			if d.Path == job.Path || strings.HasSuffix(d.Path, "/") && strings.HasPrefix(job.Path, d.Path) {
				behind = append(behind, d)
			}
		}
		if len(behind) != 1 {
			t.Errorf("%s is behind %d doors", job.Path, len(behind))
			continue
		}
		seen[behind[0].Kind] = true
		if d := behind[0]; d.Kind == access.OfUnit && (len(d.Groups) != 1 || !strings.HasPrefix(job.Path, "units/"+d.Unit+"/")) {
			t.Errorf("%s is behind the door of %s, with %d groups", job.Path, d.Unit, len(d.Groups))
		}
	}
	if len(seen) != 4 {
		t.Errorf("the starter site has only the doors %v", seen)
	}
}

func TestReadGroups(t *testing.T) {
	got, err := access.ReadGroups(strings.NewReader("\ufeff# vem\nlss-norr: anna bertil\n\nLSS Syd:anna\nlss-norr: anna cecilia\ntom:\n"))
	want := access.Groups{"anna": {"LSS Syd", "lss-norr"}, "bertil": {"lss-norr"}, "cecilia": {"lss-norr"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("groups (-want +got):\n%s%v", diff, err)
	}
	for _, bad := range []string{"anna", ": anna", "a,b: anna", `a: "anna"`} {
		if _, err := access.ReadGroups(strings.NewReader("a: b\n" + bad + "\n")); err == nil || strings.Contains(err.Error(), "anna") || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// Lines of the logs of nginx, Apache and IIS, and what they tell.
func TestReport(t *testing.T) {
	staff := settings.Staff{Access: []settings.Access{{Unit: "norr", Group: "n"}, {Unit: "syd", Group: "s"}}, Shared: settings.Shared{Protected: "p"}}
	groups := access.Groups{"anna": {"n"}, `KOMMUN\bertil`: {"s"}, "cecilia": {"p"}}
	const iis = "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method cs-uri-stem cs-uri-query cs-username sc-status\n2026-11-21 10:00:00 GET "
	line := func(user, request, status string) string {
		return `10.0.0.1 - ` + user + ` [21/Nov/2026:10:00:00 +0100] "` + request + `" ` + status + ` 512 "-" "Mozilla/5.0"`
	}
	for log, want := range map[string]string{
		line("anna", "GET /units/norr/a.html HTTP/1.1", "200"):                                       "",
		line("anna", "GET /units/syd/a.html HTTP/1.1", "200"):                                        "anna syd units/syd/a.html other-unit opened",
		line("anna", "GET /units/syd/ HTTP/2.0", "200"):                                              "anna syd units/syd/ other-unit opened",
		line("anna", "GET /units/syd/a.html HTTP/1.1", "304"):                                        "anna syd units/syd/a.html other-unit opened",
		line("anna", "GET /units/syd/a.html HTTP/1.1", "403"):                                        "anna syd units/syd/a.html other-unit refused",
		line("-", "GET /units/syd/a.html HTTP/1.1", "401"):                                           "",
		line("-", "GET /units/syd/a.html HTTP/1.1", "403"):                                           "",
		line("-", "GET /units/syd/a.html HTTP/1.1", "200"):                                           " syd units/syd/a.html other-unit opened",
		line("okänd", "GET /units/norr/reviews.csv HTTP/1.1", "206"):                                 "okänd norr units/norr/reviews.csv other-unit opened",
		line("anna", "GET /units/okand/a.html HTTP/1.1", "200"):                                      "anna okand units/okand/a.html other-unit opened",
		line("anna", "GET /units/index.html HTTP/1.1", "200"):                                        "",
		line("anna", "GET /index.html HTTP/1.1", "200"):                                              "",
		line("anna", "GET /units/norr/../syd/%61.html?x=1 HTTP/1.1", "200"):                          "anna syd units/syd/a.html other-unit opened",
		line("anna", "GET /UNITS/Syd/a.html HTTP/1.1", "200"):                                        "anna syd UNITS/Syd/a.html other-unit opened",
		line("anna", "GET https://intranet.example.org/units/syd/a.html HTTP/1.1", "200"):            "anna syd units/syd/a.html other-unit opened",
		line("cecilia", "GET /protected/a.html HTTP/1.1", "200"):                                     "cecilia  protected/a.html protected opened",
		line("anna", "GET /protected/a.html HTTP/1.1", "200"):                                        "anna  protected/a.html protected-outside opened",
		line("anna", "GET /protected/a.html HTTP/1.1", "404"):                                        "",
		line(`KOMMUN\x5Cbertil`, "GET /units/syd/a.html HTTP/1.1", "200"):                            "",
		line(`KOMMUN\\bertil`, "GET /units/norr/a.html HTTP/1.1", "200"):                             `KOMMUN\bertil norr units/norr/a.html other-unit opened`,
		line("Anna Berg", "GET /units/norr/a.html HTTP/1.1", "200"):                                  "Anna Berg norr units/norr/a.html other-unit opened",
		line("anna", `\x16\x03\x01`, "400"):                                                          "",
		"nonsense":                                                                                   "1 unread",
		line("anna", "GET /units/syd/a.html", "200"):                                                 "1 unread",
		iis + "/units/syd/a.html - anna 200":                                                         "anna syd units/syd/a.html other-unit opened",
		iis + "/units/syd/a.html - KOMMUN\\bertil 200":                                               "",
		iis + "/protected/a.html - - 401":                                                            "",
		iis + "/units/syd/a.html - Anna+Berg 200":                                                    "Anna Berg syd units/syd/a.html other-unit opened",
		iis + "/units/syd/a.html - anna":                                                             "1 unread",
		line("anna", "GET /x HTTP/1.1", "200") + "\r\n" + line("x", "GET /units/a/ HTTP/1.1", "200"): "x a units/a/ other-unit opened",
	} {
		r := access.NewReport(staff, groups)
		if err := r.Add("log", strings.NewReader(log+"\n")); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, o := range r.Openings {
			got += o.User + " " + o.Unit + " " + o.Path + " " + string(o.Why) + " " + string(o.Result)
		}
		if r.Unread > 0 {
			got += "1 unread"
		}
		if got != want {
			t.Errorf("%s\n got %q\nwant %q", log, got, want)
		}
	}
}

func FuzzReport(f *testing.F) {
	f.Add([]byte(`10.0.0.1 - anna [21/Nov/2026:10:00:00 +0100] "GET /units/syd/a.html HTTP/1.1" 200 5 "-" "-"`))
	f.Add([]byte("#Fields: date time cs-uri-stem cs-username sc-status\n2026-11-21 10:00:00 /units/syd/a.html anna 200\n"))
	f.Add([]byte{0x1f, 0x8b, 8})
	f.Fuzz(func(t *testing.T, log []byte) {
		r := access.NewReport(settings.Staff{}, nil)
		_ = r.Add("log", bytes.NewReader(log)) // a broken archive is an error
		for _, o := range r.Openings {
			if o.Unit == "" && o.Why == access.OtherUnit || o.Line < 1 {
				t.Errorf("%+v", o)
			}
		}
		if err := r.CSV(&bytes.Buffer{}, diag.English); err != nil {
			t.Error(err)
		}
	})
}
