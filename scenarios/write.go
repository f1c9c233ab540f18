package scenarios

import (
	"fmt"
	"regexp"
	"strings"
)

// Draft is a scenario file in the making: settings by path, written in the
// order in which they were set.
type Draft struct{ doc *node }

// NewDraft is an empty file.
func NewDraft() *Draft { return &Draft{&node{kind: mapping}} }

// Text sets a path such as title or measures.chips.use to words as they stand.
func (d *Draft) Text(path, words string) {
	d.put(path, &node{kind: scalar, text: words})
}

// Set sets a path such as measures.chips.by to a value as files write it: [USA].
func (d *Draft) Set(path, value string) error {
	n, err := syntax("the value of "+path, []byte(value), "")
	if err != nil {
		return err
	}
	d.put(path, n)
	return nil
}

// Drop takes a measure out.
func (d *Draft) Drop(measure string) {
	of := d.doc.get("measures")
	for i := range of.pairs {
		if of.pairs[i].key.text == measure {
			of.pairs = append(of.pairs[:i:i], of.pairs[i+1:]...)
			return
		}
	}
}

func (d *Draft) put(path string, n *node) {
	doc, err := replaced(d.doc, splitPath(path), n, "")
	if err != nil {
		panic(err) // paths of this package lead through groups of keys
	}
	d.doc = doc
}

// widest is the length of a line up to which a measure stands on one.
const widest = 150

// Bytes is the file: each key a line, each measure a line where it is short.
func (d *Draft) Bytes() []byte {
	var b strings.Builder
	for _, p := range d.doc.pairs {
		if p.key.text != "measures" {
			fmt.Fprintf(&b, "%s: %s\n", p.key.text, flow(p.value))
		}
	}
	measures := d.doc.get("measures")
	if measures == nil || len(measures.pairs) == 0 {
		return []byte(b.String())
	}
	b.WriteString("measures:\n")
	for _, p := range measures.pairs {
		if line := fmt.Sprintf("  %s: %s", p.key.text, flow(p.value)); len(line) <= widest {
			b.WriteString(line + "\n")
			continue
		}
		fmt.Fprintf(&b, "  %s:\n", p.key.text)
		for _, s := range p.value.pairs {
			fmt.Fprintf(&b, "    %s: %s\n", s.key.text, flow(s.value))
		}
	}
	return []byte(b.String())
}

// flow is a value on one line that reads back as itself.
func flow(n *node) string {
	switch n.kind {
	case sequence:
		parts := make([]string, len(n.list))
		for i, e := range n.list {
			parts[i] = flow(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case mapping:
		parts := make([]string, len(n.pairs))
		for i, p := range n.pairs {
			parts[i] = quoted(p.key.text) + ": " + flow(p.value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case empty:
		return ""
	}
	return quoted(n.text)
}

// plainWord is text that YAML reads as it stands, in brackets too.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 ._/%()+-]*$`)

// quoted puts text in quotation marks where YAML would read something else.
func quoted(text string) string {
	switch strings.ToLower(text) {
	case "null", "yes", "no", "on", "off": // the last four mean something to old readers
	default:
		if plainWord.MatchString(text) && !strings.HasSuffix(text, " ") {
			return text
		}
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(text) + `"`
}
