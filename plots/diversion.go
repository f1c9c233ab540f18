package plots

import (
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
)

const (
	heatOrigins = 10
	heatHubs    = 9
	heatRow     = 4.4 * mm
)

// Diversion is a heat map of who sold instead and of the hubs that goods went
// through: each scenario's change against the baseline, or its level where the
// baseline has no rows. The first column holds what an origin delivered in
// place of the one first asked; the hubs' columns hold its goods that went
// through them. The two overlap and are never added.
func Diversion(r *Results) (Figure, error) {
	all, err := r.diverted()
	if err != nil {
		return Figure{}, err
	}
	t := r.Tables["diversion"]
	unit := t.Column("value_usd").Unit
	if !strings.HasPrefix(unit, "USD") {
		unit = "USD"
	}
	scenarios, base, has := r.arms(stringsOf(t, "scenario"))
	if len(scenarios) == 0 {
		return Figure{}, absent("table %q has no rows but the baseline's", t.Name)
	}
	var maps []matrix
	for _, s := range scenarios {
		maps = append(maps, all[s].minus(all[base]))
	}
	origins, hubs := leading(maps, heatOrigins, heatHubs)
	if len(origins) == 0 {
		return Figure{}, absent("table %q holds no diversion that differs from the baseline's", t.Name)
	}
	var values []float64
	for i := range maps {
		maps[i] = maps[i].fold(origins, hubs)
		for _, o := range origins {
			for _, h := range hubs {
				values = append(values, maps[i][o][h])
			}
		}
	}
	most := largest(values...)
	what := "Change against " + base
	if !has {
		what = "Level"
	}
	desc := what + ". Rows: who made the goods. First column: delivered in place of the origin first asked, any way. Other columns: goods through that hub. The two overlap. "
	for i, s := range scenarios {
		desc += heatWords(s, maps[i], origins, hubs, has) + " "
	}
	columns := min(3, len(scenarios))
	lines := (len(scenarios) + columns - 1) / columns
	panel := 13*mm + heatRow*vg.Length(len(origins))
	return Figure{
		Name: "diversion", Title: "Diversion by origin and hub", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + 4*mm + panel*vg.Length(lines), foot: r.foot(),
		draw: func(s *sheet) {
			unit, factor := axisUnit(unit, most, false)
			s.subtitle(what + ", " + unit + ". Rows: maker. First column: instead of the origin first asked; others: through that hub (overlapping).")
			cells := grid(inset(s.body, 0, 0, 4*mm, 0), columns, lines, 4*mm, 0)
			for i, m := range maps {
				s.heat(cells[i/columns][i%columns], scenarios[i], m, origins, hubs, most, factor)
			}
			s.heatKey(most, factor, unit, has)
		},
	}, nil
}

// heatWords names a scenario's largest cell.
func heatWords(arm string, m matrix, origins, hubs []string, change bool) string {
	best, at := 0.0, ""
	for _, o := range origins {
		for _, h := range hubs {
			if v := m[o][h]; math.Abs(v) > math.Abs(best) {
				best, at = v, o+" through "+h
				if h == direct {
					at = o + " any way"
				}
			}
		}
	}
	if at == "" {
		return arm + ": none."
	}
	if change {
		return arm + ": the largest change is " + at + ", " + FormatDifference(best, "USD") + "."
	}
	return arm + ": the largest is " + at + ", " + FormatValue(best, "USD") + "."
}
