package plots

import (
	"math"

	"gonum.org/v1/plot/vg"
)

const (
	heatOrigins = 10
	heatHubs    = 9
	heatRow     = 4.4 * mm
)

// Diversion is a heat map of diversion by the origin that delivered and the hub
// that it went through: each scenario's change against the baseline, or its
// level where the baseline has no rows.
func Diversion(r *Results) (Figure, error) {
	all, err := r.diverted()
	if err != nil {
		return Figure{}, err
	}
	t := r.Tables["diversion"]
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
	what := "Change in diverted value against " + base
	if !has {
		what = "Diverted value"
	}
	desc := what + ", by the origin that delivered and the hub it went through. "
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
			unit, factor := axisUnit("USD", most, false)
			s.subtitle(what + ", " + unit + ", whole run. Rows: origin that delivered. Columns: hub.")
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
					at = o + " direct"
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
