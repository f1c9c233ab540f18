package limits

import (
	"fmt"
	"math"

	"cordon/model/exact"
)

// Row is one quantity of a case: what theory says and what the model returns.
type Row struct {
	Quantity string
	Theory   float64
	Model    float64
	SE       float64 // standard error of Model; 0 where it is exact
	N        int     // how many were drawn; 0 where nothing is
	// Tolerance is the largest |model - theory| of a row that is not judged by its
	// standard error; Relative: as a share of theory.
	Tolerance float64
	Relative  bool
	Approx    bool // theory is an approximation
}

// Verdict on a row.
type Verdict string

// Verdicts. NoPower: three standard errors exceed 5% of theory, so that a formula
// that is 5% off could not be seen; it is no pass.
const (
	OK      Verdict = "ok"
	Off     Verdict = "FAIL"
	NoPower Verdict = "no power"
)

// Standard errors that a sampled row may be off, and the part of theory that must
// be seen at that distance.
const (
	widest  = 3
	visible = 0.05
)

// Sampled says whether the row is judged by its standard error.
func (r *Row) Sampled() bool { return r.SE > 0 && r.Tolerance == 0 }

// Verdict is OK where a sampled row lies within three standard errors of theory,
// and any other within its tolerance.
func (r *Row) Verdict() Verdict {
	off := math.Abs(r.Model - r.Theory)
	switch {
	case r.Sampled() && !(off <= widest*r.SE):
		return Off
	case r.Sampled() && !(widest*r.SE < visible*math.Abs(r.Theory)):
		return NoPower
	case r.Sampled():
		return OK
	case !(off <= r.allowed()):
		return Off
	}
	return OK
}

func (r *Row) allowed() float64 {
	if r.Relative {
		return float64(r.Tolerance * math.Abs(r.Theory))
	}
	return r.Tolerance
}

// Bound says how the row is judged.
func (r *Row) Bound() string {
	switch {
	case r.Sampled():
		return "3 s.e."
	case r.Relative:
		return fmt.Sprintf("%g%%", 100*r.Tolerance)
	case r.Tolerance == 0:
		return "exact"
	}
	return fmt.Sprintf("%g", r.Tolerance)
}

// sampled is a row from independent batches or replicates of a quantity, n drawn
// in all of them.
func sampled(quantity string, theory float64, x []float64, n int) Row {
	mean := 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	ss := 0.0
	for _, v := range x {
		ss += float64((v - mean) * (v - mean))
	}
	return Row{Quantity: quantity, Theory: theory, Model: mean, SE: exact.Sqrt(ss / float64(len(x)*(len(x)-1))), N: n}
}

// share is a row from hits among n independent draws.
func share(quantity string, theory float64, hits, n int) Row {
	p := float64(hits) / float64(n)
	return Row{Quantity: quantity, Theory: theory, Model: p, SE: exact.Sqrt(float64(p*(1-p)) / float64(n)), N: n}
}

// within is a row that must hold to a tolerance.
func within(quantity string, theory, model, tolerance float64) Row {
	return Row{Quantity: quantity, Theory: theory, Model: model, Tolerance: tolerance}
}
