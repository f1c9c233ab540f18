package cases

import (
	"os"
	"slices"
	"sort"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"cordon/data"
	"cordon/model/licensing"
)

// setting is an agency with known parameters.
type setting struct {
	name    string
	made    Made
	noStaff bool // the officers are not on record
}

func settings() []setting {
	p := licensing.Defaults()
	p.EscalatedShare, p.Patience = 0.05, 60
	leader := Made{Params: p, Name: "USA", PerYear: 1500, First: data.MustDate("2019-01-07"), Weeks: 100, Officers: 7, Second: 3, Concern: 0.2, Presumption: 0.1, KeepOutcomes: true, Seed: 11}
	q := licensing.Defaults().UKLike()
	q.WorkMedian, q.WorkSpread, q.InHouseHands, q.ReferredHands, q.Patience = 0.4, 0.7, 5, 30, 40
	q.ReferredShare = 0.45
	lanes := Made{Params: q, Name: "DEU", PerYear: 1300, First: data.MustDate("2020-01-06"), Weeks: 80, Officers: 3, Second: 2, Trusted: 0.25, Concern: 0.1, Seed: 12}
	p.InHouseHands, p.InHouseSpread, p.ReferredHands, p.ReferredSpread = 12, 0.9, 40, 0.6
	half := Made{Params: p, Name: "USA", PerYear: 3000, First: data.MustDate("2021-01-04"), Weeks: 36, Officers: 14, Second: 5, Concern: 0.2, Seed: 13}
	return []setting{{"leader", leader, false}, {"two lanes", lanes, false}, {"36 weeks, no staff", half, true}}
}

func sets() int {
	switch {
	case os.Getenv("CORDON_LONG") == "1":
		return 200
	case testing.Short():
		return 12
	}
	return 40
}

// TestCoverage makes records of agencies with known parameters, fits them, and
// counts how often each 90% interval holds the truth.
func TestCoverage(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	n := sets()
	for _, s := range settings() {
		t.Run(s.name, func(t *testing.T) {
			held, counted := map[string]int{}, map[string]int{}
			for i := range n {
				m := s.made
				m.Replicate = i
				m.Place = uint16(w.JurisdictionIndex(m.Name))
				fit := fitted(t, w, m, s.noStaff)
				truth := m.Truth()
				for _, e := range fit.Measured {
					want, ok := truth[e.Path]
					if !ok {
						continue
					}
					counted[e.Path]++
					if e.Low <= want && want <= e.High {
						held[e.Path]++
					}
				}
			}
			report(t, n, held, counted, s.noStaff)
		})
	}
}

func fitted(t *testing.T, w *data.World, m Made, noStaff bool) *Fit {
	t.Helper()
	c, staff, err := Simulate(m)
	if err != nil {
		t.Fatal(err)
	}
	if noStaff {
		staff = nil
	}
	fit, err := Of(c.List, c.Until, Options{World: w, Base: Base(m.Name), Staff: staff, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	return fit
}

// report holds the counts against the binomial law at 90%: each parameter within
// its central 99.9%: 29 to 40 of 40, 166 to 192 of 200.
func report(t *testing.T, n int, held, counted map[string]int, noStaff bool) {
	t.Helper()
	var paths []string
	for p := range counted {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	all, hit := 0, 0
	for _, p := range paths {
		k := counted[p]
		low, high := binomialBounds(k)
		mark := ""
		if held[p] < low || held[p] > high {
			mark = "  OUT"
			t.Errorf("law: a 90%% interval holds the truth 9 times in 10; that of %s did %d times in %d, want %d to %d", p, held[p], k, low, high)
		}
		t.Logf("%-30s %3d of %3d (bounds %d to %d)%s", p, held[p], k, low, high, mark)
		all, hit = all+k, hit+held[p]
	}
	for _, p := range []string{"licensing.work_median", "licensing.work_spread", "licensing.patience"} {
		if !noStaff && counted[p]*10 < n*9 {
			t.Errorf("%s was fitted to %d of %d sets of records; all of them allow it", p, counted[p], n)
		}
	}
	t.Logf("all: %.1f%% of %d intervals", 100*float64(hit)/float64(all), all)
	if !slices.Contains(paths, "licensing.in_house_hands") {
		t.Error("no in-house time was fitted, so the test shows nothing")
	}
}

// binomialBounds are the central 99.9% of a binomial count at 90%.
func binomialBounds(n int) (low, high int) {
	b := distuv.Binomial{N: float64(n), P: 0.9}
	for b.CDF(float64(low)) < 0.0005 {
		low++
	}
	for high < n && b.CDF(float64(high)) < 0.9995 {
		high++
	}
	return low, high
}
