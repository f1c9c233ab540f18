package licensing

import (
	"cordon/model/chance"
	"cordon/model/exact"
)

// Checks on site and audits by third parties of the riskiest applications. They
// take time without an officer, and there is capacity for so many a year: cases
// beyond it wait, and those that would wait too long are decided without a check.
type Checks struct {
	Share    float64 // of filings, the riskiest first; 0: none are checked
	Finds    float64 // chance that a check finds a barred user
	Capacity float64 // a year

	cut  [Policies][2][Lanes]float64 // tail probability below which a case is checked
	free float64                     // when the next check can begin [working days]
}

// SetChecks changes which of the model's own filings are checked, from now on.
func (a *Agency) SetChecks(c Checks) {
	if c.Share == a.checks.Share && c.Finds == a.checks.Finds && c.Capacity == a.checks.Capacity {
		return
	}
	c.free = a.checks.free
	c.cut = a.riskiest(c.Share)
	a.checks = c
}

// riskiest solves, by policy, end use and lane, below which tail probability the
// score of a case is among the riskiest share of its policy's filings.
func (a *Agency) riskiest(share float64) (cut [Policies][2][Lanes]float64) {
	if share <= 0 {
		return cut
	}
	p := &a.params
	auc := min(1-float64((1-p.ScreenAUC)*(1-a.skill)), mostAUC)
	apart := float64(exact.Sqrt(2) * exact.NormalQuantile(auc))
	for policy := range cut {
		c := cutoff(share, a.setup.Barred[policy], apart)
		for lane := range Lanes {
			d := apart
			if lane == Trusted {
				d = float64(apart * p.TrustedLook)
			}
			cut[policy][0][lane] = exact.NormalCDF(-c)
			cut[policy][1][lane] = exact.NormalCDF(d - c)
		}
	}
	return cut
}

// pickOut marks a case for a check where its score is among the riskiest, and
// draws what the check would find: a barred user is refused, a civil one cleared,
// and complete papers are asked for all the same.
func (a *Agency) pickOut(in *Filing, f *file, score uint64, l *luck) {
	b := 0
	if in.Barred {
		b = 1
	}
	if 1-chance.Float(score) >= a.checks.cut[in.Policy][b][in.Lane] {
		return
	}
	look := l.check.Of(in.ID, int(in.N))
	f.check = chance.LogNormal(a.params.CheckHands, checkSpread, chance.Float(look))
	f.found = f.outcome
	switch {
	case f.outcome == Incomplete:
	case in.Barred && chance.Float(chance.More(look, 1)) < a.checks.Finds:
		f.found = Denied
	case !in.Barred:
		f.found = Approved
	}
}

// checkSpread is the log standard deviation of the time that a check takes (assumed).
const checkSpread = 0.5

// send sends a case to its check, in order of filing.
func (a *Agency) send(f *file) {
	c := &a.checks
	begin := max(f.filed, c.free)
	if !(c.Capacity > 0) || begin-f.filed > a.params.CheckPatience {
		a.week.Overflow++
		f.check = 0
		return
	}
	c.free = begin + WorkingDaysAYear/c.Capacity
	a.week.Checks++
	if !a.setup.AtOnce {
		f.hands[0] += begin - f.filed + f.check
		f.work[0] += a.params.CheckWork
	}
	f.outcome = f.found
}
