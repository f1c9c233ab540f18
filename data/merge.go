package data

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"strings"
)

// Conflict is one thing that two worlds say differently.
type Conflict struct {
	Kind string `json:"kind"` // jurisdiction, product, item, flow, distance, total, list
	What string `json:"what"`
	A    string `json:"a"`
	B    string `json:"b"`
}

// Conflicts is the error of a merge that nobody has decided.
type Conflicts []Conflict

// Error lists the first of each kind.
func (cs Conflicts) Error() string {
	const shown = 10
	var b strings.Builder
	fmt.Fprintf(&b, "the worlds differ in %d things; nothing is written; pass --prefer A or --prefer B to decide for all of them:", len(cs))
	seen := map[string]int{}
	for _, c := range cs {
		if seen[c.Kind]++; seen[c.Kind] <= shown {
			fmt.Fprintf(&b, "\n%s %s: A has %s, B has %s", c.Kind, c.What, c.A, c.B)
		}
	}
	for _, kind := range sortedKeys(seen) {
		if more := seen[kind] - shown; more > 0 {
			fmt.Fprintf(&b, "\n%s: and %d more", kind, more)
		}
	}
	return b.String()
}

// MergeReport is import.json of a merged world.
type MergeReport struct {
	A, B      MergeSide
	Prefer    string     `json:"prefer,omitempty"` // A or B, where it decided something
	Conflicts []Conflict `json:"conflicts"`        // as decided
	Flows     int        `json:"flows"`
	Same      int        `json:"same_flows"` // flows that both have with the same values, kept once
	Notes     []string   `json:"notes,omitempty"`

	World *World `json:"-"`
}

// MergeSide says which world went in.
type MergeSide struct {
	Name        string  `json:"name"`
	Title       string  `json:"title"`
	Fingerprint string  `json:"fingerprint"`
	Flows       int     `json:"flows"`
	USD         float64 `json:"usd"`
}

// MergeWorlds makes one world of the two in the folders a and b and writes it
// into the folder out. What only one has is taken; what both have alike is taken
// once; a fact that one lacks is taken from the other. What they say differently
// is listed and refused (Conflicts), unless prefer is A or B. Flows of one
// exporter, importer and product in the same time are such a difference, a month
// and its year too: they are never added up. Both must be of one base period, or
// of two that follow each other.
func MergeWorlds(a, b, out, prefer string) (*MergeReport, error) {
	switch prefer {
	case "", "A", "B":
	default:
		return nil, fmt.Errorf("--prefer: found %s, expected A or B", quoted(prefer))
	}
	wa, err := ReadWorld(a)
	if err != nil {
		return nil, err
	}
	defer wa.Close()
	wb, err := ReadWorld(b)
	if err != nil {
		return nil, err
	}
	defer wb.Close()
	m := &merger{a: wa, b: wb, prefer: prefer, w: &World{Name: filepath.Base(filepath.Clean(out)), Title: wa.Title + " and " + wb.Title, Synthetic: wa.Synthetic || wb.Synthetic},
		rep: &MergeReport{A: wa.mergeSide(), B: wb.mergeSide(), Conflicts: []Conflict{}}}
	if wa.Title == wb.Title {
		m.w.Title = wa.Title
	}
	if err := m.period(); err != nil {
		return nil, err
	}
	m.jurisdictions()
	m.products()
	m.items()
	m.flows()
	m.unitValues()
	m.pairs()
	m.records()
	m.provenance()
	m.agencies()
	if len(m.rep.Conflicts) > 0 && prefer == "" {
		return nil, Conflicts(m.rep.Conflicts)
	}
	if len(m.rep.Conflicts) > 0 {
		m.rep.Prefer = prefer
	}
	m.rep.World, m.rep.Flows = m.w, m.w.Flows.Len()
	return m.rep, WriteWorld(out, m.w, m.rep)
}

func (w *World) mergeSide() MergeSide {
	return MergeSide{w.Name, w.Title, w.Fingerprint, w.Flows.Len(), w.trade().total}
}

// merger is one merge under way.
type merger struct {
	a, b, w *World
	prefer  string
	rep     *MergeReport

	fromA, fromB           []uint16 // positions of jurisdictions in the merged world
	productsOfA, productsB []uint16
	taken                  []*mergedFlow // of the cell under way
}

// differ notes a difference; true where B's side is to be taken.
func (m *merger) differ(kind, what string, a, b any) bool {
	m.rep.Conflicts = append(m.rep.Conflicts, Conflict{kind, what, fmt.Sprint(a), fmt.Sprint(b)})
	return m.prefer == "B"
}

func (m *merger) period() error {
	a, b, w := m.a, m.b, m.w
	w.From, w.To = min(a.From, b.From), max(a.To, b.To)
	switch {
	case a.From == b.From && a.To == b.To:
	case a.To+1 == b.From || b.To+1 == a.From:
		m.rep.Notes = append(m.rep.Notes, fmt.Sprintf("the base periods %s to %s and %s to %s follow each other: a jurisdiction or product that only one world has is in half of the time", a.From, a.To, b.From, b.To))
	default:
		return fmt.Errorf("the base periods are %s to %s and %s to %s, expected one period or two that follow each other: a part in one world alone would make weekly rates too low; import both again for one period",
			a.From, a.To, b.From, b.To)
	}
	return nil
}

// number takes what one world lacks from the other, and notes a difference.
func (m *merger) number(kind, what string, a, b float64) float64 {
	switch {
	case math.IsNaN(a):
		return b
	case math.IsNaN(b) || a == b:
		return a
	case m.differ(kind, what, a, b):
		return b
	}
	return a
}

func (m *merger) text(kind, what, a, b string) string {
	switch {
	case a == "":
		return b
	case b == "" || a == b:
		return a
	case m.differ(kind, what, quoted(a), quoted(b)):
		return b
	}
	return a
}

func (m *merger) jurisdictions() {
	m.w.Jurisdictions, m.fromA, m.fromB = union(m.a.Jurisdictions, m.b.Jurisdictions, func(j *Jurisdiction) string { return j.ISO3 },
		func(a, b Jurisdiction) Jurisdiction {
			const kind = "jurisdiction"
			a.Name = m.text(kind, a.ISO3+" name", a.Name, b.Name)
			for _, f := range []struct {
				name string
				a    *float64
				b    float64
			}{{"gdp", &a.GDP, b.GDP}, {"opacity", &a.Opacity, b.Opacity}, {"enforcement", &a.Enforcement, b.Enforcement}, {"filings", &a.Filings, b.Filings},
				{"exporters", &a.Exporters, b.Exporters}, {"clock", &a.Clock, b.Clock}} {
				*f.a = m.number(kind, a.ISO3+" "+f.name, *f.a, f.b)
			}
			a.Groups = splitBar(m.text(kind, a.ISO3+" groups", strings.Join(a.Groups, "|"), strings.Join(b.Groups, "|")))
			return a
		})
}

func (m *merger) products() {
	m.w.Products, m.productsOfA, m.productsB = union(m.a.Products, m.b.Products, func(p *Product) string { return p.HS6 },
		func(a, b Product) Product {
			const kind = "product"
			a.Title = m.text(kind, a.HS6+" title", a.Title, b.Title)
			a.Theta = m.number(kind, a.HS6+" theta", a.Theta, b.Theta)
			if math.IsNaN(a.ValuePerKg) {
				a.ValuePerKg = b.ValuePerKg
			}
			a.SdLog = m.number(kind, a.HS6+" sd_log", a.SdLog, b.SdLog)
			if a.Storable != b.Storable && m.differ(kind, a.HS6+" storable", a.Storable, b.Storable) {
				a.Storable = b.Storable
			}
			return a
		})
}

// unitValues takes each product's value per kg from the merged flows, and where
// these have no weights from the worlds.
func (m *merger) unitValues() {
	weighed := make([]bool, len(m.w.Products))
	m.w.valuesPerKg(weighed)
	for p := range m.w.Products {
		x := &m.w.Products[p]
		a, b := m.a.ProductIndex(x.HS6), m.b.ProductIndex(x.HS6)
		if !weighed[p] && a >= 0 && b >= 0 {
			x.ValuePerKg = m.number("product", x.HS6+" value_per_kg", m.a.Products[a].ValuePerKg, m.b.Products[b].ValuePerKg)
		}
	}
}

// union merges two sorted tables and says where each row went.
func union[R any](a, b []R, key func(*R) string, both func(a, b R) R) (rows []R, fromA, fromB []uint16) {
	for i, j := 0, 0; i < len(a) || j < len(b); {
		order := -1
		switch {
		case i == len(a):
			order = 1
		case j < len(b):
			order = cmp.Compare(key(&a[i]), key(&b[j]))
		}
		at := uint16(len(rows))
		switch {
		case order < 0:
			rows, fromA, i = append(rows, a[i]), append(fromA, at), i+1
		case order > 0:
			rows, fromB, j = append(rows, b[j]), append(fromB, at), j+1
		default:
			rows, fromA, fromB = append(rows, both(a[i], b[j])), append(fromA, at), append(fromB, at)
			i, j = i+1, j+1
		}
	}
	return rows, fromA, fromB
}
