package model

import (
	"context"
	"math"
	"slices"
	"testing"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/world"
)

// record adds a flow to a world.
func record(w *data.World, i, j, k int, usd float64) *data.World {
	return reindexed(w, func(x *data.World) {
		f := &x.Flows
		f.Period, f.QuantityT = append(f.Period, 2025), append(f.QuantityT, math.NaN())
		f.Exporter, f.Importer, f.Product = append(f.Exporter, uint16(i)), append(f.Importer, uint16(j)), append(f.Product, uint16(k))
		f.ValueUSD = append(f.ValueUSD, usd)
	})
}

func cellOf(g *world.Ground, i, j, k int) *world.Cell {
	for c := range g.Cells {
		if cell := &g.Cells[c]; int(cell.Origin) == i && int(cell.Destination) == j && int(cell.Product) == k {
			return cell
		}
	}
	return nil
}

// A recorded remainder stays as recorded; the need is the prediction, at least
// the remainder; the prediction does not move with it.
func TestRemainderOfAClosedCell(t *testing.T) {
	const n = 8
	w, truth := gravityWorld(n, 3, -0.9, 0)
	want := truth[1][0][7]
	for _, c := range []struct{ recorded, need float64 }{{0.02 * want, want}, {3 * want, 3 * want}} {
		g := groundOf(t, record(w, 0, 7, 1, c.recorded))
		cell := cellOf(g, 0, 7, 1)
		weeks := float64(w.Days()) / 7
		if got := cell.ClosedUSD * weeks; cell.Basis != world.Predicted || math.Abs(got/c.need-1) > 1e-6 || cell.RecordedCents != int64(math.Round(100*c.recorded)) {
			t.Errorf("recorded %g: need %g on basis %d with %d cents, want %g predicted", c.recorded, got, cell.Basis, cell.RecordedCents, c.need)
		}
	}
}

// A destination to which every seller is closed has no effect to predict from:
// what is recorded is the need, and the rest is listed without one. A destination
// that an open seller could serve and that buys nothing is taken not to buy.
func TestClosedWithoutEffects(t *testing.T) {
	const n, k, j = 8, 2, 7
	w, _ := gravityWorld(n, 3, -0.9, 0)
	w = reindexed(w, func(x *data.World) {
		f := &x.Flows
		for row := f.Len() - 1; row >= 0; row-- { // of product 2 only 0 and 1 sell, and nobody to 7
			if int(f.Product[row]) == k && (f.Exporter[row] > 1 || f.Importer[row] == j) {
				drop(f, row)
			}
		}
	})
	g := groundOf(t, record(w, 0, j, k, 1e4))
	if cell := cellOf(g, 0, j, k); cell == nil || cell.Basis != world.Unpredicted || math.Abs(cell.NeedUSD()/cell.WeeklyUSD-1) > 1e-12 {
		t.Errorf("the recorded remainder is %+v, want a need as recorded", cell)
	}
	if cell := cellOf(g, 1, j, k); cell != nil {
		t.Errorf("cell %+v from nothing recorded and nothing known", cell)
	}
	var unknown [][3]int
	for _, c := range g.Unknown {
		unknown = append(unknown, [3]int{int(c.Origin), int(c.Destination), int(c.Product)})
	}
	if want := [][3]int{{0, 6, k}, {1, 6, k}, {1, j, k}}; !slices.Equal(unknown, want) { // nothing at all is recorded of 6
		t.Errorf("unknown cells %v, want %v", unknown, want)
	}
	open := record(w, 2, 3, k, 1e5) // 2 sells, not to 7
	if g := groundOf(t, open); cellOf(g, 0, j, k) != nil || len(g.Unknown) != 0 {
		t.Errorf("%v unknown although an open seller sells nothing to 7", g.Unknown)
	}
}

func drop(f *data.Flows, row int) {
	f.Period, f.Exporter, f.Importer = slices.Delete(f.Period, row, row+1), slices.Delete(f.Exporter, row, row+1), slices.Delete(f.Importer, row, row+1)
	f.Product, f.ValueUSD, f.QuantityT = slices.Delete(f.Product, row, row+1), slices.Delete(f.ValueUSD, row, row+1), slices.Delete(f.QuantityT, row, row+1)
}

// A prediction below a hundredth of the product's median cell adds no accounts.
func TestSmallPredictionsAreLeftOut(t *testing.T) {
	const n, k, j = 8, 0, 7
	w, _ := gravityWorld(n, 3, -0.9, 0)
	w = reindexed(w, func(x *data.World) {
		for row := range x.Flows.ValueUSD {
			if int(x.Flows.Product[row]) == k && x.Flows.Importer[row] == j {
				x.Flows.ValueUSD[row] *= 1e-4
			}
		}
	})
	g := groundOf(t, w)
	if cell := cellOf(g, 0, j, k); cell != nil {
		t.Errorf("a need of %g USD a week", cell.NeedUSD())
	}
	if cell := cellOf(g, 0, j, k+1); cell == nil {
		t.Error("no need of the next product")
	}
}

// A closed seller weighs base times (cost of ways around)^-theta while today's
// list holds, and its base once it does not: its cost is relative to that without
// the control.
func TestWeightOfAClosedSeller(t *testing.T) {
	w, _ := gravityWorld(8, 1, -0.9, 0)
	w.Jurisdictions[3].Opacity = 0.5 // a hub
	start := data.MustDate("2026-01-05")
	abolish := lever.Measure{Name: "abolish", Lever: "list", Published: start, From: start, Settings: &lever.List{Remove: "ALL"}}
	st, r := warmed(t, Design{World: w, Arms: []Arm{{"today", start, 4, nil}, {"no-controls", start, 4, []lever.Measure{abolish}}}, Params: Defaults(), Seed: 1})
	weight := func(r *Run) (got, base, lawful float64, m world.MarketID) {
		g := r.State.G
		cell := cellOf(g, 0, 7, 0)
		row := g.Markets[cell.Market].FirstRow
		w, _, _ := r.Market.Row(r.State, row)
		for o := range w {
			if i := g.OptOrigin[int(g.Markets[cell.Market].FirstOption)+o]; i > 1 && o < int(g.Markets[cell.Market].Options-g.Markets[cell.Market].New) {
				lawful += w[o]
			}
		}
		return w[cell.Option], g.Base[int(g.RowOffset[row])+int(cell.Option)], lawful, cell.Market
	}
	got, base, lawful, m := weight(r)
	theta := r.State.G.Theta[0]
	cost := r.Evasion.Composite(r.State, m, 0) + r.Evasion.Rent(math.Pow(lawful, -1/theta))
	if want := base * math.Pow(cost, -theta); !(base > 0.01) || cost <= 1 || math.Abs(got/want-1) > 1e-9 {
		t.Errorf("closed: weight %g, want base %g at cost %g, %g", got, base, cost, want)
	}
	arm := r.fork(st.books[1])
	if err := arm.runTo(2); err != nil {
		t.Fatal(err)
	}
	got, base, _, _ = weight(arm)
	if want := base * arm.State.PowPrice[0]; math.Abs(got/want-1) > 1e-12 || math.Abs(arm.State.PowPrice[0]-1) > 0.02 {
		t.Errorf("opened: weight %g, want base at this week's price, %g", got, want)
	}
}

// TestOpeningDelivers wants nothing to reach a closed cell directly under
// today's list without a breach, and, once the list ends, its buyers to turn to the origin.
func TestOpeningDelivers(t *testing.T) {
	w, _ := gravityWorld(8, 3, -0.9, 0)
	start := data.MustDate("2026-01-05")
	abolish := lever.Measure{Name: "abolish", Lever: "list", Published: start + 7, From: start + 14, Settings: &lever.List{Remove: "ALL"}}
	p := Defaults()
	p.Population.Accounts = 4000
	p.Evasion.Misused, p.Evasion.Knowing = 0, 0 // the ways around that leave under the goods' own code
	st, base := warmed(t, Design{World: w, Arms: []Arm{{"today", start, 156, nil}, {"no-controls", start, 156, []lever.Measure{abolish}}}, Params: p, Seed: 1, Laws: true})
	for at, price := range base.State.Price {
		if price != 1 {
			t.Errorf("price %d is %g after the warm-up, want that of the base", at, price)
		}
	}
	var direct, drawn [2]int64
	var prices [2]float64
	for n := range st.Arms {
		arm := base.fork(st.books[n])
		g := arm.State.G
		arm.State.CellDrawn, arm.State.CellDirect = make([]int64, len(g.Cells)), make([]int64, len(g.Cells))
		if err := arm.runTo(156); err != nil {
			t.Fatal(err)
		}
		for _, price := range arm.State.Price[:2*g.NP] { // of the two origins with closed cells
			prices[n] += price / float64(2*g.NP)
		}
		for c := range g.Cells {
			if g.Cells[c].Closed() {
				direct[n] += arm.State.CellDirect[c]
				drawn[n] += arm.State.CellDrawn[c]
			}
		}
	}
	if drawn[0] != drawn[1] || drawn[0] == 0 {
		t.Errorf("needs of %d and %d cents are drawn in the closed cells, want the same in both arms", drawn[0], drawn[1])
	}
	if direct[0] != 0 {
		t.Errorf("%d cents are delivered directly in cells that today's list closes, want none", direct[0])
	}
	// buyers come back as ties end, which takes years: no more than a floor well
	// above nothing, and a roof at their needs
	if share := float64(direct[1]) / float64(drawn[1]); share < 0.1 || share > 1 {
		t.Errorf("opened cells deliver %.2f of their needs in three years, want 0.1 to 1", share)
	}
	if math.Abs(prices[0]-1) > 0.05 || prices[1] <= prices[0] {
		t.Errorf("mean price of the closed origins %.3f under today's list and %.3f without, want about 1 and more", prices[0], prices[1])
	}
	t.Logf("opened cells deliver %.2f of their needs in three years, at prices of %.3f against %.3f", float64(direct[1])/float64(drawn[1]), prices[1], prices[0])
}

// closing is the reference world with two entries that catch all goods of their
// codes, so that today's list closes cells of four products, and with what it
// records in them.
func closing(t testing.TB) *data.World {
	return reindexed(reference(t), func(x *data.World) {
		for n := range x.Items {
			if it := &x.Items[n]; it.Entry == "6A002.a.2.a" || it.Entry == "3A090.a" {
				it.CoverageLow, it.CoverageMid, it.CoverageHigh, it.Unit, it.Parameter, it.Threshold = 1, 1, 1, "", "", math.NaN()
			}
		}
	})
}

// TestClosingBaseline wants open cells to match as they do where none is closed,
// the closed ones to be left out and counted, and accounts not to multiply.
func TestClosingBaseline(t *testing.T) {
	arms := chips(52)[:1]
	st, err := NewStudy(Design{World: closing(t), Arms: arms, Params: Defaults(), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	b, err := st.CheckBaseline(context.Background(), 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	g, err := st.Ground()
	if err != nil {
		t.Fatal(err)
	}
	closed, recorded := 0, 0
	for c := range g.Cells {
		if g.Cells[c].Closed() {
			closed++
			if g.Cells[c].WeeklyUSD > 0 {
				recorded++
			}
		}
	}
	if math.Abs(b.Total-1) > matched {
		t.Errorf("expected over recorded %.5f, want 1 within %g", b.Total, matched)
	}
	if b.Closed != closed || closed == recorded || recorded == 0 || b.Cells+closed != len(g.Cells) {
		t.Errorf("%d cells matched and %d left out, want %d and %d, some recorded (%d) and some not", b.Cells, b.Closed, len(g.Cells)-closed, closed, recorded)
	}
	last, plain := &g.Cells[len(g.Cells)-1], groundOf(t, reference(t))
	open := &plain.Cells[len(plain.Cells)-1]
	if got, want := int(last.FirstAccount)+int(last.Accounts), int(open.FirstAccount)+int(open.Accounts); got > want+want/20 {
		t.Errorf("%d accounts, %d where nothing is closed", got, want)
	}
	t.Logf("expected over recorded %.5f, %d closed cells", b.Total, b.Closed)
}
