package data

import (
	"fmt"
	"io"
)

// WriteWorld writes the world as the folder dir, whole or not at all, and sets
// its Fingerprint. import.json holds the defaults that stand in for missing
// data and report, which may be nil. A world with problems is not written.
func WriteWorld(dir string, w *World, report any) error {
	f, err := NewFolder(dir)
	if err != nil {
		return err
	}
	defer f.Abort()
	if err := WriteWorldInto(f, w, report); err != nil {
		return err
	}
	return f.Commit()
}

// WriteWorldInto writes the world's files into a folder in the making, beside
// whatever else its importer puts there.
func WriteWorldInto(f *Folder, w *World, report any) error {
	ps := &problems{}
	w.check(ps)
	if err := ps.err("world " + w.Name); err != nil {
		return err
	}
	m := &worldManifest{Format: worldFormat, Cordon: Version, Arrow: ArrowVersion, Name: w.Name, Title: w.Title, Synthetic: w.Synthetic,
		From: w.From.String(), To: w.To.String(), Sources: some(w.Sources), Defaults: some(w.Defaults)}
	for _, s := range worldSchema {
		if !w.present(s) {
			continue
		}
		sum, err := w.writeFile(f, s)
		if err != nil {
			return err
		}
		m.Files = append(m.Files, sum)
	}
	m.Fingerprint = m.fingerprint()
	if err := WriteJSON(f.Path("import.json"), importReport{Defaults: m.Defaults, Report: report}); err != nil {
		return err
	}
	if err := WriteJSON(f.Path(worldJSON), m); err != nil {
		return err
	}
	w.Fingerprint = m.Fingerprint
	return nil
}

// importReport is import.json: what was missing and what the importer says.
type importReport struct {
	Defaults []Default `json:"defaults"`
	Report   any       `json:"report,omitempty"`
}

// columns are the values of one file of the world with their schema.
func (w *World) columns(s fileSchema) []outColumn {
	columns := make([]outColumn, len(s.columns))
	for i, v := range w.encode(s.name) {
		c := s.columns[i]
		columns[i] = outColumn{name: c.name, unit: c.unit, doc: c.doc, nullable: c.nullable, values: v}
	}
	return columns
}

// writeFile writes one Arrow file of the world and sums it on the way.
func (w *World) writeFile(f *Folder, s fileSchema) (FileSum, error) {
	rows := w.rows(s.name)
	need := int64(4096)
	for _, c := range s.columns {
		need += int64(rows * max(c.kind.width(), 1))
	}
	var sum FileSum
	err := atomicFile(f.Path(s.name), need, func(out io.Writer) error {
		summed := newSumWriter(out)
		meta := map[string]string{"format": fmt.Sprint(worldFormat), "doc": s.doc}
		if err := writeArrow(summed, meta, []string{"format", "doc"}, w.columns(s)); err != nil {
			return err
		}
		sum = summed.sum(s.name, int64(rows))
		return nil
	})
	return sum, err
}
