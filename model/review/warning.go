package review

import (
	"math"
	"slices"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// warn lets analysts look at a risk index: a jump of what is ordered by ways around
// over the first look. Their score is binormal with a stated AUC, so they miss some
// jumps and raise alarms about none; an alarm elevates the item after a lag and for
// a time, as far as no stricter threshold is set meanwhile.
func (d *Desk) warn(s *world.State, w *world.Warning, st *world.WarningState) {
	if over(s.Week, w.First, w.Until) || w.Analysts == 0 {
		return
	}
	for _, i := range w.By {
		s.Tally.Reviewing[i] += int64(float64(float64(w.Analysts)*d.P.Analyst) * 100 / float64(len(w.By)) / world.WeeksAYear)
	}
	if s.Week < st.Next {
		return
	}
	st.Next = s.Week + max(1, weeks(d.P.LookWork/float64(w.Analysts)))
	if s.Week < st.Until {
		return // elevated already
	}
	risk := float64(Risk(s, w.Entry))
	if !st.Seen {
		st.Seen, st.Risk0 = true, risk
		return // what later looks are set against
	}
	event := risk > float64(st.Risk0*(1+d.P.RiskLine))
	if !Alarm(event, w.AUC, w.Line, s.Key.At(chance.Alarm, s.Week).Float(chance.Hash(w.Measure), 0)) {
		return
	}
	s.Tally.Alarms++
	if !event {
		s.Tally.FalseAlarms++
	}
	from := s.Week + weeks(w.Lag)
	st.Until = from + weeks(w.Hold)
	for _, i := range w.By {
		if !s.Rules.On[int(w.Entry)*s.G.NJ+int(i)] {
			continue
		}
		c := world.Change{Measure: w.Measure, Kind: world.Elevate, Published: d.Book.Day(s.Week), From: d.Book.Day(from), Entry: w.Entry, By: i, Value: w.To}
		d.Write(c)
		c.From, c.Value = d.Book.Day(st.Until), math.NaN()
		d.Write(c)
	}
}

// Risk is what buyers of an entry's goods order by ways around closed channels
// [cents, one order each]. Orders are set against orders, not against what went
// through hubs in a month: that is mostly luck.
func Risk(s *world.State, e world.EntryID) (cents int64) {
	for a := range s.Dossier {
		around := s.Dossier[a].Evasive
		if around && slices.Contains(s.G.Entries[e].Products, s.Market(world.AccountID(a)).Product) {
			cents += s.P.Order[a]
		}
	}
	return cents
}

// Alarm says whether a binormal score of an AUC crosses a line at a uniform:
// d' + N(0,1) above it at an event, N(0,1) else, d' = sqrt(2) Phi^-1(AUC)
// (facts 9.16).
func Alarm(event bool, auc, line, u float64) bool {
	score := chance.Normal(u)
	if event {
		score += float64(math.Sqrt2 * exact.NormalQuantile(auc))
	}
	return score > line
}
