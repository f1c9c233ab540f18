package limits

import "fmt"

func init() {
	register(&Limit{
		Name:     "pollaczek-khinchine",
		Doc:      "one officer, any law of work: waiting grows with the variation of work as well as with load",
		Formula:  "W_q = rho (1 + C_s^2) / (2 (1 - rho)) working days at mean work 1; lognormal C_s^2 = e^(sd^2) - 1, exponential 1, constant 0",
		Source:   "Pollaczek 1930, Khinchine 1932; facts 9.7",
		Switches: queueing + "; one officer, nobody withdraws",
		Settings: []Setting{
			{Name: "load", Unit: "share of the officer's time", Doc: "use of the officer (rho)", Default: 0.7, Low: 0.01, High: 0.98},
			law(0),
			{Name: "spread", Unit: "log", Doc: "standard deviation of the logarithm of lognormal work", Default: 1, Low: 0.05, High: 1.5},
			count("filings", "filings", "cases that pass", 4e6, 1e10),
		},
		Cases: []Set{{"load": 0.7, "law": 0, "spread": 1}, {"load": 0.8, "law": 0, "spread": 0.5}, {"load": 0.8, "law": 2}, {"load": 0.7, "law": 1}},
		Run: func(c *Case) ([]Row, error) {
			rho, law := c.Num("load"), c.Int("law")
			a, err := desk(1, law, c.Num("spread"), 0, c.key(0))
			if err != nil {
				return nil, err
			}
			w, err := run(a, &filer{key: c.key(0), rate: rho}, c.Int("filings"))
			if err != nil {
				return nil, err
			}
			return []Row{
				sampled(fmt.Sprintf("mean wait, working days (%s work)", laws[law]), rho*(1+variation(law, c.Num("spread")))/(2*(1-rho)), w.mean, w.n),
				sampled("share that waits (rho)", rho, w.delayed, w.n),
			}, nil
		},
	})
}
