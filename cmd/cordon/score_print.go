package main

import (
	"fmt"
	"io"
	"math"

	"github.com/jedib0t/go-pretty/v6/table"

	"cordon/data"
	"cordon/experiments/register"
	"cordon/plots"
)

// findingsShown is how many parameters a score names.
const findingsShown = 10

// score prints how a prediction fared.
func (p *printer) score(s *register.Scored, out string) {
	p.line("%s: %s", p.paint(bold, s.Scenario), s.Title)
	if s.Late() {
		p.line("The period had begun on the day of registration: what happened may have been known, so that this is no test of a prediction.")
	}
	p.line("Registered %s by cordon %s for %s to %s; seal %.12s.", s.Registered, s.Versions["cordon"], s.From, s.To, s.Seal)
	seen := 0
	for q := range s.Rows {
		if !math.IsNaN(s.Rows[q].Observed) {
			seen++
		}
	}
	p.line("%d of %d registered quantities were observed.", seen, len(s.Rows))
	p.forecasters("Flows of goods", "USD", s.Flows)
	p.forecasters("Figures of cases", "log units", s.Cases)
	p.caseRows(s)
	p.weights(s, out)
	p.left(s)
}

// forecasters prints the scores of one kind of quantities.
func (p *printer) forecasters(title, unit string, list []register.Forecaster) {
	if len(list) == 0 {
		return
	}
	p.heading("%s: %s observed", title, count(list[0].N, "quantity"))
	t := p.table(table.Row{"forecast", "inside 50%", "inside 90%", "CRPS, " + unit, "log error", "skill of the model"}, 30)
	for _, f := range list {
		skill := ""
		if !math.IsNaN(f.Skill) {
			skill = fmt.Sprintf("%+.3f", f.Skill)
		}
		t.AppendRow(table.Row{f.Name, plots.FormatValue(f.In50, "share"), plots.FormatValue(f.In90, "share"), plots.FormatValue(f.CRPS, ""), fmt.Sprintf("%.3f", f.LogErr), skill})
	}
	p.render(t)
	for _, f := range list[1:] {
		p.line("%s", f.Words)
	}
}

// caseRows prints each figure of cases: there are few.
func (p *printer) caseRows(s *register.Scored) {
	if len(s.Cases) == 0 {
		return
	}
	t := p.table(table.Row{"agency", "figure", "registered median", "interval of 90%", "observed", ""}, 30)
	for q := range s.Rows {
		r := &s.Rows[q]
		if r.Measure == "" || math.IsNaN(r.Observed) || r.Quantiles == nil {
			continue
		}
		unit, mark := cellUnit(r.Unit), "inside"
		if !r.In90 {
			mark = p.paint(red, "outside")
		}
		t.AppendRow(table.Row{r.Agency, r.Measure, plots.FormatValue(r.Quantiles[2], unit), plots.FormatValue(r.Quantiles[0], unit) + " to " + plots.FormatValue(r.Quantiles[4], unit), plots.FormatValue(r.Observed, unit), mark})
	}
	p.render(t)
}

// weights prints which assumptions the observations speak against.
func (p *printer) weights(s *register.Scored, out string) {
	w := s.Weights
	p.heading("Which assumption was wrong")
	if w == nil {
		p.line("Nothing that was observed says anything of the joint draws.")
		return
	}
	p.line("Weights of %d joint draws by %s. Effective sample size %.1f.", len(w.Weight), count(w.Used, "quantity"), w.ESS)
	if w.Power < 1 {
		p.line("%s", p.paint(red, fmt.Sprintf("The likelihood is tempered to the power %.3g: as it is, all the weight is on %.1f draws, too few to say anything of %s. Shifts are smaller than they would be; more --replicates in the comparison need less of it.",
			w.Power, w.Plain, count(len(w.Findings), "parameter"))))
	}
	if w.Worst > 2 {
		p.line("The best draw is %.1f standard errors off on average (root mean square): what was observed lies outside what the assumptions together can make, so that a parameter may be named for what the model lacks.", math.Sqrt(w.Worst))
	}
	if len(w.Findings) == 0 {
		return
	}
	t := p.table(table.Row{"assumption", "prior", "posterior", "shift, prior sd", "Monte Carlo error", "narrowed to", "strength"}, 34)
	for i := range w.Findings {
		f := &w.Findings[i]
		if i >= findingsShown && !w.Clear(f) {
			break
		}
		t.AppendRow(table.Row{f.Path, fmt.Sprintf("%.3g", f.In(f.Prior)), fmt.Sprintf("%.3g", f.In(f.Posterior)), fmt.Sprintf("%+.2f", f.Shift), fmt.Sprintf("%.2f", f.Error), fmt.Sprintf("%.0f%%", 100*f.Narrowed), fmt.Sprintf("%.1f", f.Strength)})
	}
	p.render(t)
	p.named(w)
	if out != "" {
		p.line("%s/posterior.json: the weighted draws; \"cordon compare --posterior %s/posterior.json\" starts from them.", out, out)
	}
}

// named says in words which parameters are named.
func (p *printer) named(w *register.Weights) {
	clear := 0
	for i := range w.Findings {
		if f := &w.Findings[i]; w.Clear(f) {
			clear++
			way := "higher"
			if f.Shift < 0 {
				way = "lower"
			}
			p.line("The observations speak for a %s %s than assumed: %.3g, where the prior had %.3g %s.", way, f.Path, f.In(f.Posterior), f.In(f.Prior), f.Unit)
		}
	}
	if clear == 0 {
		p.line("No assumption is named: the strongest shift (%.1f times what chance makes) is within %.1f, which chance reaches over all %s together.", w.Findings[0].Strength, w.Limit, count(len(w.Findings), "parameter"))
		return
	}
	p.line("The other %s can't be told from the prior by these observations.", count(len(w.Findings)-clear, "parameter"))
}

// left prints what was ignored and what is missing.
func (p *printer) left(s *register.Scored) {
	if len(s.Seen.Ignored) > 0 {
		p.heading("Observed and not scored")
	}
	for _, x := range s.Seen.Ignored {
		p.line("%s: %s, USD %s", x.Reason, count(int(x.Rows), "row"), plots.FormatValue(x.USD, ""))
	}
	missing, order := map[string]int{}, []string{}
	for q := range s.Rows {
		if why := s.Seen.Why[q]; why != "" {
			if missing[why] == 0 {
				order = append(order, why)
			}
			missing[why]++
		}
	}
	if len(order) > 0 {
		p.heading("Registered and not observed")
	}
	for _, why := range order {
		p.line("%s: %s", why, count(missing[why], "quantity"))
	}
}

// printScoreJSON prints the scores as one document.
func printScoreJSON(w io.Writer, s *register.Scored) error {
	text, err := data.FormatJSON(s.Document())
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}
