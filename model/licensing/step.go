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
	a.Begin(week, filings)
	a.Review(week)
	return a.Finish(week)
}

// Begin is the first part of Step: filings are received and the first desks work.
func (a *Agency) Begin(week int, filings []Filing) {
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

	a.receive(week, start, end, filings)
	a.serve(&a.first, week, end)
}

// Review is the second part: the agency's own second station works. Where a common
// body has the referred cases, its Step stands here.
func (a *Agency) Review(week int) {
	if len(a.second.desks) == 0 {
		return
	}
	start, end := float64(week)*Week, float64(week+1)*Week
	a.arrivals = a.toDesk.take(a.files, week, a.arrivals[:0])
	for _, m := range a.sorter.sort(a.arrivals, start) {
		f := &a.files[m.ref]
		f.back = f.due
		a.second.desks[f.desk].join(f, m.ref, end)
	}
	a.serve(&a.second, week, end)
}

// Finish is the third part: what is due by the week's end is decided.
func (a *Agency) Finish(week int) []Decision {
	start, end := float64(week)*Week, float64(week+1)*Week
	a.decide(week, start, end)
	a.first.close(&a.week)
	a.second.close(&a.week)
	a.total.Add(&a.week)
	return a.decisions
}

// receive opens a case for each of the week's filings, the model's own and the
// background's, and lines them up at their desks in order of time.
func (a *Agency) receive(week int, start, end float64, filings []Filing) {
	l := luckOf(a.setup.Key, week)
	for lane := range Lanes {
		a.week.OpenSum[lane] = float64(Week * float64(a.opened[lane]))
	}
	outside := a.background(week, start, &l)
	a.week.Background += int64(len(outside))
	a.arrivals = a.arrivals[:0]
	for i := range filings {
		own := &l
		if w := int(filings[i].Waited); w > 0 {
			before := luckOf(a.setup.Key, week-w)
			own = &before
		}
		a.receiveOwn(&filings[i], start, own)
	}
	for _, m := range a.sorter.sort(a.arrivals, start) {
		for len(outside) > 0 && outside[0].before(&m) {
			a.enter(a.open(&outside[0]), end)
			outside = outside[1:]
		}
		a.enter(m.ref, end)
	}
	for i := range outside {
		a.enter(a.open(&outside[i]), end)
	}
	if a.outside.overload {
		a.week.Overload = 1
	}
}

// receiveOwn opens a case for a filing of the model's own.
func (a *Agency) receiveOwn(in *Filing, start float64, l *luck) {
	f := file{
		id: in.ID, tag: in.Tag, n: in.N, category: in.Category, lane: in.Lane, policy: in.Policy, barred: in.Barred,
		outcome: in.Given, until: never,
	}
	score := l.score.Of(in.ID, int(in.N))
	if in.Given == Open {
		f.outcome = a.screen.Decide(in, score)
	}
	if in.Keep > 0 {
		f.until = start + in.Keep
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
	a.prepare(&f, in.Review, l)
	if in.Effort > 0 {
		f.work[0], f.work[1] = float64(f.work[0]*in.Effort), float64(f.work[1]*in.Effort)
	}
	if !a.setup.AtOnce {
		f.hands[0] += in.Further
	}
	if a.checks.Share > 0 && in.Given == Open && !in.NotRequired {
		a.pickOut(in, &f, score, l)
	}
	if a.watcher != nil {
		a.watcher.Received(a.seen(in, &f, score, l))
	}
	a.arrivals = append(a.arrivals, moment{f.filed, f.key(), a.open(&f)})
}

// prepare draws what the filing fixes.
func (a *Agency) prepare(f *file, review Review, l *luck) {
	a.draws.prepare(f, review, l)
	f.due = f.filed
	if f.class != InHouse && len(a.second.desks) > 1 {
		all := group{0, int32(len(a.second.desks))}
		f.secondDesk = a.second.pick(all, chance.Float(chance.More(l.desk.Of(f.id, int(f.n)), 1)))
	}
}

// enter lines a case up at its desk. Cases enter in order of time: the sum's bits
// must not know the input's order.
func (a *Agency) enter(ref int32, end float64) {
	f := &a.files[ref]
	a.opened[f.lane]++
	a.week.Filed[f.lane]++
	a.week.OpenSum[f.lane] += end - f.filed
	if f.check > 0 {
		a.send(f)
	}
	a.first.desks[f.desk].join(f, ref, end)
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
			case s.number == 0 && f.class != InHouse && len(a.second.desks) > 0:
				f.sent = f.due
				f.due += f.hands[0]
				f.desk = f.secondDesk
				a.toDesk.put(a.files, g.ref, week)
				continue
			default:
				if s.number == 1 && f.class == Escalated {
					f.raised = f.due
				}
				f.due += f.hands[s.number]
			}
			a.handOut(g.ref, week)
		}
	}
}

// handOut puts a case aside until its answer is due.
func (a *Agency) handOut(ref int32, week int) {
	f := &a.files[ref]
	if !f.background {
		a.decided.put(a.files, ref, week)
		return
	}
	a.outgoing.put(outgoing{f.filed, f.due, f.lane, f.class, f.outcome}, week)
	a.vacate(ref)
}

// decide closes the cases that are due this week. Only the model's own are put in
// order of time; sums over all of them are in ticks, whose order does not matter.
func (a *Agency) decide(week int, start, end float64) {
	a.decisions = a.decisions[:0]
	a.belief.fade()
	var sums closing
	a.due = a.outgoing.due(week, a.due[:0])
	for i := range a.due {
		a.close(&a.due[i], end, &sums)
		if a.watcher != nil {
			a.watcher.Outside(a.due[i].outcome)
		}
	}
	a.arrivals = a.decided.take(a.files, week, a.arrivals[:0])
	for _, m := range a.sorter.sort(a.arrivals, start) {
		f := &a.files[m.ref]
		a.close(&outgoing{f.filed, f.due, f.lane, f.class, f.outcome}, end, &sums)
		a.decisions = append(a.decisions, Decision{
			ID: f.id, Tag: f.tag, Filed: f.filed, Time: f.due, Sent: f.sent, Back: f.back, Raised: f.raised, Work: f.spent, N: f.n, Category: f.category,
			Lane: f.lane, Policy: f.policy, Class: f.class, Outcome: f.outcome, Barred: f.barred, Checked: f.check > 0,
		})
		a.vacate(m.ref)
	}
	for l := range Lanes {
		a.week.DaysSum[l] += sums.days[l].days()
		a.week.OpenSum[l] -= sums.open[l].days()
		for class, h := range sums.heard[l] {
			a.week.Class[class] += h.cases
			a.week.ClassDays[class] += h.days.days()
			a.belief.learn(l, Class(class), h)
		}
	}
}

// closing is a week's sums over the cases that end in it.
type closing struct {
	days, open [Lanes]ticks
	heard      [Lanes][Classes]heard
}

// close ends a case.
func (a *Agency) close(o *outgoing, end float64, sums *closing) {
	took := ticksOf(o.due - o.filed)
	a.opened[o.lane]--
	a.week.Outcome[o.lane][o.outcome]++
	sums.days[o.lane] += took
	sums.open[o.lane] += ticksOf(end - o.due)
	if o.outcome != Withdrawn {
		h := &sums.heard[o.lane][o.class]
		h.cases++
		h.days += took
	}
	if a.kept != nil {
		*a.kept = append(*a.kept, Ended{o.filed, o.due, o.class, o.outcome})
	}
	if a.records != nil {
		a.records.close(o)
	}
}
