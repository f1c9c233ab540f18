package limits

import (
	"fmt"

	"cordon/model/exact"
	"cordon/model/world"
)

func init() {
	register(&Limit{
		Name:     "detection",
		Doc:      "looks that know nothing of each other find what each of them may miss",
		Formula:  "1 - (1 - p)^n;  p = 0.04, n = 12: 0.3873;  p = 0.1, n = 24: 0.9202",
		Source:   "facts 9.12",
		Switches: "customs looks at a buyer's shipments through one hub, one a week; no vigilance, so that looks are independent",
		Settings: []Setting{
			{Name: "p", Unit: "probability", Doc: "chance that one look finds the goods", Default: 0.04, Low: 0.001, High: 0.9},
			{Name: "looks", Unit: "looks", Doc: "shipments looked at (n)", Default: 12, Low: 1, High: 200, Whole: true},
			count("buyers", "buyers", "buyers who ship", 50000, 2e6),
		},
		Cases: []Set{{"p": 0.04, "looks": 12}, {"p": 0.1, "looks": 24}},
		Run:   detection,
	})
}

func detection(c *Case) ([]Row, error) {
	phi, looks := c.Num("p"), c.Int("looks")
	w := trade(equal([]float64{0.5, 0.5}, 1), 4)
	w.Jurisdictions[1].Opacity = 1
	p := plain(c.Int("buyers"))
	p.Enforcement.Phi, p.Enforcement.Vigilance = phi, 0
	r, err := arm(w, p, 2, c.seed(), listed(name(0), "presumption_of_denial", 2))
	if err != nil {
		return nil, err
	}
	s := r.State
	if len(s.G.Hub) == 0 {
		return nil, fmt.Errorf("the case has no hub")
	}
	found := make([]bool, len(s.P.Key))
	once := 0
	e := r.Enforcement
	e.ListBroker = func(*world.State, *world.Order, world.JurisdictionID) {}
	e.Seek = func(_ *world.State, o *world.Order) {
		found[o.Account] = true
		once++
	}
	for range looks {
		s.Orders, s.Active = world.Orders{}, s.Active[:0]
		for a := range s.P.Key {
			i := s.Orders.Take()
			id := world.AccountID(a)
			s.Orders.Pool[i] = world.Order{
				Value: s.P.Order[a], Account: id, Firm: s.Firm[a], Hub: s.G.HubFirst[s.P.Market[a]], Born: int16(s.Week), Class: s.Class(id),
				Shadow: s.Shadow[a], Option: s.Option[a], Obstacle: world.Closed, Channel: world.ChannelShip, Fate: world.Transshipped,
			}
			s.Active = append(s.Active, i)
		}
		e.Ship(s)
		s.Week++
	}
	hits := 0
	for _, f := range found {
		if f {
			hits++
		}
	}
	n := len(found)
	return []Row{
		share("share of buyers found at least once", 1-exact.Pow(1-phi, float64(looks)), hits, n),
		share("share of shipments found", phi, once, n*looks),
	}, nil
}
