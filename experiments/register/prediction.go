package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"cordon/data"
)

// Prediction is prediction.json.
type Prediction struct {
	Format     int               `json:"format"`
	Registered string            `json:"registered"` // day, by the clock of the machine; a deposit elsewhere proves it
	Versions   map[string]string `json:"versions"`
	Build      map[string]string `json:"build"`
	Code       string            `json:"program_sha256"`    // of the program that registered it
	Manifest   string            `json:"manifest_sha256"`   // of the comparison
	World      string            `json:"world_fingerprint"` // keyed where a source is confidential
	Scenario   string            `json:"scenario"`          // that is predicted to happen
	Title      string            `json:"title"`
	Text       string            `json:"text"` // of the scenario
	Set        []string          `json:"set"`  // on top of it, and parameters that are held
	Baseline   string            `json:"baseline"`
	Seed       uint64            `json:"seed"`
	Replicates int               `json:"replicates"`
	From       string            `json:"from"` // first month or year
	To         string            `json:"to"`   // last one
	By         string            `json:"by"`
	Source     Source            `json:"source"`

	Quantities []Quantity  `json:"quantities"`
	Forecasts  []Forecast  `json:"forecasts"` // the model's, then the nulls'
	Spreads    []Spread    `json:"spreads"`   // recorded variation that members are multiplied by
	Parameters []Parameter `json:"parameters"`
	Files      []File      `json:"files"` // beside it
	Notes      []string    `json:"notes"` // what the prediction assumes

	Seal string `json:"seal_sha256"` // of this file with an empty seal
}

// Source is the data that flows are to be scored with, and what counts in it.
type Source struct {
	Layout    string            `json:"layout"` // comext, comtrade or baci
	Absent    string            `json:"absent"` // what a missing row says: zero or unknown
	Exporters []string          `json:"exporters"`
	Importers []string          `json:"importers"`
	Goods     map[string]string `json:"goods"` // quantity's goods by HS 2017 code
}

// Quantity is one number that is predicted: a flow, or a figure of an agency's cases.
type Quantity struct {
	Period   string `json:"period"`
	Exporter string `json:"exporter,omitempty"`
	Importer string `json:"importer,omitempty"`
	Goods    string `json:"goods,omitempty"`
	Agency   string `json:"agency,omitempty"`
	Measure  string `json:"measure,omitempty"`
	Unit     string `json:"unit"`

	Base    float64 `json:"base"`     // what the base period's rate gives; of cases the model's mean without the change
	LuckSD  float64 `json:"luck_sd"`  // of ln(x + floor), by the model's own luck, under the scenario or without it, whichever is more
	NoiseSD float64 `json:"noise_sd"` // the same, of recorded trade beyond it
	Trend   float64 `json:"trend"`    // median log change of recorded trade between such periods
	Floor   float64 `json:"floor"`    // added before logarithms are taken
	Weighed bool    `json:"weighed"`  // it counts in the weights of draws
}

// flow says whether the quantity is a flow of goods.
func (q *Quantity) flow() bool { return q.Measure == "" }

// Name of the quantity.
func (q *Quantity) Name() string {
	if q.flow() {
		return q.Period + " " + q.Exporter + " to " + q.Importer + ", " + q.Goods
	}
	return q.Period + " " + q.Agency + ", " + q.Measure
}

// Probabilities of the quantiles of a forecast.
var Probabilities = []float64{0.05, 0.25, 0.5, 0.75, 0.95}

// Forecast is the model's or a null's. Its members' values are in the table of values.
type Forecast struct {
	Name      string      `json:"name"`
	SpreadOf  []int       `json:"spread_of"` // by quantity: position in Spreads; -1: none
	Quantiles [][]float64 `json:"quantiles"` // by quantity: at Probabilities; nil: no forecast of it
}

// Spread implements history.Spread for one quantity.
type Spread struct {
	Factors []float64 `json:"factors,omitempty"`
	Added   []float64 `json:"added_usd,omitempty"`
}

// Parameter is one that joint draws vary.
type Parameter struct {
	Path string  `json:"path"`
	Unit string  `json:"unit"`
	Law  string  `json:"law"` // uniform or loguniform, or posterior
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// File beside a prediction.
type File struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

const (
	predictionFormat = 1
	predictionFile   = "prediction.json"
	parametersTable  = "prediction_parameters"
	valuesTable      = "prediction_values"
)

// sealed fills in the seal.
func (p *Prediction) sealed() error {
	p.Seal = ""
	text, err := data.FormatJSON(p)
	p.Seal = data.HashBytes(text)
	return err
}

// Stored is a prediction that is as it was registered, with its joint draws.
type Stored struct {
	Prediction
	SHA256 string        // of prediction.json
	Draws  []Draw        // joint draws, by replicate
	values [][][]float64 // by forecast, member and quantity; members of the model's are Draws
}

// Draw is one joint draw of the parameters.
type Draw struct {
	Replicate int64
	Values    []float64 // by Prediction.Parameters
}

// Late says whether the period had begun on the day of registration, so that what
// happened may have been known.
func (p *Prediction) Late() bool {
	day := p.Registered[:min(len(p.From), len(p.Registered))]
	return p.From <= day
}

// Read reads a prediction and the tables beside it; nothing may have changed since.
func Read(path string) (*Stored, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, predictionFile)
	}
	s := &Stored{}
	if err := data.ReadJSON(path, &s.Prediction); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no %s; give a prediction.json that cordon register wrote", path)
	} else if err != nil {
		return nil, err
	}
	if s.Format != predictionFormat {
		return nil, fmt.Errorf("%s is of format %d, and this cordon (%s) reads format %d; score it with the version that registered it (%s)", path, s.Format, data.Version, predictionFormat, s.Versions["cordon"])
	}
	seal := s.Seal
	if err := s.sealed(); err != nil {
		return nil, err
	}
	if s.Seal != seal {
		return nil, fmt.Errorf("%s was changed after it was registered: its seal is %.12s, and its content gives %.12s; get the registered file", path, seal, s.Seal)
	}
	var err error
	if s.SHA256, err = data.HashFile(path); err != nil {
		return nil, err
	}
	for _, f := range s.Files {
		at := filepath.Join(filepath.Dir(path), f.Name)
		sum, err := data.HashFile(at)
		if err != nil {
			return nil, fmt.Errorf("%s belongs to %s: %w", f.Name, predictionFile, err)
		}
		if sum != f.SHA256 {
			return nil, fmt.Errorf("%s was changed after it was registered: SHA-256 %.12s, registered %.12s; get the registered file", at, sum, f.SHA256)
		}
	}
	return s, s.readTables(filepath.Dir(path))
}

// readTables reads joint draws and members.
func (s *Stored) readTables(dir string) error {
	t, err := data.ReadTable(filepath.Join(dir, parametersTable+".csv"))
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i := range s.Parameters {
		at[s.Parameters[i].Path] = i
	}
	replicate, path, value := t.Column("replicate"), t.Column("parameter"), t.Column("value")
	for i := range t.Len() {
		n := replicate.Ints[i]
		if k := len(s.Draws); k == 0 || s.Draws[k-1].Replicate != n {
			s.Draws = append(s.Draws, Draw{n, make([]float64, len(s.Parameters))})
		}
		s.Draws[len(s.Draws)-1].Values[at[path.Strings[i]]] = value.Float(i)
	}
	if t, err = data.ReadTable(filepath.Join(dir, valuesTable+".csv")); err != nil {
		return err
	}
	s.values = make([][][]float64, len(s.Forecasts))
	name, member := t.Column("forecast").Strings, t.Column("replicate").Ints
	quantity, x := t.Column("quantity").Ints, t.Column("value")
	for i := range t.Len() {
		f := slices.IndexFunc(s.Forecasts, func(f Forecast) bool { return f.Name == name[i] })
		if f < 0 || quantity[i] < 0 || quantity[i] >= int64(len(s.Quantities)) {
			return fmt.Errorf("%s.csv, row %d: forecast %q of quantity %d, which %s has not", valuesTable, i+1, name[i], quantity[i], predictionFile)
		}
		if i == 0 || name[i] != name[i-1] || member[i] != member[i-1] {
			s.values[f] = append(s.values[f], missing(len(s.Quantities)))
		}
		s.values[f][len(s.values[f])-1][quantity[i]] = x.Float(i)
	}
	if len(s.values) == 0 || len(s.values[0]) != len(s.Draws) {
		return fmt.Errorf("%s.csv has %d members of the model and %s.csv %d draws; expected as many", valuesTable, len(s.values[0]), parametersTable, len(s.Draws))
	}
	return nil
}

// Count is the number of flows and of figures of cases.
func (p *Prediction) Count() (flows, cases int) {
	for q := range p.Quantities {
		if p.Quantities[q].flow() {
			flows++
		} else {
			cases++
		}
	}
	return flows, cases
}
