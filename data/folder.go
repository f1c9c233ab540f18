package data

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/gofrs/flock"
)

// folderMark is the file by which a folder is known as cordon's own. While the
// folder is being written it is the lock; afterwards it lists the files.
const folderMark = ".cordon"

// Folder is a result folder in the making. It is written as DIR.partial and
// renamed to DIR by Commit, so that DIR is the old folder or the whole new
// one. A DIR.partial left by a run that was killed is cleared and used again.
type Folder struct {
	final, partial string
	lock           *flock.Flock
}

// NewFolder makes DIR.partial. It is an error where DIR holds anything that
// cordon did not write, or where another run is writing it.
func NewFolder(dir string) (*Folder, error) {
	final := filepath.Clean(dir) // as given: messages name no folder above it
	if base := filepath.Base(final); base == "." || base == ".." {
		var err error
		if final, err = filepath.Abs(dir); err != nil {
			return nil, err
		}
	}
	f := &Folder{final: final, partial: final + ".partial"}
	if err := os.MkdirAll(filepath.Dir(final), 0o777); err != nil {
		return nil, explain(err, final, 0, 0)
	}
	if err := f.restore(); err != nil {
		return nil, err
	}
	if err := replaceable(final); err != nil {
		return nil, err
	}
	if err := f.claim(); err != nil {
		return nil, err
	}
	return f, nil
}

// claim makes or takes over DIR.partial and locks it.
func (f *Folder) claim() error {
	mark := filepath.Join(f.partial, folderMark)
	err := os.Mkdir(f.partial, 0o777)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return explain(err, f.partial, 0, 0)
	}
	if err != nil {
		if left, err := os.ReadDir(f.partial); err != nil || (len(left) > 0 && !exists(mark)) {
			return fmt.Errorf("%s exists and was not made by cordon; move it or choose another folder", f.partial)
		}
	}
	f.lock = flock.New(mark)
	switch held, err := f.lock.TryLock(); {
	case err == nil && !held:
		return fmt.Errorf("another cordon is writing %s; wait for it or choose another folder", f.final)
	case err != nil && !exists(mark): // a file system without locks still writes the mark
		return explain(err, mark, 0, 0)
	}
	left, err := os.ReadDir(f.partial)
	if err != nil {
		return err
	}
	for _, e := range left {
		if e.Name() == folderMark {
			continue
		}
		if err := os.RemoveAll(filepath.Join(f.partial, e.Name())); err != nil {
			return fmt.Errorf("clear what a stopped run left: %w", err)
		}
	}
	return nil
}

// Dir is the folder to write into until Commit.
func (f *Folder) Dir() string { return f.partial }

// Final is the folder's name after Commit.
func (f *Folder) Final() string { return f.final }

// Path is where to write the file of that name (slashes make subfolders).
func (f *Folder) Path(name string) string {
	path := filepath.Join(f.partial, filepath.FromSlash(name))
	_ = os.MkdirAll(filepath.Dir(path), 0o777) // a failure shows when the file is opened
	return path
}

// Write writes one file of the folder, whole or not at all.
func (f *Folder) Write(name string, write func(io.Writer) error) error {
	return AtomicFile(f.Path(name), write)
}

// Commit syncs every file and gives the folder its final name. A folder of an
// earlier run under that name is replaced.
func (f *Folder) Commit() error {
	names, err := f.sync()
	if err != nil {
		return err
	}
	if err := replaceable(f.final); err != nil {
		return err
	}
	f.unlock()
	mark := filepath.Join(f.partial, folderMark)
	if err := os.WriteFile(mark, []byte(strings.Join(names, "\n")+"\n"), 0o666); err != nil {
		return explain(err, mark, 0, 0)
	}
	old := f.final + ".replaced"
	if exists(f.final) {
		if err := os.Rename(f.final, old); err != nil {
			return explain(err, f.final, 0, 0)
		}
	}
	if err := os.Rename(f.partial, f.final); err != nil {
		_ = os.Rename(old, f.final)
		return explain(err, f.final, 0, 0)
	}
	syncFolder(filepath.Dir(f.final))
	return removeOwn(old)
}

// Abort removes what was written. After Commit it does nothing.
func (f *Folder) Abort() error {
	if f.lock == nil {
		return nil
	}
	f.unlock()
	return removeOwn(f.partial)
}

// removeOwn removes a folder of cordon's, its mark last: what a kill in between
// leaves can still be told from a folder of somebody else.
func removeOwn(dir string) error {
	left, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range left {
		if e.Name() == folderMark {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return os.RemoveAll(dir)
}

func (f *Folder) unlock() {
	_ = f.lock.Unlock()
	f.lock = nil
}

// sync brings every file of the folder to the disk and lists them.
func (f *Folder) sync() ([]string, error) {
	if f.lock == nil {
		return nil, fmt.Errorf("folder %s is committed or aborted already", f.final)
	}
	var names []string
	err := filepath.WalkDir(f.partial, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == f.partial {
			return err
		}
		rel, _ := filepath.Rel(f.partial, path)
		if rel == folderMark {
			return nil
		}
		names = append(names, filepath.ToSlash(rel))
		if runtime.GOOS == "windows" && d.IsDir() {
			return nil
		}
		file, err := os.OpenFile(path, syncMode(d), 0)
		if err != nil {
			return err
		}
		defer file.Close()
		if err := file.Sync(); err != nil && !d.IsDir() {
			return explain(err, path, 0, 0)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

func syncMode(d fs.DirEntry) int {
	if d.IsDir() {
		return os.O_RDONLY
	}
	return os.O_RDWR
}

// restore undoes a Commit that was killed between its two renames, or ends one
// that was killed while it removed the old folder.
func (f *Folder) restore() error {
	old := f.final + ".replaced"
	left, err := os.ReadDir(old)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(err, old, 0, 0)
	}
	marked := exists(filepath.Join(old, folderMark))
	switch {
	case len(left) > 0 && !marked:
		return nil // not cordon's
	case exists(f.final) || !marked:
		return removeOwn(old)
	}
	return os.Rename(old, f.final)
}

// replaceable says why a folder may not be replaced; nil where it may.
func replaceable(dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(err, dir, 0, 0)
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is a file, and a folder is to be written there; choose another name", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		return err
	}
	listed, err := os.ReadFile(filepath.Join(dir, folderMark))
	if err != nil {
		return fmt.Errorf("%s exists, is not empty and was not written by cordon; choose another folder", dir)
	}
	own := strings.Split(string(listed), "\n")
	for _, e := range entries {
		if e.Name() != folderMark && !slices.Contains(own, e.Name()) {
			return fmt.Errorf("%s holds %s, which is no part of the result that cordon wrote there; move it away or choose another folder", dir, e.Name())
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
