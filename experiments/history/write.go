package history

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"cordon/data"
	"cordon/experiments"
	"cordon/plots"
)

// Manifest is manifest.json of a back-test's folder: that of the comparison behind
// it, and what it was held against.
type Manifest struct {
	experiments.Manifest
	Backtest ManifestBacktest `json:"backtest"`
}

// ManifestBacktest is what a back-test adds to a comparison.
type ManifestBacktest struct {
	Source     string        `json:"source"` // comext, comtrade or baci
	From       string        `json:"from"`
	To         string        `json:"to"`
	By         string        `json:"by"`
	Absent     string        `json:"absent"`
	Variation  bool          `json:"recorded_variation"`
	Targets    []string      `json:"targets"`
	Neighbours []string      `json:"neighbours"`
	Observed   []data.Source `json:"observed"`
}

// Write writes tables (CSV, Arrow, Parquet), a figure for each importer (SVG, PDF,
// PNG), backtest.html and, last, manifest.json into a folder, which it commits. It
// returns the names of the files.
func (r *Result) Write(f *data.Folder, command string) ([]string, error) {
	tables := r.Tables()
	names, err := data.WriteTables(f.Dir(), tables, data.Formats)
	if err != nil {
		return nil, err
	}
	m := r.Manifest(command)
	results := &plots.Results{Tables: map[string]*data.Table{}, Manifest: m.ForPlots()}
	for _, t := range tables {
		results.Tables[t.Name] = t
	}
	drawn, svgs, err := r.draw(f, results)
	if err != nil {
		return nil, err
	}
	names = append(names, drawn...)
	page, err := plots.BacktestReport(results, r.Answer(), svgs)
	if err != nil {
		return nil, err
	}
	const report, manifest = "backtest.html", "manifest.json"
	if err := f.Write(report, func(w io.Writer) error { _, err := w.Write(page); return err }); err != nil {
		return nil, err
	}
	names = append(names, report)
	for _, name := range names {
		sum, err := data.HashFile(f.Path(name))
		if err != nil {
			return nil, fmt.Errorf("checksum of %s: %w", name, err)
		}
		m.Outputs[name] = sum
	}
	if err := data.WriteJSON(f.Path(manifest), m); err != nil {
		return nil, err
	}
	return append(names, manifest), f.Commit()
}

// draw writes a figure for each importer, the largest first.
func (r *Result) draw(f *data.Folder, results *plots.Results) (names []string, svgs [][]byte, err error) {
	for _, l := range r.Figures {
		if known(l.Observed) == 0 && known(l.Base) == 0 {
			continue
		}
		figure, err := plots.Backtest(results.Tables["importers"], l.Importer, r.called(l.Importer), results)
		if err != nil {
			return nil, nil, fmt.Errorf("figure of %s: %w", l.Importer, err)
		}
		written, err := figure.Write(f.Dir())
		if err != nil {
			return nil, nil, err
		}
		names = append(names, written...)
		for _, name := range written {
			if strings.HasSuffix(name, ".svg") {
				svg, err := os.ReadFile(f.Path(name))
				if err != nil {
					return nil, nil, err
				}
				svgs = append(svgs, svg)
			}
		}
	}
	return names, svgs, nil
}

// called is what a jurisdiction is called.
func (r *Result) called(iso string) string {
	w := r.Run.World
	if at := w.JurisdictionIndex(iso); at >= 0 && w.Jurisdictions[at].Name != "" {
		return w.Jurisdictions[at].Name
	}
	return iso
}

// Manifest of the folder; Outputs are filled when they are written.
func (r *Result) Manifest(command string) Manifest {
	m := Manifest{Manifest: r.comparison.Manifest(command)}
	m.Kind = "backtest"
	m.Backtest = ManifestBacktest{Source: r.Flows.Source, From: r.Options.Observed.From, To: r.Options.Observed.To, By: r.Table.By.String(), Absent: r.Table.Absent,
		Variation: r.Recorded != nil, Targets: slices.Clone(r.Targets), Neighbours: slices.Clone(r.Neighbours), Observed: []data.Source{}}
	for _, s := range r.Flows.World.Sources {
		name := s.File
		if s.Confidential {
			s = data.Source{ID: "confidential", Confidential: true, SHA256: data.KeyedHash(s.ID + " " + s.SHA256)}
			name = "observed flows (confidential)"
		}
		m.Backtest.Observed = append(m.Backtest.Observed, s)
		m.Inputs[name] = s.SHA256
	}
	return m
}

// Answer is what came out, in sentences.
func (r *Result) Answer() []string {
	s := r.Scores[0]
	out := []string{fmt.Sprintf("%d quantities of %s, %s: %.1f%% of the observed values are inside the model's 90%% interval, %.1f%% inside the part of it that parameters and luck make.", s.N, r.Flows.Source, r.Table.Span.Name, 100*s.Coverage, 100*r.Plain.Coverage)}
	for _, v := range r.Verdicts() {
		out = append(out, v.Words)
	}
	clear := 0
	for _, e := range r.Effects {
		if e.Clear {
			clear++
		}
	}
	out = append(out, fmt.Sprintf("In %d of %d importers and periods the observed value lies outside what the model expects without the change, where one of ten would by chance.", clear, len(r.Effects)))
	if r.placebo() {
		out = append(out, "This is a placebo: nothing changes in the scenario, so that any effect is the model's or the interval's mistake.")
	}
	return out
}

// placebo says whether nothing changes in the scenario.
func (r *Result) placebo() bool {
	for _, a := range r.Arms[1:] {
		if len(a.Measures) > 0 {
			return false
		}
	}
	return true
}
