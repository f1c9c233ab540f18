package data

import (
	"errors"
	"fmt"
	"strings"
)

// problemsKept is how many problems of one kind are listed one by one; the
// rest are counted.
const problemsKept = 50

// Problem is one thing that is wrong with a world's files: what was found,
// where, what was expected and what to do.
type Problem struct {
	Kind     string // checksum, file, schema, code, index, order, duplicate, value, empty
	File     string // within the world's folder
	Row      int64  // data row, from 1; 0 where the problem is of the whole file or column
	Line     int64  // line of a text file, from 1; 0 elsewhere
	Column   string // "" where the problem is of the whole row or file
	Found    string
	Expected string
	Do       string // "" where nothing but repair at the source helps
	More     int    // further problems of the same kind in the same column that are not listed
}

// Error is the problem on one line.
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Row > 0 {
		fmt.Fprintf(&b, ", row %d", p.Row)
	}
	if p.Column != "" {
		fmt.Fprintf(&b, ", column %s", p.Column)
	}
	fmt.Fprintf(&b, ": found %s, expected %s", p.Found, p.Expected)
	if p.Do != "" {
		fmt.Fprintf(&b, "; %s", p.Do)
	}
	if p.More > 0 {
		fmt.Fprintf(&b, " (and %d more of this kind)", p.More)
	}
	return b.String()
}

// problems gathers what is wrong, the first fifty of each kind and column.
type problems struct {
	list []Problem
	seen map[[3]string]*tally
}

type tally struct{ count, last int }

func (ps *problems) add(p Problem) {
	if ps.seen == nil {
		ps.seen = map[[3]string]*tally{}
	}
	key := [3]string{p.Kind, p.File, p.Column}
	t := ps.seen[key]
	if t == nil {
		t = &tally{}
		ps.seen[key] = t
	}
	t.count++
	if t.count > problemsKept {
		ps.list[t.last].More++
		return
	}
	t.last = len(ps.list)
	ps.list = append(ps.list, p)
}

// count is the number of all problems, listed or not.
func (ps *problems) count() int {
	n := len(ps.list)
	for _, p := range ps.list {
		n += p.More
	}
	return n
}

// err is nil where nothing is wrong, else the first problem and how many follow.
func (ps *problems) err(where string) error {
	switch n := ps.count(); {
	case n == 0:
		return nil
	case n == 1:
		return fmt.Errorf("%s: %w", where, ps.list[0])
	default:
		first := ps.list[0]
		first.More = 0
		return fmt.Errorf("%s: %w (the first of %d problems; \"cordon check\" lists them)", where, first, n)
	}
}

// errEmptyWorld is what a problem of kind "empty" is.
var errEmptyWorld = errors.New("the world is empty: it has no trade flow")

// Is lets errors.Is find an empty world behind the problem's words.
func (p Problem) Is(target error) bool { return p.Kind == "empty" && target == errEmptyWorld }
