package faults

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Calls of a program are watched by the kernel's seccomp: it stops each call of
// a few kinds, asks us, and goes on with it or lets it fail as we say.
//
// https://man7.org/linux/man-pages/man2/seccomp_unotify.2.html

// childKey is set in the process that becomes the watched program.
const childKey = "FAULTS_CHILD"

// kinds are the calls that are watched, with the error that each meets.
var kinds = map[int]kind{
	unix.SYS_OPENAT: {"open", unix.EMFILE, inFolder}, unix.SYS_OPENAT2: {"open", unix.EMFILE, inFolder},
	unix.SYS_READ: {"read", unix.EIO, ofFile}, unix.SYS_PREAD64: {"read", unix.EIO, ofFile}, unix.SYS_GETDENTS64: {"list", unix.EIO, ofFile},
	unix.SYS_WRITE: {"write", unix.ENOSPC, ofFile}, unix.SYS_PWRITE64: {"write", unix.ENOSPC, ofFile}, unix.SYS_FTRUNCATE: {"truncate", unix.EIO, ofFile},
	unix.SYS_RENAMEAT: {"rename", unix.EIO, target}, unix.SYS_RENAMEAT2: {"rename", unix.EIO, target},
	unix.SYS_MKDIRAT: {"mkdir", unix.ENOSPC, inFolder}, unix.SYS_UNLINKAT: {"remove", unix.EIO, inFolder},
	unix.SYS_LINKAT: {"link", unix.EIO, target}, unix.SYS_SYMLINKAT: {"symlink", unix.EIO, inFolder},
	unix.SYS_FCHMOD: {"chmod", unix.EIO, ofFile}, unix.SYS_FCHMODAT: {"chmod", unix.EIO, inFolder},
	unix.SYS_NEWFSTATAT: {"stat", unix.EIO, inFolder}, unix.SYS_FSTAT: {"stat", unix.EIO, ofFile},
	unix.SYS_FLOCK: {"lock", unix.EIO, ofFile}, unix.SYS_FSYNC: {"sync", unix.EIO, ofFile}, unix.SYS_CLOSE: {"close", unix.EIO, ofFile},
}

// kind is a kind of call: its name, its error, and how it names its file.
type kind struct {
	name  string
	fails syscall.Errno
	path  func(seccompCall) string
}

// call is a call of the program that concerns the site.
type call struct {
	name  string
	path  string // below the site
	fails syscall.Errno
}

func (c call) String() string { return c.name + " " + c.path }

// shows reports whether readers of the output folders see what the call does.
func (c call) shows() bool {
	top, rest, _ := strings.Cut(c.path, "/")
	if top != "public" && top != "intranet" || strings.HasPrefix(rest, ".") || strings.Contains(rest, "/.") {
		return false
	}
	return c.name == "rename" || c.name == "remove"
}

// seccompCall is struct seccomp_notif.
type seccompCall struct {
	id    uint64
	pid   uint32
	flags uint32
	nr    int32
	arch  uint32
	ip    uint64
	args  [6]uint64
}

// seccompAnswer is struct seccomp_notif_resp.
type seccompAnswer struct {
	id    uint64
	value int64
	err   int32
	flags uint32
}

func (c seccompCall) fd(n int) string {
	if int32(c.args[n]) == unix.AT_FDCWD {
		dir, _ := os.Readlink(fmt.Sprintf("/proc/%d/cwd", c.pid))
		return dir
	}
	name, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", c.pid, int32(c.args[n])))
	return name
}

func (c seccompCall) text(n int) string {
	mem, err := os.Open(fmt.Sprintf("/proc/%d/mem", c.pid))
	if err != nil {
		return ""
	}
	defer mem.Close()
	buffer := make([]byte, 1024)
	got, _ := mem.ReadAt(buffer, int64(c.args[n]))
	text, _, _ := bytes.Cut(buffer[:got], []byte{0})
	return string(text)
}

func ofFile(c seccompCall) string   { return c.fd(0) }
func inFolder(c seccompCall) string { return join(c.fd(0), c.text(1)) }
func target(c seccompCall) string   { return join(c.fd(2), c.text(3)) }

func join(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// becomeWatched asks for a listener to its own calls, hands it to the parent and
// becomes another program.
func becomeWatched(args []string) error {
	runtime.LockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	load := []unix.SockFilter{{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS}} // the number of the call
	for nr := range kinds {
		load = append(load, unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jf: 1, K: uint32(nr)},
			unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_USER_NOTIF})
	}
	load = append(load, unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW})
	filter := unix.SockFprog{Len: uint16(len(load)), Filter: &load[0]}
	env := os.Environ()
	listener, _, errno := unix.RawSyscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_NEW_LISTENER, uintptr(unsafe.Pointer(&filter)))
	if errno != 0 {
		return fmt.Errorf("seccomp: %w", errno)
	}
	if err := unix.Sendmsg(3, []byte("x"), unix.UnixRights(int(listener)), nil, 0); err != nil {
		return err
	}
	return syscall.Exec(args[0], args, env)
}

// watched runs a command and asks decide about each of its calls below the site:
// an error number lets the call fail, 0 lets it be.
func (s site) watched(t *testing.T, cmd *exec.Cmd, decide func(call) syscall.Errno) ended {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	must(t, err)
	ours, theirs := os.NewFile(uintptr(pair[0]), "ours"), os.NewFile(uintptr(pair[1]), "theirs")
	defer ours.Close()
	cmd.Args = append([]string{self, cmd.Path}, cmd.Args[1:]...)
	cmd.Path = self
	cmd.Env = append(os.Environ(), childKey+"=1")
	cmd.ExtraFiles = []*os.File{theirs}
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	must(t, cmd.Start())
	theirs.Close()
	defer time.AfterFunc(time.Minute, func() { cmd.Process.Kill() }).Stop()
	listener, err := receive(ours)
	if err != nil {
		cmd.Wait()
		t.Fatalf("%v: %s", err, said.String())
	}
	s.answer(t, listener, decide)
	unix.Close(listener)
	err = cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ended{cmd.ProcessState.ExitCode(), said.String()}
}

// receive takes the listener that the child sends.
func receive(from *os.File) (int, error) {
	conn, err := net.FileConn(from)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	control := make([]byte, unix.CmsgSpace(4))
	_, n, _, _, err := conn.(*net.UnixConn).ReadMsgUnix(make([]byte, 1), control)
	if err != nil {
		return 0, err
	}
	messages, err := unix.ParseSocketControlMessage(control[:n])
	if err != nil || len(messages) != 1 {
		return 0, fmt.Errorf("the child sent no listener (%v)", err)
	}
	fds, err := unix.ParseUnixRights(&messages[0])
	if err != nil {
		return 0, err
	}
	return fds[0], nil
}

// answer answers until the program has ended.
func (s site) answer(t *testing.T, listener int, decide func(call) syscall.Errno) {
	t.Helper()
	for {
		ready := []unix.PollFd{{Fd: int32(listener), Events: unix.POLLIN}}
		if _, err := unix.Poll(ready, -1); err == unix.EINTR {
			continue
		}
		if ready[0].Revents&unix.POLLIN == 0 {
			return // nobody is left whose calls could be watched
		}
		var asks seccompCall
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(listener), unix.SECCOMP_IOCTL_NOTIF_RECV, uintptr(unsafe.Pointer(&asks))); errno != 0 {
			continue // it was killed meanwhile, or a signal came
		}
		answer := seccompAnswer{id: asks.id, flags: unix.SECCOMP_USER_NOTIF_FLAG_CONTINUE}
		kind := kinds[int(asks.nr)]
		name, inside := strings.CutPrefix(kind.path(asks), s.dir+"/")
		if inside {
			if errno := decide(call{kind.name, name, kind.fails}); errno != 0 {
				answer.flags, answer.err = 0, -int32(errno)
			}
		}
		_, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(listener), unix.SECCOMP_IOCTL_NOTIF_SEND, uintptr(unsafe.Pointer(&answer)))
		if errno != 0 && errno != unix.ENOENT && errno != unix.EINPROGRESS {
			t.Fatalf("answer %s: %v", kind.name, errno)
		}
	}
}
