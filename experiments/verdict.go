package experiments

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"cordon/data"
	"cordon/experiments/conclusions"
	"cordon/experiments/release"
	"cordon/model/exact"
)

// Verdict is what a rerun says of the recorded results.
type Verdict string

const (
	// Same: every table has the same bits or, where another version ran, every
	// outcome of every arm in every replicate has the same value.
	Same Verdict = "same"
	// WithinError: values differ, and none by more than luck alone would make it.
	WithinError Verdict = "within simulation error"
	// Moved: some differ by more, or too few replicates tell.
	Moved Verdict = "changed"
)

// leastDefaults is the number of replicates at default parameters below which
// their spread is not known well enough to call a change luck.
const leastDefaults = 8

// falseAlarms is the chance that a rerun which differs by luck alone is called
// changed, over all outcomes together (Bonferroni).
const falseAlarms = 0.05

// Shift is an outcome whose mean is not as it was.
type Shift struct {
	Scenario, Outcome string
	Draws             bool   // over the joint draws; else over the replicates at default parameters
	Alone             bool   // only the draws differ, every replicate at default parameters has the bits that it had: no luck does that
	Against           string // the baseline where the outcome is the difference to it; "" for a level
	Then, Now         float64
	Error             float64 // combined standard error of the two means
}

// Errors is the size of the shift in its standard errors.
func (s Shift) Errors() float64 { return math.Abs(s.Now-s.Then) / s.Error }

// judge compares the values of the replicates with those in the folder.
//
// The test: the level of each outcome in the baseline and the paired difference of
// each scenario, means over the n replicates at default parameters, then and now;
// with standard errors e and E of the two, a shift is within simulation error where
//
//	|now - then| <= t(1 - 0.05/(2m), n-1) sqrt(e² + E²)
//
// with m the number of such means; the same over the joint draws. The two runs count
// as independent, which is wide where they share their luck. Where the replicates at
// default parameters have the same bits and joint draws differ, it is no luck: the
// draws, or what is made of them, have changed.
func (r *Reproduction) judge(dir string, c *Comparison) error {
	r.Then, r.Now = r.Manifest.Versions["cordon"], data.Version
	r.Verdict = Same
	if r.Same() {
		return nil
	}
	then, err := r.recorded(dir)
	if err != nil {
		return err
	}
	if then == nil {
		r.Verdict, r.Why = Moved, "the folder has no table of replicates as it was written, so the values can't be compared"
	} else {
		r.compare(then, recordedValues(c.replicateTable()))
	}
	switch {
	case r.Verdict != Same:
		r.changelog()
	case maps.Equal(r.Manifest.Versions, data.Versions()): // which write the same files
		r.Verdict, r.Why = Moved, "every outcome of every replicate is the same, but tables are not, though the versions are"
	default:
		r.Why = "every outcome of every arm in every replicate is the same; tables differ in other figures, layout or words"
	}
	return nil
}

// recorded are the values of the folder's replicates; nil where it has none that
// are as they were written.
func (r *Reproduction) recorded(dir string) (map[valueKey]float64, error) {
	for _, format := range data.Formats {
		name := "replicates." + format
		if r.Manifest.Outputs[name] == "" || slices.Contains(r.Changed, name) {
			continue
		}
		t, err := data.ReadTable(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		return recordedValues(t), nil
	}
	return nil, nil
}

type valueKey struct {
	scenario, outcome string
	replicate, draw   int64
}

func recordedValues(t *data.Table) map[valueKey]float64 {
	out := map[valueKey]float64{}
	scenario, outcome, value := t.Column("scenario").Strings, t.Column("outcome").Strings, t.Column("value").Floats
	replicate, draw := t.Column("replicate").Ints, t.Column("draw").Ints
	for i := range scenario {
		out[valueKey{scenario[i], outcome[i], replicate[i], draw[i]}] = value[i]
	}
	return out
}

// compare sets the verdict.
func (r *Reproduction) compare(then, now map[valueKey]float64) {
	outcomes, different := map[string]bool{}, 0
	for k, v := range then {
		outcomes[k.outcome] = true
		w, ok := now[k]
		if !ok || v != w && !(math.IsNaN(v) && math.IsNaN(w)) {
			different++
		}
	}
	if different == 0 {
		return
	}
	var shifts []Shift
	replicates := r.Manifest.Replicates
	baseline := r.Manifest.Baseline
	for _, s := range r.Manifest.Scenarios {
		for outcome := range outcomes {
			against := ""
			if s.Name != baseline {
				against = baseline
			}
			was, is := of{then, s.Name, outcome, against, replicates}, of{now, s.Name, outcome, against, replicates}
			for draw := range int64(2) {
				x, y := was.values(draw), is.values(draw)
				if len(x) == 0 && len(y) == 0 {
					continue
				}
				alone := draw == 1 && !slices.Equal(x, y) && slices.Equal(was.values(0), is.values(0))
				e, E := conclusions.StandardError(x), conclusions.StandardError(y)
				shifts = append(shifts, Shift{s.Name, outcome, draw == 1, alone, against, exact.Mean(x), exact.Mean(y), exact.Sqrt(float64(e*e) + float64(E*E))})
			}
		}
	}
	n := (replicates + 1) / 2
	r.Why = fmt.Sprintf("%d of %d values differ", different, len(then))
	limit := 0.0
	if n >= leastDefaults {
		limit = distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(replicates/2 - 1)}.Quantile(1 - falseAlarms/float64(2*len(shifts)))
		r.Why += fmt.Sprintf("; of %d means over %d replicates at default parameters or %d joint draws, a shift of up to %.2f standard errors counts as luck (Student's t, 95%% over all together)", len(shifts), n, replicates/2, limit)
	} else {
		r.Why += fmt.Sprintf("; %d replicates at default parameters are too few to tell a change from luck (%d are needed)", n, leastDefaults)
	}
	r.Shifts = slices.DeleteFunc(shifts, func(s Shift) bool {
		return !s.Alone && (s.Now == s.Then || math.Abs(s.Now-s.Then) <= float64(limit*s.Error))
	})
	slices.SortFunc(r.Shifts, func(a, b Shift) int {
		return cmp.Or(-cmp.Compare(a.Errors(), b.Errors()), cmp.Compare(a.Scenario, b.Scenario), cmp.Compare(a.Outcome, b.Outcome))
	})
	r.Verdict = WithinError
	if len(r.Shifts) > 0 || n < leastDefaults {
		r.Verdict = Moved
	}
}

// of is one outcome of a scenario in one of the two runs.
type of struct {
	from                       map[valueKey]float64
	scenario, outcome, against string
	replicates                 int
}

// values are its level, or its paired difference, in the replicates in which it was
// measured: those at default parameters (draw 0) or the joint draws (1).
func (o of) values(draw int64) (x []float64) {
	for i := range o.replicates {
		v, ok := o.from[valueKey{o.scenario, o.outcome, int64(i), draw}]
		if !ok {
			continue
		}
		if o.against != "" {
			v -= o.from[valueKey{o.against, o.outcome, int64(i), draw}]
		}
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			x = append(x, v)
		}
	}
	return x
}

// changelog takes the entries between the two versions.
func (r *Reproduction) changelog() {
	all, complete := release.Changes(r.Then, r.Now)
	r.Entries, r.Complete = all, complete
	var words []string
	for _, s := range r.Manifest.Scenarios {
		words = append(words, s.Name)
	}
	for _, s := range r.Shifts {
		words = append(words, s.Outcome)
	}
	named := slices.DeleteFunc(slices.Clone(all), func(e release.Entry) bool { return !e.Names(words) })
	if r.Named = len(named) > 0; r.Named {
		r.Entries = named
	}
}
