package plots

import (
	"fmt"

	"gonum.org/v1/plot/vg"
)

const (
	ledgerRow   = 3.5 * mm // one fate
	ledgerBar   = 4.2 * mm // composition of an arm's needs
	ledgerFixed = 34 * mm  // headings, two bars and the axis of one scenario
)

// Ledger is the waterfall of the ledger: where each dollar of need went, from
// the baseline to each scenario, civil and barred needs apart. Bars above and
// below show all needs of the arm by class of fate, on one scale; between them
// each fate's change, on a scale of its own, adds up exactly, in cents.
func Ledger(r *Results) (Figure, error) {
	all, err := r.accounts()
	if err != nil {
		return Figure{}, err
	}
	scenarios, base, has := r.arms(stringsOf(r.Tables["ledger"], "scenario"))
	if !has {
		return Figure{}, absent("the ledger has no rows of the baseline %q", base)
	}
	if len(scenarios) == 0 {
		return Figure{}, absent("the ledger has no rows but the baseline's")
	}
	n := r.defaultReplicates(base)
	for _, s := range scenarios {
		if r.defaultReplicates(s) != n {
			n = 0
		}
	}
	height := 2*margin + headHeight + footerHeight
	var heights []vg.Length
	desc := "Where each dollar of need for watched goods went. "
	for _, s := range scenarios {
		rows := 1
		for _, u := range endUses {
			rows = max(rows, len(changes(all[base][u], all[s][u])))
			desc += ledgerWords(base, s, u, changes(all[base][u], all[s][u]), n)
		}
		h := ledgerFixed + ledgerRow*vg.Length(rows)
		heights, height = append(heights, h), height+h
	}
	per := "sum over the replicates at default parameters"
	if n > 0 {
		per = "mean of " + plural(n, "replicate") + " at default parameters"
	}
	return Figure{
		Name: "ledger", Title: "Where each dollar of need went", Desc: desc,
		Width: doubleColumn, Height: height, foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle("Needs for watched goods first asked of a member, since the first publication, USD, " + per)
			top := s.body.Max.Y
			for i, arm := range scenarios {
				row := vg.Rectangle{Min: vg.Point{X: s.body.Min.X, Y: top - heights[i]}, Max: vg.Point{X: s.body.Max.X, Y: top}}
				s.text(pen{textSize + 0.5, ink, true}, leftTop, row.Min.X, row.Max.Y, base+" to "+arm)
				if i == 0 {
					s.classKey(row.Max.X, row.Max.Y)
				}
				s.extraNeeds(row, base, arm, all, n)
				for j, cell := range grid(inset(row, 0, 0, 3*mm, 4*mm), 2, 1, 7*mm, 0)[0] {
					s.waterfall(cell, base, arm, endUses[j], all[base][endUses[j]], all[arm][endUses[j]], n)
				}
				top -= heights[i]
			}
		},
	}, nil
}

// ledgerWords describes one panel: its three largest changes.
func ledgerWords(base, arm, use string, steps []change, n int) string {
	if len(steps) == 0 {
		return fmt.Sprintf("%s needs, %s to %s: no change. ", capital(use), base, arm)
	}
	words := fmt.Sprintf("%s needs, %s to %s: ", capital(use), base, arm)
	for i, c := range largestChanges(steps, 3) {
		if i > 0 {
			words += ", "
		}
		words += PlainName(c.fate.code) + " " + FormatDifference(dollars(c.cents, n), "USD")
	}
	return words + ". "
}

// extraNeeds notes the needs of all goods that arise because buying is cheaper
// than before (model.md section 2): no base needs, so they stand apart.
func (s *sheet) extraNeeds(row vg.Rectangle, base, arm string, all map[string]map[string]account, n int) {
	from, to := all[base]["extra"]["live"], all[arm]["extra"]["live"]
	if from == 0 && to == 0 {
		return
	}
	s.text(pen{smallSize, softInk, false}, leftBase, row.Min.X, row.Min.Y+1*mm,
		fmt.Sprintf("Not in the bars: extra needs that arise because buying is cheaper, %s in %s and %s in %s.",
			FormatValue(dollars(from, n), "USD"), base, FormatValue(dollars(to, n), "USD"), arm))
}

// classKey names the colours of the classes of fates, right-aligned.
func (s *sheet) classKey(right, top vg.Length) {
	p := pen{smallSize, ink, false}
	for i := len(fateClasses) - 1; i >= 0; i-- {
		c := fateClasses[i]
		right -= p.width(c)
		s.text(p, leftTop, right, top, c)
		s.rect(classColour[c], right-2.6*mm, top-2.2*mm, right-0.8*mm, top-0.4*mm)
		right -= 5 * mm
	}
}
