package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments/patterns"
)

// printValidation prints every line of every pattern, misses first.
func printValidation(w io.Writer, v *patterns.Validation) {
	last := patterns.Verdict("")
	for _, s := range v.Ordered() {
		e := &s.Of[patterns.Model]
		if e.Verdict != last {
			if last != "" {
				fmt.Fprintln(w)
			}
			last = e.Verdict
			fmt.Fprintf(w, "%s\n", patterns.Head(last))
		}
		l := s.Line
		fmt.Fprintf(w, "  %d %s: %s [%s], %s\n", s.Pattern.Number, s.Pattern.Name, l.Quantity, l.Unit, l.Mark)
		fmt.Fprintf(w, "      %-9s %s (%s); published: %s; %s\n", "target", l.Bounds(), l.Tolerance, l.Published, l.Basis)
		for r := range patterns.Rivals {
			verdict := ""
			if x := s.Of[r].Verdict; r != patterns.Model && x != patterns.SayNothing && x != patterns.NoTarget {
				verdict = ": " + string(x)
			}
			fmt.Fprintf(w, "      %-9s %s%s\n", r, s.Of[r].Figure(), verdict)
		}
		if why := s.Why(); why != "" {
			fmt.Fprintf(w, "      %-9s %s\n", "why", why)
		}
		if l.Note != "" {
			fmt.Fprintf(w, "      %-9s %s\n", "note", l.Note)
		}
	}
	fmt.Fprintf(w, "\n%s\nSynthetic worlds, default parameters; nothing is set to meet a pattern. \"cordon validate --list\" says what is run.\n", v.Summary())
}

// validationJSON is the validation as one document; missing numbers are null.
func validationJSON(v *patterns.Validation) ([]byte, error) {
	rows, err := tableJSON(v.Table())
	if err != nil {
		return nil, err
	}
	type pattern struct {
		Number int    `json:"pattern"`
		Name   string `json:"name"`
		Title  string `json:"title"`
		Claim  string `json:"claim"`
		Run    string `json:"run"`
	}
	var all []pattern
	for _, p := range v.Patterns {
		all = append(all, pattern{p.Number, p.Name, p.Title, p.Doc, p.Run})
	}
	return data.FormatJSON(struct {
		Command    string          `json:"command"`
		Version    string          `json:"version"`
		Seed       uint64          `json:"seed"`
		Replicates int             `json:"replicates"`
		Summary    string          `json:"summary"`
		Patterns   []pattern       `json:"patterns"`
		Lines      json.RawMessage `json:"lines"`
	}{"validate", data.Version, v.Seed, v.Replicates, v.Summary(), all, rows})
}

// listPatterns prints what is claimed, run and held against what.
func listPatterns(c *cli.Context, chosen []*patterns.Pattern) error {
	type line struct {
		Key       string   `json:"line"`
		Quantity  string   `json:"quantity"`
		Unit      string   `json:"unit"`
		Published string   `json:"published"`
		Low       *float64 `json:"low"` // null: no such end
		High      *float64 `json:"high"`
		Tolerance string   `json:"tolerance"`
		Basis     string   `json:"basis"`
		Mark      string   `json:"mark"`
	}
	type pattern struct {
		Number int    `json:"pattern"`
		Name   string `json:"name"`
		Title  string `json:"title"`
		Claim  string `json:"claim"`
		Run    string `json:"run"`
		Lines  []line `json:"lines"`
	}
	finite := func(x float64) *float64 {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil
		}
		return &x
	}
	if c.Bool("json") {
		var all []pattern
		for _, p := range chosen {
			x := pattern{Number: p.Number, Name: p.Name, Title: p.Title, Claim: p.Doc, Run: p.Run}
			for _, l := range p.Lines {
				x.Lines = append(x.Lines, line{l.Key, l.Quantity, l.Unit, l.Published, finite(l.Low), finite(l.High), l.Tolerance, l.Basis, l.Mark})
			}
			all = append(all, x)
		}
		return writeJSON(c, all)
	}
	w := c.App.Writer
	for _, p := range chosen {
		fmt.Fprintf(w, "%d %s: %s\n  claim     %s\n  run       %s\n", p.Number, p.Name, p.Title, p.Doc, p.Run)
		for r := patterns.GravityOnly; r < patterns.Rivals; r++ {
			if why := p.Silent[r]; why != "" {
				fmt.Fprintf(w, "  %-9s says nothing: %s\n", r, why)
			}
		}
		for _, l := range p.Lines {
			fmt.Fprintf(w, "  %s [%s], %s\n", l.Quantity, l.Unit, l.Mark)
			fmt.Fprintf(w, "    target  %s (%s); published: %s; %s\n", l.Bounds(), l.Tolerance, l.Published, strings.ReplaceAll(l.Basis, ",", ", "))
		}
		fmt.Fprintln(w)
	}
	return nil
}
