package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A --columns file is read strictly, with the line of what is wrong.
func TestReadColumns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.yaml")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("columns: {home: country}\ndecimal: \",\"\nunit: 1000\nend_uses: {military: barred}\n")
	m, err := ReadColumns(path)
	if err != nil || m.Columns["home"] != "country" || m.Decimal != "," || m.Unit != 1000 || m.EndUses["military"] != "barred" {
		t.Errorf("got %+v, %v", m, err)
	}
	write("decimal: \",\"\nseperator: \";\"\n")
	if _, err := ReadColumns(path); err == nil || !strings.Contains(err.Error(), "[2:1]") || !strings.Contains(err.Error(), "seperator") {
		t.Errorf("got %v, want line 2 and the word", err)
	}
	if _, err := ReadColumns(path + "x"); err == nil || !strings.Contains(err.Error(), "can't read") {
		t.Errorf("got %v", err)
	}
	if m, err := ReadColumns(""); err != nil || m == nil {
		t.Errorf("got %v, %v", m, err)
	}
}
