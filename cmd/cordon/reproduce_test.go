package main

import (
	"errors"
	"strings"
	"testing"

	"cordon/experiments"
	"cordon/experiments/release"
)

// Each verdict has its words and its exit status.
func TestVerdictsOfReproduce(t *testing.T) {
	differs := []experiments.TableMatch{{File: "headlines.csv", Recorded: "a", Now: "b"}}
	moved := []experiments.Shift{{Scenario: "chips", Outcome: "wait_median", Against: "today", Then: 10, Now: 12, Error: 0.5}}
	for _, c := range []struct {
		r      experiments.Reproduction
		status int // 0: no error; 1: reported
		want   string
	}{
		{experiments.Reproduction{Then: "0.1.0", Now: "0.2.0", Verdict: experiments.Same, Tables: differs}, 0, "x (made by cordon 0.1.0, run again by cordon 0.2.0): same\n"},
		{experiments.Reproduction{Then: "0.1.0", Now: "0.2.0", Verdict: experiments.WithinError, Tables: differs, Complete: true}, withinError, "run again by cordon 0.2.0): within simulation error\nThe CHANGELOG has no entry between 0.1.0 and 0.2.0.\n"},
		{experiments.Reproduction{Then: "0.1.0", Now: "0.2.0", Verdict: experiments.Moved, Tables: differs, Shifts: moved, Named: true, Complete: true, Entries: []release.Entry{{Version: "0.2.0", Text: "Waits of `chips` move."}}}, 1,
			"changed by the CHANGELOG entries below\n  moved: wait_median, chips minus today: 10 then, 12 now (4.0 standard errors)\nEntries of the CHANGELOG between 0.1.0 and 0.2.0 that name a scenario or an outcome of these:\n  0.2.0: Waits of `chips` move.\n"},
		{experiments.Reproduction{Then: "0.3.0", Now: "0.2.0", Verdict: experiments.Moved, Tables: differs}, 1, "changed\nThis version's CHANGELOG ends before 0.3.0; the newer version's has the rest.\nThe CHANGELOG has no entry between 0.3.0 and 0.2.0.\n"},
		{experiments.Reproduction{Then: "0.2.0", Now: "0.2.0", Verdict: experiments.Same, Changed: []string{"costs.csv"}}, 1, "the folder is not as it was written: costs.csv\n"},
	} {
		var out strings.Builder
		err := showReproduction(&out, "x", &c.r)
		var status exitStatus
		got := 0
		switch {
		case errors.As(err, &status):
			got = int(status)
		case errors.Is(err, errReported):
			got = 1
		}
		if got != c.status || !strings.HasSuffix(out.String(), c.want) {
			t.Errorf("exit status %d, want %d; printed\n%s\nwant it to end with\n%s", got, c.status, out.String(), c.want)
		}
	}
}
