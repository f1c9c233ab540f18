package review

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// warn lets analysts look at a risk index: the jump of goods that go through hubs
// over the warm-up. Their score is binormal with a stated AUC, so they miss some
// jumps and raise alarms about none; an alarm elevates the item after a lag and for
// a time.
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
	event := Jump(s) >= d.P.RiskLine
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
		at := int(w.Entry)*s.G.NJ + int(i)
		if !s.Rules.On[at] {
			continue
		}
		c := world.Change{Measure: w.Measure, Kind: world.SetEntry, Published: d.Book.Day(s.Week), From: d.Book.Day(from), Entry: w.Entry, By: i, Value: w.To}
		d.Write(c)
		c.From, c.Value = d.Book.Day(st.Until), s.Rules.Threshold[at]
		d.Write(c)
	}
}

// Jump of goods that go through hubs over the warm-up's last year, as a share.
func Jump(s *world.State) float64 {
	now, past := 0.0, 0.0
	for h := range s.HubFlow {
		now += s.HubFlow[h]
		past += s.HubFlow0[h]
	}
	if past == 0 {
		return 0
	}
	return now/past - 1
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
