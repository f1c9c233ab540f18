package limits

import (
	"math"

	"cordon/model/licensing"
)

func init() {
	register(&Limit{
		Name:     "priority-conservation",
		Doc:      "a fast lane moves waiting from one to the other and takes none away: at equal work nobody's gain is everybody's",
		Formula:  "sum_i rho_i W_i = rho W_0 / (1 - rho) under any order, W_0 = rho (1 + C_s^2)/2; fast lane W_0/(1 - rho_1), ordinary W_0/((1 - rho_1)(1 - rho)); work in the system is the same at every moment",
		Source:   "Kleinrock 1965, Cobham 1954; facts 9.10",
		Switches: queueing + "; one officer, nobody withdraws; the same filings with a fast lane, with lanes swapped, and with one lane",
		Settings: []Setting{
			{Name: "load", Unit: "share of the officer's time", Doc: "use of the officer (rho)", Default: 0.75, Low: 0.01, High: 0.98},
			{Name: "trusted", Unit: "share of filings", Doc: "share in the fast lane", Default: 0.5, Low: 0.01, High: 0.99},
			{Name: "spread", Unit: "log", Doc: "standard deviation of the logarithm of lognormal work", Default: 0.7, Low: 0.05, High: 1.5},
			count("filings", "filings", "cases that pass", 2e6, 1e10),
		},
		Run: conserve,
	})
}

func conserve(c *Case) ([]Row, error) {
	rho, spread, trusted := c.Num("load"), c.Num("spread"), c.Num("trusted")
	var agencies [3]*licensing.Agency // a fast lane, lanes swapped, one lane
	for i := range agencies {
		a, err := desk(1, licensing.Lognormal, spread, 0, c.key(0))
		if err != nil {
			return nil, err
		}
		agencies[i] = a
	}
	s := &filer{key: c.key(0), rate: rho, trusted: trusted}
	weeks := max(1, int(c.Num("filings")/batches/(rho*licensing.Week)))
	var got [3]waits
	var last [3][licensing.Lanes]licensing.Queue
	apart := 0.0
	for week, b := 0, -1; b < batches; b++ {
		for range weeks {
			fs := s.week(week)
			agencies[0].Step(week, fs)
			for i := range fs {
				fs[i].Lane = 1 - fs[i].Lane
			}
			agencies[1].Step(week, fs)
			for i := range fs {
				fs[i].Lane = licensing.Ordinary
			}
			agencies[2].Step(week, fs)
			week++
			now := float64(week) * licensing.Week
			if now > 1e6 { // beyond, the clock itself has no more digits
				continue
			}
			want := agencies[2].Workload(now)
			for _, a := range agencies[:2] {
				apart = max(apart, math.Abs(a.Workload(now)-want)/(1+want))
			}
		}
		for i, a := range agencies {
			now := a.First().Queues()
			if b >= 0 {
				got[i].batch(now, last[i])
			}
			last[i] = now
		}
	}
	for _, a := range agencies {
		if err := a.Check(); err != nil {
			return nil, err
		}
	}
	base := rho * (1 + variation(licensing.Lognormal, spread)) / 2
	one := float64(rho * trusted)
	invariant := rho * base / (1 - rho)
	sum := func(w *waits, first float64) (x []float64) {
		for b := range w.mean {
			x = append(x, float64(first*w.lane[licensing.Trusted][b])+float64((rho-first)*w.lane[licensing.Ordinary][b]))
		}
		return x
	}
	fast, swapped := &got[0], &got[1]
	return []Row{
		within("largest gap of work in the system between orders, relative, first million days", 0, apart, 1e-9),
		sampled("sum of rho_i W_i with the fast lane", invariant, sum(fast, one), fast.n),
		sampled("sum of rho_i W_i with lanes swapped", invariant, sum(swapped, rho-one), swapped.n),
		sampled("mean wait of the fast lane, working days", base/(1-one), fast.lane[licensing.Trusted], int(float64(fast.n)*trusted)),
		sampled("mean wait of the others, working days", base/((1-one)*(1-rho)), fast.lane[licensing.Ordinary], int(float64(fast.n)*(1-trusted))),
	}, nil
}
