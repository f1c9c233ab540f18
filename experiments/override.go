package experiments

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"cordon/model"
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
	_, err = parameters([]Override{*o})
	return o, err
}

// parameters are the defaults with overrides on top, in order.
func parameters(overrides []Override) (model.Params, error) {
	var p model.Params
	param.SetDefaults(&p)
	for _, o := range overrides {
		if err := param.Set(&p, o.Path, o.Value); err != nil {
			return p, fmt.Errorf("--set %s: %w", o, err)
		}
	}
	return p, nil
}

// defaultValues are all parameters' defaults by path.
func defaultValues() (map[string]float64, error) {
	p, err := parameters(nil)
	return param.Values(&p), err
}
