package patterns

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"cordon/data"
)

// made is a pattern whose figures are known: line "hit" is 1 and 3 in turn, "off" 100,
// "never" nothing, "seldom" 1 in one of four, "both" on its bound; the second null yields half, the first is silent.
func made(fails error) *Pattern {
	line := func(key string, low, high float64) Line {
		return Line{Key: key, Quantity: key, Unit: "ratio", Published: "made up", Low: low, High: high, Tolerance: "made up", Basis: "A1", Mark: "emergent"}
	}
	return &Pattern{
		Number: 99, Name: "made", Title: "Made for a test", Doc: "figures that are known", Run: "nothing at all", Slow: true,
		Lines:  []Line{line("hit", 0, 50), line("told", nan, nan), line("both", 2, inf), line("off", -1, 5), line("never", 0, 1), line("seldom", 0, 2)},
		Silent: [Rivals]string{GravityOnly: "it is made up"},
		prepare: func(s *Setup) (Trial, error) {
			return func(_ context.Context, r int) (Values, error) {
				x := float64(1 + 2*(r%2))
				if s.Rival == Shuffled {
					x /= 2
				}
				v := Values{"hit": x, "told": x, "both": x, "off": 100, "never": nan, "seldom": nan}
				if r == 3 {
					v["seldom"] = 1
					return v, fails
				}
				return v, nil
			}, nil
		},
	}
}

// TestValidate wants means, intervals and verdicts of known figures, misses first, the
// same with any number of workers, and nulls beside the model.
func TestValidate(t *testing.T) {
	var tables []string
	for _, workers := range []int{1, 3} {
		ticks := 0
		v, err := Validate(t.Context(), Options{Patterns: []*Pattern{made(nil)}, Replicates: 4, Seed: 1, Workers: workers, Progress: func(done, all int) {
			if ticks++; all != 8 || done != ticks {
				t.Errorf("%d of %d done after %d trials of 8", done, all, ticks)
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, s := range v.Ordered() {
			got += fmt.Sprintf("%s %s %.3g %.3g..%.3g %d; gravity %s; shuffled %s %.3g\n", s.Line.Key, s.Of[Model].Verdict, s.Of[Model].Mean, s.Of[Model].Low, s.Of[Model].High, s.Of[Model].N, s.Of[GravityOnly].Verdict, s.Of[Shuffled].Verdict, s.Of[Shuffled].Mean)
		}
		// 1, 3, 1, 3: mean 2, s.d. 2/sqrt(3), s.e. 1/sqrt(3), t(3) = 3.182
		const want = `off miss 100 100..100 4; gravity says nothing; shuffled miss 100
never miss NaN NaN..NaN 0; gravity says nothing; shuffled miss NaN
seldom miss NaN NaN..NaN 1; gravity says nothing; shuffled miss NaN
both can't tell 2 0.163..3.84 4; gravity says nothing; shuffled miss 1
hit hit 2 0.163..3.84 4; gravity says nothing; shuffled hit 1
told no target 2 0.163..3.84 4; gravity says nothing; shuffled no target 1
`
		if got != want {
			t.Errorf("%d workers:\n%swant\n%s", workers, got, want)
		}
		if n, held := v.Count(Model, Miss); n != 3 || held != 5 {
			t.Errorf("%d of %d lines missed, want 3 of 5", n, held)
		}
		if want := "Of 5 lines with a target the model misses 3, meets 1 and of 1 can't tell"; !strings.HasPrefix(v.Summary(), want) {
			t.Errorf("summary %q, want %q...", v.Summary(), want)
		}
		tables = append(tables, fmt.Sprint(*v.Table()), v.Markdown())
	}
	if tables[0] != tables[2] || tables[1] != tables[3] {
		t.Error("tables or pages hang on the number of workers")
	}
	if !strings.Contains(tables[1], "says nothing (it is made up)") || !strings.Contains(tables[1], "| happens in 1 of 4 replicates |") || strings.Index(tables[1], "## Missed") > strings.Index(tables[1], "## Met") {
		t.Errorf("the page lacks what a null says, or misses are not first:\n%s", tables[1])
	}
}

func TestValidateErrors(t *testing.T) {
	if _, err := Validate(t.Context(), Options{Patterns: []*Pattern{made(nil)}, Replicates: 1}); err == nil {
		t.Error("one replicate gives an interval")
	}
	_, err := Validate(t.Context(), Options{Patterns: []*Pattern{made(errors.New("a law is broken"))}, Replicates: 4})
	if err == nil || !strings.Contains(err.Error(), "pattern 99 (made), ") || !strings.Contains(err.Error(), "replicate 3: a law is broken") {
		t.Errorf("a failed replicate gives %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Validate(ctx, Options{Patterns: []*Pattern{made(nil)}, Replicates: 4}); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped validation gives %v", err)
	}
}

// TestTable wants columns that statistics programs read, each with its meaning.
func TestTable(t *testing.T) {
	v, err := Validate(t.Context(), Options{Patterns: []*Pattern{made(nil)}, Replicates: 4, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	table := v.Table()
	for _, c := range table.Columns {
		if len(c.Name) > 32 || strings.ToLower(c.Name) != c.Name || c.Doc == "" || c.Len() != table.Len() {
			t.Errorf("column %q: %d characters, doc %q, %d rows of %d", c.Name, len(c.Name), c.Doc, c.Len(), table.Len())
		}
		for _, x := range c.Floats {
			if math.IsInf(x, 0) {
				t.Errorf("column %s holds an infinite number", c.Name)
			}
		}
	}
	if _, err := data.WriteTables(t.TempDir(), []*data.Table{table}, data.Formats); err != nil {
		t.Error(err)
	}
}

// TestPatternsRun runs the quick patterns, and with CORDON_LONG all of them: every line
// of every rival that does not keep silent yields its figure, the same from one worker
// as from three.
func TestPatternsRun(t *testing.T) {
	var chosen []*Pattern
	for _, p := range All() {
		if q := *p; !q.Slow || os.Getenv("CORDON_LONG") != "" {
			if !q.Slow {
				q.Slow = true // two replicates do
			}
			chosen = append(chosen, &q)
		}
	}
	var found [2]string
	for n, workers := range []int{1, 3} {
		v, err := Validate(t.Context(), Options{Patterns: chosen, Replicates: 2, Seed: 5, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range v.Scores {
			for r, e := range s.Of {
				found[n] += fmt.Sprintln(s.Pattern.Name, s.Line.Key, Rival(r), e)
				if e.Verdict != SayNothing && e.N == 0 && s.Line.Basis != "A34" { // no quarter may look like a published month
					t.Errorf("%s, %s: %s yields nothing in two replicates", s.Pattern.Name, s.Line.Key, Rival(r))
				}
			}
		}
	}
	if found[0] != found[1] {
		t.Errorf("one worker:\n%sthree:\n%s", found[0], found[1])
	}
}

// TestHubsRun is one slow pattern at the least count.
func TestHubsRun(t *testing.T) {
	p := *Find("hubs")
	p.Silent = [Rivals]string{Shuffled: "left out of the test"}
	v, err := Validate(t.Context(), Options{Patterns: []*Pattern{&p}, Replicates: 2, Seed: 1, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]Score{}
	for _, s := range v.Scores {
		by[s.Line.Key] = s
	}
	if top, single := by["top"].Of[Model].Mean, by["single"].Of[Model].Mean; !(single > 0.05 && top >= single && top <= 1) {
		t.Errorf("top hub %g, by single jurisdictions %g", top, single)
	}
	if made := by["made"].Of[Model].Mean; !(made > 0 && made < 0.6) {
		t.Errorf("%g of strategic imports are of coalition make", made)
	}
	if e := by["made"].Of[GravityOnly]; e.Mean != 0 || e.Verdict != Miss {
		t.Errorf("gravity leaves the coalition %g of a trade that is closed: %s; want 0, a miss", e.Mean, e.Verdict)
	}
}
