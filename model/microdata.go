package model

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strconv"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Recorded firms and accounts (cordon import firms, accounts) take the place of
// synthetic ones in their heading or cell; what they do not cover stays
// synthetic. The recorded trade of a cell is never moved by them.

// young is the age [years] under which a firm counts as a start-up, as in the
// parameter population.youngshare.
const young = 5

// The streams of lasting identity of recorded firms and accounts.
const recordedFirm, recordedAccount = 3, 4

// recordedID is the number of a record's keyed hash.
func recordedID(id string) uint64 {
	n, _ := strconv.ParseUint(id, 16, 64) // 16 hexadecimal digits: the world is checked
	return n
}

// baseYears is the length of the base period.
func baseYears(w *data.World) float64 { return float64(w.Days()) / 7 / world.WeeksAYear }

// recordedAccounts finds the recorded accounts of each open cell and takes what
// they cover off its synthetic accounts: none is left where they reach the
// recorded trade or come within half an account of it.
func recordedAccounts(g *world.Ground) {
	all := g.World.Accounts
	if len(all) == 0 {
		return
	}
	years := baseYears(g.World)
	for c := range g.Cells {
		cell := &g.Cells[c]
		if cell.Closed() || cell.RecordedCents == 0 {
			continue
		}
		k, j, i := uint16(cell.Product), uint16(cell.Destination), uint16(cell.Origin)
		first := sort.Search(len(all), func(n int) bool {
			a := &all[n]
			return cmp.Or(cmp.Compare(a.Product, k), cmp.Compare(a.Importer, j), cmp.Compare(a.Exporter, i)) >= 0
		})
		n, usd := first, 0.0
		for n < len(all) && all[n].Product == k && all[n].Importer == j && all[n].Exporter == i {
			usd += float64(all[n].ValueUSD * years)
			n++
		}
		if n == first {
			continue
		}
		cell.FirstRecorded, cell.Recorded = int32(first), int32(n-first)
		left := math.Max(0, 1-usd*100/float64(cell.RecordedCents))
		cell.Accounts = int32(math.Floor(float64(float64(cell.Accounts)*left) + 0.5))
	}
}

// recordedFirms finds the recorded firms of a heading, the largest first, and
// the part of its recorded exports that they cover.
func recordedFirms(g *world.Ground, hd *world.Heading, exports float64) {
	all := g.World.Firms
	home := uint16(hd.Home)
	first := sort.Search(len(all), func(n int) bool {
		return cmp.Or(cmp.Compare(all[n].Home, home), cmp.Compare(all[n].HS4, hd.HS4)) >= 0
	})
	hd.FirstRecorded = int32(len(g.RecordedFirms))
	usd := 0.0
	for n := first; n < len(all) && all[n].Home == home && all[n].HS4 == hd.HS4; n++ {
		g.RecordedFirms = append(g.RecordedFirms, int32(n))
		usd += all[n].ValueUSD
	}
	of := g.RecordedFirms[hd.FirstRecorded:]
	hd.Recorded = int32(len(of))
	slices.SortFunc(of, func(a, b int32) int {
		return cmp.Or(cmp.Compare(all[b].ValueUSD, all[a].ValueUSD), cmp.Compare(all[a].ID, all[b].ID))
	})
	if hd.Recorded > 0 && exports > 0 {
		hd.Covered = math.Min(1, usd/exports)
	}
}

// headingExports are the recorded exports [USD a year] by home and heading, of
// all products of the world; empty where no firm is recorded.
func headingExports(w *data.World) map[headingKey]float64 {
	out := map[headingKey]float64{}
	if len(w.Firms) == 0 {
		return out
	}
	years := baseYears(w)
	f := &w.Flows
	for n, v := range f.ValueUSD {
		if f.Exporter[n] != f.Importer[n] {
			out[headingKey{world.JurisdictionID(f.Exporter[n]), w.Products[f.Product[n]].HS6[:4]}] += v / years
		}
	}
	return out
}

// sellersOfRecord says which firm each recorded account buys from: the recorded
// firm that it names; None where it names none of the heading.
func sellersOfRecord(g *world.Ground) {
	w := g.World
	g.Seller = make([]world.FirmID, len(w.Accounts))
	for n := range g.Seller {
		g.Seller[n] = world.None
	}
	type key struct {
		heading int32
		id      string
	}
	at := map[key]world.FirmID{}
	for h := range g.Headings {
		hd := &g.Headings[h]
		for r := int32(0); r < hd.Recorded; r++ {
			at[key{int32(h), w.Firms[g.RecordedFirms[hd.FirstRecorded+r]].ID}] = hd.FirstFirm + world.FirmID(r)
		}
	}
	for n := range w.Accounts {
		a := &w.Accounts[n]
		if h := g.HeadingOf[int(a.Exporter)*g.NP+int(a.Product)]; h != world.None && a.Firm != "" {
			if f, ok := at[key{h, a.Firm}]; ok {
				g.Seller[n] = f
			}
		}
	}
}

// recordedWeights gives a heading's recorded firms the size that their exports
// have beside those of its synthetic firms, which stand for the rest.
func recordedWeights(g *world.Ground, hd *world.Heading, weight []float64) {
	if hd.Recorded == 0 {
		return
	}
	first := int(hd.FirstFirm)
	rest, usd := 0.0, 0.0
	for _, w := range weight[first+int(hd.Recorded) : first+int(hd.Firms)] {
		rest += w
	}
	for r := 0; r < int(hd.Recorded); r++ {
		usd += g.World.Firms[g.RecordedFirms[int(hd.FirstRecorded)+r]].ValueUSD
	}
	scale := float64(hd.Recorded) / usd
	if rest > 0 && hd.Covered > 0 && hd.Covered < 1 {
		scale = rest * hd.Covered / (1 - hd.Covered) / usd
	}
	for r := 0; r < int(hd.Recorded); r++ {
		weight[first+r] = float64(g.World.Firms[g.RecordedFirms[int(hd.FirstRecorded)+r]].ValueUSD * scale)
	}
}

// recordedCents splits a cell's recorded trade: recorded accounts have their own
// value where synthetic ones take the rest, else they are scaled to the whole,
// exactly. It returns what is left to synthetic accounts.
func recordedCents(g *world.Ground, pop *world.Population, cell *world.Cell, years float64) int64 {
	left := cell.RecordedCents
	if cell.Recorded == 0 {
		return left
	}
	records := g.World.Accounts[cell.FirstRecorded : cell.FirstRecorded+cell.Recorded]
	usd := 0.0
	for n := range records {
		usd += records[n].ValueUSD
	}
	whole := cell.Recorded == cell.Accounts // no synthetic account beside them
	for n := range records {
		cents := int64(math.Round(float64(records[n].ValueUSD*years) * 100))
		if whole {
			cents = int64(math.Floor(float64(cell.RecordedCents) * (records[n].ValueUSD / usd)))
		}
		if cents = min(cents, left); whole && n == len(records)-1 {
			cents = left
		}
		pop.Cents[int(cell.FirstAccount)+n] = cents
		left -= cents
	}
	return left
}

// recordedSeller is the firm that a recorded account buys from: the one that it
// names, else one of the heading, the more likely the larger it is.
func recordedSeller(g *world.Ground, hd *world.Heading, record int32, weight []float64, u float64) world.FirmID {
	if f := g.Seller[record]; f != world.None {
		return f
	}
	of := weight[hd.FirstFirm : hd.FirstFirm+world.FirmID(hd.Firms)]
	u = float64(u * exact.Sum(of))
	for n, w := range of {
		if u < w {
			return hd.FirstFirm + world.FirmID(n)
		}
		u -= w
	}
	return hd.FirstFirm + world.FirmID(hd.Firms) - 1
}

// recordedKey is a recorded firm's lasting identity in its home and heading.
func recordedKey(g *world.Ground, hd *world.Heading, r int32) uint64 {
	id := chance.Mix(chance.Hash(g.ISO[hd.Home], hd.HS4), recordedFirm)
	return chance.Mix(id, recordedID(g.World.Firms[g.RecordedFirms[hd.FirstRecorded+r]].ID))
}

// recordedTraits gives a recorded firm what its record says: it stands for itself.
func recordedTraits(g *world.Ground, pop *world.Population, hd *world.Heading, f int) (age float64, known bool) {
	rec := &g.World.Firms[g.RecordedFirms[int(hd.FirstRecorded)+f-int(hd.FirstFirm)]]
	pop.Stands[f] = 1
	if !math.IsNaN(rec.Employees) {
		pop.Employees[f] = math.Max(1, rec.Employees)
	}
	if math.IsNaN(rec.Founded) {
		return 0, false
	}
	return float64(g.World.To.Time().Year()) - rec.Founded, true
}
