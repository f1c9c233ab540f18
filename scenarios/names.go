package scenarios

import (
	"fmt"
	"sort"
	"strings"
)

// Nearest is the name that takes the fewest slips of the pen to become text
// (letters added, dropped, changed or swapped; case does not count). Where
// several do, one with the same first letter goes first, then the alphabet; ""
// where there are no names.
func Nearest(text string, names []string) string {
	name, _ := nearest(text, names)
	return name
}

// nearest also says whether the name is so near that it must have been meant.
func nearest(text string, names []string) (best string, sure bool) {
	text = strings.ToLower(text)
	least := 0
	for _, name := range sortedCopy(names) {
		lower := strings.ToLower(name)
		d := 2 * slips(text, lower)
		if len(text) >= 4 && strings.Contains(lower, text) { // denial: presumption_of_denial
			d = min(d, 2)
		}
		if text == "" || lower == "" || text[0] != lower[0] {
			d++
		}
		if best == "" || d < least {
			best, least = name, d
		}
	}
	return best, best != "" && least <= len(best)
}

// hint says which name was meant, or at least which is nearest.
func hint(text string, names []string) string {
	near, sure := nearest(text, names)
	switch {
	case near == "":
		return "there is none"
	case sure:
		return fmt.Sprintf("did you mean %q?", near)
	}
	return fmt.Sprintf("the nearest is %q", near)
}

// some lists names, the first dozen where they are many.
func some(names []string) string {
	const few = 12
	if len(names) > few {
		return strings.Join(names[:few], ", ") + ", ..."
	}
	return strings.Join(names, ", ")
}

func sortedCopy(names []string) []string {
	c := append([]string(nil), names...)
	sort.Strings(c)
	return c
}

// slips is the optimal string alignment distance: letters added, dropped or
// changed, and neighbours swapped.
func slips(from, to string) int {
	a, b := []rune(from), []rune(to)
	const long = 100 // nobody mistypes more
	if len(a) > long {
		a = a[:long]
	}
	two, one := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range one {
		one[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
		two, one = one, row
	}
	return one[len(b)]
}
