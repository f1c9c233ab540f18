package model

import (
	"context"
	"fmt"
	"testing"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/lever"
)

// TestLawsAtRandomSettings runs scenarios of a few levers at settings that the
// levers draw themselves, some of which end again, with all laws on. A broken law
// stops the run with its name.
func TestLawsAtRandomSettings(t *testing.T) {
	w := reference(t)
	start := data.MustDate("2026-01-05")
	scenarios := 24
	if testing.Short() {
		scenarios = 6
	}
	var names []string
	for _, name := range lever.Names() {
		if _, ok := lever.New(name).(lever.Randomiser); ok {
			names = append(names, name)
		}
	}
	used := map[string]bool{}
	for at := 0; at < scenarios; at += 6 {
		arms := []Arm{{"today", start, 60, nil}}
		for n := at; n < min(at+6, scenarios); n++ {
			key, i := chance.Root(99, n), 0
			u := func() float64 { i++; return key.Float(1, i) }
			arm := Arm{fmt.Sprint("random ", n), start, 60, nil}
			for k := range 4 {
				name := names[(3*n+5*k)%len(names)]
				used[name] = true
				m := lever.New(name).(lever.Randomiser).Random(w, u)
				m.Name, m.From = fmt.Sprint(name, k), start+data.Date(7*int(1+20*u()))
				m.Published = m.From
				if u() < 0.5 {
					m.Until = m.From + data.Date(7*int(4+20*u()))
				}
				arm.Measures = append(arm.Measures, m)
			}
			arms = append(arms, arm)
		}
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			t.Parallel()
			st, err := NewStudy(Design{World: w, Arms: arms, Params: Defaults(), Seed: uint64(at), Laws: true})
			if err != nil {
				t.Fatal(err)
			}
			r, err := st.Run(context.Background(), at%2)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n < len(arms); n++ {
				if _, k := differences(r.Arms[0], r.Arms[n]); k == 0 {
					t.Errorf("%s changes nothing: %+v", arms[n].Name, arms[n].Measures)
				}
			}
		})
	}
	if !testing.Short() {
		for _, name := range names {
			if !used[name] {
				t.Errorf("lever %s is in no random scenario", name)
			}
		}
	}
}
