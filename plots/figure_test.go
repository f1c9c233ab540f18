package plots

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/cmpimg"
)

var update = flag.Bool("update", false, "write the reference images anew")

// TestReferenceImages holds every figure of the fixture against its picture in
// testdata. Letters may be rasterised a shade differently elsewhere, so small
// differences of colour pass.
func TestReferenceImages(t *testing.T) {
	for _, m := range All() {
		t.Run(m.Name, func(t *testing.T) {
			f, err := m.Make(fixture())
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.png(100)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", m.Name+".png")
			if *update {
				if err := os.MkdirAll("testdata", 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v; run the test with -update and look at the picture", err)
			}
			same, err := cmpimg.EqualApprox("png", got, want, 0.1)
			if err != nil {
				t.Fatal(err)
			}
			if !same {
				out := filepath.Join(os.TempDir(), "cordon-"+m.Name+".png")
				_ = os.WriteFile(out, got, 0o666)
				t.Errorf("the figure differs from %s; it is in %s; if it is right, run the test with -update", path, out)
			}
		})
	}
}

// TestSameBytes draws every figure twice, from results built anew, in all
// formats.
func TestSameBytes(t *testing.T) {
	for _, m := range All() {
		var first [3][]byte
		for run := range 2 {
			f, err := m.Make(fixture())
			if err != nil {
				t.Fatal(err)
			}
			png := f.PNG
			if testing.Short() {
				png = func() ([]byte, error) { return f.png(100) }
			}
			for i, write := range []func() ([]byte, error){f.SVG, f.PDF, png} {
				b, err := write()
				if err != nil {
					t.Fatal(err)
				}
				if run == 0 {
					first[i] = b
				} else if !bytes.Equal(b, first[i]) {
					t.Errorf("%s: format %d differs between two runs", m.Name, i)
				}
			}
		}
		if !bytes.Contains(first[1], []byte("/CreationDate (D:20000101000000)")) {
			t.Errorf("%s: the PDF bears a date of its own", m.Name)
		}
		if ok, err := cmpimg.Equal("pdf", first[1], first[1]); err != nil || !ok {
			t.Errorf("%s: the PDF cannot be read back: %v", m.Name, err)
		}
	}
}

// TestEveryFigure is the contract of a figure: a name that matches its entry,
// words for those who cannot see it, journal width, a footer, and a synthetic
// world drawn on it.
func TestEveryFigure(t *testing.T) {
	for _, m := range All() {
		f, err := m.Make(fixture())
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != m.Name || f.Title == "" || len(f.Desc) < 60 {
			t.Errorf("%s: name %q, title %q, description of %d bytes", m.Name, f.Name, f.Title, len(f.Desc))
		}
		if f.Width != singleColumn && f.Width != doubleColumn {
			t.Errorf("%s: %.0f points wide, want one or two columns", m.Name, f.Width.Points())
		}
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		text := svgText(t, svg)
		for _, want := range []string{f.Title, "SYNTHETIC WORLD", "Synthetic world, not real trade data. World: Reference world · seed 1 · 64 replicates · 156 weeks · cordon 0.1.0"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not drawn", m.Name, want)
			}
		}
		if strings.Contains(text, "NaN") || strings.Contains(string(inlineSVG(svg)), "NaN") || strings.Contains(string(svg), "Inf") {
			t.Errorf("%s: a coordinate or number is not finite", m.Name)
		}
		real := fixture()
		real.Manifest.World.Synthetic = false
		f, err = m.Make(real)
		if err != nil {
			t.Fatal(err)
		}
		if svg, err = f.SVG(); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.ToLower(svgText(t, svg)), "synthetic") {
			t.Errorf("%s: real trade is called synthetic", m.Name)
		}
	}
}

// svgText is all text of an SVG file, which must be well-formed.
func svgText(t *testing.T, svg []byte) string {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := token.(xml.CharData); ok {
			text.Write(c)
			text.WriteByte('\n')
		}
	}
}

// TestNoBlankPicture takes from each figure its table, its rows, its columns
// and its numbers in turn: what cannot be drawn is absent with a reason.
func TestNoBlankPicture(t *testing.T) {
	table := map[string]string{"dumbbell": "headlines", "ledger": "ledger", "fans": "fans", "diversion": "diversion", "waits": "waits", "costs": "costs", "decomposition": "decomposition", "flips": "flips"}
	for _, m := range All() {
		for what, spoil := range map[string]func(*Results){
			"no table": func(r *Results) { delete(r.Tables, table[m.Name]) },
			"no rows": func(r *Results) {
				t := r.Tables[table[m.Name]]
				for i := range t.Columns {
					c := &t.Columns[i]
					c.Floats, c.Ints, c.Strings = nil, nil, nil
				}
			},
			"no columns": func(r *Results) { r.Tables[table[m.Name]].Columns = r.Tables[table[m.Name]].Columns[:1] },
			"no numbers": func(r *Results) {
				t := r.Tables[table[m.Name]]
				for i := range t.Columns {
					c := &t.Columns[i]
					c.Ints = slices.Repeat([]int64{0}, len(c.Ints))
					for k := range c.Floats {
						c.Floats[k] = math.NaN()
					}
				}
			},
		} {
			r := fixture()
			spoil(r)
			_, err := m.Make(r)
			var a *Absent
			if what == "no numbers" && m.Name == "ledger" {
				continue // an empty ledger is one in which no dollar moved
			}
			if !errors.As(err, &a) || a.Reason == "" {
				t.Errorf("%s with %s: got %v, want a reason for its absence", m.Name, what, err)
			}
		}
	}
}

// TestOddResults draws and reports results at the edges: holes in the numbers,
// one scenario, many with long names, no manifest.
func TestOddResults(t *testing.T) {
	for name, odd := range map[string]func(*Results){
		"every third number missing": func(r *Results) {
			for _, table := range r.Tables {
				for i := range table.Columns {
					for k := range table.Columns[i].Floats {
						if k%3 == 1 {
							table.Columns[i].Floats[k] = math.NaN()
						}
					}
				}
			}
		},
		"names beyond Latin": func(r *Results) {
			r.Manifest.World.Title = "Мир <торговли> & 世界 \"x\""
			rename(r, "chips-alone", "<b>чипы</b> & a name far too long to stand beside any bar of any figure")
		},
		"eleven scenarios": func(r *Results) { *r = *manyScenarios() },
		"no manifest":      func(r *Results) { r.Manifest = Manifest{} },
		"only CSV's types": func(r *Results) {
			for _, table := range r.Tables {
				for i := range table.Columns {
					if c := &table.Columns[i]; c.Ints != nil && c.Name != "value_cents" {
						for _, v := range c.Ints {
							c.Floats = append(c.Floats, float64(v))
						}
						c.Ints = nil
					}
				}
			}
		},
		"no baseline rows in the waits and costs": func(r *Results) {
			for _, n := range []string{"waits", "costs", "diversion"} {
				c := r.Tables[n].Column("scenario")
				for i := range c.Strings {
					if c.Strings[i] == "today" {
						c.Strings[i] = "chips-alone"
					}
				}
			}
		},
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			r := fixture()
			odd(r)
			page := fixtureReport(t, r)
			for _, bad := range []string{"NaN", "<b>чипы", "%!"} {
				if bytes.Contains(bytes.ReplaceAll(page, []byte(fontsStyle()), nil), []byte(bad)) {
					t.Errorf("the report holds %q", bad)
				}
			}
		})
	}
}

func rename(r *Results, from, to string) {
	for _, table := range r.Tables {
		for i := range table.Columns {
			for k, s := range table.Columns[i].Strings {
				if s == from {
					table.Columns[i].Strings[k] = to
				}
			}
		}
	}
	for i := range r.Manifest.Scenarios {
		if r.Manifest.Scenarios[i].Name == from {
			r.Manifest.Scenarios[i].Name = to
		}
	}
}
