package register

import (
	"math"

	"cordon/data"
)

// Write writes the scores' tables and posterior.json into a folder, which it
// commits, and returns the names of the files.
func (o *Scored) Write(f *data.Folder) ([]string, error) {
	tables := []*data.Table{o.scoreTable(), o.quantityTable(), o.ignoredTable()}
	if o.Weights != nil {
		tables = append(tables, o.assumptionTable())
	}
	tables = append(tables, data.Dictionary(tables))
	names, err := data.WriteTables(f.Dir(), tables, data.Formats)
	if err != nil {
		return nil, err
	}
	if o.Weights != nil {
		p, err := o.Posterior(o.Weights)
		if err != nil {
			return nil, err
		}
		if err := data.WriteJSON(f.Path("posterior.json"), p); err != nil {
			return nil, err
		}
		names = append(names, "posterior.json")
	}
	return names, f.Commit()
}

// column of a table in the making.
func column(name, unit, doc string, kind any) data.Column {
	c := data.Column{Name: name, Unit: unit, Doc: doc}
	switch v := kind.(type) {
	case []string:
		c.Strings = v
	case []int64:
		c.Ints = v
	case []float64:
		c.Floats = v
	}
	return c
}

func (o *Scored) scoreTable() *data.Table {
	var kind, name, words []string
	var n []int64
	var in50, in90, crps, logs, skill []float64
	add := func(what string, list []Forecaster) {
		for _, f := range list {
			kind, name, words = append(kind, what), append(name, f.Name), append(words, f.Words)
			n = append(n, int64(f.N))
			in50, in90 = append(in50, f.In50), append(in90, f.In90)
			crps, logs, skill = append(crps, f.CRPS), append(logs, f.LogErr), append(skill, f.Skill)
		}
	}
	add("flows", o.Flows)
	add("cases", o.Cases)
	return &data.Table{Name: "score", Doc: "The registered forecasts held against what was observed.", Columns: []data.Column{
		column("kind", "", "flows, or figures of cases", kind),
		column("forecast", "", "the model, or a null", name),
		column("quantities", "", "registered ones that were observed", n),
		column("inside_50", "share", "of them inside the registered interval of 50%", in50),
		column("inside_90", "share", "of them inside the registered interval of 90%", in90),
		column("crps", "USD of flows, log units of cases", "continuous ranked probability score, mean", crps),
		column("log_error", "log units", "mean absolute log error of the median", logs),
		column("skill_of_model", "share", "1 - CRPS of the model over CRPS of this null", skill),
		column("words", "", "what that says", words),
	}}
}

func (o *Scored) quantityTable() *data.Table {
	t := &data.Table{Name: "quantities", Doc: "Every registered quantity: forecast, observation and scores.", Columns: []data.Column{
		column("period", "", "stretch of months", []string{}), column("exporter", "", "ISO3, or all", []string{}), column("importer", "", "ISO3", []string{}), column("goods", "", "HS code, or all", []string{}),
		column("agency", "", "ISO3 of an agency, of figures of cases", []string{}), column("measure", "", "figure of its cases", []string{}), column("unit", "", "of the values", []string{}),
		column("base", "as column unit", "what the base period's rate gives; of cases the model's mean without the change", []float64{}),
		column("q05", "as column unit", "registered 5th percentile of the model", []float64{}), column("q25", "as column unit", "25th", []float64{}), column("q50", "as column unit", "median", []float64{}),
		column("q75", "as column unit", "75th", []float64{}), column("q95", "as column unit", "95th", []float64{}),
		column("observed", "as column unit", "missing where nothing says", []float64{}),
		column("crps", "as column unit", "continuous ranked probability score of the model", []float64{}),
		column("missing", "", "why nothing was observed", []string{}),
	}}
	for q := range o.Rows {
		r := &o.Rows[q]
		marks, crps := r.Quantiles, math.NaN()
		if marks == nil {
			marks = missing(len(Probabilities))
		}
		if len(r.CRPS) > 0 {
			crps = r.CRPS[0]
		}
		for i, s := range []string{r.Period, r.Exporter, r.Importer, r.Goods, r.Agency, r.Measure, r.Unit} {
			t.Columns[i].Strings = append(t.Columns[i].Strings, s)
		}
		for i, v := range append(append([]float64{r.Base}, marks...), r.Observed, crps) {
			t.Columns[7+i].Floats = append(t.Columns[7+i].Floats, v)
		}
		t.Columns[15].Strings = append(t.Columns[15].Strings, o.Seen.Why[q])
	}
	return t
}

func (o *Scored) ignoredTable() *data.Table {
	var reason []string
	var rows []int64
	var usd []float64
	for _, x := range o.Seen.Ignored {
		reason, rows, usd = append(reason, x.Reason), append(rows, x.Rows), append(usd, x.USD)
	}
	return &data.Table{Name: "ignored", Doc: "Observed rows that are part of no registered quantity.", Columns: []data.Column{
		column("reason", "", "why they are not scored", reason), column("rows", "", "of the observed table", rows), column("value", "USD", "of the flows", usd),
	}}
}

func (o *Scored) assumptionTable() *data.Table {
	var path, unit, law []string
	var prior, posterior, shift, errs, narrowed, strength []float64
	var clear []int64
	for i := range o.Weights.Findings {
		f := &o.Weights.Findings[i]
		path, unit, law = append(path, f.Path), append(unit, f.Unit), append(law, f.Law)
		prior, posterior, shift = append(prior, f.In(f.Prior)), append(posterior, f.In(f.Posterior)), append(shift, f.Shift)
		errs, narrowed, strength = append(errs, f.Error), append(narrowed, f.Narrowed), append(strength, f.Strength)
		clear = append(clear, int64(count(o.Weights.Clear(f))))
	}
	return &data.Table{Name: "assumptions", Doc: "What the observations say of each assumed parameter, by importance weights of the registered joint draws; the strongest first.", Columns: []data.Column{
		column("parameter", "", "what joint draws vary", path), column("unit", "", "of prior and posterior", unit), column("law", "", "of the joint draws", law),
		column("prior", "as column unit", "mean of the draws (of log-uniform ones the geometric mean)", prior),
		column("posterior", "as column unit", "the same with weights", posterior),
		column("shift", "prior standard deviations", "of the mean", shift),
		column("shift_se", "prior standard deviations", "Monte Carlo standard error of the shift", errs),
		column("narrowed", "ratio", "standard deviation with weights over that without", narrowed),
		column("strength", "ratio", "size of the shift over what chance alone would make it", strength),
		column("clear", "", "1 where the shift is beyond chance, over all parameters together", clear),
	}}
}
