package plots

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLook writes every figure of the fixture to the folder CORDON_LOOK, to be
// looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("CORDON_LOOK")
	if dir == "" {
		t.Skip("set CORDON_LOOK to a folder to write the fixture's figures there")
	}
	r := fixture()
	for _, m := range All() {
		f, err := m.Make(r)
		if err != nil {
			t.Errorf("%s: %v", m.Name, err)
			continue
		}
		for ext, write := range map[string]func() ([]byte, error){"svg": f.SVG, "pdf": f.PDF, "png": func() ([]byte, error) { return f.png(150) }} {
			b, err := write()
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, m.Name+"."+ext), b, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}
