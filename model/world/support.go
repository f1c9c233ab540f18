package world

// Support is how governments' courses, certificates and relief stand with
// firms. Courses are kept by home and size class: a firm's own literacy is its
// size's, and what its class has been taught.
type Support struct {
	Reached          [NSizes]float64 // how far courses and guidance reach a size class, of how far they reach large firms
	CertificateKeeps float64         // ignorance that a certified firm is left with
	Taught           []float64       // [home*NSizes+size]: share of ignorance that courses have removed
	anyTaught        bool
	Certified        []bool // [firm]
	AnyCertified     bool
	ListedOrders     []float64 // [firm]: listed orders a year of one of the real firms
	BelowLine        []bool    // [firm]: keeps below the line of relief
	Due              []int64   // [firm]: this week's costs that relief may cover [cents]
	Year             []float64 // [firm]: relief had in this year [USD of one of the real firms]
	Paid             int64     // relief booked on firms since the run began [cents]
	Outlay           []int64   // relief that each government has paid since the run began [cents]
}

func newSupport(nj, firms int) Support {
	return Support{
		Taught: make([]float64, nj*int(NSizes)), Certified: make([]bool, firms), BelowLine: make([]bool, firms), ListedOrders: make([]float64, firms),
		Due: make([]int64, firms), Year: make([]float64, firms), Outlay: make([]int64, nj),
	}
}

func (x Support) clone() Support {
	x.Taught, x.Certified, x.BelowLine = cloned(x.Taught), cloned(x.Certified), cloned(x.BelowLine)
	x.ListedOrders = cloned(x.ListedOrders)
	x.Due, x.Year, x.Outlay = cloned(x.Due), cloned(x.Year), cloned(x.Outlay)
	return x
}

// HomeOf is where a firm sits.
func (s *State) HomeOf(f FirmID) JurisdictionID { return s.G.Headings[s.P.FirmAt[f]].Home }

// Teach sets what the firms of a home and size class have been taught.
func (s *State) Teach(home JurisdictionID, size SizeClass, share float64) {
	s.Taught[int(home)*int(NSizes)+int(size)] = share
	s.anyTaught = s.anyTaught || share > 0
}

// AnyTaught says whether any course has left a trace.
func (s *State) AnyTaught() bool { return s.anyTaught }

// Ignorance of a firm: one less its literacy, after courses, guidance and a certificate.
func (s *State) Ignorance(f FirmID) float64 {
	x := 1 - float64(s.P.Literacy[f])
	if s.anyTaught {
		x *= 1 - s.Taught[int(s.HomeOf(f))*int(NSizes)+int(s.P.Size[f])]
	}
	if s.Rules.AnyDial(Guidance) {
		x *= 1 - float64(s.Rules.Dial(Guidance, s.HomeOf(f))*s.Reached[s.P.Size[f]])
	}
	if s.Certified[f] {
		x *= s.CertificateKeeps
	}
	return x
}

// ReliefOf is the share of compliance costs that the government takes off a firm
// whose costs are so much a year [USD, of one of the real firms].
func (s *State) ReliefOf(f FirmID, cost float64) float64 {
	if !s.Rules.AnyDial(ReliefShare) {
		return 0
	}
	home := s.HomeOf(f)
	share := s.Rules.Dial(ReliefShare, home)
	if share == 0 || s.P.Employees[f] >= s.Rules.Dial(ReliefLine, home) && !s.BelowLine[f] {
		return 0
	}
	if most := s.Rules.Dial(ReliefCap, home); cost > 0 && float64(share*cost) > most {
		return most / cost
	}
	return share
}

// PayRelief hands a firm's week of relief over, from its government.
func (s *State) PayRelief(f FirmID, cents int64) {
	home := s.HomeOf(f)
	s.Tally.Costs[(int(home)*int(NSizes)+int(s.P.Size[f]))*int(NComponents)+int(Relief)] -= cents
	s.WeekCosts[f] -= cents
	if s.Watch != nil {
		s.noteCost(f, Relief, -cents)
	}
	s.BookedCents -= cents
	s.Paid += cents
	s.Outlay[home] += cents
	s.Tally.Outlay[home] += cents
	if s.G.Members[home] {
		s.Tally.This(home).Costs -= cents
	}
}
