package model

import (
	"fmt"
	"slices"
	"testing"

	"cordon/data"
	"cordon/model/lever"
)

// everything pulls every lever that the benchmark world's one entry, which has no
// threshold, leaves room for, from the sixth week on.
func everything(start data.Date) []lever.Measure {
	five := []string{"AAA", "AAB", "AAC", "AAD", "AAE"}
	some := []string{"AAV", "AAW", "AAX", "AAY"} // destinations
	year := lever.Duration{Weeks: 52}
	var out []lever.Measure
	add := func(name string, l lever.Lever) {
		out = append(out, lever.Measure{Name: fmt.Sprint(name, len(out)), Lever: name, Published: start + 7, From: start + 42, Settings: l})
	}
	item := "1A001"
	add("destination", &lever.Destination{Item: item, By: five[:3], Destinations: some[:2], Policy: "presumption_of_denial"})
	add("list", &lever.List{Add: "9Z001", By: five[:2], HS6: []string{"850100"}, Coverage: 0.2, CoverageLow: 0.1, CoverageHigh: 0.3, Policy: map[string]string{"OTHER": "case_by_case"}})
	add("parties", &lever.Parties{By: five, Destination: some, Share: 0.1, Affiliates: 0.5, Growth: 0.2})
	add("reach", &lever.Reach{Item: item, By: five[:1], Content: 0.1})
	add("catchall", &lever.CatchAll{Item: item, By: five, Share: 0.3, Quality: 0.8, Alarms: 0.05, Informed: 0.3})
	add("instrument", &lever.Instrument{Item: item, By: five, Kind: "global", Share: 0.5, Screening: 0.7})
	add("instrument", &lever.Instrument{Item: item, By: five, Kind: "general", Share: 0.2, Screening: 0.7})
	add("exception", &lever.Exception{Item: item, By: five, Use: "low_value", Share: 0.3, Screening: 0.7, Cap: 20000})
	add("technology", &lever.Technology{By: five, Share: 0.5})
	add("project", &lever.Project{By: five, Share: 0.5, Tracking: 0.7, Fast: true})
	add("trusted", &lever.Trusted{By: five, Share: 0.3, Audits: 0.2})
	add("diligence", &lever.Diligence{By: five, Share: 0.1, Finds: 0.7, Capacity: 1000})
	add("enduse", &lever.EndUse{By: five, Share: 0.1, Quality: 0.7, Before: 0.3, Shared: true})
	add("transit", &lever.Transit{By: []string{"AAZ", "ABA"}, Looks: 0.1, Licence: 0.1})
	add("recognise", &lever.Recognise{Members: five, Licences: true, Waived: 0.3, Screening: 0.6})
	add("share", &lever.Share{Members: five, Denials: true, Data: 0.3})
	add("body", &lever.Body{Members: five, Officers: 1, Consult: 0.02, Consensus: 5, Clock: 60, Silence: "approved"})
	add("penalty", &lever.Penalty{By: five, Size: 2, Audit: 2, Proportional: 0.5})
	add("training", &lever.Training{By: five, Reach: 0.3, Quality: 0.5, Guidance: 0.1, Certificate: 1500})
	add("staff", &lever.Staff{By: five, Factor: 1.2, Analysts: 0.2, Tools: 0.1})
	add("relief", &lever.Relief{By: five, Share: 0.5, Below: 50, Cap: 20000})
	out = append(out, lever.Measure{Name: "notice", Lever: "notice", Settings: &lever.Notice{With: out[0].Name, Period: lever.Duration{Weeks: 10}, Transit: lever.Duration{Weeks: 4}, Honour: true, General: year, Scope: 0.5, Screening: 0.5}})
	return out
}

// BenchmarkEverything is a full week of the benchmark world with every process and
// lever on, beside today's list in the same run: read one's account-weeks/s over
// the other's.
func BenchmarkEverything(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		st := benchStudy(b, n, everything)
		base, err := st.start(0)
		if err != nil {
			b.Fatal(err)
		}
		if err := base.warmUp(); err != nil {
			b.Fatal(err)
		}
		for k, name := range []string{"today", "everything"} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				r := base.fork(st.books[k])
				if err := r.runTo(20); err != nil { // all in force, pools at their size
					b.Fatal(err)
				}
				n := float64(r.State.P.Accounts())
				b.ReportAllocs()
				for b.Loop() {
					if err := r.step(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "account-weeks/s")
			})
		}
	}
}

// TestEverythingPullsEveryLever wants the benchmark to leave out only the levers that
// need a threshold or another's measure.
func TestEverythingPullsEveryLever(t *testing.T) {
	pulled := map[string]bool{}
	for _, m := range everything(data.MustDate("2026-01-05")) {
		pulled[m.Lever] = true
	}
	for _, name := range lever.Names() {
		if !pulled[name] && !slices.Contains([]string{"threshold", "review", "warning", "follow", "synchronise"}, name) {
			t.Errorf("the benchmark does not pull the lever %s", name)
		}
	}
}
