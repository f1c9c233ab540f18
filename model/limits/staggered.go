package limits

import (
	"fmt"
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/lever"
)

func init() {
	register(&Limit{
		Name:     "staggered",
		Doc:      "until the last ally has adopted, those outside sell what the leader refuses: as much as the windows between leader and followers are long",
		Formula:  "back-fill = sum_k s_k q w_k: s_k share of follower k, q the leader's lost sales a week, w_k weeks from the leader's date to k's; 0 where nobody lags",
		Source:   "facts 9.15",
		Switches: "runs with the list lever and one synchronise lever a follower, at lags that are gaps of a Poisson process (or equal ones), in whole weeks; fixed shares and no search time: a closed buyer asks one other at base weights, and gives up where that one has adopted; ties stand still, eta 0, no way around",
		Settings: []Setting{
			{Name: "followers", Unit: "allies", Doc: "allies that adopt one after the other", Default: 3, Low: 1, High: 20, Whole: true},
			{Name: "gap", Unit: "weeks", Doc: "mean time between adoptions; 0: all at once", Default: 12, Low: 0, High: 100},
			{Name: "poisson", Unit: "0 or 1", Doc: "1: gaps are exponential; 0: equal", Default: 1, Low: 0, High: 1, Whole: true},
			{Name: "leader", Unit: "share", Doc: "the leader's share of trade", Default: 0.4, Low: 0.05, High: 0.9},
			count("buyers", "buyers", "accounts of one run", 8000, 2e6),
			{Name: "runs", Unit: "runs", Doc: "independent runs", Default: 32, Low: 4, High: 10000, Whole: true},
		},
		Cases: []Set{{"poisson": 1}, {"poisson": 0, "gap": 6}, {"gap": 0}},
		Run:   staggered,
	})
}

// outside is the share, of what the leader does not sell, of those who never adopt.
const outside = 0.25

func staggered(c *Case) ([]Row, error) {
	k, lead := c.Int("followers"), c.Num("leader")
	shares := []float64{lead}
	for i := range k {
		shares = append(shares, float64((1-lead)*(1-outside))*float64(2*(i+1))/float64(k*(k+1)))
	}
	shares = append(shares, (1-lead)*outside)
	usd := equal(shares, 1)
	destination := len(shares)
	windows := windows(c)
	measures := []lever.Measure{listed(name(0), "presumption_of_denial", destination)}
	weeks := 2
	for i, w := range windows {
		measures = append(measures, lever.Measure{Name: fmt.Sprintf("ally%d", i+1), Lever: "synchronise", Settings: &lever.Synchronise{
			With: "listed", Members: []string{name(i + 1)}, Lag: lever.Duration{Weeks: w},
		}})
		weeks = max(weeks, int(w)+2)
	}
	p := plain(c.Int("buyers"))
	p.Market.Eta, p.Market.HalfLife = 0, 1e12
	p.Population.Barred, p.Population.Tail, p.Firms.Turnover = 0, 20, 0
	total := 0.0
	for _, w := range usd[0] {
		total += w
	}
	q := total / (365.0 / 7) // the leader's recorded sales a week [USD]
	var sum []float64
	each := make([][]float64, k)
	n := 0
	for run := range c.Int("runs") {
		r, err := arm(trade(usd, 4), p, 0, chance.Mix(c.seed(), uint64(run)), measures...)
		if err != nil {
			return nil, err
		}
		r.Market.OneTry = true
		before := r.State.Tally.Needs
		if err := r.RunTo(weeks); err != nil {
			return nil, err
		}
		filled := 0.0
		for i := range k {
			usd := float64(r.State.Tally.Diverted[i+1]) / 100 // first asked of the leader, jurisdiction 0
			filled += usd
			each[i] = append(each[i], usd)
		}
		sum = append(sum, filled)
		n += int(r.State.Tally.Needs - before)
	}
	theory := 0.0
	var rows []Row
	for i, w := range windows {
		theory += float64(shares[i+1] * q * w)
		if w > 0 && k <= 4 {
			rows = append(rows, sampled(fmt.Sprintf("back-fill by ally %d in its %g weeks, USD", i+1, w), shares[i+1]*q*w, each[i], n))
		}
	}
	if theory == 0 {
		return []Row{{Quantity: "back-fill where nobody lags, USD", Model: exact.Sum(sum), N: n}}, nil
	}
	return append(rows, sampled("back-fill in all, USD", theory, sum, n)), nil
}

// windows are the whole weeks from the leader's date to each follower's.
func windows(c *Case) []float64 {
	gap, at := c.Num("gap"), 0.0
	w := make([]float64, c.Int("followers"))
	luck := c.key(0).At(chance.FollowLag, 0)
	for i := range w {
		if c.Int("poisson") == 1 {
			at += chance.Exponential(gap, luck.Float(uint64(i), 0))
		} else {
			at += gap
		}
		w[i] = math.Round(at)
	}
	return w
}
