package world

import "math"

// Instruments is who holds what beside licences for one buyer. Tables that no
// government's rules need are empty.
type Instruments struct {
	GlobalUntil []int16   // by firm: week until which a global licence is held
	GlobalAsk   []int16   // by firm: week from which one may be asked for; Asked while it is
	Coverable   []float64 // by firm: yearly sales that need a licence and that a global one would cover [USD]
	Registered  []bool    // by firm: under a general licence
	Asks        []Ask     // global licences to be filed for this week

	Certified    []bool  // by firm: in the fast lane
	RevokedUntil []int16 // by firm: week until which an audit has closed the lane

	Clears, Denies bool // partners have begun to look at each other's licences, and refusals (Dossier)
}

// Ask is a firm's wish for a global licence.
type Ask struct {
	Firm  FirmID
	Entry EntryID
	By    int16
}

// Asked marks a global licence that is being decided on.
const Asked = math.MaxInt16

const longAgo = math.MinInt16

// OpenInstruments makes the tables that the rules in force need.
func (s *State) OpenInstruments() {
	in, r := &s.Held, s.Rules
	nf := len(s.Alive)
	if r.AnyTerm(GlobalShare) && in.GlobalUntil == nil {
		in.GlobalUntil, in.GlobalAsk, in.Coverable = filled(nf, int16(longAgo)), filled(nf, int16(longAgo)), make([]float64, nf)
	}
	if r.AnyTerm(GeneralShare) && in.Registered == nil {
		in.Registered = make([]bool, nf)
	}
	if r.AnyTrusted() && in.Certified == nil {
		in.Certified, in.RevokedUntil = make([]bool, nf), filled(nf, int16(longAgo))
	}
	in.Clears = in.Clears || r.AnyLink(Recognised)
	in.Denies = in.Denies || r.AnyLink(DenialsShared)
}

func (in Instruments) clone() Instruments {
	return Instruments{
		cloned(in.GlobalUntil), cloned(in.GlobalAsk), cloned(in.Coverable), cloned(in.Registered), cloned(in.Asks),
		cloned(in.Certified), cloned(in.RevokedUntil),
		in.Clears, in.Denies,
	}
}

// AnyTrusted says whether some government has a fast lane.
func (r *Rules) AnyTrusted() bool {
	for _, x := range r.Trusted {
		if x > 0 {
			return true
		}
	}
	return false
}

// InLane says whether a firm's filings with an agency go into its fast lane: one
// certified at home, by that agency or by one whose certificates it recognises.
func (s *State) InLane(f FirmID, by int16) bool {
	if s.Held.Certified == nil || !s.Held.Certified[f] {
		return false
	}
	home := s.G.Headings[s.P.FirmAt[f]].Home
	return int16(home) == by || s.Rules.Link(Recognised, JurisdictionID(by), home) > 0
}

// Denied says whether a partner's refusal closes an account's channel to an
// origin whose licences by decides on.
func (s *State) Denied(a AccountID, by int16) bool {
	d := &s.Dossier[a]
	return s.Held.Denies && int(d.DeniedUntil) > s.Week && d.DeniedBy != by && s.Rules.Link(DenialsShared, JurisdictionID(by), JurisdictionID(d.DeniedBy)) > 0
}

// Blanketed is the part of civil sales by value that buyers reckon to get without an
// application of their own: under a general or global licence of the origin's
// larger firms, or waived towards a partner. 0 where no rule offers it.
func (s *State) Blanketed(reg Regime, j JurisdictionID, r *Rules) float64 {
	by := JurisdictionID(reg.By)
	spared := 0.0
	if r.AnyTerm(GeneralShare) || r.AnyTerm(GlobalShare) {
		spared = s.P.Held(max(r.Term(GeneralShare, reg.Entry, by, j), r.Term(GlobalShare, reg.Entry, by, j)))
	}
	if r.AnyLink(Waived) {
		spared = max(spared, r.Link(Waived, by, j))
	}
	return spared
}
