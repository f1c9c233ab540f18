package data

import (
	"fmt"
	"math"
	"path/filepath"
)

// Check lists all that is wrong with the world in the folder dir: schema,
// codes, positions, order, duplicates, impossible values, sizes and checksums.
// The first fifty of each kind in a column are listed, the last of them counts
// the rest. The error is for a folder that is no world at all.
func Check(dir string) ([]Problem, error) {
	w, ps, err := loadWorld(dir, func(name string) ([]byte, func() error, error) { return mapFile(filepath.Join(dir, name)) }, true)
	if err != nil {
		return nil, err
	}
	return ps.list, w.Close()
}

// Problems lists what is wrong with a world in memory.
func (w *World) Problems() []Problem {
	ps := &problems{}
	w.check(ps)
	return ps.list
}

// check finds what no schema can say: codes, positions, order and values.
func (w *World) check(ps *problems) {
	if w.To < w.From {
		ps.add(Problem{Kind: "value", File: worldJSON, Column: "to", Found: w.To.String(), Expected: "a day not before the first day " + w.From.String(), Do: "correct the base period"})
	}
	w.checkJurisdictions(rows{ps, "jurisdictions.arrow"})
	w.checkProducts(rows{ps, "products.arrow"})
	w.checkItems(rows{ps, "items.arrow"})
	w.checkFlows(rows{ps, "flows.arrow"})
	w.checkDistances(rows{ps, "distances.arrow"})
	w.checkTotals(rows{ps, "totals.arrow"})
	w.checkClocks(rows{ps, "clocks.arrow"})
	w.checkMicroFirms(rows{ps, "firms.arrow"})
	w.checkMicroAccounts(rows{ps, "accounts.arrow"})
	w.checkMeasured(rows{ps, "measured.arrow"})
	w.checkStaff(rows{ps, "staff.arrow"})
}

// rows adds problems of one file; rows count from 0 here and from 1 in words.
type rows struct {
	ps   *problems
	file string
}

func (r rows) add(kind string, row int, column, found, expected, do string) {
	r.ps.add(Problem{Kind: kind, File: r.file, Row: int64(row) + 1, Column: column, Found: found, Expected: expected, Do: do})
}

// number demands a finite value from low to high.
func (r rows) number(row int, column string, v, low, high float64) {
	if v >= low && v <= high && !math.IsInf(v, 0) {
		return
	}
	expected := fmt.Sprintf("a finite number from %g to %g", low, high)
	if math.IsInf(high, 1) {
		expected = fmt.Sprintf("a finite number of at least %g", low)
	}
	r.add("value", row, column, fmt.Sprint(v), expected, "correct the value")
}

// positive demands a finite value above zero.
func (r rows) positive(row int, column string, v float64) {
	if !(v > 0) || math.IsInf(v, 0) {
		r.add("value", row, column, fmt.Sprint(v), "a finite number above 0", "correct the value")
	}
}

// optional is number for a value that may be missing.
func (r rows) optional(row int, column string, v, low, high float64) {
	if !math.IsNaN(v) {
		r.number(row, column, v, low, high)
	}
}

// position demands a row of another table.
func (r rows) position(row int, column string, v uint16, n int, of string) {
	if int(v) >= n {
		r.add("index", row, column, fmt.Sprint("position ", v), fmt.Sprintf("one of the %d rows of %s, from 0", n, of), "import the world again")
	}
}

// ascending demands that a row's key is above the one before it.
func (r rows) ascending(row int, column, before, key string) {
	switch {
	case key == before:
		r.add("duplicate", row, column, key+" again", "each once", "drop one of the two rows or add them up")
	case key < before:
		r.add("order", row, column, key+" after "+before, "ascending order", "sort the rows")
	}
}

func (w *World) checkJurisdictions(r rows) {
	inf := math.Inf(1)
	r.count(len(w.Jurisdictions))
	for i := range w.Jurisdictions {
		j := &w.Jurisdictions[i]
		if !isCode(j.ISO3) {
			r.add("code", i, "iso3", fmt.Sprintf("%q", j.ISO3), "three capital letters (ISO 3166-1 alpha-3)", "correct the code")
		}
		if i > 0 {
			r.ascending(i, "iso3", w.Jurisdictions[i-1].ISO3, j.ISO3)
		}
		r.optional(i, "gdp", j.GDP, 0, inf)
		r.number(i, "opacity", j.Opacity, 0, 1)
		r.number(i, "enforcement", j.Enforcement, 0, 1)
		r.optional(i, "filings", j.Filings, 0, inf)
		r.optional(i, "exporters", j.Exporters, 0, inf)
		r.optional(i, "clock", j.Clock, 0, inf)
	}
}

// count demands that positions fit in 16 bits.
func (r rows) count(n int) {
	if n > math.MaxUint16+1 {
		r.ps.add(Problem{Kind: "value", File: r.file, Found: fmt.Sprint(n, " rows"), Expected: "at most 65536", Do: "import fewer"})
	}
}

func (w *World) checkProducts(r rows) {
	inf := math.Inf(1)
	r.count(len(w.Products))
	for i := range w.Products {
		p := &w.Products[i]
		if !isHS6(p.HS6) {
			r.add("code", i, "hs6", fmt.Sprintf("%q", p.HS6), "six digits", "correct the code; leading zeros count")
		}
		if i > 0 {
			r.ascending(i, "hs6", w.Products[i-1].HS6, p.HS6)
		}
		r.positive(i, "theta", p.Theta)
		if !math.IsNaN(p.ValuePerKg) {
			r.positive(i, "value_per_kg", p.ValuePerKg)
		}
		r.number(i, "sd_log", p.SdLog, 0, inf)
	}
}

func (w *World) checkItems(r rows) {
	inf := math.Inf(1)
	for i := range w.Items {
		it := &w.Items[i]
		if it.Entry == "" {
			r.add("code", i, "entry", `""`, "the entry's official number", "fill it in")
		}
		r.position(i, "jurisdiction", it.Jurisdiction, len(w.Jurisdictions), "jurisdictions.arrow")
		for _, hs := range it.HS6 {
			if !isHS6(hs) {
				r.add("code", i, "hs6", fmt.Sprintf("%q", hs), "six digits", "correct the code; leading zeros count")
			}
		}
		r.number(i, "coverage_low", it.CoverageLow, 0, 1)
		r.number(i, "coverage_mid", it.CoverageMid, it.CoverageLow, 1)
		r.number(i, "coverage_high", it.CoverageHigh, it.CoverageMid, 1)
		r.optional(i, "threshold", it.Threshold, 0, inf)
		r.number(i, "growth", it.Growth, -inf, inf)
		if it.Until != 0 && it.Until < it.From {
			r.add("value", i, "until", it.Until.String(), "a day not before "+it.From.String(), "correct the days in force")
		}
		if len(it.Policy) != len(w.Jurisdictions) {
			r.add("value", i, "policy", fmt.Sprint(len(it.Policy), " destinations"), fmt.Sprint(len(w.Jurisdictions), ", one a jurisdiction"), "import the list again")
		}
		for d, p := range it.Policy {
			if int(p) >= len(policyNames) {
				r.add("value", i, "policy", fmt.Sprintf("%d for destination %d", p, d), "0 to 3", "import the list again")
				break
			}
		}
	}
}

// isCode tells whether s has the form of an ISO 3166-1 alpha-3 code. Digits
// may stand after the first letter, as in codes of areas not elsewhere specified.
func isCode(s string) bool {
	if len(s) != 3 || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	for _, c := range []byte(s[1:]) {
		if (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func isHS6(s string) bool {
	if len(s) != 6 {
		return false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
