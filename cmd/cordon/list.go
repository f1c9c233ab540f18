package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments"
	"cordon/model"
	"cordon/model/outcome"
	"cordon/model/param"
	"cordon/scenarios"
)

func listCommand() *cli.Command {
	list := &cli.Command{Name: "list", Usage: "list parameters, levers, items, outcomes, clocks, jurisdictions, scenarios, past changes or sources"}
	for _, l := range []struct {
		name, usage string
		table       func(c *cli.Context) (*data.Table, error)
	}{
		{"parameters", "every parameter: unit, default, range, distribution, source, mark, meaning; with --world those measured of its agencies too, with --params as a release had them", parameterTable},
		{"levers", "what a scenario can pull, with the settings of each lever", ofWorld(leverTable)},
		{"items", "control-list entries of a world: HS codes, coverage, threshold, who lists them", ofWorld(itemTable)},
		{"outcomes", "what is measured: unit, group, mark, definition", ofWorld(outcomeTable)},
		{"clocks", "how long the licensing authorities of a world may take", ofWorld(clockTable)},
		{"jurisdictions", "the jurisdictions of a world and their groups", ofWorld(jurisdictionTable)},
		{"scenarios", "the built-in scenarios", ofWorld(scenarioTable)},
		{"changes", "documented changes of control lists since 1994, and the scenarios of some", ofWorld(changeTable)},
		{"sources", "the facts behind parameters; with --world the sources of that world's data", ofWorld(sourceTable)},
	} {
		flags := []cli.Flag{worldFlag(), jsonFlag()}
		if l.name == "parameters" {
			flags = append(flags, paramsFlag())
		}
		list.Subcommands = append(list.Subcommands, &cli.Command{
			Name: l.name, Usage: l.usage, Flags: flags,
			Action: func(c *cli.Context) error {
				if _, err := words(c, 0, 0); err != nil {
					return err
				}
				t, err := l.table(c)
				if err != nil {
					return err
				}
				if l.name == "levers" && !c.Bool("json") {
					return showLevers(c)
				}
				return show(c, t)
			},
		})
	}
	return list
}

// ofWorld is a table of the world that --world names, or of none.
func ofWorld(table func(dir string) (*data.Table, error)) func(*cli.Context) (*data.Table, error) {
	return func(c *cli.Context) (*data.Table, error) { return table(c.String("world")) }
}

// textTable makes a table of text columns.
func textTable(name, doc string, columns ...string) (*data.Table, func(cells ...string)) {
	t := &data.Table{Name: name, Doc: doc}
	for _, c := range columns {
		t.Columns = append(t.Columns, data.Column{Name: c, Strings: []string{}})
	}
	return t, func(cells ...string) {
		for i, c := range cells {
			t.Columns[i].Strings = append(t.Columns[i].Strings, c)
		}
	}
}

func parameterTable(c *cli.Context) (*data.Table, error) {
	dir := c.String("world")
	t, add := textTable("parameters", "every parameter of the model", "path", "unit", "default", "range", "dist", "source", "mark", "doc")
	declared := param.List(&model.Params{})
	if p, err := frozen(c); err != nil {
		return nil, err
	} else if p != nil {
		t.Doc, declared = "every parameter of release "+p.Release, p.Declared
	}
	for _, d := range declared {
		add(d.Path, d.Unit, number(d.Default), number(d.Low)+".."+number(d.High), d.Dist, d.Source, d.Mark, d.Doc)
	}
	if dir == "" {
		return t, nil
	}
	w, err := openWorld(dir)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	for _, m := range experiments.MeasuredLines(w) {
		add(m.Path, m.Unit, short(m.Value), short(m.Low)+".."+short(m.High), m.Law, m.Source, "measured "+m.Jurisdiction, m.Method)
	}
	return t, nil
}

func outcomeTable(string) (*data.Table, error) {
	t, add := textTable("outcomes", "what is measured", "outcome", "group", "unit", "mark", "headline", "definition")
	for _, o := range outcome.All() {
		headline := ""
		if o.Headline {
			headline = "yes"
		}
		add(o.Name, string(o.Group), o.Unit, o.Mark, headline, o.Doc)
	}
	return t, nil
}

func scenarioTable(string) (*data.Table, error) {
	t, add := textTable("scenarios", "the built-in scenarios", "scenario", "title", "question", "citation", "start", "weeks", "measures")
	for _, name := range scenarios.BuiltIn() {
		s, err := scenarios.Load(name, nil)
		if err != nil {
			return nil, err
		}
		var measures []string
		for _, m := range s.Measures {
			measures = append(measures, m.Name+" ("+m.Lever+")")
		}
		start := ""
		if s.Start != 0 {
			start = s.Start.String()
		}
		add(name, s.Title, s.Question, s.Citation, start, fmt.Sprint(s.Weeks), strings.Join(measures, ", "))
	}
	return t, nil
}

func sourceTable(dir string) (*data.Table, error) {
	if dir != "" {
		return worldSourceTable(dir)
	}
	t, add := textTable("sources", "the facts behind parameters and checks", "id", "figure", "value", "unit", "population", "label", "use", "source")
	for _, s := range data.Sources() {
		add(s.ID, s.Figure, s.Value, s.Unit, s.Population, s.Label, s.Use, s.Source)
	}
	return t, nil
}

// short is a fitted value with four digits.
func short(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }
