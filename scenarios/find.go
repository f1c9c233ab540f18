package scenarios

import (
	"slices"
	"strings"
)

// Found is one thing that a scenario file can name.
type Found struct {
	Kind  string // entry, product, country, group, lever, scenario, parameter, past change
	Name  string // by which scenario files and commands know it
	Title string
	Also  []string // other numbers and names
	Write string   // how to use it
	Note  string   // what to know of it in this world
	words []string // more text that is searched
}

// Find lists what all words match, the closest first: a code in full, the
// beginning of a code, a name, then anything said of it. Where nothing matches,
// nearest are names that may have been meant.
func (all Index) Find(words ...string) (found []Found, nearest []string) {
	type hit struct {
		at, rank int
	}
	var hits []hit
	for i := range all {
		rank := 0
		for _, word := range words {
			r := all[i].match(word)
			if r == 0 {
				rank = 0
				break
			}
			rank = max(rank, r) // the loosest match counts
		}
		if rank > 0 {
			hits = append(hits, hit{i, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.rank - b.rank })
	for _, h := range hits {
		found = append(found, all[h.at])
	}
	if len(found) > 0 {
		return found, nil
	}
	return nil, nearestNames(all, strings.Join(words, " "))
}

// How closely a word matches; smaller is closer.
const (
	exactly = iota + 1
	begins
	inName
	inText
)

func (f *Found) match(word string) int {
	word = strings.ToLower(strings.TrimSpace(word))
	if word == "" {
		return 0
	}
	best := 0
	better := func(rank int) {
		if best == 0 || rank < best {
			best = rank
		}
	}
	names := append([]string{f.Name}, f.Also...)
	for _, name := range names {
		name = strings.ToLower(name)
		_, number, _ := strings.Cut(name, " ") // "eccn 4a906" is found by 4A906
		switch {
		case name == word || number == word:
			better(exactly)
		case strings.HasPrefix(name, word) || number != "" && strings.HasPrefix(number, word):
			better(begins)
		case len(word) >= 3 && strings.Contains(name, word):
			better(inName)
		}
	}
	title := strings.ToLower(f.Title)
	switch {
	case title == word:
		better(exactly)
	case hasWord(title, word):
		better(inName)
	}
	for _, text := range f.words {
		if hasWord(strings.ToLower(text), word) {
			better(inText)
		}
	}
	return best
}

// hasWord says whether text holds a word that begins so.
func hasWord(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		i += at
		if i == 0 || !isLetter(text[i-1]) {
			return true
		}
		at = i + 1
	}
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

// nearestNames are up to three names that take the fewest slips of the pen.
func nearestNames(all []Found, text string) []string {
	var names []string
	for i := range all {
		names = append(append(names, all[i].Name), all[i].Also...)
		for part := range strings.FieldsFuncSeq(all[i].Title, func(r rune) bool { return strings.ContainsRune(" ,;:()", r) }) {
			if len(part) > 3 {
				names = append(names, part)
			}
		}
	}
	names = unique(names)
	var out []string
	for len(out) < 3 && len(names) > 0 {
		near := Nearest(text, names)
		out = append(out, near)
		names = slices.DeleteFunc(names, func(n string) bool { return strings.EqualFold(n, near) })
	}
	return out
}
