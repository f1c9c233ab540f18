package explain

import (
	"strings"

	"cordon/model/licensing"
	"cordon/model/world"
)

// Sum is what notes of one kind add up to in each arm, from the first publication to
// the end.
type Sum struct {
	Of    string // needs, costs, applications, shipments
	Name  string
	Count [2]int64
	Cents [2]int64
	Money bool // Cents mean something
}

// sum fills in what the trail adds up to and holds it against the run's own books.
func (x *Explanation) sum(before opening) {
	switch x.Subject.Kind {
	case Firm:
		x.sumNeeds()
		x.sumCosts()
		x.checkFirm()
	case Account, Need:
		x.sumNeeds()
		x.checkAccount(before)
	case Agency:
		x.sumAgency()
	case Broker:
		x.sumBroker(before)
	}
}

// add adds to a row of sums, which it opens where there is none.
func (x *Explanation) add(arm int, group, name string, count, cents int64, money bool) {
	for i := range x.Sums {
		if s := &x.Sums[i]; s.Of == group && s.Name == name {
			s.Count[arm] += count
			s.Cents[arm] += cents
			return
		}
	}
	s := Sum{Of: group, Name: name, Money: money}
	s.Count[arm], s.Cents[arm] = count, cents
	x.Sums = append(x.Sums, s)
}

// counted calls f for the subject's notes from the first publication on.
func (x *Explanation) counted(arm int, f func(n *world.Note)) {
	for i := range x.notes[arm] {
		if n := &x.notes[arm][i]; n.Week >= x.Published {
			f(n)
		}
	}
}

// sumNeeds adds up needs by fate; those of a firm are the ones that it was the last to be
// asked for.
func (x *Explanation) sumNeeds() {
	group := "needs by fate"
	for fate := range world.NFates {
		for arm := range 2 {
			count, cents := int64(0), int64(0)
			if fate.Open() {
				x.open(arm, func(o *world.Order) {
					if o.Fate == fate {
						count, cents = count+1, cents+o.Value
					}
				})
			}
			x.counted(arm, func(n *world.Note) {
				if n.Did == world.ActEnded && n.Fate == fate {
					count, cents = count+1, cents+n.Cents
				}
			})
			if count > 0 {
				x.add(arm, group, fate.String(), count, cents, true)
			}
		}
	}
}

// open calls f for the subject's orders that are open at the end.
func (x *Explanation) open(arm int, f func(o *world.Order)) {
	pool := x.runs[arm].State.Orders.Pool
	for i := range pool {
		o := &pool[i]
		if o.Free {
			continue
		}
		switch x.Subject.Kind {
		case Firm:
			if o.Firm != x.Subject.Firm {
				continue
			}
		case Account:
			if o.Account != x.Subject.Account {
				continue
			}
		default:
			if o.Account != x.Subject.Account || int(o.Born) != x.Subject.Born || int(o.N) != x.Subject.N {
				continue
			}
		}
		f(o)
	}
}

// sumCosts adds up a firm's costs by component, and the sales that obstacles lost it.
func (x *Explanation) sumCosts() {
	for c := range world.NComponents {
		for arm := range 2 {
			x.counted(arm, func(n *world.Note) {
				if n.Did == world.ActPaid && n.Cost == c {
					x.add(arm, "costs by kind", c.String(), 1, n.Cents, true)
				}
			})
		}
	}
	for arm := range 2 {
		x.counted(arm, func(n *world.Note) {
			if n.Did == world.ActLostSale {
				x.add(arm, "lost sales", "to an obstacle", 1, n.Cents, true)
			}
		})
	}
}

// sumAgency counts an agency's cases and holds them against its own count.
func (x *Explanation) sumAgency() {
	for arm, r := range x.runs {
		a := r.Agencies[x.Subject.At]
		var own, ended int64
		var outside, decided [licensing.Outcomes]int64
		x.counted(arm, func(n *world.Note) {
			switch n.Did {
			case world.ActWorked, world.ActFurther:
				own++
			case world.ActDecided:
				word, _, _ := strings.Cut(n.What, " ")
				for o := range licensing.Outcomes {
					if o.String() == word {
						decided[o]++
						ended++
					}
				}
			case world.ActDesk:
				for _, v := range n.Numbers {
					if word, ok := strings.CutPrefix(v.Name, "outside the model: "); ok {
						for o := range licensing.Outcomes {
							if o.String() == word {
								outside[o] += int64(v.Value)
							}
						}
					}
				}
			}
		})
		since := a.Since()
		x.add(arm, "applications", "filed by simulated firms and projects", own, 0, false)
		x.check(arm, "applications of the model's own", "applications", float64(own), float64(since.Filed[0]+since.Filed[1]-since.Background), "the agency's count of filings, those from outside the model taken off")
		for o := licensing.Approved; o < licensing.Outcomes; o++ {
			x.add(arm, "applications", o.String(), decided[o], 0, false)
			x.add(arm, "applications from outside the model", o.String(), outside[o], 0, false)
			x.check(arm, o.String()+", all cases", "applications", float64(decided[o]+outside[o]), float64(since.Of(o)), "the agency's own count")
		}
	}
}

// sumBroker adds up what went through a hub and who was listed there.
func (x *Explanation) sumBroker(before opening) {
	hub := int16(x.Subject.At)
	for arm, r := range x.runs {
		s := r.State
		var listed, returned, seized int64 // at all hubs
		week, flow := x.Published, before.HubFlow[hub]
		through := 0.0
		smooth := func(until int) { // what customs remembers of the hub, week by week
			for ; week < until; week++ {
				flow += (through - flow) / r.Params.Enforcement.Smooth
				through = 0
			}
		}
		for i := range s.Watch.Notes {
			n := &s.Watch.Notes[i]
			if n.Week < x.Published {
				continue
			}
			switch n.Did {
			case world.ActBrokerOut:
				listed++
			case world.ActBrokerBack:
				returned++
			case world.ActInspected:
				if n.Yes && n.Hub != world.None {
					seized += n.Cents
				}
			}
			if n.Hub != hub {
				continue
			}
			switch n.Did {
			case world.ActInspected:
				smooth(n.Week)
				if n.Yes {
					x.add(arm, "shipments through the hub", "seized", 1, n.Cents, true)
				} else {
					x.add(arm, "shipments through the hub", "passed", 1, n.Cents, true)
					through += float64(n.Cents) / 100
				}
			case world.ActBrokerOut:
				x.add(arm, "brokers of the hub", yes(int(n.Slot) == x.Subject.Slot, "this one listed", "others listed"), 1, 0, false)
			case world.ActBrokerBack:
				x.add(arm, "brokers of the hub", yes(int(n.Slot) == x.Subject.Slot, "successors in its place", "successors in other places"), 1, 0, false)
			}
		}
		smooth(s.Week)
		x.check(arm, "USD a week through the hub, smoothed", "USD", flow, s.HubFlow[hub], "what customs remembers of the hub")
		x.check(arm, "brokers listed, at all hubs", "brokers", float64(listed), float64(s.Tally.Listed), "the tally")
		x.check(arm, "successors, at all hubs", "brokers", float64(returned), float64(s.Tally.Returns), "the tally")
		x.check(arm, "seized at all hubs", "cents", float64(seized), float64(s.Tally.SeizedBy[world.Transshipped]), "the tally")
	}
}
