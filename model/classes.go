package model

import (
	"math"

	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// newClasses opens, beside each member's agency, the desk that answers requests
// for a classification: a queue of its own (A21). Nothing waits for its answers:
// it is load.
func newClasses(r *Run, i int, a *licensing.Agency, load float64) error {
	p := a.Params()
	p.ReferredShare, p.EscalatedShare = 0, 0
	p.InHouseHands = p.ClassHands
	c, err := licensing.New(p, licensing.Setup{
		Name: r.State.G.ISO[i] + " classification", Filings: load * p.ClassRequests, Key: r.State.Key,
		Own: []float64{r.State.G.ModelFilings[i] * p.ClassRequests}, Barred: barredShares(r.Params), AtOnce: r.Params.atOnce,
	})
	r.classes[i] = c
	return err
}

// askClass files the requests for a classification that come with the week's
// applications.
func (r *Run) askClass(s *world.State) {
	key := s.Key.At(chance.ClassRequest, s.Week)
	for i, c := range r.classes {
		if c == nil {
			continue
		}
		r.requests[i] = r.requests[i][:0]
		share := r.Agencies[i].Params().ClassRequests
		for n := range r.filings[i] {
			f := &r.filings[i][n]
			if key.Float(f.ID, int(f.N)) < share {
				r.requests[i] = append(r.requests[i], licensing.Filing{ID: chance.Mix(f.ID, 11), N: f.N, Lane: licensing.Ordinary, Policy: licensing.General, Given: licensing.Approved})
			}
		}
	}
}

// countClass keeps the week's load of classifications.
func (r *Run) countClass(s *world.State) {
	t := &s.Tally.Licences
	for _, c := range r.classes {
		if c == nil {
			continue
		}
		last := c.Last()
		for _, n := range last.Filed {
			t.Classifications += n
		}
		t.ClassDecided += last.Decided()
		for _, d := range last.ClassDays {
			t.ClassDays += int64(math.Round(d * 100))
		}
	}
}
