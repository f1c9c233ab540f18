package plots

import (
	"cmp"
	"slices"
)

// The two panels of the ledger: whose needs.
var endUses = []string{"civil", "barred"}

// account is where the needs of one end use went in one arm [cents, summed
// over the arm's replicates at default parameters].
type account map[string]int64

func (a account) total() int64 {
	var sum int64
	for _, v := range a {
		sum += v
	}
	return sum
}

// change is the difference in one fate between two arms [cents].
type change struct {
	fate  fate
	cents int64
}

// changes from one account to another: first the fates that lost, the largest
// loss on top, then those that gained; the sum is exactly the difference of the
// totals. Fates that did not change are left out.
func changes(from, to account) []change {
	codes := map[string]bool{}
	for c := range from {
		codes[c] = true
	}
	for c := range to {
		codes[c] = true
	}
	var out []change
	for _, f := range knownFates(codes) {
		if d := to[f.code] - from[f.code]; d != 0 {
			out = append(out, change{f, d})
		}
	}
	slices.SortStableFunc(out, func(a, b change) int {
		if (a.cents < 0) != (b.cents < 0) {
			return cmp.Compare(a.cents, b.cents)
		}
		if a.cents < 0 {
			return cmp.Compare(a.cents, b.cents)
		}
		return cmp.Compare(b.cents, a.cents)
	})
	return out
}

// knownFates puts the codes in the ledger's order; fates that this package
// does not know come last, by name, as not delivered.
func knownFates(codes map[string]bool) []fate {
	var out []fate
	known := map[string]bool{}
	for _, f := range fates {
		known[f.code] = true
		if codes[f.code] {
			out = append(out, f)
		}
	}
	var rest []string
	for c := range codes {
		if !known[c] {
			rest = append(rest, c)
		}
	}
	slices.Sort(rest)
	for _, c := range rest {
		out = append(out, fate{c, notDelivered})
	}
	return out
}

// byClass sums an account over the classes of fates.
func (a account) byClass() map[string]int64 {
	codes := map[string]bool{}
	for c := range a {
		codes[c] = true
	}
	sums := map[string]int64{}
	for _, f := range knownFates(codes) {
		sums[f.class] += a[f.code]
	}
	return sums
}

// accounts reads the ledger by arm and end use.
func (r *Results) accounts() (map[string]map[string]account, error) {
	t, err := r.table("ledger", "scenario", "end_use", "fate", "value_cents")
	if err != nil {
		return nil, err
	}
	arm, use, end, cents := stringsOf(t, "scenario"), stringsOf(t, "end_use"), stringsOf(t, "fate"), intsOf(t, "value_cents")
	out := map[string]map[string]account{}
	for i := range arm {
		if out[arm[i]] == nil {
			out[arm[i]] = map[string]account{}
		}
		if out[arm[i]][use[i]] == nil {
			out[arm[i]][use[i]] = account{}
		}
		out[arm[i]][use[i]][end[i]] += cents[i]
	}
	return out, nil
}

// defaultReplicates is how many replicates of an arm ran at default
// parameters; 0 where the results do not say.
func (r *Results) defaultReplicates(arm string) int {
	t := r.Tables["replicates"]
	if t == nil || t.Column("replicate") == nil || t.Column("draw") == nil {
		return 0
	}
	seen := map[int64]bool{}
	scenario, replicate, draw := stringsOf(t, "scenario"), intsOf(t, "replicate"), intsOf(t, "draw")
	for i := range scenario {
		if scenario[i] == arm && draw[i] == 0 {
			seen[replicate[i]] = true
		}
	}
	return len(seen)
}
