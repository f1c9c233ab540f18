package data

import (
	"bytes"
	stdgzip "compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// A year of 12 million rows is imported, written and checked within 1 GiB, as
// the kernel counts it. Run alone: go test -run ImportMemory.
func TestImportMemory(t *testing.T) {
	if os.Getenv("CORDON_LONG") == "" {
		t.Skip("a year of 12 million rows is imported only with CORDON_LONG=1")
	}
	path := filepath.Join(t.TempDir(), "BACI_HS17_Y2020_V202601.csv")
	const rows = 12_000_000
	if err := writeBACILike(path, 2020, rows); err != nil {
		t.Fatal(err)
	}
	rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{path}, Out: filepath.Join(t.TempDir(), "world")})
	if rep.Read.Rows != rows {
		t.Errorf("got %d rows, want %d", rep.Read.Rows, rows)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("the memory of a process can be read on Linux only")
	}
	for line := range strings.Lines(string(status)) {
		if kb, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.Atoi(strings.Fields(kb)[0])
			t.Logf("%d MiB at most", n>>10)
			if n > 1<<20 {
				t.Errorf("got %d MiB at most, want under 1024", n>>10)
			}
		}
	}
}

// BenchmarkGunzip is why the importers decompress with klauspost/compress.
func BenchmarkGunzip(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.csv")
	if err := writeBACILike(path, 2020, 500_000); err != nil {
		b.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	packed := []byte(gzipped(b, string(text)))
	for name, open := range map[string]func(io.Reader) (io.Reader, error){
		"standard":  func(r io.Reader) (io.Reader, error) { return stdgzip.NewReader(r) },
		"klauspost": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				r, err := open(bytes.NewReader(packed))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := io.Copy(io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
