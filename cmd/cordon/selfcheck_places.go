package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"cordon/model"
)

// printPlaces prints the baseline card by jurisdiction, one a row; a figure that
// misses what is published has a star.
func printPlaces(w io.Writer, d model.Design) error {
	d.Arms = d.Arms[:1]
	st, err := model.NewStudy(d)
	if err != nil {
		return err
	}
	_, lines, err := st.Card()
	if err != nil {
		return err
	}
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	columns := table.Row{"jurisdiction"}
	at := map[string]int{}
	var rows []table.Row
	var meaning []string
	var known []model.PlaceLine
	for _, l := range lines {
		if at[l.Key] == 0 {
			at[l.Key] = len(columns)
			columns = append(columns, l.Key)
			meaning = append(meaning, fmt.Sprintf("%s: %s [%s]", l.Key, l.Line, l.Unit))
		}
		if n := len(rows); n == 0 || rows[n-1][0] != l.Jurisdiction {
			rows = append(rows, table.Row{l.Jurisdiction})
		}
		row := &rows[len(rows)-1]
		for len(*row) <= at[l.Key] {
			*row = append(*row, "")
		}
		(*row)[at[l.Key]] = fmt.Sprintf("%.3g%s", l.Model, star(l))
		if l.Held() {
			known = append(known, l)
		}
	}
	t.AppendHeader(columns)
	t.AppendRows(rows)
	fmt.Fprintln(w, "Baseline card by jurisdiction, a year of today's list (* misses the published figure):")
	fmt.Fprintln(w, t.Render())
	fmt.Fprintln(w, strings.Join(meaning, "; "))
	for _, l := range known {
		fmt.Fprintf(w, "%-6s %s: %s: %.4g %s (holds in %g to %g; published: %s, %s; %s)\n", held(l.OK(), "ok", "MISS"), l.Jurisdiction, l.Line, l.Model, l.Unit, l.Low, l.High, l.Published, l.Source, l.Mark)
	}
	return nil
}

func star(l model.PlaceLine) string { return held(l.Held() && !l.OK(), "*", "") }
