package feed

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"planportal/generator/diag"
)

// byteOrderMark makes Excel read the file as UTF-8.
const byteOrderMark = "\uFEFF"

// CSV writes the rows as Swedish Excel opens them with a double click: UTF-8
// with a byte order mark, semicolons, CRLF.
func CSV(w io.Writer, rows []Row, lang diag.Lang) error { return table(w, columns[:], rows, lang) }

// CSVFile is CSV for a file of the site. It leaves out the days that are left,
// which would change every file every night.
func CSVFile(w io.Writer, rows []Row, lang diag.Lang) error {
	lasting := slices.DeleteFunc(slices.Clone(columns[:]), func(c column) bool { return c.daily })
	return table(w, lasting, rows, lang)
}

func table(w io.Writer, columns []column, rows []Row, lang diag.Lang) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = c.head.in(lang)
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for n := range rows {
		for i, c := range columns {
			line[i] = c.cell(&rows[n], lang)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// column is a column of the table.
type column struct {
	head  words
	cell  func(*Row, diag.Lang) string
	daily bool // changes every day
}

var columns = [...]column{
	{head: words{"plan eller sida", "plan or page"}, cell: func(r *Row, _ diag.Lang) string { return Harmless(r.ID) }},
	{head: words{"enhet", "unit"}, cell: func(r *Row, _ diag.Lang) string { return Harmless(r.Unit) }},
	{head: words{"gäller", "client"}, cell: func(r *Row, _ diag.Lang) string { return Harmless(r.Client) }},
	{head: words{"ansvarig", "responsible"}, cell: func(r *Row, _ diag.Lang) string { return Harmless(r.Responsible) }},
	{head: words{"vad", "what"}, cell: (*Row).KindWord},
	{head: words{"senast", "due"}, cell: func(r *Row, _ diag.Lang) string { return r.Due.String() }},
	{head: words{"läge", "state"}, cell: (*Row).StateWord},
	{head: words{"dagar kvar", "days left"}, cell: func(r *Row, _ diag.Lang) string { return r.days() }, daily: true},
	{head: words{"varför den dagen", "why that day"}, cell: func(r *Row, lang diag.Lang) string { return sourceWords[r.Source].in(lang) }},
	{head: words{"fil", "file"}, cell: func(r *Row, _ diag.Lang) string { return Harmless(r.Path) }},
}

func (r *Row) days() string {
	if r.Due.IsZero() {
		return ""
	}
	return strconv.Itoa(r.Days)
}

// Harmless keeps a spreadsheet from taking a text for a formula.
//
// https://owasp.org/www-community/attacks/CSV_Injection
func Harmless(cell string) string {
	if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
