package limits

import (
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/licensing"
)

// queueing is how an agency is put into the case of one queue.
const queueing = "an agency of one desk: hands-off time 0, no background, nothing referred, uniform filing times, one filing a need"

// batches of a queue's run: long enough that their means hardly know of each other.
const batches = 40

// desk is an agency that is one queue of c officers with mean work 1 working day.
func desk(c int, service int, spread, patience float64, key chance.Key) (*licensing.Agency, error) {
	p := licensing.Defaults()
	p.WorkMedian, p.WorkSpread, p.Service = exact.Exp(-float64(spread*spread)/2), spread, service
	p.InHouseHands, p.ReferredShare, p.EscalatedShare = 0, 0, 0
	p.Patience, p.DeskSize = patience, float64(c)
	return licensing.New(p, licensing.Setup{Name: "LIM", Officers: c, Key: key})
}

// filer makes a week's filings, Poisson at rate a working day; trusted is the share
// of them in the fast lane.
type filer struct {
	key     chance.Key
	rate    float64
	trusted float64
	buffer  []licensing.Filing
}

func (s *filer) week(w int) []licensing.Filing {
	k := s.key.At(chance.AccountWeek, w)
	n := chance.Poisson(s.rate*licensing.Week, k.Float(1, -1))
	s.buffer = s.buffer[:0]
	for i := range n {
		f := licensing.Filing{ID: 7, N: uint32(i), Lane: licensing.Ordinary}
		if k.Float(2, i) < s.trusted {
			f.Lane = licensing.Trusted
		}
		s.buffer = append(s.buffer, f)
	}
	return s.buffer
}

// waits is batch means of a queue: share that waits, mean wait by lane and over
// both, share withdrawn.
type waits struct {
	delayed, mean, withdrawn []float64
	lane                     [licensing.Lanes][]float64
	n                        int
}

// run steps an agency through about n filings after a warm-up of a batch. Waits are
// of those that leave the queue in a batch.
func run(a *licensing.Agency, s *filer, n int) (*waits, error) {
	weeks := max(1, int(float64(n)/batches/(s.rate*licensing.Week)))
	w := &waits{}
	var last [licensing.Lanes]licensing.Queue
	for week, b := 0, -1; b < batches; b++ {
		for range weeks {
			a.Step(week, s.week(week))
			week++
		}
		now := a.First().Queues()
		if b >= 0 {
			w.batch(now, last)
		}
		last = now
	}
	return w, a.Check()
}

func (w *waits) batch(now, last [licensing.Lanes]licensing.Queue) {
	var left, delayed, withdrawn, sum float64
	for l := range now {
		gone := float64(now[l].Withdrawn - last[l].Withdrawn)
		n := float64(now[l].Started-last[l].Started) + gone
		wait := now[l].WaitSum - last[l].WaitSum
		w.lane[l] = append(w.lane[l], wait/n)
		left, withdrawn, sum = left+n, withdrawn+gone, sum+wait
		delayed += float64(now[l].Delayed-last[l].Delayed) + gone
	}
	w.n += int(left)
	w.delayed = append(w.delayed, delayed/left)
	w.mean = append(w.mean, sum/left)
	w.withdrawn = append(w.withdrawn, withdrawn/left)
}

// laws of service.
var laws = []string{"lognormal", "exponential", "constant"}

// law is the setting of an agency's law of work.
func law(d float64) Setting {
	return Setting{Name: "law", Unit: "0 lognormal, 1 exponential, 2 constant", Doc: "law of work", Default: d, Low: 0, High: 2, Whole: true}
}

// variation is the squared coefficient of variation of a law of work.
func variation(law int, spread float64) float64 {
	switch law {
	case licensing.Exponential:
		return 1
	case licensing.Constant:
		return 0
	}
	return exact.Exp(float64(spread*spread)) - 1
}

// waiting is Erlang's chance of waiting by its sum over states,
// (a^c/c!) / ((1-rho) sum_{k<c} a^k/k! + a^c/c!) with a = c rho. The model's own
// goes by the recursion of Erlang's B.
func waiting(c int, rho float64) float64 {
	a := float64(float64(c) * rho)
	term, sum := 1.0, 0.0
	for k := range c {
		sum += term
		term = float64(term * (a / float64(k+1)))
		if term > 1e200 { // all terms alike
			term, sum = term*1e-200, sum*1e-200
		}
	}
	return term / (float64((1-rho)*sum) + term)
}
