package experiments

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"cordon/data"
	"cordon/experiments/conclusions"
	"cordon/experiments/release"
	"cordon/model"
	"cordon/model/outcome"
	"cordon/model/param"
)

// Two scenarios whose cost to firms is known in closed form: courses cost each
// firm that takes one compliance.course_hours of work; certificates cost the same
// whatever a course takes. Within these weeks nothing else of the model reads the
// hours of a course.
const (
	courses = "title: Courses\nquestion: What do courses cost?\nstart: 2026-01-05\nweeks: 16\nmeasures:\n" +
		"  courses: {lever: training, by: [USA], reach: 1, quality: 0.5, published: 2026-01-12, from: 2026-01-12}\n"
	certificates = "title: Certificates\nquestion: What do certificates cost?\nstart: 2026-01-05\nweeks: 16\nmeasures:\n" +
		"  lane: {lever: trusted, by: [USA], share: 0.002, audits: 0, published: 2026-01-12, from: 2026-01-12}\n"
)

// toyComparison is the two scenarios, compared once for all tests.
var toyComparison = sync.OnceValues(func() (*Comparison, error) {
	w, err := data.Reference()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "cordon-flip-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	w = someProducts(w, 8)
	o := Options{World: w, Replicates: 8, Seed: 1, Workers: 2, Laws: true, Params: []Override{{"compliance.certify", 10000}, {"compliance.certify_upkeep", 3000}}}
	if o.Against, err = Load("today", w); err != nil {
		return nil, err
	}
	for _, s := range []struct{ name, text string }{{"courses", courses}, {"certificates", certificates}} {
		file := filepath.Join(dir, s.name+".yaml")
		if err := os.WriteFile(file, []byte(s.text), 0o666); err != nil {
			return nil, err
		}
		a, err := Load(file, w)
		if err != nil {
			return nil, err
		}
		o.Scenarios = append(o.Scenarios, a)
	}
	return Compare(context.Background(), o)
})

// someProducts is a world with the trade in its first products alone, which runs faster.
func someProducts(w *data.World, n uint16) *data.World {
	few := *w
	few.Flows = data.Flows{}
	to, from := &few.Flows, &w.Flows
	for i, k := range from.Product {
		if k < n {
			to.Period, to.Exporter, to.Importer = append(to.Period, from.Period[i]), append(to.Exporter, from.Exporter[i]), append(to.Importer, from.Importer[i])
			to.Product, to.ValueUSD, to.QuantityT = append(to.Product, k), append(to.ValueUSD, from.ValueUSD[i]), append(to.QuantityT, from.QuantityT[i])
		}
	}
	return &few
}

func toy(t *testing.T) *Comparison {
	t.Helper()
	c, err := toyComparison()
	if err != nil {
		t.Fatal(err)
	}
	copied := *c
	return &copied
}

func outcomeAt(t *testing.T, name string) int {
	t.Helper()
	i := slices.IndexFunc(outcome.All(), func(o outcome.Outcome) bool { return o.Name == name })
	if i < 0 {
		t.Fatalf("no outcome %s", name)
	}
	return i
}

// TestFlipFindsThePlantedSwitchingValue plants a ranking that flips where courses
// cost as much as certificates: with a = cost of certificates less all of courses
// but the hours, and b = cost of an hour,
//
//	difference(hours) = a - b hours, so it flips at a/b.
func TestFlipFindsThePlantedSwitchingValue(t *testing.T) {
	c := toy(t)
	const path, n = "compliance.course_hours", 4
	cost, training := outcomeAt(t, "firm_cost"), outcomeAt(t, "training_cost")
	own := model.Defaults().Compliance.CourseHours
	var a, b float64
	for r := range n {
		v := c.Values[2*r].Values
		a += (v[2][cost] - v[1][cost] + v[1][training]) / n
		b += v[1][training] / own / n
	}
	want := a / b
	if err := c.RunFlip(context.Background(), FlipOptions{Replicates: n, Only: []string{path}}); err != nil {
		t.Fatal(err)
	}
	p := c.Flip.Parameters[0]
	if want < p.From || want > p.To || !p.Full {
		t.Fatalf("planted switching value %g, range %g..%g, full %t: the test shows nothing", want, p.From, p.To, p.Full)
	}
	found := 0
	for _, x := range c.Flip.Switches(c) {
		k := c.Flip.Conclusions[x.Conclusion]
		if k.Outcome != cost || k.Arm != 2 || k.Against != 1 {
			continue
		}
		found++
		got, mass := p.Draw(x.U), 1-p.Below(want) // courses cost more above
		if own > want {
			mass = p.Below(want)
		}
		if math.Abs(x.U-p.Below(want)) > conclusions.NarrowEnough || x.Away != (own < want) || !x.Shown || math.Abs(x.Mass-mass) > conclusions.NarrowEnough {
			t.Errorf("ranking flips at %g (shown %t, above %t, prior beyond %.3f), planted at %g with %.3f beyond", got, x.Shown, x.Away, x.Mass, want, mass)
		}
		if x.Low > p.Below(want) || x.High < p.Below(want) {
			t.Errorf("simulation error %g to %g does not hold the planted value %g", p.Draw(x.Low), p.Draw(x.High), want)
		}
		t.Logf("planted %.3f hours, found %.3f (%.3f to %.3f), %d places, %d replicates", want, got, p.Draw(x.Low), p.Draw(x.High), len(p.Points), c.Flip.Runs)
	}
	if found != 1 {
		t.Errorf("%d switching values of the ranking by firm_cost, want 1", found)
	}
	for k, conclusion := range c.Flip.Conclusions {
		if conclusion.Outcome != cost && c.Flip.Verdict(&p, k) == FlipsShown {
			t.Errorf("%s flips over the hours of a course, which it does not hang on", conclusion.Headline.Outcome)
		}
	}
	// at every place the difference is the closed form's
	for _, at := range p.Points {
		k := slices.IndexFunc(c.Flip.Conclusions, func(k Conclusion) bool { return k.Outcome == cost && k.Arm == 2 && k.Against == 1 })
		if got, want := spotOf(at.Differences[k]).Mean, a-b*at.Value; math.Abs(got-want) > 1e-3*b*max(at.Value, own) { // each firm's charge of a week is kept in whole cents
			t.Errorf("at %g hours the difference is %.8g, want %.8g", at.Value, got, want)
		}
	}
	checkFlipTables(t, c)
}

// checkFlipTables holds the tables of a flip to the contract of all tables.
func checkFlipTables(t *testing.T, c *Comparison) {
	t.Helper()
	for _, table := range c.flipTables() {
		if table.Len() == 0 {
			t.Errorf("table %s has no row", table.Name)
		}
		for i := range table.Columns {
			if col := &table.Columns[i]; col.Doc == "" || len(col.Name) > 32 || col.Floats != nil && col.Unit == "" {
				t.Errorf("table %s, column %q: doc %q, unit %q", table.Name, col.Name, col.Doc, col.Unit)
			}
		}
	}
}

// A place that is the comparison's own value has its bits, and what nothing reads
// is found to touch nothing.
func TestFlipRunsOnTheSameLuck(t *testing.T) {
	c := toy(t)
	f := &Flip{Conclusions: c.Conclusions(), Replicates: 2}
	i := slices.IndexFunc(param.List(&model.Params{}), func(d param.Declaration) bool { return d.Path == "market.eta" })
	s := flipSearch{c: c, f: f, d: param.List(&model.Params{})[i]}
	own := s.own(2)
	at := FlipPoint{Value: s.d.Default, Differences: make([][]float64, len(f.Conclusions))}
	if err := s.more(context.Background(), &at, 2); err != nil {
		t.Fatal(err)
	}
	for k := range own {
		if !slices.Equal(own[k], at.Differences[k]) {
			t.Errorf("law: the same parameters on the same luck give the same bits; %s: %v and %v", f.Conclusions[k].Headline.Outcome, own[k], at.Differences[k])
		}
	}
	if err := c.RunFlip(context.Background(), FlipOptions{Replicates: 4, Only: []string{"review.consensus_share"}}); err == nil {
		t.Error("an unknown parameter is tested")
	}
}

func TestFlipLeavesOutWhatIsSetOrMeasured(t *testing.T) {
	c := toy(t)
	declared, left, err := c.assumptions(nil)
	if err != nil {
		t.Fatal(err)
	}
	has := func(path string) bool {
		return slices.ContainsFunc(declared, func(d param.Declaration) bool { return d.Path == path })
	}
	if has("compliance.certify") || !strings.Contains(strings.Join(left, "; "), "compliance.certify: set by --set") {
		t.Errorf("compliance.certify, which is set, is tested; left out: %v", left)
	}
	if has("population.size_exponent") || !has("population.barred") || !has("licensing.work_median") || len(declared) < 140 {
		t.Errorf("%d assumptions; want all that joint draws vary and no other", len(declared))
	}
	then, err := release.Frozen("0.1")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(then.Declared, func(d param.Declaration) bool { return d.Path == "population.barred" })
	then.Declared[at].Dist = "none"
	c.Frozen = then
	if declared, _, _ = c.assumptions(nil); has("population.barred") || !has("licensing.work_median") {
		t.Error("assumptions are not those of the release whose parameters the run has")
	}
	c.Frozen = nil
	w := *c.World
	for _, iso := range c.Members {
		w.Measured = append(w.Measured, data.Measured{Jurisdiction: uint16(w.JurisdictionIndex(iso)), Path: "licensing.work_median", Value: 0.5})
	}
	c.World = &w
	declared, left, _ = c.assumptions(nil)
	if has("licensing.work_median") || !strings.Contains(strings.Join(left, "; "), "licensing.work_median: measured") {
		t.Errorf("licensing.work_median, which every member has measured, is tested; left out: %v", left)
	}
	w.Measured = w.Measured[:len(w.Measured)-1]
	if declared, _, _ = c.assumptions(nil); !has("licensing.work_median") {
		t.Error("licensing.work_median is not tested where one member has not measured it")
	}
}
