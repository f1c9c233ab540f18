package plots

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// flipView is the report's section on which conclusions hang on which assumptions.
type flipView struct {
	Tested, Untouched int
	Varied            int // assumptions that joint draws vary: those not among the tested are set, measured or not reached
	Places            int
	Least, Full       int // replicates at each place, where none comes near a flip and where one does
	Switches          []switchLine
	Untold            []string // conclusions that can't be told from no change at some value, by assumption
	Joint             []jointLine
	Leakage           []leakageLine
	LeakageDraws      int
}

// switchLine is one switching value.
type switchLine struct {
	Path, Unit, Conclusion, Side string
	Value, Switching, Low, High  float64 // of the assumption: default, switching value and its simulation error
	Mass                         float64 // prior probability beyond it
}

// jointLine is one conclusion over the joint draws.
type jointLine struct {
	Conclusion string
	Sign, Luck float64
	Told       bool
	Drivers    string
}

// leakageLine is one group's share in the spread of leakage.
type leakageLine struct {
	Scenario, Quantity, Group         string
	Total                             bool
	ShareText, AloneText, WithoutText string
}

// LeakageGroup is what people call a group of parameters that leakage hangs on.
func LeakageGroup(name string) string {
	switch name {
	case "barred":
		return "barred demand (B)"
	case "ways_around":
		return "ways around (κ)"
	case "detection":
		return "detection and penalties (φ)"
	case "rest":
		return "all other assumptions"
	case "luck":
		return "luck"
	}
	return name
}

// ConclusionWords says in words which of two arms has more of an outcome: "leakage
// share lower under chips-together than under today".
func ConclusionWords(outcome, scenario, against string, sign int) string {
	name := PlainName(outcome)
	switch {
	case sign > 0:
		return fmt.Sprintf("%s higher under %s than under %s", name, scenario, against)
	case sign < 0:
		return fmt.Sprintf("%s lower under %s than under %s", name, scenario, against)
	}
	return fmt.Sprintf("%s of %s and %s", name, scenario, against)
}

// flipped reads the tables of --flip; nil where it was not asked for.
func (r *Results) flipped() *flipView {
	t, ok := r.has("flips")
	if !ok {
		return nil
	}
	v := &flipView{}
	path, verdict, places, replicates := stringsOf(t, "path"), stringsOf(t, "verdict"), intsOf(t, "places"), intsOf(t, "replicates")
	scenario, against, outcome, sign := stringsOf(t, "scenario"), stringsOf(t, "against"), stringsOf(t, "outcome"), intsOf(t, "sign")
	position := map[string]int{}
	untold := map[string][]string{}
	var untoldOrder []string
	v.Least = int(^uint(0) >> 1)
	for i, p := range path {
		if _, seen := position[p]; !seen {
			position[p] = len(position)
			if verdict[i] == "untouched" {
				v.Untouched++
			}
		}
		v.Places = max(v.Places, int(places[i]))
		v.Least, v.Full = min(v.Least, int(replicates[i])), max(v.Full, int(replicates[i]))
		if verdict[i] == "not told" {
			words := ConclusionWords(outcome[i], scenario[i], against[i], int(sign[i]))
			if untold[words] == nil {
				untoldOrder = append(untoldOrder, words)
			}
			untold[words] = append(untold[words], p)
		}
	}
	v.Tested = len(position)
	if all, ok := r.has("parameters"); ok {
		dist, mark := stringsOf(all, "dist"), stringsOf(all, "mark")
		for i := range dist {
			if dist[i] != "none" && mark[i] != "measured" {
				v.Varied++
			}
		}
	}
	for _, words := range untoldOrder {
		v.Untold = append(v.Untold, words+": "+strings.Join(untold[words], ", "))
	}
	v.Switches = r.switchLines()
	v.Joint = r.jointLines()
	v.Leakage, v.LeakageDraws = r.leakageLines()
	return v
}

// switchLines are the switching values shown beyond simulation error, those with the
// most prior probability beyond them first.
func (r *Results) switchLines() (lines []switchLine) {
	t, ok := r.has("switching")
	if !ok {
		return nil
	}
	s := func(name string) []string { return stringsOf(t, name) }
	f := func(name string) []float64 { return floatsOf(t, name) }
	path, unit, scenario, against, outcome, side := s("path"), s("unit"), s("scenario"), s("against"), s("outcome"), s("side")
	value, at, low, high, mass, shown, sign := f("value"), f("switching_value"), f("switching_low"), f("switching_high"), f("mass"), intsOf(t, "shown"), intsOf(t, "sign")
	for i := range path {
		if shown[i] != 1 {
			continue
		}
		lines = append(lines, switchLine{Path: path[i], Unit: unit[i], Conclusion: ConclusionWords(outcome[i], scenario[i], against[i], int(sign[i])), Side: side[i],
			Value: value[i], Switching: at[i], Low: low[i], High: high[i], Mass: mass[i]})
	}
	slices.SortStableFunc(lines, func(a, b switchLine) int { return cmp.Compare(b.Mass, a.Mass) })
	return lines
}

// jointLines are the conclusions over the joint draws.
func (r *Results) jointLines() (lines []jointLine) {
	t, ok := r.has("flip_joint")
	if !ok {
		return nil
	}
	drivers := map[[3]string][]string{}
	if d, ok := r.has("flip_drivers"); ok {
		s, a, o, path := stringsOf(d, "scenario"), stringsOf(d, "against"), stringsOf(d, "outcome"), stringsOf(d, "path")
		rank, beyond := floatsOf(d, "rank_correlation"), floatsOf(d, "beyond_chance")
		for i := range s {
			if beyond[i] == 1 {
				k := [3]string{s[i], a[i], o[i]}
				drivers[k] = append(drivers[k], fmt.Sprintf("%s (%s%s)", path[i], sign(rank[i]), FormatValue(abs(rank[i]), "")))
			}
		}
	}
	s, a, o := stringsOf(t, "scenario"), stringsOf(t, "against"), stringsOf(t, "outcome")
	sgn, same, luck := intsOf(t, "sign"), floatsOf(t, "same_sign"), floatsOf(t, "luck_alone")
	for i := range s {
		said := strings.Join(drivers[[3]string{s[i], a[i], o[i]}], ", ")
		if said == "" {
			said = "none beyond chance"
		}
		lines = append(lines, jointLine{ConclusionWords(o[i], s[i], a[i], int(sgn[i])), same[i], luck[i], sgn[i] != 0, said})
	}
	return lines
}

func abs(v float64) float64 { return max(v, -v) }

// leakageLines are the shares in the spread of leakage.
func (r *Results) leakageLines() (lines []leakageLine, draws int) {
	t, ok := r.has("leakage_width")
	if !ok {
		return nil, 0
	}
	s, q, g := stringsOf(t, "scenario"), stringsOf(t, "quantity"), stringsOf(t, "group")
	share, se, alone, without, n := floatsOf(t, "share"), floatsOf(t, "share_se"), floatsOf(t, "width_alone"), floatsOf(t, "width_without"), intsOf(t, "draws")
	for i := range s {
		unit := "share"
		if q[i] == "ratio" {
			unit = ""
		}
		text := func(v float64) string {
			if !finite(v) {
				return ""
			}
			return strings.TrimLeft(FormatDifference(v, unit), "+")
		}
		l := leakageLine{Scenario: s[i], Quantity: q[i], Group: LeakageGroup(g[i]), Total: g[i] == "total", AloneText: text(alone[i]), WithoutText: text(without[i])}
		l.ShareText = minusSigns(signedShare(share[i]))
		if !l.Total && finite(se[i]) {
			l.ShareText += " ±" + plainNumber(100*se[i]) + " pp"
		}
		lines, draws = append(lines, l), int(n[i])
	}
	return lines, draws
}

// signedShare is a share that may be below zero by simulation error.
func signedShare(v float64) string {
	if v < 0 {
		return "-" + FormatShare(-v)
	}
	return FormatShare(v)
}
