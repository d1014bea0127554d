package feed

import (
	"bytes"
	_ "embed" // for the schema
	"encoding/json"
	"io"

	"planportal/generator/day"
	"planportal/generator/due"
)

// object is a row in JSON. Its keys are a promise to other programs.
type object struct {
	ID          string     `json:"id"`
	Unit        string     `json:"unit"`
	Client      string     `json:"client"`
	Responsible string     `json:"responsible"`
	Kind        due.Kind   `json:"kind"`
	Due         *day.Date  `json:"due"` // YYYY-MM-DD, or null
	State       due.State  `json:"state"`
	Days        *days      `json:"days,omitempty"` // null when due is; left out of files, which stand for many days
	Source      due.Source `json:"source"`
	Path        string     `json:"path"`
}

// days is a number of days, or null.
type days struct{ n *int }

// MarshalJSON writes the number or null.
func (d days) MarshalJSON() ([]byte, error) { return json.Marshal(d.n) }

// JSON writes the rows as an array of objects, for people too: indented.
func JSON(w io.Writer, rows []Row) error {
	var b, pretty bytes.Buffer
	err := encode(&b, rows, func(o *object, r *Row) {
		o.Days = &days{}
		if !r.Due.IsZero() {
			o.Days.n = &r.Days
		}
	})
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
func JSONFile(w io.Writer, rows []Row) error { return encode(w, rows, func(*object, *Row) {}) }

// Schema is the JSON Schema (draft 2020-12) of JSON and JSONFile.
//
//go:embed schema.json
var Schema []byte

// encode writes an object a line: a change of one thing is a change of one line.
func encode(w io.Writer, rows []Row, add func(*object, *Row)) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('[')
	for i := range rows {
		r := &rows[i]
		o := object{
			ID: r.ID, Unit: r.Unit, Client: r.Client, Responsible: r.Responsible, Kind: r.Kind, State: r.State,
			Source: r.Source, Path: r.Path,
		}
		if !r.Due.IsZero() {
			o.Due = &r.Due
		}
		add(&o, r)
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		if err := enc.Encode(o); err != nil {
			return err
		}
		b.Truncate(b.Len() - 1) // the line's end, which goes after the comma
		if _, err := b.WriteTo(w); err != nil {
			return err
		}
	}
	if len(rows) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	_, err := b.WriteTo(w)
	return err
}
