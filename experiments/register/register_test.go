package register

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/archive"
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
	keep := strings.Fields("USA CHN DEU NLD KOR JPN TWN MYS SGP ARE GBR FRA")
	var hs6 []string
	for _, it := range w.Items {
		if it.Entry == "3A090.a" {
			hs6 = it.HS6
		}
	}
	f := w.Flows
	w.Flows = data.Flows{}
	for n := range f.ValueUSD {
		if !slices.Contains(hs6, w.Products[f.Product[n]].HS6) || !slices.Contains(keep, w.Jurisdictions[f.Exporter[n]].ISO3) || !slices.Contains(keep, w.Jurisdictions[f.Importer[n]].ISO3) {
			continue
		}
		to := &w.Flows
		to.Period, to.Exporter, to.Importer = append(to.Period, f.Period[n]), append(to.Exporter, f.Exporter[n]), append(to.Importer, f.Importer[n])
		to.Product, to.ValueUSD, to.QuantityT = append(to.Product, f.Product[n]), append(to.ValueUSD, f.ValueUSD[n]), append(to.QuantityT, f.QuantityT[n])
	}
	w.Name, w.Title = "small", "Advanced chips among twelve countries (synthetic)"
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

// A prediction has quantiles in order, every null for flows, and the joint draws; it
// is not replaced, and a change of any part of it is found.
func TestRegister(t *testing.T) {
	dir, _ := registered(t)
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	flows, cases := s.Count()
	if flows < 10 || cases != len(measures) || len(s.Draws) != 19 || len(s.Parameters) < 50 || len(s.Forecasts) != 5 {
		t.Errorf("%d flows, %d figures of cases, %d draws of %d parameters, %d forecasts; want 10 or more, %d, 19, 50 or more, 5", flows, cases, len(s.Draws), len(s.Parameters), len(s.Forecasts), len(measures))
	}
	for i, f := range s.Forecasts {
		for q, m := range f.Quantiles {
			if cases := !s.Quantities[q].flow(); m == nil && (i < 2 || !cases) || m != nil && (len(m) != len(Probabilities) || !slices.IsSorted(m)) {
				t.Errorf("%s of %s: quantiles %v", f.Name, s.Quantities[q].Name(), m)
			}
		}
	}
	if slices.Contains(s.Source.Exporters, "USA") || !slices.Contains(s.Source.Exporters, "DEU") {
		t.Errorf("exporters %v; Comext has those of the EU alone", s.Source.Exporters)
	}
	if _, err := Register(context.Background(), registration(dir)); err == nil || !strings.Contains(err.Error(), "a registered prediction is not replaced") {
		t.Errorf("registered twice: %v", err)
	}
	copied := t.TempDir()
	for _, name := range []string{predictionFile, parametersTable + ".csv", valuesTable + ".csv"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(copied, name), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, change := range map[string][2]string{predictionFile: {`"to": "2026-05"`, `"to": "2026-06"`}, valuesTable + ".csv": {"\nmodel,1,0,", "\nmodel,1,0,9"}} {
		path := filepath.Join(copied, name)
		b, _ := os.ReadFile(path)
		other := bytes.Replace(b, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(b, other) {
			t.Fatalf("%s has no %q", name, change[0])
		}
		os.WriteFile(path, other, 0o666)
		if _, err := Read(copied); err == nil || !strings.Contains(err.Error(), "was changed after it was registered") {
			t.Errorf("%s changed: %v", name, err)
		}
		os.WriteFile(path, b, 0o666)
	}
	if _, err := Read(copied); err != nil {
		t.Errorf("a copy that is as it was: %v", err)
	}
}

// What cannot be registered is refused before anything runs.
func TestRegisterMistakes(t *testing.T) {
	dir, _ := registered(t)
	whole := history.By{Period: "whole", Goods: "hs4"}
	for want, o := range map[string]Options{
		"--source: found \"customs\"":                                     {From: "2026-03", To: "2026-05", By: whole, Layout: "customs"},
		"sums over exporters or goods can't be scored":                    {From: "2026-03", To: "2026-05", By: whole, Layout: history.Comtrade},
		"--source baci is by year":                                        {From: "2026-03", To: "2026-05", By: whole, Layout: history.BACI, Absent: history.Zero},
		"has no manifest.json":                                            {From: "2026-03", To: "2026-05", By: whole, Layout: history.Comext, Dir: t.TempDir()},
		"--from: found \"spring\", expected a month YYYY-MM or a year YY": {From: "spring", To: "2026-05", By: whole, Layout: history.Comext},
	} {
		if o.Dir == "" {
			o.Dir = t.TempDir()
			copyFile(t, filepath.Join(dir, "manifest.json"), filepath.Join(o.Dir, "manifest.json"))
		}
		if _, err := Register(context.Background(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	at := t.TempDir()
	copyFile(t, filepath.Join(dir, "manifest.json"), filepath.Join(at, "manifest.json"))
	for want, edit := range map[string]func(*Options){
		`--scenario "chips-alnoe": expected the scenario that is predicted to happen, one of chips-alone`: func(o *Options) { o.Scenario = "chips-alnoe" },
		"the comparison runs from 2026-01-05 to 2026-07-05":                                               func(o *Options) { o.To = "2026-12" },
	} {
		o := registration(at)
		edit(&o)
		if _, err := Register(context.Background(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A confidential source is in no file of a registered folder, of its archive, of a
// score or of a posterior.
func TestConfidentialSourceStaysOut(t *testing.T) {
	dir, _ := registered(t)
	out := t.TempDir()
	c, err := archive.Pack(archive.Options{Result: dir, File: filepath.Join(out, "a.zip"), NoSource: true})
	if err != nil {
		t.Fatal(err)
	}
	names := ""
	for _, f := range c.Files {
		names += f.Name + "\n"
	}
	for _, want := range []string{"result/" + predictionFile, "result/" + valuesTable + ".csv", "result/" + parametersTable + ".csv"} {
		if !strings.Contains(names, want+"\n") {
			t.Errorf("the archive has no %s", want)
		}
	}
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := s.newSeen()
	for q := range seen.Values {
		seen.Values[q] = s.Forecasts[0].Quantiles[q][2]
	}
	scored, err := s.score(seen)
	if err != nil {
		t.Fatal(err)
	}
	f, err := data.NewFolder(filepath.Join(out, "score"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := scored.Write(f); err != nil {
		t.Fatal(err)
	}
	files := 0
	for _, folder := range []string{dir, filepath.Join(out, "score")} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			b, err := os.ReadFile(filepath.Join(folder, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			files++
			for _, word := range []string{secret.ID, secret.Title, "rypton", secret.File, secret.SHA256, fingerprintOfSmall, fingerprintOfSmall[:12]} {
				if bytes.Contains(b, []byte(word)) {
					t.Errorf("%s shows %q of a confidential source", e.Name(), word)
				}
			}
		}
	}
	if files < 80 || !strings.HasPrefix(s.World, "hmac-sha256:") {
		t.Errorf("%d files, world %s; want a whole folder, and a keyed hash", files, s.World)
	}
}

// figures of records whose answer is plain.
func TestFigures(t *testing.T) {
	day := func(s string) int { return workingDay(data.MustDate(s), data.MustDate("2026-01-05")) }
	records := []record{
		{received: day("2026-01-05"), ended: day("2026-01-09")},                 // 4 days
		{received: day("2026-01-05"), ended: day("2026-01-12"), denied: true},   // 5
		{received: day("2026-01-06"), ended: day("2026-01-13"), returned: true}, // 5
		{received: day("2026-01-06"), ended: day("2026-02-13"), referred: true}, // decided after the period: open
		{received: day("2025-12-01"), ended: day("2026-01-07"), referred: true}, // received before
		{received: day("2026-01-07"), ended: day("2026-01-08"), withdrawn: true},
		{received: day("2026-02-02"), ended: -1}, // after
	}
	got := figures(records, day("2026-01-05"), day("2026-01-30"), true)
	// Kaplan and Meier: 5 at risk (one withdrawn after a day), 4 after that; 1 decided at 4 days, 2 at 5
	if got[0] != 5 || math.Abs(got[1]-5.125) > 1e-9 || got[3] != 0.25 || got[4] != 0.25 || got[5] != 0.25 {
		t.Errorf("got %v; want 5 filings, a median of 5 days and the middle of their bin, and a quarter of 4 decisions each", got)
	}
	if !math.IsNaN(got[2]) && !(got[2] > 5) {
		t.Errorf("90th percentile %g; it lies among the cases still open", got[2])
	}
	if x := figures(records, day("2026-01-05"), day("2026-01-30"), false); !math.IsNaN(x[5]) {
		t.Errorf("no days of referral, and %g referred", x[5])
	}
}
