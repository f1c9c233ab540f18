package odd

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed elements/*.md submodels/*.md
var pages embed.FS

// Page is one Markdown page with what it says about the code.
type Page struct {
	File       string // elements/1-purpose.md
	Title      string
	Text       string // Markdown below the keys
	Processes  []string
	Parameters []Symbol
	Code       []string // files below model/
	Functions  []Place
	Constants  []Place
	Literals   []Place
}

// Symbol is a parameter and what equations call it.
type Symbol struct{ Path, Symbol string }

// Place is something in a file: a function, a constant with its value, or a
// number inside a function.
type Place struct{ File, Name, Value string }

// SubModels are the pages of submodels, in order.
func SubModels() []Page { return read("submodels") }

// elements are the pages of ODD's other elements, in order.
func elements() []Page { return read("elements") }

// Pages are all of them.
func Pages() []Page { return append(elements(), SubModels()...) }

func read(dir string) []Page {
	files, err := pages.ReadDir(dir) // sorted by name
	if err != nil {
		panic(err) // embedded
	}
	out := make([]Page, 0, len(files))
	for _, f := range files {
		name := dir + "/" + f.Name()
		text, err := pages.ReadFile(name)
		if err != nil {
			panic(err)
		}
		p, err := parse(name, string(text))
		if err != nil {
			panic(err) // TestPages parses them all
		}
		out = append(out, p)
	}
	return out
}

// parse reads one page; an error names file and line.
func parse(file, text string) (Page, error) {
	p := Page{File: file}
	lines := strings.Split(text, "\n")
	title, ok := strings.CutPrefix(lines[0], "# ")
	if !ok {
		return p, fmt.Errorf("%s:1: found %q, expected a title such as \"# Prices\"", file, lines[0])
	}
	p.Title = title
	n := 1
	for ; n < len(lines); n++ {
		if lines[n] == "" {
			continue
		}
		key, value, found := strings.Cut(lines[n], ": ")
		if !found || strings.ContainsAny(key, " *|") {
			break
		}
		if err := p.key(key, value); err != nil {
			return p, fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
	}
	p.Text = strings.TrimSpace(strings.Join(lines[n:], "\n")) + "\n"
	return p, nil
}

// key reads one line of keys.
func (p *Page) key(key, value string) error {
	for part := range strings.SplitSeq(value, ", ") {
		if part = strings.TrimSpace(part); part == "none" {
			continue
		}
		words := strings.Fields(part)
		switch {
		case key == "processes" && len(words) == 1:
			p.Processes = append(p.Processes, part)
		case key == "code" && len(words) == 1:
			p.Code = append(p.Code, part)
		case key == "parameters" && len(words) <= 2:
			path, symbol, _ := strings.Cut(part, " (")
			p.Parameters = append(p.Parameters, Symbol{path, strings.TrimSuffix(symbol, ")")})
		case key == "functions" && len(words) == 2:
			p.Functions = append(p.Functions, Place{File: words[0], Name: words[1]})
		case key == "literals" && len(words) == 3:
			p.Literals = append(p.Literals, Place{words[0], words[1], words[2]})
		case key == "constants" && len(words) >= 4 && words[2] == "=":
			p.Constants = append(p.Constants, Place{words[0], words[1], strings.Join(words[3:], " ")})
		default:
			return fmt.Errorf("found %s: %q, expected a key of package odd's documentation in its form", key, part)
		}
	}
	return nil
}
