package register

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/history"
)

// secret is a confidential source of the small world; nothing that is written may
// show it.
var secret = data.Source{ID: "ledger-of-krypton", Title: "Customers of Krypton GmbH", File: "krypton-customers.csv", SHA256: "5ec3e75ec3e75ec3e75ec3e75ec3e75e", Licence: "confidential", Confidential: true}

// fingerprintOfSmall is the small world's own, which is as confidential.
var fingerprintOfSmall string

// writeSmallWorld writes the reference world with the trade of advanced chips alone,
// among few countries.
func writeSmallWorld(dir string) error {
	w, err := data.Reference()
	if err != nil {
		return err
	}
	keep := strings.Fields("CHN DEU FRA GBR KOR MYS NLD SGP TWN USA")
	at := map[uint16]uint16{} // new position by old
	var homes []data.Jurisdiction
	for i, j := range w.Jurisdictions {
		if slices.Contains(keep, j.ISO3) {
			at[uint16(i)] = uint16(len(homes))
			homes = append(homes, j)
		}
	}
	var items []data.Item
	for _, it := range w.Items {
		home, ok := at[it.Jurisdiction]
		if it.Entry != "3A090.a" || !ok {
			continue
		}
		var policy []data.Policy
		for j := range w.Jurisdictions {
			if _, ok := at[uint16(j)]; ok {
				policy = append(policy, it.Policy[j])
			}
		}
		it.Jurisdiction, it.Policy = home, policy
		items = append(items, it)
	}
	f := w.Flows
	w.Flows = data.Flows{}
	for n := range f.ValueUSD {
		from, ok := at[f.Exporter[n]]
		into, good := at[f.Importer[n]]
		if !ok || !good || !slices.Contains(items[0].HS6, w.Products[f.Product[n]].HS6) {
			continue
		}
		to := &w.Flows
		to.Period, to.Exporter, to.Importer = append(to.Period, f.Period[n]), append(to.Exporter, from), append(to.Importer, into)
		to.Product, to.ValueUSD, to.QuantityT = append(to.Product, f.Product[n]), append(to.ValueUSD, f.ValueUSD[n]), append(to.QuantityT, f.QuantityT[n])
	}
	distances, totals, clocks := w.Distances, w.Totals, w.Clocks
	w.Distances, w.Totals, w.Clocks = nil, nil, nil
	for _, d := range distances {
		from, ok := at[d.From]
		if to, good := at[d.To]; ok && good {
			w.Distances = append(w.Distances, data.Distance{From: from, To: to, Km: d.Km})
		}
	}
	for _, x := range totals {
		from, ok := at[x.Exporter]
		if to, good := at[x.Importer]; ok && good {
			w.Totals = append(w.Totals, data.Total{Exporter: from, Importer: to, ValueUSD: x.ValueUSD})
		}
	}
	for _, c := range clocks {
		if slices.Contains(keep, c.Jurisdiction) {
			w.Clocks = append(w.Clocks, c)
		}
	}
	w.Jurisdictions, w.Items = homes, items
	w.Name, w.Title = "small", "Advanced chips among ten countries (synthetic)"
	w.Sources = append(slices.Clone(w.Sources), secret)
	err = data.WriteWorld(dir, w, nil)
	fingerprintOfSmall = w.Fingerprint
	return err
}

// compareSmall is chips-alone on the small world, with few simulated buyers. The
// comparison's world is open, for it is yet to be written.
func compareSmall(world string, replicates, weeks int, posterior *experiments.Posterior) (*experiments.Comparison, error) {
	w, err := experiments.OpenWorld(world)
	if err != nil {
		return nil, err
	}
	o := experiments.Options{World: w, WorldPath: world, Replicates: replicates, Weeks: weeks, Seed: 1, Workers: 2, Params: []experiments.Override{{Path: "population.accounts", Value: 300}}, Posterior: posterior}
	if o.Against, err = experiments.Load("today", w); err != nil {
		return nil, err
	}
	arm, err := experiments.Load("chips-alone", w)
	if err != nil {
		return nil, err
	}
	o.Scenarios = []experiments.Arm{arm}
	return experiments.Compare(context.Background(), o)
}

func writeResult(c *experiments.Comparison, dir string) error {
	f, err := data.NewFolder(dir)
	if err != nil {
		return err
	}
	if _, err = c.Write(f, "cordon compare chips-alone"); err != nil {
		return err
	}
	return c.World.Close()
}

func registration(dir string) Options {
	return Options{Dir: dir, From: "2026-03", To: "2026-05", By: history.By{Period: "whole", Goods: "hs4"}, Layout: history.Comext, Day: "2026-01-01", Workers: 2}
}

// made is one registration, of 19 joint draws, for all tests that look at one.
var made struct {
	once sync.Once
	root string // with the world in small, the comparison in result
	err  error
}

func registered(t *testing.T) (dir, world string) {
	t.Helper()
	made.once.Do(func() {
		if made.root, made.err = os.MkdirTemp("", "cordon-register-test-"); made.err != nil {
			return
		}
		made.err = makeRegistered(made.root, 38)
	})
	if made.err != nil {
		t.Fatal(made.err)
	}
	return filepath.Join(made.root, "result"), filepath.Join(made.root, "small")
}

func makeRegistered(root string, replicates int) error {
	world, dir := filepath.Join(root, "small"), filepath.Join(root, "result")
	if err := writeSmallWorld(world); err != nil {
		return err
	}
	c, err := compareSmall(world, replicates, 26, nil)
	if err == nil {
		err = writeResult(c, dir)
	}
	if err == nil {
		_, err = Register(context.Background(), registration(dir))
	}
	return err
}

func TestMain(m *testing.M) {
	os.Setenv(data.HashKey, "a key")
	status := m.Run()
	if made.root != "" {
		os.RemoveAll(made.root)
	}
	os.Exit(status)
}
