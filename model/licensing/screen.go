package licensing

import (
	"cordon/model/chance"
	"cordon/model/exact"
)

// Screen decides cases by a risk score. Scores of civil users are standard
// normal, those of barred users higher by d' = sqrt(2) NormalQuantile(AUC). A
// score above one cut-off is denied, above a lower one returned as adverse.
// Cut-offs are held as tail probabilities, so that a decision is two comparisons.
type Screen struct {
	incomplete float64 // chance, of a filing of a listed good
	// deny and refuse are the chances, given completeness, that a case is denied,
	// and that it is denied or returned as adverse: [policy][barred][lane].
	deny, refuse [Policies][2][Lanes]float64
	population   [Policies]rates // of background filings
}

// rates are shares of all filings under one policy.
type rates struct{ denied, adverse, notRequired, incomplete float64 }

// NewScreen solves the cut-offs so that filings under each policy, of which the
// share barred[policy] have barred end users, are denied and returned at the
// rates of p. Shares are of the filings that agencies see in the baseline.
func NewScreen(p Params, barred [Policies]float64) Screen {
	s := Screen{incomplete: p.Incomplete / (1 - p.NotRequired)}
	paper := p.NotRequired + p.Incomplete
	s.population = [Policies]rates{
		Favourable:  {0, 0, p.NotRequired, p.Incomplete},
		General:     {p.GeneralDenied, max(0, p.GeneralReturned-paper), p.NotRequired, p.Incomplete},
		Concern:     {p.ConcernDenied, max(0, p.ConcernAdverse-p.ConcernDenied-paper), p.NotRequired, p.Incomplete},
		Presumption: {denied: p.PresumptionDenied},
	}
	apart := float64(exact.Sqrt(2) * exact.NormalQuantile(p.ScreenAUC))
	complete := 1 - paper
	for policy, r := range s.population {
		if Policy(policy) == Presumption {
			complete = 1 // a presumption is not softened by papers
		}
		deny := cutoff(r.denied/complete, barred[policy], apart)
		refuse := cutoff((r.denied+r.adverse)/complete, barred[policy], apart)
		for lane := range Lanes {
			d := apart
			if lane == Trusted {
				d = float64(apart * p.TrustedLook)
			}
			s.deny[policy][0][lane] = exact.NormalCDF(-deny)
			s.deny[policy][1][lane] = exact.NormalCDF(d - deny)
			s.refuse[policy][0][lane] = exact.NormalCDF(-refuse)
			s.refuse[policy][1][lane] = exact.NormalCDF(d - refuse)
		}
	}
	return s
}

// cutoff solves (1-b) P(Z > c) + b P(Z + d > c) = rate for c by bisection.
func cutoff(rate, barred, apart float64) float64 {
	low, high := -10.0, 10+apart
	for range 80 {
		c := (low + high) / 2
		if float64((1-barred)*exact.NormalCDF(-c))+float64(barred*exact.NormalCDF(apart-c)) > rate {
			low = c
		} else {
			high = c
		}
	}
	return high
}

// Decide is the first decision on a filing with 64 addressed random bits.
// Strictness is nested: on the same bits, what a stricter policy or a barred user
// gets is never milder.
func (s *Screen) Decide(f *Filing, random uint64) Outcome {
	score := 1 - chance.Float(random) // the tail probability of a civil user's score
	b := 0
	if f.Barred {
		b = 1
	}
	if f.Policy == Presumption && !f.NotRequired && score < s.deny[f.Policy][b][f.Lane] {
		return Denied
	}
	switch {
	case f.NotRequired:
		return NotRequired
	case chance.Float(chance.More(random, 1)) < s.incomplete:
		return Incomplete
	case score < s.deny[f.Policy][b][f.Lane]:
		return Denied
	case score < s.refuse[f.Policy][b][f.Lane]:
		return Adverse
	}
	return Approved
}

// background decides a filing from outside the model, at its population's rates.
func (s *Screen) background(policy Policy, random uint64) Outcome {
	u := chance.Float(random)
	r := &s.population[policy]
	switch {
	case u < r.denied:
		return Denied
	case u < r.denied+r.adverse:
		return Adverse
	case u < r.denied+r.adverse+r.notRequired:
		return NotRequired
	case u < r.denied+r.adverse+r.notRequired+r.incomplete:
		return Incomplete
	}
	return Approved
}

// Refused is the chance that a filing of a listed good ends denied or returned as adverse:
// r of the delivered cost (model.md section 6).
func (s *Screen) Refused(policy Policy, barred bool, lane Lane) float64 {
	b := 0
	if barred {
		b = 1
	}
	if policy == Presumption {
		return s.deny[policy][b][lane]
	}
	return float64((1 - s.incomplete) * s.refuse[policy][b][lane])
}

// Returned is the chance that a filing of a listed good comes back as incomplete.
func (s *Screen) Returned(policy Policy, barred bool, lane Lane) float64 {
	if policy == Presumption {
		return float64((1 - s.Refused(policy, barred, lane)) * s.incomplete)
	}
	return s.incomplete
}
