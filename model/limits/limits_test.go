package limits

import (
	"context"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// few is the cases of each limit that a plain test tries, all of them with
// CORDON_LONG=1; "cordon verify" tries all in any case.
const few = 2

// TestEveryLimit runs every registered limit at its default cases. With -short
// fewer are drawn: then a row may lack power, but must not be off.
func TestEveryLimit(t *testing.T) {
	for _, l := range All() {
		t.Run(l.Name, func(t *testing.T) {
			declared(t, l)
			cases := l.Defaults(1)
			if os.Getenv("CORDON_LONG") != "1" {
				cases = cases[:min(few, len(cases))]
			}
			if testing.Short() {
				cases = cases[:1]
				fewer(cases[0])
			}
			err := Run(context.Background(), cases, runtime.NumCPU(), func(r Result) {
				if len(r.Rows) == 0 {
					t.Errorf("%s: no rows", r.Case)
				}
				for n := range r.Rows {
					row := &r.Rows[n]
					if v := row.Verdict(); v == Off || v == NoPower && !testing.Short() {
						t.Errorf("%s: %s: %s: theory %.8g, model %.8g, s.e. %.3g, judged by %s", r.Case, row.Quantity, v, row.Theory, row.Model, row.SE, row.Bound())
					}
				}
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// fewer shortens a case.
func fewer(c *Case) {
	for _, s := range c.Limit.Settings {
		if s.count && c.Numbers[s.Name] > 1e4 {
			c.Numbers[s.Name] /= 10
		}
	}
	if c.Limit.Name == "identity" {
		c.Numbers["weeks"], c.Numbers["runs"] = 8, 4
	}
}

// declared checks what a limit says about itself.
func declared(t *testing.T, l *Limit) {
	for what, text := range map[string]string{"doc": l.Doc, "formula": l.Formula, "source": l.Source, "switches": l.Switches} {
		if text == "" || strings.HasSuffix(text, ".") {
			t.Errorf("%s is %q; want a sentence without its full stop", what, text)
		}
	}
	if !slices.Contains(order, l.Name) {
		t.Errorf("the limit has no place in the order")
	}
	for _, s := range l.Settings {
		if s.Doc == "" || s.Text == "" && (s.Unit == "" || !(s.Default >= s.Low && s.Default <= s.High)) {
			t.Errorf("setting %s: %+v; want a meaning, a unit and a default within its range", s.Name, s)
		}
	}
	for _, set := range l.Cases {
		c := l.Case(1)
		for name, v := range set {
			if err := c.Set(name, bound(v)); err != nil {
				t.Errorf("default case %v: %v", set, err)
			}
		}
	}
}

// TestEveryLimitRefusesNonsense tries each setting outside its range, and with
// words and fractions where it takes none.
func TestEveryLimitRefusesNonsense(t *testing.T) {
	for _, l := range All() {
		c := l.Case(1)
		wants := func(name, value, words string) {
			t.Helper()
			if err := c.Set(name, value); err == nil || !strings.Contains(err.Error(), l.Name) || !strings.Contains(err.Error(), words) {
				t.Errorf("%s: --set %s=%s says %v; want an error that names the limit and %q", l.Name, name, value, err, words)
			}
		}
		wants("no-such-setting", "1", "no setting")
		for _, s := range l.Settings {
			if s.Text != "" {
				wants(s.Name, "", "found nothing")
				continue
			}
			wants(s.Name, bound(s.Low-1), "outside its range "+s.Range())
			if !math.IsInf(s.High, 1) {
				wants(s.Name, bound(s.High*1.5+1), "outside its range "+s.Range())
			}
			wants(s.Name, "many", "expected a number ["+s.Unit+"]")
			wants(s.Name, "NaN", "expected a number")
			if s.Whole {
				wants(s.Name, bound(s.Low+0.5), "")
			}
		}
	}
}

// TestVerdict wants each verdict where it is due.
func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		row  Row
		want Verdict
	}{
		{Row{Theory: 1, Model: 1.02, SE: 0.01}, OK},
		{Row{Theory: 1, Model: 1.04, SE: 0.01}, Off},
		{Row{Theory: 1, Model: 1.02, SE: 0.02}, NoPower},
		{Row{Theory: 1, Model: math.NaN(), SE: 0.01}, Off},
		{Row{Theory: 1, Model: 1 + 1e-9, Tolerance: 1e-8}, OK},
		{Row{Theory: 1, Model: 1 + 1e-7, Tolerance: 1e-8}, Off},
		{Row{Theory: 10, Model: 11.9, Tolerance: 0.2, Relative: true, SE: 5}, OK},
		{Row{Theory: 10, Model: 12.1, Tolerance: 0.2, Relative: true, SE: 5}, Off},
		{Row{Theory: 0, Model: 0}, OK},
		{Row{Theory: 0, Model: 1}, Off},
		{Row{Theory: 0, Model: math.NaN()}, Off},
	} {
		if got := c.row.Verdict(); got != c.want {
			t.Errorf("%+v is %q, want %q", c.row, got, c.want)
		}
	}
}

// TestStandardErrors wants the standard errors of sampled rows to be true: over
// many seeds the errors in units of them have a root mean square of about 1 and a
// mean of about 0.
func TestStandardErrors(t *testing.T) {
	few := map[string]Set{
		"erlang-c": {"officers": 1, "filings": 200000}, "erlang-a": {"filings": 200000}, "pollaczek-khinchine": {"filings": 200000}, "priority-conservation": {"filings": 100000},
		"becker": {"sales": 100000}, "screening": {"filings": 200000}, "creep": {"accounts": 200000}, "chaney": {"firms": 20000}, "pareto": {"firms": 10000},
	}
	seeds := 40
	if testing.Short() {
		seeds = 15
	}
	for name, set := range few {
		mean, square, n := 0.0, 0.0, 0
		for seed := range seeds {
			c := Find(name).Case(uint64(seed))
			for k, v := range set {
				c.Numbers[k] = v
			}
			rows, err := c.Limit.Run(c)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				if r.Sampled() {
					z := (r.Model - r.Theory) / r.SE
					mean, square, n = mean+z, square+z*z, n+1
				}
			}
		}
		rms := math.Sqrt(square / float64(n))
		perSeed := math.Sqrt(float64(seeds)) // rows of one seed may hang together
		if mean /= float64(n); math.Abs(mean) > 4/perSeed || rms < 1-3/perSeed || rms > 1+3/perSeed {
			t.Errorf("%s: errors over standard errors have mean %.2f and root mean square %.2f in %d rows of %d seeds; want about 0 and 1", name, mean, rms, n, seeds)
		}
	}
}
