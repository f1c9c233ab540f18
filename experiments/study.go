package experiments

import (
	"errors"

	"cordon/model"
	"cordon/model/param"
)

// Study is the design of Options, made ready as one replicate of it runs: the
// baseline, then the scenarios, on one start and one length.
func (o *Options) Study() (*model.Study, error) {
	if o.World == nil {
		return nil, errors.New("no world is given")
	}
	arms, err := o.arms()
	if err != nil {
		return nil, err
	}
	return o.study(arms)
}

// ParametersOf are a replicate's parameters by path.
func ParametersOf(study *model.Study, index int) map[string]float64 {
	p := study.ParamsOf(index)
	return param.Values(&p)
}
