package main

import (
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/history"
)

// backtest prints the scores with the nulls beside, and what they rest on.
func (p *printer) backtest(r *history.Result) {
	arm := r.Arms[len(r.Arms)-1]
	p.line("%s: %s", p.paint(bold, arm.Name), arm.Title)
	p.line("World: %s. Held against %s, %s, by %s. %d replicates, seed %d.", r.Run.World.Title, r.Flows.Source, r.Table.Span.Name, r.Table.By, r.Run.Replicates, r.Run.Seed)
	tables := map[string]*data.Table{}
	for _, t := range r.Tables() {
		tables[t.Name] = t
	}
	show := func(title, name string, columns ...string) {
		if t := tables[name]; t.Len() > 0 {
			p.heading("%s", title)
			p.line("%s", "")
			io.WriteString(p.w, tableText(only(t, columns), p.width)+"\n")
		}
	}
	show("Scores (less is better for errors and CRPS)", "scores", "forecast", "quantities", "log_error", "sign_share", "rank_correlation", "coverage_90", "crps", "crps_log", "skill", "skill_se")
	for _, line := range r.Answer() {
		p.line("%s", line)
	}
	if len(r.Targets) > 0 {
		show("The detour: gain of neighbours ("+strings.Join(r.Neighbours, ", ")+") for each dollar that "+strings.Join(r.Targets, ", ")+" lost", "detours", "forecast", "gain", "loss", "ratio", "ratio_p05", "ratio_p95")
	}
	show("Suppliers outside the table are assumed: how much the scores hang on them", "outside", "outside_share", "log_error", "coverage_90", "crps", "target_loss", "detour")
	show("Not scored", "unmatched", "reason", "rows", "value")
	p.heading("What this rests on")
	if r.Run.World.Synthetic {
		p.line("%s", p.paint(red, "Synthetic world: its base period is made up by a rule, so that holding it against recorded flows says nothing about real trade."))
	}
	for _, a := range r.Assumptions() {
		p.line("%s: %s; %s.", a.What, a.Setting, strings.TrimSuffix(a.Why, "."))
	}
}

// only is some columns of a table, numbers as text of four digits.
func only(t *data.Table, columns []string) *data.Table {
	out := &data.Table{Name: t.Name, Doc: t.Doc}
	for _, name := range columns {
		if c := t.Column(name); c != nil {
			short := *c
			for i, v := range c.Floats {
				if i == 0 {
					short.Floats, short.Strings = nil, []string{}
				}
				short.Strings = append(short.Strings, fewDigits(v))
			}
			out.Columns = append(out.Columns, short)
		}
	}
	return out
}

// backtestJSON prints the result as one document.
func backtestJSON(w io.Writer, r *history.Result, command string) error {
	rows := map[string]json.RawMessage{}
	for _, t := range r.Tables() {
		b, err := tableJSON(t)
		if err != nil {
			return err
		}
		rows[t.Name] = b
	}
	var arms []string
	for _, a := range r.Arms {
		arms = append(arms, a.Name)
	}
	m := r.Manifest(command)
	b, err := data.FormatJSON(struct {
		Command     string                    `json:"command"`
		World       experiments.ManifestWorld `json:"world"`
		Arms        []string                  `json:"arms"`
		Seed        uint64                    `json:"seed"`
		Replicates  int                       `json:"replicates"`
		Backtest    history.ManifestBacktest  `json:"backtest"`
		Answer      []string                  `json:"answer"`
		Scores      json.RawMessage           `json:"scores"`
		Detours     json.RawMessage           `json:"detours"`
		Effects     json.RawMessage           `json:"effects"`
		Outside     json.RawMessage           `json:"outside"`
		Unmatched   json.RawMessage           `json:"unmatched"`
		Assumptions json.RawMessage           `json:"assumptions"`
	}{command, m.World, arms, r.Run.Seed, r.Run.Replicates, m.Backtest, r.Answer(), rows["scores"], rows["detours"], rows["effects"], rows["outside"], rows["unmatched"], rows["assumptions"]})
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// fewDigits is a number of four digits; a dash where it is missing.
func fewDigits(v float64) string {
	if math.IsNaN(v) {
		return "-"
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}
