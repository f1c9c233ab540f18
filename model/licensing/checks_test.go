package licensing

import (
	"math"
	"testing"

	"cordon/model/chance"
)

// checked runs an agency with some checks and counts approvals by end use.
func checked(t *testing.T, c Checks) (barred, civil int, total Counts) {
	key := chance.Root(8, 0)
	p := Defaults()
	a, err := New(p, Setup{Name: "USA", Filings: 5000, Barred: [Policies]float64{0.1, 0.1, 0.1, 0.1}, Key: key})
	if err != nil {
		t.Fatal(err)
	}
	a.SetChecks(c)
	for week := range 150 {
		fs := some(key, week, 40)
		for i := range fs {
			fs[i].Category = 0
			fs[i].Lane = Ordinary
		}
		for _, d := range a.Step(week, fs) {
			if d.Outcome == Approved && d.Barred {
				barred++
			} else if d.Outcome == Approved {
				civil++
			}
		}
		if err := a.Check(); err != nil {
			t.Fatal(err)
		}
	}
	return barred, civil, *a.Total()
}

// More cases checked: fewer barred users and more civil ones approved, and longer
// waits; capacity bounds the checks, and cases beyond it are counted.
func TestChecks(t *testing.T) {
	b0, c0, t0 := checked(t, Checks{})
	b1, c1, t1 := checked(t, Checks{Share: 0.1, Finds: 0.7, Capacity: 1e6})
	b2, c2, t2 := checked(t, Checks{Share: 0.4, Finds: 0.7, Capacity: 1e6})
	if !(b0 > b1 && b1 > b2) || !(c0 < c1 && c1 < c2) {
		t.Errorf("barred approved %d, %d, %d and civil %d, %d, %d as more cases are checked; want falling and rising", b0, b1, b2, c0, c1, c2)
	}
	if !(t0.MeanDays() < t1.MeanDays() && t1.MeanDays() < t2.MeanDays()) || t0.Checks != 0 || t2.Overflow != 0 {
		t.Errorf("mean days %.2f, %.2f, %.2f; checks %d, %d, %d", t0.MeanDays(), t1.MeanDays(), t2.MeanDays(), t0.Checks, t1.Checks, t2.Checks)
	}
	const capacity = 200
	_, _, few := checked(t, Checks{Share: 0.4, Finds: 0.7, Capacity: capacity})
	years := 150.0 / weeksAYear
	if most := capacity*(years+Defaults().CheckPatience/WorkingDaysAYear) + 1; float64(few.Checks) > most || few.Overflow == 0 || few.Checks+few.Overflow != t2.Checks {
		t.Errorf("%d checks and %d left over at a capacity of %d a year over %.1f years, of %d; want at most %.0f", few.Checks, few.Overflow, capacity, years, t2.Checks, most)
	}
	if n := float64(t2.Checks) / float64(t2.Filed[Ordinary]-t2.Background) / (7.0 / 8); n < 0.36 || n > 0.46 { // an eighth needs no licence; the riskiest 40% of each policy's cases, of whom an eighth and not a tenth are barred: n about 5,000, 5 standard errors
		t.Errorf("%.3f of cases checked, want 0.4", n)
	}
}

// Skill tells better at the same rates: more barred users refused, fewer civil
// ones, and without skill it is the same screen, to the bit.
func TestSkill(t *testing.T) {
	a, err := New(Defaults(), Setup{Name: "USA", Filings: 5000, Barred: [Policies]float64{0.05, 0.05, 0.05, 0.05}})
	if err != nil {
		t.Fatal(err)
	}
	before := a.screen
	for _, policy := range []Policy{General, Concern} {
		a.SetSkill(0)
		barred, civil := a.screen.Refused(policy, true, Ordinary), a.screen.Refused(policy, false, Ordinary)
		a.SetSkill(0.5)
		if b, c := a.screen.Refused(policy, true, Ordinary), a.screen.Refused(policy, false, Ordinary); !(b > barred && c < civil) {
			t.Errorf("policy %d: barred refused %.3f then %.3f, civil %.3f then %.3f", policy, barred, b, civil, c)
		}
	}
	a.SetSkill(0)
	if a.screen != before {
		t.Error("skill taken away leaves another screen")
	}
	p := Defaults()
	if x, y, z := p.AnalystSkill(0), p.AnalystSkill(p.AnalystHalf), p.AnalystSkill(1e9); x != 0 || math.Abs(y-p.AnalystGain/2) > 1e-15 || z > p.AnalystGain {
		t.Errorf("analysts take %g, %g, %g away; want 0, half of %g, at most that", x, y, z, p.AnalystGain)
	}
}

// Tools shorten work once they are in use, and taking them away restores it.
func TestTools(t *testing.T) {
	days := func(saved float64) float64 {
		key := chance.Root(9, 0)
		a := busy(t, "USA", key)
		a.SetTools(0, saved)
		for week := range 200 {
			a.Step(week, some(key, week, 40))
		}
		return a.Total().MeanDays()
	}
	if none, half := days(0), days(0.3); !(half < none) {
		t.Errorf("mean days %.2f without tools, %.2f with; want shorter", none, half)
	}
	a := busy(t, "USA", 1)
	scale := a.first.scale
	a.SetTools(0, 0.25)
	for week := range 60 {
		a.Step(week, nil)
	}
	if got, want := a.first.scale, scale*0.75; got != want {
		t.Errorf("work is scaled by %g, want %g", got, want)
	}
	a.SetTools(60, 0)
	a.Step(60, nil)
	if d := a.first.scale - scale; d > 1e-12 || d < -1e-12 {
		t.Errorf("work is scaled by %g after tools are gone, want %g", a.first.scale, scale)
	}
}

// A given outcome, more effort and further time are taken as they are.
func TestGiven(t *testing.T) {
	key := chance.Root(10, 0)
	a, b := limit(t, 1, Constant, 0, 0, key), limit(t, 1, Constant, 0, 0, key)
	d := a.Step(0, []Filing{{ID: 1, Time: 1, Policy: General, Given: Adverse, Effort: 2, Further: 0.5}})
	e := b.Step(0, []Filing{{ID: 1, Time: 1, Policy: General, Given: Approved}})
	if len(d) != 1 || len(e) != 1 || d[0].Outcome != Adverse || e[0].Outcome != Approved {
		t.Fatalf("got %v and %v", d, e)
	}
	if got, want := d[0].Days(), 2*e[0].Days()+0.5; got-want > 1e-9 || want-got > 1e-9 {
		t.Errorf("it takes %g days, want %g", got, want)
	}
}
