package data

import "strings"

// encode is the values of one file of a world, in the order of its schema.
func (w *World) encode(file string) []any {
	switch file {
	case "jurisdictions.arrow":
		j := w.Jurisdictions
		return []any{
			over(j, func(j *Jurisdiction) string { return j.ISO3 }),
			over(j, func(j *Jurisdiction) string { return j.Name }),
			over(j, func(j *Jurisdiction) float64 { return j.GDP }),
			over(j, func(j *Jurisdiction) float64 { return j.Opacity }),
			over(j, func(j *Jurisdiction) float64 { return j.Enforcement }),
			over(j, func(j *Jurisdiction) float64 { return j.Filings }),
			over(j, func(j *Jurisdiction) float64 { return j.Exporters }),
			over(j, func(j *Jurisdiction) float64 { return j.Clock }),
			over(j, func(j *Jurisdiction) string { return strings.Join(j.Groups, "|") }),
		}
	case "products.arrow":
		p := w.Products
		return []any{
			over(p, func(p *Product) string { return p.HS6 }),
			over(p, func(p *Product) string { return p.Title }),
			over(p, func(p *Product) float64 { return p.Theta }),
			over(p, func(p *Product) float64 { return p.ValuePerKg }),
			over(p, func(p *Product) bool { return p.Storable }),
			over(p, func(p *Product) float64 { return p.SdLog }),
		}
	case "items.arrow":
		return encodeItems(w.Items)
	case "flows.arrow":
		f := w.Flows
		return []any{some(f.Period), some(f.Exporter), some(f.Importer), some(f.Product), some(f.ValueUSD), some(f.QuantityT)}
	case "distances.arrow":
		d := w.Distances
		return []any{
			over(d, func(d *Distance) uint16 { return d.From }),
			over(d, func(d *Distance) uint16 { return d.To }),
			over(d, func(d *Distance) float64 { return d.Km }),
		}
	case "totals.arrow":
		t := w.Totals
		return []any{
			over(t, func(t *Total) uint16 { return t.Exporter }),
			over(t, func(t *Total) uint16 { return t.Importer }),
			over(t, func(t *Total) float64 { return t.ValueUSD }),
		}
	case "clocks.arrow":
		c := w.Clocks
		return []any{
			over(c, func(c *Clock) string { return c.Jurisdiction }),
			over(c, func(c *Clock) string { return c.Clock }),
			over(c, func(c *Clock) float64 { return c.Days }),
			over(c, func(c *Clock) bool { return c.Working }),
			over(c, func(c *Clock) bool { return c.Legal }),
			over(c, func(c *Clock) int32 { return int32(c.Rank) }),
			over(c, func(c *Clock) string { return c.Escalation }),
			over(c, func(c *Clock) string { return c.Label }),
			over(c, func(c *Clock) string { return c.Source }),
		}
	case "firms.arrow":
		return encodeMicroFirms(w.Firms)
	case "accounts.arrow":
		return encodeMicroAccounts(w.Accounts)
	case "measured.arrow":
		m := w.Measured
		return []any{
			over(m, func(m *Measured) uint16 { return m.Jurisdiction }),
			over(m, func(m *Measured) string { return m.Path }),
			over(m, func(m *Measured) float64 { return m.Value }),
			over(m, func(m *Measured) float64 { return m.SE }),
			over(m, func(m *Measured) float64 { return m.Low }),
			over(m, func(m *Measured) float64 { return m.High }),
			over(m, func(m *Measured) string { return m.Law }),
			over(m, func(m *Measured) int32 { return m.N }),
			over(m, func(m *Measured) string { return m.Method }),
			over(m, func(m *Measured) string { return m.Source }),
			over(m, func(m *Measured) Date { return m.From }),
			over(m, func(m *Measured) Date { return m.Until }),
		}
	case "staff.arrow":
		s := w.Staff
		return []any{
			over(s, func(s *Staff) uint16 { return s.Jurisdiction }),
			over(s, func(s *Staff) Date { return s.Month }),
			over(s, func(s *Staff) float64 { return s.Officers }),
			over(s, func(s *Staff) float64 { return s.Second }),
			over(s, func(s *Staff) int32 { return s.Desks }),
		}
	}
	panic("data: no file of a world is called " + file)
}

func encodeItems(items []Item) []any {
	return []any{
		over(items, func(i *Item) string { return i.Entry }),
		over(items, func(i *Item) string { return i.Title }),
		over(items, func(i *Item) uint16 { return i.Jurisdiction }),
		over(items, func(i *Item) string { return strings.Join(i.HS6, "|") }),
		over(items, func(i *Item) float64 { return i.CoverageLow }),
		over(items, func(i *Item) float64 { return i.CoverageMid }),
		over(items, func(i *Item) float64 { return i.CoverageHigh }),
		over(items, func(i *Item) string { return i.Parameter }),
		over(items, func(i *Item) float64 { return i.Threshold }),
		over(items, func(i *Item) string { return i.Unit }),
		over(items, func(i *Item) bool { return i.Below }),
		over(items, func(i *Item) float64 { return i.Growth }),
		over(items, func(i *Item) string { return i.PolicyText }),
		over(items, func(i *Item) []byte { return over(i.Policy, func(p *Policy) byte { return byte(*p) }) }),
		over(items, func(i *Item) Date { return i.From }),
		over(items, func(i *Item) Date { return i.Until }),
		over(items, func(i *Item) string { return i.Label }),
		over(items, func(i *Item) string { return i.Citation }),
	}
}

// over is one value of each row.
func over[R, V any](rows []R, value func(*R) V) []V {
	out := make([]V, len(rows))
	for i := range rows {
		out[i] = value(&rows[i])
	}
	return out
}

// some is v, never nil, so that the type of an empty column is known.
func some[T any](v []T) []T {
	if v == nil {
		return []T{}
	}
	return v
}

// present tells whether the world has anything for an optional file.
func (w *World) present(f fileSchema) bool {
	switch f.name {
	case "distances.arrow":
		return len(w.Distances) > 0
	case "totals.arrow":
		return len(w.Totals) > 0
	case "clocks.arrow":
		return len(w.Clocks) > 0
	case "firms.arrow":
		return len(w.Firms) > 0
	case "accounts.arrow":
		return len(w.Accounts) > 0
	case "measured.arrow":
		return len(w.Measured) > 0
	case "staff.arrow":
		return len(w.Staff) > 0
	}
	return true
}

// rows is the number of rows of one file.
func (w *World) rows(file string) int {
	switch file {
	case "jurisdictions.arrow":
		return len(w.Jurisdictions)
	case "products.arrow":
		return len(w.Products)
	case "items.arrow":
		return len(w.Items)
	case "flows.arrow":
		return w.Flows.Len()
	case "distances.arrow":
		return len(w.Distances)
	case "totals.arrow":
		return len(w.Totals)
	case "clocks.arrow":
		return len(w.Clocks)
	case "firms.arrow":
		return len(w.Firms)
	case "accounts.arrow":
		return len(w.Accounts)
	case "measured.arrow":
		return len(w.Measured)
	case "staff.arrow":
		return len(w.Staff)
	}
	return 0
}
