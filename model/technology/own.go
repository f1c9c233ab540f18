package technology

import (
	"cordon/model/exact"
	"cordon/model/world"
)

// Learn lets makers at home learn from the demand that a stricter list leaves
// over: served by nobody, by unlawful ways, or by themselves already.
func (x *Technology) Learn(s *world.State) {
	ad := &s.Adapt
	if !ad.Learning {
		return
	}
	ad.Learning = false
	for r, left := range ad.Left {
		if left == 0 && ad.Coming[r] == 0 {
			continue
		}
		ad.Learning = true
		ad.Left[r] = 0
		learn := ad.Coming[r] / x.P.OwnLag
		ad.Coming[r] += float64(left)/100 - learn
		if ad.Coming[r] < leastComing {
			ad.Coming[r] = 0
		}
		ad.Learned[r] += learn
		if need := s.G.RowNeed[r] * world.WeeksAYear; need > 0 {
			ad.Skill[r] = Skill(ad.Learned[r]/need, x.P.OwnLearning)
		}
	}
}

// leastComing is where what is left to learn from is taken as nothing [USD].
const leastComing = 1

// Skill after leftover demand of some years of a market's need.
func Skill(years, rate float64) float64 { return 1 - exact.Exp(-float64(rate*years)) }

// OwnShare is the part of a row's needs, left over by others, that
// makers at home serve: skill, up to a ceiling that ability and its drift set.
func (x *Technology) OwnShare(s *world.State, r world.RowID) float64 {
	skill := s.Adapt.Skill[r]
	if skill == 0 {
		return 0
	}
	g, mk := s.G, &s.G.Markets[s.G.RowMarket[r]]
	ability := min(1, g.Reach[int(mk.Destination)*len(g.Classes)+int(g.RowClass[r])])
	if g.HeadingOf[int(mk.Destination)*g.NP+int(mk.Product)] == world.None {
		ability = x.P.OwnNew
	}
	ability *= 1 + float64(x.P.OwnDrift*skill)
	return min(1, float64(float64(x.P.OwnCeiling*ability)*skill))
}
