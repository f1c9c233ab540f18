package licensing

import "cordon/model/chance"

// docket is an agency's background filings, prepared and in order of time, for
// some weeks. They know nothing of what the model files, so the agencies of all
// arms share one: who comes to a week first draws it.
type docket struct{ weeks [docketWeeks]docketWeek }

type docketWeek struct {
	week  int
	load  float64
	drawn bool
	files []file
}

// docketWeeks is how far apart in time arms may be that share one.
const docketWeeks = 16

// background returns a week's background filings, in order of time.
func (a *Agency) background(week int, start float64, l *luck) []file {
	w := &a.docket.weeks[slotOf(week, docketWeeks)]
	if !w.drawn || w.week != week || w.load != a.outside.load {
		w.week, w.load, w.drawn = week, a.outside.load, true
		w.files = a.drawBackground(w.files[:0], start, l)
	}
	return w.files
}

// drawBackground draws a week's background filings.
func (a *Agency) drawBackground(files []file, start float64, l *luck) []file {
	b := &a.outside
	rate := float64(b.rate * b.load)
	if !(rate > 0) {
		return files
	}
	n := chance.Poisson(rate, l.count.Float(a.id, -1))
	drawn, when := a.scratch[:0], a.arrivals[:0]
	for i := range n {
		f := file{id: a.id, n: uint32(i), until: never, background: true, lane: Ordinary, policy: General}
		item := l.count.Of(a.id, i)
		f.desk = uint16(b.row.Pick(0, len(a.first.desks), item))
		if chance.Float(chance.More(item, 1)) < a.setup.Concern {
			f.policy = Concern
		}
		f.outcome = a.screen.background(f.policy, l.score.Of(a.id, i))
		f.filed = start + float64(Week*l.when.Float(a.id, i))
		a.prepare(&f, ByLuck, l)
		drawn = append(drawn, f)
		when = append(when, moment{f.filed, f.key(), int32(i)})
	}
	for _, m := range a.sorter.sort(when, start) {
		files = append(files, drawn[m.ref])
	}
	a.scratch, a.arrivals = drawn, when
	return files
}
