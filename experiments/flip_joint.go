package experiments

import (
	"math"
	"slices"

	"cordon/experiments/conclusions"
	"cordon/model/exact"
	"cordon/model/param"
)

// Joint is what became of one conclusion over the joint draws, in which all
// assumptions vary at once.
type Joint struct {
	Draws, Same int     // joint draws in which it was measured, and those with its sign
	Luck        float64 // share of the replicates at default parameters with its sign: what luck alone does to a single replicate
	Nearest     int     // index of the draw with another sign that is nearest to the defaults; -1: none
	Departure   float64 // of that draw from the defaults: root of the mean squared distance in shares of the priors
	Drivers     []Driver
}

// Driver is a parameter by how strongly the difference goes with it over the draws.
type Driver struct {
	Path      string
	Rank      float64 // Spearman's rank correlation of the parameter with the difference
	Beyond    bool    // larger than chance makes the largest of all parameters in one of twenty cases
	Low, High float64 // mean difference in the draws below and above the parameter's median
}

// drivers is how many are kept of each conclusion, and driversLevel the chance that
// one of them is called beyond chance where none is.
const (
	drivers      = 5
	driversLevel = 0.05
)

// joint reads the comparison's own joint draws.
func (c *Comparison) joint(all []Conclusion) []Joint {
	declared, places := c.drawnPlaces()
	out := make([]Joint, len(all))
	for k, conclusion := range all {
		j := Joint{Nearest: -1, Luck: notKnown, Departure: notKnown}
		var diffs []float64
		var rows []int // of places
		same, luck := 0, 0
		for i := range c.Values {
			d := conclusion.difference(c.Values[i].Values)
			sign := d*float64(conclusion.Sign) > 0
			switch {
			case math.IsNaN(d):
			case !c.Values[i].Draw:
				luck++
				same += int(oneOf(sign))
			default:
				diffs, rows = append(diffs, d), append(rows, i)
				j.Draws++
				j.Same += int(oneOf(sign))
				if far := departure(places[i], declared, c); !sign && conclusion.Sign != 0 && (j.Nearest < 0 || far < j.Departure) {
					j.Nearest, j.Departure = c.Values[i].Index, far
				}
			}
		}
		if luck > 0 {
			j.Luck = float64(same) / float64(luck)
		}
		j.Drivers = driversOf(declared, places, rows, diffs)
		out[k] = j
	}
	return out
}

// drawnPlaces are the parameters that joint draws vary and, by replicate, the shares
// of their priors below the values drawn; nil at default parameters.
func (c *Comparison) drawnPlaces() (declared []param.Declaration, places [][]float64) {
	for _, d := range c.Declared() {
		if d.Uncertain() && !slices.Contains(c.study.Fixed, d.Path) {
			declared = append(declared, d)
		}
	}
	places = make([][]float64, len(c.Values))
	for i := range c.Values {
		if !c.Values[i].Draw {
			continue
		}
		p := c.study.ParamsOf(c.Values[i].Index)
		values := param.Values(&p)
		for _, d := range declared {
			places[i] = append(places[i], d.Below(values[d.Path]))
		}
	}
	return declared, places
}

func departure(place []float64, declared []param.Declaration, c *Comparison) float64 {
	params := c.study.Params
	own := param.Values(&params)
	squares := make([]float64, len(declared))
	for i, d := range declared {
		far := place[i] - d.Below(own[d.Path])
		squares[i] = float64(far * far)
	}
	return exact.Sqrt(exact.Mean(squares))
}

// driversOf are the parameters whose ranks go most closely with the difference's.
func driversOf(declared []param.Declaration, places [][]float64, rows []int, diffs []float64) []Driver {
	if len(rows) < 4 {
		return nil
	}
	var all []Driver
	beyond := conclusions.RankCorrelationAt(driversLevel, len(declared), len(rows))
	column := make([]float64, len(rows))
	for i, d := range declared {
		var low, high []float64
		for n, r := range rows {
			column[n] = places[r][i]
			if column[n] < 0.5 {
				low = append(low, diffs[n])
			} else {
				high = append(high, diffs[n])
			}
		}
		rank := conclusions.RankCorrelation(column, diffs)
		if math.IsNaN(rank) {
			continue
		}
		all = append(all, Driver{d.Path, rank, math.Abs(rank) > beyond, exact.Mean(low), exact.Mean(high)})
	}
	slices.SortStableFunc(all, func(a, b Driver) int {
		switch x, y := math.Abs(a.Rank), math.Abs(b.Rank); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return all[:min(drivers, len(all))]
}
