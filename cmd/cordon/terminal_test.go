package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cordon/data"
)

// A world of a few products leaves most of a list out: its entries share a line
// by reason, and none of them is left unsaid.
func TestEntriesOfOneReasonShareALine(t *testing.T) {
	table := &data.Table{Name: "not_simulated", Columns: []data.Column{{Name: "entry"}, {Name: "title"}, {Name: "jurisdiction"}, {Name: "reason"}}}
	add := func(cells ...string) {
		for i, c := range cells {
			table.Columns[i].Strings = append(table.Columns[i].Strings, c)
		}
	}
	add("3D006", "Design software", "DEU", "no HS code")
	add("3D006", "Design software", "JPN", "no HS code")
	for i := range fewEntries + 1 {
		add(fmt.Sprintf("E%d", i), "Pumps", "DEU", "no trade")
	}
	add("", "services", "", "out of scope")
	var b strings.Builder
	(&printer{w: &b, width: 200}).notSimulated(table)
	want := "Not simulated: 3D006 Design software: no HS code (DEU JPN)\n" +
		"Not simulated: 6 entries, no trade: E0, E1, E2, E3, E4, E5\n" +
		"Not simulated: services: out of scope\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// A date that each member of a follow draws around is no promise of a Monday.
func TestFollowersDrawTheirLags(t *testing.T) {
	table := &data.Table{Name: "measures", Columns: []data.Column{{Name: "scenario"}, {Name: "measure"}, {Name: "lever"}, {Name: "published"}, {Name: "from"}, {Name: "acts"}}}
	for _, row := range [][]string{{"s", "a", "follow", "2026-03-02", "2027-01-15", "2027-01-18"}, {"s", "b", "threshold", "", "2026-04-01", "2026-04-06"}} {
		for i, c := range row {
			table.Columns[i].Strings = append(table.Columns[i].Strings, c)
		}
	}
	var b strings.Builder
	(&printer{w: &b, width: 200}).measures(table)
	want := "s: measure a (follow) published 2026-03-02, from 2027-01-15, acts on Monday 2027-01-18 at the median lag; each member draws its own\n" +
		"s: measure b (threshold) published -, from 2026-04-01, acts on Monday 2026-04-06\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// A stopped command says what it kept; a cause that says nothing of it is not
// what the reader gets.
func TestWhatAStopHasKept(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{context.Canceled, "nothing was written"},
		{fmt.Errorf("interrupt signal received: %w", context.Canceled), "nothing was written"},
		{stopError{"3 replicates are kept in out"}, "3 replicates are kept in out"},
	} {
		if got := stopped(c.err); got != c.want {
			t.Errorf("%v: got %q, want %q", c.err, got, c.want)
		}
	}
}
