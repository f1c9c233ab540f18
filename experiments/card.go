package experiments

import (
	"math"
	"strconv"

	"cordon/data"
	"cordon/model"
)

// cardTable holds the baseline card (model.md section 13).
func (c *Comparison) cardTable() *data.Table {
	s := newSheet("card", "The baseline card: the model against published figures.")
	s.text("line", "what is compared")
	s.number("model", "as column unit", "the model's figure")
	s.number("low", "as column unit", "low end of the range that counts as a hit")
	s.number("high", "as column unit", "high end of it")
	s.number("published", "as column unit", "published figure; missing where it is no single number: column note has it")
	s.text("unit", "unit of the figures")
	s.text("source", "rows of the table of sources, or assumed")
	s.text("mark", "calibrated or emergent")
	s.whole("ok", "", "1 for a hit, 0 for a miss")
	s.text("note", "what to know about the line")
	for _, l := range c.Card {
		published, note := figure(l)
		s.row(l.Line, l.Model, l.Low, l.High, published, l.Unit, l.Source, l.Mark, l.OK(), note)
	}
	return &s.Table
}

// figure is the published figure as a number and, where it is words, a note that
// holds them.
func figure(l model.CardLine) (float64, string) {
	if x, err := strconv.ParseFloat(l.Published, 64); err == nil {
		return x, l.Note
	}
	note := "published: " + l.Published
	if l.Note != "" {
		note += "; " + l.Note
	}
	return math.NaN(), note
}
