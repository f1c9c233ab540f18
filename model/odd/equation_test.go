package odd

import (
	"math"
	"strings"
	"testing"

	"cordon/model/coalition"
	"cordon/model/compliance"
	"cordon/model/enforcement"
	"cordon/model/evasion"
	"cordon/model/firms"
	"cordon/model/lever"
	"cordon/model/licensing"
	"cordon/model/market"
	"cordon/model/review"
	"cordon/model/technology"
)

// The equations that the code computes in one function give what the function
// gives: the page's own text is read and evaluated.
func TestEquationsAgreeWithCode(t *testing.T) {
	const zeta, half = 1.7, 45.0
	tau := equation(t, "05-origins", "tau", vars{"half": half, "zeta": zeta})
	survive := func(week float64) float64 {
		return equation(t, "05-origins", "S", vars{"t": week, "tau": tau, "zeta": zeta})
	}
	hazard := market.NewHazard(&market.Params{Zeta: zeta, HalfLife: half})
	exporter := compliance.Params{Literacy: 0.4, LiteracySlope: 0.35, F0: 4000, F1: 20000, Nu: 0.45}
	broker := evasion.Evasion{P: &evasion.Params{RentShare: 0.6, RentCap: 2.2}}
	for _, c := range []struct {
		what      string
		page, law float64
	}{
		{"price", equation(t, "04-prices", "PriceRule", vars{"R": 1.7, "epsilon": 3}), market.PriceRule(1.7, 3)},
		{"delivered cost", equation(t, "05-origins", "c", vars{"d": 0.06, "W": 9, "lead": 4, "A": 3000, "V": 80000, "r": 0.2, "h": 0.3, "m": 4}),
			(&market.Params{Delay: 0.06, Lead: 4, Hassle: 0.3}).Relative(9, 3000, 80000, 0.2, 4)},
		{"end of a tie of 7 weeks", 1 - survive(8)/survive(7), float64(hazard.End[7]) / (1 << 32)},
		{"literacy of 60", equation(t, "06-exporters", "l", vars{"l10": 0.4, "n": 60, "slope": 0.35}), exporter.LiteracyOf(60)},
		{"literacy of 4", equation(t, "06-exporters", "l", vars{"l10": 0.4, "n": 4, "slope": 0.35}), exporter.LiteracyOf(4)},
		{"programme", equation(t, "06-exporters", "cost", vars{"f0": 4000, "f1": 20000, "n": 75, "nu": 0.45}), exporter.ProgrammeCost(75)},
		{"route", equation(t, "07-routes", "c_h", vars{"kappa": 0.3, "freight": 6, "v": 90, "phi": 0.04, "F": 2.5}), evasion.RouteCost(0.3, 6.0/90, 0.04, 2.5)},
		{"rent", equation(t, "07-routes", "rent", vars{"beta": 0.6, "P_alt": 1.8, "cap": 2.2}), broker.Rent(1.8)},
		{"rent at its cap", equation(t, "07-routes", "rent", vars{"beta": 0.6, "P_alt": 9, "cap": 2.2}), broker.Rent(9)},
		{"work", equation(t, "08-licensing", "mean work", vars{"median": 0.5, "sd": 0.9}), (&licensing.Params{WorkMedian: 0.5, WorkSpread: 0.9}).MeanWork()},
		{"lag", equation(t, "01-lists", "lag", vars{"median": 41, "scale": 1.2, "spread": 0.3, "z": -0.7}), (&coalition.Params{LagScale: 1.2, LagSpread: 0.3}).Lag(41, -0.7)},
	} {
		if !(math.Abs(c.page/c.law-1) < 1e-8) { // the hazard is kept in 32 bits
			t.Errorf("%s: the page's equation gives %g, the code %g", c.what, c.page, c.law)
		}
	}
}

// The same of the rules that came with technology, enforcement and support.
func TestNewerEquationsAgreeWithCode(t *testing.T) {
	maker := vars{"nat": 3, "notch": 0.2, "e": 0.5} // stays above the line
	p, gain := technology.Redesign(3, 0.2, 0.5)
	_, near := technology.Redesign(1.3, 0.2, 0.5) // goes to it
	looks := vars{"AUC": 0.83, "share": 0.02, "phi": 0.03, "n": 5, "a": 0.1, "b": 0.3, "alike": 0.4}
	fear := vars{"ignorance": 0.6, "miss": 0.05, "found": 0.04, "F": 2, "times": 3, "margin": 0.15}
	fear["risk"] = equation(t, "19-fear", "risk", fear)
	alarm := vars{"AUC": 0.72, "line": 1.5}
	chanceOf := func(event bool) float64 {
		return 1 - edge(0, 1, func(u float64) bool { return review.Alarm(event, 0.72, 1.5, u) })
	}
	for _, c := range []struct {
		what      string
		page, law float64
	}{
		{"performance above the line", equation(t, "11-redesign", "p", maker), p},
		{"gain of a far maker", equation(t, "11-redesign", "gain", maker), gain},
		{"gain of a near maker", equation(t, "11-redesign", "gain", vars{"nat": 1.3, "notch": 0.2, "e": 0.5}), near},
		{"loss", equation(t, "11-redesign", "loss", maker), technology.GiveUp(3, 0.5)},
		{"skill", equation(t, "12-makers", "skill", vars{"rate": 0.5, "left": 1.7}), technology.Skill(1.7, 0.5)},
		{"deterred", equation(t, "07-routes", "deterred", vars{"p": 0.02, "F": 4, "gain": 0.1}), enforcement.Deterred(0.02, 4, 0.1)},
		{"misuse", equation(t, "07-routes", "c_u", vars{"front": 0.12, "check": 0.02, "F": 2}), evasion.LateCost(0.12, 0.02, 2)},
		{"dropped", equation(t, "19-fear", "dropped", fear), compliance.Dropped(0.6*0.05*0.04*2*2, 0.15)},
		{"looks", equation(t, "09-enforcement", "looks", looks), enforcement.Looks(0.03, 5)},
		{"two looks", equation(t, "09-enforcement", "joint", looks), enforcement.Joint(0.1, 0.3, 0.4)},
		{"hit", equation(t, "09-enforcement", "hit", looks), enforcement.Hit(0.83, 0.02)},
		{"alarm of an exporter", equation(t, "14-instruments", "finds", vars{"AUC": 0.7, "alarms": 0.05}), lever.Hit(0.7, 0.05)},
		{"analysts", equation(t, "15-agencies", "analysts", vars{"gain": 0.4, "n": 0.3, "half": 0.2}), (&licensing.Params{AnalystGain: 0.4, AnalystHalf: 0.2}).AnalystSkill(0.3)},
		{"course", equation(t, "17-support", "learnt", vars{"reach": 0.4, "quality": 0.5, "taught": 0.2, "forget": 0.3}), compliance.Learn(0.2, 0.4, 0.5, 0.3)},
		{"early warning of a jump", equation(t, "13-reviews", "at an event", alarm), chanceOf(true)},
		{"early warning of none", equation(t, "13-reviews", "at none", alarm), chanceOf(false)},
	} {
		if !(math.Abs(c.page/c.law-1) < 1e-8) {
			t.Errorf("%s: the page's equation gives %g, the code %g", c.what, c.page, c.law)
		}
	}
}

// Where the code changes its mind, both sides of the page's condition are equal.
func TestConditionsAgreeWithCode(t *testing.T) {
	exporter := compliance.Params{
		Miss: 0.05, Feared: 250000, Margin: 0.15, CertificateKeeps: 0.4,
		Hours: 60, Wage: 50, Fee: 1000, Orders: 4, PerFiling: 570000, GlobalValidity: 156, GlobalHours: 300, GlobalAudit: 20000, ReportHours: 2,
	}
	with := vars{
		"l": 0.3, "ignorance": 0.7, "miss": 0.05, "found": 0.02, "penalty": 250000, "margin": 0.15, "dread": 0.5, "keeps": 0.4, "fee": 1000,
		"gross": 0.3, "n": 80, "line": 50, "relief": 9000,
		"per": 570000, "hours": 60, "wage": 50, "m": 4, "report": 2, "global_hours": 300, "audits": 20000, "years": 156 * 7 / 365.25,
	}
	for _, c := range []struct {
		page, left, right, name string
		at                      float64
	}{
		{"06-exporters", "(1 - l) x miss x found x penalty", "margin x V", "V",
			edge(1, 1e6, func(v float64) bool { return !exporter.Declines(0.7, 0.02, v) })},
		{"19-fear", "dread x ignorance x found x penalty", "margin x V", "V",
			edge(1, 1e6, func(v float64) bool { return !exporter.Derisks(0.5, 0.7, 0.02, v) })},
		{"17-support", "orders x ignorance x miss x (1 - keeps) x found x penalty", "fee", "orders",
			edge(1, 1e6, func(n float64) bool { return exporter.Certifies(0.7, 0.02, n, 1000) })},
		{"17-support", "relief", "gross x sales x (1 - line / n)", "sales",
			edge(1, 1e6, func(usd float64) bool { return !firms.Holds(80, 50, usd, 0.3, 9000) })},
	} {
		with[c.name] = c.at
		if !strings.Contains(textOf(t, c.page), "\n    "+c.left+" > "+c.right+"\n") {
			t.Errorf("page %s has no condition %s > %s", c.page, c.left, c.right)
		}
		equal(t, c.left, value(t, c.left, with), value(t, c.right, with))
	}
	with["sales"] = edge(1, 1e9, exporter.WorthGlobal)
	equal(t, "global licence", equation(t, "14-instruments", "saved", with), equation(t, "14-instruments", "spent", with))
}

func equal(t *testing.T, what string, left, right float64) {
	t.Helper()
	if !(math.Abs(left/right-1) < 1e-8) {
		t.Errorf("%s: where the code changes its mind the page's sides are %g and %g", what, left, right)
	}
}

// edge is where a condition that is false at lo becomes true, by bisection.
func edge(lo, hi float64, holds func(float64) bool) float64 {
	for range 100 {
		if mid := (lo + hi) / 2; holds(mid) {
			hi = mid
		} else {
			lo = mid
		}
	}
	return hi
}

type vars map[string]float64

// equation evaluates "    name = expression" of a sub-model's page; what stands
// behind three blanks is a remark.
func equation(t *testing.T, page, name string, with vars) float64 {
	t.Helper()
	for line := range strings.SplitSeq(textOf(t, page), "\n") {
		if text, ok := strings.CutPrefix(line, "    "+name+" = "); ok {
			text, _, _ = strings.Cut(text, "   ")
			return value(t, strings.TrimSuffix(text, ","), with)
		}
	}
	t.Fatalf("page %s has no equation of %s", page, name)
	return 0
}

func value(t *testing.T, text string, with vars) float64 {
	t.Helper()
	v, err := evaluate(text, with)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

// textOf is the text of the page whose file's name holds name.
func textOf(t *testing.T, name string) string {
	t.Helper()
	for _, p := range SubModels() {
		if strings.Contains(p.File, name) {
			return p.Text
		}
	}
	t.Fatalf("there is no page %s", name)
	return ""
}
