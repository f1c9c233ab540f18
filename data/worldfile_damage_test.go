//go:build unix

package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// damageReport is what the child process found.
type damageReport struct {
	Kept, KeptRead         int // variants with the checksum kept; how many were read without an error
	Mended, MendedRead     int // variants with the checksum recomputed; how many were read
	Panics                 int
	FirstPanic, FirstFalse string
}

const (
	damageChild = "CORDON_DAMAGE_CHILD"
	damageDir   = "CORDON_DAMAGE_DIR"
)

// damaged runs a test of this file in a process of its own and returns what it
// found and its peak memory [bytes].
func damaged(t *testing.T, child string, n int) (r damageReport, peak int64) {
	t.Helper()
	dir := t.TempDir()
	c := exec.Command(os.Args[0], "-test.run=^"+child+"$")
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%d", damageChild, n), damageDir+"="+dir)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("law: no damaged file ends the process; got %v\n%s", err, tail(out, 3000))
	}
	if err := ReadJSON(filepath.Join(dir, "report.json"), &r); err != nil {
		t.Fatal(err)
	}
	peak = c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "linux" {
		peak <<= 10 // kB there, bytes elsewhere
	}
	t.Logf("%+v; peak memory %s", r, byteSize(peak))
	return r, peak
}

// variants is how many damaged files a test tries.
func variants(short, usual, long int) int {
	switch {
	case os.Getenv("CORDON_LONG") == "1":
		return long
	case testing.Short():
		return short
	}
	return usual
}

// A damaged file is an error or, where its checksum was recomputed, may be read
// with values that pass every check; it never ends the process. The variants
// run in a process of their own, whose peak memory is measured.
func TestDamagedFiles(t *testing.T) {
	n := variants(200, 500, 10_000)
	r, peak := damaged(t, "TestDamageChild", n)
	if r.Kept != n || r.Mended != n {
		t.Errorf("got %+v, want %d variants of each", r, n)
	}
	if r.KeptRead > 0 {
		t.Errorf("law: a damaged file whose checksum was kept is an error; %d of %d were read, the first: %s", r.KeptRead, n, r.FirstFalse)
	}
	if r.Panics > 0 {
		t.Errorf("law: no damaged file makes the reader panic; %d did, the first: %s", r.Panics, r.FirstPanic)
	}
	if peak > 1<<30 {
		t.Errorf("law: under 1 GiB; got %s", byteSize(peak))
	}
}

func tail(b []byte, n int) []byte { return b[max(0, len(b)-n):] }

// TestDamageChild does nothing unless TestDamagedFiles started it.
func TestDamageChild(t *testing.T) {
	var n int
	if _, err := fmt.Sscan(os.Getenv(damageChild), &n); err != nil {
		t.Skip("only TestDamagedFiles runs this")
	}
	dir := os.Getenv(damageDir)
	world := filepath.Join(dir, "w")
	if err := WriteWorld(world, smallWorld(200), nil); err != nil {
		t.Fatal(err)
	}
	whole := map[string][]byte{}
	for _, f := range append([]fileSchema{{name: worldJSON}}, worldSchema...) {
		b, err := os.ReadFile(filepath.Join(world, f.name))
		if err != nil {
			t.Fatal(err)
		}
		whole[f.name] = b
	}
	if _, err := readMap(whole); err != nil {
		t.Fatalf("the world is not read before it is damaged: %v", err)
	}
	r := &damageReport{}
	rng := rand.New(rand.NewPCG(7, 15))
	for range n {
		name := worldSchema[rng.IntN(len(worldSchema))].name
		broken, what := damage(rng, whole[name])
		files := map[string][]byte{}
		for k, v := range whole {
			files[k] = v
		}
		files[name] = broken
		r.Kept++
		if r.try(name+": "+what, func() error { _, err := readMap(files); return err }) {
			r.KeptRead++
			r.FirstFalse = name + ": " + what
		}
		files[worldJSON] = mend(t, whole[worldJSON], name, broken)
		r.Mended++
		if r.try(name+": "+what, func() error {
			w, err := readMap(files)
			if err == nil && len(w.Problems()) > 0 {
				panic(w.Problems())
			}
			return err
		}) {
			r.MendedRead++
		}
	}
	if err := WriteJSON(filepath.Join(dir, "report.json"), r); err != nil {
		t.Fatal(err)
	}
}

func readMap(files map[string][]byte) (*World, error) {
	return readWorld("w", func(name string) ([]byte, func() error, error) {
		b, ok := files[name]
		if !ok {
			return nil, nil, os.ErrNotExist
		}
		return b, func() error { return nil }, nil
	})
}

// try tells whether f returned without an error, and counts a panic.
func (r *damageReport) try(what string, f func() error) (read bool) {
	defer func() {
		if p := recover(); p != nil {
			r.Panics++
			if r.FirstPanic == "" {
				r.FirstPanic = fmt.Sprintf("%s: %v", what, p)
			}
		}
	}()
	return f() == nil
}

// A damaged Parquet table, read by Arrow's own reader, ends no process either.
// Its memory is not bounded as tightly: a page may claim 2 GiB.
func TestDamagedParquet(t *testing.T) {
	n := variants(50, 150, 2000)
	r, _ := damaged(t, "TestParquetDamageChild", n)
	if r.Mended != n || r.Panics > 0 {
		t.Errorf("got %+v, want %d variants and no panic", r, n)
	}
}

// TestParquetDamageChild does nothing unless TestDamagedParquet started it.
func TestParquetDamageChild(t *testing.T) {
	var n int
	if _, err := fmt.Sscan(os.Getenv(damageChild), &n); err != nil {
		t.Skip("only TestDamagedParquet runs this")
	}
	dir := os.Getenv(damageDir)
	if _, err := WriteTables(dir, []*Table{waitsTable()}, []string{"parquet"}); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, "waits.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	r := &damageReport{}
	rng := rand.New(rand.NewPCG(7, 16))
	path := filepath.Join(dir, "broken.parquet")
	for range n {
		broken, what := damage(rng, whole)
		writeFile(t, path, string(broken))
		r.Mended++
		if r.try(what, func() error { _, err := ReadTable(path); return err }) {
			r.MendedRead++
		}
	}
	if err := WriteJSON(filepath.Join(dir, "report.json"), r); err != nil {
		t.Fatal(err)
	}
}

// mend is world.json with the true checksums of one damaged file.
func mend(t *testing.T, manifest []byte, name string, broken []byte) []byte {
	var m worldManifest
	if err := json.Unmarshal(manifest, &m); err != nil {
		t.Fatal(err)
	}
	s := newSumWriter(&bytes.Buffer{})
	_, _ = s.Write(broken)
	old := m.file(name)
	*old = s.sum(name, old.Rows)
	m.Fingerprint = m.fingerprint()
	b, err := FormatJSON(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// damage is a copy of b with one fault; half of the faults hit the metadata at
// the end, where the lengths are.
func damage(rng *rand.Rand, b []byte) ([]byte, string) {
	for {
		out, what := fault(rng, bytes.Clone(b))
		if !bytes.Equal(out, b) {
			return out, what
		}
	}
}

func fault(rng *rand.Rand, b []byte) ([]byte, string) {
	at := rng.IntN(len(b))
	if rng.IntN(2) == 0 {
		at = len(b) - 1 - rng.IntN(min(len(b), 1200))
	}
	size := min(1+rng.IntN(64), len(b)-at)
	switch rng.IntN(6) {
	case 0:
		b[at] ^= 1 << rng.IntN(8)
		return b, fmt.Sprint("flipped bit at ", at)
	case 1:
		b[at] ^= byte(1 + rng.IntN(255))
		return b, fmt.Sprint("changed byte at ", at)
	case 2:
		return b[:at], fmt.Sprint("truncated to ", at)
	case 3:
		for i := range size {
			b[at+i] = byte(rng.Uint32())
		}
		return b, fmt.Sprintf("random bytes at %d+%d", at, size)
	case 4: // a length or position of extreme size, aligned as they are
		at &^= 3
		extreme := []uint64{math.MaxInt32, math.MaxUint32, math.MaxInt64, 1 << 62, 1 << 40, 0, 1 << 31, uint64(len(b))}[rng.IntN(8)]
		for i := range min(4+4*rng.IntN(2), len(b)-at) {
			b[at+i] = byte(extreme >> (8 * i))
		}
		return b, fmt.Sprintf("%x at %d", extreme, at)
	default:
		return append(b[:at:at], b[at+size:]...), fmt.Sprintf("cut out %d+%d", at, size)
	}
}
