package model

import (
	"context"
	"math"
	"testing"

	"cordon/data"
	"cordon/model/param"
	"cordon/model/world"
)

// customsStudy is today's list on the reference world for some weeks.
func customsStudy(t *testing.T, weeks int, customs bool) *Study {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	var p Params
	param.SetDefaults(&p)
	start, _ := data.ParseDate("2026-01-05")
	st, err := NewStudy(Design{World: w, Params: p, Seed: 5, AllDraw: true, Customs: customs, Arms: []Arm{{Name: "today", Start: start, Weeks: weeks}}})
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// Under today's list, what customs offices write down over the base period's
// length is the table, in expectation: in all, and by importer. Goods on their way
// elsewhere are in it once, as the hub's imports.
func TestCustomsRecordIsTheTable(t *testing.T) {
	const weeks, replicates = 52, 6
	st := customsStudy(t, weeks, true)
	g, err := st.Ground()
	if err != nil {
		t.Fatal(err)
	}
	want := make([]float64, g.NJ) // USD by importer
	for c := range g.Cells {
		if cell := &g.Cells[c]; !cell.Closed() && cell.Unmatched <= matched {
			want[cell.Destination] += float64(cell.WeeklyUSD * weeks)
		}
	}
	at := map[[3]int32]bool{}
	for c := range g.Cells {
		if cell := &g.Cells[c]; !cell.Closed() && cell.Unmatched <= matched {
			at[[3]int32{int32(cell.Origin), int32(cell.Destination), cell.Product}] = true
		}
	}
	all := make([]float64, replicates)
	got := make([][]float64, replicates)
	other := 0.0 // on cells that the table does not have
	for r := range replicates {
		out, err := st.Run(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		got[r] = make([]float64, g.NJ)
		for _, row := range out.Arms[0].Customs {
			if row.Week < 0 || row.Week >= weeks {
				t.Fatalf("a row of week %d, of a run of %d weeks", row.Week, weeks)
			}
			if !at[[3]int32{int32(row.Exporter), int32(row.Importer), row.Product}] {
				other += float64(row.Cents) / 100
				continue
			}
			got[r][row.Importer] += float64(row.Cents) / 100
			all[r] += float64(row.Cents) / 100
		}
	}
	total := 0.0
	for _, x := range want {
		total += x
	}
	mean, se := meanSE(all)
	t.Logf("%d replicates of %d weeks: record over table %.4f ± %.4f (standard error); beside the table's cells %.4f of it", replicates, weeks, mean/total, se/total, other/total/replicates)
	if math.Abs(mean/total-1) > 0.005+3*se/total { // 0.5% is what CheckBaseline allows for drawn against expected deliveries
		t.Errorf("the record is %.4f of the table", mean/total)
	}
	for j, x := range want {
		if x < 0.01*total {
			continue
		}
		mine := make([]float64, replicates)
		for r := range got {
			mine[r] = got[r][j] / x
		}
		m, s := meanSE(mine)
		if math.Abs(m-1) > 0.01+4*s {
			t.Errorf("imports of %s: the record is %.4f ± %.4f of the table", g.ISO[j], m, s)
		}
	}
}

// Keeping the record moves nothing else.
func TestCustomsMoveNothing(t *testing.T) {
	var runs [2]*Replicate
	for i := range runs {
		st := customsStudy(t, 12, i == 1)
		var err error
		if runs[i], err = st.Run(context.Background(), 1); err != nil {
			t.Fatal(err)
		}
	}
	a, b := runs[0].Arms[0], runs[1].Arms[0]
	for _, p := range tallyPairs(a.Tally, b.Tally) {
		for i := range p[0] {
			if p[0][i] != p[1][i] {
				t.Fatal("the record moved a counter")
			}
		}
	}
	for i := range a.Values {
		if math.Float64bits(a.Values[i]) != math.Float64bits(b.Values[i]) {
			t.Fatalf("the record moved outcome %d: %g, %g", i, a.Values[i], b.Values[i])
		}
	}
	if len(a.Customs) != 0 || len(b.Customs) == 0 {
		t.Fatalf("%d rows without the record, %d with it", len(a.Customs), len(b.Customs))
	}
}

// With prices held, the record is what was delivered directly and what left for a
// hub, and hubs send on no less than the tally's goods that went through them, at
// what buyers pay.
func TestCustomsAddUp(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	var p Params
	param.SetDefaults(&p)
	p.Market.Epsilon = 1e9 // prices do not move
	start, _ := data.ParseDate("2026-01-05")
	st, err := NewStudy(Design{World: w, Params: p, Seed: 2, Customs: true, Arms: []Arm{{Name: "today", Start: start, Weeks: 40}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.At(0, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	s := r.State
	r.startRecord()
	s.Customs = world.NewCustoms()
	s.CellDirect = make([]int64, len(s.G.Cells))
	if err := r.RunTo(40); err != nil {
		t.Fatal(err)
	}
	var direct, sent, onward int64
	for _, row := range s.Customs.Rows {
		sent += row.Cents
		onward += row.Onward
	}
	for c := range s.CellDirect {
		direct += s.CellDirect[c]
	}
	hubs := int64(0)
	for _, x := range s.Tally.Hubs {
		hubs += x
	}
	t.Logf("sent %d, delivered directly %d, watched through hubs %d, sent on %d cents", sent, direct, hubs, onward)
	if sent <= direct || onward < hubs || sent-direct < hubs {
		t.Errorf("sent %d cents, of which %d directly and at least %d through hubs, which sent on %d", sent, direct, hubs, onward)
	}
}
