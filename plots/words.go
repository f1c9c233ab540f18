package plots

import (
	"fmt"
	"math"
	"strings"
)

// NoChange is said of every difference whose interval holds zero.
const NoChange = "not distinguishable from no change"

// Verdict is what an outcome's intervals allow to be said.
type Verdict int

// Verdicts, from least to most said.
const (
	Unmeasured Verdict = iota // no difference in the table
	Same                      // exactly zero in every replicate
	Unclear                   // the interval holds zero
	OnDefaults                // simulation error excludes zero, the uncertainty range holds it
	Contrary                  // the range over assumptions has the other sign than the defaults
	Clear                     // the interval excludes zero
)

// Judge compares a row's intervals with zero. The uncertainty range decides
// where there is one, else the simulation error.
func Judge(h Headline) Verdict {
	simulated := finite(h.SimLow) && finite(h.SimHigh)
	ranged := finite(h.UncLow) && finite(h.UncHigh)
	switch {
	case !finite(h.Difference):
		return Unmeasured
	case h.Difference == 0 && (!simulated || h.SimLow == 0 && h.SimHigh == 0) && (!ranged || h.UncLow == 0 && h.UncHigh == 0):
		return Same
	case !simulated && !ranged:
		return Unclear
	case !ranged && holdsZero(h.SimLow, h.SimHigh):
		return Unclear
	case !ranged:
		return Clear
	case holdsZero(h.UncLow, h.UncHigh) && simulated && !holdsZero(h.SimLow, h.SimHigh):
		return OnDefaults
	case holdsZero(h.UncLow, h.UncHigh), simulated && holdsZero(h.SimLow, h.SimHigh):
		return Unclear
	case (h.UncLow > 0) != (h.Difference > 0):
		return Contrary
	}
	return Clear
}

// Words says what a row found, without the outcome's name, in words that
// follow from its numbers alone: "up 2.1 working days (+12%); same sign in 97%
// of draws", or "not distinguishable from no change".
func Words(h Headline) string {
	switch Judge(h) {
	case Unmeasured:
		return "not measured"
	case Same:
		return "no change in any replicate"
	case Unclear:
		return NoChange
	case OnDefaults:
		return NoChange + " over the range of assumptions; " + movement(h) + " at the defaults"
	case Contrary:
		return fmt.Sprintf("unclear: %s at the defaults, the other way over the range of assumptions", movement(h))
	}
	said := movement(h)
	if finite(h.SignShare) {
		said += "; same sign in " + FormatShare(h.SignShare) + " of draws"
	}
	if !finite(h.UncLow) || !finite(h.UncHigh) {
		said += "; simulation error only"
	}
	return said
}

// Clause is Words with the outcome's name before it and without the share of
// draws, to stand in a sentence.
func Clause(h Headline) string {
	name := PlainName(h.Outcome)
	switch Judge(h) {
	case Clear:
		return name + " " + movement(h)
	case Unmeasured:
		return name + " was not measured"
	case Same:
		return name + " the same in every replicate"
	case OnDefaults:
		return name + " " + movement(h) + " at the default assumptions but " + NoChange + " over their range"
	case Contrary:
		return name + " " + movement(h) + " at the default assumptions but the other way over their range"
	}
	return name + " is " + NoChange
}

// movement is direction and size: "up 2.1 working days (+12%)". Leakage is
// known only relative to the baseline (model.md section 11), so its ratio goes
// first.
func movement(h Headline) string {
	direction := "up "
	if h.Difference < 0 {
		direction = "down "
	}
	size := strings.TrimLeft(FormatDifference(h.Difference, h.Unit), "+-")
	relative := h.Relative
	if !finite(relative) && finite(h.Baseline) && h.Baseline != 0 {
		relative = h.Difference / math.Abs(h.Baseline)
	}
	switch {
	case !finite(relative) && h.Baseline == 0:
		return direction + size + " (from nothing)"
	case !finite(relative):
		return direction + size
	case h.Group == "leakage":
		return fmt.Sprintf("%s%s%% (%s)", direction, plainNumber(100*math.Abs(relative)), FormatDifference(h.Difference, h.Unit))
	}
	return fmt.Sprintf("%s%s (%s)", direction, size, FormatRelative(relative))
}

func holdsZero(low, high float64) bool { return low <= 0 && high >= 0 }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
