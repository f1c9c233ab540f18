package register

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/history"
)

// smallWorld is the reference world with the trade of advanced chips alone, among
// few countries, written into a folder.
func smallWorld(t testing.TB) string {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	keep := map[string]bool{}
	for _, iso := range strings.Fields("USA CHN DEU NLD KOR JPN TWN MYS SGP ARE GBR FRA") {
		keep[iso] = true
	}
	var hs6 []string
	for _, it := range w.Items {
		if it.Entry == "3A090.a" {
			hs6 = it.HS6
		}
	}
	f := w.Flows
	w.Flows = data.Flows{}
	for n := range f.ValueUSD {
		if !slices.Contains(hs6, w.Products[f.Product[n]].HS6) || !keep[w.Jurisdictions[f.Exporter[n]].ISO3] || !keep[w.Jurisdictions[f.Importer[n]].ISO3] {
			continue
		}
		to := &w.Flows
		to.Period, to.Exporter, to.Importer = append(to.Period, f.Period[n]), append(to.Exporter, f.Exporter[n]), append(to.Importer, f.Importer[n])
		to.Product, to.ValueUSD, to.QuantityT = append(to.Product, f.Product[n]), append(to.ValueUSD, f.ValueUSD[n]), append(to.QuantityT, f.QuantityT[n])
	}
	w.Name, w.Title = "small", "Advanced chips among twelve countries (synthetic)"
	dir := filepath.Join(t.TempDir(), "small")
	if err := data.WriteWorld(dir, w, nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

// comparison of chips-alone on the small world.
func comparison(t testing.TB, world string, replicates, weeks int, set ...experiments.Override) *experiments.Comparison {
	t.Helper()
	w, err := experiments.OpenWorld(world)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	o := experiments.Options{World: w, WorldPath: world, Replicates: replicates, Weeks: weeks, Seed: 1, Workers: 2, Params: set}
	for i, name := range []string{"today", "chips-alone"} {
		a, err := experiments.Load(name, w)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			o.Against = a
		} else {
			o.Scenarios = []experiments.Arm{a}
		}
	}
	c, err := experiments.Compare(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func folder(t testing.TB, c *experiments.Comparison) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "result")
	f, err := data.NewFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write(f, "cordon compare chips-alone"); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRegister(t *testing.T) {
	start := time.Now()
	lap := func(what string) { fmt.Println(what, time.Since(start)); start = time.Now() }
	world := smallWorld(t)
	lap("world")
	c := comparison(t, world, 38, 40, experiments.Override{Path: "population.accounts", Value: 300})
	lap("compare")
	dir := folder(t, c)
	lap("folder")
	p, err := Register(context.Background(), Options{Dir: dir, From: "2026-04", To: "2026-09", By: history.By{Period: "whole", Goods: "hs4"}, Layout: history.Comext, Day: "2026-01-01", Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	lap("register")
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	lap("read")
	for _, q := range p.Quantities {
		fmt.Printf("%s base %.4g luck %.3f noise %.3f trend %.2f %v\n", q.Name(), q.Base, q.LuckSD, q.NoiseSD, q.Trend, q.Weighed)
	}
	for q := range p.Quantities {
		for _, f := range p.Forecasts {
			fmt.Println(q, f.Name, f.Quantiles[q])
		}
	}
	fmt.Println(len(s.Draws), len(s.Parameters), p.Notes)
	b, _ := os.ReadDir(dir)
	for _, e := range b {
		if strings.HasPrefix(e.Name(), "pred") {
			i, _ := e.Info()
			fmt.Println(e.Name(), i.Size())
		}
	}
}
