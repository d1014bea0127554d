package watch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"planportal/test/asked"
)

// tool is a program that saves plan A, or does with its system calls what such a
// program does.
type tool struct {
	name  string
	needs string // the program; empty if its calls are imitated
	save  func(d disk, n int)
}

// vim is Vim's program, which Debian's small package names otherwise.
func vim() string {
	if _, err := exec.LookPath("vim"); err != nil {
		return "vim.tiny"
	}
	return "vim"
}

// tools save each in its own way. The calls of those that are not run were taken
// from what strace tells of them.
var tools = []tool{
	{"vim", vim(), func(d disk, n int) {
		d.run(vim(), "-u", "NONE", "-es", fmt.Sprintf("+%%s/.*/vim %d/", n), "+wq", planA)
	}},
	{"vim with a backup by renaming", vim(), func(d disk, n int) {
		d.run(vim(), "-u", "NONE", "-es", "+set backup backupcopy=no", fmt.Sprintf("+%%s/.*/vim %d/", n), "+wq", planA)
	}},
	{"vim with a backup by copying", vim(), func(d disk, n int) {
		d.run(vim(), "-u", "NONE", "-es", "+set backup backupcopy=yes", fmt.Sprintf("+%%s/.*/vim %d/", n), "+wq", planA)
	}},
	{"nano", "nano", func(d disk, n int) { d.nano(fmt.Sprint("nano ", n), false) }},
	{"nano with a backup", "nano", func(d disk, n int) { d.nano(fmt.Sprint("nano ", n), true) }},
	{"gedit, by the library that it saves with", "gio", func(d disk, n int) { d.pipe(fmt.Sprint("gio ", n), "gio", "save", planA) }},
	{"gedit with a backup", "gio", func(d disk, n int) { d.pipe(fmt.Sprint("gio ", n), "gio", "save", "--backup", planA) }},
	{"gedit", "", func(d disk, n int) {
		d.write("content/plans/norr/.goutputstream-X1Y2Z3", fmt.Sprint("gedit ", n))
		d.move("content/plans/norr/.goutputstream-X1Y2Z3", planA)
	}},
	{"Visual Studio Code", "", func(d disk, n int) {
		f, err := os.OpenFile(d.path(planA), os.O_RDWR, 0)
		d.do(err)
		d.do(f.Truncate(0))
		d.inPieces(f, fmt.Sprint("code ", n))
	}},
	{"Visual Studio Code, before 2023", "", func(d disk, n int) {
		f, err := os.OpenFile(d.path(planA), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
		d.do(err)
		d.inPieces(f, fmt.Sprint("code ", n))
	}},
	{"Emacs", "", func(d disk, n int) {
		lock := d.path("content/plans/norr/.#a.md")
		d.do(os.Symlink("user@host.1234:1700000000", lock))
		d.write("content/plans/norr/#a.md#", "saved by itself")
		d.move(planA, planA+"~")
		d.write(planA, fmt.Sprint("emacs ", n))
		d.remove("content/plans/norr/#a.md#")
		d.do(os.Remove(lock))
	}},
	{"Emacs, backup by copying", "", func(d disk, n int) {
		text, err := os.ReadFile(d.path(planA))
		d.do(err)
		d.write(planA+"~", string(text))
		d.write(planA, fmt.Sprint("emacs ", n))
	}},
	{"JetBrains", "", func(d disk, n int) {
		d.write(planA+"___jb_tmp___", fmt.Sprint("jb ", n))
		d.move(planA, planA+"___jb_old___")
		d.move(planA+"___jb_tmp___", planA)
		d.remove(planA + "___jb_old___")
	}},
	{"Kate", "", func(d disk, n int) {
		d.write(planA+".AbCdEf", fmt.Sprint("kate ", n))
		d.move(planA+".AbCdEf", planA)
	}},
	{"sed -i", "sed", func(d disk, n int) { d.run("sed", "-i", fmt.Sprintf("s/.*/sed %d/", n), planA) }},
	{"perl -pi", "perl", func(d disk, n int) { d.run("perl", "-pi", "-e", fmt.Sprintf("s/.+/perl %d/", n), planA) }},
	{"cp", "cp", func(d disk, n int) { d.outside(n); d.run("cp", "outside", planA) }},
	{"cp -p", "cp", func(d disk, n int) { d.outside(n); d.run("cp", "-p", "outside", planA) }},
	{"cp --remove-destination", "cp", func(d disk, n int) { d.outside(n); d.run("cp", "--remove-destination", "outside", planA) }},
	{"mv", "mv", func(d disk, n int) { d.outside(n); d.run("mv", "outside", planA) }},
	{"rsync", "rsync", func(d disk, n int) { d.outside(n); d.run("rsync", "-ac", "outside", planA) }},
	{"rsync --inplace", "rsync", func(d disk, n int) { d.outside(n); d.run("rsync", "-ac", "--inplace", "outside", planA) }},
	{"rsync of a folder", "rsync", func(d disk, n int) {
		d.write("from/a.md", fmt.Sprintf("rsync %d", n))
		d.run("rsync", "-ac", "--delete", "from/", "content/plans/norr/")
	}},
	{"git checkout of a file", "git", func(d disk, n int) { d.run("git", "checkout", "-q", []string{"one", "two"}[n%2], "--", planA) }},
	{"git checkout of a branch", "git", func(d disk, n int) { d.run("git", "checkout", "-q", "-f", []string{"one", "two"}[n%2]) }},
	{"git stash", "git", func(d disk, n int) {
		d.write(planA, fmt.Sprint("to be stashed ", n))
		d.run("git", "stash", "-q")
	}},
	{"unzip", "unzip", func(d disk, n int) { d.run("unzip", "-q", "-o", []string{"one.zip", "two.zip"}[n%2]) }},
	{"tar", "tar", func(d disk, n int) { d.run("tar", "-xf", []string{"one.tar", "two.tar"}[n%2]) }},
}

// inPieces writes a text in two halves and closes the file.
func (d disk) inPieces(f *os.File, text string) {
	d.t.Helper()
	for _, piece := range []string{text[:len(text)/2], text[len(text)/2:]} {
		_, err := f.WriteString(piece)
		d.do(err)
	}
	d.do(f.Close())
}

// outside makes a file beside the inputs.
func (d disk) outside(n int) { d.t.Helper(); d.write("outside", fmt.Sprint("outside ", n)) }

// nano types into a nano in a terminal when it has drawn its window, writes and
// leaves.
func (d disk) nano(text string, backup bool) {
	d.t.Helper()
	command := "nano --ignorercfiles " + planA
	if backup {
		command = "nano --ignorercfiles --backup " + planA
	}
	ctx, cancel := context.WithTimeout(d.t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "script", "-qec", command, "/dev/null")
	cmd.Dir, cmd.Env = d.src, append(os.Environ(), "TERM=xterm", "LC_ALL=C")
	keys, err := cmd.StdinPipe()
	d.do(err)
	window, err := cmd.StdoutPipe()
	d.do(err)
	d.do(cmd.Start())
	for _, step := range []struct{ drawn, typed string }{{"Exit", text + "\x0f"}, {"Name to Write", "\r"}, {"Wrote", "\x18"}} {
		waitFor(window, step.drawn)
		_, err := io.WriteString(keys, step.typed)
		d.do(err)
	}
	_, err = io.Copy(io.Discard, window)
	d.do(err)
	d.do(cmd.Wait())
}

// waitFor reads until the text has come, or nothing comes any more.
func waitFor(r io.Reader, text string) {
	var seen []byte
	for b := make([]byte, 1); !bytes.Contains(seen, []byte(text)); seen = append(seen, b[0]) {
		if _, err := r.Read(b); err != nil {
			return
		}
	}
}

// pipe runs a program with an input.
func (d disk) pipe(input, name string, args ...string) {
	d.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdin = d.src, strings.NewReader(input)
	cmd.Env = append(os.Environ(), "TERM=xterm")
	if out, err := cmd.CombinedOutput(); err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, args, err, out)
	}
}

// pack makes what git, unzip and tar unpack: plan A in two versions.
func (d disk) pack() {
	d.t.Helper()
	d.run("git", "init", "-q", "-b", "none")
	for _, v := range []string{"one", "two"} {
		d.run("git", "checkout", "-q", "-b", v)
		d.write(planA, "version "+v)
		d.run("git", "add", "content")
		d.run("git", "commit", "-q", "-m", v)
		d.run("tar", "-cf", v+".tar", planA)
		if _, err := exec.LookPath("zip"); err == nil {
			d.run("zip", "-q", v+".zip", planA)
		}
	}
}

// TestEveryToolIsSeen saves with each tool again and again, and waits each time
// until what was saved is seen. PLANPORTAL_SAVES is how often.
func TestEveryToolIsSeen(t *testing.T) {
	saves := asked.Number(t, "PLANPORTAL_SAVES", 10)
	for _, tool := range tools {
		t.Run(tool.name, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(tool.needs); err != nil && tool.needs != "" {
				asked.Cannot(t, "there is no %s here: make deps installs it", tool.needs)
			}
			d := newDisk(t)
			d.pack()
			r, _ := read(t, d.src, Options{}, usual)
			slowest := time.Duration(0)
			for n := range saves {
				before := r.seen[planA]
				tool.save(d, n)
				saved := time.Now()
				r.until(fmt.Sprint("save ", n))
				slowest = max(slowest, time.Since(saved))
				if r.seen[planA] == before && tool.name != "git stash" {
					t.Fatalf("save %d changed nothing: the test is void", n)
				}
			}
			t.Logf("%d of %d saves seen, the slowest after %s", saves, saves, slowest.Round(time.Millisecond/10))
		})
	}
}
