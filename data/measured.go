package data

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Measured is a parameter of one jurisdiction's agency as fitted to its own case
// records. The records themselves are in no world.
type Measured struct {
	Jurisdiction uint16  // position in Jurisdictions
	Path         string  // as "cordon list parameters" has it, or one of agency.filings, agency.concern, agency.mix.CATEGORY
	Value        float64 // in the parameter's unit
	SE           float64 // standard error, the same
	Low, High    float64 // 90% interval
	Law          string  // one of Laws
	N            int32   // cases that it rests on
	Method       string
	Source       string // Source.ID
	From, Until  Date   // of the records
}

// The laws of an estimate: on which scale its error is taken to be normal.
const (
	LawNormal    = "normal"
	LawLognormal = "lognormal" // values above 0
	LawLogit     = "logit"     // shares
)

// Interval is the bounds that lie z standard errors from a value on its law's scale.
func Interval(law string, value, se, z float64) (low, high float64) {
	return AtScore(law, value, se, -z), AtScore(law, value, se, z)
}

// AtScore is the value that lies z standard errors from the estimate.
func AtScore(law string, value, se, z float64) float64 {
	switch law {
	case LawLognormal:
		return value * math.Exp(z*se/value)
	case LawLogit:
		odds := value / (1 - value) * math.Exp(z*se/(value*(1-value)))
		return odds / (1 + odds)
	}
	return value + z*se
}

// Staff is the officers of one jurisdiction's agency in one month.
type Staff struct {
	Jurisdiction uint16  // position in Jurisdictions
	Month        Date    // its first day
	Officers     float64 // at the first desks
	Second       float64 // at the second station; NaN: not recorded
	Desks        int32   // at the first station; 0: not recorded
}

// SetMeasured replaces what is measured of the jurisdictions that the rows name.
func (w *World) SetMeasured(rows []Measured) {
	named := map[uint16]bool{}
	for _, m := range rows {
		named[m.Jurisdiction] = true
	}
	w.Measured = slices.DeleteFunc(slices.Clone(w.Measured), func(m Measured) bool { return named[m.Jurisdiction] })
	w.Measured = append(w.Measured, rows...)
	slices.SortFunc(w.Measured, func(a, b Measured) int {
		return cmp.Or(cmp.Compare(a.Jurisdiction, b.Jurisdiction), cmp.Compare(a.Path, b.Path))
	})
}

// SetStaff replaces the staff of the jurisdictions that the rows name.
func (w *World) SetStaff(rows []Staff) {
	named := map[uint16]bool{}
	for _, s := range rows {
		named[s.Jurisdiction] = true
	}
	w.Staff = slices.DeleteFunc(slices.Clone(w.Staff), func(s Staff) bool { return named[s.Jurisdiction] })
	w.Staff = append(w.Staff, rows...)
	slices.SortFunc(w.Staff, func(a, b Staff) int {
		return cmp.Or(cmp.Compare(a.Jurisdiction, b.Jurisdiction), cmp.Compare(a.Month, b.Month))
	})
}

// MeasuredOf are the rows of one jurisdiction.
func (w *World) MeasuredOf(jurisdiction int) []Measured {
	return ofPlace(w.Measured, jurisdiction, func(m *Measured) uint16 { return m.Jurisdiction })
}

// StaffOf are the months of one jurisdiction.
func (w *World) StaffOf(jurisdiction int) []Staff {
	return ofPlace(w.Staff, jurisdiction, func(s *Staff) uint16 { return s.Jurisdiction })
}

func ofPlace[R any](rows []R, place int, of func(*R) uint16) []R {
	from := 0
	for from < len(rows) && int(of(&rows[from])) < place {
		from++
	}
	to := from
	for to < len(rows) && int(of(&rows[to])) == place {
		to++
	}
	return rows[from:to]
}

func (w *World) checkMeasured(r rows) {
	for i := range w.Measured {
		m := &w.Measured[i]
		r.position(i, "jurisdiction", m.Jurisdiction, len(w.Jurisdictions), "jurisdictions.arrow")
		if m.Path == "" {
			r.add("value", i, "path", `""`, "a parameter's path", "import the cases again")
		}
		if i > 0 {
			key := func(m *Measured) string { return fmt.Sprintf("%05d %s", m.Jurisdiction, m.Path) }
			r.ascending(i, "path", key(&w.Measured[i-1]), key(m))
		}
		low, high := math.Inf(-1), math.Inf(1)
		switch m.Law {
		case LawLognormal:
			low = math.SmallestNonzeroFloat64
		case LawLogit:
			low, high = math.SmallestNonzeroFloat64, 1-1e-15
		case LawNormal:
		default:
			r.add("value", i, "law", fmt.Sprintf("%q", m.Law), "normal, lognormal or logit", "import the cases again")
		}
		r.number(i, "value", m.Value, low, high)
		r.number(i, "se", m.SE, 0, math.Inf(1))
		r.number(i, "low", m.Low, low, m.Value)
		r.number(i, "high", m.High, m.Value, high)
		r.number(i, "n", float64(m.N), 0, math.Inf(1))
		if m.Until < m.From {
			r.add("value", i, "until", m.Until.String(), "a day not before "+m.From.String(), "import the cases again")
		}
	}
}

func (w *World) checkStaff(r rows) {
	const most = 1e6
	for i := range w.Staff {
		s := &w.Staff[i]
		r.position(i, "jurisdiction", s.Jurisdiction, len(w.Jurisdictions), "jurisdictions.arrow")
		if i > 0 {
			key := func(s *Staff) string { return fmt.Sprintf("%05d %011d", s.Jurisdiction, int64(s.Month)+1<<32) }
			r.ascending(i, "month", key(&w.Staff[i-1]), key(s))
		}
		r.positive(i, "officers", s.Officers)
		r.number(i, "officers", s.Officers, 0, most)
		r.optional(i, "second", s.Second, 0, most)
		r.number(i, "desks", float64(s.Desks), 0, most)
	}
}
