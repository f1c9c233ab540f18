package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// unmap takes the world's flows out of the memory map, which goes with its folder.
func (w *World) unmap() error {
	f := &w.Flows
	f.Period, f.Exporter, f.Importer, f.Product = slices.Clone(f.Period), slices.Clone(f.Exporter), slices.Clone(f.Importer), slices.Clone(f.Product)
	f.ValueUSD, f.QuantityT = slices.Clone(f.ValueUSD), slices.Clone(f.QuantityT)
	flows := w.Flows
	err := w.Close()
	w.Flows = flows
	return err
}

// rewrite writes a world that was read from one folder, unmapped and changed, as
// another or the same. What earlier imports reported stays in import.json beside
// this one's report; rejected.csv holds the rejects given or, if nil, stays.
func (w *World) rewrite(from, to, name string, report any, rejects []BadRow) error {
	old := struct {
		Report map[string]any `json:"report"`
	}{}
	if err := ReadJSON(filepath.Join(from, "import.json"), &old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if old.Report == nil {
		old.Report = map[string]any{}
	}
	old.Report[name] = report
	out, err := NewFolder(to)
	if err != nil {
		return err
	}
	defer out.Abort()
	if rejects != nil {
		err = writeRejects(out.Path("rejected.csv"), rejects)
	} else if b, e := os.ReadFile(filepath.Join(from, "rejected.csv")); e == nil {
		err = os.WriteFile(out.Path("rejected.csv"), b, 0o666)
	}
	if err != nil {
		return err
	}
	if err := WriteWorldInto(out, w, old.Report); err != nil {
		return err
	}
	return out.Commit()
}

// ReplaceAgencies writes the world in the folder from into the folder to (which
// may be the same), whole or not at all, with other measured parameters and staff
// of the jurisdictions that the rows name; of nil rows none. Sources replace those
// of their IDs. The world is closed. name and report go into import.json.
func (w *World) ReplaceAgencies(from, to string, measured []Measured, staff []Staff, sources []Source, name string, report any) error {
	if err := w.unmap(); err != nil {
		return err
	}
	w.SetMeasured(measured)
	w.SetStaff(staff)
	for _, s := range sources {
		w.Sources = slices.DeleteFunc(slices.Clone(w.Sources), func(o Source) bool { return o.ID == s.ID })
		w.Sources = append(w.Sources, s)
	}
	return w.rewrite(from, to, name, report, nil)
}
