package plots

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Waits draws the share of filings still undecided against working days since
// filing, for all jurisdictions together and for the three in which the
// scenarios add or save most days of waiting, baseline and scenarios in one panel.
func Waits(r *Results) (Figure, error) {
	bins, err := r.waitBins()
	if err != nil {
		return Figure{}, err
	}
	scenarios, base, has := r.arms(stringsOf(r.Tables["waits"], "scenario"))
	arms := scenarios
	if has {
		arms = append([]string{base}, scenarios...)
	}
	curves := map[string]map[string]survival{}
	filings := map[string]float64{}
	for _, place := range sortedKeys(bins) {
		curves[place] = map[string]survival{}
		for _, arm := range arms {
			if c := kaplanMeier(bins[place][arm]); len(c.day) > 1 {
				curves[place][arm] = c
				filings[place] += c.filings
			}
		}
	}
	places := slices.DeleteFunc(sortedKeys(filings), func(p string) bool { return p == allPlaces })
	slices.SortStableFunc(places, func(a, b string) int {
		return cmp.Or(cmp.Compare(moved(curves[b], base, scenarios), moved(curves[a], base, scenarios)), cmp.Compare(filings[b], filings[a]))
	})
	places = slices.Clone(places[:min(3, len(places))])
	if len(places) != 1 && filings[allPlaces] > 0 {
		places = append([]string{allPlaces}, places...)
	}
	if len(places) == 0 {
		return Figure{}, absent("table %q holds no decided filing", "waits")
	}
	desc := "Share of licence filings still undecided by working days since filing. "
	for _, arm := range arms {
		if m := curves[places[0]][arm].until(0.5); finite(m) {
			desc += fmt.Sprintf("%s, %s: half are decided within %s. ", placeName(places[0]), arm, FormatValue(m, "working days"))
		}
	}
	// More curves than colours that can be told apart: a panel a scenario.
	var panels []waitPanel
	if len(scenarios) <= 5 {
		for _, p := range places {
			panels = append(panels, waitPanel{placeName(p), arms, curves[p]})
		}
	} else {
		for _, s := range scenarios {
			panels = append(panels, waitPanel{placeName(places[0]), append(slices.Clone(arms[:len(arms)-len(scenarios)]), s), curves[places[0]]})
		}
	}
	lines := (len(panels) + 1) / 2
	return Figure{
		Name: "waits", Title: "How long a licence takes", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + 52*mm*vg.Length(lines), foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle("Share of filings still undecided (Kaplan-Meier, all lanes), % against working days since filing. Dot: half are decided.")
			cells := grid(s.body, min(2, len(panels)), lines, 8*mm, 0)
			for i, p := range panels {
				s.waiting(cells[i/2][i%2], p, func(arm string) color.NRGBA { return armColour(slices.Index(scenarios, arm)) })
			}
		},
	}, nil
}

// moved is the most days of waiting, over all filings of a place, that a
// scenario adds to the baseline or saves.
func moved(curves map[string]survival, base string, scenarios []string) float64 {
	b, ok := curves[base]
	if !ok {
		return 0
	}
	most := 0.0
	for _, s := range scenarios {
		c, ok := curves[s]
		if !ok {
			continue
		}
		end := min(b.day[len(b.day)-1], c.day[len(c.day)-1])
		most = max(most, c.filings*math.Abs(c.mean(end)-b.mean(end)))
	}
	return most
}

// waitPanel is the curves of some arms in one place.
type waitPanel struct {
	title  string
	arms   []string
	curves map[string]survival
}

func placeName(code string) string {
	if code == allPlaces {
		return "All members"
	}
	return code
}

// waiting draws one panel, with the arms' names in its empty upper right.
func (s *sheet) waiting(cell vg.Rectangle, w waitPanel, colour func(arm string) color.NRGBA) {
	end := 1.0
	for _, arm := range w.arms {
		if c, ok := w.curves[arm]; ok {
			last := c.until(0.02)
			if !finite(last) {
				last = c.day[len(c.day)-1]
			}
			end = max(end, last)
		}
	}
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, w.title)
	area := inset(cell, 8*mm, 2*mm, 9*mm, 5*mm)
	p := s.newPanel(area, 0, end, 0, 1)
	p.xAxis(5, 1, "working days since filing")
	p.yAxis(4, 100)
	half := p.y.at(0.5)
	s.dashed(grey, 0.5, area.Min.X, half, area.Max.X, half)
	name, y := pen{smallSize, ink, false}, area.Max.Y-1.6*mm
	for _, arm := range w.arms {
		c, ok := w.curves[arm]
		if !ok {
			continue
		}
		pts := []vg.Point{p.pt(0, 1)}
		for k := range c.day {
			if c.day[k] > end {
				break
			}
			pts = append(pts, vg.Point{X: p.x.at(c.day[k]), Y: pts[len(pts)-1].Y}, p.pt(c.day[k], c.share[k]))
		}
		s.line(colour(arm), 0.9, pts...)
		value := ", over half undecided"
		if m := c.until(0.5); finite(m) {
			s.dot(colour(arm), 1.6, p.x.at(m), half, true)
			value = ", half within " + FormatValue(m, "days")
		}
		label := name.cut(arm, 0.6*(area.Max.X-area.Min.X)-name.width(value)) + value
		x := area.Max.X - name.width(label) - 1*mm
		s.rect(paper, x-5*mm, y-1.4*mm, area.Max.X, y+1.4*mm)
		s.text(name, rightMid, area.Max.X, y, label)
		s.line(colour(arm), 1.4, vg.Point{X: x - 4*mm, Y: y}, vg.Point{X: x, Y: y})
		y -= 3 * mm
	}
}
