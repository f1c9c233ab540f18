package plots

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Waits draws the share of filings still undecided against working days since
// filing, for all jurisdictions together and for the three with most filings,
// baseline and scenarios in one panel.
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
	slices.SortStableFunc(places, func(a, b string) int { return cmp.Compare(filings[b], filings[a]) })
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
	lines := (len(places) + 1) / 2
	return Figure{
		Name: "waits", Title: "How long a licence takes", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + 52*mm*vg.Length(lines), foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle("Share of filings still undecided (Kaplan-Meier, all lanes), % against working days since filing. Dot: half are decided.")
			cells := grid(s.body, min(2, len(places)), lines, 8*mm, 0)
			for i, place := range places {
				s.waiting(cells[i/2][i%2], place, arms, base, curves[place])
			}
		},
	}, nil
}

func placeName(code string) string {
	if code == allPlaces {
		return "All members"
	}
	return code
}

// waiting draws one jurisdiction's curves with their names where they have
// room.
func (s *sheet) waiting(cell vg.Rectangle, place string, arms []string, base string, curves map[string]survival) {
	n, end := 0.0, 1.0
	for _, arm := range arms {
		if c, ok := curves[arm]; ok {
			n = max(n, c.filings)
			last := c.until(0.02)
			if !finite(last) {
				last = c.day[len(c.day)-1]
			}
			end = max(end, last)
		}
	}
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, placeName(place))
	area := inset(cell, 8*mm, 2*mm, 9*mm, 5*mm)
	p := s.newPanel(area, 0, end, 0, 1)
	p.xAxis(5, 1, "working days since filing")
	p.yAxis(4, 100)
	half := p.y.at(0.5)
	s.dashed(grey, 0.5, area.Min.X, half, area.Max.X, half)
	type label struct {
		arm    string
		median float64
		colour color.NRGBA
	}
	var labels []label
	for i, arm := range arms {
		c, ok := curves[arm]
		if !ok {
			continue
		}
		colour := armColour(i - boolRank(arms[0] == base))
		pts := []vg.Point{p.pt(0, 1)}
		for k := range c.day {
			if c.day[k] > end {
				break
			}
			pts = append(pts, vg.Point{X: p.x.at(c.day[k]), Y: pts[len(pts)-1].Y}, p.pt(c.day[k], c.share[k]))
		}
		s.line(colour, 0.9, pts...)
		m := c.until(0.5)
		if finite(m) {
			s.dot(colour, 1.6, p.x.at(m), half, true)
		}
		labels = append(labels, label{arm, m, colour})
	}
	// The upper right of a survival curve is empty: names and medians go there.
	name := pen{smallSize, ink, false}
	for i, l := range labels {
		y := area.Max.Y - 1.6*mm - 3*mm*vg.Length(i)
		value := "over half undecided"
		if finite(l.median) {
			value = "half within " + FormatValue(l.median, "days")
		}
		text := l.arm + ", " + value
		x := area.Max.X - name.width(text) - 1*mm
		s.rect(paper, x-5*mm, y-1.4*mm, area.Max.X, y+1.4*mm)
		s.text(name, rightMid, area.Max.X, y, text)
		s.line(l.colour, 1.4, vg.Point{X: x - 4*mm, Y: y}, vg.Point{X: x, Y: y})
	}
}
