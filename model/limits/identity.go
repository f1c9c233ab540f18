package limits

import (
	"context"
	"slices"

	"cordon/data"
	"cordon/model"
	"cordon/model/lever"
	"cordon/model/world"
)

func init() {
	register(&Limit{
		Name:     "identity",
		Doc:      "a change that changes nothing differs by nothing; every need has one fate; the baseline ships what was recorded",
		Formula:  "difference = 0; drawn = sum of fates; delivered = sum of the ways of delivery; direct deliveries over drawn base needs = recorded flow over grossed-up need",
		Source:   "facts 9.17",
		Switches: "none: the embedded reference world at default parameters; an arm without measures and one with every lever at its neutral setting",
		Settings: []Setting{
			{Name: "weeks", Unit: "weeks", Doc: "length of the arms", Default: 52, Low: 4, High: 520, Whole: true},
			{Name: "runs", Unit: "runs", Doc: "independent runs", Default: 6, Low: 4, High: 1000, Whole: true},
		},
		Run: identity,
	})
}

func identity(c *Case) ([]Row, error) {
	w, err := data.Reference()
	if err != nil {
		return nil, err
	}
	weeks := c.Int("weeks")
	var neutral []lever.Measure
	for _, name := range lever.Names() {
		m := lever.New(name).Neutral(w)
		m.Name, m.Published, m.From = name, start, start+7
		neutral = append(neutral, m)
	}
	d := model.Design{World: w, Params: model.Defaults(), Seed: c.seed(), Laws: true, AllDraw: true, Arms: []model.Arm{
		{Name: "today", Start: start, Weeks: weeks}, {Name: "nothing", Start: start, Weeks: weeks}, {Name: "neutral", Start: start, Weeks: weeks, Measures: neutral},
	}}
	st, err := model.NewStudy(d)
	if err != nil {
		return nil, err
	}
	var none, still, fates, ways int64
	numbers := 0
	const runs = 2 // the differences of one are as good as those of many
	reps, err := st.Some(context.Background(), 0, runs, 1)
	if err != nil {
		return nil, err
	}
	for _, r := range reps {
		n, different := model.Differences(r.Arms[0], r.Arms[1])
		numbers, none = numbers+n, none+int64(different)
		_, different = model.Differences(r.Arms[0], r.Arms[2])
		still += int64(different)
		for _, a := range r.Arms {
			f, v := balance(a.Tally)
			fates, ways = fates+f, ways+v
		}
	}
	listed, err := baseline(d, c.Int("runs"))
	if err != nil {
		return nil, err
	}
	d.World, d.Params.Compliance.Needless = unlisted(w), 0
	free, err := baseline(d, 2)
	if err != nil {
		return nil, err
	}
	row := func(what string, model float64, n int) Row { return Row{Quantity: what, Model: model, N: n} }
	return []Row{
		row("numbers of an arm without measures that differ from today's", float64(none), numbers),
		row("the same with every lever at its neutral setting", float64(still), numbers),
		row("cents drawn that have no fate, or more than one", float64(fates), runs*len(reps[0].Arms)),
		row("cents delivered that no way of delivery accounts for", float64(ways), runs*len(reps[0].Arms)),
		{Quantity: "direct deliveries / drawn needs over recorded / grossed-up need, no list", Theory: 1, Model: free.Mean, SE: free.MeanSE, N: free.Replicates, Tolerance: 1e-10},
		{Quantity: "the same under today's list, by its expected shares; approximate", Theory: 1, Model: listed.Mean, SE: listed.MeanSE, N: listed.Replicates, Tolerance: expected, Approx: true},
	}, nil
}

// expected is how far runs under today's list may be from expected-share mode, which
// has waits and refusals at their means and one more try after a refusal.
const expected = 0.005

func baseline(d model.Design, runs int) (*model.BaselineCheck, error) {
	d.Arms = d.Arms[:1]
	st, err := model.NewStudy(d)
	if err != nil {
		return nil, err
	}
	return st.CheckBaseline(context.Background(), runs, 1)
}

// unlisted is a world whose list asks nothing of anybody.
func unlisted(w *data.World) *data.World {
	free := *w
	free.Items = slices.Clone(w.Items)
	for n := range free.Items {
		free.Items[n].Policy = make([]data.Policy, len(w.Jurisdictions)) // data.Free
	}
	return &free
}

// balance is the cents by which an arm's base needs differ from their fates, and
// what was delivered from the sum over ways of delivery.
func balance(t *world.Tally) (fates, ways int64) {
	for i, drawn := range t.Drawn {
		fates += abs(drawn - sumOf(t.First[i*int(world.NFates):(i+1)*int(world.NFates)]))
	}
	for f := range world.NFates {
		if f.Delivered() {
			for i := range t.Drawn {
				ways += t.First[i*int(world.NFates)+int(f)]
			}
		}
	}
	return fates, abs(ways - sumOf(t.Delivered))
}

func sumOf(x []int64) (sum int64) {
	for _, v := range x {
		sum += v
	}
	return sum
}

func abs(x int64) int64 { return max(x, -x) }
