package access

import (
	"embed"
	"fmt"
	"io"
	"regexp"
	"strings"
	"text/template"

	"planportal/generator/diag"
	"planportal/generator/settings"
)

// Server is a web server that rules can be written for.
type Server string

// The servers.
const (
	Nginx  Server = "nginx"
	Apache Server = "apache"
	IIS    Server = "iis"
)

// Servers are the servers that rules can be written for.
var Servers = [...]Server{Nginx, Apache, IIS}

// Asked is what rules are written from.
type Asked struct {
	Server Server
	Lang   diag.Lang // of the comments
	Root   string    // the folder with the site, as the server sees it
	Staff  settings.Staff
	Units  []string // the folders that there are
	Groups Groups   // of the users, nil if the server knows them from elsewhere
}

//go:embed rules
var files embed.FS

// Intranet writes the rules of the intranet. They are the same whenever they are
// asked for in the same way.
func Intranet(w io.Writer, a Asked) error { return write(w, a, "intranet") }

// Open writes the rules of the open site.
func Open(w io.Writer, a Asked) error { return write(w, a, "open") }

func write(w io.Writer, a Asked, site string) error {
	t, err := template.New("").Funcs(template.FuncMap{
		"say": a.say, "quoted": quoted, "variable": variable, "groupsPattern": groupsPattern, "pattern": pattern, "folder": folder, "trimmed": trimmed,
	}).ParseFS(files, "rules/*.tmpl")
	if err != nil {
		return fmt.Errorf("read the rules' templates: %w", err)
	}
	root := strings.TrimRight(strings.ReplaceAll(a.Root, `\`, "/"), "/")
	err = t.ExecuteTemplate(w, string(a.Server)+"-"+site+".tmpl", map[string]any{
		"Root": root, "Doors": Doors(a.Staff, a.Units), "Members": a.Groups.members(), "Types": FileTypes(),
		"Headers": headers, "NoIndex": noIndex, "PagePolicy": PagePolicy, "OtherPolicy": OtherPolicy,
		"KeepNothing": keepNothing, "AskAgain": askAgain, "KeepOpen": keepOpen, "KeepClosed": keepClosed,
	})
	if err != nil {
		return fmt.Errorf("write the rules: %w", err)
	}
	return nil
}

// say picks the language of a comment.
func (a Asked) say(sv, en string) string {
	if a.Lang == diag.English {
		return en
	}
	return sv
}

// quoted is a value in the quotation marks of nginx and Apache.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// variable is the name of the variable in which nginx keeps whether a door is
// open. No two doors have the same: slugs have no underscore.
func variable(d Door) string {
	switch d.Kind {
	case OfUnit:
		return "planportal_unit_" + strings.ReplaceAll(d.Unit, "-", "_")
	default:
		return "planportal_" + string(d.Kind)
	}
}

// groupsPattern matches a list of groups, with commas between, that holds one of
// these. Groups have letters, digits and " ._@\-" only.
func groupsPattern(groups []string) string {
	var names []string
	for _, g := range groups {
		names = append(names, pattern(g))
	}
	return `(^|,) *(` + strings.Join(names, "|") + `) *(,|$)`
}

// pattern matches a text and nothing else, and stands between quotation marks
// as it is: what means something to them is in brackets.
func pattern(s string) string {
	return special.ReplaceAllStringFunc(s, func(c string) string {
		if c == `\` {
			return `[\\\\]`
		}
		return "[" + c + "]"
	})
}

var special = regexp.MustCompile(`[.+*?()|{}$#\\\[\]]`)

func folder(path string) bool { return path == "" || strings.HasSuffix(path, "/") }

func trimmed(path string) string { return strings.TrimSuffix(path, "/") }
