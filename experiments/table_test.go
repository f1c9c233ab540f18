package experiments

import (
	"math"
	"strings"
	"testing"

	"cordon/model"
	"cordon/model/licensing"
	"cordon/model/outcome"
	"cordon/model/world"
	"cordon/plots"
)

// Differences at the defaults are those of the even replicates, ranges those of
// the odd ones.
func TestHeadlinesComeFromTheirReplicates(t *testing.T) {
	c := compared(t)
	rows, err := plots.Headlines(c.Tables()[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2*len(outcome.All()) {
		t.Fatalf("%d rows of headlines, want one for each of %d outcomes and 2 scenarios", len(rows), len(outcome.All()))
	}
	for i := range outcome.All() {
		h := rows[len(outcome.All())+i]
		d := func(r int) float64 { return c.Values[r].Values[2][i] - c.Values[r].Values[0][i] }
		even, odd := [2]float64{d(0), d(2)}, [2]float64{d(1), d(3)}
		if h.Replicates != 2 || h.Draws != 2 {
			continue // not measured in all
		}
		if want := (even[0] + even[1]) / 2; math.Abs(h.Difference-want) > 1e-12*math.Abs(want) {
			t.Errorf("%s: difference %g, want %g from replicates 0 and 2", h.Outcome, h.Difference, want)
		}
		if h.UncLow != min(odd[0], odd[1]) || h.UncHigh != max(odd[0], odd[1]) {
			t.Errorf("%s: range %g to %g, want that of replicates 1 and 3, %v", h.Outcome, h.UncLow, h.UncHigh, odd)
		}
		if h.Words == "" || h.Scenario != "chips-together" || h.Against != "today" {
			t.Errorf("%s: %q of %s against %s", h.Outcome, h.Words, h.Scenario, h.Against)
		}
	}
}

func TestContrastsAreEveryPair(t *testing.T) {
	c := compared(t)
	var got []string
	for _, h := range c.Contrasts() {
		if h.Outcome == "wait_median" {
			got = append(got, h.Scenario+"-"+h.Against)
		}
	}
	if s := strings.Join(got, " "); s != "nothing-today chips-together-today chips-together-nothing" {
		t.Errorf("pairs: %s", s)
	}
}

// Every table has the columns of its contract, units or labels, and a row.
func TestTables(t *testing.T) {
	c := compared(t)
	for _, table := range c.Tables() {
		if table.Len() == 0 {
			t.Errorf("table %s has no row", table.Name)
		}
		for i := range table.Columns {
			col := &table.Columns[i]
			if col.Doc == "" || len(col.Name) > 32 || col.Floats != nil && col.Unit == "" {
				t.Errorf("table %s, column %q: doc %q, unit %q; want a short name, a meaning, and units of numbers", table.Name, col.Name, col.Doc, col.Unit)
			}
		}
	}
}

func TestParameterTable(t *testing.T) {
	table := compared(t).parameterTable()
	defaults, err := defaultValues()
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != len(defaults) {
		t.Errorf("%d rows, want one for each of %d parameters", table.Len(), len(defaults))
	}
	for i, path := range table.Column("path").Strings {
		if got := table.Column("value").Floats[i]; got != defaults[path] {
			t.Errorf("%s: got %g, want its default %g", path, got, defaults[path])
		}
	}
}

// A quarter's wait is all its waiting over all its decisions, not a mean of means.
func TestOverAQuarter(t *testing.T) {
	weekly := make([]world.WeekTally, 20)
	for w := range weekly {
		weekly[w] = world.WeekTally{Waits: int64(100 * w * (w + 1)), Decisions: int64(w + 1), BarredDrawn: 100, BarredDelivered: int64(w), Costs: 700}
	}
	sum, n, leaked := 0.0, 0.0, 0.0
	for w := 7; w <= 19; w++ {
		sum, n, leaked = sum+float64(w*(w+1)), n+float64(w+1), leaked+float64(w)
	}
	for i, want := range map[int]float64{0: sum / n, 1: 7 * world.WeeksAYear, 2: leaked / 1300} {
		if got := fanOutcomes[i].over(weekly, 19); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%s over weeks 7 to 19: got %g, want %g", fanOutcomes[i].name, got, want)
		}
	}
	if got := fanOutcomes[1].over(weekly, 0); math.Abs(got-7*world.WeeksAYear) > 1e-9 {
		t.Errorf("the first week is a quarter of one week: got %g, want %g", got, 7*world.WeeksAYear)
	}
	if got := waitMean.of(&world.WeekTally{}, 1); !math.IsNaN(got) {
		t.Errorf("no decision in a week: wait %g, want none", got)
	}
}

// Quarter days become working days; what is longer than the last bin stays there.
func TestWaitsByWorkingDay(t *testing.T) {
	var d licensing.Durations
	for _, days := range []float64{0.1, 0.9, 1.0, 399.9, 1000} {
		d.Decide(days)
	}
	d.Censor(2.5)
	s := &Sums{}
	for range 2 {
		s.add(&model.ArmResult{Tally: &world.Tally{}, Waits: []model.LaneWaits{{Jurisdiction: "USA", Lane: "ordinary", Durations: d}}})
	}
	w := s.Waits[0]
	for day, want := range map[int]int64{0: 4, 1: 2, 2: 0, 399: 2, 400: 2} {
		if w.Decided[day] != want {
			t.Errorf("decided on day %d: got %d, want %d", day, w.Decided[day], want)
		}
	}
	if w.Censored[2] != 2 || len(w.Decided) != 401 || len(s.Waits) != 1 {
		t.Errorf("censored on day 2: %d, want 2; %d days, want 401; %d lanes, want 1", w.Censored[2], len(w.Decided), len(s.Waits))
	}
}
