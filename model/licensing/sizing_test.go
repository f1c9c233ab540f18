package licensing

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cordon/model/chance"
	"cordon/model/exact"
)

// Tags are what the rest of the program knows of a parameter: each has unit,
// default, range, distribution and source, and the default is the value of
// Defaults and lies in its range.
func TestParamsSayWhatTheyAre(t *testing.T) {
	v := reflect.ValueOf(Defaults())
	for i := range v.NumField() {
		f := v.Type().Field(i)
		for _, tag := range []string{"unit", "default", "range", "dist", "source"} {
			if f.Tag.Get(tag) == "" {
				t.Errorf("%s has no %s", f.Name, tag)
			}
		}
		got := 0.0
		if v.Field(i).CanFloat() {
			got = v.Field(i).Float()
		} else {
			got = float64(v.Field(i).Int())
		}
		if want, err := strconv.ParseFloat(f.Tag.Get("default"), 64); err != nil || got != want {
			t.Errorf("%s is %v by Defaults, %q by its tag", f.Name, got, f.Tag.Get("default"))
		}
		low, high, _ := strings.Cut(f.Tag.Get("range"), "..")
		l, err1 := strconv.ParseFloat(low, 64)
		h, err2 := strconv.ParseFloat(high, 64)
		if err1 != nil || err2 != nil || got < l || got > h {
			t.Errorf("%s = %v is outside its range %q", f.Name, got, f.Tag.Get("range"))
		}
		if !slices.Contains([]string{"loguniform", "uniform", "normal", "none"}, f.Tag.Get("dist")) {
			t.Errorf("%s has distribution %q", f.Name, f.Tag.Get("dist"))
		}
	}
}

// Heads sum to the staff, every desk has 1 officer or more and, in large enough
// groups, 2 to 10; shares sum to 1, every desk sits at the station's use, and groups
// have the officers of their categories' load to within one.
func TestSizing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Defaults()
		load := rapid.Float64Range(0, 60_000).Draw(t, "load")
		shares := rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 12).Draw(t, "shares")
		size := rapid.Float64Range(2, 8).Draw(t, "size")
		s := sizeStation(0, load, p.MeanWork(), p.DeskUse, size, 0, false, shares, nil)
		heads, sum := 0, 0.0
		for i, n := range s.Desks() {
			heads += n
			sum += s.share[i]
			if n < 1 || n > 12 {
				t.Fatalf("desk %d has %d officers of %v", i, n, s.Desks())
			}
			use := load * s.share[i] * p.MeanWork() * s.scale / (WorkingDaysAYear * float64(n))
			if load > 1 && math.Abs(use-p.DeskUse) > 1e-9 {
				t.Fatalf("desk %d of %v sits at %.4f, want %.4f", i, s.Desks(), use, p.DeskUse)
			}
		}
		if want := max(1, int(math.Round(need(load, p.MeanWork(), p.DeskUse)))); heads != want || math.Abs(sum-1) > 1e-9 {
			t.Fatalf("%d officers at desks with shares that sum to %v, want %d", heads, sum, want)
		}
		if len(shares) > 0 && len(s.group) != len(shares) {
			t.Fatalf("%d categories have %d groups", len(shares), len(s.group))
		}
		if total := exact.Sum(shares); total > 0 {
			quota := map[group]float64{}
			for c, g := range s.group {
				quota[g] += float64(heads) * shares[c] / total
			}
			for g, q := range quota {
				n := 0
				for _, base := range s.base[g.first : g.first+g.n] {
					n += base
				}
				if math.Abs(float64(n)-q) >= 1 || len(quota) > 1 && q < smallest-1e-9 {
					t.Fatalf("desks %v of categories whose load takes %.2f officers have %d", g, q, n)
				}
			}
		}
	})
}

func TestLargestRemainder(t *testing.T) {
	for _, c := range []struct {
		n     int
		quota []float64
		want  []int
	}{
		{10, []float64{3.4, 3.3, 3.3}, []int{4, 3, 3}},
		{10, []float64{9.7, 0.3}, []int{9, 1}},
		{3, []float64{2.98, 0.01, 0.01}, []int{1, 1, 1}},
	} {
		if got := largestRemainder(c.n, c.quota, make([]float64, len(c.quota))); !slices.Equal(got, c.want) {
			t.Errorf("%d heads over %v: %v, want %v", c.n, c.quota, got, c.want)
		}
	}
}

// Own filings and background together are the published load (within 4 standard
// errors), and own filings above it are flagged, with no background below zero.
func TestBackgroundFillsUp(t *testing.T) {
	key := chance.Root(4, 4)
	s := Setup{Name: "USA", Filings: 10_000, Categories: []float64{1, 1}, Own: []float64{2600, 1300}, Key: key}
	a, err := New(Defaults(), s)
	if err != nil {
		t.Fatal(err)
	}
	own := &poisson{key: key, rate: 3900 / WorkingDaysAYear}
	for week := range 520 {
		fs := own.week(week)
		for i := range fs {
			fs[i].Category = uint8(min(i%3, 1) ^ 1) // a third and two thirds
		}
		a.Step(week, fs)
	}
	got, want := float64(a.Total().Filed[Ordinary]), 520*10_000/weeksAYear
	if math.Abs(got-want) > 4*math.Sqrt(want) {
		t.Errorf("%v filings in ten years, want %.0f", got, want)
	}
	if a.Total().Overload != 0 {
		t.Error("a load that fits is flagged")
	}
	if a.SetOwn([]float64{9000, 0}) {
		t.Error("9,000 own filings in a category of 5,000 are not flagged")
	}
	a.Step(520, nil)
	if a.Last().Overload != 1 || a.Last().Background > 200 {
		t.Errorf("week with an overloaded desk: %+v", a.Last())
	}
}

func TestBadSetup(t *testing.T) {
	for want, change := range map[string]func(p *Params, s *Setup){
		"filings a year is -1":              func(p *Params, s *Setup) { s.Filings = -1 },
		"use of officers at the desks is 0": func(p *Params, s *Setup) { p.DeskUse = 0 },
		"share of a category is NaN":        func(p *Params, s *Setup) { s.Categories = []float64{math.NaN()} },
		"number of categories of own":       func(p *Params, s *Setup) { s.Own = []float64{1, 2} },
		"share referred is 2":               func(p *Params, s *Setup) { p.ReferredShare = 2 },
	} {
		p, s := Defaults(), Setup{Name: "USA", Filings: 100}
		change(&p, &s)
		if _, err := New(p, s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error is %v, want it to say %q", err, want)
		}
	}
}

// An agency without any load stands and does nothing.
func TestEmptyAgency(t *testing.T) {
	a, err := New(Defaults(), Setup{Name: "AND"})
	if err != nil {
		t.Fatal(err)
	}
	for week := range 10 {
		a.Step(week, nil)
	}
	if a.Total().Filed[Ordinary] != 0 || a.Check() != nil || math.IsNaN(a.ExpectedMean(Ordinary)) {
		t.Errorf("an idle agency: %+v, %v", a.Total(), a.Check())
	}
}

// Officers on record sit at the assumed use where work is not on record, whatever
// their number; else they are as busy as the load makes them.
func TestRecordedOfficers(t *testing.T) {
	busy := func(officers int, atUse bool) float64 {
		p := Defaults()
		p.ReferredShare, p.EscalatedShare = 0, 0
		_, a := years(t, p, Setup{Name: "USA", Filings: 5000, Officers: officers, AtUse: atUse, Key: chance.Root(4, 1)}, 1, 6, 1)
		return a.Total().Worked / a.Total().Available
	}
	for _, officers := range []int{15, 30} {
		if got := busy(officers, true); math.Abs(got-0.90) > 0.02 {
			t.Errorf("%d officers are busy %.3f of their time, want the assumed 0.90", officers, got)
		}
	}
	p := Defaults()
	want := 5000 * p.MeanWork() / (WorkingDaysAYear * 30)
	if got := busy(30, false); math.Abs(got-want) > 0.02 {
		t.Errorf("30 officers are busy %.3f of their time, want %.3f", got, want)
	}
}

// A record's months set the staff at once, and a staff factor counts from them.
func TestEstablish(t *testing.T) {
	p := Defaults()
	p.HireLag = 2
	a, err := New(p, Setup{Name: "USA", Filings: 5000, Officers: 20, SecondOfficers: 8})
	if err != nil {
		t.Fatal(err)
	}
	at := func(what string, first, second int) {
		t.Helper()
		if f, s := a.Officers(); f != first || s != second {
			t.Errorf("%s: %d and %d officers, want %d and %d", what, f, s, first, second)
		}
	}
	at("opened", 20, 8)
	a.Establish(0, 30, 0)
	at("a month that says nothing of the second station", 30, 8)
	a.SetStaff(0, 1.5)
	for week := range 4 {
		a.Step(week, nil)
	}
	at("half as many more after the lag", 45, 12)
	a.Establish(4, 10, 4)
	at("the factor counts from the record", 15, 6)
}
