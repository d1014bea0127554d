package feed

import (
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
	Days        *int       `json:"days"` // null when due is
	Source      due.Source `json:"source"`
	Path        string     `json:"path"`
}

// JSON writes the rows as an array of objects.
func JSON(w io.Writer, rows []Row) error {
	all := make([]object, 0, len(rows))
	for _, r := range rows {
		o := object{
			ID: r.ID, Unit: r.Unit, Client: r.Client, Responsible: r.Responsible, Kind: r.Kind, State: r.State,
			Source: r.Source, Path: r.Path,
		}
		if !r.Due.IsZero() {
			o.Due, o.Days = &r.Due, &r.Days
		}
		all = append(all, o)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(all)
}
