package experiments

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"cordon/experiments/release"
	"cordon/model"
	"cordon/model/chance"
	"cordon/model/param"
	"cordon/scenarios"
)

// Override is a model parameter with a value other than its default.
type Override struct {
	Path  string // market.eta
	Value float64
}

// String is the override as a command line has it.
func (o Override) String() string {
	return o.Path + "=" + strconv.FormatFloat(o.Value, 'g', -1, 64)
}

// newOverride reads and checks an override; an unknown path or a value outside
// the parameter's range is an error.
func newOverride(path, value string) (*Override, error) {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return nil, fmt.Errorf("--set %s=%s: %q is not a number; parameters are numbers without a unit", path, value, value)
	}
	o := &Override{path, x}
	defaults, err := defaultValues()
	if err != nil {
		return nil, err
	}
	if _, ok := defaults[path]; !ok {
		return nil, fmt.Errorf("--set %s=%s: no parameter is called %q; did you mean %q? (\"cordon list parameters\" lists all %d)",
			path, value, path, scenarios.Nearest(path, slices.Sorted(maps.Keys(defaults))), len(defaults))
	}
	_, _, err = parameters(nil, []Override{*o})
	return o, err
}

// parameters are the defaults, of this version or as a release had them, with
// overrides on top, in order. Notes name those that the release did not have.
func parameters(frozen *release.Parameters, overrides []Override) (p model.Params, notes []string, err error) {
	param.SetDefaults(&p)
	if frozen != nil {
		if notes, err = frozen.Apply(&p); err != nil {
			return p, nil, err
		}
	}
	for _, o := range overrides {
		if err := param.Set(&p, o.Path, o.Value); err != nil {
			return p, nil, fmt.Errorf("--set %s: %w", o, err)
		}
	}
	return p, notes, nil
}

// joint is what joint draws take parameters from where it is not what this version
// declares; nil else.
func (o *Options) joint() (prior func(chance.Key) map[string]float64, err error) {
	if o.Frozen != nil {
		p, _, err := parameters(o.Frozen, nil)
		if err != nil {
			return nil, err
		}
		prior = o.Frozen.Joint(&p)
	}
	if o.Posterior != nil {
		return o.Posterior.over(prior), nil
	}
	return prior, nil
}

// FrozenNotes name the parameters that the release did not have.
func (o *Options) FrozenNotes() []string {
	_, notes, _ := parameters(o.Frozen, nil) // no error: the run had none
	return append([]string{}, notes...)
}

// Declared are the parameters that the run's values and draws come from.
func (o *Options) Declared() []param.Declaration {
	if o.Frozen == nil {
		return param.List(&model.Params{})
	}
	return o.Frozen.Over(&model.Params{})
}

// defaultValues are all parameters' defaults by path.
func defaultValues() (map[string]float64, error) {
	p, _, err := parameters(nil, nil)
	return param.Values(&p), err
}
