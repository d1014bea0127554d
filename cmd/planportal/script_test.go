package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"planportal": main})
}

// TestPromises runs the program as people do. Each script is named by what it
// promises.
func TestPromises(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LC_ALL", "sv_SE.UTF-8")
			e.Values[kept{}] = map[string][]string{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"same": same, "keep": keep, "untouched": untouched, "before": before, "replace": replace, "status": status, "wait-for": waitFor, "free-ports": freePorts, "fetch": fetch,
		},
	})
}

// same DIR DIR... demands that the folders hold the same files, with the same
// bytes and modes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: [!] same DIR DIR...")
	}
	first := files(ts, args[0], false)
	for _, dir := range args[1:] {
		diff := cmp.Diff(first, files(ts, dir, false))
		if neg == (diff == "") {
			ts.Fatalf("%s (-) and %s (+):\n%s", args[0], dir, diff)
		}
	}
}

// kept is where a script keeps what folders looked like.
type kept struct{}

// keep DIR... notes every file of the folders: bytes, mode, and when and as
// which file it was written.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	for _, dir := range args {
		ts.Value(kept{}).(map[string][]string)[dir] = files(ts, dir, true)
	}
}

// untouched DIR... demands that the folders are as they were when they were kept.
func untouched(ts *testscript.TestScript, neg bool, args []string) {
	for _, dir := range args {
		diff := cmp.Diff(ts.Value(kept{}).(map[string][]string)[dir], files(ts, dir, true))
		if neg == (diff == "") {
			ts.Fatalf("%s, kept (-) and now (+):\n%s", dir, diff)
		}
	}
}

// files lists what stands in a folder; exact also tells a file that was written
// again from one that was left alone.
func files(ts *testscript.TestScript, dir string, exact bool) (out []string) {
	top := ts.MkAbs(dir)
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(top, name)
		line := fmt.Sprint(rel, " ", info.Mode())
		if !d.IsDir() {
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			line += fmt.Sprintf(" %x", sha256.Sum256(text))
			if exact {
				line += " " + info.ModTime().String()
			}
		}
		out = append(out, line)
		return nil
	})
	ts.Check(err)
	return out
}

// before FILE FIRST SECOND demands that the file holds both texts, in that order.
func before(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: before FILE FIRST SECOND")
	}
	text := ts.ReadFile(args[0])
	first, second := strings.Index(text, args[1]), strings.Index(text, args[2])
	if first < 0 || second < 0 || (first < second) == neg {
		ts.Fatalf("%q is at %d and %q at %d in\n%s", args[1], first, args[2], second, text)
	}
}

// wait-for FILE TEXT waits until the file is there and holds the text.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 || neg {
		ts.Fatalf("usage: wait-for FILE TEXT")
	}
	comes(ts, args[0], args[1], func() ([]byte, error) { return os.ReadFile(ts.MkAbs(args[0])) })
}

// fetch URL TEXT waits until a server answers with the text.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 || neg {
		ts.Fatalf("usage: fetch URL TEXT")
	}
	comes(ts, args[0], args[1], func() ([]byte, error) {
		answer, err := http.Get(args[0])
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		return io.ReadAll(answer.Body)
	})
}

// comes looks again and again until the text is there.
func comes(ts *testscript.TestScript, where, want string, look func() ([]byte, error)) {
	deadline := time.Now().Add(30 * time.Second)
	for {
		text, err := look()
		if err == nil && strings.Contains(string(text), want) {
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("%q does not come in %s (%v)", want, where, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// free-ports NAME... sets variables to ports that nobody listens on.
func freePorts(ts *testscript.TestScript, _ bool, names []string) {
	for _, name := range names {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		ts.Check(err)
		defer l.Close()
		ts.Setenv(name, strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
	}
}

// status CODE PROGRAM ARG... demands an exit code.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || neg {
		ts.Fatalf("usage: status CODE PROGRAM ARG...")
	}
	code := "0"
	err := ts.Exec(args[1], args[2:]...)
	var exited *exec.ExitError
	if errors.As(err, &exited) {
		code = strconv.Itoa(exited.ExitCode())
	} else {
		ts.Check(err)
	}
	if code != args[0] {
		ts.Fatalf("%s ends with %s, want %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// replace FILE OLD NEW changes a text that stands in the file once. \n is a line
// end.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 || neg {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	lines := strings.NewReplacer(`\n`, "\n")
	text, old := ts.ReadFile(args[0]), lines.Replace(args[1])
	if n := strings.Count(text, old); n != 1 {
		ts.Fatalf("%q stands %d times in %s", old, n, args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, old, lines.Replace(args[2]), 1)), 0o600))
}
