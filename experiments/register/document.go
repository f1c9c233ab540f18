package register

import "math"

// Document is a score as JSON has it: unknown numbers are null.
func (o *Scored) Document() any {
	type forecaster struct {
		Name   string   `json:"name"`
		N      int      `json:"quantities"`
		In50   *float64 `json:"inside_50"`
		In90   *float64 `json:"inside_90"`
		CRPS   *float64 `json:"crps"`
		LogErr *float64 `json:"log_error"`
		Skill  *float64 `json:"skill_of_model"`
		Words  string   `json:"words,omitempty"`
	}
	type finding struct {
		Path      string   `json:"parameter"`
		Unit      string   `json:"unit"`
		Prior     *float64 `json:"prior"`
		Posterior *float64 `json:"posterior"`
		Shift     *float64 `json:"shift"`
		Error     *float64 `json:"shift_se"`
		Narrowed  *float64 `json:"narrowed"`
		Strength  *float64 `json:"strength"`
		Clear     bool     `json:"clear"`
	}
	forecasters := func(list []Forecaster) []forecaster {
		out := []forecaster{}
		for _, f := range list {
			out = append(out, forecaster{f.Name, f.N, known(f.In50), known(f.In90), known(f.CRPS), known(f.LogErr), known(f.Skill), f.Words})
		}
		return out
	}
	d := struct {
		Prediction string       `json:"prediction_sha256"`
		Seal       string       `json:"seal_sha256"`
		Scenario   string       `json:"scenario"`
		From       string       `json:"from"`
		To         string       `json:"to"`
		Flows      []forecaster `json:"flows"`
		Cases      []forecaster `json:"cases"`
		Draws      int          `json:"draws"`
		ESS        *float64     `json:"effective_sample_size"`
		Power      *float64     `json:"likelihood_power"`
		Findings   []finding    `json:"assumptions"`
		Ignored    []Ignored    `json:"ignored"`
		Missing    int          `json:"missing"`
	}{Prediction: o.SHA256, Seal: o.Seal, Scenario: o.Scenario, From: o.From, To: o.To, Flows: forecasters(o.Flows), Cases: forecasters(o.Cases), Draws: len(o.Draws), Findings: []finding{}, Ignored: o.Seen.Ignored}
	for _, why := range o.Seen.Why {
		d.Missing += int(count(why != ""))
	}
	if w := o.Weights; w != nil {
		d.ESS, d.Power = known(w.ESS), known(w.Power)
		for i := range w.Findings {
			f := &w.Findings[i]
			d.Findings = append(d.Findings, finding{f.Path, f.Unit, known(f.In(f.Prior)), known(f.In(f.Posterior)), known(f.Shift), known(f.Error), known(f.Narrowed), known(f.Strength), w.Clear(f)})
		}
	}
	return d
}

func known(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
