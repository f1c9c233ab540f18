package licensing

import (
	"fmt"
	"math"
	"os"
	"testing"

	"cordon/model/chance"
	"cordon/model/exact"
)

// The engine in its limiting cases: hands-off 0, one desk, no background, nothing
// referred, uniform filing times (facts.md section 9, rows 6 to 9).

// limit is an agency that is one queue: c officers, mean work 1 working day.
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

// poisson makes a week's filings at rate a working day; share of them trusted.
type poisson struct {
	key     chance.Key
	rate    float64
	trusted float64
	buffer  []Filing
}

func (s *poisson) week(w int) []Filing {
	k := s.key.At(chance.AccountWeek, w)
	n := chance.Poisson(s.rate*Week, k.Float(1, -1))
	s.buffer = s.buffer[:0]
	for i := range n {
		f := Filing{ID: 7, N: uint32(i), Lane: Ordinary}
		if k.Float(2, i) < s.trusted {
			f.Lane = Trusted
		}
		s.buffer = append(s.buffer, f)
	}
	return s.buffer
}

// filings is the number of filings a statistical test takes.
func filings() int {
	switch {
	case os.Getenv("CORDON_LONG") == "1":
		return 20_000_000
	case testing.Short():
		return 400_000
	}
	return 1_000_000
}

// measured is batch means of a queue: chance of waiting, mean wait, share withdrawn.
type measured struct{ wait, delayed, withdrawn, waitSE, delayedSE, withdrawnSE float64 }

// measure runs 20 batches of n/20 filings each after a warm-up of a batch.
func measure(t *testing.T, a *Agency, s *poisson, n int) (m measured) {
	const batches = 20
	weeks := int(float64(n) / batches / (s.rate * Week))
	var w, d, g [batches]float64
	var last Queue
	for week, b := 0, -1; b < batches; b++ {
		for range weeks {
			a.Step(week, s.week(week))
			week++
		}
		var now Queue
		for _, q := range a.first.Queues() {
			now.add(&q)
		}
		if b >= 0 {
			done := float64(now.Started - last.Started + now.Withdrawn - last.Withdrawn)
			w[b] = (now.WaitSum - last.WaitSum) / done
			d[b] = (float64(now.Delayed - last.Delayed + now.Withdrawn - last.Withdrawn)) / done
			g[b] = float64(now.Withdrawn-last.Withdrawn) / done
		}
		last = now
	}
	if err := a.Check(); err != nil {
		t.Error(err)
	}
	m.wait, m.waitSE = meanSE(w[:])
	m.delayed, m.delayedSE = meanSE(d[:])
	m.withdrawn, m.withdrawnSE = meanSE(g[:])
	return m
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

func near(t *testing.T, law string, got, want, se float64) {
	t.Helper()
	if math.Abs(got-want) > 3*se {
		t.Errorf("%s: got %.5f, want %.5f, which is %.1f standard errors of %.5f off", law, got, want, (got-want)/se, se)
	} else {
		t.Logf("%s: got %.5f, want %.5f (s.e. %.5f)", law, got, want, se)
	}
}

// M/M/c: chance of waiting by Erlang's C, mean wait P_w/(c mu - lambda).
func TestErlangC(t *testing.T) {
	for i, c := range []struct {
		c       int
		rho, pw float64
	}{{1, 0.8, 0.8}, {5, 0.8, 0.554113}, {10, 0.9, 0.668732}, {20, 0.9, 0.550769}} {
		if got := ErlangC(c.c, c.rho*float64(c.c)); math.Abs(got-c.pw) > 1e-6 {
			t.Errorf("ErlangC(%d, %g) = %.6f, want %.6f", c.c, c.rho*float64(c.c), got, c.pw)
		}
		key := chance.Root(100, i)
		a := limit(t, c.c, Exponential, 0, 0, key)
		m := measure(t, a, &poisson{key: key, rate: c.rho * float64(c.c)}, filings())
		near(t, fmt.Sprintf("M/M/%d at %g: share that waits", c.c, c.rho), m.delayed, c.pw, m.delayedSE)
		near(t, fmt.Sprintf("M/M/%d at %g: mean wait", c.c, c.rho), m.wait, c.pw/(float64(c.c)*(1-c.rho)), m.waitSE)
	}
}

// M/G/1: W_q = lambda E[S^2] / (2 (1 - rho)), Pollaczek and Khinchine.
func TestPollaczekKhinchine(t *testing.T) {
	for i, c := range []struct {
		name      string
		service   int
		sd, v2, u float64
	}{
		{"lognormal, log-sd 1", Lognormal, 1, math.E - 1, 0.7},
		{"lognormal, log-sd 0.5", Lognormal, 0.5, math.Exp(0.25) - 1, 0.8},
		{"constant", Constant, 0, 0, 0.8},
		{"exponential", Exponential, 0, 1, 0.7},
	} {
		key := chance.Root(200, i)
		a := limit(t, 1, c.service, c.sd, 0, key)
		m := measure(t, a, &poisson{key: key, rate: c.u}, filings())
		near(t, "M/G/1 "+c.name+": mean wait", m.wait, c.u*(1+c.v2)/(2*(1-c.u)), m.waitSE)
		near(t, "M/G/1 "+c.name+": share that waits", m.delayed, c.u, m.delayedSE)
	}
}

// M/G/c: Allen and Cunneen's approximation, +-20% (c = 20, rho = 0.9, lognormal
// with log-sd 0.96: 0.346 against about 0.30 by simulation).
func TestAllenCunneen(t *testing.T) {
	key := chance.Root(300, 0)
	a := limit(t, 20, Lognormal, 0.96, 0, key)
	m := measure(t, a, &poisson{key: key, rate: 18}, filings())
	want := expectedQueue(20, 0.9, 1, math.Exp(0.96*0.96)-1)
	if math.Abs(want-0.346) > 5e-4 {
		t.Errorf("Allen-Cunneen gives %.4f, want 0.346", want)
	}
	if math.Abs(m.wait/want-1) > 0.2 {
		t.Errorf("M/G/20 waits %.4f, Allen-Cunneen %.4f: more than 20%% apart", m.wait, want)
	}
}

// Erlang-A: exponential patience in the queue only. (c, lambda, mu, theta) and the
// results of facts.md section 9, row 8.
func TestErlangA(t *testing.T) {
	for i, c := range []struct {
		c                 int
		rate, theta       float64
		delayed, withdrew float64
	}{{10, 9, 0.1, 0.577987, 0.030437}, {10, 12, 0.5, 0.850385, 0.195656}, {20, 22, 0.25, 0.875787, 0.109462}} {
		key := chance.Root(400, i)
		a := limit(t, c.c, Exponential, 0, 1/c.theta, key)
		m := measure(t, a, &poisson{key: key, rate: c.rate}, filings())
		near(t, fmt.Sprintf("Erlang-A %d officers, %g a day: share that waits", c.c, c.rate), m.delayed, c.delayed, m.delayedSE)
		near(t, fmt.Sprintf("Erlang-A %d officers, %g a day: share withdrawn", c.c, c.rate), m.withdrawn, c.withdrew, m.withdrawnSE)
	}
}

// Little: L = lambda W on every queue and lane, and for the whole agency by lane,
// within 1% after the warm-up.
func TestLittle(t *testing.T) {
	key := chance.Root(500, 0)
	p := Defaults()
	p.Patience = 30
	a, err := New(p, Setup{Name: "USA", Filings: 6000, Categories: []float64{3, 2, 1, 0.1}, Officers: 24, SecondOfficers: 8, Key: key})
	if err != nil {
		t.Fatal(err)
	}
	s := &poisson{key: key, rate: 6, trusted: 0.4}
	weeks := filings() / 150
	check := func(law string, length, wait float64) {
		t.Helper()
		if math.Abs(length-wait) > 0.01*wait {
			t.Errorf("Little, %s: integral of length %.1f, sum of waits %.1f", law, length, wait)
		}
	}
	for week := range weeks {
		a.Step(week, s.week(week))
	}
	if err := a.Check(); err != nil {
		t.Error(err)
	}
	for l := range Lanes {
		check(fmt.Sprintf("agency, lane %d", l), a.Total().OpenSum[l], a.Total().DaysSum[l])
		for _, st := range []*Station{a.First(), a.Second()} {
			for d := range st.desks {
				q := st.DeskQueue(d, l)
				check(fmt.Sprintf("station %d, desk %d, lane %d (%d joined)", st.number+1, d, l, q.Joined), q.LengthSum, q.WaitSum)
			}
		}
	}
}

// Conservation: with one officer who is never idle while work waits, the work in
// the system is the same at every moment whoever goes first, to 1e-9; so is rho-weighted waiting.
func TestPriorityConservesWork(t *testing.T) {
	key := chance.Root(600, 0)
	plain, lanes, swapped := limit(t, 1, Lognormal, 1, 0, key), limit(t, 1, Lognormal, 1, 0, key), limit(t, 1, Lognormal, 1, 0, key)
	s := &poisson{key: key, rate: 0.9, trusted: 0.5}
	var waits [3][Lanes]float64
	for week := range filings() / 20 {
		fs := s.week(week)
		lanes.Step(week, fs)
		for i := range fs {
			fs[i].Lane = 1 - fs[i].Lane
		}
		swapped.Step(week, fs)
		for i := range fs {
			fs[i].Lane = Ordinary
		}
		plain.Step(week, fs)
		now := float64(week+1) * Week
		want := plain.first.desks[0].workload(plain.files, 0, now, 1)
		for i, a := range []*Agency{lanes, swapped} {
			if got := a.first.desks[0].workload(a.files, 0, now, 1); math.Abs(got-want) > 1e-9*(1+want) {
				t.Fatalf("week %d, order %d: work in the system is %.12f, %.12f first come, first served", week, i, got, want)
			}
		}
	}
	for i, a := range []*Agency{plain, lanes, swapped} {
		for l, q := range a.first.Queues() {
			waits[i][l] = q.WaitSum / max(1, float64(q.Started))
		}
	}
	if !(waits[1][Trusted] < waits[0][Ordinary] && waits[0][Ordinary] < waits[1][Ordinary]) {
		t.Errorf("mean waits: trusted %.2f, one lane %.2f, ordinary %.2f: the fast lane must gain what the other loses", waits[1][Trusted], waits[0][Ordinary], waits[1][Ordinary])
	}
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
