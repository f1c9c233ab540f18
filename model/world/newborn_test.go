package world

import "testing"

// TestNewborn wants a firm that is born in a dead firm's place to have none of what
// that one held, and its neighbour to keep all.
func TestNewborn(t *testing.T) {
	on := func() []bool { return []bool{true, true} }
	late := func() []int16 { return []int16{99, 99} }
	s := &State{Week: 10, Alive: []bool{false, true}, FirmKey: []uint64{5, 6}, Programme: []Programme{HasProgramme, HasProgramme}}
	s.Certified, s.BelowLine, s.Year = on(), on(), []float64{7, 7}
	s.Audited, s.Adapt.Abroad = late(), on()
	s.Held = Instruments{GlobalUntil: late(), GlobalAsk: []int16{Asked, Asked}, Coverable: []float64{1, 1}, Registered: on(), Certified: on(), RevokedUntil: late()}
	s.Newborn(0, 8)
	in := &s.Held
	for f, born := range []bool{true, false} {
		for what, has := range map[string]bool{
			"a programme": s.Programme[f] == HasProgramme, "a certificate": s.Certified[f], "a place below a line of relief": s.BelowLine[f], "relief this year": s.Year[f] != 0,
			"an audit": int(s.Audited[f]) > s.Week, "a line abroad": s.Adapt.Abroad[f], "a global licence": int(in.GlobalUntil[f]) >= s.Week,
			"a wish for one": int(in.GlobalAsk[f]) > s.Week, "sales that one would cover": in.Coverable[f] != 0, "a registration": in.Registered[f],
			"a fast lane": in.Certified[f], "a ban from it": int(in.RevokedUntil[f]) > s.Week,
		} {
			if has == born {
				t.Errorf("firm %d, born now %t, has %s: %t", f, born, what, has)
			}
		}
	}
	if !s.Alive[0] || s.FirmKey[0] != 8 || s.FirmKey[1] != 6 {
		t.Errorf("alive %v, identities %v", s.Alive, s.FirmKey)
	}
	s.Held = Instruments{} // no rule needs its tables
	s.Newborn(1, 9)
}
