package world

import (
	"math"

	"cordon/data"
	"cordon/model/chance"
)

// inException says whether the account gets the goods under an exception: a
// civil buyer inside its scope, or a barred one whom its screening misses; and
// whose orders are within its cap, or split to be.
func (s *State) inException(a AccountID, reg Regime, j JurisdictionID, share float64) bool {
	u := float64(s.P.ExceptU[a])
	barred := s.P.Barred[a]
	if barred {
		share = s.Rules.MissedShare(reg, j)
	}
	if u >= share {
		return false
	}
	limit := s.Rules.cap(reg, j)
	value := float64(s.P.Order[a]) / 100
	if value <= limit || !barred && u < s.Rules.standing(reg) {
		return true
	}
	h := &s.Rules.Habits
	return value <= float64(h.Parts*limit) && (barred || s.Key.At(chance.SplitOrder, 0).Float(s.P.Key[a], 0) < h.Splits)
}

// cap on an order under an exception [USD].
func (r *Rules) cap(reg Regime, j JurisdictionID) float64 {
	if !r.AnyTerm(ExceptionCap) {
		return math.Inf(1)
	}
	return r.Term(ExceptionCap, reg.Entry, JurisdictionID(reg.By), j)
}

// ExceptedOrders is ExceptedShare among orders of a value [USD].
func (r *Rules) ExceptedOrders(reg Regime, j JurisdictionID, value float64) float64 {
	x := r.ExceptedShare(reg, j)
	limit := r.cap(reg, j)
	if value <= limit {
		return x
	}
	s := r.standing(reg)
	if value <= float64(r.Parts*limit) {
		return s + float64((x-s)*r.Splits)
	}
	return s
}

// ExceptedShare is the share of civil buyers who need no licence under an
// exception, standing or granted by a measure.
func (r *Rules) ExceptedShare(reg Regime, j JurisdictionID) float64 {
	x := r.Exception[(int(reg.Entry)*r.nj+int(reg.By))*r.nj+int(j)]
	return max(x, r.standing(reg))
}

// standing is the share under exceptions that no measure grants and no cap bounds.
func (r *Rules) standing(reg Regime) float64 {
	if reg.Policy == data.Approval {
		return r.Exempt
	}
	return 0
}

// MissedShare is the share of barred buyers who get in: those inside a measure's
// exception whom its screening misses. A standing exception is screened as well as
// licences are, which is here taken as perfectly.
func (r *Rules) MissedShare(reg Regime, j JurisdictionID) float64 {
	at := (int(reg.Entry)*r.nj+int(reg.By))*r.nj + int(j)
	return float64(r.Exception[at] * (1 - r.Screening[at]))
}

// relieve finds the widest exception to a presumption of denial by destination.
func (r *Rules) relieve() {
	clear(r.Relieved)
	for at, x := range r.Exception {
		if j := at % r.nj; x > r.Relieved[j] && r.Policy[at] == data.PresumptionDenial && r.On[at/r.nj] {
			r.Relieved[j] = x
		}
	}
}

// MayPassDenial says whether an account may be inside an exception to a presumption
// of denial: nobody is where no measure grants one.
func (s *State) MayPassDenial(a AccountID, j JurisdictionID) bool {
	x := s.Rules.Relieved[j]
	return x > 0 && float64(s.P.ExceptU[a]) < x
}
