package data

import "encoding/base64"

// storedSchema is what a Parquet file's stored Arrow schema says about units
// and meanings, read with cordon's own reader of flatbuffers.
type storedSchema struct {
	doc     string
	columns map[string]map[string]string // "unit" and "doc" by column
}

// read takes the text of the key ARROW:schema: an Arrow message, in base64.
// What can't be read is passed over: it describes and decides nothing.
func (s *storedSchema) read(text string) {
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(b) < 8 {
		return
	}
	f := &flat{b: b[8:], text: flatText}
	schema, ok := f.root().table(2)
	if !ok {
		return
	}
	pos, n := schema.vector(1, 4)
	columns := map[string]map[string]string{}
	for k := range min(n, arrowColumns) {
		field := schema.element(pos, k)
		columns[field.string(0)] = keyValues(field, 6)
	}
	if !f.bad {
		s.columns = columns
	}
}

// describe fills in the units and meanings of a table.
func (s *storedSchema) describe(t *Table) {
	t.Doc = s.doc
	for i := range t.Columns {
		c := &t.Columns[i]
		c.Unit, c.Doc = s.columns[c.Name]["unit"], s.columns[c.Name]["doc"]
	}
}
