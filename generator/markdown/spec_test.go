package markdown

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCommonMarkSpec reads every example of the CommonMark specification, which
// goldmark carries beside its own tests, as a page and as a plan: what comes out
// is safe and well nested, comes soon, and is the same with and without goldmark.
func TestCommonMarkSpec(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown string
		Example  int
	}
	if err := json.Unmarshal(text, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("only %d examples", len(examples))
	}
	for _, e := range examples {
		body := given([]byte(e.Markdown))
		quick(t, func() {
			p, _ := Page("a.md", body, 3, addressOf("a.md"))
			if err := unsafe(p.HTML); err != nil {
				t.Errorf("example %d: %v in %q", e.Example, err, p.HTML)
			}
			checkPlan(t, body)
			for _, text := range everywhere(e.Markdown) {
				sameAsGoldmark(t, []byte(text))
			}
		})
	}
}
