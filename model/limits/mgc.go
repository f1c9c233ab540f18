package limits

import "fmt"

func init() {
	register(&Limit{
		Name:     "allen-cunneen",
		Doc:      "officers who share one queue, any law of work; an approximation, held to 20%",
		Formula:  "W_q = C(c, a) / (c (1 - rho)) (1 + C_s^2) / 2 working days at mean work 1; c = 20, rho = 0.9, sd 0.96: 0.346, simulated about 0.30",
		Source:   "Allen 1990; facts 9.7",
		Switches: queueing + "; nobody withdraws",
		Settings: []Setting{
			{Name: "officers", Unit: "officers", Doc: "officers at the desk (c)", Default: 20, Low: 1, High: 1000, Whole: true},
			{Name: "load", Unit: "share of officers' time", Doc: "use of officers (rho)", Default: 0.9, Low: 0.01, High: 0.98},
			law(0),
			{Name: "spread", Unit: "log", Doc: "standard deviation of the logarithm of lognormal work", Default: 0.96, Low: 0.05, High: 1.5},
			count("filings", "filings", "cases that pass", 4e6, 1e10),
		},
		Run: func(c *Case) ([]Row, error) {
			n, rho, law := c.Int("officers"), c.Num("load"), c.Int("law")
			a, err := desk(n, law, c.Num("spread"), 0, c.key(0))
			if err != nil {
				return nil, err
			}
			w, err := run(a, &filer{key: c.key(0), rate: float64(n) * rho}, c.Int("filings"))
			if err != nil {
				return nil, err
			}
			theory := waiting(n, rho) / (float64(n) * (1 - rho)) * (1 + variation(law, c.Num("spread"))) / 2
			r := sampled(fmt.Sprintf("mean wait, working days (%s work); approximate", laws[law]), theory, w.mean, w.n)
			r.Tolerance, r.Relative, r.Approx = 0.2, true, true
			return []Row{r}, nil
		},
	})
}
