package plots

import (
	"cmp"
	"math"
	"slices"
)

// Codes of rows and columns that stand for more than one jurisdiction or none.
const (
	direct = "all" // rows without a hub: what the origin delivered in all
	others = "other"
)

// matrix is a value by origin and hub [USD].
type matrix map[string]map[string]float64

func (m matrix) add(origin, hub string, v float64) {
	if m[origin] == nil {
		m[origin] = map[string]float64{}
	}
	m[origin][hub] += v
}

// diverted sums the table of diversion by arm, origin and hub.
func (r *Results) diverted() (map[string]matrix, error) {
	t, err := r.table("diversion", "scenario", "origin", "hub", "value_usd")
	if err != nil {
		return nil, err
	}
	arm, origin, hub, value := stringsOf(t, "scenario"), stringsOf(t, "origin"), stringsOf(t, "hub"), floatsOf(t, "value_usd")
	out := map[string]matrix{}
	for i := range arm {
		if out[arm[i]] == nil {
			out[arm[i]] = matrix{}
		}
		if !finite(value[i]) {
			continue
		}
		h := hub[i]
		if h == "" {
			h = direct
		}
		out[arm[i]].add(origin[i], h, value[i])
	}
	return out, nil
}

// minus is m - other, cell by cell.
func (m matrix) minus(other matrix) matrix {
	out := matrix{}
	for _, s := range []struct {
		m    matrix
		sign float64
	}{{m, 1}, {other, -1}} {
		for _, o := range sortedKeys(s.m) {
			for _, h := range sortedKeys(s.m[o]) {
				out.add(o, h, s.sign*s.m[o][h])
			}
		}
	}
	return out
}

// fold keeps the given origins and hubs and sums all else into others.
func (m matrix) fold(origins, hubs []string) matrix {
	kept := func(code string, list []string) string {
		if slices.Contains(list, code) {
			return code
		}
		return others
	}
	out := matrix{}
	for _, o := range sortedKeys(m) {
		for _, h := range sortedKeys(m[o]) {
			out.add(kept(o, origins), kept(h, hubs), m[o][h])
		}
	}
	return out
}

// leading are the n origins and hubs with the largest sizes over all matrices,
// the largest first; what came any way comes first among the hubs.
func leading(all []matrix, nOrigins, nHubs int) (origins, hubs []string) {
	byOrigin, byHub := map[string]float64{}, map[string]float64{}
	for _, m := range all {
		for _, o := range sortedKeys(m) {
			for _, h := range sortedKeys(m[o]) {
				byOrigin[o] += math.Abs(m[o][h])
				byHub[h] += math.Abs(m[o][h])
			}
		}
	}
	top := func(sizes map[string]float64, n int) []string {
		codes := sortedKeys(sizes)
		codes = slices.DeleteFunc(codes, func(c string) bool { return sizes[c] == 0 })
		slices.SortStableFunc(codes, func(a, b string) int {
			if (a == direct) != (b == direct) {
				return cmp.Compare(boolRank(b == direct), boolRank(a == direct))
			}
			return cmp.Compare(sizes[b], sizes[a])
		})
		if len(codes) > n {
			codes = append(codes[:n-1:n-1], others)
		}
		return codes
	}
	return top(byOrigin, nOrigins), top(byHub, nHubs)
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}
