package history

import (
	"fmt"
	"strings"
)

// Assumption is something that the back-test rests on.
type Assumption struct{ What, Setting, Why string }

// Assumptions of the back-test, in words.
func (r *Result) Assumptions() []Assumption {
	w := r.Run.World
	out := []Assumption{
		{"base period", w.From.String() + " to " + w.To.String(), "the model and the null \"no change\" go on at its mean weekly rate: no growth and no season of their own"},
	}
	if r.Table.Absent == Zero {
		out = append(out, Assumption{"absent rows", "no trade", "between the exporters, importers and goods that the observed table has; it says nothing of others, which are left out"})
	} else {
		out = append(out, Assumption{"absent rows", "unknown", "the table does not say that there was no trade, so that only cells with a row are scored, and the model is added up over the same cells"})
	}
	if r.Beyond == nil {
		out = append(out, Assumption{"recorded variation of trade", "none", "the interval is parameters and the model's luck alone: right only for flows that the model itself made"})
	} else {
		out = append(out, Assumption{"recorded variation of trade", fmt.Sprintf("%d classes by size, length and distance, from the base period alone", len(r.Beyond.Classes)),
			"the model has no growth and fewer shocks than real trade: what trade did between stretches of the base period it is taken to do again; the model's own luck is taken off it"})
	}
	around := "each with the recorded variation around it"
	if r.Beyond == nil {
		around = "all but the last a single value, without a spread"
	}
	out = append(out,
		Assumption{"what is counted", "goods under their own code, at prices then paid", "goods bound for a hub are the hub's imports; misdeclared goods are not in it; goods that a hub sends on are its exports, by as much as they exceed those without the change"},
		Assumption{"where neither table has trade", fmt.Sprintf("%.3g USD of the model's flows, mean over its draws", r.Beside), "between the exporters, importers and goods that the observed table has; such cells are no quantities, and what the model puts there is not scored"},
		Assumption{"nulls", "recorded trade times a change", "no change; the last year's rate and growth; importers' purchases shared anew by gravity among suppliers left open; the same simulated firms on shuffled trade without queues; " + around},
	)
	if len(r.Targets) > 0 {
		how := "given"
		if len(r.Options.Targets) == 0 {
			how = "those whom the change leaves without a lawful supplier that they had, or else who loses most in the model"
		}
		out = append(out, Assumption{"targets of the change", strings.Join(r.Targets, ", "), how})
		out = append(out, Assumption{"neighbours, for the detour", strings.Join(r.Neighbours, ", "), "the countries through which goods can go around to the targets in the model, unless given"})
	}
	if len(r.Outside) > 0 {
		lo, hi := r.Outside[0], r.Outside[len(r.Outside)-1]
		out = append(out, Assumption{"suppliers outside the table", "a share of each market's imports, varied in the joint draws", fmt.Sprintf("from %.0f%% to %.0f%% of imports the model's CRPS goes from %.3g to %.3g USD and the targets' loss from %.3g to %.3g USD; nobody has recorded the share", 100*lo.Share, 100*hi.Share, lo.Scores.CRPS, hi.Scores.CRPS, lo.Loss, hi.Loss)})
	}
	for _, y := range r.Flows.Report.Rates {
		out = append(out, Assumption{"exchange rate", fmt.Sprintf("%d: %.4f USD per EUR", y.Year, y.USDPerEUR), y.Source})
	}
	return out
}
