package plots

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"cordon/data"
)

// Results are the tables of one comparison, by name, and its manifest.
type Results struct {
	Tables   map[string]*data.Table
	Manifest Manifest
}

// Manifest is what figures and the report need of a result folder's
// manifest.json. Fields that the file lacks stay empty.
type Manifest struct {
	Command    string             `json:"command"`
	Versions   map[string]string  `json:"versions"`
	Seed       uint64             `json:"seed"`
	Replicates int                `json:"replicates"`
	Weeks      int                `json:"weeks"`
	Start      string             `json:"start"`    // YYYY-MM-DD, Monday of week 0
	Baseline   string             `json:"baseline"` // the arm that the others are held against
	World      ManifestWorld      `json:"world"`
	Scenarios  []ManifestScenario `json:"scenarios"`
	Inputs     map[string]string  `json:"inputs"`  // file: SHA-256, hex
	Outputs    map[string]string  `json:"outputs"` // file: SHA-256, hex
}

// ManifestWorld names the world of a run.
type ManifestWorld struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Synthetic   bool   `json:"synthetic"`
	Fingerprint string `json:"fingerprint"`
}

// ManifestScenario is one arm as its scenario file introduces it.
type ManifestScenario struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Citation string `json:"citation"`
}

// tableNames are the tables of a result folder that figures or the report use.
var tableNames = []string{
	"headlines", "contrasts", "fans", "ledger", "diversion", "waits", "costs",
	"card", "parameters", "measures", "not_simulated", "replicates",
	"decomposition", "flips", "switching", "flip_joint", "flip_drivers", "leakage_width",
}

// Read reads a folder written by cordon compare --out. Of a table's formats it
// takes Arrow, Parquet or CSV, in that order; tables that are not there stay
// absent. It is an error where the folder holds no manifest.json or a table
// cannot be read.
func Read(dir string) (*Results, error) {
	r := &Results{Tables: map[string]*data.Table{}}
	path := filepath.Join(dir, "manifest.json")
	if err := data.ReadJSON(path, &r.Manifest); err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("%s: no manifest.json; give a folder written by cordon compare --out", dir)
		}
		return nil, err
	}
	for _, name := range tableNames {
		for _, ext := range []string{".arrow", ".parquet", ".csv"} {
			path := filepath.Join(dir, name+ext)
			if _, err := os.Stat(path); err != nil {
				continue
			}
			t, err := data.ReadTable(path)
			if err != nil {
				return nil, err
			}
			r.Tables[name] = t
			break
		}
	}
	return r, nil
}

// Absent is why a figure cannot be drawn from these results.
type Absent struct{ Reason string }

func (a *Absent) Error() string { return a.Reason }

func absent(format string, args ...any) error {
	return &Absent{Reason: fmt.Sprintf(format, args...)}
}

// table is a table that a figure needs, with the columns that it needs.
func (r *Results) table(name string, columns ...string) (*data.Table, error) {
	t := r.Tables[name]
	if t == nil {
		return nil, absent("the results hold no table %q", name)
	}
	if t.Len() == 0 {
		return nil, absent("table %q has no rows", name)
	}
	for _, c := range columns {
		if t.Column(c) == nil {
			return nil, absent("table %q has no column %q", name, c)
		}
	}
	return t, nil
}

// baseline is the arm that the others are held against; "today" where the
// results do not say.
func (r *Results) baseline() string {
	if r.Manifest.Baseline != "" {
		return r.Manifest.Baseline
	}
	for _, name := range []string{"headlines", "fans"} {
		if t := r.Tables[name]; t != nil && t.Len() > 0 && t.Column("against") != nil {
			return stringsOf(t, "against")[0]
		}
	}
	return "today"
}

// arms splits the labels of a table's scenario column into scenarios in order
// of first appearance in the headlines (else here), and says whether the
// baseline is among them.
func (r *Results) arms(labels []string) (scenarios []string, baseline string, has bool) {
	baseline = r.baseline()
	here := map[string]bool{}
	for _, l := range labels {
		here[l] = true
	}
	order := distinct(labels)
	if t := r.Tables["headlines"]; t != nil && t.Column("scenario") != nil {
		order = append(distinct(stringsOf(t, "scenario")), order...)
	}
	for _, s := range distinct(order) {
		if here[s] && s != baseline {
			scenarios = append(scenarios, s)
		}
	}
	return scenarios, baseline, here[baseline]
}
