package experiments

import (
	"slices"
	"strings"

	"cordon/data"
	"cordon/model"
	"cordon/model/param"
)

// MeasuredLine is a parameter of one agency that the world has from its records.
type MeasuredLine struct {
	Jurisdiction string  `json:"jurisdiction"`
	Path         string  `json:"path"`
	Unit         string  `json:"unit"`
	Value        float64 `json:"value"`
	SE           float64 `json:"se"`
	Low          float64 `json:"low"` // 90% interval
	High         float64 `json:"high"`
	Law          string  `json:"law"`
	Source       string  `json:"source"`
	Method       string  `json:"method"`
}

// measured are the measured parameters that the comparison used: all but those
// that --set has overridden. A confidential source is not named: these lines go into
// files that are handed on.
func (c *Comparison) measured() (out []MeasuredLine) {
	for _, m := range MeasuredLines(c.World) {
		if slices.ContainsFunc(c.World.Sources, func(s data.Source) bool { return s.Confidential && s.ID == m.Source }) {
			m.Source = "confidential"
		}
		if !slices.ContainsFunc(c.Params, func(o Override) bool { return o.Path == m.Path }) {
			out = append(out, m)
		}
	}
	return out
}

// MeasuredLines are a world's measured parameters, and its officers on record as
// of their last month.
func MeasuredLines(w *data.World) (out []MeasuredLine) {
	units := map[string]string{}
	for _, d := range param.List(&model.Params{}) {
		units[d.Path] = d.Unit
	}
	for _, m := range w.Measured {
		unit := units[m.Path]
		switch {
		case m.Path == "agency.filings":
			unit = "applications/year"
		case strings.HasPrefix(m.Path, "agency."):
			unit = "share"
		}
		out = append(out, MeasuredLine{w.Jurisdictions[m.Jurisdiction].ISO3, m.Path, unit, m.Value, m.SE, m.Low, m.High, m.Law, m.Source, m.Method})
	}
	for i, s := range w.Staff {
		if i+1 < len(w.Staff) && w.Staff[i+1].Jurisdiction == s.Jurisdiction {
			continue
		}
		iso := w.Jurisdictions[s.Jurisdiction].ISO3
		add := func(path string, n float64) {
			out = append(out, MeasuredLine{iso, path, "officers", n, 0, n, n, data.LawNormal, "staff-" + iso, "officers of " + s.Month.String()[:7] + ", the last month on record"})
		}
		add("agency.officers", s.Officers)
		if s.Second > 0 {
			add("agency.second_officers", s.Second)
		}
	}
	return out
}
