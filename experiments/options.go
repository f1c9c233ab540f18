package experiments

import (
	"errors"
	"fmt"
	"strconv"

	"cordon/data"
	"cordon/experiments/release"
	"cordon/model"
)

// Options of a comparison.
type Options struct {
	World     *data.World
	WorldPath string // folder that it was read from; "" for the embedded reference world
	Against   Arm    // what the scenarios are compared with
	Scenarios []Arm

	Replicates int  // even ones at default parameters, odd ones at joint draws
	Weeks      int  // 0: as the scenarios say
	Workers    int  // at least 1; replicates at a time, and cores inside them where there are fewer; does not move a result
	Laws       bool // check the model's laws every week
	Seed       uint64
	Params     []Override
	AllDefault bool                  // no joint draws: every replicate at default parameters
	Frozen     *release.Parameters   // nil: this version's own parameters
	Posterior  *Posterior            // nil: joint draws are of the prior
	Until      *Until                // nil: exactly Replicates
	Progress   func(done, total int) // called from one goroutine; may be nil

	NoQueue bool                       // every agency decides at once (model.Design.NoQueue)
	Cases   bool                       // keep every case of the members' agencies, for Take to read
	Customs bool                       // keep what customs offices would write down, for Take to read
	Take    func(*model.Replicate) any // what else to keep of a replicate, called by its worker; nil: nothing
}

// arms are the baseline and the scenarios, on one start and one length. Those
// without measures, such as today's list, take both from the others.
func (o *Options) arms() ([]Arm, error) {
	if len(o.Scenarios) == 0 {
		return nil, errors.New("nothing to compare: no scenario is given")
	}
	arms := append([]Arm{o.Against}, o.Scenarios...)
	lead := -1
	for i := range arms {
		s := *arms[i].Scenario
		arms[i].Scenario = &s
		for j := range arms[:i] {
			if arms[j].Name == s.Name && j == 0 && arms[j].File == s.File {
				return nil, fmt.Errorf("%s is what the scenarios are compared with; name another scenario, or another baseline with --against", s.Name)
			}
			if arms[j].Name == s.Name {
				return nil, fmt.Errorf("two scenarios of this comparison are called %q (%s and %s); each needs a file name of its own", s.Name, arms[j].File, s.File)
			}
		}
		if o.Weeks > 0 && o.Weeks != s.Weeks && len(s.Measures) > 0 { // checks the dates against the new end
			if _, err := s.Set("weeks", strconv.Itoa(o.Weeks)); err != nil {
				return nil, fmt.Errorf("with --weeks %d:\n%w", o.Weeks, err)
			}
		}
		if lead < 0 && len(s.Measures) > 0 {
			lead = i
		}
	}
	if lead < 0 {
		lead = 1
	}
	first := arms[lead].Scenario
	if o.Weeks > 0 {
		first.Weeks = o.Weeks
	}
	for i := range arms {
		s := arms[i].Scenario
		if len(s.Measures) == 0 {
			s.Start, s.Weeks = first.Begins(), first.Weeks
		}
		if s.Begins() != first.Begins() {
			return nil, fmt.Errorf("scenario %s starts in the week of %s and %s in that of %s; arms of one comparison share their start: set start: in both files", first.Name, first.Begins(), s.Name, s.Begins())
		}
		if s.Weeks != first.Weeks {
			return nil, fmt.Errorf("scenario %s runs %d weeks and %s %d; give one length with --weeks", first.Name, first.Weeks, s.Name, s.Weeks)
		}
	}
	if first.Begins() == 0 {
		return nil, fmt.Errorf("scenario %s has no start and no measure with a date; add start: to %s", first.Name, first.File)
	}
	return arms, nil
}

// study is the model's design of the comparison.
func (o *Options) study(arms []Arm) (*model.Study, error) {
	p, _, err := parameters(o.Frozen, o.Params)
	if err != nil {
		return nil, err
	}
	d := model.Design{World: o.World, Params: p, Seed: o.Seed, Laws: o.Laws, AllDraw: o.AllDefault, Cores: max(1, o.Workers/max(1, o.Replicates)), Cases: o.Cases, Customs: o.Customs, NoQueue: o.NoQueue}
	if d.Joint, err = o.joint(); err != nil {
		return nil, err
	}
	for _, v := range o.Params {
		d.Fixed = append(d.Fixed, v.Path)
	}
	for _, a := range arms {
		d.Arms = append(d.Arms, model.Arm{Name: a.Name, Start: a.Begins(), Weeks: a.Weeks, Measures: a.InOrder()})
	}
	return model.NewStudy(d)
}

// check finds options that no run can have.
func (o *Options) check() error {
	switch {
	case o.World == nil:
		return errors.New("no world is given")
	case o.Replicates < 2:
		return fmt.Errorf("--replicates %d is too few: at least 2 are needed, one at the default parameters and one at a draw", o.Replicates)
	case o.Weeks < 0:
		return fmt.Errorf("--weeks %d is below 1", o.Weeks)
	}
	return nil
}
