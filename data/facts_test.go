package data

import (
	"encoding/csv"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var allowedLabel = regexp.MustCompile(`^(SEEN|DERIVED|ASSUMED|RECALLED (hi|med|lo))([;: ].*)?$`)

// Every embedded row has a label of the allowed set and a source, its own or
// its file's; every file is in the index.
func TestEveryEmbeddedTable(t *testing.T) {
	index := make(map[string]EmbeddedTable)
	for _, e := range EmbeddedTables() {
		if e.Doc == "" || e.Source == "" || e.Licence == "" {
			t.Errorf("tables/index.csv: %s lacks its doc, source or licence", e.File)
		}
		index[e.File] = e
	}
	err := fs.WalkDir(embedded, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		e, ok := index[path]
		if !ok {
			t.Errorf("%s is embedded, but tables/index.csv does not name it", path)
		}
		delete(index, path)
		f, err := embedded.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll() // also refuses rows of another length
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		if len(rows) < 2 {
			t.Errorf("%s has no rows", path)
		}
		source, label := slices.Index(rows[0], "source"), slices.Index(rows[0], "label")
		if source < 0 && e.Source == "each row" {
			t.Errorf("%s has no column source, as tables/index.csv says", path)
		}
		for i, row := range rows[1:] {
			if source >= 0 && strings.TrimSpace(row[source]) == "" {
				t.Errorf("%s:%d has no source", path, i+2)
			}
			if label >= 0 && !allowedLabel.MatchString(row[label]) {
				t.Errorf("%s:%d: label %q is none of SEEN, RECALLED hi|med|lo, DERIVED, ASSUMED", path, i+2, row[label])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for file := range index {
		t.Errorf("tables/index.csv names %s, which is not embedded", file)
	}
}

func TestSources(t *testing.T) {
	seen := make(map[string]bool)
	for _, s := range Sources() {
		if seen[s.ID] {
			t.Errorf("source %s stands twice", s.ID)
		}
		seen[s.ID] = true
		if !regexp.MustCompile(`^[A-H][1-9][0-9]?$`).MatchString(s.ID) {
			t.Errorf("source id %q is not a letter A-H and a number", s.ID)
		}
		if !slices.Contains([]string{"IN", "VAL", "CTX", "IN/VAL"}, s.Use) {
			t.Errorf("source %s: use %q, want IN, VAL, CTX or IN/VAL", s.ID, s.Use)
		}
		if s.Figure == "" || s.Value == "" || s.Unit == "" || s.Population == "" {
			t.Errorf("source %s lacks its figure, value, unit or population", s.ID)
		}
	}
	// The codes that model.md section 13 calibrates and checks the baseline on.
	codes := "A2,A4,A5,A6,A7,A12,A13,A19,A20,A21,A24,A30,A32,A33,A34,A35,A37,A41,B2,B3,B20,D23,D26,E1,E2,E9,E11,E16,F1,F4,G12,G13,G14,G15,H2,H4"
	if rows, err := ResolveSources(codes + ",assumed"); err != nil || len(rows) != strings.Count(codes, ",")+1 {
		t.Errorf("%d rows and error %v, want %d rows", len(rows), err, strings.Count(codes, ",")+1)
	}
	if _, err := ResolveSources("A30,Z9"); err == nil || !strings.Contains(err.Error(), `"Z9"`) {
		t.Errorf("an unknown code gives %v, want an error that names it", err)
	}
}

func TestEntries(t *testing.T) {
	entries := Entries()
	if len(entries) != 41 { // entries.md: 41, of which 39 with HS codes
		t.Errorf("%d entries, want 41", len(entries))
	}
	withHS := 0
	for _, e := range entries {
		if len(e.HS6) > 0 {
			withHS++
		}
		if e.From == 0 || e.Title == "" || len(e.Adopters) == 0 {
			t.Errorf("entry %s lacks its date, title or adopters", e.Entry)
		}
		for _, hs6 := range e.HS6 {
			if !slices.ContainsFunc(Elasticities(), func(x Elasticity) bool { return x.HS6 == hs6 }) {
				t.Errorf("entry %s: HS %s has no row in tables/elasticities.csv", e.Entry, hs6)
			}
		}
	}
	if withHS != 39 {
		t.Errorf("%d entries with HS codes, want 39", withHS)
	}
	items, err := BuiltinItems(reference(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(items) <= len(reference(t).Items) {
		t.Errorf("%d items of all entries, want more than those of 20", len(items))
	}
	if _, err := BuiltinItems(reference(t), "9Z999"); err == nil {
		t.Error("an entry that is not in the table gives no error")
	}
}

func TestGroups(t *testing.T) {
	for group, want := range map[string]int{"EU27": 27, "WASSENAAR": 42, "NSG": 48, "MTCR": 35, "AUSTRALIA_GROUP": 42, "NATO": 32} {
		if got := len(Groups()[group]); got != want {
			t.Errorf("%s has %d members, want %d", group, got, want)
		}
	}
	if !InGroup("EMBARGO", "RUS") || InGroup("EMBARGO", "CHN") || InGroup("NONE", "USA") {
		t.Error("membership of EMBARGO or of an unknown group is wrong")
	}
	if of := GroupsOf("TWN"); !slices.Equal(of, []string{"GCHPL_COALITION", "US_A6"}) {
		t.Errorf("Taiwan is in %v, want GCHPL_COALITION and US_A6", of)
	}
}

func TestPastChanges(t *testing.T) {
	changes := PastChanges()
	if len(changes) != 30 {
		t.Errorf("%d past changes, want 30", len(changes))
	}
	for _, c := range changes {
		if c.Published == 0 || c.Effective == 0 || c.NoticeDays < 0 || c.Text == "" || len(c.Destinations) == 0 {
			t.Errorf("%s lacks a date, text or destinations, or its notice is negative", c.ID)
		}
	}
}

func TestThetaShrinksToTheHeading(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct{ own, median, want float64 }{
		{4, 6, 5}, {28.1, 28.1, 12}, {6.95, 4.58, 5.765}, {nan, 5.5, 5.5}, {nan, nan, 5}, {1, 1.5, 2},
	} {
		if got := (Elasticity{Own: c.own, Median: c.median}).Theta(); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("theta of %g with heading median %g is %g, want %g", c.own, c.median, got, c.want)
		}
	}
}

func TestStatistics(t *testing.T) {
	if n := len(LicensingStatistics()); n != 47 {
		t.Errorf("%d licensing statistics, want 47", n)
	}
	if n := len(ExporterStatistics()); n != 19 {
		t.Errorf("%d exporter statistics, want 19", n)
	}
	if rate, ok := USDPerEUR(2022); !ok || rate != 1.0530 {
		t.Errorf("USD per EUR of 2022 is %g (%v), want 1.0530", rate, ok)
	}
}
