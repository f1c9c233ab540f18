package plots

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Size classes and cost components in the order in which they are drawn.
var (
	sizeClasses    = []string{"start-up", "small", "medium", "large"}
	costComponents = []string{"programme", "application", "training", "fees", "penalties", "delay", "lost_surplus", "adjustment", "relief"}
)

var componentColour = map[string]int{
	"programme": 0, "application": 1, "fees": 2, "penalties": 3, "delay": 4, "lost_surplus": 5, "relief": 6, "training": 7, "adjustment": 8,
}

const costRow = 4.6 * mm

// bill is what the firms of one size class pay in one arm [USD a year].
type bill struct {
	usd   map[string]float64
	firms float64
}

func (b bill) net() float64 {
	sum := 0.0
	for _, c := range sortedKeys(b.usd) {
		sum += b.usd[c]
	}
	return sum
}

// Costs draws what firms pay a year by size class, split into components, for
// the baseline and each scenario. Relief counts against the costs and is drawn
// to the left of zero.
func Costs(r *Results) (Figure, error) {
	t, err := r.table("costs", "scenario", "size_class", "component", "usd_per_year")
	if err != nil {
		return Figure{}, err
	}
	bills, components := readBills(r)
	if len(components) == 0 {
		return Figure{}, absent("table %q holds no cost", t.Name)
	}
	scenarios, base, has := r.arms(stringsOf(t, "scenario"))
	arms := scenarios
	if has {
		arms = append([]string{base}, scenarios...)
	}
	var classes []string
	for _, c := range append(slices.Clone(sizeClasses), distinct(stringsOf(t, "size_class"))...) {
		if bills[c] != nil && !slices.Contains(classes, c) {
			classes = append(classes, c)
		}
	}
	desc := "What firms pay a year by size class. "
	for _, c := range classes {
		for _, a := range arms {
			if b, ok := bills[c][a]; ok {
				desc += capital(PlainName(c)) + ", " + a + ": " + FormatValue(b.net(), "USD a year") + ". "
			}
		}
	}
	columns := min(2, len(classes))
	lines := (len(classes) + 1) / 2
	cell := costRow*vg.Length(len(arms)) + 14*mm
	return Figure{
		Name: "costs", Title: "Cost to firms by size class", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + 5*mm + cell*vg.Length(lines), foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle(costNote(components))
			s.componentKey(components)
			cells := grid(inset(s.body, 0, 0, 0, 5*mm), columns, lines, 6*mm, 0)
			for i, c := range classes {
				s.bills(cells[i/2][i%2], c, arms, components, bills[c])
			}
		},
	}, nil
}

// costNote says how the bars are to be read.
func costNote(components []string) string {
	note := "USD a year, by component. Beside the bars: the sum, and the sum a firm where firms are counted."
	if slices.Contains(components, "delay") {
		note += " Delay is shared with buyers, no part of the headline."
	}
	if slices.Contains(components, "relief") {
		note += " Relief: left of zero."
	}
	return note
}

// readBills reads costs by size class and arm, and the components in them.
func readBills(r *Results) (map[string]map[string]bill, []string) {
	t := r.Tables["costs"]
	arm, class, component := stringsOf(t, "scenario"), stringsOf(t, "size_class"), stringsOf(t, "component")
	usd, firms := floatsOf(t, "usd_per_year"), floatsOf(t, "firms")
	bills, seen := map[string]map[string]bill{}, map[string]bool{}
	for i := range arm {
		v := usd[i]
		if !finite(v) || v == 0 {
			continue
		}
		if component[i] == "relief" {
			v = -math.Abs(v)
		}
		if bills[class[i]] == nil {
			bills[class[i]] = map[string]bill{}
		}
		b, ok := bills[class[i]][arm[i]]
		if !ok {
			b.usd = map[string]float64{}
		}
		b.usd[component[i]] += v
		if finite(firms[i]) {
			b.firms = max(b.firms, firms[i])
		}
		bills[class[i]][arm[i]] = b
		seen[component[i]] = true
	}
	var components []string
	for _, c := range append(slices.Clone(costComponents), sortedKeys(seen)...) {
		if seen[c] && !slices.Contains(components, c) {
			components = append(components, c)
		}
	}
	return bills, components
}
