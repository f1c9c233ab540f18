package plots

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
)

// cardLine is one line of the baseline card (model.md section 13).
type cardLine struct {
	Line, Unit, Source, Mark, Note string
	Published                      string
	Model, Low, High               float64
	OK                             bool
}

// Verdict is holds, miss, or not measured where the run gives no figure.
func (c cardLine) Verdict() string {
	switch {
	case !finite(c.Model):
		return "not measured"
	case c.OK:
		return "holds"
	}
	return "miss"
}

// Expected is the range that the model's figure must lie in.
func (c cardLine) Expected() string {
	if isShare(c.Unit) {
		if text := rangeOf(100*c.Low, 100*c.High); text != "" {
			return text + "%"
		}
		return ""
	}
	return rangeOf(c.Low, c.High)
}

func (r *Results) card() []cardLine {
	t, ok := r.has("card")
	if !ok {
		return nil
	}
	line, unit, source, mark, note := stringsOf(t, "line"), stringsOf(t, "unit"), stringsOf(t, "source"), stringsOf(t, "mark"), stringsOf(t, "note")
	model, low, high, good := floatsOf(t, "model"), floatsOf(t, "low"), floatsOf(t, "high"), floatsOf(t, "ok")
	published := stringsOf(t, "published")
	out := make([]cardLine, t.Len())
	for i := range out {
		if isShare(unit[i]) {
			published[i] = percentages(published[i])
		}
		out[i] = cardLine{line[i], unit[i], source[i], mark[i], note[i], published[i], model[i], low[i], high[i], good[i] == 1}
	}
	return out
}

var fraction = regexp.MustCompile(`\b0\.\d+\b`)

// percentages writes the shares in a published figure's words as the model's
// stand beside them: "0.657 in 1999" is "65.7% in 1999".
func percentages(published string) string {
	return fraction.ReplaceAllStringFunc(published, func(s string) string {
		v, _ := strconv.ParseFloat(s, 64)
		return plainNumber(100*v) + "%"
	})
}

// measureLine is one dated measure of one scenario.
type measureLine struct{ Scenario, Measure, Lever, Published, From, Acts, Text string }

func (r *Results) measures() []measureLine {
	t, ok := r.has("measures")
	if !ok {
		return nil
	}
	c := func(name string) []string { return stringsOf(t, name) }
	scenario, measure, lever, published, from, acts, text := c("scenario"), c("measure"), c("lever"), c("published"), c("from"), c("acts"), c("text")
	out := make([]measureLine, t.Len())
	for i := range out {
		out[i] = measureLine{scenario[i], measure[i], lever[i], published[i], from[i], acts[i], text[i]}
	}
	return out
}

// untraded is a list entry that is not simulated as trade.
type untraded struct{ Entry, Title, Jurisdiction, Reason string }

// notSimulated has one line for an entry that several jurisdictions share.
func (r *Results) notSimulated() []untraded {
	t, ok := r.has("not_simulated")
	if !ok {
		return nil
	}
	entry, title, place, reason := stringsOf(t, "entry"), stringsOf(t, "title"), stringsOf(t, "jurisdiction"), stringsOf(t, "reason")
	var out []untraded
	at := map[[3]string]int{}
	for i := range entry {
		key := [3]string{entry[i], title[i], reason[i]}
		k, seen := at[key]
		switch {
		case !seen:
			at[key] = len(out)
			out = append(out, untraded{entry[i], title[i], place[i], reason[i]})
		case place[i] != "":
			out[k].Jurisdiction = strings.TrimPrefix(out[k].Jurisdiction+", "+place[i], ", ")
		}
	}
	return out
}

// parameterLine is one parameter of the run.
type parameterLine struct {
	Path, Unit, Dist, Source, Mark string
	Value, Low, High               float64
}

// parameters splits the parameters into assumed and sourced ones, and picks
// those that leakage hangs on: barred demand, detection, the costs of evasion
// and penalties (model.md section 11).
func (r *Results) parameters() (assumed, sourced, priors []parameterLine) {
	t, ok := r.has("parameters")
	if !ok {
		return nil, nil, nil
	}
	path, unit, dist, source, mark := stringsOf(t, "path"), stringsOf(t, "unit"), stringsOf(t, "dist"), stringsOf(t, "source"), stringsOf(t, "mark")
	value, low, high := floatsOf(t, "value"), floatsOf(t, "low"), floatsOf(t, "high")
	for i := range path {
		p := parameterLine{path[i], unit[i], dist[i], source[i], mark[i], value[i], low[i], high[i]}
		if p.Source == "assumed" || p.Mark == "assumed" || p.Source == "" {
			assumed = append(assumed, p)
		} else {
			sourced = append(sourced, p)
		}
		for _, word := range []string{"barred", "detect", ".phi", "kappa", "enforcement.penalty", "evasion.margin", "evasion.cost", "evasion.rent"} {
			if strings.Contains(p.Path, word) {
				priors = append(priors, p)
				break
			}
		}
	}
	return assumed, sourced, priors
}

// inside is the text of an SVG file's first element of that name.
func inside(svg []byte, element string) string {
	_, rest, found := bytes.Cut(svg, []byte("<"+element))
	if !found {
		return ""
	}
	_, rest, _ = bytes.Cut(rest, []byte(">"))
	text, _, _ := bytes.Cut(rest, []byte("</"+element+">"))
	return html.UnescapeString(string(text))
}
