package experiments

import (
	"fmt"
	"math"

	"cordon/data"
)

// Tables are the comparison's result tables, one a grain, and last the data
// dictionary. Equal comparisons give equal tables.
func (c *Comparison) Tables() []*data.Table {
	tables := []*data.Table{
		headlineTable("headlines", "All outcomes of each scenario against the baseline.", c.Headlines()),
		headlineTable("contrasts", "All outcomes of every pair of arms on the same luck.", c.Contrasts()),
		c.replicateTable(), c.weeklyTable(), c.fanTable(), c.ledgerTable(), c.diversionTable(), c.waitTable(),
		c.costTable(), c.standingTable(), c.cardTable(), c.placeTable(), c.parameterTable(), c.measureTable(), c.notSimulatedTable(), c.unmatchedTable(),
	}
	tables = append(append(tables, c.flipTables()...), c.decompositionTables()...)
	return append(tables, data.Dictionary(tables))
}

// sheet is a table in the making.
type sheet struct{ data.Table }

func newSheet(name, doc string) *sheet { return &sheet{data.Table{Name: name, Doc: doc}} }

// text, whole and number add a column.
func (s *sheet) text(name, doc string) {
	s.Columns = append(s.Columns, data.Column{Name: name, Doc: doc, Strings: []string{}})
}

func (s *sheet) whole(name, unit, doc string) {
	s.Columns = append(s.Columns, data.Column{Name: name, Unit: unit, Doc: doc, Ints: []int64{}})
}

func (s *sheet) number(name, unit, doc string) {
	s.Columns = append(s.Columns, data.Column{Name: name, Unit: unit, Doc: doc, Floats: []float64{}})
}

// row adds a row: a string, int, int64, bool or float64 for each column. An
// infinite number has no place in a result and becomes a missing one.
func (s *sheet) row(cells ...any) {
	if len(cells) != len(s.Columns) {
		panic(fmt.Sprintf("table %s: %d cells for %d columns", s.Name, len(cells), len(s.Columns)))
	}
	for i, cell := range cells {
		c := &s.Columns[i]
		switch v := cell.(type) {
		case string:
			c.Strings = append(c.Strings, v)
		case int:
			c.Ints = append(c.Ints, int64(v))
		case int64:
			c.Ints = append(c.Ints, v)
		case bool:
			c.Ints = append(c.Ints, oneOf(v))
		case float64:
			if math.IsInf(v, 0) {
				v = math.NaN()
			}
			c.Floats = append(c.Floats, v)
		default:
			panic(fmt.Sprintf("table %s, column %s: a %T", s.Name, c.Name, cell))
		}
	}
}

func oneOf(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
