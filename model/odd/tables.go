package odd

import (
	"fmt"
	"strconv"
	"strings"

	"cordon/data"
	"cordon/model"
	"cordon/model/lever"
	"cordon/model/outcome"
	"cordon/model/param"
	"cordon/scenarios"
)

// parameters is the table of parameters, from their declarations.
func parameters(b *strings.Builder) error {
	symbols := map[string]string{}
	for _, p := range SubModels() {
		for _, s := range p.Parameters {
			symbols[s.Path] = s.Symbol
		}
	}
	b.WriteString("## Parameters\n\nSymbols are those of the sub-models' equations. A source is rows of data/sources.csv. How well it is known: SEEN (the figure was read at the " +
		"source), DERIVED (arithmetic on seen figures), RECALLED hi, med or lo (from memory of the literature, not verified), assumed (judgement). " +
		"Of several sources the weakest counts. Joint draws vary every parameter that has a distribution.\n\n")
	rows := newRows(b, "parameter", "symbol", "meaning", "unit", "default", "range", "distribution", "source", "known", "mark")
	for _, d := range param.List(&model.Params{}) {
		known, err := Known(d.Source)
		if err != nil {
			return fmt.Errorf("parameter %s: %w", d.Path, err)
		}
		rows("`"+d.Path+"`", symbols[d.Path], d.Doc, d.Unit, number(d.Default), number(d.Low)+"..."+number(d.High), d.Dist, d.Source, known, d.Mark)
	}
	b.WriteString("\n")
	return nil
}

// Known is how well a parameter's source is known: the label of its facts, the
// weakest where there are several, which is said.
func Known(source string) (string, error) {
	facts, err := data.ResolveSources(source)
	if err != nil {
		return "", err
	}
	if strings.Contains(source, "assumed") || len(facts) == 0 {
		return "assumed", nil
	}
	weakest := facts[0]
	mixed := false
	for _, f := range facts[1:] {
		mixed = mixed || f.Label != weakest.Label
		if data.Certainty(f.Label) < data.Certainty(weakest.Label) {
			weakest = f
		}
	}
	label := weakest.Label
	if label == "ASSUMED" {
		label = "assumed"
	}
	if mixed {
		label += " (weakest: " + weakest.ID + ")"
	}
	return label, nil
}

// outcomes is the table of outcomes, from their declarations.
func outcomes(b *strings.Builder) error {
	b.WriteString("## Outcomes\n\nImposed: put in. Calibrated: fitted to a published figure. Emergent: a result of the model. Headline outcomes are marked *.\n\n")
	rows := newRows(b, "outcome", "group", "unit", "mark", "definition")
	for _, o := range outcome.All() {
		name := "`" + o.Name + "`"
		if o.Headline {
			name += " *"
		}
		rows(name, strings.ReplaceAll(string(o.Group), "_", " "), o.Unit, o.Mark, o.Doc)
	}
	b.WriteString("\n")
	return nil
}

// levers are what a scenario can pull, from their declarations.
func levers(b *strings.Builder) error {
	b.WriteString("## Levers\n\n")
	for _, name := range lever.Names() {
		fmt.Fprintf(b, "**%s** %s.\n\n", name, lever.New(name).Doc())
		rows := newRows(b, "setting", "type", "unit", "default", "range", "meaning")
		for _, s := range scenarios.Settings(name) {
			def := s.Default
			if s.Required {
				def = "(must be given)"
			}
			rows("`"+s.Key+"`", s.Type, s.Unit, def, strings.ReplaceAll(s.Range(), "..", "..."), s.Doc)
		}
		b.WriteString("\n")
	}
	return nil
}

// table writes some columns of a table of text.
func table(b *strings.Builder, t *data.Table, columns ...string) {
	rows := newRows(b, columns...)
	cells := make([]string, len(columns))
	for r := range t.Len() {
		for i, name := range columns {
			for c := range t.Columns {
				if t.Columns[c].Name == name {
					cells[i] = t.Columns[c].Strings[r]
				}
			}
		}
		rows(cells...)
	}
	b.WriteString("\n")
}

// newRows begins a Markdown table and returns what adds a row to it.
func newRows(b *strings.Builder, header ...string) func(cells ...string) {
	row := func(cells ...string) {
		for i, c := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(c), "|", `\|`)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	row(append([]string(nil), header...)...)
	b.WriteString(strings.Repeat("|---", len(header)) + "|\n")
	return func(cells ...string) { row(append([]string(nil), cells...)...) }
}

// number is a value without an exponent where that can be read.
func number(v float64) string {
	if v >= 1e9 {
		return strings.Replace(strconv.FormatFloat(v, 'g', -1, 64), "e+0", "e", 1)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
