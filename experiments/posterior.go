package experiments

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"

	"cordon/data"
	"cordon/model"
	"cordon/model/chance"
	"cordon/model/param"
)

// Posterior is joint draws of parameters with weights: what a scored prediction has
// left of the prior, for the next run to start from (posterior.json).
type Posterior struct {
	Format     int               `json:"format"`
	Prediction string            `json:"prediction_sha256"` // that was scored
	Versions   map[string]string `json:"versions"`
	Power      float64           `json:"likelihood_power"` // 1: the likelihood as it is; below: tempered
	ESS        float64           `json:"effective_sample_size"`
	Paths      []string          `json:"paths"`   // of parameters
	Weights    []float64         `json:"weights"` // of draws; sum 1
	Draws      [][]float64       `json:"draws"`   // by draw and path

	// SHA256 of the file that it was read from.
	SHA256 string `json:"-"`
}

// PosteriorFormat is the format that this version writes and reads.
const PosteriorFormat = 1

// posteriorFile is the copy in a result folder.
const posteriorFile = "posterior.json"

// ReadPosterior reads a file of cordon score.
func ReadPosterior(path string) (*Posterior, error) {
	p := &Posterior{}
	if err := data.ReadJSON(path, p); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s; give a posterior.json of cordon score --out", path)
	} else if err != nil {
		return nil, err
	}
	sum, err := data.HashFile(path)
	if err != nil {
		return nil, err
	}
	p.SHA256 = sum
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

func (p *Posterior) check() error {
	if p.Format != PosteriorFormat || len(p.Paths) == 0 || len(p.Draws) == 0 || len(p.Weights) != len(p.Draws) {
		return fmt.Errorf("format %d with %d parameters, %d draws and %d weights; expected a posterior.json of cordon score, format %d", p.Format, len(p.Paths), len(p.Draws), len(p.Weights), PosteriorFormat)
	}
	known := param.Values(&model.Params{})
	for i, path := range p.Paths {
		if i > 0 && path <= p.Paths[i-1] {
			return fmt.Errorf("parameter %q comes after %q; expected each once, in order", path, p.Paths[i-1])
		}
		if _, ok := known[path]; !ok {
			return fmt.Errorf("this version's model has no parameter %q; score the prediction anew with this version, or run the one that scored it (%s)", path, p.Versions["cordon"])
		}
	}
	total := 0.0
	for i, w := range p.Weights {
		if !(w >= 0 && w <= 1) || len(p.Draws[i]) != len(p.Paths) {
			return fmt.Errorf("draw %d has weight %g and %d values; expected a weight of 0 to 1 and %d values", i+1, w, len(p.Draws[i]), len(p.Paths))
		}
		for k, v := range p.Draws[i] {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return fmt.Errorf("draw %d has %s = %g, expected a number", i+1, p.Paths[k], v)
			}
		}
		total += w
	}
	if math.Abs(total-1) > 1e-6 {
		return fmt.Errorf("the weights add up to %g, expected 1", total)
	}
	return nil
}

// Pick is the stored draw that a replicate takes, at its weight: by an address of
// its own, so that one seed and replicate take the same one in any run.
func (p *Posterior) Pick(key chance.Key) int {
	u := chance.Float(key.At(chance.ParameterDraw, 0).Of(chance.Hash("posterior"), 0))
	for i, w := range p.Weights {
		if u -= w; u < 0 {
			return i
		}
	}
	return len(p.Weights) - 1
}

// over puts the stored draws above another joint draw: parameters that they lack
// keep it.
func (p *Posterior) over(prior func(chance.Key) map[string]float64) func(chance.Key) map[string]float64 {
	return func(key chance.Key) map[string]float64 {
		out := map[string]float64{}
		if prior != nil {
			maps.Copy(out, prior(key))
		}
		for k, v := range p.Draws[p.Pick(key)] {
			out[p.Paths[k]] = v
		}
		return out
	}
}
