package data

import (
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"
)

// Case is one licence application as an agency's own records have it. Days that
// have not come, or are not recorded, are 0.
type Case struct {
	Jurisdiction uint16 // position in World.Jurisdictions
	Received     Date
	Decided      Date // or withdrawn
	Referred     Date // sent to another desk or department; of several the first
	Returned     Date // back from there; of several the last
	Escalated    Date // passed on because they disagree
	Outcome      CaseOutcome
	Policy       CasePolicy
	Entry        string  // of the control list; "" where not recorded
	ValueUSD     float64 // NaN where not recorded
	Trusted      bool    // lane
}

// CaseOutcome is what became of a case.
type CaseOutcome uint8

// The outcomes. The two kinds of returned may stand for it where the cause is known.
const (
	CasePending CaseOutcome = iota
	CaseApproved
	CaseReturned
	CaseNotRequired // returned: no licence needed
	CaseIncomplete  // returned: something was missing
	CaseDenied
	CaseWithdrawn
	caseOutcomes
)

var caseOutcomeNames = [caseOutcomes]string{"pending", "approved", "returned", "not_required", "incomplete", "denied", "withdrawn"}

// String names the outcome as columns files do.
func (o CaseOutcome) String() string { return caseOutcomeNames[o] }

// CasePolicy is the licence policy that a case falls under.
type CasePolicy uint8

// The policies.
const (
	CaseGeneral CasePolicy = iota
	CaseConcern            // case by case, for a country of concern
	CasePresumption
	CasePolicies
)

// Cases are the records of a file.
type Cases struct {
	List     []Case // by jurisdiction, then day received
	Until    Date   // last day of which the file knows
	After    int    // rows received after it, left out
	Rejected []BadRow
	Columns  []string // of the file that are not read
}

// CaseOptions say how to read a file of cases.
type CaseOptions struct {
	World        *World
	Columns      CaseColumns
	Jurisdiction string // ISO3, where no column says
	Until        Date   // 0: the last day in the file; what comes later is not known yet
	SkipBad      int    // rows that may be left out
}

// ReadCases reads a CSV file (also .gz), one case a row. All rows that can't be
// read are named at once.
func ReadCases(path string, o CaseOptions) (*Cases, error) {
	r := &caseReader{o: o, out: &Cases{}, memo: map[string]int{}}
	for _, word := range caseFields {
		r.at = append(r.at, len(r.names))
		r.names = append(r.names, o.Columns.headers(word)...)
	}
	r.at = append(r.at, len(r.names))
	if o.Jurisdiction != "" && o.World.JurisdictionIndex(o.Jurisdiction) < 0 {
		return nil, fmt.Errorf("--jurisdiction %s: the world has no such jurisdiction; expected an ISO3 code that \"cordon list jurisdictions\" shows", o.Jurisdiction)
	}
	need := slices.Concat(o.Columns.headers("received"), o.Columns.headers("decided"), o.Columns.headers("outcome"))
	if o.Jurisdiction == "" {
		need = append(need, o.Columns.headers("jurisdiction")...)
	}
	for _, field := range sortedKeys(o.Columns.Columns) { // a header that is mapped must be there
		need = append(need, o.Columns.headers(field)...)
	}
	name := filepath.Base(path)
	slices.Sort(need)
	need = slices.Compact(need)
	order := slices.Clone(need)
	for _, h := range r.names {
		if !slices.Contains(order, h) {
			order = append(order, h)
		}
	}
	for _, h := range r.names {
		r.cell = append(r.cell, slices.Index(order, h))
	}
	err := readCells(name, func() (io.ReadCloser, error) { return openTable(path) }, need, order[len(need):], r.row)
	if bad, ok := err.(BadRow); ok { // a line of the wrong length ends the reading
		r.bad = append(r.bad, bad)
	} else if err != nil {
		return nil, err
	}
	if r.lines > o.SkipBad || err != nil {
		return nil, refusal(r.bad)
	}
	if len(r.out.List) == 0 {
		return nil, fmt.Errorf("%s holds no case", name)
	}
	r.out.Rejected = r.bad
	r.out.cut(o.Until)
	if len(r.out.List) == 0 {
		return nil, fmt.Errorf("%s holds no case received until %s", name, r.out.Until)
	}
	return r.out, nil
}

// cut forgets what was not known on the last day; 0: the last day in the list.
func (c *Cases) cut(until Date) {
	for i := range c.List {
		for _, d := range []Date{c.List[i].Received, c.List[i].Decided, c.List[i].Referred, c.List[i].Returned} {
			if until == 0 {
				c.Until = max(c.Until, d)
			}
		}
	}
	if until != 0 {
		c.Until = until
	}
	all := len(c.List)
	c.List = slices.DeleteFunc(c.List, func(k Case) bool { return k.Received > c.Until })
	c.After = all - len(c.List)
	for i := range c.List {
		k := &c.List[i]
		if k.Decided > c.Until {
			k.Decided, k.Outcome = 0, CasePending
		}
		for _, d := range []*Date{&k.Referred, &k.Returned, &k.Escalated} {
			if *d > c.Until {
				*d = 0
			}
		}
	}
	slices.SortStableFunc(c.List, func(a, b Case) int {
		if a.Jurisdiction != b.Jurisdiction {
			return int(a.Jurisdiction) - int(b.Jurisdiction)
		}
		return int(a.Received) - int(b.Received)
	})
}

// CutCases is the list as it was known on a day.
func CutCases(list []Case, until Date) Cases {
	c := Cases{List: slices.Clone(list)}
	c.cut(until)
	return c
}

// WriteCases writes cases as CSV in the layout that ReadCases reads without a
// columns file.
func WriteCases(w io.Writer, world *World, list []Case) error {
	if _, err := fmt.Fprintln(w, "jurisdiction,received,decided,outcome,entry,policy,value,lane,referred,returned,escalated"); err != nil {
		return err
	}
	day := func(d Date) string {
		if d == 0 {
			return ""
		}
		return d.String()
	}
	for _, k := range list {
		lane, value := "standard", ""
		if k.Trusted {
			lane = "trusted"
		}
		if !math.IsNaN(k.ValueUSD) {
			value = fmt.Sprintf("%.0f", k.ValueUSD)
		}
		cells := []string{world.Jurisdictions[k.Jurisdiction].ISO3, day(k.Received), day(k.Decided), k.Outcome.String(), k.Entry, casePolicyNames[k.Policy], value, lane, day(k.Referred), day(k.Returned), day(k.Escalated)}
		if _, err := fmt.Fprintln(w, strings.Join(cells, ",")); err != nil {
			return err
		}
	}
	return nil
}

// WriteRejected writes rejected.csv where rows were left out; it holds their cells.
func (c *Cases) WriteRejected(path string) error {
	if len(c.Rejected) == 0 {
		return nil
	}
	return writeRejects(path, c.Rejected)
}

// WriteStaff writes officers by month in the layout that ReadStaff reads.
func WriteStaff(w io.Writer, world *World, list []Staff) error {
	if _, err := fmt.Fprintln(w, "jurisdiction,month,station,officers"); err != nil {
		return err
	}
	for _, s := range list {
		iso, month := world.Jurisdictions[s.Jurisdiction].ISO3, s.Month.String()[:7]
		if _, err := fmt.Fprintf(w, "%s,%s,first,%g\n", iso, month, s.Officers); err != nil {
			return err
		}
		if math.IsNaN(s.Second) {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s,%s,second,%g\n", iso, month, s.Second); err != nil {
			return err
		}
	}
	return nil
}
