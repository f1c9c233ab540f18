package data

import (
	"fmt"
	"path/filepath"
)

// ConcordanceReport says what became of the trade that a concordance touched.
// Values are as read, in the input's currency.
type ConcordanceReport struct {
	File       string      `json:"file"`
	From       string      `json:"from"`
	To         string      `json:"to"`
	One        Tally       `json:"one_code"`   // of codes that became one code
	Split      Tally       `json:"split"`      // of codes that became several, split by weight
	Same       Tally       `json:"same"`       // of codes that the table lacks, kept under their number
	Unresolved Tally       `json:"unresolved"` // of codes that became several with nothing to split them by: not in the world
	Codes      []CodeTally `json:"unresolved_codes"`
}

// conversion is what one worker counted.
type conversion struct {
	one, split, same, unresolved Tally
	codes                        map[uint32]*Tally
}

// concordances are those of an import; each turns the rows of its edition.
type concordances []*Concordance

// loadConcordances reads the tables that the options name, with the trade that
// splits codes, if a world is given for that.
func loadConcordances(o *ImportOptions) (concordances, error) {
	var list concordances
	for _, path := range o.Concordances {
		c, err := ReadConcordance(path, o.ConcordanceFrom)
		if err != nil {
			return nil, err
		}
		for _, other := range list {
			if other.from == c.from || c.from == editionNone || other.from == editionNone {
				return nil, fmt.Errorf("%s and %s both turn codes of %s, expected one table an edition", other.Name, c.Name, c.From)
			}
			if other.to != c.to {
				return nil, fmt.Errorf("%s gives codes of %s and %s of %s, expected one edition for the world", other.Name, other.To, c.Name, c.To)
			}
		}
		list = append(list, c)
	}
	if o.ConcordanceWeights != "" {
		if list == nil {
			return nil, fmt.Errorf("weights for a concordance are given without one; pass --concordance FILE")
		}
		w, err := ReadWorld(o.ConcordanceWeights)
		if err != nil {
			return nil, err
		}
		trade := w.trade().byProduct
		for _, c := range list {
			c.weigh(func(hs6 uint32) float64 {
				if p := w.ProductIndex(fmt.Sprintf("%06d", hs6)); p >= 0 {
					return trade[p]
				}
				return 0
			})
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// of is the table for rows of an edition; nil where none is. Where rows do not
// say their edition, the only table is meant.
func (l concordances) of(edition uint8) *Concordance {
	for _, c := range l {
		if edition == editionNone && len(l) == 1 || c.from == editionNone || c.from == edition {
			return c
		}
	}
	return nil
}

// convert hands on a row under the codes that its code became, and counts it;
// false where they are unresolved. read is the row's value as read.
func (n *conversion) convert(c *Concordance, hs6 uint32, read, cents, grams int64, each func(hs6 uint32, cents, grams int64)) bool {
	var t []codeShare
	if c != nil {
		t = c.targets[hs6]
	}
	switch {
	case len(t) == 0:
		if c != nil {
			n.same.add(1, read)
		}
		each(hs6, cents, grams)
	case !resolved(t):
		n.unresolved.add(1, read)
		if n.codes == nil {
			n.codes = map[uint32]*Tally{}
		}
		count(n.codes, hs6, read)
		return false
	case len(t) == 1:
		n.one.add(1, read)
		each(t[0].hs6, cents, grams)
	default:
		n.split.add(1, read)
		weights := make([]int64, 0, 8)
		if grams != noQuantity {
			shareOut(grams, t, func(_ uint32, part int64) { weights = append(weights, part) })
		}
		i := 0
		shareOut(cents, t, func(code uint32, part int64) {
			g := int64(noQuantity)
			if grams != noQuantity {
				g = weights[i]
			}
			i++
			if part > 0 {
				each(code, part, g)
			}
		})
	}
	return true
}

// concordanceReport adds up what the workers counted.
func (im *importer) concordanceReport(s *scan) {
	if im.plan.concordances == nil {
		return
	}
	r := &ConcordanceReport{}
	for i, c := range im.plan.concordances {
		if i > 0 {
			r.File, r.From = r.File+", ", r.From+", "
		}
		r.File, r.From, r.To = r.File+c.Name, r.From+c.From, c.To
	}
	codes := map[uint32]*Tally{}
	for _, sink := range s.sinks {
		n := &sink.conversion
		r.One.plus(n.one)
		r.Split.plus(n.split)
		r.Same.plus(n.same)
		r.Unresolved.plus(n.unresolved)
		addTallies(codes, n.codes)
	}
	r.Codes = codeTallies(codes, func(c uint32) string { return fmt.Sprintf("%06d", c) })
	im.report.Concordance = r
}

// describe prints what a concordance left out.
func (r *ConcordanceReport) describe(read Tally, currency string, say func(string, ...any)) {
	share := func(t Tally) float64 { return 100 * float64(t.Cents) / float64(max(read.Cents, 1)) }
	say("  concordance %s, %s to %s: %.2f%% of the value read is of codes that became one code, %.2f%% was split by weight, %.2f%% is of codes that it lacks",
		r.File, r.From, r.To, share(r.One), share(r.Split), share(r.Same))
	if r.Unresolved.Rows > 0 {
		say("  unresolved and left out: %d codes that became several with no trade to split them by, %.2f%% of the value read", len(r.Codes), share(r.Unresolved))
		for i, c := range r.Codes {
			if i == 12 {
				say("  unresolved: and %d more", len(r.Codes)-i)
				break
			}
			say("  unresolved: %s, %s rows, %s %s", c.Code, grouped(c.Rows), grouped(c.Cents/100), currency)
		}
	}
}

// forgetTitles drops the source's own titles of codes that mean something else
// in the world's edition.
func (im *importer) forgetTitles() {
	for _, c := range im.plan.concordances {
		for a, t := range c.targets {
			if len(t) != 1 || t[0].hs6 != a {
				delete(im.titles, a)
			}
		}
	}
}

// concordanceSources are the tables as sources of the world.
func (o *ImportOptions) concordanceSources() ([]Source, error) {
	var out []Source
	for i, path := range append(append([]string{}, o.Concordances...), o.ListConcordance) {
		if path == "" {
			continue
		}
		sum, err := HashFile(path)
		if err != nil {
			return nil, fmt.Errorf("can't read %s: %w", path, err)
		}
		out = append(out, Source{ID: fmt.Sprintf("concordance-%d", i+1), Title: "Concordance of HS editions", Licence: "as its publisher states", File: filepath.Base(path), SHA256: sum})
	}
	return out, nil
}
