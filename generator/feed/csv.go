package feed

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"planportal/generator/diag"
)

// byteOrderMark makes Excel read the file as UTF-8.
const byteOrderMark = "\uFEFF"

// CSV writes the rows as Swedish Excel opens them with a double click: UTF-8
// with a byte order mark, semicolons, CRLF.
func CSV(w io.Writer, rows []Row, lang diag.Lang) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	heads := make([]string, 0, len(columns))
	for _, c := range columns {
		heads = append(heads, c.in(lang))
	}
	table := [][]string{heads}
	for _, r := range rows {
		table = append(table, r.cells(lang))
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	return out.WriteAll(table)
}

func (r Row) cells(lang diag.Lang) []string {
	return []string{
		harmless(r.ID), harmless(r.Unit), harmless(r.Client), harmless(r.Responsible), r.KindWord(lang),
		r.Due.String(), r.StateWord(lang), r.days(), sourceWords[r.Source].in(lang), harmless(r.Path),
	}
}

func (r Row) days() string {
	if r.Due.IsZero() {
		return ""
	}
	return strconv.Itoa(r.Days)
}

// harmless keeps a spreadsheet from taking a text for a formula.
//
// https://owasp.org/www-community/attacks/CSV_Injection
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
