package register

import (
	"bytes"
	"context"
	"fmt"
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
	"cordon/model/chance"
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

// A prediction has quantiles in order, every null for flows, and the joint draws; it
// is not replaced, and a change of any part of it is found.
func TestRegister(t *testing.T) {
	dir, _ := registered(t)
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	flows, cases := s.Count()
	if flows < 10 || cases != len(measures)-1 || len(s.Draws) != 19 || len(s.Parameters) < 50 || len(s.Forecasts) != 5 {
		t.Errorf("%d flows, %d figures of cases, %d draws of %d parameters, %d forecasts; want 10 or more, %d (too few cases are decided for the 90th percentile), 19, 50 or more, 5", flows, cases, len(s.Draws), len(s.Parameters), len(s.Forecasts), len(measures)-1)
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

// comextOf writes observed flows in Comext's layout: a row a month and registered flow, of
// value in all, and what else lines say.
func comextOf(t *testing.T, s *Stored, value func(q int) float64, lines ...string) data.ImportOptions {
	t.Helper()
	hs6 := map[string]string{}
	codes := "cn,lvl,hs6,description,chpl_tier,continuity\n99999900,8,999999,Nothing of ours,,continuous\n"
	for _, code := range sortedKeys(s.Source.Goods) {
		hs6[s.Source.Goods[code]] = code
		codes += code + "00,8," + code + ",Goods,,continuous\n"
	}
	rows := "month,reporter,partner,cn,value_eur\n"
	for q := range s.Quantities {
		x := &s.Quantities[q]
		if y := math.NaN(); x.flow() {
			if y = value(q); math.IsNaN(y) {
				continue
			}
			from := "DEU"
			if x.Importer == "DEU" {
				from = "FRA"
			}
			for _, month := range []string{"2026-03", "2026-04", "2026-05"} {
				rows += fmt.Sprintf("%s,%s,%s,%s00,%.2f\n", month, from, x.Importer, hs6[x.Goods], y/3)
			}
		}
	}
	rows += strings.Join(lines, "")
	dir := t.TempDir()
	for name, text := range map[string]string{"comext.csv": rows, "codes.csv": codes} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return data.ImportOptions{Sources: []string{filepath.Join(dir, "comext.csv")}, Codes: filepath.Join(dir, "codes.csv"), USDPerEUR: 1}
}

// Flows at the registered medians score as such; rows that are in no registered
// quantity are counted and ignored, and registered ones that the table lacks listed.
func TestScoreOfFlows(t *testing.T) {
	dir, _ := registered(t)
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	gone := s.Quantities[0].Importer // has no row at all
	flows := comextOf(t, s, func(q int) float64 {
		if s.Quantities[q].Importer == gone {
			return math.NaN()
		}
		return math.Max(s.Forecasts[0].Quantiles[q][2], 300) // medians of 0 get a row too
	}, "2026-04,DEU,USA,99999900,1000\n", "2026-07,DEU,USA,99999900,1000\n", "2026-04,DEU,BRA,"+sortedKeys(s.Source.Goods)[0]+"00,500\n")
	o, err := Score(context.Background(), ScoreOptions{Prediction: dir, Flows: flows})
	if err != nil {
		t.Fatal(err)
	}
	missed := 0
	for q := range o.Rows {
		r := &o.Rows[q]
		switch {
		case !r.flow() && o.Seen.Why[q] != "no cases were given (--cases)", r.Importer == gone && o.Seen.Why[q] != "no row of the importer":
			t.Errorf("%s: %q", r.Name(), o.Seen.Why[q])
		case r.flow() && r.Importer == gone:
			missed++
		case r.flow() && (math.Abs(r.Observed-math.Max(r.Quantiles[2], 300)) > 0.05 || !r.In50 || !r.In90 || !(r.CRPS[0] >= 0)):
			t.Errorf("%s: observed %g, quantiles %v, CRPS %v", r.Name(), r.Observed, r.Quantiles, r.CRPS)
		}
	}
	flowN, _ := s.Count()
	if f := o.Flows[0]; missed == 0 || f.N != flowN-missed || f.In50 != 1 || f.In90 != 1 || len(o.Flows) != 5 || math.IsNaN(o.Flows[1].Skill) {
		t.Errorf("%d missing; %+v", missed, o.Flows)
	}
	ignored := map[string]int64{}
	for _, x := range o.Seen.Ignored {
		ignored[x.Reason] += x.Rows
	}
	if ignored["product is in no registered quantity"] != 1 || ignored["importer is in no registered quantity"] != 1 || len(ignored) != 3 {
		t.Errorf("ignored %v; want a row of other goods, one of another importer, one of another month", ignored)
	}
	if o.Weights == nil || o.Weights.ESS < 4.7 {
		t.Errorf("weights %+v", o.Weights)
	}
	flows = comextOf(t, s, func(int) float64 { return math.NaN() }, "2026-03,DEU,BRA,99999900,500\n2026-04,DEU,BRA,99999900,500\n2026-05,DEU,BRA,99999900,500\n")
	if _, err := Score(context.Background(), ScoreOptions{Prediction: dir, Flows: flows}); err == nil || !strings.Contains(err.Error(), "none of the") {
		t.Errorf("a table of other countries: %v", err)
	}
}

// The next run takes the weighted draws: each of its joint draws is one of them, as
// often as its weight says, and it runs again to the same bits.
func TestCompareFromAPosterior(t *testing.T) {
	dir, world := registered(t)
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := s.newSeen()
	for q := range seen.Values {
		seen.Values[q] = s.values[0][7][q] // what draw 7 gives
	}
	w := s.Weigh(seen)
	if best := slices.Max(w.Weight); w.Weight[7] != best {
		t.Errorf("draw 7 has weight %g of at most %g on its own figures", w.Weight[7], best)
	}
	p, err := s.Posterior(w)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	path := filepath.Join(out, "posterior.json")
	if err := data.WriteJSON(path, p); err != nil {
		t.Fatal(err)
	}
	if p, err = experiments.ReadPosterior(path); err != nil {
		t.Fatal(err)
	}
	const n = 4000
	share := make([]float64, len(p.Weights))
	for i := range n {
		share[p.Pick(chance.Root(5, i))] += 1.0 / n
	}
	for i, x := range share {
		if se := math.Sqrt(p.Weights[i] * (1 - p.Weights[i]) / n); math.Abs(x-p.Weights[i]) > 4.5*se {
			t.Errorf("draw %d is picked in %.4f of %d runs, want its weight of %.4f (standard error %.4f)", i, x, n, p.Weights[i], se)
		}
	}
	c, err := compareSmall(world, 4, 16, p)
	if err != nil {
		t.Fatal(err)
	}
	study, err := c.Options.Study()
	if err != nil {
		t.Fatal(err)
	}
	values, drawn := experiments.ParametersOf(study, 1), p.Draws[p.Pick(chance.Root(1, 1))]
	for k, path := range p.Paths {
		if values[path] != drawn[k] && math.Abs(values[path]-drawn[k]) > 0.5 { // whole numbers are rounded
			t.Errorf("%s is %g in the joint draw, want %g as stored", path, values[path], drawn[k])
		}
	}
	if values["population.accounts"] != 300 {
		t.Errorf("population.accounts is %g, want what --set says", values["population.accounts"])
	}
	result := filepath.Join(out, "result")
	if err := writeResult(c, result); err != nil {
		t.Fatal(err)
	}
	r, err := experiments.Reproduce(context.Background(), result, "", 2, nil)
	if err != nil || r.Verdict != experiments.Same || r.Manifest.Posterior.SHA256 != p.SHA256 {
		t.Errorf("law: a run from a posterior runs again to the same bits; %v, %+v", err, r)
	}
}
