package model

import (
	"math"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/market"
	"cordon/model/world"
)

// Populate draws one replicate's accounts and firms on a ground.
func Populate(g *world.Ground, p *Params, h *market.Hazard, key chance.Key, firstWeek int) *world.Population {
	last := &g.Cells[len(g.Cells)-1]
	na := int(last.FirstAccount) + int(last.Accounts)
	hd := &g.Headings[len(g.Headings)-1]
	nf := int(hd.FirstFirm) + int(hd.MaxFirms)
	pop := &world.Population{
		Key: make([]uint64, na), Cell: make([]world.CellID, na), Market: make([]world.MarketID, na), Home: make([]world.FirmID, na), Cents: make([]int64, na), Order: make([]int64, na),
		CumUSD: make([]float64, na), Perf: make([]float32, na), KindOf: make([]int32, na), Barred: make([]bool, na), PartyU: make([]float32, na), ExceptU: make([]float32, na),
		FirmKey: make([]uint64, nf), FirmAt: make([]int32, nf), Sales: make([]float64, nf), Employees: make([]float64, nf), Stands: make([]float64, nf), Size: make([]world.SizeClass, nf),
		Literacy: make([]float32, nf), Percent: make([]float32, nf), Entrant: make([]bool, nf),
		StartRow: make([]world.RowID, na), StartOpt: make([]world.OptionID, na), StartSince: make([]int16, na),
	}
	weight := RankSizes(g, p.Population.Tail, pop, key)
	weeks := float64(g.World.Days()) / 7
	share := make([]float64, 0, 64)
	for c := range g.Cells {
		share = accounts(g, p, pop, h, key, world.CellID(c), weight, share[:0], weeks, firstWeek)
	}
	firmSizes(g, p, pop, key, weeks)
	return pop
}

// RankSizes gives each firm of a population whose FirmKey, FirmAt and Entrant are
// made a size by its rank, Pareto with this tail and least size 1: the rank's
// quantile, jittered within its own slot. It fills those three.
func RankSizes(g *world.Ground, tail float64, pop *world.Population, key chance.Key) []float64 {
	weight := make([]float64, len(pop.FirmKey))
	k := key.At(chance.FirmSize, 0)
	for h := range g.Headings {
		hd := &g.Headings[h]
		id := chance.Mix(chance.Hash(g.ISO[hd.Home], hd.HS4), 1)
		for r := int32(0); r < hd.MaxFirms; r++ {
			f := int(hd.FirstFirm) + int(r)
			pop.FirmAt[f] = int32(h)
			pop.Entrant[f] = r >= hd.Firms
			if r < hd.Recorded {
				pop.FirmKey[f] = recordedKey(g, hd, r)
				continue
			}
			synthetic := float64(max(hd.Firms-hd.Recorded, 1))
			pop.FirmKey[f] = chance.Mix(id, uint64(r-hd.Recorded))
			u := (float64(r-hd.Recorded) + k.Float(pop.FirmKey[f], 0)) / synthetic
			if pop.Entrant[f] {
				u = 0.5 + float64(0.5*k.Float(pop.FirmKey[f], 0))
			}
			weight[f] = exact.Pow(math.Max(u, 0.5/synthetic), -1/tail)
		}
		recordedWeights(g, hd, weight)
	}
	return weight
}

// accounts draws a cell's accounts: which firms serve it, their shares of its
// recorded value (exact in cents), the class that each buyer requires and
// whether its end use is barred.
func accounts(g *world.Ground, p *Params, pop *world.Population, h *market.Hazard, key chance.Key, c world.CellID, weight, share []float64, weeks float64, firstWeek int) []float64 {
	cell := &g.Cells[c]
	hd := &g.Headings[g.HeadingOf[int(cell.Origin)*g.NP+int(cell.Product)]]
	id := chance.Mix(chance.Hash(g.ISO[cell.Origin], g.ISO[cell.Destination], g.World.Products[cell.Product].HS6), 2)
	serves, shares := key.At(chance.Serves, 0), key.At(chance.AccountShare, 0)
	rank, sum := int32(0), 0.0
	for n := int32(0); n < cell.Recorded; n++ {
		a := int(cell.FirstAccount) + int(n)
		record := cell.FirstRecorded + n
		pop.Key[a] = chance.Mix(chance.Mix(id, recordedAccount), recordedID(g.World.Accounts[record].ID))
		pop.Cell[a], pop.Market[a] = c, cell.Market
		pop.Home[a] = recordedSeller(g, hd, record, weight, serves.Float(pop.Key[a], 1))
		share = append(share, 0)
	}
	for n := cell.Recorded; n < cell.Accounts; n++ {
		a := int(cell.FirstAccount) + int(n)
		pop.Key[a] = chance.Mix(id, uint64(n-cell.Recorded))
		if spare := hd.Firms - rank - (cell.Accounts - n); spare > 0 && serves.Float(pop.Key[a], 0) < 0.25 {
			rank += 1 + int32(float64(spare)*0.2*serves.Float(pop.Key[a], 1))
		}
		f := hd.FirstFirm + world.FirmID(rank)
		rank++
		pop.Cell[a], pop.Market[a], pop.Home[a] = c, cell.Market, f
		w := float64(weight[f] * exact.Exp(float64(0.5*chance.Normal(shares.Float(pop.Key[a], 0)))))
		share = append(share, w)
		sum += w
	}
	rest, cum := recordedCents(g, pop, cell, baseYears(g.World)), 0.0
	left := rest
	band, enduse := key.At(chance.Band, 0), key.At(chance.EndUse, 0)
	for n := range share {
		a := int(cell.FirstAccount) + n
		cents := pop.Cents[a]
		if n >= int(cell.Recorded) {
			cents = int64(math.Floor(float64(float64(rest) * (share[n] / sum))))
			if n == len(share)-1 {
				cents = left
			}
			left -= cents
			pop.Cents[a] = cents
		}
		sells := float64(cents) / 100
		perWeek := float64(float64(cents)*cell.Multiplier) / weeks
		if cell.Closed() { // hardly a cent of it is recorded: by need
			perWeek = float64(cell.ClosedUSD * 100 * (share[n] / sum))
			sells = float64(perWeek*weeks) / 100
		}
		cum += math.Max(sells, 1e-6)
		pop.CumUSD[a] = cum
		pop.Order[a] = max(1, int64(math.Round(perWeek/p.Market.Rate)))
		require(g, pop, a, cell, band.Float(pop.Key[a], 0), band.Float(pop.Key[a], 1))
		pop.Barred[a] = enduse.Float(pop.Key[a], 0) < g.Markets[cell.Market].Barred
		if n < int(cell.Recorded) {
			if use := g.World.Accounts[int(cell.FirstRecorded)+n].EndUse; use != "" {
				pop.Barred[a] = use == data.EndUseBarred
			}
		}
		pop.PartyU[a] = float32(key.At(chance.Party, 0).Float(pop.Key[a], 0))
		pop.ExceptU[a] = float32(key.At(chance.Exception, 0).Float(pop.Key[a], 0))
		pop.StartOpt[a] = cell.Option
		pop.StartSince[a] = int16(firstWeek - h.Age(key.At(chance.TieAge, 0).Float(pop.Key[a], 0)))
	}
	return share
}

// require draws what an account requires: first the class, by the share of its
// base exporter's variants in each, then performance within it.
func require(g *world.Ground, pop *world.Population, a int, cell *world.Cell, u, v float64) {
	nc := len(g.Classes)
	first := int(g.ClassFirst[cell.Product])
	c := first
	for n := first; n < first+int(g.ClassN[cell.Product]); n++ {
		share := g.Ability[int(cell.Origin)*nc+n]
		if share == 0 {
			continue
		}
		c = n
		if u < share {
			break
		}
		u -= share
	}
	cl := &g.Classes[c]
	pop.KindOf[a] = cl.Kind
	pop.StartRow[a] = g.Row(cell.Market, world.ClassID(c))
	lo, hi := exact.NormalCDF(cl.Lo), exact.NormalCDF(cl.Hi)
	y := exact.NormalQuantile(math.Min(math.Max(lo+float64(v*(hi-lo)), 1e-12), 1-1e-12))
	pop.Perf[a] = float32(math.Max(math.Min(y, 8), -8))
}

// firmSizes turns a firm's accounts into sales, employees, size class and
// literacy.
func firmSizes(g *world.Ground, p *Params, pop *world.Population, key chance.Key, weeks float64) {
	for a := range pop.Key {
		pop.Sales[pop.Home[a]] += float64(float64(pop.Cents[a]) / 100 / weeks * world.WeeksAYear)
	}
	stands := standsFor(g, p)
	typical := make([]float64, len(g.Headings))
	for f := range pop.FirmKey {
		if !pop.Entrant[f] {
			typical[pop.FirmAt[f]] += pop.Sales[f]
		}
	}
	age := key.At(chance.FirmAge, 0)
	for f := range pop.FirmKey {
		hd := &g.Headings[pop.FirmAt[f]]
		mean := typical[pop.FirmAt[f]] / float64(hd.Firms)
		if pop.Entrant[f] {
			pop.Sales[f] = float64(0.3 * mean)
		}
		pop.Sales[f] = math.Max(pop.Sales[f], float64(0.02*mean)) / p.Population.ExportShare
		pop.Stands[f] = stands[hd.Home]
		pop.Employees[f] = math.Max(1, pop.Sales[f]/pop.Stands[f]/p.Population.SalesPerHead)
		startUp := pop.Entrant[f] || age.Float(pop.FirmKey[f], 0) < p.Population.YoungShare
		if f-int(hd.FirstFirm) < int(hd.Recorded) {
			if years, known := recordedTraits(g, pop, hd, f); known {
				startUp = years < young
			}
		}
		n := pop.Employees[f]
		switch {
		case n < 50 && startUp:
			pop.Size[f] = world.StartUp
		case n < 50:
			pop.Size[f] = world.Small
		case n < 250:
			pop.Size[f] = world.Medium
		default:
			pop.Size[f] = world.Large
		}
		pop.Literacy[f] = float32(p.Compliance.LiteracyOf(n))
		pop.Percent[f] = float32(float64(f-int(hd.FirstFirm)) / float64(hd.MaxFirms))
	}
	largest(pop)
}

// largest adds up the sales of the largest hundredths of firms.
func largest(pop *world.Population) {
	sum := 0.0
	for f, sales := range pop.Sales {
		if !pop.Entrant[f] {
			sum += sales
			pop.Largest[min(int(float64(pop.Percent[f])*100), 99)+1] += sales
		}
	}
	for n := 1; n <= 100 && sum > 0; n++ {
		pop.Largest[n] = pop.Largest[n-1] + pop.Largest[n]/sum
	}
}

// standsFor is how many real exporters a simulated firm stands for, by home: the
// published or usual number of exporters per USD of exports, over the simulated.
// Recorded firms stand for themselves.
func standsFor(g *world.Ground, p *Params) []float64 {
	exports, simulated, totals, recorded := make([]float64, g.NJ), make([]float64, g.NJ), make([]float64, g.NJ), make([]float64, g.NJ)
	for c := range g.Cells {
		exports[g.Cells[c].Origin] += float64(g.Cells[c].WeeklyUSD * world.WeeksAYear)
	}
	for h := range g.Headings {
		simulated[g.Headings[h].Home] += float64(g.Headings[h].Firms - g.Headings[h].Recorded)
		recorded[g.Headings[h].Home] += float64(g.Headings[h].Recorded)
	}
	for _, t := range g.World.Totals {
		totals[t.Exporter] += t.ValueUSD
	}
	out := make([]float64, g.NJ)
	for i := range out {
		per := p.Population.ExportersPerBn / 1e9
		if published := g.World.Jurisdictions[i].Exporters; published > 0 && totals[i] > 0 {
			per = published / totals[i]
		}
		out[i] = 1
		if simulated[i] > 0 {
			out[i] = math.Max(1, (float64(per*exports[i])-recorded[i])/simulated[i])
		}
	}
	return out
}
