package patterns

import (
	"slices"

	"cordon/data"
	"cordon/model"
	"cordon/model/chance"
	"cordon/scenarios"
)

// Setup is what a pattern's trials are prepared for.
type Setup struct {
	Rival Rival
	Seed  uint64

	seen func(d model.Design) // told of every design; nil: nobody looks
}

// key of a replicate's draws.
func (s *Setup) key(replicate int) chance.Key { return chance.Root(s.Seed, replicate) }

// study is a comparison of scenarios on a world with these parameters, as the rival
// sees it.
func (s *Setup) study(w *data.World, p model.Params, arms ...model.Arm) (*model.Study, error) {
	d := model.Design{World: w, Arms: arms, Params: p, Seed: s.Seed, Laws: true, AllDraw: true}
	if s.Rival == Shuffled {
		shuffled(&d)
	}
	if s.seen != nil {
		s.seen(d)
	}
	return model.NewStudy(d)
}

// armOf is a scenario's text as an arm on a world.
func armOf(name, text string, w *data.World) (model.Arm, error) {
	sc, err := scenarios.Parse(name, []byte(text), w)
	if err != nil {
		return model.Arm{}, err
	}
	return model.Arm{Name: name, Start: sc.Begins(), Weeks: sc.Weeks, Measures: sc.Measures}, nil
}

// builtIn is a built-in scenario as an arm on a world.
func builtIn(name string, w *data.World) (model.Arm, error) {
	text, err := scenarios.Source(name)
	if err != nil {
		return model.Arm{}, err
	}
	return armOf(name, string(text), w)
}

// today is an arm without measures beside another one.
func today(beside model.Arm) model.Arm {
	return model.Arm{Name: "today", Start: beside.Start, Weeks: beside.Weeks}
}

// within keeps of a world's lists what is about some HS codes, so that all of its
// simulated accounts are in them.
func within(w *data.World, codes ...string) {
	var kept []data.Item
	for _, it := range w.Items {
		it.HS6 = slices.DeleteFunc(slices.Clone(it.HS6), func(code string) bool { return !slices.Contains(codes, code) })
		if len(it.HS6) > 0 {
			kept = append(kept, it)
		}
	}
	w.Items = kept
}
