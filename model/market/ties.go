package market

import (
	"math"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// MaxAge is the age beyond which a tie's hazard is constant [weeks]: 20 years.
const MaxAge = 1040

// Hazard is the weekly chance that a tie of each age ends, with survival
// (1+t/tau)^-zeta and tau such that half of new ties live HalfLife weeks.
type Hazard struct {
	End    [MaxAge + 1]uint32 // chance times 2^32
	Ages   [MaxAge + 1]float64
	Median int
}

// NewHazard tabulates the hazard and the stationary ages.
func NewHazard(p *Params) *Hazard {
	h := &Hazard{}
	tau := p.HalfLife / (exact.Pow(2, 1/p.Zeta) - 1)
	survive := func(t int) float64 { return exact.Pow(1+float64(t)/tau, -p.Zeta) }
	sum := 0.0
	for t := 0; t <= MaxAge; t++ {
		q := 1 - survive(t+1)/survive(t)
		h.End[t] = uint32(q * 4294967295)
		mass := survive(t)
		if t == MaxAge {
			mass = survive(t) / q // all that is older, at a constant hazard
		}
		sum += mass
		h.Ages[t] = sum
	}
	for t := range h.Ages {
		h.Ages[t] /= sum
		if h.Ages[t] < 0.5 {
			h.Median = t + 1
		}
	}
	return h
}

// Age is the stationary age of a tie at a uniform [weeks].
func (h *Hazard) Age(u float64) int {
	lo, hi := 0, MaxAge
	for lo < hi {
		mid := (lo + hi) / 2
		if h.Ages[mid] < u {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// ends says whether a tie of an age ends this week at its draw.
func (h *Hazard) ends(age int, bits uint32) bool {
	return bits < h.End[min(max(age, 0), MaxAge)]
}

// poisson is the cumulative distribution of needs a week, times 2^32.
func poisson(rate float64) (cum [12]uint32) {
	p, sum := exact.Exp(-rate), 0.0
	for n := range cum {
		sum += p
		cum[n] = uint32(math.Min(sum, 1) * 4294967295)
		p *= rate / float64(n+1)
	}
	return cum
}

// Retie moves accounts whose tie ended this week: the shadow tie at base
// weights, the actual one at this week's, coupled.
func (m *Market) Retie(s *world.State) {
	key := s.Key.At(chance.ShadowChoice, s.Week)
	for _, b := range m.breaks {
		a := b.account
		if s.Watch != nil {
			m.noteBreak(s, b)
		}
		r := s.Row[a]
		mk := s.Market(a)
		n := int(mk.Options)
		off := int(s.G.RowOffset[r])
		proposal := world.OptionID(s.G.Alias.Pick(off, n, key.Of(s.P.Key[a], 0)))
		if b.shadow {
			s.ShadowCommitted[m.at(s, a, s.Shadow[a])] -= s.P.Order[a]
			s.Shadow[a], s.ShadowSince[a] = proposal, int16(s.Week)
			s.ShadowCommitted[m.at(s, a, s.Shadow[a])] += s.P.Order[a]
		}
		if b.actual {
			if o, ok := m.Choose(s, a, proposal, s.Key.At(chance.TieChoice, s.Week), 0, false); ok {
				m.Move(s, a, o, 0)
			} else {
				s.Since[a] = int16(s.Week) // nobody can supply: the old tie stays on paper
			}
		}
	}
}

// Numbers of an account's draws of a firm in a week: 0 for a tie that ended.
const (
	afterCut  = 1       // and the need's number: a rule closed the channel
	successor = 1 << 10 // and the need's number: the firm has left
	belowLine = 1 << 11 // a variant below the threshold
)

// Move ties an account to an option and a firm of its origin.
func (m *Market) Move(s *world.State, a world.AccountID, o world.OptionID, n int) {
	if o != s.Option[a] {
		s.Committed[m.at(s, a, s.Option[a])] -= s.P.Order[a]
		s.Committed[m.at(s, a, o)] += s.P.Order[a]
		s.Dossier[a].Left = 0
	}
	before := s.Firm[a]
	s.Option[a], s.Since[a] = o, int16(s.Week)
	s.Firm[a] = m.PickFirm(s, a, o, s.Key.At(chance.TieFirm, s.Week), n)
	_, st := s.Standing(a, o)
	s.Dossier[a].Evasive = st == world.StandClosed
	if s.Watch != nil {
		m.noteMove(s, a, before)
	}
}

// at is the place of an account's option in tables by origin and product.
func (m *Market) at(s *world.State, a world.AccountID, o world.OptionID) int {
	mk := s.Market(a)
	return int(s.G.OptOrigin[mk.FirstOption+int32(o)])*s.G.NP + int(mk.Product)
}

// Choose draws an origin at this week's weights, coupled to a proposal from the
// base, with the luck that key and n address. obstructed lets suppliers without
// recorded trade in. ok is false where nobody can supply.
func (m *Market) Choose(s *world.State, a world.AccountID, proposal world.OptionID, key chance.Key, n int, obstructed bool) (o world.OptionID, ok bool) {
	r := s.Row[a]
	mk := s.Market(a)
	no := int(mk.Options)
	listed := m.partyListed(s, a)
	w, z, _ := s.Weights(r, listed, m.fillFn)
	off, old := int(s.G.RowOffset[r]), no-int(mk.New)
	w = w[:old]
	closed := int(s.Dossier[a].ClosedUntil) > s.Week && int(s.Dossier[a].ClosedOpt) < no
	exposed := int(s.Dossier[a].Exposed) > s.Week
	relieved := s.MayPassDenial(a, mk.Destination)
	shared := s.Held.Denies && int(s.Dossier[a].DeniedUntil) > s.Week
	if obstructed && mk.New > 0 || closed || relieved || exposed || shared {
		w = append(m.scratch[:0], w...)
		if obstructed {
			w = w[:no]
			m.fillNew(s, r, mk, listed, z, w)
		}
		if relieved {
			m.openExcepted(s, a, r, mk, w)
		}
		if o := int(s.Dossier[a].ClosedOpt); closed && o < len(w) {
			w[o] = m.closedWeight(s, r, mk, o, m.base(s, r, mk, o), 0)
		}
		if exposed {
			m.shutExposed(s, a, r, mk, w)
		}
		if shared {
			m.shutPartners(s, a, r, mk, w)
		}
		z = exact.BlockSum(w)
	}
	ids := s.G.OptID[mk.FirstOption : mk.FirstOption+mk.Options]
	pick := chance.Couple(s.G.Base[off:off+old], w, z, int(proposal), key, s.P.Key[a], n, ids)
	if s.Sees(a, s.Firm[a]) {
		m.noteChoice(s, a, w, z, int(proposal), pick, key, n)
	}
	if pick < 0 {
		return 0, false
	}
	return world.OptionID(pick), true
}

// PickFirm is a firm of the option's origin: one of those that serve the cell,
// by their sales there, or an entrant.
func (m *Market) PickFirm(s *world.State, a world.AccountID, o world.OptionID, key chance.Key, n int) world.FirmID {
	g := s.G
	mk := s.Market(a)
	opt := mk.FirstOption + int32(o)
	for try := 0; try < 8; try++ {
		u := chance.Float(key.Of(s.P.Key[a], n*16+try))
		f := m.firmAt(s, g.OptCell[opt], g.OptOrigin[opt], mk.Product, u)
		if f != world.None && s.Alive[f] {
			if s.Sees(a, f) {
				m.noteFirm(s, a, f, o, u, key)
			}
			return f
		}
	}
	return m.anyFirm(s, g.OptOrigin[opt], mk.Product)
}

func (m *Market) firmAt(s *world.State, c world.CellID, i world.JurisdictionID, k int32, u float64) world.FirmID {
	h := m.Heading(s, i, k)
	if h < 0 {
		return world.None
	}
	if e := s.Entrants[h]; e > 0 {
		if u < e {
			return m.entrant(s, h, u/e)
		}
		u = (u - e) / (1 - e)
	}
	if c == world.None {
		hd := &s.G.Headings[h]
		n := float64(hd.Firms)
		return hd.FirstFirm + world.FirmID(min(exact.Exp(float64(u*exact.Log(n+1)))-1, n-1))
	}
	cell := &s.G.Cells[c]
	cum := s.P.CumUSD[cell.FirstAccount : int32(cell.FirstAccount)+cell.Accounts]
	x := float64(u * cum[len(cum)-1])
	lo, hi := 0, len(cum)-1
	for lo < hi {
		mid := (lo + hi) / 2
		if cum[mid] <= x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return s.P.Home[int(cell.FirstAccount)+lo]
}

// entrant is the live entrant at a uniform; None where the slot is empty.
func (m *Market) entrant(s *world.State, h int, u float64) world.FirmID {
	hd := &s.G.Headings[h]
	n := hd.MaxFirms - hd.Firms
	return hd.FirstFirm + world.FirmID(hd.Firms) + world.FirmID(min(int32(float64(n)*u), n-1))
}

// anyFirm is the first live firm of an origin and heading.
func (m *Market) anyFirm(s *world.State, i world.JurisdictionID, k int32) world.FirmID {
	h := m.Heading(s, i, k)
	if h < 0 {
		return 0
	}
	hd := &s.G.Headings[h]
	for f := hd.FirstFirm; f < hd.FirstFirm+world.FirmID(hd.MaxFirms); f++ {
		if s.Alive[f] {
			return f
		}
	}
	return hd.FirstFirm
}

// Heading of an origin's makers of a product; -1 where it has none.
func (m *Market) Heading(s *world.State, i world.JurisdictionID, k int32) int {
	return int(s.G.HeadingOf[int(i)*s.G.NP+int(k)])
}

// shutPartners closes the options whose agencies take a partner's refusal of the
// account as their own.
func (m *Market) shutPartners(s *world.State, a world.AccountID, r world.RowID, mk *world.Market, w []float64) {
	for o := range w {
		if w[o] == 0 || int(s.Dossier[a].ClosedUntil) > s.Week && int(s.Dossier[a].ClosedOpt) == o {
			continue
		}
		reg := s.Rules.Regime(s.G.OptOrigin[mk.FirstOption+int32(o)], s.G.RowClass[r], mk.Destination)
		if reg.Entry != world.None && reg.Policy != data.PresumptionDenial && s.Denied(a, reg.By) {
			w[o] = m.closedWeight(s, r, mk, o, m.base(s, r, mk, o), 0)
		}
	}
}
