package explain

import (
	"strings"

	"cordon/data"
	"cordon/model/world"
)

// Tables are the explanation as result tables: the trail, a row a note; what it adds up
// to; and what that is held against.
func (x *Explanation) Tables() []*data.Table {
	tables := []*data.Table{x.trailTable(), x.sumTable(), x.checkTable()}
	return append(tables, data.Dictionary(tables))
}

// columns builds a table column by column.
type columns struct{ data.Table }

func (c *columns) text(name, doc string) func(string) {
	at := len(c.Columns)
	c.Columns = append(c.Columns, data.Column{Name: name, Doc: doc, Strings: []string{}})
	return func(v string) { c.Columns[at].Strings = append(c.Columns[at].Strings, v) }
}

func (c *columns) whole(name, unit, doc string) func(int64) {
	at := len(c.Columns)
	c.Columns = append(c.Columns, data.Column{Name: name, Unit: unit, Doc: doc, Ints: []int64{}})
	return func(v int64) { c.Columns[at].Ints = append(c.Columns[at].Ints, v) }
}

func (c *columns) number(name, unit, doc string) func(float64) {
	at := len(c.Columns)
	c.Columns = append(c.Columns, data.Column{Name: name, Unit: unit, Doc: doc, Floats: []float64{}})
	return func(v float64) { c.Columns[at].Floats = append(c.Columns[at].Floats, v) }
}

func (x *Explanation) trailTable() *data.Table {
	c := &columns{data.Table{Name: "trail", Doc: "What the simulated " + string(x.Subject.Kind) + " " + x.Subject.Name + " met and decided in the weeks shown, in order, in both arms."}}
	scenario, mark := c.text("scenario", "arm, the baseline included"), c.text("mark", "=: the same in both arms; ~: in both, with other numbers or another end; -: in the baseline only; +: in the scenario only")
	week, date := c.whole("week", "weeks since the start", "week in which it happened"), c.text("monday", "its Monday")
	about, act, text := c.text("about", "what it is about: a simulated need by account, week and number, a tie, costs"), c.text("act", "what was done or decided"), c.text("words", "the same in plain words")
	decision, probability := c.text("decision", "whose draw it is; empty where nothing is drawn"), c.number("probability", "probability", "that it happens; missing where there is none")
	draw, happened := c.number("draw", "0 to 1", "it happens where the draw is below the probability; missing where nothing is drawn"), c.whole("happened", "0 or 1", "whether it did; 0 where the question does not arise")
	what, numbers, options := c.text("what", "the option taken, the outcome, how the sale stands"), c.text("numbers", "parameters by path, and what the state says, name=value, parted by semicolons"), c.text("options", "options of a choice with their shares of all weights")
	cents, fate, obstacle := c.whole("value_cents", "cents", "value at base prices, or the cost"), c.text("fate", "where the need stands or how it ended"), c.text("obstacle", "the first that it met")
	firm, agency, hub, entry := c.text("firm", "simulated firm"), c.text("agency", "ISO3 of the simulated agency"), c.text("hub", "ISO3 of the hub"), c.text("entry", "list entry")
	for i := range x.Pairs {
		p := &x.Pairs[i]
		for arm, l := range p.Line {
			if l == nil {
				continue
			}
			w := &teller{s: x.runs[arm].State, x: x}
			for k := range l.Notes {
				n := &l.Notes[k]
				scenario(x.Arms[arm])
				mark(string(p.Mark))
				week(int64(n.Week))
				date(x.Date(n.Week).String())
				about(p.About())
				act(string(n.Did))
				text(w.clause(n))
				decision(n.Draws.String())
				probability(n.Chance)
				draw(n.Draw)
				happened(oneOf(n.Yes))
				what(n.What)
				numbers(listed(n.Numbers))
				options(weighed(n.Options))
				cents(n.Cents)
				fate(yes(n.N != world.None, n.Fate.String(), ""))
				obstacle(yes(n.N != world.None, n.Obstacle.String(), ""))
				firm(yes(n.Firm != world.None, w.firm(n.Firm), ""))
				agency(w.iso(n.Agency))
				hub(w.iso(n.Hub))
				entry(yes(n.Entry != world.None, w.entry(n.Entry), ""))
			}
		}
	}
	return &c.Table
}

func (w *teller) firm(f world.FirmID) string {
	if f == world.None {
		return ""
	}
	return firmName(w.s, f)
}

func (w *teller) iso(i int16) string {
	if i == world.None {
		return ""
	}
	return w.s.G.ISO[i]
}

func oneOf(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func listed(numbers []world.Number) string {
	var parts []string
	for _, n := range numbers {
		parts = append(parts, n.Name+"="+full(n.Value))
	}
	return strings.Join(parts, "; ")
}

func weighed(options []world.Weight) string {
	var parts []string
	for _, o := range options {
		parts = append(parts, o.Option+"="+full(o.Share))
	}
	return strings.Join(parts, "; ")
}

func (x *Explanation) sumTable() *data.Table {
	c := &columns{data.Table{Name: "sums", Doc: "What the trail adds up to from the first publication to the end, by arm."}}
	scenario, of, name := c.text("scenario", "arm, the baseline included"), c.text("of", "what is added up"), c.text("name", "fate, kind of cost or outcome")
	count, cents := c.whole("number", "", "their number"), c.whole("value_cents", "cents", "their value; 0 where they have none")
	for _, s := range x.Sums {
		for arm := range 2 {
			scenario(x.Arms[arm])
			of(s.Of)
			name(s.Name)
			count(s.Count[arm])
			cents(s.Cents[arm])
		}
	}
	return &c.Table
}

func (x *Explanation) checkTable() *data.Table {
	c := &columns{data.Table{Name: "checks", Doc: "What trails add up to, held against the run's own ledger, tally and books, which know nothing of trails."}}
	scenario, name, unit := c.text("scenario", "arm, the baseline included"), c.text("what", "what is held against what"), c.text("counted_in", "unit of both numbers")
	trail, books, source, same := c.number("trail", "as counted_in says", "from the notes"), c.number("books", "as counted_in says", "from the run"), c.text("source", "which of the run's books"), c.whole("same", "0 or 1", "whether both are the same, to the last digit")
	for _, k := range x.Checks {
		scenario(x.Arms[k.Arm])
		name(k.What)
		unit(k.Unit)
		trail(k.Trail)
		books(k.Books)
		source(k.Source)
		same(oneOf(k.Holds()))
	}
	return &c.Table
}
