package licensing

import (
	"math"
	"testing"

	"cordon/model/chance"
	"cordon/model/exact"
)

// limit is an agency that is one queue: c officers, mean work 1 working day, hands-off
// 0, no background, nothing referred. Its waits are held against theory in
// model/limits.
func limit(t testing.TB, c, service int, sd, patience float64, key chance.Key) *Agency {
	p := Defaults()
	p.WorkMedian, p.WorkSpread, p.Service = exact.Exp(-sd*sd/2), sd, service
	p.InHouseHands, p.ReferredShare, p.EscalatedShare = 0, 0, 0
	p.Patience, p.DeskSize = patience, 100
	a, err := New(p, Setup{Name: "LIM", Officers: c, Key: key})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// poisson makes a week's filings at rate a working day.
type poisson struct {
	key    chance.Key
	rate   float64
	buffer []Filing
}

func (s *poisson) week(w int) []Filing {
	k := s.key.At(chance.AccountWeek, w)
	n := chance.Poisson(s.rate*Week, k.Float(1, -1))
	s.buffer = s.buffer[:0]
	for i := range n {
		s.buffer = append(s.buffer, Filing{ID: 7, N: uint32(i), Lane: Ordinary})
	}
	return s.buffer
}

func meanSE(x []float64) (mean, se float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		se += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(se / float64(len(x)*(len(x)-1)))
}

// TestApplicantsLeaveWithTheirNeed floods one officer and wants every applicant who
// is still in the queue when the need is given up to leave then, nobody before,
// and nobody without a limit.
func TestApplicantsLeaveWithTheirNeed(t *testing.T) {
	a := limit(t, 1, Constant, 0, 0, chance.Root(3, 0))
	const each, weeks, keep = 20, 12, 15.0
	var filings []Filing
	gone, stay := 0, int64(0)
	for week := range weeks {
		filings = filings[:0]
		for i := range each {
			f := Filing{ID: uint64(i), N: uint32(week), Lane: Ordinary, Policy: Favourable}
			if i%2 == 0 {
				f.Keep = keep
			} else {
				stay++
			}
			filings = append(filings, f)
		}
		for _, d := range a.Step(week, filings) {
			if d.Outcome != Withdrawn {
				if d.ID%2 == 1 {
					stay--
				}
				continue
			}
			gone++
			if want := float64(d.N)*Week + keep; d.ID%2 == 1 || d.Time != want {
				t.Fatalf("applicant %d of week %d leaves at %.3f; want those with a limit, at %.3f", d.ID, d.N, d.Time, want)
			}
		}
	}
	if gone < 50 {
		t.Errorf("%d applicants left, want most of %d with a limit", gone, each*weeks/2)
	}
	if q := a.First().Queues()[Ordinary]; q.Waiting < stay {
		t.Errorf("%d wait, want at least the %d without a limit", q.Waiting, stay)
	}
}
