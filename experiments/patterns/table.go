package patterns

import (
	"cmp"
	"math"
	"slices"

	"cordon/data"
)

// order of verdicts on the model: what to worry about comes first.
var order = []Verdict{Miss, CantTell, Hit, NoTarget}

// Ordered are the scores with misses first, then what can't be told, hits, and lines
// without a target; patterns by number within each.
func (v *Validation) Ordered() []Score {
	out := slices.Clone(v.Scores)
	slices.SortStableFunc(out, func(a, b Score) int {
		return cmp.Compare(slices.Index(order, a.Of[Model].Verdict), slices.Index(order, b.Of[Model].Verdict))
	})
	return out
}

// Count is the lines on which a rival comes to a verdict, and the lines that have a
// target at all.
func (v *Validation) Count(r Rival, verdict Verdict) (n, held int) {
	for _, s := range v.Scores {
		if s.Line.Reported() {
			continue
		}
		held++
		if s.Of[r].Verdict == verdict {
			n++
		}
	}
	return n, held
}

// Table is the validation, a line a row, misses first.
func (v *Validation) Table() *data.Table {
	t := &data.Table{Name: "validation", Doc: "Published patterns: targets, the model at its default parameters, and two nulls; misses first."}
	scores := v.Ordered()
	text := func(name, doc string, of func(s *Score) string) {
		c := data.Column{Name: name, Doc: doc, Strings: []string{}}
		for n := range scores {
			c.Strings = append(c.Strings, of(&scores[n]))
		}
		t.Columns = append(t.Columns, c)
	}
	number := func(name, unit, doc string, of func(s *Score) float64) {
		c := data.Column{Name: name, Unit: unit, Doc: doc, Floats: []float64{}}
		for n := range scores {
			x := of(&scores[n])
			if math.IsInf(x, 0) {
				x = nan
			}
			c.Floats = append(c.Floats, x)
		}
		t.Columns = append(t.Columns, c)
	}
	whole := func(name, unit, doc string, of func(s *Score) int) {
		c := data.Column{Name: name, Unit: unit, Doc: doc, Ints: []int64{}}
		for n := range scores {
			c.Ints = append(c.Ints, int64(of(&scores[n])))
		}
		t.Columns = append(t.Columns, c)
	}
	text("verdict", "of the model: miss, can't tell (the interval straddles a bound), hit, or no target", func(s *Score) string { return string(s.Of[Model].Verdict) })
	whole("pattern", "", "number of the pattern", func(s *Score) int { return s.Pattern.Number })
	text("name", "of the pattern", func(s *Score) string { return s.Pattern.Name })
	text("line", "key of the line within its pattern", func(s *Score) string { return s.Line.Key })
	text("quantity", "what is measured", func(s *Score) string { return s.Line.Quantity })
	text("unit", "unit of the figures", func(s *Score) string { return s.Line.Unit })
	text("published", "the published figure, in words", func(s *Score) string { return s.Line.Published })
	number("low", "as column unit", "low end of what counts as a hit; missing where there is none", func(s *Score) float64 { return s.Line.Low })
	number("high", "as column unit", "high end of it; missing where there is none", func(s *Score) float64 { return s.Line.High })
	text("tolerance", "where the two ends are from", func(s *Score) string { return s.Line.Tolerance })
	text("basis", "rows of the table of sources; 9.4 is a closed form", func(s *Score) string { return s.Line.Basis })
	text("mark", "imposed, calibrated or emergent", func(s *Score) string { return s.Line.Mark })
	for r := range Rivals {
		name, what := r.String(), r.Title()
		number(name, "as column unit", what+": mean over replicates at default parameters; missing where fewer than half of them have anything to measure", func(s *Score) float64 { return s.Of[r].Mean })
		number(name+"_low", "as column unit", what+": low end of the mean's 95% interval", func(s *Score) float64 { return s.Of[r].Low })
		number(name+"_high", "as column unit", what+": high end of it", func(s *Score) float64 { return s.Of[r].High })
		whole(name+"_n", "replicates", what+": replicates with something to measure", func(s *Score) int { return s.Of[r].N })
		if r != Model {
			text(name+"_verdict", what+": miss, can't tell, hit, no target, or says nothing, which has not met the pattern", func(s *Score) string { return string(s.Of[r].Verdict) })
			text(name+"_why", what+": why it says nothing", func(s *Score) string { return s.Of[r].Why })
		}
	}
	text("note", "what to know when reading the line", func(s *Score) string { return s.Line.Note })
	text("why", "why the model does not meet the line, as found out; empty where it meets it", func(s *Score) string { return s.Why() })
	return t
}

// Why says why the model does not meet the line, or that it is not known; "" where it
// does.
func (s *Score) Why() string {
	switch {
	case s.Of[Model].Verdict != Miss && s.Of[Model].Verdict != CantTell:
		return ""
	case s.Line.Why != "":
		return s.Line.Why
	case s.Of[Model].Verdict == CantTell:
		return "the interval straddles a bound; more replicates narrow it"
	}
	return "not known"
}
