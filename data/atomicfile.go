package data

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"syscall"
)

var temporaries atomic.Int64

// AtomicFile writes a file under a temporary name in the same folder, syncs it
// to the disk and renames it: under path there is the old file or the whole
// new one, never a part. Errors say which folder can't be written or how much
// was written when the disk was full.
func AtomicFile(path string, write func(io.Writer) error) error {
	return atomicFile(path, 0, write)
}

// atomicFile is AtomicFile for a file of about need bytes (0: not known).
func atomicFile(path string, need int64, write func(io.Writer) error) (err error) {
	temp := fmt.Sprintf("%s.%d-%d.partial", path, os.Getpid(), temporaries.Add(1))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return explain(err, path, 0, need)
	}
	counted := &counter{w: f}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(temp)
			err = explain(err, path, counted.n, need)
		}
	}()
	buffered := bufio.NewWriterSize(counted, 1<<18)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// explain turns what the operating system says about path into what to do.
func explain(err error, path string, written, need int64) error {
	switch {
	case isDiskFull(err) && need > 0:
		return fmt.Errorf("disk full while writing %s: %s written of about %s needed; free that much or choose a folder on another disk: %w",
			path, byteSize(written), byteSize(need), err)
	case isDiskFull(err):
		return fmt.Errorf("disk full while writing %s after %s; free space or choose a folder on another disk: %w", path, byteSize(written), err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("can't write %s: the folder %s is not writable for this user; choose another folder: %w", path, filepath.Dir(path), err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("can't write %s: the folder %s does not exist; make it first: %w", path, filepath.Dir(path), err)
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("can't write %s: a part of that path is a file, not a folder; choose another path: %w", path, err)
	}
	return fmt.Errorf("write %s: %w", path, err)
}

func isDiskFull(err error) bool {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return true
	}
	var number syscall.Errno
	const windowsHandleDiskFull, windowsDiskFull = 39, 112
	return runtime.GOOS == "windows" && errors.As(err, &number) && (number == windowsHandleDiskFull || number == windowsDiskFull)
}

func byteSize(n int64) string {
	switch {
	case n < 10_000:
		return fmt.Sprintf("%d bytes", n)
	case n < 10_000_000:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	case n < 10_000_000_000:
		return fmt.Sprintf("%.0f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}

// syncFolder makes a rename last; systems that can't sync a folder say so and
// are left alone.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
