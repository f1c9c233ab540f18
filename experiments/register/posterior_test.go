package register

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"cordon/data"
	"cordon/experiments"
	"cordon/model/chance"
)

// The next run takes the weighted draws: each of its joint draws is one of them, as
// often as its weight says, and it runs again to the same bits.
func TestCompareFromAPosterior(t *testing.T) {
	dir, world := registered(t)
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := s.newSeen()
	for q := range seen.Values {
		seen.Values[q] = s.values[0][7][q] // what draw 7 gives
	}
	w := s.Weigh(seen)
	if best := slices.Max(w.Weight); w.Weight[7] != best {
		t.Errorf("draw 7 has weight %g of at most %g on its own figures", w.Weight[7], best)
	}
	p, err := s.Posterior(w)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	path := filepath.Join(out, "posterior.json")
	if err := data.WriteJSON(path, p); err != nil {
		t.Fatal(err)
	}
	if p, err = experiments.ReadPosterior(path); err != nil {
		t.Fatal(err)
	}
	const n = 4000
	share := make([]float64, len(p.Weights))
	for i := range n {
		share[p.Pick(chance.Root(5, i))] += 1.0 / n
	}
	for i, x := range share {
		if se := math.Sqrt(p.Weights[i] * (1 - p.Weights[i]) / n); math.Abs(x-p.Weights[i]) > 4.5*se {
			t.Errorf("draw %d is picked in %.4f of %d runs, want its weight of %.4f (standard error %.4f)", i, x, n, p.Weights[i], se)
		}
	}
	c, err := compareSmall(world, 4, 16, p)
	if err != nil {
		t.Fatal(err)
	}
	study, err := c.Options.Study()
	if err != nil {
		t.Fatal(err)
	}
	values, drawn := experiments.ParametersOf(study, 1), p.Draws[p.Pick(chance.Root(1, 1))]
	for k, path := range p.Paths {
		if values[path] != drawn[k] && math.Abs(values[path]-drawn[k]) > 0.5 { // whole numbers are rounded
			t.Errorf("%s is %g in the joint draw, want %g as stored", path, values[path], drawn[k])
		}
	}
	if values["population.accounts"] != 300 {
		t.Errorf("population.accounts is %g, want what --set says", values["population.accounts"])
	}
	result := filepath.Join(out, "result")
	if err := writeResult(c, result); err != nil {
		t.Fatal(err)
	}
	r, err := experiments.Reproduce(context.Background(), result, "", 2, nil)
	if err != nil || r.Verdict != experiments.Same || r.Manifest.Posterior.SHA256 != p.SHA256 {
		t.Errorf("law: a run from a posterior runs again to the same bits; %v, %+v", err, r)
	}
}
