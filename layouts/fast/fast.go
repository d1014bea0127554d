// Package fast answers one question: how do pages come out as html/template
// makes them, many times sooner? It compiles templates that html/template has
// escaped, each for one type of view, and leaves to html/template what it does
// not know.
package fast

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"sync"
)

// Set fills the templates of a set. They must not be changed any more; several
// goroutines may use a Set at once.
type Set struct {
	templates *template.Template
	known     bool      // what is compiled of these is known to be right
	pages     sync.Pool // of *page

	mu       sync.RWMutex
	programs map[key]program
}

// key is what a program is made for: a template's name and its view's type.
type key struct {
	name string
	view reflect.Type
}

// program is a compiled template, or the reason why there is none.
type program struct {
	part *part
	why  error
}

// New makes a set of templates that have been parsed but not executed. known says
// that whoever asks has compared what is compiled of them with html/template, for
// all views that there will be: then no page is filled twice.
func New(templates *template.Template, known bool) *Set {
	return &Set{
		templates: templates,
		known:     known,
		pages:     sync.Pool{New: func() any { return new(page) }},
		programs:  map[key]program{},
	}
}

// Has reports whether there is a template with the given name.
func (s *Set) Has(name string) bool { return s.templates.Lookup(name) != nil }

// Execute fills a template and appends it to some bytes. What it appends, and the
// error, are html/template's.
func (s *Set) Execute(to []byte, name string, view any) ([]byte, error) {
	p, known := s.program(name, view)
	if known && p.why == nil {
		if out, ok := s.fill(to, p.part, view); ok {
			return out, nil
		}
	}
	how := s.learn
	if known {
		how = s.Reference
	}
	out, err := how(name, view)
	if err != nil {
		return nil, err
	}
	return append(to, out...), nil
}

// Reference fills a template by html/template alone.
func (s *Set) Reference(name string, view any) ([]byte, error) {
	s.mu.RLock() // not while learn compiles
	defer s.mu.RUnlock()
	return s.judge(name, view)
}

func (s *Set) judge(name string, view any) ([]byte, error) {
	var out bytes.Buffer
	if err := s.templates.ExecuteTemplate(&out, name, view); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Compiled tells why html/template must fill a template with this view; nil
// if the compiled one fills it.
func (s *Set) Compiled(name string, view any) error {
	if _, err := s.Execute(nil, name, view); err != nil {
		return err
	}
	p, _ := s.program(name, view)
	if p.why != nil {
		return p.why
	}
	if _, ok := s.fill(nil, p.part, view); !ok {
		return errors.New("the compiled template gives this view up")
	}
	return nil
}

func (s *Set) program(name string, view any) (program, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	p, known := s.programs[key{name, reflect.TypeOf(view)}]
	return p, known
}

// learn fills a template with the first view of a type twice: by
// html/template, which escapes the template by that, and by the compiled one,
// which is trusted with the next views only if its bytes are the same.
func (s *Set) learn(name string, view any) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known && s.escape(name, view) {
		if p := compile(s.templates, name, reflect.TypeOf(view)); p.why == nil {
			if out, ok := s.fill(nil, p.part, view); ok {
				s.programs[key{name, reflect.TypeOf(view)}] = p
				return out, nil
			}
		}
	}
	want, err := s.judge(name, view)
	if err != nil {
		return nil, err
	}
	p := compile(s.templates, name, reflect.TypeOf(view))
	if p.why == nil {
		if got, ok := s.fill(nil, p.part, view); !ok || !bytes.Equal(got, want) {
			p.why = errors.New("the compiled template fills its first view in another way")
		}
	}
	s.programs[key{name, reflect.TypeOf(view)}] = p
	return want, nil
}

// escape has a template escaped, and nothing more: html/template does it before
// it writes the first byte.
func (s *Set) escape(name string, view any) bool {
	return errors.Is(s.templates.ExecuteTemplate(nowhere{}, name, view), errNowhere)
}

// nowhere takes no byte.
type nowhere struct{}

var errNowhere = errors.New("nothing is to be written")

func (nowhere) Write([]byte) (int, error) { return 0, errNowhere }

// fill runs a compiled template and appends the page to some bytes. It gives up,
// and html/template has the last word, where a method returns an error or a value
// is not there.
func (s *Set) fill(to []byte, t *part, view any) (out []byte, ok bool) {
	defer func() { ok = recover() == nil }()
	p := s.pages.Get().(*page)
	p.out = to
	t.fill(p, reflect.ValueOf(view))
	out = p.out
	p.reset()
	s.pages.Put(p)
	return out, true
}

// page is a page while it is filled.
type page struct {
	out   []byte
	stack []reflect.Value // variables of the parts that call each other
	base  int             // where in stack those of the innermost part begin
	depth int             // how many parts call each other
}

// reset empties the page, and lets go of its view.
func (p *page) reset() {
	clear(p.stack[:cap(p.stack)])
	*p = page{stack: p.stack[:0]}
}
