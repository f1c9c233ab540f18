package data

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var n []string
	for _, e := range entries {
		n = append(n, e.Name())
	}
	return strings.Join(n, " ")
}

func say(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}

func TestAtomicFileIsOldOrNew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := AtomicFile(path, say("old")); err != nil {
		t.Fatal(err)
	}
	stop := errors.New("stopped in the middle")
	err := AtomicFile(path, func(w io.Writer) error {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			return err
		}
		if got := names(t, dir); !strings.Contains(got, ".partial") {
			t.Errorf("no temporary file while writing: %s", got)
		}
		return stop
	})
	b, _ := os.ReadFile(path)
	if !errors.Is(err, stop) || string(b) != "old" || names(t, dir) != "a.txt" {
		t.Errorf("law: nothing half-written stands under its name; got %v, %q, %s", err, b, names(t, dir))
	}
}

func TestFolderIsWholeOrNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	f, err := NewFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write("figures/a.svg", say("<svg/>")); err != nil {
		t.Fatal(err)
	}
	if exists(dir) {
		t.Error("the folder has its name before Commit")
	}
	if _, err := NewFolder(dir); err == nil || !strings.Contains(err.Error(), "another cordon is writing "+dir) {
		t.Errorf("two runs write one folder: %v", err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := f.Abort(); err != nil || !exists(filepath.Join(dir, "figures", "a.svg")) || exists(dir+".partial") {
		t.Errorf("after Commit: %v, %s", err, names(t, filepath.Dir(dir)))
	}
	if err := f.Commit(); err == nil {
		t.Error("a second Commit says nothing")
	}

	again, err := NewFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Write("b.csv", say("b")); err != nil {
		t.Fatal(err)
	}
	if err := again.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir) + "; " + names(t, filepath.Dir(dir)); got != ".cordon b.csv; out" {
		t.Errorf("a later run replaces the folder: got %s", got)
	}
	writeFile(t, filepath.Join(dir, "thesis.tex"), "years of work")
	if _, err := NewFolder(dir); err == nil || !strings.Contains(err.Error(), "holds thesis.tex, which is no part of the result that cordon wrote there; move it away or choose another folder") {
		t.Errorf("a folder with foreign files would be replaced: %v", err)
	}
}

func TestFolderRefusesWhatIsNotItsOwn(t *testing.T) {
	base := t.TempDir()
	for _, name := range []string{"mine", "half.partial"} {
		if err := os.Mkdir(filepath.Join(base, name), 0o777); err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(base, name, "x.txt"), "x")
	}
	writeFile(t, filepath.Join(base, "file"), "x")
	for name, want := range map[string]string{
		"mine":     "exists, is not empty and was not written by cordon; choose another folder",
		"half":     "half.partial exists and was not made by cordon; move it or choose another folder",
		"file":     "is a file, and a folder is to be written there; choose another name",
		"file/out": "a part of that path is a file, not a folder; choose another path",
	} {
		if _, err := NewFolder(filepath.Join(base, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s:\ngot  %v\nwant %s", name, err, want)
		}
	}
}

// What a killed run leaves is cleared; a Commit killed between its renames is undone.
func TestFolderRecoversFromAKill(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	writeOne := func(text string) *Folder {
		f, err := NewFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Write("a.txt", say(text)); err != nil {
			t.Fatal(err)
		}
		return f
	}
	killed := writeOne("first")
	killed.unlock() // as the system does when a process dies
	if err := writeOne("second").Commit(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+".replaced"); err != nil {
		t.Fatal(err)
	}
	f := writeOne("third")
	if b, err := os.ReadFile(filepath.Join(dir, "a.txt")); err != nil || string(b) != "second" {
		t.Errorf("the old folder was lost: %q %v", b, err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, filepath.Dir(dir)); got != "out" {
		t.Errorf("Abort leaves %s, want out", got)
	}
}

// A kill while the old folder is removed, at each file, is in nobody's way.
func TestFolderRecoversFromAKillWhileRemoving(t *testing.T) {
	for _, left := range [][]string{{folderMark, "a.txt"}, {folderMark}, {}} {
		dir := filepath.Join(t.TempDir(), "out")
		write := func() {
			f, err := NewFolder(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Abort()
			if err := f.Write("a.txt", say("x")); err != nil {
				t.Fatal(err)
			}
			if err := f.Commit(); err != nil {
				t.Fatalf("with %q left of the old folder: %v", left, err)
			}
		}
		write()
		if err := os.Mkdir(dir+".replaced", 0o777); err != nil {
			t.Fatal(err)
		}
		for _, name := range left {
			if err := os.WriteFile(filepath.Join(dir+".replaced", name), nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		write()
		if got := names(t, filepath.Dir(dir)); got != "out" {
			t.Errorf("with %q left of the old folder: got %s, want out", left, got)
		}
	}
}

func TestManifestsAreStable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "m.json")
	m := map[string]any{}
	for i := range 20 {
		m[fmt.Sprint("key", i)] = i
	}
	var first string
	for range 5 {
		if err := WriteJSON(path, m); err != nil {
			t.Fatal(err)
		}
		b, _ := os.ReadFile(path)
		if first == "" {
			first = string(b)
		}
		if string(b) != first || !slices.IsSorted(strings.Split(strings.Trim(first, "{}\n"), "\n")[:2]) {
			t.Fatalf("law: equal values have equal bytes\n%s\n%s", first, b)
		}
	}
	writeFile(t, path, "{\n \"a\": 1,\n \"b\": x\n}")
	if err := ReadJSON(path, &m); err == nil || !strings.Contains(err.Error(), "m.json:3:") {
		t.Errorf("got %v, want line 3", err)
	}
}
