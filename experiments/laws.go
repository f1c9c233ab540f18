package experiments

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"cordon/data"
	"cordon/model"
	"cordon/model/outcome"
	"cordon/model/world"
	"cordon/scenarios"
)

// LawCount is what a trial of the laws at random lever settings saw.
type LawCount struct {
	Scenarios int            // run
	Refused   int            // texts that the reader would not take
	Weeks     int            // simulated, all arms
	Levers    map[string]int // measures run, by lever
}

// lawArms is how many random scenarios share a warm-up; lawWeeks how long they run.
const (
	lawArms  = 20
	lawWeeks = 52
)

// TryLaws asks: do the laws hold whatever levers are pulled? It runs scenarios
// drawn at random, laws checked every week, every second study at a joint draw of
// the parameters, and wants beside the laws that every arm has the needs of the
// baseline, to the cent, that shares are in [0,1] and that money is finite. The
// error of a broken one holds the scenario's text.
func TryLaws(ctx context.Context, w *data.World, start data.Date, n int, seed uint64, said func(done int)) (LawCount, error) {
	count := LawCount{Levers: map[string]int{}}
	u := rand.New(rand.NewPCG(seed, 1)).Float64
	for study := 0; count.Scenarios < n; study++ {
		d := model.Design{World: w, Params: model.Defaults(), Seed: seed, Laws: true, Arms: []model.Arm{{Name: "today", Start: start, Weeks: lawWeeks}}}
		var texts [][]byte
		for range min(lawArms, n-count.Scenarios) {
			text, s, refused, err := scenarios.RandomValid(w, start, lawWeeks, u)
			count.Refused += refused
			if err != nil {
				return count, err
			}
			texts = append(texts, text)
			d.Arms = append(d.Arms, model.Arm{Name: fmt.Sprint(len(texts)), Start: start, Weeks: lawWeeks, Measures: s.Measures})
			for _, m := range s.Measures {
				count.Levers[m.Lever]++
			}
		}
		if err := tryStudy(ctx, d, study, texts); err != nil {
			return count, err
		}
		count.Scenarios += len(texts)
		count.Weeks += model.WarmUp + lawWeeks*len(d.Arms)
		said(count.Scenarios)
	}
	return count, nil
}

// tryStudy runs one replicate of a study and looks at every arm. Where it fails
// and the arm is not known, each is run alone until one fails.
func tryStudy(ctx context.Context, d model.Design, replicate int, texts [][]byte) error {
	st, err := model.NewStudy(d)
	if err != nil {
		return fmt.Errorf("%w\nthe scenarios were\n%s", err, join(texts))
	}
	r, err := st.Run(ctx, replicate)
	if err != nil {
		return fmt.Errorf("%w\nthe scenarios were, in the order of their numbers\n%s", err, join(texts))
	}
	for n := 1; n < len(r.Arms); n++ {
		if err := sameNeeds(r.Arms[0], r.Arms[n]); err != nil {
			return fmt.Errorf("replicate %d: %w\nthe scenario is\n%s", replicate, err, texts[n-1])
		}
		if err := sound(r.Arms[n]); err != nil {
			return fmt.Errorf("replicate %d: %w\nthe scenario is\n%s", replicate, err, texts[n-1])
		}
	}
	return nil
}

func join(texts [][]byte) string {
	var b strings.Builder
	for n, t := range texts {
		fmt.Fprintf(&b, "# %d\n%s", n+1, t)
	}
	return b.String()
}

// sameNeeds wants the base needs of two arms, by origin first asked, end use and
// watched, to add up to the same over all fates, open ones included.
func sameNeeds(a, b *model.ArmResult) error {
	for at := 0; at < len(a.Tally.First); at += int(world.NFates) {
		x, y := int64(0), int64(0)
		for f := range int(world.NFates) {
			x, y = x+a.Tally.First[at+f], y+b.Tally.First[at+f]
		}
		if x != y {
			return fmt.Errorf("needs are shared between arms: %d cents of fates in the baseline, %d in the scenario (origin, end use and watched %d)", x, y, at/int(world.NFates))
		}
	}
	return nil
}

// sound wants shares in [0,1] and no infinite number.
func sound(a *model.ArmResult) error {
	for i, o := range outcome.All() {
		v := a.Values[i]
		if math.IsInf(v, 0) || v < 0 && o.Unit == "share" || v > 1 && o.Unit == "share" {
			return fmt.Errorf("outcome %s is %g %s", o.Name, v, o.Unit)
		}
	}
	return nil
}
