package licensing

// Counts is what an agency did, background filings included: in a week, or
// since its start. Times are working days.
type Counts struct {
	Filed      [Lanes]int64
	Background int64 // of Filed
	Outcome    [Lanes][Outcomes]int64
	DaysSum    [Lanes]float64   // filing to end, of all that ended, withdrawn included
	OpenSum    [Lanes]float64   // integral of open cases over time
	Class      [Classes]int64   // first decisions by class
	ClassDays  [Classes]float64 // filing to first decision, by class
	Worked     float64          // officer-days used
	Available  float64          // officer-days there to use
	Checks     int64            // cases checked on site or by a third party
	Overflow   int64            // cases that there was no capacity to check
	Silence    int64            // referred cases that the common body's clock decided
	Overload   int64            // weeks in which the model's own filings exceeded the published load
}

// Decided is the number of first decisions.
func (c *Counts) Decided() (n int64) {
	for _, k := range c.Class {
		n += k
	}
	return n
}

// Of is the number of cases that ended so, over all lanes.
func (c *Counts) Of(o Outcome) (n int64) {
	for l := range c.Outcome {
		n += c.Outcome[l][o]
	}
	return n
}

// MeanDays is the mean time to a first decision [working days]; NaN without decisions.
func (c *Counts) MeanDays() float64 {
	sum := 0.0
	for _, d := range c.ClassDays {
		sum += d
	}
	return sum / float64(c.Decided())
}

// OfficerWeeks is the officers' time used [officer-weeks].
func (c *Counts) OfficerWeeks() float64 { return c.Worked / Week }

// Add adds the counts of o.
func (c *Counts) Add(o *Counts) { c.combine(o, 1) }

// Sub takes the counts of o away: what happened between two moments.
func (c *Counts) Sub(o *Counts) { c.combine(o, -1) }

func (c *Counts) combine(o *Counts, sign int64) {
	by := float64(sign)
	for l := range Lanes {
		c.Filed[l] += sign * o.Filed[l]
		for k := range Outcomes {
			c.Outcome[l][k] += sign * o.Outcome[l][k]
		}
		c.DaysSum[l] += float64(by * o.DaysSum[l])
		c.OpenSum[l] += float64(by * o.OpenSum[l])
	}
	for k := range Classes {
		c.Class[k] += sign * o.Class[k]
		c.ClassDays[k] += float64(by * o.ClassDays[k])
	}
	c.Background += sign * o.Background
	c.Overload += sign * o.Overload
	c.Checks += sign * o.Checks
	c.Overflow += sign * o.Overflow
	c.Silence += sign * o.Silence
	c.Worked += float64(by * o.Worked)
	c.Available += float64(by * o.Available)
}
