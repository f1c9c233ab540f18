package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// ImportAccounts puts records of who sells what to whom into a world: exporter
// and importer (ISO3), hs6 and value (a year), and where they have them id (of
// the customer or contract), firm (the exporter's id as in ImportFirms, under
// the same key) and end_use (civil or barred). A row is an account. The recorded
// accounts take the place of synthetic ones in their cell. Where they add up to
// less than its recorded trade, synthetic accounts have the rest; where they add
// up to more, or the rest is less than half an account, they are scaled to it.
func ImportAccounts(o MicroOptions) (*MicroReport, error) {
	return importMicro(o, "accounts", []string{"exporter", "importer", "hs6", "value"}, []string{"id", "firm", "end_use"}, (*microImport).account, (*microImport).accountsDone)
}

// microCell is a cell of recorded trade.
type microCell struct{ product, importer, exporter uint16 }

func (m *microImport) account(c *cells) error {
	if m.cells == nil {
		m.cells = map[microCell]float64{}
		f := &m.w.Flows
		for i, v := range f.ValueUSD {
			m.cells[microCell{f.Product[i], f.Importer[i], f.Exporter[i]}] += v / m.years
		}
	}
	exporter, err := m.home(c, 0)
	if err != nil {
		return err
	}
	importer, err := m.home(c, 1)
	if err != nil {
		return err
	}
	code, ok := parseHS6(c.text(2))
	if !ok {
		return hidden(c, 2, columnHS6.expected())
	}
	hs6 := fmt.Sprintf("%06d", code)
	usd, err := m.columns.money(c.text(3))
	if err != nil {
		return hidden(c, 3, err.Error())
	}
	a := MicroAccount{ValueUSD: usd, EndUse: c.text(6)}
	if word, ok := m.columns.EndUses[a.EndUse]; ok {
		a.EndUse = word
	}
	if a.EndUse = strings.ToLower(a.EndUse); a.EndUse != "" && a.EndUse != EndUseCivil && a.EndUse != EndUseBarred {
		return hidden(c, 6, "civil, barred or nothing, or a word of end_uses in the --columns file")
	}
	if c.text(5) != "" {
		a.Firm = m.hash("firm", exporter, c.text(5))
	}
	where := exporter + " " + importer + " " + hs6
	if c.text(4) != "" {
		a.ID = m.hash("account", where, c.text(5), c.text(4))
		if line, again := m.seen[a.ID]; again {
			return BadRow{File: c.file, Line: int64(c.line), Column: c.name[4], Found: fmt.Sprintf("the id, firm, importer and product of line %d again", line), Expected: "each account once"}
		}
		m.seen[a.ID] = c.line
	} else { // the next without an id of this firm in this cell
		nth := "nth " + where + " " + a.Firm
		m.seen[nth]++
		a.ID = m.hash("account", where, c.text(5), "", fmt.Sprint(m.seen[nth]))
	}
	e, i, p := m.w.JurisdictionIndex(exporter), m.w.JurisdictionIndex(importer), m.w.ProductIndex(hs6)
	switch {
	case e < 0 || i < 0:
		m.unmatched(c.line, "its exporter or importer is not in the world", where, usd)
	case p < 0:
		m.unmatched(c.line, "its product is not in the world", where, usd)
	case e == i || m.cells[microCell{uint16(p), uint16(i), uint16(e)}] == 0:
		m.unmatched(c.line, "no trade of exporter, importer and product is recorded", where, usd)
	default:
		a.Exporter, a.Importer, a.Product = uint16(e), uint16(i), uint16(p)
		m.w.Accounts = append(m.w.Accounts, a)
		m.rep.Kept++
		m.rep.KeptUSD += usd
	}
	return nil
}

func (m *microImport) accountsDone() {
	w := m.w
	slices.SortFunc(w.Accounts, func(a, b MicroAccount) int { return a.compare(&b) })
	named := func(a *MicroAccount) bool {
		want := MicroFirm{ID: a.Firm, Home: a.Exporter, HS4: w.Products[a.Product].HS6[:4]}
		_, found := slices.BinarySearchFunc(w.Firms, want, func(f, o MicroFirm) int { return cmp.Or(f.compare(&o)) })
		return found
	}
	for i := 0; i < len(w.Accounts); {
		a := &w.Accounts[i]
		cell := microCell{a.Product, a.Importer, a.Exporter}
		g := MicroGap{Where: w.Jurisdictions[a.Exporter].ISO3 + " to " + w.Jurisdictions[a.Importer].ISO3 + " " + w.Products[a.Product].HS6, Trade: m.cells[cell]}
		for ; i < len(w.Accounts) && (microCell{w.Accounts[i].Product, w.Accounts[i].Importer, w.Accounts[i].Exporter}) == cell; i++ {
			g.Records++
			g.Given += w.Accounts[i].ValueUSD
			if named(&w.Accounts[i]) {
				m.rep.Named++
			}
		}
		m.rep.gap(g)
	}
	m.rep.Rule = "a cell's recorded trade stays: records above it are scaled to it, what they leave of it is with synthetic accounts (or scaled, where that is less than half an account)"
}
