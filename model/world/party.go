package world

import (
	"cordon/model/chance"
	"cordon/model/exact"
)

// Habits are what end users do about a listing and buyers about a cap.
type Habits struct {
	Affiliated   float64 // share of listed users whose demand an affiliate can take over
	AffiliateLag float64 // weeks until it does, mean
	Splits       float64 // share of civil buyers who split orders to fit under a cap; the barred all do
	Parts        float64 // most parts
}

// Party says whether a government lists the account's end user. Some listed users'
// demand passes, after a lag, to an affiliate that is on no list: the listing then
// holds where the government's rule on affiliates catches it.
func (s *State) Party(a AccountID, by int16, j JurisdictionID) bool {
	if by == None {
		return false
	}
	at := int(by)*s.G.NJ + int(j)
	p := s.Rules.Party[at]
	if !(p > 0) || float64(s.P.PartyU[a]) >= p {
		return false
	}
	bits := s.Key.At(chance.Affiliate, 0).Of(s.P.Key[a], 0)
	if chance.Float(bits) >= s.Rules.Habits.Affiliated {
		return true
	}
	lag := -s.Rules.Habits.AffiliateLag * exact.Log(chance.Float(chance.More(bits, 1)))
	if float64(s.Week-int(s.Rules.PartySince[at])) < lag {
		return true
	}
	return chance.Float(chance.More(bits, 2)) < s.Rules.Link(Affiliates, JurisdictionID(by), j)
}
