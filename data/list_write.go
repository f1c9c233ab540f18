package data

import (
	"path/filepath"
	"slices"
)

// rewriteList writes the world again with its new list. What the first import
// reported stays in import.json, beside what the list now covers.
func rewriteList(w *World, list *controlList, file, dir, concordance string) (*ImportReport, error) {
	if err := w.unmap(); err != nil {
		return nil, err
	}
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
	return rep, w.rewrite(dir, dir, "list", rep.List, nil)
}
