package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cordon/data"
)

// notSimulated marks an entry without HS codes.
const notSimulated = "not simulated as trade"

// itemTable lists the entries of a world, a row for all jurisdictions whose law
// has the entry in the same terms.
func itemTable(dir string) (*data.Table, error) {
	w, err := openWorld(dir)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	t, add := textTable("items", "control-list entries", "entry", "title", "simulated", "hs6", "coverage", "parameter", "threshold", "from", "label", "jurisdictions")
	var rows [][]string
	holders := map[string][]string{}
	for i := range w.Items {
		it := &w.Items[i]
		cells := itemCells(it)
		key := strings.Join(cells, "\x00")
		if holders[key] == nil {
			rows = append(rows, cells)
		}
		holders[key] = append(holders[key], w.Jurisdictions[it.Jurisdiction].ISO3)
	}
	for _, cells := range rows {
		add(append(cells, strings.Join(holders[strings.Join(cells, "\x00")], " "))...)
	}
	return t, nil
}

func itemCells(it *data.Item) []string {
	simulated, coverage := notSimulated, ""
	if len(it.HS6) > 0 {
		simulated = "as trade"
		coverage = fmt.Sprintf("%s (%s..%s)", number(it.CoverageMid), number(it.CoverageLow), number(it.CoverageHigh))
	}
	threshold := ""
	if !math.IsNaN(it.Threshold) {
		side := "above"
		if it.Below {
			side = "below"
		}
		threshold = side + " " + number(it.Threshold) + " " + it.Unit
	}
	days := ""
	if it.From != 0 {
		days = it.From.String()
	}
	if it.Until != 0 {
		days += " to " + it.Until.String()
	}
	return []string{it.Entry, it.Title, simulated, strings.Join(it.HS6, " "), coverage, it.Parameter, threshold, days, it.Label}
}

// jurisdictionTable lists the jurisdictions of a world.
func jurisdictionTable(dir string) (*data.Table, error) {
	w, err := openWorld(dir)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	t, add := textTable("jurisdictions", "countries and customs territories of the world",
		"iso3", "name", "gdp_usd_bn", "opacity", "enforcement", "filings", "exporters", "clock_wd", "items", "groups")
	items := make([]int, len(w.Jurisdictions))
	for i := range w.Items {
		items[w.Items[i].Jurisdiction]++
	}
	for i := range w.Jurisdictions {
		j := &w.Jurisdictions[i]
		add(j.ISO3, j.Name, number(math.Round(j.GDP/1e9)), number(j.Opacity), number(j.Enforcement), number(j.Filings), number(j.Exporters),
			number(math.Round(10*j.Clock)/10), fmt.Sprint(items[i]), strings.Join(j.Groups, " "))
	}
	return t, nil
}

// clockTable lists the licensing clocks of a world.
func clockTable(dir string) (*data.Table, error) {
	w, err := openWorld(dir)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	t, add := textTable("clocks", "periods within which licensing authorities are to act", "iso3", "clock", "days", "kind", "set_by", "used_for", "escalation", "label", "source")
	for _, c := range w.Clocks {
		kind := map[bool]string{true: "working", false: "calendar"}[c.Working]
		by := map[bool]string{true: "law", false: "target"}[c.Legal]
		use := [...]string{"", "within_clock", "within_long_clock"}[c.Rank]
		add(c.Jurisdiction, c.Clock, number(c.Days), kind, by, use, c.Escalation, c.Label, c.Source)
	}
	return t, nil
}

// worldSourceTable lists where a world's data are from, and what was missing.
func worldSourceTable(dir string) (*data.Table, error) {
	w, err := openWorld(dir)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	t, add := textTable("sources", "where the world's data are from", "id", "title", "file", "licence", "confidential", "sha256")
	for _, s := range w.Sources {
		confidential := "no"
		if s.Confidential {
			confidential = "yes"
		}
		add(s.ID, s.Title, s.File, s.Licence, confidential, fmt.Sprintf("%.12s", s.SHA256))
	}
	for _, d := range w.Defaults {
		add("default", fmt.Sprintf("%s: %s; %s (%.1f%% of trade)", d.What, d.Value, d.Why, 100*d.Share), "", "", "", "")
	}
	return t, nil
}

// number is a value as people type it; "" where it is missing.
func number(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	format := byte('f')
	if a := math.Abs(v); a >= 1e9 || a > 0 && a < 1e-6 {
		format = 'g'
	}
	return strconv.FormatFloat(v, format, -1, 64)
}
