package model

import (
	"math"
	"sort"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

// newLinks is the most suppliers without recorded trade that a market admits.
const newLinks = 4

// markets makes one market for each destination and product with trade, its
// options (origins with recorded trade or a predicted need by identity, then the largest others as
// new links) and its rows.
func markets(g *world.Ground, p *Params, flows []flow, exports []float64) {
	weeks := float64(g.World.Days()) / 7
	g.HeadingOf = make([]int32, g.NJ*g.NP)
	for i := range g.HeadingOf {
		g.HeadingOf[i] = world.None
	}
	g.Theta = make([]float64, g.NP)
	for k := range g.Theta {
		g.Theta[k] = float64(g.World.Products[k].Theta * p.Market.ThetaScale)
	}
	g.HubImports = make([]float64, g.NJ)
	for lo := 0; lo < len(flows); {
		hi := lo
		for hi < len(flows) && flows[hi].k == flows[lo].k && flows[hi].j == flows[lo].j {
			hi++
		}
		mk := world.Market{Destination: world.JurisdictionID(flows[lo].j), Product: int32(flows[lo].k), FirstOption: int32(len(g.OptOrigin)), FirstRow: world.RowID(len(g.RowMarket))}
		id := world.MarketID(len(g.Markets))
		for _, f := range flows[lo:hi] {
			g.Cells = append(g.Cells, world.Cell{
				Origin: world.JurisdictionID(f.i), Destination: mk.Destination, Product: mk.Product, Market: id,
				Option: world.OptionID(len(g.OptOrigin) - int(mk.FirstOption)), RecordedCents: int64(math.Round(f.usd * 100)),
				WeeklyUSD: f.usd / weeks, Multiplier: 1, Basis: f.basis, ClosedUSD: f.need / weeks,
			})
			option(g, f.i, world.CellID(len(g.Cells)-1), 0)
			g.HubImports[f.j] += f.usd / weeks
		}
		for _, i := range largestOthers(g, exports, flows[lo:hi]) {
			option(g, i, world.None, exports[flows[lo].k*g.NJ+i])
			mk.New++
		}
		mk.Options = int32(len(g.OptOrigin)) - mk.FirstOption
		for c := g.ClassFirst[mk.Product]; c < g.ClassFirst[mk.Product]+world.ClassID(g.ClassN[mk.Product]); c++ {
			g.RowMarket = append(g.RowMarket, id)
			g.RowClass = append(g.RowClass, c)
			g.RowOffset = append(g.RowOffset, int32(len(g.Base)))
			g.Base = append(g.Base, make([]float64, mk.Options)...)
		}
		g.Markets = append(g.Markets, mk)
		lo = hi
	}
	headings(g, p)
}

func option(g *world.Ground, i int, c world.CellID, gravity float64) {
	g.OptOrigin = append(g.OptOrigin, world.JurisdictionID(i))
	g.OptCell = append(g.OptCell, c)
	g.OptID = append(g.OptID, g.IDs[i])
	g.OptGravity = append(g.OptGravity, gravity)
	g.OrderUSD = append(g.OrderUSD, 0)
}

// largestOthers are the product's largest exporters that do not sell to the
// market, by identity.
func largestOthers(g *world.Ground, exports []float64, in []flow) []int {
	k, j := in[0].k, in[0].j
	var out []int
	for i := 0; i < g.NJ; i++ {
		if i == j || exports[k*g.NJ+i] < 0.01 {
			continue
		}
		at := sort.Search(len(in), func(n int) bool { return in[n].i >= i })
		if at < len(in) && in[at].i == i {
			continue
		}
		out = append(out, i)
	}
	sort.SliceStable(out, func(x, y int) bool { return exports[k*g.NJ+out[x]] > exports[k*g.NJ+out[y]] })
	out = out[:min(len(out), newLinks)]
	sort.Ints(out)
	return out
}

// headingKey is a home and an HS4.
type headingKey struct {
	i   world.JurisdictionID
	hs4 string
}

// headings are the firms of each origin and HS4: as many as its widest recorded
// cell asks for and a third more. A cell without recorded trade has no more
// accounts than that: what today's list closes entirely keeps nobody in business.
func headings(g *world.Ground, p *Params) {
	exports := headingExports(g.World)
	type key = headingKey
	widest := map[key]int32{}
	powers := make([]float64, len(g.Cells))
	for c := range g.Cells {
		usd := g.Cells[c].WeeklyUSD
		if g.Cells[c].Closed() {
			usd = g.Cells[c].ClosedUSD
		}
		powers[c] = exact.Pow(float64(usd*world.WeeksAYear), p.Population.SizeExponent)
	}
	scale := p.Population.AccountScale
	if scale == 0 {
		scale = solveScale(powers, max(p.Population.Accounts, 2*len(g.Cells)))
	}
	g.AccountScale = scale
	for c := range g.Cells {
		cell := &g.Cells[c]
		cell.Accounts = accountsOf(scale, powers[c])
	}
	recordedAccounts(g)
	for c := range g.Cells {
		cell := &g.Cells[c]
		if cell.WeeklyUSD > 0 {
			at := key{cell.Origin, g.World.Products[cell.Product].HS6[:4]}
			widest[at] = max(widest[at], cell.Accounts, 1)
		}
	}
	keys := make([]key, 0, len(widest))
	for k := range widest {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(a, b int) bool {
		if keys[a].i != keys[b].i {
			return keys[a].i < keys[b].i
		}
		return keys[a].hs4 < keys[b].hs4
	})
	first := world.FirmID(0)
	at := map[key]int32{}
	for _, k := range keys {
		n := widest[k] + (widest[k]+2)/3
		hd := world.Heading{Home: k.i, HS4: k.hs4, FirstFirm: first}
		recordedFirms(g, &hd, exports[k])
		n = hd.Recorded + int32(math.Floor(float64(float64(n)*(1-hd.Covered))+0.5))
		slots := max(2, int32(math.Ceil(float64(n)*p.Firms.Turnover*8)))
		at[k] = int32(len(g.Headings))
		hd.Firms, hd.MaxFirms = n, n+slots
		g.Headings = append(g.Headings, hd)
		first += world.FirmID(n + slots)
	}
	account := world.AccountID(0)
	for c := range g.Cells {
		cell := &g.Cells[c]
		of := key{cell.Origin, g.World.Products[cell.Product].HS6[:4]}
		g.HeadingOf[int(cell.Origin)*g.NP+int(cell.Product)] = at[of]
		cell.Accounts = min(cell.Accounts, widest[of], g.Headings[at[of]].Firms) + cell.Recorded
		cell.FirstAccount = account
		account += world.AccountID(cell.Accounts)
	}
	sellersOfRecord(g)
}

// hubs lists, for each market, the jurisdictions through which goods can go
// around: omega is what the hub sells to the destination in all, times its
// opacity, normalised over the hubs. It is proportional to size, so splitting
// a hub in two divides its omega.
func hubs(g *world.Ground, rules *world.Rules) {
	links := make([]float64, g.NJ*g.NJ)
	if len(g.World.Totals) > 0 {
		for _, t := range g.World.Totals {
			links[int(t.Exporter)*g.NJ+int(t.Importer)] += t.ValueUSD
		}
	} else { // the documented default: what the scope itself records
		for c := range g.Cells {
			links[int(g.Cells[c].Origin)*g.NJ+int(g.Cells[c].Destination)] += g.Cells[c].WeeklyUSD
		}
	}
	g.HubFirst = append(g.HubFirst, 0)
	for m := range g.Markets {
		j := int(g.Markets[m].Destination)
		sum := 0.0
		from := len(g.Hub)
		for h := 0; h < g.NJ; h++ {
			w := float64(links[h*g.NJ+j] * g.World.Jurisdictions[h].Opacity)
			if h == j || !(w > 0) || g.Members[h] || shutOut(g, rules, g.Markets[m].Product, world.JurisdictionID(h)) {
				continue
			}
			g.Hub = append(g.Hub, world.JurisdictionID(h))
			g.Omega = append(g.Omega, w)
			sum += w
		}
		for n := from; n < len(g.Omega); n++ {
			g.Omega[n] /= sum
		}
		g.HubFirst = append(g.HubFirst, int32(len(g.Hub)))
	}
}

// shutOut says whether somebody's list closes a jurisdiction for some class of a
// product: then it is no way around.
func shutOut(g *world.Ground, rules *world.Rules, k int32, h world.JurisdictionID) bool {
	for c := g.ClassFirst[k]; c < g.ClassFirst[k]+world.ClassID(g.ClassN[k]); c++ {
		for i := 0; i < g.NJ; i++ {
			if reg := rules.Regime(world.JurisdictionID(i), c, h); reg.Entry != world.None && reg.Policy == data.PresumptionDenial {
				return true
			}
		}
	}
	return false
}

// content is a leader's part in the value of a maker's goods: its part of the
// maker's imports in the scope, times the part of inputs in value (assumed).
func content(g *world.Ground, p *Params, flows []flow) {
	g.Content = make([]float64, g.NJ*g.NJ)
	g.ReachRisk = p.Coalition.ReachRisk
	imports := make([]float64, g.NJ)
	for _, f := range flows {
		imports[f.j] += f.usd
		g.Content[f.i*g.NJ+f.j] += f.usd
	}
	for l := 0; l < g.NJ; l++ {
		for i := 0; i < g.NJ; i++ {
			if imports[i] > 0 {
				g.Content[l*g.NJ+i] *= p.Coalition.Content / imports[i]
			}
		}
	}
}

// barred is the share of barred end users by market: B where some government
// treats the destination as of concern for the product, less elsewhere.
func barred(g *world.Ground, p *Params, rules *world.Rules) {
	for m := range g.Markets {
		mk := &g.Markets[m]
		mk.Barred = float64(p.Population.Barred * p.Population.BarredFree)
		for c := g.ClassFirst[mk.Product]; c < g.ClassFirst[mk.Product]+world.ClassID(g.ClassN[mk.Product]); c++ {
			for i := 0; i < g.NJ; i++ {
				if reg := rules.Regime(world.JurisdictionID(i), c, mk.Destination); reg.Entry != world.None && reg.Policy >= data.CaseByCase {
					mk.Barred = p.Population.Barred
				}
			}
		}
	}
}

// accountsOf is max(1, round(a0 X^0.6)).
func accountsOf(scale, power float64) int32 {
	return int32(math.Max(1, math.Floor(float64(scale*power)+0.5)))
}

// solveScale is the a0 at which cells have a number of accounts in all, by
// bisection.
func solveScale(powers []float64, accounts int) float64 {
	lo, hi := 0.0, 1.0
	for range 60 {
		mid := (lo + hi) / 2
		n := 0
		for _, x := range powers {
			n += int(accountsOf(mid, x))
		}
		if n < accounts {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}
