package register

import (
	"fmt"
	"math"
	"slices"

	"cordon/data"
	"cordon/experiments/history"
)

// Ignored is observed trade or cases that are no part of a registered quantity.
type Ignored struct {
	Reason string
	Rows   int64
	USD    float64 // of flows
}

// Seen is what was observed of a prediction's quantities.
type Seen struct {
	Values  []float64 // by quantity; NaN: missing
	Why     []string  // by quantity: why it is missing
	Ignored []Ignored
}

// newSeen has nothing.
func (s *Stored) newSeen() *Seen {
	o := &Seen{Values: missing(len(s.Quantities)), Why: make([]string, len(s.Quantities))}
	for q := range s.Quantities {
		o.Why[q] = "no flows were given (--observed)"
		if !s.Quantities[q].flow() {
			o.Why[q] = "no cases were given (--cases)"
		}
	}
	return o
}

// key of a flow's quantity.
type key struct{ period, exporter, importer, goods string }

// flows adds observed flows up into the registered quantities. Others are counted
// by reason.
func (s *Stored) flows(seen *Seen, o *history.Observed) error {
	by, err := history.ParseBy(s.By)
	if err != nil {
		return fmt.Errorf("prediction.json: %w", err)
	}
	span, err := history.Span(s.From, s.To)
	if err != nil {
		return fmt.Errorf("prediction.json: %w", err)
	}
	periods, err := history.Cut(span, by.Period)
	if err != nil {
		return fmt.Errorf("prediction.json: %w", err)
	}
	place := map[key]int{}
	for q := range s.Quantities {
		if x := &s.Quantities[q]; x.flow() {
			place[key{x.Period, x.Exporter, x.Importer, x.Goods}] = q
		}
	}
	w := o.World
	sums, rows := make([]float64, len(s.Quantities)), make([]bool, len(s.Quantities))
	exporters, importers, goods, times := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	left := map[string]*Ignored{}
	f := &w.Flows
	for n := range f.ValueUSD {
		from, to, hs6 := w.Jurisdictions[f.Exporter[n]].ISO3, w.Jurisdictions[f.Importer[n]].ISO3, w.Products[f.Product[n]].HS6
		g, scope := s.Source.Goods[hs6]
		at := slices.IndexFunc(periods, func(p history.Period) bool { return p.Holds(f.Period[n]) })
		why := ""
		switch {
		case at < 0:
			why = "outside the registered period"
		case from == to:
			why = "exporter is the importer"
		case !slices.Contains(s.Source.Exporters, from):
			why = "exporter is in no registered quantity"
		case !slices.Contains(s.Source.Importers, to):
			why = "importer is in no registered quantity"
		case !scope:
			why = "product is in no registered quantity"
		}
		if why == "" {
			exporters[from], importers[to], goods[g], times[periods[at].Name] = true, true, true, true
			k := key{periods[at].Name, history.All, to, g}
			if by.Exporter {
				k.exporter = from
			}
			if q, ok := place[k]; ok {
				sums[q] += f.ValueUSD[n]
				rows[q] = true
				continue
			}
			why = "quantity was not registered"
		}
		if left[why] == nil {
			left[why] = &Ignored{Reason: why}
		}
		left[why].Rows++
		left[why].USD += f.ValueUSD[n]
	}
	for _, u := range o.Unread() {
		seen.Ignored = append(seen.Ignored, Ignored{u.Reason, u.Rows, u.USD})
	}
	for _, why := range sortedKeys(left) {
		seen.Ignored = append(seen.Ignored, *left[why])
	}
	for q := range s.Quantities {
		x := &s.Quantities[q]
		if !x.flow() {
			continue
		}
		why := ""
		switch {
		case rows[q]:
		case s.Source.Absent != history.Zero:
			why = "no row, and the source does not say that this is zero"
		case !times[x.Period]:
			why = "no row of the period"
		case !importers[x.Importer]:
			why = "no row of the importer"
		case by.Exporter && !exporters[x.Exporter]:
			why = "no row of the exporter"
		case !goods[x.Goods]:
			why = "no row of the goods"
		}
		if seen.Why[q] = why; why == "" {
			seen.Values[q] = sums[q]
		}
	}
	return nil
}

// cases takes the figures of an agency's records. They must reach to the end of the
// registered period.
func (s *Stored) cases(seen *Seen, c *data.Cases, w *data.World) error {
	span, err := history.Span(s.From, s.To)
	if err != nil {
		return fmt.Errorf("prediction.json: %w", err)
	}
	monday := span.From.MondayBefore()
	from, to := workingDay(span.From, monday), workingDay(span.To, monday)
	if until := workingDay(c.Until, monday); until < to-1 {
		return fmt.Errorf("the cases are known up to %s, and the registered period ends on %s: what is decided and waits by then is not known; give records that reach so far (--until says how far they do)", c.Until, span.To-1)
	}
	by := map[string][]data.Case{}
	for _, k := range c.List {
		iso := w.Jurisdictions[k.Jurisdiction].ISO3
		by[iso] = append(by[iso], k)
	}
	found := map[string][]float64{}
	for iso, list := range by {
		records, causes, referral := ofCases(list, monday)
		found[iso] = figures(records, from, to, causes, referral)
	}
	registered := map[string]bool{}
	for q := range s.Quantities {
		x := &s.Quantities[q]
		if x.flow() {
			continue
		}
		registered[x.Agency] = true
		values, ok := found[x.Agency]
		if !ok {
			seen.Why[q] = "no case of the agency"
			continue
		}
		for n := range measures {
			if measures[n].name != x.Measure {
				continue
			}
			if seen.Values[q], seen.Why[q] = values[n], ""; math.IsNaN(values[n]) {
				seen.Why[q] = "the cases do not say"
			}
		}
	}
	for _, iso := range sortedKeys(by) {
		if !registered[iso] {
			seen.Ignored = append(seen.Ignored, Ignored{Reason: "cases of " + iso + ", whose figures were not registered", Rows: int64(len(by[iso]))})
		}
	}
	return nil
}
