package data

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"
)

// controlList is a control list as read, and as the law of each jurisdiction
// of a world that has its entries.
type controlList struct {
	name    string
	entries []Entry // in list order
	items   []Item
	absent  []string // adopters that the world lacks
	extra   []string // columns that are not read

	concordance *ListConcordance // nil: codes are as the list has them
}

// builtInName names the embedded list in reports.
const builtInName = "built-in"

// loadList reads a control list from a file; "" is the built-in one.
// sheet names the sheet of a workbook; "" is the first one with a list.
func loadList(path, sheet string, w *World) (*controlList, error) {
	if path == "" {
		items, err := BuiltinItems(w)
		if err != nil {
			return nil, err
		}
		l := &controlList{name: builtInName, entries: Entries(), items: items}
		for i := range l.entries {
			l.noteAbsent(l.entries[i].Adopters, w, Groups())
		}
		slices.Sort(l.absent)
		return l, nil
	}
	if sheet != "" && !isSheet(path) {
		return nil, fmt.Errorf("%s is no .xlsx workbook and has no sheet %q", path, sheet)
	}
	source, err := openRecords(path, sheet, listColumns[:2])
	if err != nil {
		return nil, err
	}
	l, ps := parseList(source, path, w, Groups())
	if len(ps) > 0 {
		return nil, listError(path, ps)
	}
	l.name = filepath.Base(path)
	return l, nil
}

func listError(path string, ps []Problem) error {
	const shown = 20
	var lines []string
	for i, p := range ps {
		if i == shown {
			lines = append(lines, fmt.Sprintf("and %d more", len(ps)-shown))
			break
		}
		lines = append(lines, p.Error())
	}
	return fmt.Errorf("the control list %s has %d problems; nothing is written:\n%s", path, len(ps), strings.Join(lines, "\n"))
}

// ParseItems reads a control list as a table and turns it into the items of a
// world, in list order and, within an entry, in the order of jurisdictions.
//
// Columns, by name: entry, title, hs6 (codes between |; empty: not simulated as
// trade), coverage_low, coverage_mid, coverage_high, parameter, threshold, unit,
// direction (above or below), growth_per_year, until, and either
//
//   - jurisdiction (ISO3 codes or groups between |), destinations (ISO3 codes,
//     groups, GROUP:name, ALL or ALL_NON_EU between |; empty: ALL), policy (one
//     name, or DESTINATIONS=name terms as ResolvePolicy reads them), from,
//     citation; or
//   - adopters, typical_policy, valid_from, source, as in the embedded table,
//     with the readings of Entry.Item.
//
// An entry may take several rows, for several codes or jurisdictions: rows that
// agree in all else are one item. Destinations outside the list are free. All
// problems of a table are returned at once, with no item.
func ParseItems(r io.Reader, w *World, groups map[string][]string) ([]Item, []Problem) {
	l, ps := parseList(newCSVRecords("list", io.NopCloser(r)), "list", w, groups)
	if len(ps) > 0 {
		return nil, ps
	}
	return l.items, nil
}

// apply gives the world the list's items, and its products what the list
// assumes of them: whether they can be stored, and a value per kg where the
// trade table has no weights. The cheapest entry by weight is nearest to the
// ordinary goods of a code.
func (l *controlList) apply(w *World) {
	w.Items = l.items
	assumed := make(map[string]float64)
	named := map[string]bool{}
	for i := range l.entries {
		e := &l.entries[i]
		for _, hs6 := range e.HS6 {
			if p := w.ProductIndex(hs6); p >= 0 {
				w.Products[p].Storable = e.Storable || named[hs6] && w.Products[p].Storable
				named[hs6] = true
			}
			if v, ok := assumed[hs6]; !math.IsNaN(e.ValuePerKg) && (!ok || e.ValuePerKg < v) {
				assumed[hs6] = e.ValuePerKg
			}
		}
	}
	for hs6, v := range assumed {
		if p := w.ProductIndex(hs6); p >= 0 && math.IsNaN(w.Products[p].ValuePerKg) {
			w.Products[p].ValuePerKg = v
		}
	}
}

// defaults are what stands in for facts that neither list nor table has.
func (l *controlList) defaults(w *World) []Default {
	weightless, unnamed := make([]bool, len(w.Products)), make([]bool, len(w.Products))
	named := map[string]bool{}
	for i := range l.entries {
		for _, hs6 := range l.entries[i].HS6 {
			named[hs6] = true
		}
	}
	for i := range w.Products {
		weightless[i], unnamed[i] = math.IsNaN(w.Products[i].ValuePerKg), !named[w.Products[i].HS6]
	}
	share := w.trade().products
	var out []Default
	if n := countTrue(weightless); n > 0 {
		out = append(out, Default{"value per kg", fmt.Sprintf("missing for %d products", n), "no weights in the table and none assumed by the list", share(weightless)})
	}
	if n := countTrue(unnamed); n > 0 {
		out = append(out, Default{"storable", fmt.Sprintf("yes for %d products", n), "the list does not name them; most goods can be stocked (assumed)", share(unnamed)})
	}
	return out
}

// noteAbsent remembers adopters that the world lacks.
func (l *controlList) noteAbsent(adopters []string, w *World, groups map[string][]string) {
	for _, a := range adopters {
		members := groups[a]
		if members == nil {
			members = []string{a}
		}
		for _, m := range members {
			if w.JurisdictionIndex(m) < 0 && !slices.Contains(l.absent, m) {
				l.absent = append(l.absent, m)
			}
		}
	}
}

// ListOptions say which list a world gets. Only World is needed.
type ListOptions struct {
	File            string // .csv, .csv.gz or .xlsx; "": the built-in list
	Sheet           string // of a workbook; "": the first one with a list
	World           string // folder of the world
	Concordance     string // turns the list's codes into those of the world's edition of the HS (ReadConcordance)
	ConcordanceFrom string // edition of the list; "": the one that is not HS 2017, or HS 2017 for the built-in list
}

// ImportList gives the world in the folder World another control list: the table
// in File, or the built-in one where File is "". The folder is written anew,
// whole or not at all, with its trade unchanged.
//
// The file is a .csv or an .xlsx workbook.
func ImportList(o ListOptions) (*ImportReport, error) {
	w, err := ReadWorld(o.World)
	if err != nil {
		return nil, err
	}
	list, err := loadList(o.File, o.Sheet, w)
	if err != nil {
		w.Close()
		return nil, err
	}
	concordance, from, file := o.Concordance, o.ConcordanceFrom, o.File
	if concordance != "" {
		if file == "" && from == "" {
			from = "HS2017"
		}
		if err := list.turn(concordance, from, w); err != nil {
			w.Close()
			return nil, err
		}
	}
	return rewriteList(w, list, file, o.World, concordance)
}

// compareItems orders items as lists do: by entry as it first appears, then by
// jurisdiction.
func compareItems(order map[string]int) func(a, b Item) int {
	return func(a, b Item) int {
		return cmp.Or(cmp.Compare(order[a.Entry], order[b.Entry]), cmp.Compare(a.Jurisdiction, b.Jurisdiction))
	}
}
