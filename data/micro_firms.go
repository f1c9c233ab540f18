package data

import (
	"fmt"
	"math"
	"slices"
)

// ImportFirms puts an agency's or statistical office's records of firms into a
// world: id, home (ISO3), hs (heading or HS6) and value (exports a year), and
// where they have them employees and founded (a year) or age. A row is a firm in
// one heading. The recorded firms take the place of synthetic ones; those left
// stand for the exports that the records do not cover. Recorded trade stays.
func ImportFirms(o MicroOptions) (*MicroReport, error) {
	return importMicro(o, "firms", []string{"id", "home", "hs", "value"}, []string{"employees", "founded", "age"}, (*microImport).firm, (*microImport).firmsDone)
}

func (m *microImport) firm(c *cells) error {
	if c.text(0) == "" {
		return hidden(c, 0, "the record's id")
	}
	home, err := m.home(c, 1)
	if err != nil {
		return err
	}
	hs := c.text(2)
	if len(hs) == 3 || len(hs) == 5 {
		hs = "0" + hs // the leading zero was lost
	}
	if len(hs) != 4 && len(hs) != 6 || !isHS6((hs + "00")[:6]) {
		return hidden(c, 2, "a heading of four digits or an HS code of six")
	}
	hs = hs[:4]
	usd, err := m.columns.money(c.text(3))
	if err != nil {
		return hidden(c, 3, err.Error())
	}
	f := MicroFirm{ID: m.hash("firm", home, c.text(0)), HS4: hs, ValueUSD: usd, Employees: math.NaN(), Founded: math.NaN()}
	if v, ok, err := c.number(4); err != nil {
		return hidden(c, 4, "a number of employees or nothing")
	} else if ok {
		f.Employees = v
	}
	if v, ok, err := c.number(5); err != nil || ok && (v < 1000 || v > 2200) {
		return hidden(c, 5, "a year of four digits or nothing")
	} else if ok {
		f.Founded = v
	}
	if v, ok, err := c.number(6); err != nil || ok && v > 1000 {
		return hidden(c, 6, "an age in years or nothing")
	} else if ok && math.IsNaN(f.Founded) {
		f.Founded = float64(m.w.To.Time().Year()) - math.Floor(v)
	}
	key := f.ID + hs
	if line, again := m.seen[key]; again {
		return BadRow{File: c.file, Line: int64(c.line), Column: c.name[0], Found: fmt.Sprintf("the id and heading of line %d again", line), Expected: "each firm once a heading"}
	}
	m.seen[key] = c.line
	at := m.w.JurisdictionIndex(home)
	switch {
	case at < 0:
		m.unmatched(c.line, "its home is not in the world", home+" "+hs, usd)
	case m.exports(at, hs) == 0:
		m.unmatched(c.line, "its home has no recorded exports under the heading", home+" "+hs, usd)
	default:
		f.Home = uint16(at)
		m.w.Firms = append(m.w.Firms, f)
		m.rep.Kept++
		m.rep.KeptUSD += usd
	}
	return nil
}

// exports are a home's recorded exports under a heading, USD a year.
func (m *microImport) exports(home int, hs4 string) float64 {
	if m.headings == nil {
		m.headings = map[string]float64{}
		f := &m.w.Flows
		for i, v := range f.ValueUSD {
			if f.Exporter[i] != f.Importer[i] {
				m.headings[fmt.Sprint(f.Exporter[i], m.w.Products[f.Product[i]].HS6[:4])] += v / m.years
			}
		}
	}
	return m.headings[fmt.Sprint(home, hs4)]
}

func (m *microImport) firmsDone() {
	slices.SortFunc(m.w.Firms, func(a, b MicroFirm) int { return a.compare(&b) })
	for i := 0; i < len(m.w.Firms); {
		f := &m.w.Firms[i]
		g := MicroGap{Where: m.w.Jurisdictions[f.Home].ISO3 + " " + f.HS4, Trade: m.exports(int(f.Home), f.HS4)}
		for ; i < len(m.w.Firms) && m.w.Firms[i].Home == f.Home && m.w.Firms[i].HS4 == f.HS4; i++ {
			g.Records++
			g.Given += m.w.Firms[i].ValueUSD
		}
		m.rep.gap(g)
	}
	m.rep.Rule = "recorded firms sell in proportion to their records; synthetic firms stand for exports that the records do not cover; recorded trade stays as it is"
}

// gap adds one place to the report.
func (r *MicroReport) gap(g MicroGap) {
	if g.Trade > 0 {
		g.Share = g.Given / g.Trade
	}
	r.Trade += g.Trade
	r.Gaps = append(r.Gaps, g)
}
