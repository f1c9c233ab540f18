package plots

import "strings"

// headlineOutcomes are the four headline outcomes of model.md section 1, in
// the order of every table and figure.
var headlineOutcomes = []string{"wait_median", "firm_cost", "leakage_share", "diversion_value"}

// groups of outcomes in the order of model.md section 1.
var groups = []string{"licensing_load", "firm_costs", "leakage", "diversion", "legitimate_loss"}

var plainNames = map[string]string{
	"wait_median":       "median wait for a licence",
	"wait_mean":         "mean wait for a licence",
	"wait_p90":          "wait of the slowest tenth",
	"within_clock":      "decided inside the statutory clock",
	"within_long_clock": "decided inside the longer clock",
	"firm_cost":         "cost to firms",
	"leakage_usd":       "leakage",
	"leakage_share":     "leakage share",
	"diversion_value":   "diversion",

	"licensing_load":  "licensing load",
	"firm_costs":      "firm costs",
	"leakage":         "leakage risk",
	"diversion":       "diversion",
	"legitimate_loss": "legitimate loss",

	"from_stock": "from stock",
	"own":        "made at home",
	"missed":     "missed by mistake",
	"misused":    "misused licence",
	"knowing":    "knowing breach",

	"enforcement_cost":    "inspections and checks",
	"inspections_in_vain": "inspections that find nothing",
	"trade_held":          "lawful trade held",
	"wrongly_suspected":   "civil users taken for barred",
	"dropped_for_fear":    "buyers dropped for fear",

	"lost_surplus": "lost surplus",
	"training":     "training",
	"start-up":     "start-ups",
	"small":        "small firms",
	"medium":       "medium firms",
	"large":        "large firms",
}

// PlainName is what people call an outcome, group, fate or cost component:
// "wait_median" is "median wait for a licence"; a code without a name of its
// own has its underscores taken out.
func PlainName(code string) string {
	if n, ok := plainNames[code]; ok {
		return n
	}
	return strings.ReplaceAll(code, "_", " ")
}

// capital is s with its first letter in upper case.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// fate is how the ledger ends a need (model.md section 2).
type fate struct{ code, class string }

// Classes of fates; each has one colour.
const (
	lawful       = "delivered lawfully"
	unlawful     = "delivered unlawfully"
	notDelivered = "not delivered"
	stillOpen    = "still open"
)

var fateClasses = []string{lawful, unlawful, notDelivered, stillOpen}

// fates in the ledger's order.
var fates = []fate{
	{"unlisted", lawful}, {"from_stock", lawful}, {"excepted", lawful}, {"licensed", lawful},
	{"redesigned", lawful}, {"own", lawful},
	{"missed", unlawful}, {"misused", unlawful}, {"knowing", unlawful},
	{"transshipped", unlawful}, {"misdeclared", unlawful},
	{"forgone", notDelivered}, {"unborn", notDelivered},
	{"searching", stillOpen}, {"waiting", stillOpen},
}
