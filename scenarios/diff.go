package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"cordon/model/lever"
)

// Diff says in plain words what two scenarios change relative to each other, a
// line each; none where they do the same. Title, question and citation are words
// about a scenario and do not count.
func Diff(a, b *Scenario) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	nameA, nameB := twoNames(a, b)
	if a.Begins() != b.Begins() {
		add("%s begins on Monday %s, %s on %s: they can't stand in one comparison", nameA, a.Begins(), nameB, b.Begins())
	}
	if a.Weeks != b.Weeks {
		add("%s runs for %d weeks, %s for %d", nameA, a.Weeks, nameB, b.Weeks)
	}
	if a.Baseline != b.Baseline {
		add("%s is compared with %s, %s with %s", nameA, a.Baseline, nameB, b.Baseline)
	}
	linesA, linesB := lines(a), lines(b)
	partner := pairs(a, b)
	for _, m := range a.Measures {
		n, both := partner[m.Name]
		if !both {
			add("%s %s%s; %s does not", nameA, a.Plain(m), comma(when(linesA[m.Name])), nameB)
			continue
		}
		for _, line := range differ(a, b, m, *b.Measure(n), linesA[m.Name], linesB[n], nameA, nameB) {
			add("%s", line)
		}
	}
	for _, m := range b.Measures {
		if !paired(partner, m.Name) {
			left := nameA + " does not"
			if t, ok := m.Settings.(*lever.Threshold); ok && !touches(a, t.Item) {
				left = nameA + " leaves it"
			}
			add("%s %s%s; %s", nameB, b.Plain(m), comma(when(linesB[m.Name])), left)
		}
	}
	return out
}

// twoNames are the scenarios' names; with their files where the names are the same.
func twoNames(a, b *Scenario) (string, string) {
	switch {
	case a.Name != b.Name:
		return a.Name, b.Name
	case a.File != b.File:
		return a.File, b.File
	}
	return a.Name + " (first)", b.Name + " (second)"
}

func lines(s *Scenario) map[string]Line {
	out := map[string]Line{}
	for _, l := range Timetable(s) {
		out[l.Measure] = l
	}
	return out
}

// pairs finds each measure of a in b: by its name, else by what it pulls at.
func pairs(a, b *Scenario) map[string]string {
	out := map[string]string{}
	for _, m := range a.Measures {
		if n := b.Measure(m.Name); n != nil && n.Lever == m.Lever {
			out[m.Name] = n.Name
		}
	}
	for _, m := range a.Measures {
		if _, has := out[m.Name]; has {
			continue
		}
		for _, n := range b.Measures {
			if n.Lever == m.Lever && !paired(out, n.Name) && aim(a, m) == aim(b, n) {
				out[m.Name] = n.Name
				break
			}
		}
	}
	return out
}

func paired(pairs map[string]string, name string) bool {
	for _, n := range pairs {
		if n == name {
			return true
		}
	}
	return false
}

// aim is what a measure pulls at: entry, whose it is, and the destinations.
func aim(s *Scenario, m lever.Measure) string {
	var parts []string
	for _, set := range Settings(m.Lever) {
		if slices.Contains([]string{"item", "jurisdictions", "destinations"}, set.Kind) && set.Key != "members" || set.Key == "add" {
			parts = append(parts, s.setting(m.Name, set.Key))
		}
	}
	return strings.Join(parts, "|")
}

// touches says whether a measure names an entry.
func touches(s *Scenario, item string) bool {
	for _, m := range s.Measures {
		for _, set := range Settings(m.Lever) {
			if v := s.setting(m.Name, set.Key); set.Kind == "item" && (v == item || v == "ALL") {
				return true
			}
		}
	}
	return false
}

// differ says how two measures with the same aim differ.
func differ(a, b *Scenario, m, n lever.Measure, at, bt Line, nameA, nameB string) []string {
	name := m.Name
	if n.Name != m.Name {
		name += " (" + n.Name + " in " + nameB + ")"
	}
	var out []string
	add := func(format string, args ...any) {
		out = append(out, fmt.Sprintf("measure %s (%s): ", name, m.Lever)+fmt.Sprintf(format, args...))
	}
	va, vb := reflect.Indirect(reflect.ValueOf(m.Settings)), reflect.Indirect(reflect.ValueOf(n.Settings))
	for _, s := range Settings(m.Lever) {
		x, y := va.FieldByIndex(s.index).Interface(), vb.FieldByIndex(s.index).Interface()
		if reflect.DeepEqual(x, y) {
			continue
		}
		if s.Type == "list" {
			add("%s", lists(s.Key, x.([]string), y.([]string), nameA, nameB))
			continue
		}
		add("%s is %s in %s, %s in %s%s", s.Key, or(a.setting(m.Name, s.Key), s.Default), nameA, or(b.setting(n.Name, s.Key), s.Default), nameB, ratio(x, y))
	}
	if at.Published != bt.Published {
		add("published %s in %s, %s in %s", at.Published, nameA, bt.Published, nameB)
	}
	if at.From != bt.From {
		add("in force from %s in %s, from %s in %s (%s)", at.From, nameA, bt.From, nameB, later(at.From, bt.From))
	}
	if at.Until != bt.Until {
		add("ends %s in %s, %s in %s", end(at), nameA, end(bt), nameB)
	}
	return out
}

func end(l Line) string {
	if l.Until == 0 {
		return "never"
	}
	return l.Until.String()
}

// lists says which names one list has and the other lacks.
func lists(key string, x, y []string, nameA, nameB string) string {
	only := func(of, than []string) (out []string) {
		for _, v := range of {
			if !contains(than, v) {
				out = append(out, v)
			}
		}
		return out
	}
	var parts []string
	if o := only(x, y); len(o) > 0 {
		parts = append(parts, nameA+" alone has "+strings.Join(o, ", "))
	}
	if o := only(y, x); len(o) > 0 {
		parts = append(parts, nameB+" alone has "+strings.Join(o, ", "))
	}
	if len(parts) == 0 {
		parts = []string{"the order differs"}
	}
	return key + ": " + strings.Join(parts, "; ")
}

// ratio says in words how much larger one number is; "" for what are no numbers.
func ratio(x, y any) string {
	from, ok := amount(x)
	to, both := amount(y)
	if !ok || !both || from == to {
		return ""
	}
	switch {
	case from == 0 || to == 0:
		return ""
	case to == from/2:
		return " (half)"
	case to == 2*from:
		return " (twice)"
	case to > from:
		return fmt.Sprintf(" (%s%% more)", plainly(math.Round(1000*(to/from-1))/10))
	}
	return fmt.Sprintf(" (%s%% less)", plainly(math.Round(1000*(1-to/from))/10))
}

func amount(x any) (float64, bool) {
	switch v := x.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	case lever.Quantity:
		return v.Value, true
	case lever.Duration:
		return v.Weeks, true
	}
	return 0, false
}

func comma(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

func or(s, other string) string {
	if s == "" {
		s = other
	}
	if s == "" {
		return "not set"
	}
	return s
}
