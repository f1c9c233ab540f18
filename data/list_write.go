package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// rewriteList writes the world again with its new list. What the first import
// reported stays in import.json, beside what the list now covers.
func rewriteList(w *World, list *controlList, file, dir, concordance string) (*ImportReport, error) {
	f := &w.Flows // out of the memory map, which goes with the old folder
	f.Period, f.Exporter, f.Importer, f.Product = slices.Clone(f.Period), slices.Clone(f.Exporter), slices.Clone(f.Importer), slices.Clone(f.Product)
	f.ValueUSD, f.QuantityT = slices.Clone(f.ValueUSD), slices.Clone(f.QuantityT)
	flows := w.Flows
	if err := w.Close(); err != nil {
		return nil, err
	}
	w.Flows = flows
	list.apply(w)
	w.Defaults = slices.DeleteFunc(slices.Clone(w.Defaults), func(d Default) bool { return d.What == "value per kg" || d.What == "storable" })
	w.Defaults = append(w.Defaults, list.defaults(w)...)
	w.Sources = slices.DeleteFunc(slices.Clone(w.Sources), func(s Source) bool { return s.ID == "list" || s.ID == "list-concordance" })
	if file != "" {
		sum, err := HashFile(file)
		if err != nil {
			return nil, err
		}
		w.Sources = append(w.Sources, Source{ID: "list", Title: "Control list", Licence: "as its publisher states", File: filepath.Base(file), SHA256: sum})
	}
	if concordance != "" {
		sum, err := HashFile(concordance)
		if err != nil {
			return nil, err
		}
		w.Sources = append(w.Sources, Source{ID: "list-concordance", Title: "Concordance of HS editions", Licence: "as its publisher states", File: filepath.Base(concordance), SHA256: sum})
	}
	rep := &ImportReport{Kind: "list", Currency: "USD", From: w.From.String(), To: w.To.String(), World: w, Defaults: w.Defaults, Flows: int64(w.Flows.Len())}
	rep.cover(w, list)
	old := struct {
		Report map[string]any `json:"report"`
	}{}
	if err := ReadJSON(filepath.Join(dir, "import.json"), &old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if old.Report == nil {
		old.Report = map[string]any{}
	}
	old.Report["list"] = rep.List
	out, err := NewFolder(dir)
	if err != nil {
		return nil, err
	}
	defer out.Abort()
	if b, err := os.ReadFile(filepath.Join(dir, "rejected.csv")); err == nil {
		if err := os.WriteFile(out.Path("rejected.csv"), b, 0o666); err != nil {
			return nil, err
		}
	}
	if err := WriteWorldInto(out, w, old.Report); err != nil {
		return nil, err
	}
	return rep, out.Commit()
}
