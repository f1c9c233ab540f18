package data

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Formats of result tables, in the order in which they are written.
var Formats = []string{"csv", "arrow", "parquet"}

// WriteTables writes each table in each format as DIR/name.format and returns
// the files' names in that order. Equal tables give equal bytes.
//
// CSV has no place for types and units: put Dictionary(tables) among the
// tables, and ReadTable gives a CSV file back with the types that
// dictionary.csv beside it names.
func WriteTables(dir string, tables []*Table, formats []string) ([]string, error) {
	var names []string
	for _, t := range tables {
		if err := t.check(); err != nil {
			return names, err
		}
		for _, format := range formats {
			name := t.Name + "." + format
			write, err := tableWriter(format)
			if err != nil {
				return names, err
			}
			err = AtomicFile(filepath.Join(dir, name), func(w io.Writer) error { return write(w, t) })
			if err != nil {
				return names, err
			}
			names = append(names, name)
		}
	}
	return names, nil
}

func tableWriter(format string) (func(io.Writer, *Table) error, error) {
	switch format {
	case "csv":
		return writeCSV, nil
	case "arrow":
		return writeArrowTable, nil
	case "parquet":
		return writeParquet, nil
	}
	return nil, fmt.Errorf("no table format is called %q; expected csv, arrow or parquet", format)
}

// ReadTable reads a .csv, .arrow or .parquet file. The table's name is the
// file's base name. A CSV column's type is the one that dictionary.csv in the
// same folder names for it, else integers where every value is one as cordon
// writes them, else numbers (empty: NaN), else text.
func ReadTable(path string) (*Table, error) {
	name := filepath.Base(path)
	format := strings.TrimPrefix(filepath.Ext(name), ".")
	name = strings.TrimSuffix(name, "."+format)
	if _, err := tableWriter(format); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if format == "parquet" {
		return readParquet(path, name)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if format == "arrow" {
		return ParseArrowTable(path, name, b)
	}
	types := map[string]string{}
	if name != dictionaryName {
		if types, err = dictionaryTypes(filepath.Join(filepath.Dir(path), dictionaryName+".csv"), name); err != nil {
			return nil, err
		}
	}
	return parseCSV(path, name, b, types)
}

// kind is the type that a column is written as: float64, int64 or utf8.
func (c *Column) kind() string {
	switch {
	case c.Floats != nil:
		return "float64"
	case c.Ints != nil:
		return "int64"
	}
	return "utf8"
}

// check finds what no format can hold.
func (t *Table) check() error {
	if t.Name == "" || strings.ContainsAny(t.Name, `/\`) {
		return fmt.Errorf("table %q needs a name that can be a file's", t.Name)
	}
	if len(t.Columns) == 0 {
		return fmt.Errorf("table %s has no column", t.Name)
	}
	seen := map[string]bool{}
	for i := range t.Columns {
		c := &t.Columns[i]
		given := 0
		for _, is := range []bool{c.Floats != nil, c.Ints != nil, c.Strings != nil} {
			if is {
				given++
			}
		}
		switch {
		case c.Name == "" || seen[c.Name]:
			return fmt.Errorf("table %s: column %d is called %q, expected a name of its own", t.Name, i+1, c.Name)
		case given > 1:
			return fmt.Errorf("table %s: column %s has values of %d types, expected one", t.Name, c.Name, given)
		case c.Len() != t.Len():
			return fmt.Errorf("table %s: column %s has %d rows, expected %d as %s has", t.Name, c.Name, c.Len(), t.Len(), t.Columns[0].Name)
		}
		seen[c.Name] = true
	}
	return nil
}

const dictionaryName = "dictionary"

// Dictionary is the data dictionary of the tables: a row for each column.
func Dictionary(tables []*Table) *Table {
	text := []string{}
	d := &Table{Name: dictionaryName, Doc: "What each column of each table means.", Columns: []Column{
		{Name: "table", Doc: "table, which is the file's base name", Strings: text},
		{Name: "column", Doc: "column", Strings: text},
		{Name: "type", Doc: "float64 (missing: empty), int64 or utf8", Strings: text},
		{Name: "unit", Doc: "unit of the values; empty for labels", Strings: text},
		{Name: "doc", Doc: "what the values are", Strings: text},
		{Name: "table_doc", Doc: "what the table is", Strings: text},
	}}
	for _, t := range tables {
		for i := range t.Columns {
			c := &t.Columns[i]
			for k, s := range []string{t.Name, c.Name, c.kind(), c.Unit, c.Doc, t.Doc} {
				d.Columns[k].Strings = append(d.Columns[k].Strings, s)
			}
		}
	}
	return d
}

// dictionaryTypes reads the types of one table's columns, none where there is
// no dictionary.
func dictionaryTypes(path, table string) (map[string]string, error) {
	types := map[string]string{}
	b, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return types, nil
	}
	if err != nil {
		return nil, err
	}
	d, err := parseCSV(path, dictionaryName, b, nil)
	if err != nil {
		return nil, err
	}
	names, columns, kinds := d.Column("table"), d.Column("column"), d.Column("type")
	if names == nil || columns == nil || kinds == nil {
		return types, nil // some other dictionary
	}
	for i := range names.Strings {
		if names.Strings[i] == table {
			types[columns.Strings[i]] = kinds.Strings[i]
		}
	}
	return types, nil
}
