package technology

import (
	"math"

	"cordon/model/exact"
	"cordon/model/world"
)

// Research follows the sales that a changed list moves between origins, and the
// frontier of growing kinds follows its makers' research. Sales that no rule has
// moved are steady.
func (x *Technology) Research(s *world.State) {
	ad, g := &s.Adapt, s.G
	moved := false
	for at, cents := range ad.Moved {
		if cents == 0 && ad.Net[at] == 0 {
			continue
		}
		moved = true
		ad.Net[at] += (float64(cents)/100 - ad.Net[at]) / x.P.ResearchLag
		ad.Moved[at] = 0
	}
	for i, usd := range x.home {
		if usd == 0 {
			continue
		}
		if moved {
			net := 0.0
			for _, n := range ad.Net[i*g.NP : (i+1)*g.NP] {
				net += n
			}
			usd += net
			s.Tally.Talent[i] += int64(float64(float64(x.P.Mobility*x.P.Research)*math.Max(0, -net)) * 100)
		}
		s.Tally.Research[i] += int64(float64(x.P.Research*math.Max(0, usd)) * 100)
	}
	if moved && x.P.FrontierResponse > 0 {
		x.frontier(s)
	}
	for at, usd := range ad.OutUSD { // inputs that a leader no longer sells
		if usd > 0 {
			s.Tally.DesignedOut[at/g.NJ] += int64(usd * 100)
		}
	}
}

// frontier moves each growing kind's performance by what its makers' research
// gained or lost: growth answers it with an elasticity.
func (x *Technology) frontier(s *world.State) {
	g := s.G
	for n := range g.Kinds {
		kd := &g.Kinds[n]
		if kd.Growth == 0 || x.makers[n] == 0 {
			continue
		}
		net := 0.0
		for i := 0; i < g.NJ; i++ {
			net += float64(s.Adapt.Net[i*g.NP+int(kd.Product)] * top(g, n, i))
		}
		if net == 0 {
			continue
		}
		rel := exact.Pow(math.Max(leastResearch, 1+net/x.makers[n]), x.P.FrontierResponse)
		s.Adapt.Frontier[n] += float64(float64(kd.Growth*x.P.GrowthScale)*(rel-1)) / world.WeeksAYear
	}
}

// leastResearch is the least that research can fall to, relative to the start.
const leastResearch = 1.0 / 16

// FrontierGap is how far performance stands below what steady research would have
// brought, as a share, mean over growing kinds by their makers' sales.
func (x *Technology) FrontierGap(s *world.State) float64 {
	sum, all := 0.0, 0.0
	for n := range s.G.Kinds {
		if s.G.Kinds[n].Growth != 0 {
			all += x.makers[n]
			sum += float64(x.makers[n] * (1 - exact.Exp(s.Adapt.Frontier[n])))
		}
	}
	if all == 0 {
		return math.NaN()
	}
	return sum / all
}
