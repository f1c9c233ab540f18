package model

import (
	"cmp"
	"math"
	"slices"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/licensing"
	"cordon/model/world"
)

// leader is the jurisdiction whose agency has the leader-like setting of model.md
// section 13; all others have the UK-like one.
const leader = "USA"

// spare is how far an agency, and each category of its desks, is at least sized
// above what the model itself files.
const spare = 1.25

// newAgencies opens an agency for each jurisdiction that has an entry on its
// list today or in any arm, sized to its published load, with desks by category.
func newAgencies(r *Run, books []*world.Rulebook) error {
	s, g := r.State, r.State.G
	r.Agencies = make([]*licensing.Agency, g.NJ)
	r.filings, r.decisions = make([][]licensing.Filing, g.NJ), make([][]licensing.Decision, g.NJ)
	r.classes, r.requests = make([]*licensing.Agency, g.NJ), make([][]licensing.Filing, g.NJ)
	r.filed = make([]float64, len(g.CategoryFilings))
	r.plans = make([][]staffWeek, g.NJ)
	have := make([]bool, g.NJ)
	for _, b := range books {
		for _, t := range b.Today {
			have[t.By] = true
		}
		for _, c := range b.Changes {
			have[c.By] = true
		}
	}
	published, loads := publishedLoads(g), make([]float64, g.NJ)
	for i := range have {
		if !have[i] {
			continue
		}
		own := g.FilingsOf(world.JurisdictionID(i))
		f, err := figuresOf(r.Params, g.World, i)
		if err != nil {
			return err
		}
		if !math.IsNaN(f.filings) {
			published[i] = f.filings
		}
		load, least := published[i], math.Max(g.ModelFilings[i]*spare, leastLoad)
		if !(load >= least) {
			load = least
		}
		categories := categoryLoads(load, own)
		if f.mix != nil {
			categories = mixLoads(load, f.mix, own)
		}
		whole := load
		if part := math.Max(sampled, least); !g.Members[i] && load > part {
			load = part
			clear(categories) // all goods at every desk
		}
		setup := licensing.Setup{
			Name: g.ISO[i], Filings: load, Categories: categories, Own: own, Concern: f.concern,
			Barred: barredShares(r.Params), Key: s.Key, AtUse: !f.work, AtOnce: r.Params.atOnce,
		}
		if plan := staffPlan(g.World, i, books[0].Start, load/whole); len(plan) > 0 {
			r.plans[i], setup.Officers, setup.SecondOfficers = plan, plan[0].first, plan[0].second
		}
		a, err := licensing.New(f.params, setup)
		if err != nil {
			return err
		}
		r.Agencies[i], loads[i] = a, load
		if g.Members[i] {
			if err := newClasses(r, i, a, load); err != nil {
				return err
			}
		}
		r.busiest = append(r.busiest, i)
	}
	slices.SortStableFunc(r.busiest, func(a, b int) int { return cmp.Compare(loads[b], loads[a]) })
	return nil
}

// ownWeeks is how many of the warm-up's first weeks are looked at for what a
// replicate's own exporters file.
const ownWeeks = 52

// count adds up what exporters file in those weeks.
func (r *Run) count(s *world.State) {
	if s.Week >= ownWeeks-WarmUp {
		return
	}
	for i, filings := range r.filings {
		own := r.filed[i*int(world.Categories):]
		for f := range filings {
			own[filings[f].Category]++
		}
	}
}

// fillUp lets filings from outside make up the rest of each desk's load, now that
// it is seen what this replicate's exporters file. Expected filings alone would
// not do: a few accounts with large orders make a category's load, and its desks,
// unlike one pool of all officers, have nobody to share a surplus with.
func (r *Run) fillUp() {
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		own := append([]float64(nil), r.filed[i*int(world.Categories):(i+1)*int(world.Categories)]...)
		for c := range own {
			own[c] *= world.WeeksAYear / ownWeeks
		}
		a.SetOwn(own)
		if c := r.classes[i]; c != nil {
			c.SetOwn([]float64{exact.Sum(own) * a.Params().ClassRequests})
		}
	}
}

// publishedLoads are filings a year by jurisdiction: the published count or,
// without one, a published count scaled by exports of goods: that of members of
// the EU for another of them, who share one law, and otherwise the leader's, so
// that Japan comes out inside the 10 to 15 thousand that are recalled (A42).
func publishedLoads(g *world.Ground) []float64 {
	exports := make([]float64, g.NJ)
	for _, t := range g.World.Totals {
		exports[t.Exporter] += t.ValueUSD
	}
	per := filingsPerUSD
	if l := g.World.JurisdictionIndex(leader); l >= 0 && exports[l] > 0 {
		per = g.World.Jurisdictions[l].Filings / exports[l]
	}
	filed, sold := 0.0, 0.0
	for i, j := range g.World.Jurisdictions {
		if inUnion(j) && !math.IsNaN(j.Filings) && exports[i] > 0 {
			filed, sold = filed+j.Filings, sold+exports[i]
		}
	}
	loads := make([]float64, g.NJ)
	for i, j := range g.World.Jurisdictions {
		switch {
		case !math.IsNaN(j.Filings):
			loads[i] = j.Filings
		case inUnion(j) && sold > 0:
			loads[i] = filed / sold * exports[i]
		default:
			loads[i] = per * exports[i]
		}
	}
	return loads
}

func inUnion(j data.Jurisdiction) bool { return slices.Contains(j.Groups, "EU27") }

// filingsPerUSD is the leader's filings of 2022 (A12) over its goods exports of
// that year, about 2.06 trillion USD (recalled): for worlds without the leader.
const filingsPerUSD = 38950 / 2.06e12

// leastLoad keeps an agency that hardly files from having no officer [filings a year].
const leastLoad = 100

// sampled is the load at which an agency is simulated that no outcome reads: its
// desks are separate queues, so that fewer of them make the same waits. The desks
// of the sample take goods of every category: split, they would be smaller than
// the agency's own [filings a year].
const sampled = 1500

// concernShare of background filings goes to countries of concern (A12).
const concernShare = 0.13

// barredShares are the shares of applications by barred end users that the
// screen's cut-offs are solved for: all barred buyers apply, civil ones only
// outside the standing exceptions.
func barredShares(p *Params) [licensing.Policies]float64 {
	b := p.Population.Barred
	general := float64(b * p.Population.BarredFree)
	return [licensing.Policies]float64{
		licensing.General:     general / (general + float64((1-general)*(1-p.Compliance.Exempt))),
		licensing.Concern:     b,
		licensing.Presumption: b,
	}
}
