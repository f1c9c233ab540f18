package cases

import (
	"math"
	"sync"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// warmUp is how long the agency works on arrivals like the recorded ones before
// the first of them [weeks]: what waits on the first day is not in the records.
const warmUp = 52

// runOn is how long it goes on after the last arrival, at most, until all cases
// are decided: what ends by the records' last day counts [weeks].
const runOn = 200

// replay sends the recorded arrivals through the model's own agency, with the
// recorded officers, as often as asked.
type replay struct {
	base       licensing.Params
	name       string
	staff      []staffWeek // ascending; the first is in force from the beginning
	arrivals   []record    // by day received
	weeks      int
	last       int // working day, from the first week's Monday
	perYear    float64
	categories []float64
	seed       uint64
	trials     int  // replays that a mean is taken over
	second     bool // the second station's officers are recorded
	withdrawn  bool // there are withdrawals to go by
	escalated  bool // days of escalation are recorded
}

// staffWeek is officers from a week on.
type staffWeek struct{ week, first, second int }

// spells are the times at both stations of one set of cases, seen by the last day.
type spells struct {
	first, second []int
	withdrawn     int
}

// figuresOf sums the spells up: the mean of log(1+days), of its square, the share
// within the day and the mean of days up to a quarter of a year, for the first
// station; the first three for the second; withdrawals a case.
func (r *replay) figuresOf(s *spells) []float64 {
	const longest = 65
	sums := func(days []int) (out [4]float64) {
		n := float64(max(1, len(days)))
		for _, d := range days {
			l := math.Log1p(float64(d))
			out[0] += l / n
			out[1] += l * l / n
			if d == 0 {
				out[2] += 1 / n
			}
			out[3] += float64(min(d, longest)) / n
		}
		return out
	}
	first := sums(s.first)
	f := append([]float64(nil), first[:]...)
	if r.second {
		second := sums(s.second)
		f = append(f, second[:3]...)
	}
	if r.withdrawn {
		f = append(f, float64(s.withdrawn)/float64(len(r.arrivals)))
	}
	return f
}

// recorded are the spells of the records.
func recorded(rs []record) *spells {
	s := &spells{}
	for i := range rs {
		k := &rs[i]
		if k.referred >= 0 {
			s.first = append(s.first, k.referred-k.received)
		}
		if k.returned >= 0 {
			switch {
			case k.escalated >= 0:
				s.second = append(s.second, k.escalated-k.returned)
			case k.decided >= 0 && k.outcome != data.CaseWithdrawn:
				s.second = append(s.second, k.decided-k.returned)
			}
		}
		if k.outcome == data.CaseWithdrawn {
			s.withdrawn++
		}
	}
	return s
}

// run is one replay at a work and a patience.
func (r *replay) run(theta []float64, replicate int) (*spells, error) {
	p := r.base
	p.WorkMedian, p.WorkSpread = math.Exp(theta[0]), math.Exp(theta[1])
	if r.withdrawn {
		p.Patience = math.Exp(theta[2])
	}
	key := chance.Root(r.seed, replicate)
	a, err := licensing.New(p, licensing.Setup{Name: r.name, Filings: r.perYear, Categories: r.categories,
		Officers: r.staff[0].first, SecondOfficers: r.staff[0].second, Key: key})
	if err != nil {
		return nil, err
	}
	a.SetLoad(0)
	s := &spells{}
	next, change := 0, 1
	var filings []licensing.Filing
	for week := -warmUp; week < r.weeks || week < r.weeks+runOn && a.Backlog() != [licensing.Lanes]int64{}; week++ {
		for ; change < len(r.staff) && r.staff[change].week <= week; change++ {
			a.Establish(week, r.staff[change].first, r.staff[change].second)
		}
		filings = filings[:0]
		k := key.At(chance.AccountWeek, week)
		if week < 0 {
			filings = r.like(k, filings)
		}
		for ; next < len(r.arrivals) && r.arrivals[next].received < (week+1)*licensing.Week; next++ {
			c := &r.arrivals[next]
			f := licensing.Filing{ID: uint64(next) + 1, Tag: uint64(next) + 1, Category: uint8(c.category), Lane: licensing.Ordinary,
				Time: float64(c.received-week*licensing.Week) + k.Float(1, next)}
			if c.trusted {
				f.Lane = licensing.Trusted
			}
			switch c.class() {
			case inHouse:
				f.Review = licensing.OneDesk
			case referred:
				f.Review = licensing.TwoDesks
			}
			filings = append(filings, f)
		}
		for _, d := range a.Step(week, filings) {
			if d.Tag > 0 {
				r.take(s, &d)
			}
		}
	}
	return s, nil
}

// like draws a week of arrivals that resemble the recorded ones.
func (r *replay) like(k chance.Key, filings []licensing.Filing) []licensing.Filing {
	n := chance.Poisson(r.perYear/world.WeeksAYear, k.Float(2, 0))
	for i := range n {
		c := &r.arrivals[int(k.Float(3, i)*float64(len(r.arrivals)))]
		f := licensing.Filing{ID: 1 << 40, N: uint32(i), Category: uint8(c.category), Lane: licensing.Ordinary, Time: licensing.Week * k.Float(4, i)}
		if c.trusted {
			f.Lane = licensing.Trusted
		}
		filings = append(filings, f)
	}
	return filings
}

// take adds what the records would show of a case on their last day.
func (r *replay) take(s *spells, d *licensing.Decision) {
	day := func(t float64) int { return int(math.Floor(t)) }
	if d.Sent > 0 && day(d.Sent) <= r.last {
		s.first = append(s.first, day(d.Sent)-day(d.Filed))
	}
	end := d.Time
	if r.escalated && d.Raised > 0 {
		end = d.Raised
	}
	switch {
	case day(end) > r.last:
	case d.Outcome == licensing.Withdrawn:
		s.withdrawn++
	case d.Back > 0:
		s.second = append(s.second, day(end)-day(d.Back))
	}
}

// all runs n replays and gives their figures, in order.
func (r *replay) all(theta []float64, from, n int) ([][]float64, error) {
	out, errs := make([][]float64, n), make([]error, n)
	var group sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range n {
		group.Add(1)
		go func() {
			defer group.Done()
			slots <- struct{}{}
			defer func() { <-slots }()
			s, err := r.run(theta, from+i)
			if err != nil {
				errs[i] = err
				return
			}
			out[i] = r.figuresOf(s)
		}()
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
