package experiments

import "cordon/model/world"

// Ground is what the comparison's scenarios make of its world at default
// parameters: which products have simulated firms, markets and cells.
func (o Options) Ground() (*world.Ground, error) {
	arms, err := o.arms()
	if err != nil {
		return nil, err
	}
	study, err := o.study(arms)
	if err != nil {
		return nil, err
	}
	return study.Ground()
}
