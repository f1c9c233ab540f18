package licensing

import (
	"fmt"

	"cordon/model/chance"
)

// Step runs one week: the filings (in any order) and the background's are
// received at their times, officers work, and what is decided or withdrawn by the
// week's end is handed back, ordered by time. Background cases only count. The
// slice is valid until the next Step. Weeks must follow one another; cases stay
// in progress from week to week.
func (a *Agency) Step(week int, filings []Filing) []Decision {
	if a.started && week != a.next {
		panic(fmt.Sprintf("licensing: agency %q is given week %d, want week %d: cases in progress cannot jump", a.setup.Name, week, a.next))
	}
	a.started, a.next = true, week+1
	start := float64(week) * Week
	end := float64(week+1) * Week
	a.week = Counts{}
	a.changeStaff(week, start)
	a.first.open(start)
	a.second.open(start)

	a.receive(week, start, filings)
	for _, m := range a.sorter.sort(a.arrivals, start) {
		f := &a.files[m.ref]
		a.week.OpenSum[f.lane] += end - f.filed // in order of time: the sum's bits must not know the input's order
		a.first.desks[f.desk].join(a.files, m.ref, end)
	}
	a.serve(&a.first, week, end)

	if len(a.second.desks) > 0 {
		a.arrivals = a.toDesk.take(a.files, week, a.arrivals[:0])
		for _, m := range a.sorter.sort(a.arrivals, start) {
			f := &a.files[m.ref]
			a.second.desks[f.desk].join(a.files, m.ref, end)
		}
		a.serve(&a.second, week, end)
	}

	a.decide(week, start, end)
	a.first.close(&a.week)
	a.second.close(&a.week)
	a.total.Add(&a.week)
	return a.decisions
}

// receive opens a case for each of the week's filings.
func (a *Agency) receive(week int, start float64, filings []Filing) {
	l := luckOf(a.setup.Key, week)
	a.arrivals = a.arrivals[:0]
	for lane := range Lanes {
		a.week.OpenSum[lane] = float64(Week * float64(a.opened[lane]))
	}
	for i := range filings {
		in := &filings[i]
		ref := a.place(in.Lane)
		f := &a.files[ref]
		*f = file{
			id: in.ID, tag: in.Tag, n: in.N, category: in.Category, lane: in.Lane, policy: in.Policy, barred: in.Barred,
			outcome: a.screen.Decide(in, l.score.Of(in.ID, int(in.N))),
		}
		at := in.Time
		if !(at > 0 && at < Week) {
			at = float64(Week * l.time.Float(in.ID, int(in.N)))
		}
		f.filed = start + at
		g := group{0, 1}
		if len(a.first.group) > 0 {
			g = a.first.group[in.Category]
		}
		f.desk = uint16(g.first)
		if g.n > 1 {
			f.desk = a.first.pick(g, l.desk.Float(in.ID, int(in.N)))
		}
		a.enter(ref, in.Review, &l)
	}
	a.fileBackground(start, &l)
	if a.outside.overload {
		a.week.Overload = 1
	}
}

// enter draws what the filing fixes and lines the case up for its desk.
func (a *Agency) enter(ref int32, review Review, l *luck) {
	f := &a.files[ref]
	a.draws.prepare(f, review, l)
	f.due = f.filed
	a.arrivals = append(a.arrivals, moment{f.filed, f.key(), ref})
	a.opened[f.lane]++
	a.week.Filed[f.lane]++
	if f.class != InHouse && len(a.second.desks) > 1 {
		all := group{0, int32(len(a.second.desks))}
		f.secondDesk = a.second.pick(all, chance.Float(chance.More(l.desk.Of(f.id, int(f.n)), 1)))
	}
}

// serve runs a station's desks and sends on who leaves them.
func (a *Agency) serve(s *Station, week int, end float64) {
	for i := range s.desks {
		a.gone = s.desks[i].run(a.files, s.number, end, s.scale, a.gone[:0])
		for _, g := range a.gone {
			f := &a.files[g.ref]
			f.due = g.end
			switch {
			case g.withdrawn:
				f.outcome = Withdrawn
				a.decided.put(a.files, g.ref, week)
			case s.number == 0 && f.class != InHouse && len(a.second.desks) > 0:
				f.due += f.hands[0]
				f.desk = f.secondDesk
				a.toDesk.put(a.files, g.ref, week)
			default:
				f.due += f.hands[s.number]
				a.decided.put(a.files, g.ref, week)
			}
		}
	}
}

// decide closes the cases that are due this week. Only the model's own are put in
// order of time; sums over all of them are in ticks, whose order does not matter.
func (a *Agency) decide(week int, start, end float64) {
	a.decisions = a.decisions[:0]
	a.belief.fade()
	a.arrivals = a.decided.take(a.files, week, a.arrivals[:0])
	own := a.arrivals[:0]
	var days, open [Lanes]ticks
	var learnt [Lanes][Classes]heard
	for _, m := range a.arrivals {
		f := &a.files[m.ref]
		took := f.due - f.filed
		a.opened[f.lane]--
		a.week.Outcome[f.lane][f.outcome]++
		days[f.lane] += ticksOf(took)
		open[f.lane] += ticksOf(end - f.due)
		if f.outcome != Withdrawn {
			l := &learnt[f.lane][f.class]
			l.cases++
			l.days += ticksOf(took)
		}
		if a.records != nil {
			a.records.close(f, took)
		}
		if f.background {
			a.vacate(m.ref)
		} else {
			own = append(own, m)
		}
	}
	for l := range Lanes {
		a.week.DaysSum[l] += days[l].days()
		a.week.OpenSum[l] -= open[l].days()
		for class, h := range learnt[l] {
			a.week.Class[class] += h.cases
			a.week.ClassDays[class] += h.days.days()
			a.belief.learn(l, Class(class), h)
		}
	}
	for _, m := range a.sorter.sort(own, start) {
		f := &a.files[m.ref]
		a.decisions = append(a.decisions, Decision{
			ID: f.id, Tag: f.tag, Filed: f.filed, Time: f.due, Work: f.spent, N: f.n, Category: f.category,
			Lane: f.lane, Policy: f.policy, Class: f.class, Outcome: f.outcome, Barred: f.barred,
		})
		a.vacate(m.ref)
	}
}

// ticks is a time in whole parts of a working day, so that sums of times do not
// depend on their order.
type ticks int64

// ticksADay divides a working day finer than any time is known.
const ticksADay = 1 << 30

func ticksOf(days float64) ticks { return ticks(days * ticksADay) }

func (t ticks) days() float64 { return float64(t) * (1.0 / ticksADay) }

// heard is a week's decisions of one lane and class.
type heard struct {
	cases int64
	days  ticks
}
