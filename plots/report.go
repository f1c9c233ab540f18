package plots

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"cordon/data"
)

//go:embed report.html
var reportPage string

//go:embed report.css
var reportStyle string

// Report is the report as one HTML file that needs nothing else: no request
// leaves it, and it opens from a mail attachment. Figures are SVG by name, as
// Figure.SVG wrote them; those that are not given are named with the reason
// why the results do not allow them.
func Report(r *Results, figures map[string][]byte) ([]byte, error) {
	page := template.New("report").Funcs(template.FuncMap{
		"plain": PlainName, "capital": capital, "share": FormatShare, "bounds": rangeOf,
		"value": func(v float64, unit string) string { return minusSigns(FormatValue(v, unit)) },
		"level": func(h Headline) string { return minusSigns(FormatValue(h.Baseline, cellUnit(h))) },
		"diff":  func(h Headline) string { return minusSigns(FormatDifference(h.Difference, cellUnit(h))) },
		"simrange": func(h Headline) string {
			return minusSigns(FormatRange(h.SimLow, h.SimHigh, cellUnit(h)))
		},
		"uncrange": func(h Headline) string {
			return minusSigns(FormatRange(h.UncLow, h.UncHigh, cellUnit(h)))
		},
		"words":   func(h Headline) string { return minusSigns(capital(Words(h))) },
		"number":  func(v float64) string { return minusSigns(FormatValue(v, "")) },
		"unclear": func(h Headline) bool { return Judge(h) != Clear },
		"keys":    func(m map[string]string) []string { return sortedKeys(m) },
	})
	page, err := page.Parse(reportPage)
	if err != nil {
		return nil, fmt.Errorf("report page: %w", err)
	}
	view, err := newView(r, figures)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := page.Execute(&b, view); err != nil {
		return nil, fmt.Errorf("report page: %w", err)
	}
	return b.Bytes(), nil
}

// view is what the report's page is filled with.
type view struct {
	Title, Generator  string
	Style             template.CSS
	Manifest          Manifest
	Baseline          string
	Questions         []ManifestScenario
	Answer            []template.HTML
	Blocks, Contrasts []block
	Range             string // what the uncertainty range is
	Figures           []figureView
	Missing           []Missing
	Card              []cardLine
	CardMisses        int
	Measures          []measureLine
	NotSimulated      []untraded
	Closed            string // cells that today's list closes entirely
	BreakEven         []string
	Assumed, Sourced  []parameterLine
	Priors            []parameterLine // of leakage
	HasLeakage        bool
	Flips             *flipView // which conclusions hang on which assumptions; nil: not tested
}

// block is one arm's rows of the table of outcomes, by group.
type block struct {
	Scenario, Against string
	Groups            []groupRows
}

// Headlines are the block's headline outcomes, in their order.
func (b block) Headlines() []Headline {
	var out []Headline
	for _, g := range b.Groups {
		for _, h := range g.Rows {
			if h.IsHeadline {
				out = append(out, h)
			}
		}
	}
	return out
}

// Rows is how many outcomes the block has.
func (b block) Rows() int {
	n := 0
	for _, g := range b.Groups {
		n += len(g.Rows)
	}
	return n
}

type groupRows struct {
	Group string
	Rows  []Headline
}

type figureView struct {
	Number             int
	Name, Title, Words string
	SVG                template.HTML
}

func newView(r *Results, figures map[string][]byte) (*view, error) {
	v := &view{
		Title: reportTitle(r), Generator: "cordon " + r.Manifest.Versions["cordon"], Manifest: r.Manifest, Baseline: r.baseline(),
		Style: template.CSS(reportStyle + fontsStyle()), Questions: r.questions(),
		Card: r.card(), Measures: r.measures(), NotSimulated: r.notSimulated(),
	}
	var rows, contrasts []Headline
	var err error
	if t := r.Tables["headlines"]; t != nil {
		if rows, err = Headlines(t); err != nil {
			return nil, err
		}
	}
	if t := r.Tables["contrasts"]; t != nil {
		if contrasts, err = Headlines(t); err != nil {
			return nil, err
		}
	}
	// The table of outcomes has the pairs with the baseline already.
	contrasts = slices.DeleteFunc(contrasts, func(h Headline) bool { return h.Against == v.Baseline || h.Scenario == v.Baseline })
	rows = slices.DeleteFunc(rows, func(h Headline) bool { return h.Scenario == v.Baseline })
	v.Blocks, v.Contrasts, v.Range = blocks(rows), blocks(contrasts), rangeName(rows)
	v.Answer, v.BreakEven = answer(rows, contrasts), BreakEven(rows)
	v.HasLeakage = slices.ContainsFunc(rows, func(h Headline) bool { return h.Group == "leakage" })
	v.Assumed, v.Sourced, v.Priors = r.parameters()
	if t, ok := r.has("unmatched"); ok {
		v.Closed = ClosedCells(t)
	}
	for _, c := range v.Card {
		if c.Verdict() == "miss" {
			v.CardMisses++
		}
	}
	v.Flips = r.flipped()
	for _, m := range All() {
		if !m.asked(r) {
			continue
		}
		if svg, ok := figures[m.Name]; ok {
			v.Figures = append(v.Figures, figureView{len(v.Figures) + 1, m.Name, inside(svg, "title"),
				minusSigns(inside(svg, "desc")), template.HTML(inlineSVG(svg))})
			continue
		}
		reason := "not drawn"
		if _, err := m.Make(r); err != nil {
			reason = err.Error()
		}
		v.Missing = append(v.Missing, Missing{m.Name, m.Title, reason})
	}
	return v, nil
}

// questions are those of the scenarios; the baseline's own stands aside.
func (r *Results) questions() []ManifestScenario {
	base := r.baseline()
	return slices.DeleteFunc(slices.Clone(r.Manifest.Scenarios), func(s ManifestScenario) bool {
		return s.Name == base && len(r.Manifest.Scenarios) > 1
	})
}

func reportTitle(r *Results) string {
	var names []string
	for _, s := range r.Manifest.Scenarios {
		if s.Name != r.baseline() {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		return "Export controls compared"
	}
	return strings.Join(names, ", ") + " against " + r.baseline()
}

// blocks groups rows by pair of arms, then by group of outcomes, headline
// outcomes first.
func blocks(rows []Headline) []block {
	var out []block
	for _, h := range rows {
		i := slices.IndexFunc(out, func(b block) bool { return b.Scenario == h.Scenario && b.Against == h.Against })
		if i < 0 {
			i, out = len(out), append(out, block{Scenario: h.Scenario, Against: h.Against})
		}
		j := slices.IndexFunc(out[i].Groups, func(g groupRows) bool { return g.Group == h.Group })
		if j < 0 {
			j, out[i].Groups = len(out[i].Groups), append(out[i].Groups, groupRows{Group: h.Group})
		}
		out[i].Groups[j].Rows = append(out[i].Groups[j].Rows, h)
	}
	rank := func(g string) int {
		if i := slices.Index(groups, g); i >= 0 {
			return i
		}
		return len(groups)
	}
	for _, b := range out {
		slices.SortStableFunc(b.Groups, func(x, y groupRows) int { return rank(x.Group) - rank(y.Group) })
		for _, g := range b.Groups {
			slices.SortStableFunc(g.Rows, func(x, y Headline) int { return boolRank(y.IsHeadline) - boolRank(x.IsHeadline) })
		}
	}
	return out
}

// cellUnit is the unit in the cells of the table of outcomes: none, for it
// stands beside the outcome's name, but shares keep their signs.
func cellUnit(h Headline) string {
	if isShare(h.Unit) {
		return h.Unit
	}
	return ""
}

// rangeOf writes a range of a parameter or of the baseline card.
func rangeOf(low, high float64) string {
	switch {
	case !finite(low) && !finite(high):
		return ""
	case !finite(high):
		return "from " + minusSigns(plainNumber(low))
	case !finite(low):
		return "up to " + minusSigns(plainNumber(high))
	}
	return minusSigns(plainNumber(low)) + " to " + minusSigns(plainNumber(high))
}

// has is whether the results hold a table with rows.
func (r *Results) has(name string) (*data.Table, bool) {
	t := r.Tables[name]
	return t, t != nil && t.Len() > 0
}
