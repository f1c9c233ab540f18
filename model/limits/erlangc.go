package limits

import (
	"cordon/model/licensing"
)

func init() {
	register(&Limit{
		Name:     "erlang-c",
		Doc:      "officers who share one queue of cases with exponential work: the share of cases that waits, and for how long",
		Formula:  "P_w = C(c, a) = (a^c/c!) / ((1-rho) sum_{k<c} a^k/k! + a^c/c!), a = c rho;  W_q = P_w / (c mu - lambda), mu = 1 a working day",
		Source:   "Erlang 1917; facts 9.6",
		Switches: queueing + "; exponential work, nobody withdraws",
		Settings: []Setting{
			{Name: "officers", Unit: "officers", Doc: "officers at the desk (c)", Default: 5, Low: 1, High: 1000, Whole: true},
			{Name: "load", Unit: "share of officers' time", Doc: "use of officers (rho)", Default: 0.8, Low: 0.01, High: 0.99},
			count("filings", "filings", "cases that pass", 3e6, 1e10),
		},
		Cases: []Set{{"officers": 1}, {"officers": 5}, {"officers": 10, "load": 0.9, "filings": 6e6}, {"officers": 20, "load": 0.9, "filings": 6e6},
			{"officers": 50, "load": 0.95, "filings": 3e7}, {"officers": 100, "load": 0.95, "filings": 4e7}},
		Run: func(c *Case) ([]Row, error) {
			n, rho := c.Int("officers"), c.Num("load")
			a, err := desk(n, licensing.Exponential, 0, 0, c.key(0))
			if err != nil {
				return nil, err
			}
			w, err := run(a, &filer{key: c.key(0), rate: float64(n) * rho}, c.Int("filings"))
			if err != nil {
				return nil, err
			}
			pw := waiting(n, rho)
			return []Row{
				sampled("share that waits", pw, w.delayed, w.n),
				sampled("mean wait, working days", pw/(float64(n)*(1-rho)), w.mean, w.n),
				within("the agency's own C(c, a), by which it sizes and believes", pw, licensing.ErlangC(n, float64(n)*rho), 1e-9),
			}, nil
		},
	})
}
