package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cordon/data"
)

// moments is how many random moments a command is killed at.
func moments() int {
	switch {
	case os.Getenv("CORDON_LONG") == "1":
		return 20
	case testing.Short():
		return 2
	}
	return 4
}

// cordon runs the command in a process of its own.
func cordon(args ...string) *exec.Cmd {
	c := exec.Command("cordon", args...) // the test binary under another name: see TestMain
	c.Env = append(os.Environ(), "GOMAXPROCS=1")
	return c
}

func finish(t *testing.T, args ...string) time.Duration {
	t.Helper()
	start := time.Now()
	if out, err := cordon(args...).CombinedOutput(); err != nil {
		t.Fatalf("cordon %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return time.Since(start)
}

// kill starts the command, ends it after a while without warning (kill -9) and
// tells whether it was still running.
func kill(t *testing.T, after time.Duration, args ...string) bool {
	t.Helper()
	c := cordon(args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = c.Process.Kill() // fails where it is done already
	return c.Wait() != nil
}

// kills ends a command at random moments of its run, writing alternately to a
// new folder and over an old one. args has OUT for the folder; whole checks a
// folder that is there under its final name.
func kills(t *testing.T, old func(dir string), whole func(dir string) error, args ...string) {
	t.Helper()
	dir := t.TempDir()
	to := func(out string) []string {
		return slices.Collect(func(yield func(string) bool) {
			for _, a := range args {
				if !yield(strings.ReplaceAll(a, "OUT", out)) {
					return
				}
			}
		})
	}
	first := filepath.Join(dir, "first")
	usual := finish(t, to(first)...)
	if err := whole(first); err != nil {
		t.Fatalf("without a kill: %v", err)
	}
	rng := rand.New(rand.NewPCG(7, 20))
	n, running, there := moments(), 0, 0
	for i := range n {
		out := filepath.Join(dir, fmt.Sprint("out", i))
		if i%2 == 1 {
			old(out)
		}
		after := time.Duration((float64(i) + rng.Float64()) / float64(n) * 1.05 * float64(usual))
		if kill(t, after, to(out)...) {
			running++
		}
		if _, err := os.Stat(out); err == nil {
			there++
			if err := whole(out); err != nil {
				t.Errorf("law: no half-written file under its final name; killed after %v: %v", after, err)
			}
		}
		finish(t, to(out)...) // what is left behind is in nobody's way
		if err := whole(out); err != nil {
			t.Errorf("run again after a kill at %v: %v", after, err)
		}
		if left, _ := filepath.Glob(out + ".*"); len(left) > 0 {
			t.Errorf("run again after a kill at %v: got %v left, want nothing", after, left)
		}
	}
	if running == 0 {
		t.Errorf("the command was never killed in %d moments of %v", n, usual)
	}
	t.Logf("%s: killed at %d moments of %v, %d of them while running; the folder was there, whole, %d times", args[0], n, usual.Round(time.Millisecond), running, there)
}

func TestKillImport(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var b bytes.Buffer
	b.WriteString("year,exporter,importer,hs6,value_usd,qty_t\n")
	codes := []string{"USA", "CHN", "DEU", "JPN", "KOR", "NLD", "TWN", "FRA", "GBR", "ITA"}
	for i := range 200_000 {
		fmt.Fprintf(&b, "%d,%s,%s,%06d,%d,\n", 2020+i%2, codes[i/2%10], codes[(i/20+1+i%9)%10], 840000+i/200, 1000+i)
	}
	source := filepath.Join(dir, "rows.csv")
	if err := os.WriteFile(source, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	kills(t, func(out string) { finish(t, "world", "export", out) }, func(out string) error {
		problems, err := data.Check(out)
		if len(problems) > 0 {
			err = problems[0]
		}
		return err
	}, "import", "baci", source, "--years", "2020-2021", "--out", "OUT")
}

func TestKillCompare(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	args := []string{"compare", "chips-alone", "--replicates", "2", "--weeks", "20", "--out", "OUT"}
	first, other := filepath.Join(dir, "first"), filepath.Join(dir, "other")
	finish(t, append(slices.Clone(args[:len(args)-1]), first)...)
	finish(t, append(slices.Clone(args[:len(args)-1]), other, "--seed", "2")...)
	kills(t, func(out string) {
		if err := os.CopyFS(out, os.DirFS(other)); err != nil {
			t.Fatal(err)
		}
	}, func(out string) error {
		if err := sameFiles(out, first); err != nil && sameFiles(out, other) != nil {
			return err
		}
		return nil
	}, args...)
}

// sameFiles tells how a result folder differs from another in what does not
// depend on the folder's name.
func sameFiles(dir, want string) error {
	entries, err := os.ReadDir(want)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		got, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(want, e.Name()))
		if err != nil {
			return err
		}
		if e.Name() == "manifest.json" || e.Name() == "report.html" { // they name the folder
			if len(got) == 0 {
				return fmt.Errorf("%s is empty", e.Name())
			}
			continue
		}
		if !bytes.Equal(got, b) {
			return fmt.Errorf("%s has %d bytes, and %d others in an unbroken run", filepath.Join(dir, e.Name()), len(got), len(b))
		}
	}
	return nil
}
