package experiments

import (
	"math"
	"testing"

	"cordon/model/exact"
	"cordon/model/world"
)

// The table weekly holds each member once and no total beside them; what is
// counted or paid adds up over members to the sums that the fans are made of.
func TestWeeklyPartsAddUpToTheSums(t *testing.T) {
	c := compared(t)
	table := c.weeklyTable()
	if got, want := table.Len(), len(c.Arms)*len(c.Members)*len(weeklyOutcomes)*c.weeks(); got != want || len(c.Members) < 2 {
		t.Fatalf("got %d rows, want %d: one for each arm, member, outcome and week; %d members", got, want, len(c.Members))
	}
	type key struct {
		arm, outcome string
		week         int64
	}
	sum, seen := map[key]float64{}, map[[4]string]bool{}
	member := map[string]bool{}
	for _, m := range c.Members {
		member[m] = true
	}
	arm, outcome, iso := table.Column("scenario").Strings, table.Column("outcome").Strings, table.Column("jurisdiction").Strings
	week, date, mean := table.Column("week").Ints, table.Column("date").Strings, table.Column("mean").Floats
	for i := range arm {
		at := [4]string{arm[i], outcome[i], iso[i], date[i]}
		if seen[at] || !member[iso[i]] {
			t.Fatalf("row %d, %v: want each member once, and nobody else", i, at)
		}
		seen[at] = true
		sum[key{arm[i], outcome[i], week[i]}] += mean[i]
	}
	for n, a := range c.Arms {
		for _, o := range weeklyOutcomes {
			if o.name == waitMean.name {
				continue // a mean of cases, not a part
			}
			for w := range c.weeks() {
				x := c.across(false, func(r *Replicate) float64 { return o.of(&world.Together(r.Weekly[n])[w], 1) })
				got, want := sum[key{a.Name, o.name, int64(c.From + w)}], exact.Mean(x)
				if math.Abs(got-want) > 1e-12*math.Abs(want) { // rounding of a sum of six
					t.Errorf("law: members add up to their sum; %s, %s in week %d: got %g, want %g", a.Name, o.name, c.From+w, got, want)
				}
			}
		}
	}
}

// The rows of a replicate are in the order by which the table names them.
func TestWeeklyRowsAreOfTheirMember(t *testing.T) {
	c := compared(t)
	for _, r := range c.Values {
		if r.Draw {
			if r.Weekly != nil || len(r.Together) != len(c.Arms) || len(r.Together[0]) != c.weeks() {
				t.Errorf("joint draw %d: want the sums of %d weeks alone", r.Index, c.weeks())
			}
			continue
		}
		for arm := range r.Weekly {
			if got, want := len(r.Weekly[arm]), c.weeks()*len(c.Members); got != want {
				t.Fatalf("replicate %d: got %d rows, want %d", r.Index, got, want)
			}
			for i, row := range r.Weekly[arm] {
				if got, want := c.Ground.ISO[row.Member], c.Members[i%len(c.Members)]; got != want || int(row.Week) != c.From+i/len(c.Members) {
					t.Fatalf("replicate %d, row %d: got %s in week %d, want %s in week %d", r.Index, i, got, row.Week, want, c.From+i/len(c.Members))
				}
			}
		}
	}
}
