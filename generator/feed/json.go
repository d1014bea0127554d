package feed

import (
	"bytes"
	_ "embed" // for the schema
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"
)

// JSON writes the rows as an array of objects, for people too: indented.
func JSON(w io.Writer, rows []Row) error {
	var b, pretty bytes.Buffer
	err := encode(&b, rows, true)
	if err == nil {
		err = json.Indent(&pretty, b.Bytes(), "", "  ")
	}
	if err == nil {
		_, err = w.Write(pretty.Bytes())
	}
	return err
}

// JSONFile is JSON for a file of the site. It leaves out days, which would
// change every file every night; schema.json describes it.
func JSONFile(w io.Writer, rows []Row) error { return encode(w, rows, false) }

// Schema is the JSON Schema (draft 2020-12) of JSON and JSONFile.
//
//go:embed schema.json
var Schema []byte

// encode writes an object a line: a change of one thing is a change of one line.
//
// A unit's file is written at every edit of its plans, and encoding/json takes
// three times as long; a test holds ours equal to what it makes.
func encode(w io.Writer, rows []Row, days bool) error {
	out, text := blocks{to: w}, []byte{'['}
	for i := range rows {
		if i > 0 {
			text = append(text, ',')
		}
		text = out.write(appendObject(append(text, '\n'), &rows[i], days))
	}
	if len(rows) > 0 {
		text = append(text, '\n')
	}
	return out.end(append(text, "]\n"...))
}

// appendObject appends a row as an object. Its keys are a promise to other
// programs. With days it tells how many are left, which is null when due is;
// files, which stand for many days, leave that out.
func appendObject(to []byte, r *Row, days bool) []byte {
	to = quoted(append(to, `{"id":`...), r.ID)
	to = quoted(append(to, `,"unit":`...), r.Unit)
	to = quoted(append(to, `,"client":`...), r.Client)
	to = quoted(append(to, `,"responsible":`...), r.Responsible)
	to = quoted(append(to, `,"kind":`...), r.Kind.String())
	to = append(to, `,"due":`...)
	if r.Due.IsZero() {
		to = append(to, "null"...)
	} else {
		to = append(r.Due.Append(append(to, '"')), '"')
	}
	to = quoted(append(to, `,"state":`...), r.State.String())
	if days {
		to = append(to, `,"days":`...)
		if r.Due.IsZero() {
			to = append(to, "null"...)
		} else {
			to = strconv.AppendInt(to, int64(r.Days), 10)
		}
	}
	to = quoted(append(to, `,"source":`...), r.Source.String())
	to = quoted(append(to, `,"path":`...), r.Path)
	return append(to, '}')
}

// quoted appends a text as a string of JSON.
func quoted(to []byte, s string) []byte {
	if plain(s) {
		return append(append(append(to, '"'), s...), '"')
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a text can always be encoded
	return append(to, bytes.TrimSuffix(b.Bytes(), []byte{'\n'})...)
}

// plain reports whether a text needs no escape in JSON, as far as that is easy to
// see.
func plain(s string) bool {
	ascii := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == '"' || c == '\\' || c == 0xE2 { // U+2028 and U+2029 begin so
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return ascii || utf8.ValidString(s)
}
