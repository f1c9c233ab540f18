package model

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Bounds on the grossing-up (model.md section 4).
const (
	maxMultiplier = 5
	matched       = 0.001
	minPasses     = 8
	maxPasses     = 25
)

// calibrate grosses each cell's recorded flow up to the need behind it, so that
// the baseline delivers what was recorded, and lays down the base weights.
func calibrate(g *world.Ground, p *Params, rules *world.Rules) {
	x := newExpected(g, p, rules)
	for pass := 0; pass < maxPasses; pass++ {
		x.rows()
		x.deliver()
		worst := 0.0
		for c := range g.Cells {
			cell := &g.Cells[c]
			if cell.Closed() {
				continue
			}
			got := x.delivered[c] + x.transit[c]
			if got <= 0 {
				cell.Unmatched = 1
				cell.Multiplier = maxMultiplier
				continue
			}
			ratio := cell.WeeklyUSD / got
			m := math.Min(math.Max(cell.Multiplier*ratio, 0.05), maxMultiplier)
			cell.Unmatched = math.Abs(1/ratio - 1)
			cell.Multiplier = m
			worst = math.Max(worst, cell.Unmatched)
		}
		if pass+1 >= minPasses && worst < matched/10 {
			break
		}
	}
	x.rows()
	x.deliver()
	for c := range g.Cells {
		cell := &g.Cells[c]
		if cell.Closed() {
			continue
		}
		cell.Unmatched = math.Abs((x.delivered[c]+x.transit[c])/cell.WeeklyUSD - 1)
	}
	g.Direct = append([]float64(nil), x.delivered...)
	g.Transit = append([]float64(nil), x.transit...)
	x.finish()
}

// rows lays down base weights: s_i = need_i a_ib / sum.
func (x *expected) rows() {
	g := x.g
	nc := len(g.Classes)
	for r := range g.RowMarket {
		mk := &g.Markets[g.RowMarket[r]]
		off := int(g.RowOffset[r])
		sum := 0.0
		for o := 0; o < int(mk.Options); o++ {
			g.Base[off+o] = 0
			c := g.OptCell[int(mk.FirstOption)+o]
			if c == world.None {
				continue
			}
			cell := &g.Cells[c]
			v := float64(cell.NeedUSD() * g.Ability[int(cell.Origin)*nc+int(g.RowClass[r])])
			g.Base[off+o] = v
			sum += v
		}
		g.RowNeed[r] = sum
		for o := 0; sum > 0 && o < int(mk.Options); o++ {
			g.Base[off+o] /= sum
		}
	}
}

// finish lays down what runs need: alias rows, committed demand and order values.
func (x *expected) finish() {
	g := x.g
	g.Alias = chance.Alias{}
	for r := range g.RowMarket {
		mk := &g.Markets[g.RowMarket[r]]
		off := int(g.RowOffset[r])
		if at := g.Alias.Add(g.Base[off : off+int(mk.Options)]); at != off {
			panic("alias rows and base weights are out of step")
		}
	}
	g.CommittedBase = make([]float64, g.NJ*g.NP)
	for c := range g.Cells {
		cell := &g.Cells[c]
		g.CommittedBase[int(cell.Origin)*g.NP+int(cell.Product)] += cell.NeedUSD()
	}
	for m := range g.Markets {
		mk := &g.Markets[m]
		sum, n := 0.0, 0.0
		for o := mk.FirstOption; o < mk.FirstOption+mk.Options-mk.New; o++ {
			g.OrderUSD[o] = g.Cells[g.OptCell[o]].OrderValue(x.p.Market.Rate)
			sum += g.OrderUSD[o]
			n++
		}
		for o := mk.FirstOption + mk.Options - mk.New; o < mk.FirstOption+mk.Options; o++ {
			g.OrderUSD[o] = sum / n
		}
	}
	g.CategoryFilings, g.ListedWeekly = x.filings, x.listed
	g.ModelFilings = make([]float64, g.NJ)
	for i := range g.ModelFilings {
		g.ModelFilings[i] = exact.Sum(g.FilingsOf(world.JurisdictionID(i)))
	}
}
