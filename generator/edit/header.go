package edit

import (
	"bytes"
	"strings"

	"planportal/generator/day"
	"planportal/generator/parse"
	"planportal/generator/plan"
)

// header writes the meeting and the day of the next one.
func (e *editor) header(old *plan.Plan, r Review) error {
	i := e.key("meetings")
	if i < 0 {
		return &Unsure{}
	}
	meetings := e.places.Keys[i]
	indent, alone := e.before(meetings.At)
	if list := meetings.Value; !alone || len(list.Items) == 0 {
		return e.unsure(meetings.At)
	}
	end := e.places.Close
	if i+1 < len(e.places.Keys) {
		end = e.lineStart(e.places.Keys[i+1].At)
	}
	var after int
	var err error
	if meetings.Value.End > 0 {
		after, err = e.inBrackets(meetings.Value, r)
	} else {
		after, err = e.belowTheOthers(meetings.Value, end, r)
	}
	if err != nil {
		return err
	}
	return e.next(old.NextReview, r.Next, indent, after)
}

// key is the place of a key in the header, -1 if it is not there.
func (e *editor) key(name string) int {
	for i, k := range e.places.Keys {
		if k.Name == name {
			return i
		}
	}
	return -1
}

// inBrackets adds the meeting to a list such as [{…}, {…}]. It returns where a
// line after the list may stand.
func (e *editor) inBrackets(list parse.Part, r Review) (after int, err error) {
	last := list.Items[len(list.Items)-1]
	meeting, ok := inBraces(r)
	if last.End == 0 || !ok {
		return 0, e.unsure(last.At)
	}
	after, end := e.nextLine(list.End), last.End+len("}")
	indent, alone := e.before(last.At)
	if !alone || e.nextLine(end) > list.End {
		e.put(end, ", "+meeting)
		return after, nil
	}
	// One meeting a line: the comma goes to the last one, the meeting to a new line.
	below := e.nextLine(end)
	if strings.HasPrefix(strings.TrimLeft(string(e.src[end:below]), " \t"), ",") {
		meeting += ","
	} else {
		e.put(end, ",")
	}
	e.put(below, indent+meeting+e.newline(below))
	return after, nil
}

// belowTheOthers adds the meeting to a list with a dash for each. It returns
// where a line after the list may stand. The list ends before an offset.
func (e *editor) belowTheOthers(list parse.Part, end int, r Review) (after int, err error) {
	indent, alone := e.before(list.At)
	last := list.Items[len(list.Items)-1]
	if !alone {
		return 0, e.unsure(list.At)
	}
	gap := " "
	if line := string(e.src[e.lineStart(last.At):last.At]); strings.HasPrefix(line, indent+"-") {
		gap = line[len(indent)+1:]
	}
	at := e.below(last, end, len(indent))
	meeting, ok := "", false
	if last.End > 0 {
		meeting, ok = inBraces(r)
	} else {
		inner := indent + " " + strings.Repeat(" ", len(gap))
		meeting, ok = onLines(r, inner, e.present(list))
	}
	if !ok {
		return 0, e.unsure(last.At)
	}
	newline := e.newline(at)
	e.put(at, strings.ReplaceAll(indent+"-"+gap+meeting+"\n", "\n", newline))
	return at, nil
}

// below is where the line after the last meeting begins: below its last words,
// and below the comments that are moved in under it.
func (e *editor) below(last parse.Part, end, indent int) int {
	at := last.At
	if last.End > 0 {
		at = e.nextLine(last.End)
	} else {
		for line := e.lineStart(at); line < end; line = e.nextLine(line) {
			if text, comment := e.line(line); text != "" && !comment {
				at = e.nextLine(line)
			}
		}
	}
	for at < end {
		text, comment := e.line(at)
		if !comment || len(text)-len(strings.TrimLeft(text, " ")) <= indent {
			break
		}
		at = e.nextLine(at)
	}
	return at
}

// line is the line that begins at an offset, without space at its end, and
// whether it is a comment.
func (e *editor) line(at int) (text string, comment bool) {
	text = strings.TrimRight(string(e.src[at:e.nextLine(at)]), " \t\r\n")
	return text, strings.HasPrefix(strings.TrimLeft(text, " \t"), "#")
}

// present is how far in those present stand below their key, -1 if they stand
// in brackets, as they do where nobody has written them in another way.
func (e *editor) present(list parse.Part) int {
	for i := len(list.Items) - 1; i >= 0; i-- {
		item := list.Items[i]
		for _, k := range item.Keys {
			if k.Name != "present" || k.Value.End > 0 || len(k.Value.Items) == 0 {
				continue
			}
			keys, names := item.At-e.lineStart(item.At), k.Value.At-e.lineStart(k.Value.At)
			return max(names-keys, 0)
		}
	}
	return -1
}

// next writes the day of the next follow-up: over the old day, behind an empty
// key, or on a line of its own after the meetings.
func (e *editor) next(old, to day.Date, indent string, after int) error {
	i := e.key("next_review")
	if i < 0 {
		e.put(after, indent+"next_review: "+to.String()+e.newline(after))
		return nil
	}
	k := e.places.Keys[i]
	if !old.IsZero() {
		at := k.Value.At
		if c := e.src[at]; c == '"' || c == '\'' {
			at++
		}
		if !e.swap(at, old.String(), to.String()) {
			return e.unsure(k.At)
		}
		return nil
	}
	line := e.src[k.At:e.nextLine(k.At)]
	colon := bytes.IndexByte(line, ':')
	if colon < 0 {
		return e.unsure(k.At)
	}
	e.put(k.At+colon+1, " "+to.String())
	return nil
}
