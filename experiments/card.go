package experiments

import "cordon/data"

// cardTable holds the baseline card (model.md section 13).
func (c *Comparison) cardTable() *data.Table {
	s := newSheet("card", "The baseline card: the model against published figures.")
	s.text("line", "what is compared")
	s.number("model", "as column unit", "the model's figure")
	s.number("low", "as column unit", "low end of the range that counts as a hit")
	s.number("high", "as column unit", "high end of it")
	s.text("published", "the published figure, in words where it is no single number")
	s.text("unit", "unit of the figures")
	s.text("source", "rows of the table of sources, or assumed")
	s.text("mark", "calibrated or emergent")
	s.whole("ok", "", "1 for a hit, 0 for a miss")
	s.text("note", "what to know about the line")
	for _, l := range c.Card {
		s.row(l.Line, l.Model, l.Low, l.High, l.Published, l.Unit, l.Source, l.Mark, l.OK(), l.Note)
	}
	return &s.Table
}

// placeTable holds the baseline card by jurisdiction.
func (c *Comparison) placeTable() *data.Table {
	s := newSheet("card_places", "The baseline card by jurisdiction: a year of today's list, and what is published.")
	s.text("jurisdiction", "ISO3")
	s.text("line", "what is read")
	s.number("model", "as column unit", "the model's figure")
	s.number("low", "as column unit", "low end of the range that counts as a hit; none where no figure is published")
	s.number("high", "as column unit", "high end of it")
	s.text("published", "the published figure, in words")
	s.text("unit", "unit of the figures")
	s.text("source", "rows of the table of sources, or assumed")
	s.text("mark", "calibrated or emergent")
	s.text("note", "what to know about the line")
	for _, l := range c.Places {
		s.row(l.Jurisdiction, l.Line, l.Model, l.Low, l.High, l.Published, l.Unit, l.Source, l.Mark, l.Note)
	}
	return &s.Table
}
