package data

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// gdp takes each jurisdiction's GDP of the base period's last year with
// data from the World Bank's table (a column a year), or the embedded figures.
func (x *extras) gdp() error {
	w, o, rep := x.w, x.o, x.rep
	const oldest = 15 // years before the base period that are still taken
	last := w.To.Time().Year()
	if o.GDP == "" {
		for _, g := range GDPs() {
			if at := w.JurisdictionIndex(g.ISO3); at >= 0 {
				w.Jurisdictions[at].GDP = g.USD
			}
		}
	} else {
		var years []string
		for y := last; y > last-oldest; y-- {
			years = append(years, strconv.Itoa(y))
		}
		early, outside := 0, 0
		err := readExtra(o.GDP, []string{"country code"}, years, func(c *cells) error {
			at := w.JurisdictionIndex(currentISO3(c.text(0)))
			if at < 0 {
				outside++
				return nil
			}
			for i := range years {
				v, ok, err := c.number(i + 1)
				if err != nil {
					return err
				}
				if ok {
					w.Jurisdictions[at].GDP = v
					if i > 0 {
						early++
					}
					return nil
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		rep.note("GDP: %d rows are of places outside the world or of aggregates; %d jurisdictions have their latest figure before %d", outside, early, last)
	}
	lacks := make([]bool, len(w.Jurisdictions))
	for i := range w.Jurisdictions {
		lacks[i] = math.IsNaN(w.Jurisdictions[i].GDP)
	}
	share := x.trade.touching(lacks)
	if n := countTrue(lacks); n > 0 {
		w.defaulted("GDP", fmt.Sprintf("missing for %d jurisdictions", n), "not in the table of GDP", share)
	}
	if o.GDP == "" {
		w.defaulted("GDP", "embedded figures of 2023", "no --gdp", 1-share)
	}
	return nil
}

// distances takes population-weighted distances from CEPII GeoDist.
func (x *extras) distances() error {
	w, o, rep := x.w, x.o, x.rep
	n := len(w.Jurisdictions)
	have := make([]bool, n*n)
	if o.Distances != "" {
		missing, outside := 0, 0
		err := readExtra(o.Distances, []string{"iso_o", "iso_d", "distw"}, nil, func(c *cells) error {
			from, to := w.JurisdictionIndex(currentISO3(c.text(0))), w.JurisdictionIndex(currentISO3(c.text(1)))
			km, ok, err := c.number(2)
			switch {
			case err != nil:
				return err
			case from < 0 || to < 0:
				outside++
			case !ok:
				missing++
			case from != to && !have[from*n+to]:
				have[from*n+to] = true
				w.Distances = append(w.Distances, Distance{uint16(from), uint16(to), km})
			}
			return nil
		})
		if err != nil {
			return err
		}
		rep.note("distances: %s pairs taken, %s without a figure, %s of places outside the world", grouped(int64(len(w.Distances))), grouped(int64(missing)), grouped(int64(outside)))
		slices.SortFunc(w.Distances, func(a, b Distance) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	}
	share := x.trade.pairs(func(e, i int) bool { return !have[e*n+i] })
	if share > 0 {
		why := "no --distances"
		if o.Distances != "" {
			why = "pairs that GeoDist lacks"
		}
		w.defaulted("distances", "missing", why, share)
	}
	return nil
}

// totalKey is an exporter's total to an importer in a year.
type totalKey struct{ exporter, importer, year int }

// totals takes total goods exports a year: for each exporter the mean over
// the years of the base period that it reports, else its latest year before
// them, else its first year after.
func (x *extras) totals() error {
	w, o, rep := x.w, x.o, x.rep
	if o.Totals == "" {
		w.defaulted("totals", "missing", "no --totals: the rest of a country's exports is not known", 1)
		return nil
	}
	values := map[totalKey]float64{}
	years := map[int]map[int]bool{}
	outside, outsideValue, all := 0, 0.0, 0.0
	err := readExtra(o.Totals, []string{"year", "exporter", "importer", "value_usd"}, nil, func(c *cells) error {
		year, ok := parseYear(c.text(0))
		if !ok {
			return c.bad(0, columnYear.expected())
		}
		v, ok, err := c.number(3)
		if err != nil || !ok {
			return cmp.Or(err, error(BadRow{File: c.file, Line: int64(c.line), Column: "value_usd", Found: "nothing", Expected: "a number of at least 0"}))
		}
		from, to := w.JurisdictionIndex(currentISO3(c.text(1))), w.JurisdictionIndex(currentISO3(c.text(2)))
		all += v
		if from < 0 || to < 0 || from == to {
			outside++
			outsideValue += v
			return nil
		}
		values[totalKey{from, to, int(year)}] += v
		if years[from] == nil {
			years[from] = map[int]bool{}
		}
		years[from][int(year)] = true
		return nil
	})
	if err != nil {
		return err
	}
	rep.note("totals: %s rows, %.1f%% of their value, have an exporter or importer outside the world and are not taken", grouped(int64(outside)), 100*outsideValue/max(all, 1))
	first, last := w.From.Time().Year(), w.To.Time().Year()
	for e := range w.Jurisdictions {
		span := chosenYears(years[e], first, last)
		for i := range w.Jurisdictions {
			sum, reported := 0.0, false
			for _, y := range span {
				v, ok := values[totalKey{e, i, y}]
				sum, reported = sum+v, reported || ok
			}
			if reported {
				w.Totals = append(w.Totals, Total{uint16(e), uint16(i), sum / float64(len(span))})
			}
		}
	}
	silent := x.trade.pairs(func(e, _ int) bool { return len(years[e]) == 0 })
	if silent > 0 {
		w.defaulted("totals", "missing", "exporters that the table of totals lacks", silent)
	}
	return nil
}

// chosenYears are the reported years of the base period, or the nearest one.
func chosenYears(have map[int]bool, first, last int) []int {
	var inside []int
	before, after := 0, 0
	for _, y := range sortedKeys(have) {
		switch {
		case y < first:
			before = y
		case y <= last:
			inside = append(inside, y)
		case after == 0:
			after = y
		}
	}
	switch {
	case inside != nil:
		return inside
	case before != 0:
		return []int{before}
	case after != 0:
		return []int{after}
	}
	return nil
}
