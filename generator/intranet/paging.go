package intranet

import (
	"fmt"
	"strings"

	"planportal/generator/site"
)

// rowsPerPage is how many rows a page holds at most: more make a browser slow.
const rowsPerPage = 500

// sheet is one page of a long list: a run of its items, then of its register.
type sheet struct {
	path  string
	items []*site.Item
	plans []*site.Entry
	pager []Link
}

// sheets deals a list out to pages; the first has the address of the list. No
// id can have the addresses of the others, since ids have no underscore.
func sheets(path string, items []*site.Item, plans []*site.Entry) (out []sheet) {
	for n := 0; n == 0 || len(items)+len(plans) > 0; n++ {
		s := sheet{path: numbered(path, n)}
		s.items, items = cut(items, rowsPerPage)
		s.plans, plans = cut(plans, rowsPerPage-len(s.items))
		out = append(out, s)
	}
	if len(out) == 1 {
		return out
	}
	for i := range out {
		for n := range out {
			link := Link{Text: fmt.Sprint(n + 1)}
			if n != i {
				link.Href = numbered(path[strings.LastIndex(path, "/")+1:], n)
			}
			out[i].pager = append(out[i].pager, link)
		}
	}
	return out
}

// numbered is the address of a list's page n, counted from 0.
func numbered(path string, n int) string {
	if n == 0 {
		return path
	}
	return fmt.Sprintf("%s_%d.html", strings.TrimSuffix(path, ".html"), n+1)
}

func cut[T any](list []T, n int) (head, rest []T) {
	n = min(n, len(list))
	return list[:n], list[n:]
}
