package experiments

import (
	"cordon/data"
	"cordon/model/lever"
	"cordon/model/param"
	"cordon/scenarios"
)

func (c *Comparison) parameterTable() *data.Table {
	s := newSheet("parameters", "Every parameter of the model.")
	s.text("path", "what --set takes")
	s.text("unit", "unit of the value")
	s.number("value", "as column unit", "value in the replicates at default parameters")
	s.number("low", "as column unit", "low end of the range that joint draws take it from; of measured ones of the 90% interval")
	s.number("high", "as column unit", "high end of it")
	s.text("dist", "distribution of joint draws; none: not varied")
	s.text("source", "rows of the table of sources, or assumed")
	s.text("mark", "imposed, calibrated or measured (of one agency: PATH@JURISDICTION, in place of PATH)")
	params := c.study.Params
	values := param.Values(&params)
	for _, d := range c.Declared() {
		s.row(d.Path, d.Unit, values[d.Path], d.Low, d.High, d.Dist, d.Source, d.Mark)
	}
	for _, m := range c.measured() {
		s.row(m.Path+"@"+m.Jurisdiction, m.Unit, m.Value, m.Low, m.High, m.Law, m.Source, "measured")
	}
	return &s.Table
}

func (c *Comparison) measureTable() *data.Table {
	s := newSheet("measures", "When each measure is published, takes effect and acts.")
	s.text("scenario", "arm")
	s.text("measure", "name in the scenario file")
	s.text("lever", "what it pulls")
	s.text("published", "day on which it becomes known")
	s.text("from", "day on which it takes effect; of members that draw their own lags the median")
	s.text("acts", "Monday on which it acts: the first on or after that day")
	s.text("text", "its settings")
	for _, a := range c.Arms {
		for _, l := range scenarios.Timetable(a.Scenario) {
			s.row(a.Name, l.Measure, l.Lever, day(l.Published), day(l.From), day(l.Acts), l.Text)
		}
	}
	return &s.Table
}

func day(d data.Date) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// notSimulatedTable names what the figures do not hold: entries without HS codes,
// entries whose codes have no trade in this world, and services.
func (c *Comparison) notSimulatedTable() *data.Table {
	s := newSheet("not_simulated", "What is on a list, or asked for by a scenario, and not simulated as trade.")
	s.text("entry", "entry number; empty for what is no entry")
	s.text("title", "what it is")
	s.text("jurisdiction", "whose list")
	s.text("reason", "why it is not simulated")
	w := c.World
	traded := make([]bool, len(w.Products))
	for n, k := range w.Flows.Product {
		traded[k] = traded[k] || w.Flows.ValueUSD[n] > 0
	}
	hasTrade := func(hs6 []string) bool {
		for _, h := range hs6 {
			if k := w.ProductIndex(h); k >= 0 && traded[k] {
				return true
			}
		}
		return false
	}
	for i := range w.Items {
		it := &w.Items[i]
		if reason := untraded(it.HS6, hasTrade); reason != "" {
			s.row(it.Entry, it.Title, w.Jurisdictions[it.Jurisdiction].ISO3, reason)
		}
	}
	for _, a := range c.Arms {
		for _, m := range a.Measures {
			l, ok := m.Settings.(*lever.List)
			if !ok || l.Add == "" {
				continue
			}
			if reason := untraded(l.HS6, hasTrade); reason != "" {
				for _, by := range l.By {
					s.row(l.Add, l.Title, by, reason+" (added by "+a.Name+")")
				}
			}
		}
	}
	for _, a := range c.Arms {
		for _, remark := range a.Remarks {
			s.row("", remark, "", "not in this world (asked for by "+a.Name+")")
		}
	}
	s.row("", "services", "", "out of the model's scope")
	return &s.Table
}

func untraded(hs6 []string, hasTrade func([]string) bool) string {
	switch {
	case len(hs6) == 0:
		return "no HS code: software or technology"
	case !hasTrade(hs6):
		return "no recorded trade in its HS codes in this world"
	}
	return ""
}
