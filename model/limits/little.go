package limits

import (
	"fmt"

	"cordon/model/licensing"
)

// clock is what "after warm-up, within 1%" means (facts 9.9).
const clock = 0.01

func init() {
	register(&Limit{
		Name:     "little",
		Doc:      "what is in a queue is what arrives times how long it stays, on every queue and lane and in the agency as a whole",
		Formula:  "L = lambda W, within 1% after a warm-up",
		Source:   "Little 1961; facts 9.9",
		Switches: "none: a whole agency with background filings, categories, two lanes, referrals, hands-off time and withdrawals",
		Settings: []Setting{
			{Name: "officers", Unit: "officers", Doc: "officers at the first desks", Default: 24, Low: 4, High: 1000, Whole: true},
			{Name: "rate", Unit: "filings a working day", Doc: "the model's own filings", Default: 6, Low: 0.5, High: 500},
			{Name: "trusted", Unit: "share", Doc: "share of them in the fast lane", Default: 0.4, Low: 0.05, High: 0.95},
			count("weeks", "weeks", "length of the run", 8000, 1e7),
		},
		Run: little,
	})
}

func little(c *Case) ([]Row, error) {
	p := licensing.Defaults()
	p.Patience = 30
	officers := c.Int("officers")
	a, err := licensing.New(p, licensing.Setup{Name: "LIM", Filings: 250 * float64(officers), Categories: []float64{3, 2, 1, 0.1},
		Officers: officers, SecondOfficers: max(1, officers/3), Key: c.key(0)})
	if err != nil {
		return nil, err
	}
	s := &filer{key: c.key(0), rate: c.Num("rate"), trusted: c.Num("trusted")}
	weeks := c.Int("weeks")
	warm := weeks / 10
	var counts licensing.Counts
	queues := func() (q [][licensing.Lanes]licensing.Queue) {
		for _, st := range []*licensing.Station{a.First(), a.Second()} {
			for d := range st.Desks() {
				var lanes [licensing.Lanes]licensing.Queue
				for l := range licensing.Lanes {
					lanes[l] = st.DeskQueue(d, l)
				}
				q = append(q, lanes)
			}
		}
		return q
	}
	before := queues()
	for week := range warm + weeks {
		if week == warm {
			counts, before = *a.Total(), queues()
		}
		a.Step(week, s.week(week))
	}
	if err := a.Check(); err != nil {
		return nil, err
	}
	after := queues()
	days := float64(weeks) * licensing.Week
	total := *a.Total()
	total.Sub(&counts)
	var rows []Row
	for l, name := range []string{"trusted", "ordinary"} {
		rows = append(rows, held("agency, "+name+" lane: open cases", total.DaysSum[l]/days, total.OpenSum[l]/days, int(total.Filed[l])))
		worst := Row{}
		for d := range after {
			q, o := after[d][l], before[d][l]
			if q.Started-o.Started < 1000 {
				continue // too few cases to have a mean
			}
			r := held(fmt.Sprintf("desk %d of %d, %s lane: cases that wait (the worst desk)", d+1, len(after), name), (q.WaitSum-o.WaitSum)/days, (q.LengthSum-o.LengthSum)/days, int(q.Joined-o.Joined))
			if worst.N == 0 || gap(r) > gap(worst) {
				worst = r
			}
		}
		if worst.N > 0 {
			rows = append(rows, worst)
		}
	}
	return rows, nil
}

func held(quantity string, lambdaW, length float64, n int) Row {
	return Row{Quantity: quantity, Theory: lambdaW, Model: length, N: n, Tolerance: clock, Relative: true}
}

func gap(r Row) float64 {
	d := (r.Model - r.Theory) / r.Theory
	return max(d, -d)
}
