package data

import (
	"fmt"
	"slices"
	"strings"
)

// partnerGroups are the regime members and allies that a list's PARTNERS means.
var partnerGroups = []string{"WASSENAAR", "US_A5", "US_A6"}

// How closely a key of a policy text names a destination; the closest decides.
const (
	closenessNone = iota
	closenessOther
	closenessPartner
	closenessGroup
	closenessEmbargo
	closenessOwn // own market, and the EU's internal market
	closenessNamed
)

// ParsePolicyName reads one policy: free, approval, case_by_case or
// presumption_of_denial.
func ParsePolicyName(name string) (Policy, error) {
	if i := slices.Index(policyNames[:], name); i >= 0 {
		return Policy(i), nil
	}
	return Free, fmt.Errorf("no licence policy is called %q; expected one of %s", name, strings.Join(policyNames[:], ", "))
}

// ResolvePolicy turns a policy text such as
// "PARTNERS=approval;OTHER=case_by_case;CHN=presumption_of_denial" into the
// policy of the list of w.Jurisdictions[jurisdiction] towards each destination,
// by position in w.Jurisdictions.
//
// A key is an ISO3 code, a group of Groups or an alias of it, PARTNERS (members of WASSENAAR,
// US_A5 or US_A6), OTHER (everyone else) or MILITARY (a kind of end user, not a
// destination: skipped). The closest key decides: ISO3, then EMBARGO, then
// another group, then PARTNERS, then OTHER; of equals the first. The list's own
// jurisdiction is free, and so is every EU member to an EU member unless its
// ISO3 is named. Destinations that no key reaches are free. ISO3 codes outside
// the world are skipped.
func ResolvePolicy(text string, jurisdiction int, w *World) ([]Policy, error) {
	if jurisdiction < 0 || jurisdiction >= len(w.Jurisdictions) {
		return nil, fmt.Errorf("policy %q belongs to jurisdiction %d, but the world has %d", text, jurisdiction, len(w.Jurisdictions))
	}
	policies := make([]Policy, len(w.Jurisdictions))
	closest := make([]int, len(w.Jurisdictions))
	internal := memberOf(&w.Jurisdictions[jurisdiction], "EU27")
	for d := range w.Jurisdictions {
		if internal && memberOf(&w.Jurisdictions[d], "EU27") {
			closest[d] = closenessOwn
		}
	}
	terms := 0
	for term := range strings.SplitSeq(text, ";") {
		if term = strings.TrimSpace(term); term == "" {
			continue
		}
		key, name, found := strings.Cut(term, "=")
		key, name = strings.TrimSpace(key), strings.TrimSpace(name)
		if !found {
			return nil, fmt.Errorf("policy term %q has no \"=\"; expected DESTINATIONS=policy, such as CHN=case_by_case", term)
		}
		policy, err := ParsePolicyName(name)
		if err != nil {
			return nil, fmt.Errorf("policy term %q: %w", term, err)
		}
		terms++
		if key == "MILITARY" {
			continue
		}
		reaches, closeness, err := policyKey(key, w)
		if err != nil {
			return nil, fmt.Errorf("policy term %q: %w", term, err)
		}
		for d := range w.Jurisdictions {
			if closeness > closest[d] && reaches(&w.Jurisdictions[d]) {
				policies[d], closest[d] = policy, closeness
			}
		}
	}
	if terms == 0 {
		return nil, fmt.Errorf("policy %q names no destination; expected terms such as PARTNERS=approval;OTHER=case_by_case", text)
	}
	policies[jurisdiction] = Free
	return policies, nil
}

// policyKey says whom a key reaches, and how closely it names them.
func policyKey(key string, w *World) (func(*Jurisdiction) bool, int, error) {
	if g := GroupCalled(key); g != "" && !slices.ContainsFunc(w.Jurisdictions, func(j Jurisdiction) bool { return slices.Contains(j.Groups, key) }) {
		key = g // D:5 is US_D5
	}
	switch {
	case key == "OTHER":
		return func(*Jurisdiction) bool { return true }, closenessOther, nil
	case key == "PARTNERS":
		return Partner, closenessPartner, nil
	case len(key) == 3 && strings.ToUpper(key) == key && Groups()[key] == nil:
		return func(j *Jurisdiction) bool { return j.ISO3 == key }, closenessNamed, nil
	case Groups()[key] != nil || slices.ContainsFunc(w.Jurisdictions, func(j Jurisdiction) bool { return slices.Contains(j.Groups, key) }):
		closeness := closenessGroup
		if key == "EMBARGO" {
			closeness = closenessEmbargo
		}
		return func(j *Jurisdiction) bool { return memberOf(j, key) }, closeness, nil
	}
	names := slices.Concat([]string{"PARTNERS", "OTHER", "MILITARY"}, groupNames())
	return nil, 0, fmt.Errorf("no destination or group is called %q; expected an ISO3 code or one of %s", key, strings.Join(names, ", "))
}

// Partner says whether PARTNERS stands for a jurisdiction.
func Partner(j *Jurisdiction) bool {
	return slices.ContainsFunc(partnerGroups, func(g string) bool { return memberOf(j, g) })
}

// memberOf looks into the world's own groups, or into the embedded table where
// the world says nothing of the jurisdiction's groups.
func memberOf(j *Jurisdiction, group string) bool {
	if len(j.Groups) > 0 {
		return slices.Contains(j.Groups, group)
	}
	return InGroup(group, j.ISO3)
}

func groupNames() []string {
	var names []string
	for _, m := range GroupMembers() {
		if len(names) == 0 || names[len(names)-1] != m.Group {
			names = append(names, m.Group)
		}
	}
	return names
}
