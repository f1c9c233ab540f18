package nulls_test

import (
	"context"
	"math"
	"testing"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/nulls"
	"cordon/model"
	"cordon/model/outcome"
)

// study is today's list and a ban on the reference world.
func study(t *testing.T, w *data.World, noQueue bool) *model.Study {
	t.Helper()
	var arms []model.Arm
	ban, err := experiments.Load("past-russia-eu-2022", w)
	if err != nil {
		t.Fatal(err)
	}
	for _, measures := range []bool{false, true} {
		a := model.Arm{Name: "arm", Start: ban.Begins(), Weeks: 20}
		if measures {
			a.Measures = ban.InOrder()
		}
		arms = append(arms, a)
	}
	d := model.Design{World: w, Arms: arms, Seed: 1, Laws: true, AllDraw: true, NoQueue: noQueue, Params: model.Defaults()}
	st, err := model.NewStudy(d)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// Under today's list importers buy what they bought; a ban takes the banned from its
// makers, and the others' sales rise in proportion.
func TestRival(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	r, err := study(t, w, false).Rival()
	if err != nil {
		t.Fatal(err)
	}
	before, err := r.At(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	after, err := r.At(1, 15)
	if err != nil {
		t.Fatal(err)
	}
	type market struct{ importer, product int }
	recorded, then, now := map[market]float64{}, map[market]float64{}, map[market]float64{}
	rus, deu, kor := w.JurisdictionIndex("RUS"), w.JurisdictionIndex("DEU"), w.JurisdictionIndex("KOR")
	fall, rise, elsewhere := 0.0, 0.0, 0.0
	for n, c := range r.Cells {
		m := market{c.Importer, c.Product}
		recorded[m] += c.Recorded
		then[m] += before[n]
		now[m] += after[n]
		d := after[n] - before[n]
		switch {
		case c.Importer != rus:
			elsewhere += math.Abs(d)
		case c.Exporter == deu:
			fall += d
		case c.Exporter == kor:
			rise += d
		}
	}
	for m, usd := range recorded {
		if math.Abs(then[m]-usd) > 1e-9*usd || math.Abs(now[m]-usd) > 1e-9*usd {
			t.Fatalf("market %v: %g recorded, %g before and %g after; importers' totals stay", m, usd, then[m], now[m])
		}
	}
	t.Logf("Germany to Russia %+.3g USD, Korea to Russia %+.3g, other destinations %.3g", fall, rise, elsewhere)
	if fall >= 0 || rise <= 0 || elsewhere > 1e-6 {
		t.Errorf("Germany to Russia %+.3g USD, Korea to Russia %+.3g, other destinations %.3g; a ban of the EU alone lowers the first, raises the second and moves nothing else", fall, rise, elsewhere)
	}
}

// Without queues every filing is answered when it comes in, on a shuffled world too,
// with all laws kept; with them it is not.
func TestNoQueue(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	waits := func(w *data.World, noQueue bool) (median, filings float64) {
		r, err := study(t, w, noQueue).Run(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, o := range outcome.All() {
			switch o.Name {
			case "wait_median":
				median = r.Arms[1].Values[i]
			case "filings":
				filings = r.Arms[1].Values[i]
			}
		}
		return median, filings
	}
	with, _ := waits(w, false)
	without, filings := waits(nulls.Shuffle(w, 1), true)
	t.Logf("median wait %.3g working days with queues, %.3g without (%.0f filings)", with, without, filings)
	if with < 5 || without > 0.5 || filings == 0 {
		t.Errorf("median wait %.3g with queues and %.3g without, %.0f filings; want weeks, at most the first bin, and some", with, without, filings)
	}
}
