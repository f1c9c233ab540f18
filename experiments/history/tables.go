package history

import (
	"math"
	"strings"

	"cordon/data"
)

// column is one column of a table of rows T.
type column[T any] struct {
	name, unit, doc string
	of              func(r *T) any // string, int, bool or float64, of one kind for all rows
}

// tableOf lays rows out in columns.
func tableOf[T any](name, doc string, rows []T, columns ...column[T]) *data.Table {
	t := &data.Table{Name: name, Doc: doc}
	for _, c := range columns {
		out := data.Column{Name: c.name, Unit: c.unit, Doc: c.doc}
		switch c.of(new(T)).(type) {
		case string:
			out.Strings = []string{}
		case float64:
			out.Floats = []float64{}
		default:
			out.Ints = []int64{}
		}
		for i := range rows {
			switch v := c.of(&rows[i]).(type) {
			case string:
				out.Strings = append(out.Strings, v)
			case int:
				out.Ints = append(out.Ints, int64(v))
			case int64:
				out.Ints = append(out.Ints, v)
			case bool:
				one := int64(0)
				if v {
					one = 1
				}
				out.Ints = append(out.Ints, one)
			case float64:
				if math.IsInf(v, 0) {
					v = math.NaN()
				}
				out.Floats = append(out.Floats, v)
			}
		}
		t.Columns = append(t.Columns, out)
	}
	return t
}

// Tables of the result, and last the data dictionary.
func (r *Result) Tables() []*data.Table {
	tables := []*data.Table{r.scoreTable(), r.quantityTable(), r.importerTable(), r.effectTable(), r.detourTable(), r.unmatchedTable(), r.variationTable(), r.outsideTable(), r.assumptionTable()}
	return append(tables, data.Dictionary(tables))
}

// scored is a row of the table of scores.
type scored struct {
	s *Scores
	v Verdict
}

func (r *Result) scoreTable() *data.Table {
	nan := math.NaN()
	rows := []scored{{r.Scores[0], Verdict{Skill: nan, SkillSE: nan, SkillLog: nan}}, {r.Plain, Verdict{Skill: nan, SkillSE: nan, SkillLog: nan}}}
	for n, v := range r.Verdicts() {
		rows = append(rows, scored{r.Scores[n+1], v})
	}
	number := func(name, unit, doc string, of func(x *scored) float64) column[scored] {
		return column[scored]{name, unit, doc, func(x *scored) any {
			if x.s == nil {
				return 0.0
			}
			return of(x)
		}}
	}
	return tableOf("scores", "The model and the nulls against what was observed.", rows,
		column[scored]{"forecast", "", "the model, the model without the recorded variation of trade, and the nulls", func(x *scored) any {
			if x.s == nil {
				return ""
			}
			return x.s.Name
		}},
		column[scored]{"quantities", "count", "that were observed", func(x *scored) any {
			if x.s == nil {
				return 0
			}
			return x.s.N
		}},
		number("log_error", "log points", "mean |ln((median + 1,000 USD) / (observed + 1,000 USD))|", func(x *scored) float64 { return x.s.LogError }),
		number("sign_share", "share", "of changes against the base period with the forecast's sign; no change said counts half", func(x *scored) float64 { return x.s.Sign }),
		number("rank_correlation", "", "Spearman's, of forecast and observed log changes against the base period", func(x *scored) float64 { return x.s.Rank }),
		number("coverage_90", "share", "of quantities inside the 90% interval", func(x *scored) float64 { return x.s.Coverage }),
		number("interval_width", "share", "mean width of the 90% interval over the mean observed value", func(x *scored) float64 { return x.s.Width }),
		number("crps", "USD", "mean continuous ranked probability score; less is better", func(x *scored) float64 { return x.s.CRPS }),
		number("crps_log", "log points", "the same of ln(x + 1,000 USD)", func(x *scored) float64 { return x.s.CRPSLog }),
		number("skill", "share", "of the model against this null: 1 - crps of the model / crps of the null; missing where the null is a single value without a spread", func(x *scored) float64 { return x.v.Skill }),
		number("skill_se", "share", "standard error of skill, leaving out one pair of exporter and importer at a time", func(x *scored) float64 { return x.v.SkillSE }),
		number("skill_log", "share", "skill by crps_log", func(x *scored) float64 { return x.v.SkillLog }),
		column[scored]{"verdict", "", "in words", func(x *scored) any { return x.v.Words }},
	)
}

func (r *Result) quantityTable() *data.Table {
	t := r.Table
	rows := make([]int, len(t.Quantities))
	for q := range rows {
		rows[q] = q
	}
	period := func(q *int) Period { return t.Periods[t.Quantities[*q].Period] }
	columns := []column[int]{
		{"period", "", "period", func(q *int) any { return period(q).Name }},
		{"first_day", "", "of the period", func(q *int) any { return period(q).From.String() }},
		{"last_day", "", "of the period", func(q *int) any { return (period(q).To - 1).String() }},
		{"exporter", "", "ISO3, or all", func(q *int) any { return t.Quantities[*q].Exporter }},
		{"importer", "", "ISO3", func(q *int) any { return t.Quantities[*q].Importer }},
		{"goods", "", "code of the HS, name of a group, or all", func(q *int) any { return t.Quantities[*q].Goods }},
		{"observed", "USD", "recorded after the change", func(q *int) any { return t.Observed[*q] }},
		{"base", "USD", "what the base period's mean rate gives for as many days", func(q *int) any { return t.Base[*q] }},
	}
	point := func(name, doc string, s *Scores, of func(p *Point) any) column[int] {
		return column[int]{name, "USD", doc, func(q *int) any { return of(&s.Points[*q]) }}
	}
	m := r.Scores[0]
	columns = append(columns,
		point("model_p50", "the model's median", m, func(p *Point) any { return p.Median }),
		point("model_p05", "5th percentile: parameters, luck and recorded variation", m, func(p *Point) any { return p.Low }),
		point("model_p95", "95th percentile of the same", m, func(p *Point) any { return p.High }),
		point("alone_p05", "5th percentile: parameters and luck alone", r.Plain, func(p *Point) any { return p.Low }),
		point("alone_p95", "95th percentile of the same", r.Plain, func(p *Point) any { return p.High }),
		point("model_crps", "the model's score", m, func(p *Point) any { return p.CRPS }),
	)
	columns = append(columns, column[int]{"inside", "", "1 where the observed value is inside the model's 90% interval", func(q *int) any { return m.Points[*q].Inside }})
	for _, s := range r.Scores[1:] {
		columns = append(columns, point(code(s.Name)+"_p50", "median of the null "+s.Name, s, func(p *Point) any { return p.Median }),
			point(code(s.Name)+"_crps", "its score", s, func(p *Point) any { return p.CRPS }))
	}
	return tableOf("quantities", "Each quantity as observed, and as the model and the nulls have it.", rows, columns...)
}

// code is a forecast's name in columns.
func code(name string) string {
	return map[string]string{NoChange: "no_change", LastGrowth: "growth", GravityShare: "gravity", Shuffled: "shuffled"}[name]
}

// importerRow is one period of one importer.
type importerRow struct {
	l      *Lines
	period int
}

func (r *Result) importerTable() *data.Table {
	var rows []importerRow
	for n := range r.Figures {
		for p := range r.Totals.Periods {
			rows = append(rows, importerRow{&r.Figures[n], p})
		}
	}
	usd := func(name, doc string, of func(l *Lines) []float64) column[importerRow] {
		return column[importerRow]{name, "USD", doc, func(x *importerRow) any {
			if x.l == nil {
				return 0.0
			}
			return of(x.l)[x.period]
		}}
	}
	columns := []column[importerRow]{
		{"importer", "", "ISO3", func(x *importerRow) any {
			if x.l == nil {
				return ""
			}
			return x.l.Importer
		}},
		{"period", "", "period", func(x *importerRow) any { return r.Totals.Periods[x.period].Name }},
		{"first_day", "", "of the period", func(x *importerRow) any { return r.Totals.Periods[x.period].From.String() }},
		usd("observed", "recorded after the change, all exporters and goods that are scored", func(l *Lines) []float64 { return l.Observed }),
		usd("base", "what the base period's mean rate gives for as many days", func(l *Lines) []float64 { return l.Base }),
		usd("model_p50", "the model's median", func(l *Lines) []float64 { return l.Median }),
		usd("model_p05", "5th percentile: parameters, luck and recorded variation", func(l *Lines) []float64 { return l.Low }),
		usd("model_p95", "95th percentile of the same", func(l *Lines) []float64 { return l.High }),
		usd("alone_p05", "5th percentile: parameters and luck alone", func(l *Lines) []float64 { return l.PlainLow }),
		usd("alone_p95", "95th percentile of the same", func(l *Lines) []float64 { return l.PlainTop }),
		usd("without", "the model's median without the change", func(l *Lines) []float64 { return l.Without }),
	}
	for _, s := range r.Scores[1:] {
		columns = append(columns, usd(code(s.Name), "median of the null "+s.Name, func(l *Lines) []float64 { return l.Nulls[s.Name] }))
	}
	return tableOf("importers", "Each importer's purchases by period, as observed, by the model and by the nulls.", rows, columns...)
}

func (r *Result) effectTable() *data.Table {
	return tableOf("effects", "What observed purchases say of the change: observed less what the model expects without it.", r.Effects,
		column[Effect]{"importer", "", "ISO3", func(e *Effect) any { return e.Importer }},
		column[Effect]{"period", "", "period", func(e *Effect) any { return r.Totals.Periods[e.Period].Name }},
		column[Effect]{"observed", "USD", "recorded after the change", func(e *Effect) any { return e.Observed }},
		column[Effect]{"without", "USD", "the model's median without the change", func(e *Effect) any { return e.Without }},
		column[Effect]{"effect", "USD", "observed less without", func(e *Effect) any { return e.Observed - e.Without }},
		column[Effect]{"effect_p05", "USD", "low end of its 90% interval: parameters, luck and recorded variation", func(e *Effect) any { return e.Low }},
		column[Effect]{"effect_p95", "USD", "high end of it", func(e *Effect) any { return e.High }},
		column[Effect]{"clear", "", "1 where the interval leaves out zero", func(e *Effect) any { return e.Clear }},
		column[Effect]{"model_effect", "USD", "median of what the change does in the model, on the same luck", func(e *Effect) any { return e.Model }},
	)
}

func (r *Result) detourTable() *data.Table {
	return tableOf("detours", "What neighbours ("+strings.Join(r.Neighbours, ", ")+") gained for each dollar that the targets ("+strings.Join(r.Targets, ", ")+") lost, against the base period.", r.Detours,
		column[Detour]{"forecast", "", "observed, the model and the nulls", func(d *Detour) any { return d.Name }},
		column[Detour]{"gain", "USD", "of the neighbours over the span", func(d *Detour) any { return d.Gain }},
		column[Detour]{"loss", "USD", "of the targets over the span", func(d *Detour) any { return d.Loss }},
		column[Detour]{"ratio", "USD per USD", "gain over loss; missing where nothing was lost", func(d *Detour) any { return d.Ratio }},
		column[Detour]{"ratio_p05", "USD per USD", "low end of the 90% interval: parameters and luck", func(d *Detour) any { return d.Low }},
		column[Detour]{"ratio_p95", "USD per USD", "high end of it", func(d *Detour) any { return d.High }},
	)
}

func (r *Result) unmatchedTable() *data.Table {
	return tableOf("unmatched", "Trade that is no part of any quantity, by reason.", r.Table.Unmatched,
		column[Unmatched]{"reason", "", "why", func(u *Unmatched) any { return u.Reason }},
		column[Unmatched]{"rows", "count", "rows of the observed table, or flows of the base period", func(u *Unmatched) any { return u.Rows }},
		column[Unmatched]{"value", "USD", "of them", func(u *Unmatched) any { return u.USD }},
	)
}

func (r *Result) variationTable() *data.Table {
	var rows []Class
	if r.Beyond != nil {
		rows = r.Beyond.Classes
	}
	return tableOf("variation", "How much trade of a like size varied between stretches of the base period: the recorded variation.", rows,
		column[Class]{"base_rate", "USD per month", "lower end of the decade of the base period's rate; 0 where there was no trade", func(c *Class) any {
			if c.Size == noTrade {
				return 0.0
			}
			return math.Pow(10, float64(c.Size))
		}},
		column[Class]{"length", "steps", "length of the later stretch, in months or years of the table", func(c *Class) any { return c.Length }},
		column[Class]{"gap", "steps", "between the earlier stretch and the later", func(c *Class) any { return c.Gap }},
		column[Class]{"asked", "steps", "reach that was asked for, where the base period is too short for it; else 0", func(c *Class) any { return c.Asked }},
		column[Class]{"n", "count", "pairs of stretches", func(c *Class) any { return c.N }},
		column[Class]{"zero_share", "share", "of later stretches without trade", func(c *Class) any { return c.Zero }},
		column[Class]{"log_sd", "log points", "half the distance of the 16th and 84th percentile of log ratios", func(c *Class) any { return c.LogSD }},
		column[Class]{"luck_sd", "log points", "the same of the model's own luck, which is taken off", func(c *Class) any { return c.LuckSD }},
		column[Class]{"trend", "log points", "median log ratio", func(c *Class) any { return c.Trend }},
	)
}

func (r *Result) outsideTable() *data.Table {
	score := func(name, unit, doc string, of func(s *Scores) float64) column[OutsideRun] {
		return column[OutsideRun]{name, unit, doc, func(o *OutsideRun) any {
			if o.Scores == nil {
				return 0.0
			}
			return of(o.Scores)
		}}
	}
	return tableOf("outside", "The model's scores at other shares of suppliers outside the table, which nobody has recorded.", r.Outside,
		column[OutsideRun]{"outside_share", "share of imports", "what suppliers outside the table sell (population.rest_share)", func(o *OutsideRun) any { return o.Share }},
		score("log_error", "log points", "as in scores", func(s *Scores) float64 { return s.LogError }),
		score("coverage_90", "share", "as in scores", func(s *Scores) float64 { return s.Coverage }),
		score("crps", "USD", "as in scores", func(s *Scores) float64 { return s.CRPS }),
		column[OutsideRun]{"target_loss", "USD", "of the targets, against the same runs without the change, mean", func(o *OutsideRun) any { return o.Loss }},
		column[OutsideRun]{"detour", "USD per USD", "gain of the neighbours over loss of the targets, median", func(o *OutsideRun) any { return o.Detour.Ratio }},
	)
}

func (r *Result) assumptionTable() *data.Table {
	rows := r.Assumptions()
	return tableOf("assumptions", "What the back-test rests on.", rows,
		column[Assumption]{"what", "", "what is assumed", func(a *Assumption) any { return a.What }},
		column[Assumption]{"setting", "", "how it is set here", func(a *Assumption) any { return a.Setting }},
		column[Assumption]{"why", "", "why, and what it may do", func(a *Assumption) any { return a.Why }},
	)
}
