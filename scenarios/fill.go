package scenarios

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// settings reads a measure's own keys into its lever's fields.
func (r *reader) settings(m *lever.Measure, key, n *node) {
	v := reflect.ValueOf(m.Settings).Elem()
	all := fields(m.Lever, v.Type(), nil)
	known := append([]string(nil), common...)
	for _, s := range all {
		known = append(known, s.Key)
	}
	meant := r.keys(n, fmt.Sprintf("of lever %s", quote(m.Lever)), known)
	for _, s := range all {
		given := n.get(s.Key)
		switch {
		case given != nil:
			r.fill(target(v, s), s, given)
		case meant[s.Key]: // misspelt, and noted
		case s.Required:
			r.note(key, key.text, "measure %s lacks %s, which lever %s needs: %s", quote(key.text), s.Key, quote(m.Lever), s.Doc)
		case s.Default != "":
			ground := &node{kind: scalar, text: s.Default, origin: "default of lever " + m.Lever}
			if s.Type == "list" || s.Type == "table" {
				ground, _ = syntax(r.file, []byte(s.Default), ground.origin)
			}
			r.fill(target(v, s), s, ground)
		}
	}
	r.ends(v, all, n)
	r.units(v, all, n)
}

// target is the field to write to, made where it is a pointer.
func target(v reflect.Value, s Setting) reflect.Value {
	f := v.FieldByIndex(s.index)
	if f.Kind() == reflect.Pointer {
		f.Set(reflect.New(f.Type().Elem()))
		f = f.Elem()
	}
	return f
}

func (r *reader) fill(to reflect.Value, s Setting, n *node) {
	switch s.Type {
	case "list":
		to.Set(reflect.ValueOf(r.list(s, n)))
		return
	case "table":
		to.Set(reflect.ValueOf(r.table(s, n)))
		return
	}
	if !r.single(n, s.name()) {
		return
	}
	text := strings.TrimSpace(n.text)
	switch s.Type {
	case "quantity":
		value, unit, err := quantity(text)
		switch {
		case err != nil:
			r.note(n, text, "%s %s %v; write a number and its unit, like 2400 TPP", s.name(), quote(text), err)
		case unit == "":
			r.note(n, text, "%s %s has no unit; write a number and its unit, like 2400 TPP", s.name(), quote(text))
		case r.inside(s, n, value):
			to.Set(reflect.ValueOf(lever.Quantity{Value: value, Unit: unit}))
		}
	case "duration":
		d, err := duration(text)
		if err != nil {
			r.note(n, text, "%s %s %v", s.name(), quote(text), err)
		} else if r.inside(s, n, d.Weeks) {
			to.Set(reflect.ValueOf(d))
		}
	case "date":
		to.Set(reflect.ValueOf(r.date(n, s.name())))
	case "number":
		value, err := number(text)
		if err != nil {
			r.note(n, text, "%s %s %v; write it like 0.25, without a unit", s.name(), quote(text), err)
		} else if r.inside(s, n, value) {
			to.SetFloat(value)
		}
	case "whole number":
		value, err := strconv.Atoi(text)
		if err != nil {
			r.note(n, text, "%s %s is not a whole number", s.name(), quote(text))
		} else if r.inside(s, n, float64(value)) {
			to.SetInt(int64(value))
		}
	case "yes or no":
		if text != "true" && text != "false" {
			r.note(n, text, "%s %s is neither true nor false", s.name(), quote(text))
		}
		to.SetBool(text == "true")
	case "policy":
		if p, ok := r.policy(s.name(), n); ok {
			to.Set(reflect.ValueOf(p))
		}
	case "text":
		to.SetString(r.named(s, n, text))
	}
}

// inside notes a number that is outside the setting's range.
func (r *reader) inside(s Setting, n *node, value float64) bool {
	if value >= s.Low && value <= s.High {
		return true
	}
	r.note(n, n.text, "%s %s is outside its range %s", s.name(), strings.TrimSpace(n.text), s.Range())
	return false
}

// list reads [USA, JPN], or a single value, or values with commas between
// them, as a command line has them.
func (r *reader) list(s Setting, n *node) []string {
	entries := n.list
	switch n.kind {
	case empty:
		r.single(n, s.name())
		return nil
	case scalar:
		for _, part := range strings.Split(n.text, ",") {
			e := *n
			e.text = part
			entries = append(entries, &e)
		}
	case sequence:
	default:
		r.note(n, n.String(), "%s must be a list like [USA, JPN], not %s", s.name(), n.found())
		return nil
	}
	if len(entries) == 0 {
		r.note(n, "[]", "%s is an empty list; name at least one or leave the key out", s.name())
	}
	var out []string
	seen := map[string]bool{}
	for _, e := range entries {
		if !r.single(e, "an entry of "+s.name()) {
			continue
		}
		text := strings.TrimSpace(e.text)
		if seen[text] {
			r.note(e, text, "%s names %s twice; keep one", s.name(), quote(text))
			continue
		}
		seen[text] = true
		out = append(out, r.several(s, e, text)...)
	}
	return unique(out)
}

// table reads {CHN: case_by_case, OTHER: approval} or {JPN: 2023-07-23}.
func (r *reader) table(s Setting, n *node) map[string]string {
	if n.kind != mapping {
		like := "{CHN: case_by_case, OTHER: approval}"
		if s.Kind == "date" {
			like = "{JPN: 2023-07-23}"
		}
		r.note(n, n.String(), "%s must be a table like %s, not %s", s.name(), like, n.found())
		return nil
	}
	r.duplicates(n)
	out := make(map[string]string, len(n.pairs))
	for _, p := range n.pairs {
		if !r.single(p.value, s.name()+" of "+p.key.text) {
			continue
		}
		if s.Kind == "policy" {
			r.policyKey(s.name(), p.key)
			r.policy(s.name()+" of "+p.key.text, p.value)
		}
		if s.Kind == "date" { // a group's date is that of its members
			r.date(p.value, s.name()+" of "+p.key.text)
			for _, j := range r.jurisdiction(s.name(), p.key, p.key.text, false) {
				out[j] = strings.TrimSpace(p.value.text)
			}
			continue
		}
		out[p.key.text] = strings.TrimSpace(p.value.text)
	}
	return out
}

func (r *reader) policy(key string, n *node) (data.Policy, bool) {
	var names []string
	for p := data.Free; p <= data.PresumptionDenial; p++ {
		if p.String() == n.text {
			return p, true
		}
		names = append(names, p.String())
	}
	r.note(n, n.text, "%s %s is no licence policy; %s (%s)", key, quote(n.text), hint(n.text, names), strings.Join(names, ", "))
	return 0, false
}

// ends notes a low or high end on the wrong side of its middle, for settings
// named x_low, x and x_high.
func (r *reader) ends(v reflect.Value, all []Setting, n *node) {
	value := map[string]float64{}
	for _, s := range all {
		if s.Type == "number" && n.get(s.Key) != nil {
			value[s.Key] = reflect.Indirect(v.FieldByIndex(s.index)).Float()
		}
	}
	for _, s := range all {
		middle, ok := value[s.Key]
		if !ok {
			continue
		}
		if low, ok := value[s.Key+"_low"]; ok && low > middle {
			r.note(n.get(s.Key+"_low"), n.get(s.Key+"_low").text, "%s_low %g is above %s %g", s.name(), low, s.Key, middle)
		}
		if high, ok := value[s.Key+"_high"]; ok && high < middle {
			r.note(n.get(s.Key+"_high"), n.get(s.Key+"_high").text, "%s_high %g is below %s %g", s.name(), high, s.Key, middle)
		}
	}
}

func unique(list []string) []string {
	var out []string
	seen := make(map[string]bool, len(list))
	for _, e := range list {
		if !seen[e] {
			seen[e] = true
			out = append(out, e)
		}
	}
	return out
}
