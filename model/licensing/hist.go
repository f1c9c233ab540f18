package licensing

import "math"

const (
	// binsPerDay and longest fix the histogram of durations: quarters of a working
	// day up to 400 working days, and one bin for what is longer.
	binsPerDay = 4
	longest    = 400
	bins       = binsPerDay*longest + 1
)

// Durations counts times to a first decision, decided and censored, in quarters
// of a working day. The zero value is empty.
type Durations struct {
	Decided  [bins]uint32
	Censored [bins]uint32
}

// Bins is the number of bins; bin i covers BinLow(i) up to BinLow(i+1) working days.
const Bins = bins

// BinLow is the lower edge of bin i [working days]; the last bin has no upper edge.
func BinLow(i int) float64 { return float64(float64(i) * (1.0 / binsPerDay)) }

func bin(days float64) int { return min(max(int(days*binsPerDay), 0), bins-1) }

// Decide adds a decided case.
func (h *Durations) Decide(days float64) { h.Decided[bin(days)]++ }

// Censor adds a case that was still open, or withdrawn, after days.
func (h *Durations) Censor(days float64) { h.Censored[bin(days)]++ }

// Merge adds the cases of o.
func (h *Durations) Merge(o *Durations) {
	for i := range h.Decided {
		h.Decided[i] += o.Decided[i]
		h.Censored[i] += o.Censored[i]
	}
}

// Total is the number of decided and of censored cases.
func (h *Durations) Total() (decided, censored int64) {
	for i := range h.Decided {
		decided += int64(h.Decided[i])
		censored += int64(h.Censored[i])
	}
	return decided, censored
}

// Survival is the Kaplan-Meier share still undecided at the end of each bin.
// Within a bin decisions come before censoring, as the estimator has it for ties.
func (h *Durations) Survival() []float64 {
	decided, censored := h.Total()
	atRisk := decided + censored
	s := make([]float64, bins)
	open := 1.0
	for i := range s {
		if atRisk > 0 {
			open *= 1 - float64(h.Decided[i])/float64(atRisk)
		}
		atRisk -= int64(h.Decided[i]) + int64(h.Censored[i])
		s[i] = open
	}
	return s
}

// Quantile is the time by which the share q of cases is decided [working days],
// linear within its bin; +Inf where the curve does not come down that far, NaN
// where there are no cases.
func (h *Durations) Quantile(q float64) float64 {
	decided, censored := h.Total()
	atRisk := decided + censored
	if atRisk == 0 {
		return math.NaN()
	}
	open := 1.0
	for i := range h.Decided {
		if n := h.Decided[i]; n > 0 {
			next := float64(open * (1 - float64(n)/float64(atRisk)))
			if next <= 1-q && i < bins-1 {
				part := (open - (1 - q)) / (open - next)
				return BinLow(i) + float64(part*(1.0/binsPerDay))
			}
			open = next
		}
		atRisk -= int64(h.Decided[i]) + int64(h.Censored[i])
	}
	return math.Inf(1)
}

// Median is Quantile(0.5).
func (h *Durations) Median() float64 { return h.Quantile(0.5) }

// Within is the Kaplan-Meier share decided within days, as statutory clocks ask.
func (h *Durations) Within(days float64) float64 {
	decided, censored := h.Total()
	atRisk := decided + censored
	open := 1.0
	for i := 0; i < bins && BinLow(i) < days; i++ {
		if atRisk > 0 {
			open = float64(open * (1 - float64(h.Decided[i])/float64(atRisk)))
		}
		atRisk -= int64(h.Decided[i]) + int64(h.Censored[i])
	}
	return 1 - open
}
