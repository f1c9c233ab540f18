package main

import (
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/model/param"
)

// Each parameter's source is rows of data/sources.csv or the word "assumed".
func TestEverySource(t *testing.T) {
	for _, d := range param.List(&model.Params{}) {
		rows, err := data.ResolveSources(d.Source)
		if err != nil {
			t.Errorf("parameter %s: %v", d.Path, err)
			continue
		}
		if len(rows) == 0 && d.Source != "assumed" {
			t.Errorf("parameter %s: source %q names no row of data/sources.csv, want codes such as A30,A33 or the word assumed", d.Path, d.Source)
		}
		for _, r := range rows {
			if r.Use == "VAL" {
				t.Errorf("parameter %s: source %s is a validation target (%s); a number is an input or a target, never both", d.Path, r.ID, r.Figure)
			}
		}
	}
}

// Each parameter says all that lists, checks and sweeps read from it.
func TestEveryParameter(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range param.List(&model.Params{}) {
		if seen[d.Path] {
			t.Errorf("parameter %s is declared twice", d.Path)
		}
		seen[d.Path] = true
		if d.Unit == "" || d.Doc == "" {
			t.Errorf("parameter %s: unit %q, doc %q, want both", d.Path, d.Unit, d.Doc)
		}
		if d.Default < d.Low || d.Default > d.High || d.Low >= d.High {
			t.Errorf("parameter %s: default %g, range %g..%g, want a default inside a range", d.Path, d.Default, d.Low, d.High)
		}
		law, _, _ := strings.Cut(d.Dist, " ")
		if !slices.Contains([]string{"none", "uniform", "loguniform"}, law) {
			t.Errorf("parameter %s: dist %q, want none, uniform or loguniform", d.Path, d.Dist)
		}
		if d.From < d.Low || d.To > d.High || d.Default < d.Low || d.Default > d.High {
			t.Errorf("parameter %s: default %g and draws %g..%g, want them inside %g..%g", d.Path, d.Default, d.From, d.To, d.Low, d.High)
		}
		if law == "loguniform" && d.From <= 0 {
			t.Errorf("parameter %s: loguniform from %g, want a low end above 0", d.Path, d.Low)
		}
		if !slices.Contains([]string{"imposed", "calibrated"}, d.Mark) {
			t.Errorf("parameter %s: mark %q, want imposed or calibrated", d.Path, d.Mark)
		}
		if d.Path != strings.ToLower(d.Path) {
			t.Errorf("parameter %s: want lower case, as users type it", d.Path)
		}
	}
	if len(seen) < 50 {
		t.Errorf("found %d parameters, want all of the model's", len(seen))
	}
}
