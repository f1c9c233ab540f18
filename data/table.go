package data

// Table is a result table: columns of one length, each with its unit and
// meaning, so that CSV, Arrow and Parquet files and the data dictionary are
// written from one declaration.
type Table struct {
	Name    string // snake_case; the file's base name
	Doc     string // one sentence
	Columns []Column
}

// Column is one of Floats, Ints or Strings, the others nil. A NaN in Floats is
// written as a missing value.
type Column struct {
	Name    string // snake_case, at most 32 characters (Stata's limit)
	Unit    string // "USD", "working days", "share", "" for labels
	Doc     string
	Floats  []float64
	Ints    []int64
	Strings []string
}

// Len is the number of rows.
func (t *Table) Len() int {
	if len(t.Columns) == 0 {
		return 0
	}
	return t.Columns[0].Len()
}

// Len is the number of values.
func (c *Column) Len() int { return max(len(c.Floats), len(c.Ints), len(c.Strings)) }

// Column by name; nil where the table has none such.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}
