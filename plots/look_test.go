package plots

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cordon/data"
)

// TestLook writes every figure of the fixture to the folder CORDON_LOOK, to be
// looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("CORDON_LOOK")
	if dir == "" {
		t.Skip("set CORDON_LOOK to a folder to write the fixture's figures there")
	}
	look(t, fixture(), dir, "")
	many := manyScenarios()
	look(t, many, dir, "many-")
}

// manyScenarios is the fixture with eleven scenarios, some with long names.
func manyScenarios() *Results {
	r := fixture()
	for i := range 8 {
		name := []string{"chips-exception", "item-new-notice", "a-scenario-with-a-very-long-name-indeed"}[i%3] + string(rune('a'+i))
		for _, table := range sortedKeys(r.Tables) {
			duplicate(r.Tables[table], "chips-follow", name)
		}
	}
	return r
}

// duplicate repeats one scenario's rows under another name.
func duplicate(t *data.Table, of, as string) {
	c := t.Column("scenario")
	if c == nil {
		return
	}
	rows := slices.Clone(c.Strings)
	for k, s := range rows {
		if s != of {
			continue
		}
		for i := range t.Columns {
			col := &t.Columns[i]
			switch {
			case col == c:
				col.Strings = append(col.Strings, as)
			case col.Strings != nil:
				col.Strings = append(col.Strings, col.Strings[k])
			case col.Ints != nil:
				col.Ints = append(col.Ints, col.Ints[k])
			default:
				col.Floats = append(col.Floats, col.Floats[k])
			}
		}
	}
}

func look(t *testing.T, r *Results, dir, prefix string) {
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
			if err := os.WriteFile(filepath.Join(dir, prefix+m.Name+"."+ext), b, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestRedraw draws the figures and the report of the result folder CORDON_REDRAW
// into the folder CORDON_LOOK.
func TestRedraw(t *testing.T) {
	from, to := os.Getenv("CORDON_REDRAW"), os.Getenv("CORDON_LOOK")
	if from == "" || to == "" {
		t.Skip("set CORDON_REDRAW to a result folder and CORDON_LOOK to where its figures go")
	}
	r, err := Read(from)
	if err != nil {
		t.Fatal(err)
	}
	look(t, r, to, "redrawn-")
	if err := os.WriteFile(filepath.Join(to, "redrawn.html"), fixtureReport(t, r), 0o666); err != nil {
		t.Fatal(err)
	}
}
