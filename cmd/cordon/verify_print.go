package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/urfave/cli/v2"

	"cordon/model/limits"
)

// printLimit prints a case's rows under its name and settings.
func printLimit(w io.Writer, r limits.Result, first bool) {
	const form = "  %-76s %12s %12s %10s %10s  %-8s %s\n"
	if first {
		fmt.Fprintf(w, form, "quantity", "theory", "model", "s.e.", "n", "verdict", "judged by")
	}
	fmt.Fprintf(w, "%s: %s\n", r.Case.Limit.Name, r.Case)
	for _, note := range r.Case.Notes {
		fmt.Fprintf(w, "  %s\n", note)
	}
	for n := range r.Rows {
		x := &r.Rows[n]
		se, count := "exact", "-"
		if x.SE > 0 {
			se = strconv.FormatFloat(x.SE, 'g', 3, 64)
		}
		if x.N > 0 {
			count = strconv.Itoa(x.N)
		}
		fmt.Fprintf(w, form, x.Quantity, brief(x.Theory), brief(x.Model), se, count, x.Verdict(), x.Bound())
	}
}

func brief(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }

// limitRow is a row in JSON.
type limitRow struct {
	Quantity    string     `json:"quantity"`
	Theory      jsonNumber `json:"theory"`
	Model       jsonNumber `json:"model"`
	SE          jsonNumber `json:"se"` // 0: exact
	N           int        `json:"n"`  // 0: nothing is drawn
	Approximate bool       `json:"approximate"`
	JudgedBy    string     `json:"judged_by"`
	Verdict     string     `json:"verdict"`
}

// jsonNumber is a number that JSON may not have: infinity and NaN become words.
type jsonNumber float64

// MarshalJSON writes the number.
func (x jsonNumber) MarshalJSON() ([]byte, error) {
	if f := float64(x); math.IsInf(f, 0) || math.IsNaN(f) {
		return json.Marshal(strconv.FormatFloat(f, 'g', -1, 64))
	}
	return json.Marshal(float64(x))
}

type limitResult struct {
	Limit    string         `json:"limit"`
	Settings map[string]any `json:"settings"`
	Notes    []string       `json:"notes,omitempty"`
	Rows     []limitRow     `json:"rows"`
}

func limitsJSON(c *cli.Context, all []limits.Result, failed, blind int) error {
	out := struct {
		Command string        `json:"command"`
		Seed    uint64        `json:"seed"`
		Failed  int           `json:"failed"`
		NoPower int           `json:"no_power"`
		Limits  []limitResult `json:"limits"`
	}{"verify", c.Uint64("seed"), failed, blind, []limitResult{}}
	for _, r := range all {
		l := limitResult{Limit: r.Case.Limit.Name, Settings: map[string]any{}, Notes: r.Case.Notes}
		for name, v := range r.Case.Numbers {
			l.Settings[name] = jsonNumber(v)
		}
		for name, v := range r.Case.Words {
			l.Settings[name] = v
		}
		for n := range r.Rows {
			x := &r.Rows[n]
			l.Rows = append(l.Rows, limitRow{x.Quantity, jsonNumber(x.Theory), jsonNumber(x.Model), jsonNumber(x.SE), x.N, x.Approx, x.Bound(), string(x.Verdict())})
		}
		out.Limits = append(out.Limits, l)
	}
	return writeJSON(c, out)
}

// listLimits prints what limits there are.
func listLimits(c *cli.Context, chosen []*limits.Limit) error {
	type setting struct {
		Name    string `json:"setting"`
		Unit    string `json:"unit"`
		Default any    `json:"default"`
		Range   string `json:"range"`
		Doc     string `json:"doc"`
	}
	type limit struct {
		Name     string    `json:"limit"`
		Doc      string    `json:"doc"`
		Formula  string    `json:"formula"`
		Source   string    `json:"source"`
		Switches string    `json:"switches"`
		Settings []setting `json:"settings"`
	}
	var all []limit
	for _, l := range chosen {
		x := limit{l.Name, l.Doc, l.Formula, l.Source, l.Switches, nil}
		for _, s := range l.Settings {
			d := any(jsonNumber(s.Default))
			if s.Text != "" {
				d = ""
			}
			x.Settings = append(x.Settings, setting{s.Name, s.Unit, d, s.Range(), s.Doc})
		}
		all = append(all, x)
	}
	if c.Bool("json") {
		return writeJSON(c, all)
	}
	for _, l := range all {
		fmt.Fprintf(c.App.Writer, "%s: %s\n  formula   %s\n  source    %s\n  the model %s\n", l.Name, l.Doc, l.Formula, l.Source, l.Switches)
		for _, s := range l.Settings {
			d := fmt.Sprint(s.Default)
			if s.Unit == "" {
				fmt.Fprintf(c.App.Writer, "  --set %s=...: %s; %s\n", s.Name, s.Range, s.Doc)
				continue
			}
			fmt.Fprintf(c.App.Writer, "  --set %s=%s: %s [%s], %s\n", s.Name, d, s.Doc, s.Unit, s.Range)
		}
		fmt.Fprintln(c.App.Writer)
	}
	return nil
}

// writeJSON prints a value as indented JSON.
func writeJSON(c *cli.Context, v any) error {
	e := json.NewEncoder(c.App.Writer)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
