package patterns

import "math"

// Line is one figure that a pattern is held to.
type Line struct {
	Key       string // by which a trial's values name it
	Quantity  string
	Unit      string
	Published string  // what was published, in words
	Low, High float64 // a hit lies between them; infinite on an open side, both NaN where the line is only reported
	Tolerance string  // where Low and High are from
	Basis     string  // rows of the table of sources
	Mark      string  // emergent, calibrated or imposed
	Note      string  // what to know when reading it
	Why       string  // why the model misses, as found out; "" where that is not known
	Silent    [Rivals]string
}

// Reported says whether the line has no target and can neither hit nor miss.
func (l *Line) Reported() bool { return math.IsNaN(l.Low) && math.IsNaN(l.High) }

// Verdict on a figure.
type Verdict string

// Verdicts. A null that says nothing of a line has not met it.
const (
	Miss       Verdict = "miss"
	CantTell   Verdict = "can't tell"
	Hit        Verdict = "hit"
	NoTarget   Verdict = "no target"
	SayNothing Verdict = "says nothing"
)

// Judge is a hit where the whole interval lies inside the bounds, a miss where it
// lies outside of one of them, and can't tell where it straddles one. A figure that
// hardly any replicate yields (NaN) is a miss: what was published does not happen.
func (l *Line) Judge(mean, low, high float64) Verdict {
	switch {
	case l.Reported():
		return NoTarget
	case math.IsNaN(mean):
		return Miss
	case math.IsNaN(low) || math.IsNaN(high): // a single replicate
		return CantTell
	case high < l.Low || low > l.High:
		return Miss
	case low >= l.Low && high <= l.High:
		return Hit
	}
	return CantTell
}

var (
	nan = math.NaN()
	inf = math.Inf(1)
)
