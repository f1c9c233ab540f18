package model

import "cordon/model/world"

// step is the week, in order. Order is part of the model:
//
//   - rules change before anybody acts, so that a date acts on its Monday;
//   - technology moves before needs arise, because needs keep the class that
//     they are born in;
//   - prices, hubs and ties settle before buyers choose, on last week's waits
//     under this week's rules;
//   - orders put off come before new needs: who waits longest asks first;
//   - exporters choose before routes are drawn, since a refusal or a decline may
//     close the lawful channel, and routes before goods ship;
//   - agencies work through the week's filings before goods ship, so that a
//     licence of Tuesday ships on Friday;
//   - customs looks at what ships; brokers leave and return afterwards;
//   - firms take stock when the week's sales and costs are known;
//   - the ledger closes last and the laws look at all of it.
func (r *Run) step() error {
	s := r.State
	r.open(s)                                //     new rows for the week
	r.Review.Step(s)                         //  1  governments review their lists and read early warnings
	r.govern(s)                              //     they change lists; 2 allies follow, at their own dates
	r.Enforcement.Post(s)                    //     customs and checks are told what to look at
	r.Technology.Design(s, r.coming)         //     makers design variants below new thresholds
	r.Technology.Creep(s)                    //  3  required performance grows past fixed thresholds
	r.Technology.Learn(s)                    //     makers at home learn from demand left over
	r.Market.Stockpile(s, r.coming, r.until) //  4  buyers of storable goods stock up on notice
	r.Market.Arise(s)                        //     needs arise; ties end
	r.Market.Prices(s)                       //  5  prices follow committed demand
	r.Market.Retie(s)                        //     ties begin
	r.Market.Source(s)                       //     last week's refusals return
	r.Market.Buy(s, r.Compliance.Choose)     //     buyers ask their suppliers;  6  exporters classify and choose
	r.Evasion.Route(s, r.Compliance.Seek)    //  7  closed channels draw a way around
	r.Projects.Start(s)                      //     joint projects begin, change their people and end
	r.license(s)                             //  8  exporters file; agencies work
	r.Enforcement.Ship(s)                    //  9  goods ship; customs inspects; end-use checks look back
	r.Evasion.Return(s)                      // 10  brokers return under other names
	r.seek(s)                                //     refused orders look for others
	r.Technology.Relocate(s)                 //     firms move burdened lines abroad
	r.Compliance.Train(s)                    // 11  firms are taught, and forget
	r.Firms.TakeStock(s)                     //     firms: costs, cash, exit, births
	r.Technology.Research(s)                 //     research follows sales, the frontier research
	r.Technology.DesignOut(s)                //     makers abroad design a leader's content out
	return r.close(s)                        // 12  the ledger closes; the laws are checked
}

// open starts a week.
func (r *Run) open(s *world.State) {
	s.Active = s.Active[:0]
	s.Tally.Open(s.Week)
}

// govern puts the changes of this week in force and looks ahead for buyers who
// read notices.
func (r *Run) govern(s *world.State) {
	if r.next >= len(r.changes) || r.Book.Week(r.changes[r.next].From) > s.Week {
		if s.Week%exposureWeeks == 0 {
			r.expose(s)
		}
		r.lookAhead(s)
		return
	}
	before := s.Rules.Clone()
	for r.next < len(r.changes) && r.Book.Week(r.changes[r.next].From) <= s.Week {
		s.Rules.Apply(s.G, r.changes[r.next])
		r.next++
	}
	s.Rules.Compile(s.G)
	r.coming = nil
	if !s.Rules.Same(before) {
		r.staff(s)
		r.Firms.Listed(s)
		r.Compliance.Dread(s)
	}
	if !s.Rules.Same(before) || s.Week%exposureWeeks == 0 {
		r.expose(s)
	}
	r.lookAhead(s)
}

// expose lets firms look anew at what they sell of listed goods.
func (r *Run) expose(s *world.State) {
	r.Firms.Hold(s)
	r.Compliance.Exposure(s, false, r.Params.Market.Rate)
	r.Compliance.Certify(s, s.Week%exposureWeeks == 0)
}

// exposureWeeks is how often firms look anew at what they sell of listed goods;
// they also do when rules change.
const exposureWeeks = 13

// lookAhead finds the next change that is published and not yet in force.
func (r *Run) lookAhead(s *world.State) {
	r.until = 0
	if r.next >= len(r.changes) {
		return
	}
	c := r.changes[r.next]
	if r.Book.Week(c.Published) > s.Week {
		return
	}
	r.until = r.Book.Week(c.From) - s.Week
	if r.coming != nil {
		return
	}
	r.coming = s.Rules.Clone()
	for _, d := range r.changes[r.next:] {
		if d.From == c.From {
			r.coming.Apply(s.G, d)
		}
	}
	r.coming.Compile(s.G)
}

// seek puts off the orders that look for another supplier.
func (r *Run) seek(s *world.State) {
	for _, i := range s.Active {
		if o := &s.Orders.Pool[i]; !o.Free && o.Channel == world.ChannelSearch {
			r.Compliance.Later(s, i)
		}
	}
}

// close ends the week: what it measured is kept and the laws are checked.
func (r *Run) close(s *world.State) error {
	r.record(s)
	if r.Laws {
		if err := r.check(s); err != nil {
			return err
		}
	}
	s.Week++
	return nil
}
