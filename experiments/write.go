package experiments

import (
	"fmt"
	"io"
	"os"
	"strings"

	"cordon/data"
	"cordon/plots"
)

// manifestFile is the file of a result folder that is written last.
const manifestFile = "manifest.json"

// Write writes tables (CSV, Arrow, Parquet), figures (SVG, PDF, PNG), report.html
// and, last, manifest.json into a folder, which it commits. It returns the names
// of the files.
func (c *Comparison) Write(f *data.Folder, command string) ([]string, error) {
	tables := c.Tables()
	names, err := data.WriteTables(f.Dir(), tables, data.Formats)
	if err != nil {
		return nil, err
	}
	m := c.Manifest(command)
	if err := m.hash(f, names); err != nil {
		return nil, err
	}
	r := &plots.Results{Tables: map[string]*data.Table{}, Manifest: m.ForPlots()}
	for _, t := range tables {
		r.Tables[t.Name] = t
	}
	drawn, err := draw(f, r)
	if err != nil {
		return nil, err
	}
	if err := m.hash(f, drawn); err != nil {
		return nil, err
	}
	if err := data.WriteJSON(f.Path(manifestFile), m); err != nil {
		return nil, err
	}
	names = append(append(names, drawn...), manifestFile)
	return names, f.Commit()
}

// hash adds the checksums of files to the outputs.
func (m *Manifest) hash(f *data.Folder, names []string) error {
	for _, name := range names {
		sum, err := data.HashFile(f.Path(name))
		if err != nil {
			return fmt.Errorf("checksum of %s: %w", name, err)
		}
		m.Outputs[name] = sum
	}
	return nil
}

// draw writes figures and report.
func draw(f *data.Folder, r *plots.Results) ([]string, error) {
	names, err := plots.WriteAll(r, f.Dir())
	if err != nil {
		return nil, err
	}
	figures := map[string][]byte{}
	for _, name := range names {
		if figure, ok := strings.CutSuffix(name, ".svg"); ok {
			if figures[figure], err = os.ReadFile(f.Path(name)); err != nil {
				return nil, err
			}
		}
	}
	page, err := plots.Report(r, figures)
	if err != nil {
		return nil, err
	}
	const report = "report.html"
	err = f.Write(report, func(w io.Writer) error {
		_, err := w.Write(page)
		return err
	})
	return append(names, report), err
}
