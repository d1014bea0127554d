package info

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsAreFilledWhereTheyStand(t *testing.T) {
	w := Words{Municipality: `A & "B"`, Phone: "010-1 <2>", Dial: "+46101", Email: "a@exempel.se"}
	p := &Page{
		Title: "{kommun}", Description: "Ring {telefon}.", ImageAlt: "{kommun}s hus", Headings: []Heading{{"a", "Om {municipality}"}},
		HTML: `<p title="{phone} {kommun}">Ring {telefon} eller {email}: {kommun} {annat}</p>`,
	}
	want := &Page{
		Title: "{kommun}", Description: "Ring 010-1 <2>.", ImageAlt: `A & "B"s hus`, Headings: []Heading{{"a", `Om A & "B"`}},
		HTML: `<p title="010-1 &lt;2&gt; A &amp; &#34;B&#34;">Ring <a href="tel:+46101">010-1 &lt;2&gt;</a> eller <a href="mailto:a@exempel.se">a@exempel.se</a>: A &amp; &#34;B&#34; {annat}</p>`,
	}
	if diff := cmp.Diff(want, w.Fill(p)); diff != "" {
		t.Error(diff)
	}
	plain := &Page{HTML: "<p>a</p>"}
	if w.Fill(plain) != plain {
		t.Error("a page without words is copied")
	}
	if got := (Words{Municipality: "A"}).Lacking(p); !cmp.Equal(got, []string{"{telefon}", "{phone}", "{email}"}) {
		t.Errorf("lacking: %q", got)
	}
}
