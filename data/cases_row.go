package data

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// caseReader judges the rows of a file of cases.
type caseReader struct {
	o     CaseOptions
	names []string // headers, field by field
	at    []int    // first header of each field
	cell  []int    // column of each header
	out   *Cases
	bad   []BadRow
	memo  map[string]int // names of places: positions
	lines int            // with a problem
}

// Days before and after which no case of an agency's own system lies: typing errors.
var earliestCase, latestCase = MustDate("1971-01-01"), MustDate("2099-12-31")

// row reads one case; what is wrong with it is kept, all of it.
func (r *caseReader) row(c *cells) error {
	if r.out.Columns == nil {
		r.out.Columns = some(c.others())
	}
	before := len(r.bad)
	k := Case{ValueUSD: math.NaN()}
	k.Received = r.day(c, fieldReceived, false)
	if k.Received == 0 && len(r.bad) == before {
		r.wrong(c, fieldReceived, "nothing", "the day on which the case was received, "+r.o.Columns.form())
	}
	k.Decided = r.day(c, fieldDecided, false)
	k.Referred, k.Returned, k.Escalated = r.day(c, fieldReferred, false), r.day(c, fieldReturned, true), r.day(c, fieldEscalated, false)
	var ok bool
	word := r.text(c, fieldOutcome)
	if k.Outcome, ok = r.o.Columns.outcome(word); !ok {
		r.wrong(c, fieldOutcome, quoted(word), "one of "+strings.Join(caseOutcomeNames[:], ", ")+", or a word that the columns file maps to one")
	}
	if k.Trusted, ok = r.o.Columns.trusted(r.text(c, fieldLane)); !ok {
		r.wrong(c, fieldLane, quoted(r.text(c, fieldLane)), "standard or trusted, or a word that the columns file maps to one")
	}
	if v := r.text(c, fieldValue); v != "" {
		if k.ValueUSD, ok = parsePositive(v); !ok {
			r.wrong(c, fieldValue, quoted(v), "a number of at least 0, or nothing")
		}
	}
	k.Entry = r.text(c, fieldEntry)
	r.places(c, &k)
	if len(r.bad) == before {
		r.order(c, &k)
	}
	if len(r.bad) > before {
		r.lines++
		return nil
	}
	r.out.List = append(r.out.List, k)
	return nil
}

// order finds days that can't follow each other, and outcomes without a day.
func (r *caseReader) order(c *cells, k *Case) {
	after := func(field int, day, other Date, what string) {
		if day != 0 && other != 0 && day < other {
			r.wrong(c, field, day.String(), "a day not before it was "+what+", "+other.String())
		}
	}
	after(fieldDecided, k.Decided, k.Received, "received")
	after(fieldReferred, k.Referred, k.Received, "received")
	after(fieldReturned, k.Returned, k.Referred, "referred")
	after(fieldEscalated, k.Escalated, k.Referred, "referred")
	if k.Decided != 0 {
		after(fieldDecided, k.Decided, k.Referred, "referred")
		after(fieldDecided, k.Decided, k.Returned, "returned")
		after(fieldDecided, k.Decided, k.Escalated, "escalated")
	}
	switch {
	case k.Outcome == CasePending && k.Decided != 0:
		r.wrong(c, fieldOutcome, quoted(r.text(c, fieldOutcome)), "an outcome, since the case was decided on "+k.Decided.String())
	case k.Outcome != CasePending && k.Decided == 0:
		r.wrong(c, fieldDecided, "nothing", "the day of the outcome "+k.Outcome.String())
	case k.Returned != 0 && k.Referred == 0:
		r.wrong(c, fieldReferred, "nothing", "the day of referral of a case that returned on "+k.Returned.String())
	}
}

// places reads jurisdiction and destination and, from these and the entry, the
// policy: as its column says, else as the world's list has it.
func (r *caseReader) places(c *cells, k *Case) {
	w := r.o.World
	by := r.o.Jurisdiction
	if by == "" || r.text(c, fieldJurisdiction) != "" {
		by = r.text(c, fieldJurisdiction)
	}
	at := r.place(by)
	if at < 0 {
		r.wrong(c, fieldJurisdiction, quoted(by), "a jurisdiction of the world (\"cordon list jurisdictions\" shows them)")
		return
	}
	k.Jurisdiction = uint16(at)
	to := -1
	if name := r.text(c, fieldDestination); name != "" {
		if to = r.place(name); to == unknownPlace {
			r.wrong(c, fieldDestination, quoted(name), "an ISO3 code or the name of a country")
		}
	}
	policy, ok := r.o.Columns.policy(r.text(c, fieldPolicy))
	switch {
	case !ok:
		r.wrong(c, fieldPolicy, quoted(r.text(c, fieldPolicy)), "one of "+strings.Join(casePolicyNames[:], ", "))
	case policy >= 0:
		k.Policy = CasePolicy(policy)
	case to >= 0:
		k.Policy = w.casePolicy(at, to, k.Entry)
	}
}

const unknownPlace = -2

// place is a jurisdiction's position by ISO3 code, former code or name; -1 for a
// country that the world lacks, unknownPlace for what is none.
func (r *caseReader) place(name string) int {
	if at, ok := r.memo[name]; ok {
		return at
	}
	w, book := r.o.World, knownCountries()
	at := unknownPlace
	code := currentISO3(strings.ToUpper(name))
	if i := w.JurisdictionIndex(code); i >= 0 {
		at = i
	} else if _, ok := book.find(code); ok {
		at = -1
	} else {
		for i := range w.Jurisdictions {
			if strings.EqualFold(w.Jurisdictions[i].Name, name) {
				at = i
			}
		}
		for i, n := range book.name {
			if at == unknownPlace && strings.EqualFold(n, name) {
				at = w.JurisdictionIndex(book.iso3[i])
			}
		}
	}
	r.memo[name] = at
	return at
}

// casePolicy is the policy of a jurisdiction's list towards a destination, for an
// entry or, where the list lacks it, the one that most of its entries have.
func (w *World) casePolicy(by, to int, entry string) CasePolicy {
	var count [len(policyNames)]int
	for i := range w.Items {
		it := &w.Items[i]
		if int(it.Jurisdiction) != by {
			continue
		}
		if strings.EqualFold(it.Entry, entry) {
			return casePolicyOf(it.Policy[to])
		}
		count[it.Policy[to]]++
	}
	most := Free
	for p, n := range count {
		if n > 0 && n >= count[most] {
			most = Policy(p)
		}
	}
	return casePolicyOf(most)
}

func casePolicyOf(p Policy) CasePolicy {
	switch {
	case p >= PresumptionDenial:
		return CasePresumption
	case p >= CaseByCase:
		return CaseConcern
	}
	return CaseGeneral
}

// day is a field's day, of several the first or the last; 0 for nothing.
func (r *caseReader) day(c *cells, field int, last bool) Date {
	best := Date(0)
	for h := r.at[field]; h < r.at[field+1]; h++ {
		s := c.text(r.cell[h])
		if s == "" {
			continue
		}
		t, err := time.Parse(r.o.Columns.layout(), s)
		d := Date(t.Unix() / 86400)
		if err != nil || d < earliestCase || d > latestCase {
			r.bad = append(r.bad, BadRow{File: c.file, Line: int64(c.line), Column: r.names[h], Found: quoted(s), Expected: "a day of the form " + r.o.Columns.form() + " from 1971 to 2099, or nothing"})
			continue
		}
		if best == 0 || last && d > best || !last && d < best {
			best = d
		}
	}
	return best
}

func (r *caseReader) text(c *cells, field int) string { return c.text(r.cell[r.at[field]]) }

func (r *caseReader) wrong(c *cells, field int, found, expected string) {
	r.bad = append(r.bad, BadRow{File: c.file, Line: int64(c.line), Column: r.names[r.at[field]], Found: found, Expected: expected})
}

// refusal names what is wrong, row by row.
func refusal(bad []BadRow) error {
	const shown = 20
	var lines []string
	for i, b := range bad {
		if i == shown {
			lines = append(lines, fmt.Sprintf("and %d more", len(bad)-shown))
			break
		}
		lines = append(lines, b.Error())
	}
	return fmt.Errorf("%d problems in the records; nothing is written: correct the rows, or pass --skip-bad N to leave out up to N of them:\n%s", len(bad), strings.Join(lines, "\n"))
}
