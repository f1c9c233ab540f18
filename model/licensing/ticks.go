package licensing

// ticks is a time in whole parts of a working day, so that sums of times do not
// depend on their order.
type ticks int64

// ticksADay divides a working day finer than any time is known.
const ticksADay = 1 << 30

func ticksOf(days float64) ticks { return ticks(days * ticksADay) }

func (t ticks) days() float64 { return float64(float64(t) * (1.0 / ticksADay)) }

// heard is a week's decisions of one lane and class.
type heard struct {
	cases int64
	days  ticks
}
