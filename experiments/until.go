package experiments

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cordon/model/outcome"
	"cordon/scenarios"
)

// Until is a stopping rule: replicates are added until the simulation error of
// an outcome's difference is small against the outcome's baseline level. It
// narrows the simulation error and nothing else: the uncertainty range comes
// from joint draws of the parameters, which more replicates do not narrow.
type Until struct {
	Outcome string
	Share   float64 // half-width of the confidence interval over the baseline level

	index int
}

// UntilStep is how many replicates are added at a time, and UntilMost the
// number at which adding ends.
const (
	UntilStep = 8
	UntilMost = 2048
)

// ParseUntil reads "wait_median ±2%"; +- and +/- stand for ± too.
func ParseUntil(text string) (*Until, error) {
	words := strings.Fields(strings.NewReplacer("+/-", " ", "+-", " ", "±", " ").Replace(text))
	if len(words) != 2 {
		return nil, fmt.Errorf("--until %q is not of the form 'wait_median ±2%%'", text)
	}
	u := &Until{Outcome: words[0], index: -1}
	var names []string
	for i, o := range outcome.All() {
		names = append(names, o.Name)
		if o.Name == u.Outcome {
			u.index = i
		}
	}
	if u.index < 0 {
		return nil, fmt.Errorf("--until: no outcome is called %q; did you mean %q? (\"cordon list outcomes\" lists all)", u.Outcome, scenarios.Nearest(u.Outcome, names))
	}
	percent, isPercent := strings.CutSuffix(words[1], "%")
	x, err := strconv.ParseFloat(percent, 64)
	if err != nil || !isPercent || !(x > 0) || math.IsInf(x, 0) {
		return nil, fmt.Errorf("--until %q: %q is not a percentage above 0, such as 2%%", text, words[1])
	}
	u.Share = x / 100
	return u, nil
}

// String is the rule as a command line has it.
func (u *Until) String() string {
	return fmt.Sprintf("%s ±%s%%", u.Outcome, strconv.FormatFloat(100*u.Share, 'g', 6, 64))
}

// reached is the largest half-width over the baseline level of any scenario, and
// whether it is small enough. Without a measured level it never is.
func (u *Until) reached(c *Comparison) (float64, bool) {
	worst := 0.0
	for arm := 1; arm < len(c.Arms); arm++ {
		e := c.estimate(u.index, arm, 0)
		worst = math.Max(worst, (e.SimHigh-e.SimLow)/2/math.Abs(e.Baseline)) // a NaN stays
	}
	return worst, worst <= u.Share
}
