package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

var (
	sixDigits = regexp.MustCompile(`^[0-9]{6}$`)
	capitals  = regexp.MustCompile(`^([A-Z][A-Z0-9_]{2,}|[A-Z]:[0-9])$`) // USA, EU27, D:5
)

// named checks a text setting that names something, and returns the name.
func (r *reader) named(s Setting, n *node, text string) string {
	if s.Kind == "policy" {
		r.policy(s.name(), n)
		return text
	}
	if names := r.several(s, n, text); len(names) == 1 {
		return names[0]
	} else if len(names) > 1 {
		r.note(n, text, "%s %s stands for %d jurisdictions; name one", s.name(), quote(text), len(names))
	}
	return text
}

// several checks one name and returns what it stands for: a group its members
// in the world, sorted; anything else itself.
func (r *reader) several(s Setting, n *node, text string) []string {
	switch s.Kind {
	case "item":
		r.item(s.name(), n, text)
	case "jurisdictions":
		return r.jurisdiction(s.name(), n, text, false)
	case "destinations":
		return r.jurisdiction(s.name(), n, text, true)
	case "measure":
		if !contains(r.names, text) {
			r.note(n, text, "%s %s names no measure of this scenario; %s", s.name(), quote(text), hint(text, r.names))
		}
	case "hs6":
		r.hs6(s.name(), n, text)
	}
	return []string{text}
}

// item checks an entry number: one of the world's, one that a measure of this
// file adds, or ALL.
func (r *reader) item(key string, n *node, text string) {
	if r.w == nil || text == "ALL" {
		return
	}
	if _, added := r.added[text]; added || r.entry(text) != nil {
		return
	}
	var codes []string
	for i := range r.w.Items {
		codes = append(codes, r.w.Items[i].Entry)
	}
	r.note(n, text, "%s %s is on no list of the world %s; %s (\"cordon list items\" lists all)", key, quote(text), quote(r.w.Name), hint(text, codes))
}

func (r *reader) entry(code string) *data.Item {
	for i := range r.w.Items {
		if r.w.Items[i].Entry == code {
			return &r.w.Items[i]
		}
	}
	return nil
}

// jurisdiction checks an ISO 3166 code of three letters, a group or, where all
// is allowed, ALL; it returns the jurisdictions that it stands for.
func (r *reader) jurisdiction(key string, n *node, text string, all bool) []string {
	if r.w == nil {
		if !capitals.MatchString(text) && data.GroupCalled(text) == "" {
			r.note(n, text, "%s %s is neither a jurisdiction's three letters (USA) nor a group (EU27)", key, quote(text))
		}
		return []string{text}
	}
	if r.w.JurisdictionIndex(text) >= 0 {
		return []string{text}
	}
	group := r.group(text)
	var members []string
	for i := range r.w.Jurisdictions {
		j := &r.w.Jurisdictions[i]
		if text == "ALL" && all || text == "PARTNERS" && data.Partner(j) || contains(groupsOf(j), group) {
			members = append(members, j.ISO3)
		}
	}
	r.absent(group, members)
	switch {
	case len(members) > 0:
		return members
	case data.Groups()[group] != nil:
		r.note(n, text, "%s %s is a group of which no member is in the world %s; its members are %s", key, quote(text), quote(r.w.Name), some(data.Groups()[group]))
	default:
		r.noJurisdiction(key, n, text, all)
	}
	return nil
}

// group is the name by which worlds know a group: their own, or that of an
// alias such as D:5.
func (r *reader) group(text string) string {
	for i := range r.w.Jurisdictions {
		if contains(r.w.Jurisdictions[i].Groups, text) {
			return text
		}
	}
	if group := data.GroupCalled(text); group != "" {
		return group
	}
	return text
}

// absent remembers which members of a group the world lacks.
func (r *reader) absent(group string, members []string) {
	var missing []string
	for _, iso3 := range data.Groups()[group] {
		if r.w.JurisdictionIndex(iso3) < 0 {
			missing = append(missing, iso3)
		}
	}
	if len(members) == 0 || len(missing) == 0 {
		return
	}
	text := fmt.Sprintf("%s stands for %s; of its %d members this world lacks %s", group, strings.Join(members, ", "), len(data.Groups()[group]), strings.Join(missing, ", "))
	if !contains(r.remarks, text) {
		r.remarks = append(r.remarks, text)
	}
}

// policyKey checks a key of a table of policies: a jurisdiction, a group (which
// may have no member in this world), PARTNERS or OTHER.
func (r *reader) policyKey(key string, n *node) {
	switch {
	case n.text == "PARTNERS" || n.text == "OTHER" || data.GroupCalled(n.text) != "":
	case n.text == "ALL":
		r.note(n, n.text, "%s \"ALL\": write OTHER, which stands for every destination that no other key names", key)
	default:
		r.jurisdiction(key, n, n.text, false)
	}
}

func (r *reader) noJurisdiction(key string, n *node, text string, all bool) {
	var known []string
	meant := ""
	for i := range r.w.Jurisdictions {
		j := &r.w.Jurisdictions[i]
		known = append(append(known, j.ISO3), groupsOf(j)...)
		if name := strings.ToLower(j.Name); len(text) >= 3 && strings.HasPrefix(name, strings.ToLower(text)) || data.CountryCalled(text) == j.ISO3 {
			meant = fmt.Sprintf("did you mean %q?", j.ISO3)
		}
	}
	for _, g := range data.GroupNames() {
		known = append(known, g.Aliases...)
	}
	if all {
		known = append(known, "ALL")
	}
	if meant == "" {
		meant = hint(text, known)
	}
	r.note(n, text, "%s %s is neither a jurisdiction nor a group of the world %s; %s (\"cordon list jurisdictions\" lists all)", key, quote(text), quote(r.w.Name), meant)
}

// groupsOf are a jurisdiction's groups by the world or, where that is silent,
// by the embedded table.
func groupsOf(j *data.Jurisdiction) []string {
	if len(j.Groups) > 0 {
		return j.Groups
	}
	return data.GroupsOf(j.ISO3)
}

func (r *reader) hs6(key string, n *node, text string) {
	if !sixDigits.MatchString(text) {
		r.note(n, text, "%s %s is not an HS code of six digits, like 854231", key, quote(text))
		return
	}
	if r.w == nil || r.w.ProductIndex(text) >= 0 {
		return
	}
	var codes []string
	for i := range r.w.Products {
		codes = append(codes, r.w.Products[i].HS6)
	}
	r.note(n, text, "%s %s has no recorded trade in the world %s, so nothing would happen; the nearest code that has is %q", key, quote(text), quote(r.w.Name), Nearest(text, codes))
}

// units checks that a quantity is in the unit of the entry that the measure
// names.
func (r *reader) units(v reflect.Value, all []Setting, n *node) {
	if r.w == nil {
		return
	}
	for _, of := range all {
		at := n.get(of.Key)
		if of.Kind != "item" || at == nil || at.kind != scalar {
			continue
		}
		for _, s := range all {
			q, ok := reflect.Indirect(v.FieldByIndex(s.index)).Interface().(lever.Quantity)
			if given := n.get(s.Key); ok && given != nil && q.Unit != "" {
				r.unit(s, given, q, strings.TrimSpace(at.text))
			}
		}
	}
}

func (r *reader) unit(s Setting, n *node, q lever.Quantity, code string) {
	if code == "ALL" {
		r.note(n, n.text, "%s %s needs one entry whose threshold it is, not ALL", s.name(), quote(n.text))
		return
	}
	want, isAdded := r.added[code]
	if it := r.entry(code); it != nil {
		want = it.Unit
		if math.IsNaN(it.Threshold) || it.Unit == "" {
			r.note(n, n.text, "%s %s: entry %s has no numerical threshold", s.name(), quote(n.text), code)
			return
		}
	} else if !isAdded {
		return
	}
	if q.Unit != want {
		r.note(n, n.text, "%s %s is in %s, but entry %s is measured in %s; write %s %s", s.name(), quote(n.text), quote(q.Unit), code, quote(want), strings.Fields(n.text)[0], want)
	}
}
