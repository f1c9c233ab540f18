package model

import (
	"testing"

	"cordon/model/chance"
	"cordon/model/lever"
	"cordon/model/world"
)

// TestExceptedChoose closes a destination for everybody but those inside an exception,
// half of its civil buyers: these keep the suppliers that they would draw at base
// weights at least as often as under today's list, which asks for licences; the others
// choose as if there were no exception.
func TestExceptedChoose(t *testing.T) {
	const effect = 13 // 2026-04-06
	closed := measure("close", "destination", &lever.Destination{Item: "ALL", By: []string{"USA", "JPN", "DEU"}, Destinations: []string{"CHN"}, Policy: "presumption_of_denial"})
	except := measure("except", "exception", &lever.Exception{Item: "ALL", By: []string{"USA", "JPN", "DEU"}, Destinations: []string{"CHN"}, Share: 0.5, Screening: 1})
	// kept is the share of draws of a closed supplier that stand, inside the exception and outside it.
	kept := func(measures ...lever.Measure) (share [2]float64, n [2]int) {
		r := forked(t, effect+1, measures...)
		s := r.State
		chn := s.G.World.JurisdictionIndex("CHN")
		key := s.Key.At(chance.TieChoice, 1000)
		for a := range s.Option {
			id := world.AccountID(a)
			mk := s.Market(id)
			if int(mk.Destination) != chn || s.P.Barred[a] || s.Rules.MaxParty[chn] > 0 {
				continue
			}
			in := 0
			if !(s.P.ExceptU[a] < 0.5) {
				in = 1
			}
			for o := range world.OptionID(mk.Options - mk.New) {
				i := s.Origin(id, o)
				if iso := s.G.World.Jurisdictions[i].ISO3; iso != "USA" && iso != "JPN" && iso != "DEU" || s.Rules.Regime(i, s.Class(id), mk.Destination).Entry == world.None || s.G.Base[int(s.G.RowOffset[s.Row[a]])+int(o)] == 0 {
					continue
				}
				n[in]++
				if got, ok := r.Market.Choose(s, id, o, key, 0, false); ok && got == o {
					share[in]++
				}
			}
		}
		return [2]float64{share[0] / float64(n[0]), share[1] / float64(n[1])}, n
	}
	today, n := kept()
	shut, _ := kept(closed)
	relieved, _ := kept(closed, except)
	if n[0] < 50 || n[1] < 50 {
		t.Fatalf("%v draws to look at, want fifty inside and outside", n)
	}
	if !(shut[0] < today[0] && relieved[0] >= today[0]) {
		t.Errorf("inside the exception %.3f of draws stand today, %.3f once closed, %.3f with the exception; want fewer and then no fewer than today", today[0], shut[0], relieved[0])
	}
	if relieved[1] != shut[1] || !(shut[1] < today[1]) {
		t.Errorf("outside it %.3f of draws stand today, %.3f once closed, %.3f with the exception; want fewer, and the same", today[1], shut[1], relieved[1])
	}
}
