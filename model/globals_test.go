package model

import (
	"testing"

	"cordon/model/compliance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// TestAnswerToOneWhoLeft wants the answer to a wish for a global licence to reach the
// firm that asked, and nobody who has its place by then.
func TestAnswerToOneWhoLeft(t *testing.T) {
	for _, c := range []struct {
		asked uint64
		want  int16
	}{{5, 62}, {4, world.Asked}} {
		r := &Run{Compliance: &compliance.Compliance{P: &compliance.Params{Memory: 52}}}
		s := &world.State{Week: 10, FirmKey: []uint64{5}, Held: world.Instruments{GlobalAsk: []int16{world.Asked}}}
		r.decidedGlobal(s, 0, &licensing.Decision{ID: globalID(c.asked), Tag: globalTag, Outcome: licensing.Adverse})
		if got := s.Held.GlobalAsk[0]; got != c.want {
			t.Errorf("a refusal to firm %d: firm 5 may ask again from week %d, want %d", c.asked, got, c.want)
		}
	}
}
