package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bareAddress makes links of web and e-mail addresses that stand in a text as
// they are. It looks only where a colon or an at sign stands, which goldmark's
// own extension, looking at every space, pays for with a third of all time.
type bareAddress struct{}

// Trigger implements parser.InlineParser.
func (bareAddress) Trigger() []byte { return []byte{':', '@'} }

// Parse implements parser.InlineParser. The address begins before the trigger,
// at the end of the text that the parent already has.
func (bareAddress) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, seg := block.PeekLine()
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || last.Segment.Stop != seg.Start || last.SoftLineBreak() || last.Segment.Padding > 0 {
		return nil
	}
	before := last.Segment.Value(block.Source())
	whole := block.Source()[:seg.Start]
	start, end, kind := webAddress(before, line)
	if kind == 0 {
		start, end, kind = mailAddress(before, line)
	}
	if kind == 0 || start == 0 && len(whole) > len(before) && goesOn(whole[len(whole)-len(before)-1]) {
		return nil
	}
	at := last.Segment.Start + start
	last.Segment = last.Segment.WithStop(at)
	if start == 0 {
		parent.RemoveChild(parent, last)
	}
	block.Advance(end)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(at, seg.Start+end)))
	link.SetPos(at)
	return link
}

// goesOn reports whether what is read as an address would be a part of something
// longer with c.
func goesOn(c byte) bool { return isName(c) || c == '_' || c == '/' || c == '@' }

func isName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// webAddress finds http://… or https://… around a colon: where it begins in
// before, and where it ends in after.
func webAddress(before, after []byte) (start, end int, kind ast.AutoLinkType) {
	if !bytes.HasPrefix(after, []byte("://")) {
		return 0, 0, 0
	}
	start = len(before)
	for start > 0 && isName(before[start-1]) {
		start--
	}
	if scheme := string(bytes.ToLower(before[start:])); scheme != "http" && scheme != "https" {
		return 0, 0, 0
	}
	end = len("://")
	for end < len(after) && after[end] > ' ' && after[end] != '<' && after[end] != '"' {
		end++
	}
	end = trimAddress(after, end)
	host, _, _ := bytes.Cut(after[len("://"):max(end, len("://"))], []byte{'/'})
	if len(host) == 0 || !isName(host[0]) || bytes.IndexByte(host, '.') < 0 {
		return 0, 0, 0
	}
	return start, end, ast.AutoLinkURL
}

// trimAddress leaves out what ends a sentence or a parenthesis, not an address.
func trimAddress(b []byte, end int) int {
	open, closed := bytes.Count(b[:end], []byte{'('}), bytes.Count(b[:end], []byte{')'})
	for end > 0 {
		switch c := b[end-1]; {
		case bytes.IndexByte([]byte("?!.,:;*_~'"), c) >= 0:
		case c == ')' && closed > open:
			closed--
		default:
			return end
		}
		end--
	}
	return end
}

// mailAddress finds an e-mail address around an at sign.
func mailAddress(before, after []byte) (start, end int, kind ast.AutoLinkType) {
	if after[0] != '@' {
		return 0, 0, 0
	}
	start = len(before)
	for start > 0 && (isHost(before[start-1]) || before[start-1] == '_' || before[start-1] == '+') {
		start--
	}
	end = 1
	for end < len(after) && isHost(after[end]) {
		end++
	}
	for end > 1 && !isName(after[end-1]) {
		end--
	}
	if start == len(before) || bytes.IndexByte(after[:end], '.') < 2 ||
		start > 0 && goesOn(before[start-1]) || end < len(after) && goesOn(after[end]) {
		return 0, 0, 0
	}
	return start, end, ast.AutoLinkEmail
}

func isHost(c byte) bool { return c < 0x80 && isName(c) || c == '-' || c == '.' }
