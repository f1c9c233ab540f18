package model

import (
	"math"
	"slices"

	"cordon/model/licensing"
	"cordon/model/world"
)

// PlaceLine is a line of the baseline card for one jurisdiction. Where nobody has
// published a figure Low and High are NaN: the line says what the model assumes
// or yields, and cannot miss.
type PlaceLine struct {
	Jurisdiction string // ISO3
	Key          string // one word for the line
	CardLine
}

// Held says whether there is a published figure to hold the line against.
func (l PlaceLine) Held() bool { return !math.IsNaN(l.Low) }

// placeFigure is a published figure of one jurisdiction and the range around it.
type placeFigure struct {
	iso, line         string
	low, high         float64
	published, source string
	note              string
}

// placeFigures are the published figures by jurisdiction. The leader's mean time
// of FY2022 and the UK-like shares are of loads and staff that nobody has
// published together: the model sizes each agency to its load.
var placeFigures = []placeFigure{
	{"USA", "filings", 0.95 * load2022, 1.05 * load2022, "38,950 in 2022", "A12", "background filings make up the published count"},
	{"USA", "mean", 34, 46, "about 40 in FY2022", "A24", "the agency is sized to its load; in 2022 the load had outgrown it"},
	{"USA", "approved", 0.83, 0.86, "0.84 to 0.85 in 2008-13; 0.83 in 2022 by the share to China", "A2,A5,A6,A12,A13", "2022: 13% at 70%, the rest at 84.5%"},
	{"USA", "denied", 0.004, 0.02, "0.006 to 0.008 in 2008-13; 0.019 in 2022 by the share to China", "A2,A5,A6,A12,A13,A18", "2022: 13% at 10%, which is A13 less the 20 points of A18; the rest at 0.7%"},
	{"USA", "licensed", 0, 0.004, "0.003", "A20", "a world with part of the list holds part of it"},
	{"USA", "excepted", 0, 0.016, "0.013 to 0.014", "A20", "a world with part of the list holds part of it"},
	{"GBR", "filings", 12000, 14000, "13,716 in 2022", "A35", ""},
	{"GBR", "within20", 0.52, 0.72, "0.62 in 2022, 0.52 in 2023", "A35", "the agency is set to the shape of 1999"},
	{"GBR", "within60", 0.83, 0.98, "0.83 to 0.90 in 2023, 0.97 to 0.99 in 2014-15", "A34,A35", ""},
	{"GBR", "denied", 0.003, 0.057, "0.016 to 0.057", "A35", ""},
	{"DEU", "filings", 0.95 * 7349, 1.05 * 7349, "7,349 in 2005", "licensing_statistics.csv", "an old count"},
	{"DEU", "denied", 0.002, 0.02, "0.004 in 2005", "licensing_statistics.csv", "the cut-offs of the screen are the leader's, for want of others"},
}

// placeNames are the lines of every jurisdiction, in order: key, words, unit, mark.
var placeNames = [][4]string{
	{"filings", "filings, background included", "per year", "calibrated"},
	{"own", "of them from the world's own flows", "per year", "emergent"},
	{"officers", "officers", "heads", "calibrated"},
	{"median", "median time to a decision", "working days", "emergent"},
	{"mean", "mean time to a decision", "calendar days", "emergent"},
	{"within20", "decided inside 20 working days", "share", "emergent"},
	{"within60", "decided inside 60 working days", "share", "emergent"},
	{"clock", "decided inside its own clock", "share", "emergent"},
	{"approved", "approved", "share of decisions", "emergent"},
	{"denied", "denied", "share of decisions", "emergent"},
	{"licensed", "shipped under licence", "share of all its exports", "emergent"},
	{"excepted", "shipped under exceptions", "share of all its exports", "calibrated"},
	{"forgone", "needs first asked of it that nobody serves", "share of its goods in scope", "emergent"},
}

// places runs a warmed-up run on for a year of today's list and reads every
// member that has an agency.
func (r *Run) places() ([]PlaceLine, error) {
	r.startRecord()
	if err := r.runTo(r.State.Week + 52); err != nil {
		return nil, err
	}
	g := r.State.G
	exports := make([]float64, g.NJ)
	for _, t := range g.World.Totals {
		exports[t.Exporter] += t.ValueUSD
	}
	var out []PlaceLine
	for i, a := range r.Agencies {
		if a == nil || !g.Members[i] { // others' agencies are a sample of their desks
			continue
		}
		values := r.placeValues(i, a, exports[i])
		for _, n := range placeNames {
			v := values[n[0]]
			if math.IsNaN(v) {
				continue
			}
			line := PlaceLine{g.ISO[i], n[0], CardLine{Line: n[1], Model: v, Low: math.NaN(), High: math.NaN(), Published: "no figure found", Unit: n[2], Source: "assumed", Mark: n[3]}}
			if at := slices.IndexFunc(placeFigures, func(f placeFigure) bool { return f.iso == g.ISO[i] && f.line == n[0] }); at >= 0 {
				f := placeFigures[at]
				line.Low, line.High, line.Published, line.Source, line.Note = f.low, f.high, f.published, f.source, f.note
			}
			out = append(out, line)
		}
	}
	return out, nil
}

// placeValues reads one jurisdiction; NaN where there is nothing to read.
func (r *Run) placeValues(i int, a *licensing.Agency, exports float64) map[string]float64 {
	s, g := r.State, r.State.G
	c := a.Since()
	var all licensing.Durations
	filed := int64(0)
	lanes := a.Waits(s.Week)
	for l := range lanes {
		all.Merge(&lanes[l])
		filed += c.Filed[l]
	}
	first, second := a.Officers()
	decided := float64(c.Decided())
	v := map[string]float64{
		"filings": float64(filed), "own": float64(filed - c.Background), "officers": float64(first + second),
		"median": all.Median(), "mean": c.MeanDays() * calendar, "within20": all.Within(20), "within60": all.Within(60), "clock": math.NaN(),
		"approved": float64(c.Of(licensing.Approved)) / decided, "denied": float64(c.Of(licensing.Denied)) / decided,
		"licensed": math.NaN(), "excepted": math.NaN(), "forgone": math.NaN(),
	}
	if clock := g.World.Jurisdictions[i].Clock; clock > 0 {
		v["clock"] = all.Within(clock)
	}
	byFate := func(f world.Fate) (cents float64) {
		for at := range 4 { // end use and watched
			cents += float64(s.Tally.First[(i*4+at)*int(world.NFates)+int(f)])
		}
		return cents
	}
	drawn := 0.0
	for at := range 4 {
		drawn += float64(s.Tally.Drawn[i*4+at])
	}
	if exports > 0 {
		v["licensed"], v["excepted"] = byFate(world.Licensed)/100/exports, byFate(world.Excepted)/100/exports
	}
	if drawn > 0 {
		v["forgone"] = byFate(world.Forgone) / drawn
	}
	return v
}
