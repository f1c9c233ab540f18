package licensing

import "cordon/model/exact"

// belief is the mean time to a first decision that firms and buyers reckon with:
// recent decisions, those of a week ago weighing 1 - 1/memory of this week's. The
// weights are on cases, so that a week with few of them says little.
type belief struct {
	keep       float64
	days, mass [Lanes][2]float64 // by lane, and referred or not
}

// newBelief starts from the mean times that sizing implies, worth one memory of cases.
func newBelief(memory float64, inHouse, referred, weekly, referredShare float64) belief {
	b := belief{keep: 1 - 1/max(memory, 1)}
	for l := range Lanes {
		b.mass[l] = [2]float64{max(1, weekly*memory*(1-referredShare)), max(1, weekly*memory*referredShare)}
		if l == Trusted {
			b.mass[l] = [2]float64{1, 1} // nobody has been there: the first decisions count
		}
		b.days[l] = [2]float64{inHouse * b.mass[l][0], referred * b.mass[l][1]}
	}
	return b
}

func (b *belief) fade() {
	for l := range b.days {
		for c := range b.days[l] {
			b.days[l][c] *= b.keep
			b.mass[l][c] *= b.keep
		}
	}
}

func (b *belief) learn(lane Lane, class Class, h heard) {
	c := min(int(class), 1)
	b.days[lane][c] += h.days.days()
	b.mass[lane][c] += float64(h.cases)
}

// Expected is the time to a first decision [working days] that applicants reckon
// with in a lane, for cases that stay in-house or are referred.
func (a *Agency) Expected(lane Lane, referred bool) float64 {
	c := 0
	if referred {
		c = 1
	}
	return a.belief.days[lane][c] / a.belief.mass[lane][c]
}

// ExpectedMean is Expected over the published mix of cases.
func (a *Agency) ExpectedMean(lane Lane) float64 {
	r := a.params.ReferredShare
	return float64((1-r)*a.Expected(lane, false)) + float64(r*a.Expected(lane, true))
}

// prior is the mean time in-house and referred that an agency of this size should show.
func (a *Agency) prior() (inHouse, referred float64) {
	p := &a.params
	if a.setup.AtOnce {
		return 0, 0
	}
	mean := func(median, spread float64) float64 {
		return float64(median * exact.Exp(float64(spread*spread)/2))
	}
	queue := func(s *Station, use float64) float64 {
		if len(s.desks) == 0 {
			return 0
		}
		c := (s.Officers() + len(s.desks)/2) / len(s.desks)
		work := float64(p.MeanWork() * s.scale)
		return float64(expectedQueue(max(c, 1), use, work, p.WorkVariation())) + work
	}
	desk := queue(&a.first, p.DeskUse)
	inHouse = desk + mean(p.InHouseHands, p.InHouseSpread)
	referred = desk + queue(&a.second, p.SecondUse) + mean(p.ReferredHands, p.ReferredSpread)
	if p.ReferredShare > 0 {
		referred += float64(p.EscalatedShare / p.ReferredShare * mean(p.EscalatedHands, p.EscalatedSpread))
	}
	return inHouse, referred
}
