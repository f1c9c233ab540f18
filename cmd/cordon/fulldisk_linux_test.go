package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A full disk: commands that write to a file system of 128 kB say so, and leave
// nothing half-written.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=128k"); err != nil {
		t.Skipf("a small tmpfs can't be mounted here (%v); it takes root", err)
	}
	defer func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	}()
	rows := "year,exporter,importer,hs6,value_usd,qty_t\n" + strings.Repeat("2021,USA,CHN,854231,1000,\n", 10)
	source := filepath.Join(t.TempDir(), "rows.csv")
	if err := os.WriteFile(source, []byte(rows), 0o666); err != nil {
		t.Fatal(err)
	}
	commands := [][]string{
		{"world", "export", "OUT"},
		{"import", "baci", source, "--years", "2021", "--out", "OUT"},
		{"compare", "chips-alone", "--replicates", "2", "--weeks", "20", "--out", "OUT"},
	}
	filler := filepath.Join(dir, "filler")
	if err := os.WriteFile(filler, make([]byte, 112<<10), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range commands {
		out := filepath.Join(dir, "out")
		for i := range args {
			args[i] = strings.ReplaceAll(args[i], "OUT", out)
		}
		text, err := cordon(args...).CombinedOutput()
		if err == nil || !strings.Contains(string(text), "cordon: disk full while writing "+out) || !strings.Contains(string(text), "choose a folder on another disk") {
			t.Errorf("cordon %s: got %v and %q, want the disk full", args[0], err, text)
		}
		left, _ := filepath.Glob(filepath.Join(dir, "*"))
		if len(left) != 1 {
			t.Errorf("cordon %s: got %v on the disk, want the filler alone", args[0], left)
		}
	}
}
