package data

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// A full disk: a file system of 256 kB.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("a small tmpfs can't be mounted here (%v); only the words are tested, by TestFullDiskWords", err)
	}
	defer func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	}()
	path := filepath.Join(dir, "w")
	err := WriteWorld(path, smallWorld(20000), nil)
	if err == nil || !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "disk full while writing "+path+".partial/flows.arrow: ") || !strings.Contains(err.Error(), "of about 524 kB needed") {
		t.Errorf("got %v, want disk full with what was needed", err)
	}
	if got := names(t, dir); got != "" {
		t.Errorf("law: nothing half-written stays; got %s", got)
	}
	_, err = WriteTables(dir, []*Table{{Name: "t", Columns: []Column{{Name: "x", Floats: make([]float64, 100000)}}}}, []string{"arrow"})
	if err == nil || !strings.Contains(err.Error(), "free space or choose a folder on another disk") || names(t, dir) != "" {
		t.Errorf("got %v and %q, want disk full and nothing left", err, names(t, dir))
	}
}

func TestFullDiskWords(t *testing.T) {
	err := explain(&os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "/out/flows.arrow", 1_200_000, 163_000_000)
	if want := "disk full while writing /out/flows.arrow: 1200 kB written of about 163 MB needed; free that much or choose a folder on another disk: write x: no space left on device"; err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	defer full.Close()
	if _, err := io.WriteString(full, "x"); !isDiskFull(err) {
		t.Errorf("%v is not seen as a full disk", err)
	}
}

// A folder that this user may not write to. Root may write anywhere, so the
// test's thread gives that right up.
func TestUnwritableFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	err := AtomicFile(filepath.Join(dir, "none", "a.txt"), say("x"))
	if err == nil || !strings.Contains(err.Error(), "none does not exist; make it first") {
		t.Errorf("got %v", err)
	}
	if os.Getuid() == 0 {
		runtime.LockOSThread() // not unlocked: the thread ends with the test
		const nobody = 65534
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Skipf("root writes anywhere, and its right can't be given up: %v", err)
		}
		defer func() { _ = syscall.Setfsuid(0) }()
	}
	err = WriteWorld(filepath.Join(dir, "w"), smallWorld(10), nil)
	if err == nil || !strings.Contains(err.Error(), "the folder "+dir+" is not writable for this user; choose another folder") {
		t.Errorf("got %v", err)
	}
	err = AtomicFile(filepath.Join(dir, "a.txt"), say("x"))
	if err == nil || !strings.Contains(err.Error(), "can't write "+filepath.Join(dir, "a.txt")+": the folder "+dir+" is not writable") {
		t.Errorf("got %v", err)
	}
}
