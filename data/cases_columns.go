package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// CaseColumns says how a file's headers, days and words are to be read. The zero
// value reads the field names themselves, days YYYY-MM-DD and common words.
type CaseColumns struct {
	Columns  map[string][]string // field: headers
	Date     string              // such as DD.MM.YYYY
	Outcomes map[string]string   // word in the file: outcome
	Lanes    map[string]string   // word in the file: standard or trusted
	Policies map[string]string   // word in the file: general, concern or presumption
}

// caseFields are the fields of a case, in the order in which caseReader reads them.
var caseFields = []string{"received", "decided", "outcome", "jurisdiction", "entry", "destination", "value", "lane", "policy", "referred", "returned", "escalated"}

const (
	fieldReceived = iota
	fieldDecided
	fieldOutcome
	fieldJurisdiction
	fieldEntry
	fieldDestination
	fieldValue
	fieldLane
	fieldPolicy
	fieldReferred
	fieldReturned
	fieldEscalated
)

var casePolicyNames = [CasePolicies]string{"general", "concern", "presumption"}

// outcomeWords are words that files have for outcomes, beside the names.
var outcomeWords = map[string]CaseOutcome{
	"": CasePending, "open": CasePending, "in process": CasePending, "under review": CasePending,
	"granted": CaseApproved, "issued": CaseApproved, "licensed": CaseApproved, "approved with conditions": CaseApproved,
	"rwa": CaseReturned, "returned without action": CaseReturned, "no licence required": CaseNotRequired, "no license required": CaseNotRequired, "nlr": CaseNotRequired,
	"refused": CaseDenied, "rejected": CaseDenied, "canceled": CaseWithdrawn, "cancelled": CaseWithdrawn,
}

var laneWords = map[string]bool{"": false, "standard": false, "ordinary": false, "normal": false, "trusted": true, "priority": true, "fast": true}

// headers are the headers of a field; its name where nothing else is said.
func (c *CaseColumns) headers(field string) []string {
	if h := c.Columns[field]; len(h) > 0 {
		return h
	}
	return []string{field}
}

// Check finds fields, outcomes and lanes that there are none of.
func (c *CaseColumns) Check() error {
	for _, field := range sortedKeys(c.Columns) {
		if !slices.Contains(caseFields, field) {
			return fmt.Errorf("columns: no field of a case is called %q; expected %s", field, strings.Join(caseFields, ", "))
		}
		if n := len(c.Columns[field]); n > 1 && field != "referred" && field != "returned" {
			return fmt.Errorf("columns: %s: found %d headers, expected one; only referred and returned may have several", field, n)
		}
	}
	for _, word := range sortedKeys(c.Outcomes) {
		if !slices.Contains(caseOutcomeNames[:], c.Outcomes[word]) {
			return fmt.Errorf("outcomes: %s: found %q, expected one of %s", word, c.Outcomes[word], strings.Join(caseOutcomeNames[:], ", "))
		}
	}
	for _, word := range sortedKeys(c.Lanes) {
		if l := c.Lanes[word]; l != "standard" && l != "trusted" {
			return fmt.Errorf("lanes: %s: found %q, expected standard or trusted", word, l)
		}
	}
	for _, word := range sortedKeys(c.Policies) {
		if !slices.Contains(casePolicyNames[:], c.Policies[word]) {
			return fmt.Errorf("policies: %s: found %q, expected one of %s", word, c.Policies[word], strings.Join(casePolicyNames[:], ", "))
		}
	}
	if _, err := time.Parse(c.layout(), time.Date(2021, 12, 31, 0, 0, 0, 0, time.UTC).Format(c.layout())); err != nil || !strings.Contains(c.layout(), "2006") {
		return fmt.Errorf("date: found %q, expected a form such as YYYY-MM-DD, DD.MM.YYYY or M/D/YYYY", c.Date)
	}
	return nil
}

// layout is the form of days as package time has it.
func (c *CaseColumns) layout() string {
	if c.Date == "" {
		return time.DateOnly
	}
	return strings.NewReplacer("YYYY", "2006", "MM", "01", "DD", "02", "M", "1", "D", "2").Replace(c.Date)
}

func (c *CaseColumns) form() string {
	if c.Date == "" {
		return "YYYY-MM-DD"
	}
	return c.Date
}

func (c *CaseColumns) outcome(word string) (CaseOutcome, bool) {
	name, mapped := foldWord(c.Outcomes, word)
	if !mapped {
		name = strings.ToLower(word)
	}
	if i := slices.Index(caseOutcomeNames[:], name); i >= 0 {
		return CaseOutcome(i), true
	}
	o, ok := outcomeWords[name]
	return o, ok
}

func (c *CaseColumns) trusted(word string) (trusted, ok bool) {
	name, mapped := foldWord(c.Lanes, word)
	if !mapped {
		name = strings.ToLower(word)
	}
	trusted, ok = laneWords[name]
	return trusted, ok
}

// policy is a word's policy; -1 for an empty cell.
func (c *CaseColumns) policy(word string) (int, bool) {
	name, mapped := foldWord(c.Policies, word)
	if !mapped {
		name = strings.ToLower(word)
	}
	if name == "" {
		return -1, true
	}
	i := slices.Index(casePolicyNames[:], name)
	return i, i >= 0
}

// foldWord looks a word up without regard to case.
func foldWord(words map[string]string, word string) (string, bool) {
	for from, to := range words {
		if strings.EqualFold(from, word) {
			return to, true
		}
	}
	return "", false
}
