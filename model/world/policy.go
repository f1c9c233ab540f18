package world

import "slices"

// Dial is a number that a government sets for itself as a whole, Link one that
// it sets towards another government, Term one that it sets for a list entry
// towards a destination. Each has a neutral value at which it asks nothing.
// A lever that needs a new one declares it in a file of its own beside this one:
//
//	var Coaching = NewDial("coaching", 0, "share of ignorance that training removes in a year")
type (
	Dial uint8
	Link uint8
	Term uint8
)

// PolicyNumber declares a dial, link or term.
type PolicyNumber struct {
	Name    string
	Neutral float64
	Doc     string
}

// Dials, Links and Terms are those declared, by number.
var Dials, Links, Terms []PolicyNumber

// NewDial declares a dial.
func NewDial(name string, neutral float64, doc string) Dial {
	Dials = append(Dials, PolicyNumber{name, neutral, doc})
	return Dial(len(Dials) - 1)
}

// NewLink declares a link.
func NewLink(name string, neutral float64, doc string) Link {
	Links = append(Links, PolicyNumber{name, neutral, doc})
	return Link(len(Links) - 1)
}

// NewTerm declares a term.
func NewTerm(name string, neutral float64, doc string) Term {
	Terms = append(Terms, PolicyNumber{name, neutral, doc})
	return Term(len(Terms) - 1)
}

// Dial of a government.
func (r *Rules) Dial(d Dial, by JurisdictionID) float64 { return r.dials[d][by] }

// Link of a government towards another.
func (r *Rules) Link(l Link, by, other JurisdictionID) float64 {
	return r.links[l][int(by)*r.nj+int(other)]
}

// Term of a government for an entry towards a destination.
func (r *Rules) Term(t Term, e EntryID, by, destination JurisdictionID) float64 {
	return r.terms[t][(int(e)*r.nj+int(by))*r.nj+int(destination)]
}

// AnyTerm says whether some government sets a term other than neutral: where
// none does, a process can pass it by.
func (r *Rules) AnyTerm(t Term) bool { return r.setTerms[t] }

// AnyDial says the same of a dial.
func (r *Rules) AnyDial(d Dial) bool { return r.setDials[d] }

// AnyLink says the same of a link.
func (r *Rules) AnyLink(l Link) bool { return r.setLinks[l] }

// policy holds the numbers of all governments.
type policy struct {
	dials    [][]float64 // [dial][by]
	links    [][]float64 // [link][by*NJ+other]
	terms    [][]float64 // [term][(entry*NJ+by)*NJ+destination]
	setDials []bool
	setLinks []bool
	setTerms []bool
}

func newPolicy(nj, ne int) policy {
	p := policy{setDials: make([]bool, len(Dials)), setLinks: make([]bool, len(Links)), setTerms: make([]bool, len(Terms))}
	for _, d := range Dials {
		p.dials = append(p.dials, filled(nj, d.Neutral))
	}
	for _, l := range Links {
		p.links = append(p.links, filled(nj*nj, l.Neutral))
	}
	for _, t := range Terms {
		p.terms = append(p.terms, filled(ne*nj*nj, t.Neutral))
	}
	return p
}

func (p policy) clone() policy {
	return policy{clonedAll(p.dials), clonedAll(p.links), clonedAll(p.terms), cloned(p.setDials), cloned(p.setLinks), cloned(p.setTerms)}
}

func clonedAll[T any](x [][]T) [][]T {
	c := make([][]T, len(x))
	for i := range x {
		c[i] = cloned(x[i])
	}
	return c
}

// mark notes which numbers somebody sets.
func (p *policy) mark() {
	mark(p.setDials, p.dials, Dials)
	mark(p.setLinks, p.links, Links)
	mark(p.setTerms, p.terms, Terms)
}

func mark(set []bool, values [][]float64, of []PolicyNumber) {
	for n := range values {
		set[n] = false
		for _, v := range values[n] {
			if v != of[n].Neutral {
				set[n] = true
				break
			}
		}
	}
}

func (p *policy) samePolicy(o *policy) bool {
	return slices.EqualFunc(p.dials, o.dials, slices.Equal) && slices.EqualFunc(p.links, o.links, slices.Equal) && slices.EqualFunc(p.terms, o.terms, slices.Equal)
}
