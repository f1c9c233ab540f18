package register

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/experiments/archive"
	"cordon/experiments/history"
)

// A prediction has quantiles in order, every null for flows, and the joint draws; it
// is not replaced, and a change of any part of it is found.
func TestRegister(t *testing.T) {
	dir, _ := registered(t)
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Code) != 64 || len(s.Manifest) != 64 || s.World == "" {
		t.Errorf("fingerprints of program %q, manifest %q and world %q; want SHA-256 in hex", s.Code, s.Manifest, s.World)
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
	if of, cases := len(s.saying(s.values[1], true)), len(s.saying(s.values[1], false)); s.Forecasts[1].Name != todaysList || of != 1 || cases != len(s.Draws) {
		t.Errorf("%s has %d members of flows and %d of cases, want 1 and one for each of %d draws", s.Forecasts[1].Name, of, cases, len(s.Draws))
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
