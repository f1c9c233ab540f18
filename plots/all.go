package plots

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"cordon/data"
)

// Maker makes one figure. Its error is an *Absent where the results lack what
// the figure needs.
type Maker struct {
	Name  string // base name of its files
	Title string
	Make  func(*Results) (Figure, error)
	Of    string // table without which the figure was not asked for, and is not missed
}

// asked says whether the results are such that the figure is to be expected.
func (m Maker) asked(r *Results) bool { return m.Of == "" || r.Tables[m.Of] != nil }

// All are the figures in the order in which the report shows them.
func All() []Maker {
	return []Maker{
		{"dumbbell", "Differences with simulation error and uncertainty", Dumbbell, ""},
		{"ledger", "Where each dollar of need went", Ledger, ""},
		{"fans", "The four headline outcomes, week by week", Fans, ""},
		{"diversion", "Diversion by origin and hub", Diversion, ""},
		{"waits", "How long a licence takes", Waits, ""},
		{"costs", "Cost to firms by size class", Costs, ""},
		{"decomposition", "What each measure of a package adds", Decomposition, "decomposition"},
		{"flips", "What each assumption does to the differences", Flips, "flips"},
	}
}

// Missing is a figure that could not be drawn, and why.
type Missing struct{ Name, Title, Reason string }

// Draw makes every figure that was asked for and that the results allow, and lists the others.
func Draw(r *Results) ([]Figure, []Missing, error) {
	var figures []Figure
	var missing []Missing
	for _, m := range All() {
		if !m.asked(r) {
			continue
		}
		f, err := m.Make(r)
		var a *Absent
		switch {
		case errors.As(err, &a):
			missing = append(missing, Missing{m.Name, m.Title, a.Reason})
		case err != nil:
			return nil, nil, fmt.Errorf("figure %s: %w", m.Name, err)
		default:
			figures = append(figures, f)
		}
	}
	return figures, missing, nil
}

// WriteAll draws every figure as SVG, PDF and PNG into an existing folder and
// returns the names of the files. Figures that the results do not allow are
// named with their reasons in figures_absent.txt.
func WriteAll(r *Results, dir string) ([]string, error) {
	figures, missing, err := Draw(r)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range figures {
		written, err := f.Write(dir)
		names = append(names, written...)
		if err != nil {
			return names, err
		}
	}
	const note = "figures_absent.txt"
	if len(missing) == 0 {
		if err := os.Remove(filepath.Join(dir, note)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return names, err
		}
		return names, nil
	}
	text := ""
	for _, m := range missing {
		text += m.Name + " (" + m.Title + "): " + m.Reason + "\n"
	}
	return append(names, note), write(dir, note, []byte(text))
}

// Write writes the figure as SVG, PDF and PNG into an existing folder and returns
// the names of the files.
func (f Figure) Write(dir string) (names []string, err error) {
	for _, format := range []struct {
		extension string
		render    func() ([]byte, error)
	}{{"svg", f.SVG}, {"pdf", f.PDF}, {"png", f.PNG}} {
		b, err := format.render()
		if err != nil {
			return names, fmt.Errorf("figure %s as %s: %w", f.Name, format.extension, err)
		}
		name := f.Name + "." + format.extension
		names = append(names, name)
		if err := write(dir, name, b); err != nil {
			return names, err
		}
	}
	return names, nil
}

func write(dir, name string, content []byte) error {
	return data.AtomicFile(filepath.Join(dir, name), func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
