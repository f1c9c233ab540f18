package limits

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/licensing"
)

func init() {
	register(&Limit{
		Name:     "screening",
		Doc:      "where few applicants are barred, even a good risk score flags mostly honest ones",
		Formula:  "precision = pi TPR / (pi TPR + (1 - pi) FPR), FPR = Phi(Phi^-1(TPR) - d'), d' = sqrt(2) Phi^-1(AUC);  AUC 0.83, pi 1%, TPR 0.8: FPR 0.30, precision 2.6%",
		Source:   "facts 9.16",
		Switches: "an agency's screen that flags (denies) at one cut-off; papers complete, all filings of listed goods, ordinary lane",
		Settings: []Setting{
			{Name: "barred", Unit: "share of filings", Doc: "base rate (pi)", Default: 0.01, Low: 0.0005, High: 0.5},
			{Name: "auc", Unit: "share", Doc: "chance that a barred end user scores higher than a civil one", Default: 0.83, Low: 0.5, High: 0.99},
			{Name: "tpr", Unit: "share", Doc: "share of barred end users that is flagged", Default: 0.8, Low: 0.05, High: 0.99},
			count("filings", "filings", "filings that are decided on", 3e6, 1e10),
		},
		Run: screening,
	})
}

func screening(c *Case) ([]Row, error) {
	base, auc, tpr, n := c.Num("barred"), c.Num("auc"), c.Num("tpr"), c.Int("filings")
	fpr := exact.NormalCDF(exact.NormalQuantile(tpr) - float64(exact.Sqrt(2)*exact.NormalQuantile(auc)))
	flagged := float64(base*tpr) + float64((1-base)*fpr)
	p := licensing.Defaults()
	p.ScreenAUC, p.NotRequired, p.Incomplete, p.GeneralDenied, p.GeneralReturned = auc, 0, 0, flagged, 0
	screen := licensing.NewScreen(p, [licensing.Policies]float64{licensing.General: base})
	user, score := c.key(0).At(chance.EndUse, 0), c.key(0).At(chance.DecisionScore, 0)
	var all, denied [2]int // civil, barred
	for i := range n {
		f := licensing.Filing{Policy: licensing.General, Lane: licensing.Ordinary, Barred: user.Float(uint64(i), 0) < base}
		who := 0
		if f.Barred {
			who = 1
		}
		all[who]++
		if screen.Decide(&f, score.Of(uint64(i), 0)) == licensing.Denied {
			denied[who]++
		}
	}
	return []Row{
		share("share of barred end users flagged (TPR)", tpr, denied[1], all[1]),
		share("share of civil ones flagged (FPR)", fpr, denied[0], all[0]),
		share("share of flagged that is barred (precision)", float64(base*tpr)/flagged, denied[1], denied[0]+denied[1]),
		within("area under the curve of the screen's chances", auc, area(p), 1e-4),
	}, nil
}

// area under the curve of the screen's chances to refuse barred and civil end
// users, over many cut-offs.
func area(p licensing.Params) (sum float64) {
	const cuts = 4000
	lastF, lastT := 0.0, 0.0
	for i := 1; i <= cuts; i++ {
		p.GeneralDenied = exact.NormalCDF(float64(i)/cuts*14 - 7) // of a half-barred population
		s := licensing.NewScreen(p, [licensing.Policies]float64{licensing.General: 0.5})
		f, t := s.Refused(licensing.General, false, licensing.Ordinary), s.Refused(licensing.General, true, licensing.Ordinary)
		sum += float64((f - lastF) * (t + lastT) / 2)
		lastF, lastT = f, t
	}
	return sum + float64((1-lastF)*math.Min(1, (1+lastT)/2))
}
