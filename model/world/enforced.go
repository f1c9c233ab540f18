package world

import "cordon/model/chance"

// Enforced is what enforcement knows and has done. Shares and weeks by
// jurisdiction hold for the rules in force and are set when these change.
type Enforced struct {
	Looks      []float64 // share of what leaves that customs inspects
	HoldOut    []float64 // weeks that inspection and licensing at a hub hold what leaves it, on average
	HoldIn     []float64 // the same of what comes in
	HoldCost   float64   // of a week, as a share of value
	Checked    []float64 // share of shipments under licence or exception whose end use is checked
	Version    int32     // of the rules that these hold for
	CheckFlow  []float64 // smoothed USD a week under licence or exception, by origin
	CheckFlow0 []float64 // its mean over the warm-up's last year
	CheckWeek  []float64 // this week

	Fines  []float64 // simulated firms fined in the last year, older ones fading, by home
	Fines0 []float64 // mean over the warm-up's last year
	Aware  []float64 // knowing breaches relative to the warm-up, as others' fines deter them

	Audited []int16 // by firm: under audit until this week

	BrokerGen       [][]uint16 // [hub][slot]: how many have taken the place of a listed one
	Listed, Returns int64      // brokers listed, and successors that opened, since the run began
}

func newEnforced(g *Ground, firms, brokers, firstWeek int) Enforced {
	nj := g.NJ
	x := Enforced{
		Looks: make([]float64, nj), HoldOut: make([]float64, nj), HoldIn: make([]float64, nj), Checked: make([]float64, nj),
		CheckFlow: make([]float64, nj), CheckFlow0: make([]float64, nj), CheckWeek: make([]float64, nj),
		Fines: make([]float64, nj), Fines0: make([]float64, nj), Aware: filled(nj, 1.0),
		Audited:   filled(firms, int16(firstWeek-1)),
		BrokerGen: make([][]uint16, nj), Version: -1,
	}
	for h := range x.BrokerGen {
		x.BrokerGen[h] = make([]uint16, brokers)
	}
	return x
}

func (x Enforced) clone() Enforced {
	x.Looks, x.HoldOut, x.HoldIn, x.Checked = cloned(x.Looks), cloned(x.HoldOut), cloned(x.HoldIn), cloned(x.Checked)
	x.CheckFlow, x.CheckFlow0, x.CheckWeek = cloned(x.CheckFlow), cloned(x.CheckFlow0), cloned(x.CheckWeek)
	x.Fines, x.Fines0, x.Aware = cloned(x.Fines), cloned(x.Fines0), cloned(x.Aware)
	x.Audited, x.BrokerGen = cloned(x.Audited), clonedAll(x.BrokerGen)
	return x
}

// Broker is the lasting identity of who holds a place at a hub: a successor is
// another broker.
func (s *State) Broker(hub JurisdictionID, slot int) uint64 {
	return chance.Mix(chance.Mix(s.G.IDs[hub], uint64(slot)), uint64(s.BrokerGen[hub][slot]))
}

// Exposes says whether an account is known as a barred end user to a government
// that shares checks.
func (s *State) Exposes(a AccountID, by int16) bool {
	return by != None && int(s.Dossier[a].Exposed) > s.Week && s.Rules.Dial(CheckShared, JurisdictionID(by)) > 0
}

// UnderLicence says whether goods leave under a licence or an exception, where a
// check of the end use finds them.
func (f Fate) UnderLicence() bool { return f == Excepted || f == Licensed || f == Misused }

// inspected counts what customs and checks did with a delivered need of origin o
// that was first asked of i.
func (s *State) inspected(e Ending, i, o JurisdictionID, barred int) {
	x, t := &s.Enforced, s.Tally
	value := float64(e.Value)
	j := s.Market(e.Account).Destination
	if s.G.Members[o] {
		t.Inspected += int64(float64(value * x.Looks[o]))
		if e.Fate.UnderLicence() {
			t.Checked += int64(float64(value * x.Checked[o]))
		}
	}
	hold := x.HoldOut[o] + x.HoldIn[j]
	if hold == 0 || e.Fate.Unlawful() {
		return
	}
	if !s.G.Members[o] {
		t.Inspected += int64(float64(value * s.Rules.Dial(TransitLooks, o)))
	}
	t.Inspected += int64(float64(value * s.Rules.Dial(TransitLooks, j)))
	usdWeeks := int64(float64(value*hold) / 100)
	t.Held += usdWeeks
	if barred == 0 {
		t.CivilDelay += usdWeeks
	}
	s.Charge(s.P.Home[e.Account], DelayCost, float64(x.HoldCost*float64(usdWeeks)))
}
