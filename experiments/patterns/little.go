package patterns

import (
	"context"
	"math"

	"cordon/model"
	"cordon/model/licensing"
)

// Cases that one agency received in a month (A32): in April 2007, when they took 32
// days, and in April 2008, when they took 15.
const (
	received2007 = 6290
	received2008 = 7728
)

// noAgencies is why neither null can say anything of a queue.
var noAgencies = [Rivals]string{GravityOnly: "it has no agencies", Shuffled: "every case is decided at once, so nothing waits"}

var littlesLaw = &Pattern{
	Number: 1, Name: "littles-law", Title: "Little's law across regimes",
	Doc: "what is open at a month's end is what came in a day times how long cases take, in a slow year, in a fast one, and in a year of growing load",
	Run: "one agency with the default parameters, sized to the load of April 2007 or of April 2008 (received cases are the pattern's input), and one whose load grows from the first to the second in a year while its officers grow as much; thirteen months of four weeks each, read as A32 reads them: cases received in the month, mean time of the cases closed in it, cases open at its end",
	Lines: []Line{
		little("low", "cases a day times mean time, over cases open: at the load of April 2007", "0.89 in April 2007"),
		little("high", "cases a day times mean time, over cases open: at the load of April 2008", "1.04 in April 2008"),
		little("growing", "cases a day times mean time, over cases open: in a year in which the load grows from the one to the other", "0.89 and 1.04"),
	},
	Silent: noAgencies,
	prepare: func(s *Setup) (Trial, error) {
		p := licensing.Defaults()
		return func(_ context.Context, replicate int) (Values, error) {
			v := Values{}
			for key, grows := range map[string]float64{"low": 1, "high": 1, "growing": float64(received2008) / received2007} {
				load := 12.0 * received2007
				if key == "high" {
					load = 12 * received2008
				}
				a, err := model.AgencyOf(p, load, s.key(replicate))
				if err != nil {
					return nil, err
				}
				v[key] = monthly(a, grows)
			}
			return v, nil
		}, nil
	},
}

func little(key, quantity, published string) Line {
	return Line{
		Key: key, Quantity: quantity, Unit: "ratio", Published: published, Low: 0.85, High: 1.15,
		Tolerance: "0.85 to 1.15, as the pattern states it", Basis: "A32", Mark: "emergent",
	}
}

// monthly is the mean over a year's months of what came in a working day, times the
// mean time of what was closed [working days], over what is open at the month's end.
// Two years of warm-up come first. Load and officers grow evenly to a multiple.
func monthly(a *licensing.Agency, grows float64) float64 {
	const warm, months, month = 104, 13, 4
	week := 0
	for ; week < warm; week++ {
		a.Step(week, nil)
	}
	sum := 0.0
	first, second := a.Officers()
	for m := range months {
		factor := 1 + float64((grows-1)*float64(m+1))/months
		if factor != 1 { // hired ahead, so that they work when the load is there
			a.SetLoad(factor)
			a.SetOfficers(week, int(math.Round(factor*float64(first))), int(math.Round(factor*float64(second))))
		}
		before := *a.Total()
		for end := week + month; week < end; week++ {
			a.Step(week, nil)
		}
		c := *a.Total()
		c.Sub(&before)
		var received, ended, open int64
		days := 0.0
		for l := range licensing.Lanes {
			received += c.Filed[l]
			days += c.DaysSum[l]
			open += a.Backlog()[l]
			for _, n := range c.Outcome[l] {
				ended += n
			}
		}
		sum += float64(received) / (month * licensing.Week) * (days / float64(ended)) / float64(open)
	}
	return sum / months
}
