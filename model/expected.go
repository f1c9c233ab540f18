package model

import (
	"math"

	"cordon/data"
	"cordon/model/enforcement"
	"cordon/model/evasion"
	"cordon/model/exact"
	"cordon/model/licensing"
	"cordon/model/world"
)

// expected runs the baseline in expected shares: probabilities, no draws. It is
// evaluated once per destination, product and class, not per account.
type expected struct {
	g     *world.Ground
	p     *Params
	rules *world.Rules
	scr   licensing.Screen
	eva   *evasion.Evasion
	state *world.State // an empty run: hubs open, prices at base

	cellOf    []world.CellID // [(product*NJ+destination)*NJ+origin]; None where no flow
	delivered []float64      // USD a week by cell, direct
	transit   []float64      // USD a week by cell that only passes through
	filings   []float64      // a year, by agency
	listed    []float64      // USD a week of listed sales, by agency
	need      []float64
	ways      []ways    // by market
	literate  []float64 // literacy of a firm of the cell's mean size, by cell
}

// ways are what parts of ways around to a market go through hubs, and leave under
// the goods' own code.
type ways struct{ hubs, own float64 }

func newExpected(g *world.Ground, p *Params, rules *world.Rules) *expected {
	x := &expected{
		g: g, p: p, rules: rules, cellOf: make([]world.CellID, g.NP*g.NJ*g.NJ),
		delivered: make([]float64, len(g.Cells)), transit: make([]float64, len(g.Cells)),
		filings: make([]float64, g.NJ*int(world.Categories)), listed: make([]float64, g.NJ), need: make([]float64, len(g.Cells)), ways: make([]ways, len(g.Markets)),
	}
	for c := range x.cellOf {
		x.cellOf[c] = world.None
	}
	for c := range g.Cells {
		cell := &g.Cells[c]
		x.cellOf[x.at(cell.Origin, cell.Destination, cell.Product)] = world.CellID(c)
	}
	x.literate = make([]float64, len(g.Cells))
	for c := range g.Cells {
		cell := &g.Cells[c]
		sales := cell.WeeklyUSD * world.WeeksAYear / float64(cell.Accounts) / p.Population.ExportShare
		x.literate[c] = p.Compliance.LiteracyOf(sales / p.Population.SalesPerHead)
	}
	g.RowNeed = make([]float64, len(g.RowMarket))
	x.state = &world.State{G: g, Rules: rules, Warm: true, Week: 0, HubOpen: make([]float64, g.NJ)}
	x.state.Aware = make([]float64, g.NJ)
	for h := range x.state.HubOpen {
		x.state.HubOpen[h], x.state.Aware[h] = 1, 1
	}
	x.eva = evasion.New(&p.Evasion, g)
	x.eva.Odds = odds(&enforcement.Enforcement{P: &p.Enforcement})
	// the screen's cut-offs solve its rates at the share of barred applicants;
	// all barred buyers apply, and civil ones outside the standing exceptions
	share := func(b float64) float64 { return b / (b + float64((1-b)*(1-p.Compliance.Exempt))) }
	b := p.Population.Barred
	x.scr = licensing.NewScreen(p.Licensing, [licensing.Policies]float64{
		licensing.General: share(float64(b * p.Population.BarredFree)), licensing.Concern: b, licensing.Presumption: b,
	})
	g.Screen = [4][2]float64{}
	for pol, lp := range map[data.Policy]licensing.Policy{data.Approval: licensing.General, data.CaseByCase: licensing.Concern} {
		for bar := range 2 {
			r := x.scr.Refused(lp, bar == 1, licensing.Ordinary)
			g.Screen[pol][bar] = r / (1 - x.scr.Returned(lp, bar == 1, licensing.Ordinary))
		}
	}
	return x
}

func (x *expected) at(i, j world.JurisdictionID, k int32) int {
	return (int(k)*x.g.NJ+int(j))*x.g.NJ + int(i)
}

// served is the share of an account's needs that an open, listed origin ships:
// those under an exception, those missed, and the rest by the cycle of licences
// that cover m orders and refusals that close the channel for a while.
func (x *expected) served(reg world.Regime, j world.JurisdictionID, bar int) (ships, files float64) {
	cp := &x.p.Compliance
	exempt := x.rules.ExceptedShare(reg, j)
	if bar == 1 {
		exempt = x.rules.MissedShare(reg, j)
	}
	r := x.g.Screen[reg.Policy][bar]
	m := float64(cp.Orders)
	wait := 5.0 // weeks: orders that queue behind one application share its fate
	refused := float64(r * (1 + float64(x.p.Market.Rate*(float64(cp.Memory)+wait))))
	cycle := float64((1-r)*m) + refused
	q := float64((1-r)*m) / cycle
	return exempt + float64((1-exempt)*q), (1 - exempt) / cycle
}

func (x *expected) deliver() {
	g := x.g
	clear(x.delivered)
	clear(x.transit)
	clear(x.filings)
	clear(x.listed)
	w := make([]float64, 0, 64)
	for r := range g.RowMarket {
		if g.RowNeed[r] <= 0 {
			continue
		}
		mk := &g.Markets[g.RowMarket[r]]
		for bar := range 2 {
			share := mk.Barred
			if bar == 0 {
				share = 1 - mk.Barred
			}
			w = x.row(world.RowID(r), mk, bar, float64(g.RowNeed[r]*share), w[:0])
		}
	}
}

// row sends a row's expected need to its origins, refused needs once more.
func (x *expected) row(r world.RowID, mk *world.Market, bar int, need float64, w []float64) []float64 {
	g := x.g
	c := g.RowClass[r]
	theta := g.Theta[mk.Product]
	off := int(g.RowOffset[r])
	j := mk.Destination
	lawful, z := 0.0, 0.0
	for o := 0; o < int(mk.Options-mk.New); o++ {
		base := g.Base[off+o]
		reg := x.rules.Regime(g.OptOrigin[int(mk.FirstOption)+o], c, j)
		if reg.Entry != world.None && reg.Policy == data.PresumptionDenial {
			base = -base
		} else {
			lawful += base
		}
		w = append(w, base)
	}
	z = lawful
	around := math.Inf(1)
	if lawful < 1-1e-12 || x.mayRefuse(r, mk) {
		around = x.eva.Composite(x.state, g.RowMarket[r], 0) // all origins alike: today no government asks more
	}
	if lawful < 1-1e-12 {
		pAlt := math.Inf(1)
		if lawful > 0 {
			pAlt = exact.Pow(lawful, -1/theta)
		}
		f := 0.0
		if !math.IsInf(around, 1) {
			f = exact.Pow(around+x.eva.Rent(pAlt), -theta)
		}
		for o := range w {
			if w[o] < 0 {
				z += float64(-w[o] * f)
			}
		}
	}
	if !(z > 0) {
		return w
	}
	live := math.Min(1, exact.Pow(z, x.p.Market.Eta/theta))
	closedF := 0.0
	if z > lawful && lawful < 1 {
		closedF = (z - lawful) / (1 - lawful)
	}
	refuse := 0.0
	if !math.IsInf(around, 1) {
		refuse = exact.Pow(around, -theta)
	}
	for o := range w {
		if w[o] == 0 {
			continue
		}
		if w[o] < 0 {
			x.around(mk, o, float64(need*live)*float64(-w[o]*closedF)/z)
			continue
		}
		v := float64(need*live) * w[o] / z
		x.lawful(mk, c, o, bar, v, func(left float64) {
			// refused: once more, this origin at the cost of ways around, new links open
			zz := z - w[o] + float64(w[o]*refuse)
			for n := int(mk.Options - mk.New); n < int(mk.Options); n++ {
				zz += float64(x.p.Market.NewLink * g.NewWeight(r, n))
			}
			x.around(mk, o, left*float64(w[o]*refuse)/zz)
			for n := range w {
				if n == o || w[n] == 0 {
					continue
				}
				if w[n] < 0 {
					x.around(mk, n, left*float64(-w[n]*closedF)/zz)
					continue
				}
				x.again(mk, c, n, bar, left*w[n]/zz)
			}
		})
	}
	return w
}

// mayRefuse says whether some lawful option of a row needs a licence.
func (x *expected) mayRefuse(r world.RowID, mk *world.Market) bool {
	for o := 0; o < int(mk.Options-mk.New); o++ {
		if x.rules.Regime(x.g.OptOrigin[int(mk.FirstOption)+o], x.g.RowClass[r], mk.Destination).Entry != world.None {
			return true
		}
	}
	return false
}

// lawful ships what an open origin serves and hands on what it refuses.
func (x *expected) lawful(mk *world.Market, c world.ClassID, o, bar int, v float64, refused func(left float64)) {
	g := x.g
	i := g.OptOrigin[int(mk.FirstOption)+o]
	cell := g.OptCell[int(mk.FirstOption)+o]
	reg := x.rules.Regime(i, c, mk.Destination)
	if reg.Entry == world.None {
		x.delivered[cell] += v
		if u, live := g.Cells[cell].OrderValue(x.p.Market.Rate), x.rules.Live[mk.Product]; u > 0 && live != world.None {
			needless := float64((1 - x.literacy(mk, o)) * x.p.Compliance.Needless)
			*x.filed(int(i), live) += float64(v / u * needless * world.WeeksAYear)
		}
		return
	}
	q, files := x.served(reg, mk.Destination, bar)
	miss := x.missed(mk, o)
	q = q + float64((1-q)*miss)
	x.delivered[cell] += float64(v * q)
	x.listed[reg.By] += v
	if u := g.Cells[cell].OrderValue(x.p.Market.Rate); u > 0 {
		*x.filed(int(reg.By), reg.Entry) += v / u * files * float64(x.p.Compliance.Filings(u)) * refiled(x.p) * world.WeeksAYear
	}
	refused(float64(v * (1 - q)))
}

// filed is the filings with an agency about goods of an entry's category.
func (x *expected) filed(by int, e world.EntryID) *float64 {
	return &x.filings[by*int(world.Categories)+int(x.g.Entries[e].Category)]
}

// again ships what a second supplier serves of a need refused elsewhere.
func (x *expected) again(mk *world.Market, c world.ClassID, o, bar int, v float64) {
	g := x.g
	reg := x.rules.Regime(g.OptOrigin[int(mk.FirstOption)+o], c, mk.Destination)
	if reg.Entry != world.None {
		q, _ := x.served(reg, mk.Destination, bar)
		v *= q
	}
	x.delivered[g.OptCell[int(mk.FirstOption)+o]] += v
}

// missed is the chance that an exporter of an option overlooks the list.
func (x *expected) missed(mk *world.Market, o int) float64 {
	return float64((1 - x.literacy(mk, o)) * x.p.Compliance.Miss)
}

// literacy is that of a firm of the cell's mean size.
func (x *expected) literacy(mk *world.Market, o int) float64 {
	return x.literate[x.g.OptCell[int(mk.FirstOption)+o]]
}

// around sends value from an origin through hubs, and to the destination itself
// what is misused or a breach: under its own code. Misdeclared goods are not
// recorded under it.
func (x *expected) around(mk *world.Market, o int, v float64) {
	if v <= 0 {
		return
	}
	g := x.g
	cell := g.OptCell[int(mk.FirstOption)+o]
	m := g.Cells[cell].Market
	if x.ways[m] == (ways{}) {
		x.ways[m].hubs, x.ways[m].own = x.eva.Shares(x.state, m, 0)
	}
	x.delivered[cell] += float64(v * x.ways[m].own)
	for at := g.HubFirst[m]; at < g.HubFirst[m+1]; at++ {
		if c := x.cellOf[x.at(g.OptOrigin[int(mk.FirstOption)+o], g.Hub[at], mk.Product)]; c != world.None {
			x.transit[c] += float64(float64(v*x.ways[m].hubs) * g.Omega[at])
		}
	}
}

// refiled is how often an application is filed until it is complete.
func refiled(p *Params) float64 { return 1 / (1 - p.Licensing.Incomplete) }
