package serve

import (
	"bytes"
	_ "embed" // for the script and its style
	"html"
	"regexp"
)

//go:embed live.js
var script []byte

//go:embed live.css
var style []byte

// policy matches where a page's own content security policy begins.
var policy = regexp.MustCompile(`(?i)<meta\s+http-equiv="Content-Security-Policy"\s+content="`)

// dress gives a page the script of live reload, and lets it listen. Other files
// are left alone. Published pages never have the script: it is put in here, on
// the way to the browser.
func dress(f file, findings string) file {
	if !f.isPage() {
		return f
	}
	f.mark = pageMark(f.body)
	body := f.body
	if at := policy.FindIndex(body); at != nil && !listens(body[at[1]:]) {
		body = insert(body, at[1], "connect-src 'self'; ") // of two such directives the first counts
	}
	tag := `<script src="` + scriptPath + `" data-page="` + f.mark + `"`
	if findings != "" {
		tag += ` data-findings="` + findings + `"`
	}
	tag += " defer></script>\n"
	end := bytes.LastIndex(body, []byte("</body>"))
	if end < 0 {
		end = len(body)
	}
	f.body = insert(body, end, tag)
	return f
}

// listens reports whether a policy, which ends with its quotation mark, allows
// that already.
func listens(policy []byte) bool {
	policy, _, _ = bytes.Cut(policy, []byte(`"`))
	return bytes.Contains(policy, []byte("connect-src 'self'"))
}

func insert(b []byte, at int, text string) []byte {
	out := make([]byte, 0, len(b)+len(text))
	out = append(out, b[:at]...)
	out = append(out, text...)
	return append(out, b[at:]...)
}

// notice is a page of the server's own.
func notice(title, text string) file {
	title, text = html.EscapeString(title), html.EscapeString(text)
	return file{path: "notice.html", body: []byte(`<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>` + title + `</title>
</head>
<body>
<main>
<h1>` + title + `</h1>
<p>` + text + `</p>
<p><a href="/">Till startsidan</a></p>
</main>
</body>
</html>
`)}
}

// relative matches addresses that a page gives from where it stands.
var relative = regexp.MustCompile(`(\s(?:href|src)=")([^"#/:?][^":]*")`)

// fromTop makes a page that stands at the top of the site right at every
// address here: it is what is shown where nothing stands. The page may also name
// the address, base, that the site has when it is published.
func fromTop(page []byte, base string) []byte {
	page = relative.ReplaceAll(page, []byte("$1/$2"))
	if base == "" {
		return page
	}
	return bytes.ReplaceAll(page, []byte(`="`+base), []byte(`="/`))
}
