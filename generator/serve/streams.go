package serve

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// streams are the pages that stand open and wait to be told. The zero streams
// have none.
type streams struct {
	mu    sync.Mutex
	open  map[chan []byte]bool
	ended bool
}

// mostStreams is how many pages may wait at once on one listener.
const mostStreams = 500

// join adds a stream. What is sent to it is always the newest: who is slow
// misses what has been overtaken.
func (s *streams) join() (news chan []byte, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended || len(s.open) >= mostStreams {
		return nil, false
	}
	if s.open == nil {
		s.open = map[chan []byte]bool{}
	}
	news = make(chan []byte, 1)
	s.open[news] = true
	return news, true
}

func (s *streams) leave(news chan []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, news)
}

// tell sends to every stream, and waits for none.
func (s *streams) tell(message []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for news := range s.open {
		select {
		case <-news:
		default:
		}
		news <- message
	}
}

// end lets all streams end, and takes no more.
func (s *streams) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	for news := range s.open {
		close(news)
	}
	s.open = nil
}

// edition is the event that tells of another generation, with the pages to look
// at; none if they are too many to choose from. Who begins to wait is told at
// once, of no pages, and sees whether it has missed anything.
func edition(changed []string) []byte {
	const few = 5
	if len(changed) > few {
		changed = nil
	}
	data, err := json.Marshal(struct {
		Changed []string `json:"changed,omitempty"`
	}{changed})
	if err != nil {
		panic("serve: strings cannot fail to marshal: " + err.Error())
	}
	return append(append([]byte("event: edition\ndata: "), data...), "\n\n"...)
}

// life is how long a stream lasts. Then the browser asks for another by itself,
// and sees whether it has missed anything; so no reader that has gone, or has
// stopped reading, is kept for longer than an answer may take.
const life = 50 * time.Second

// serve writes server-sent events until the reader goes or the stream has lived.
//
// https://html.spec.whatwg.org/multipage/server-sent-events.html
func (s *streams) serve(w http.ResponseWriter, r *http.Request) {
	news, ok := s.join()
	if !ok {
		w.Header().Set("Retry-After", "10")
		say(w, r, http.StatusServiceUnavailable, "För många sidor är öppna på en gång.")
		return
	}
	defer s.leave(news)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	end := time.NewTimer(life)
	defer end.Stop()
	message := append([]byte("retry: 100\n"), edition(nil)...)
	for more := true; more; {
		if _, err := w.Write(message); err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case message, more = <-news:
		case <-end.C:
			return
		case <-r.Context().Done():
			return
		}
	}
}
