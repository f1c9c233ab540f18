package scenarios

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"cordon/data"
)

// longestRun is the largest number of weeks that a file may ask for: 20 years.
const longestRun = 1040

// topLevel are the keys of a scenario file.
var topLevel = []string{"title", "question", "citation", "baseline", "start", "weeks", "measures"}

// Parse reads a scenario. Names of items, jurisdictions, groups and products
// are checked against w, and groups expanded; with w nil they wait for
// CheckWorld. The error is Problems and holds everything wrong with the file.
func Parse(file string, src []byte, w *data.World) (*Scenario, error) {
	doc, err := syntax(file, src, "")
	if err != nil {
		return nil, err
	}
	return read(file, doc, w)
}

// reader turns nodes into a scenario and notes what is wrong on the way.
type reader struct {
	file     string
	w        *data.World
	names    []string          // of the measures, in the order of the file
	added    map[string]string // entries that measures of this file add, and the unit of their threshold
	remarks  []string          // what a reader should know and is no mistake
	problems Problems
}

func read(file string, doc *node, w *data.World) (*Scenario, error) {
	r := &reader{file: file, w: w, added: map[string]string{}}
	base := filepath.Base(filepath.ToSlash(file))
	s := &Scenario{
		Name: strings.TrimSuffix(base, filepath.Ext(base)), File: file,
		Baseline: "today", Weeks: DefaultWeeks, doc: doc, world: w,
	}
	if doc.kind != mapping {
		r.note(doc, doc.text, "a scenario is a group of keys (%s), but this file holds %s", strings.Join(topLevel, ", "), doc.found())
		return nil, r.problems
	}
	meant := r.keys(doc, "at the top level", topLevel)
	if doc.get("title") == nil && !meant["title"] {
		r.note(doc, "", "title is missing: say in one line what is proposed")
	}
	s.Title = r.text(doc, "title")
	s.Question = r.text(doc, "question")
	if s.Question != "" && !strings.HasSuffix(s.Question, "?") {
		r.note(doc.get("question"), s.Question, "question %s does not end in \"?\"", quote(s.Question))
	}
	s.Citation = r.text(doc, "citation")
	r.baseline(s, doc)
	if n := r.scalar(doc, "start"); n != nil {
		s.Start = r.date(n, "start")
	}
	if n := r.scalar(doc, "weeks"); n != nil {
		s.Weeks = r.weeks(n)
	}
	settings := r.measures(s, doc.get("measures"))
	r.references(s, settings)
	r.timing(s, settings)
	if len(r.problems) == 0 {
		r.trial(s, settings)
	}
	if len(r.problems) > 0 {
		return nil, r.problems.sorted()
	}
	s.Remarks = r.remarks
	return s, nil
}

func (r *reader) baseline(s *Scenario, doc *node) {
	name := r.text(doc, "baseline")
	if name == "" {
		return
	}
	s.Baseline = name
	if isPath(name) {
		return
	}
	builtIn := BuiltIn()
	for _, b := range builtIn {
		if b == name {
			return
		}
	}
	r.note(doc.get("baseline"), name, "no built-in scenario is called %s; %s (or give the path of a .yaml file)", quote(name), hint(name, builtIn))
}

func (r *reader) weeks(n *node) int {
	weeks, err := strconv.Atoi(n.text)
	switch {
	case err != nil:
		r.note(n, n.text, "weeks %s is not a whole number of weeks", quote(n.text))
	case weeks < 1 || weeks > longestRun:
		r.note(n, n.text, "weeks %d is outside its range 1..%d", weeks, longestRun)
	default:
		return weeks
	}
	return DefaultWeeks
}

// note adds a problem at a node.
func (r *reader) note(n *node, text, format string, args ...any) {
	p := Problem{File: r.file, Line: n.line, Column: n.col, Text: text, Message: fmt.Sprintf(format, args...)}
	if n.origin != "" {
		p.File, p.Line, p.Column = n.origin, 0, 0
	}
	r.problems = append(r.problems, p)
}

// keys notes keys that are unknown or given twice, and returns those that the
// unknown ones were meant to be.
func (r *reader) keys(n *node, where string, known []string) (meant map[string]bool) {
	r.duplicates(n)
	meant = map[string]bool{}
	for _, p := range n.pairs {
		text := p.key.text
		if contains(known, text) {
			continue
		}
		all := ""
		if near, sure := nearest(text, known); sure {
			meant[near] = true
		} else {
			all = " (all: " + strings.Join(known, ", ") + ")"
		}
		r.note(p.key, text, "no key %s is called %s; %s%s", where, quote(text), hint(text, known), all)
	}
	return meant
}

func (r *reader) duplicates(n *node) {
	first := make(map[string]*node, len(n.pairs))
	for _, p := range n.pairs {
		if f := first[p.key.text]; f != nil {
			r.note(p.key, p.key.text, "%s is given twice, first on line %d; keep one", quote(p.key.text), f.line)
			continue
		}
		first[p.key.text] = p.key
	}
}

// scalar is a key's value where it has one, noting what is no single value.
func (r *reader) scalar(n *node, key string) *node {
	v := n.get(key)
	if v == nil || r.single(v, key) {
		return v
	}
	return nil
}

func (r *reader) single(v *node, key string) bool {
	switch {
	case v.kind == scalar && strings.TrimSpace(v.text) != "":
		return true
	case v.kind == empty || v.kind == scalar:
		r.note(v, key, "%s has no value; give one or leave the key out", key)
	default:
		r.note(v, v.String(), "%s must be a single value, not %s", key, v.found())
	}
	return false
}

func (r *reader) text(n *node, key string) string {
	if v := r.scalar(n, key); v != nil {
		return strings.TrimSpace(v.text)
	}
	return ""
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}
