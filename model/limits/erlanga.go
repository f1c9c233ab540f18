package limits

import "cordon/model/licensing"

func init() {
	register(&Limit{
		Name:     "erlang-a",
		Doc:      "applicants lose patience while they queue: the share that waits and the share that withdraws",
		Formula:  "birth at lambda, death at min(n, c) mu + max(n - c, 0) theta; P_w = P(n >= c), P_ab = theta L_q / lambda, mu = 1 a working day",
		Source:   "Palm 1957; facts 9.8",
		Switches: queueing + "; exponential work, exponential patience in the queue only",
		Settings: []Setting{
			{Name: "officers", Unit: "officers", Doc: "officers at the desk (c)", Default: 10, Low: 1, High: 500, Whole: true},
			{Name: "rate", Unit: "filings a working day", Doc: "lambda", Default: 9, Low: 0.05, High: 2000},
			{Name: "theta", Unit: "per working day", Doc: "rate at which patience ends (1 over its mean)", Default: 0.1, Low: 0.005, High: 20},
			count("filings", "filings", "cases that pass", 3e6, 1e10),
		},
		Cases: []Set{{"officers": 10, "rate": 9, "theta": 0.1}, {"officers": 10, "rate": 12, "theta": 0.5}, {"officers": 20, "rate": 22, "theta": 0.25}},
		Run: func(c *Case) ([]Row, error) {
			n, rate, theta := c.Int("officers"), c.Num("rate"), c.Num("theta")
			a, err := desk(n, licensing.Exponential, 0, 1/theta, c.key(0))
			if err != nil {
				return nil, err
			}
			w, err := run(a, &filer{key: c.key(0), rate: rate}, c.Int("filings"))
			if err != nil {
				return nil, err
			}
			delayed, withdrawn := impatient(n, rate, theta)
			return []Row{
				sampled("share that waits", delayed, w.delayed, w.n),
				sampled("share withdrawn", withdrawn, w.withdrawn, w.n),
			}, nil
		},
	})
}

// impatient solves the birth-death chain of c officers with mean work 1, filings at
// rate and patience that ends at theta, up to where what is left is nothing.
func impatient(c int, rate, theta float64) (delayed, withdrawn float64) {
	p, sum, wait, queue := 1.0, 1.0, 0.0, 0.0
	if c == 0 {
		wait = 1
	}
	for n := 1; n < 1_000_000; n++ {
		death := float64(min(n, c)) + float64(float64(max(n-c, 0))*theta)
		p = float64(p * (rate / death))
		if p > 1e200 {
			p, sum, wait, queue = p*1e-200, sum*1e-200, wait*1e-200, queue*1e-200
		}
		sum += p
		if n >= c {
			wait += p
			queue += float64(float64(n-c) * p)
		}
		if n > c && p < sum*1e-18 && rate < death {
			break
		}
	}
	return wait / sum, theta * (queue / sum) / rate
}
