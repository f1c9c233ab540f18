package experiments

import (
	"cordon/model"
	"cordon/model/param"
)

// Study is the model's design of the comparison, made ready: what its scenarios make
// of its world, for those who look at more than its results.
func (o Options) Study() (*model.Study, error) {
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
