package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// largest is the size of a scenario file above which it is refused [bytes]:
// the parser's time grows faster than the file's length.
const largest = 1 << 16

// deepest is how far lists and mappings may nest.
const deepest = 12

type kind uint8

const (
	empty kind = iota // a key without a value
	scalar
	sequence
	mapping
)

func (k kind) String() string {
	return [...]string{"nothing", "a value", "a list", "a group of keys"}[k]
}

// node is one value of a scenario file and where it stands. Scalars keep the
// text as it was written, so that an HS code stays "010121" and an entry
// "4E001" is no number.
type node struct {
	kind      kind
	text      string
	line, col int    // 1-based
	origin    string // "--set PATH=VALUE"; "": the file
	list      []*node
	pairs     []pair
}

type pair struct{ key, value *node }

// get is the value of a mapping's key; nil where it has none such.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	for _, p := range n.pairs {
		if p.key.text == key {
			return p.value
		}
	}
	return nil
}

// at follows keys downwards; nil where one is missing.
func (n *node) at(path []string) *node {
	for _, key := range path {
		n = n.get(key)
	}
	return n
}

// found is the value as an error names what stands in place of another.
func (n *node) found() string {
	if n.kind == scalar {
		return quote(n.text)
	}
	return n.kind.String()
}

// plain is a scalar's text; "" for anything else.
func (n *node) plain() string {
	if n == nil || n.kind != scalar {
		return ""
	}
	return n.text
}

// String is the value as one would write it on one line.
func (n *node) String() string {
	switch n.kind {
	case scalar:
		return n.text
	case sequence:
		parts := make([]string, len(n.list))
		for i, e := range n.list {
			parts[i] = e.String()
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case mapping:
		parts := make([]string, len(n.pairs))
		for i, p := range n.pairs {
			parts[i] = p.key.String() + ": " + p.value.String()
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return ""
}

// syntax reads YAML into nodes. The error is Problems; it holds one where the
// text is no YAML at all.
func syntax(file string, src []byte, origin string) (root *node, err error) {
	t := &tree{file: file, origin: origin}
	if len(src) > largest {
		return nil, t.fail(nil, "", fmt.Sprintf("%d bytes is too long for a scenario: at most %d are read", len(src), largest))
	}
	defer func() { // a parser that stumbles must not end the process
		if r := recover(); r != nil {
			root, err = nil, t.fail(nil, "", "this is no YAML that can be read")
		}
	}()
	src = bytes.TrimPrefix(src, []byte("\ufeff")) // a byte order mark
	f, perr := parser.ParseBytes(src, 0, parser.AllowDuplicateMapKey())
	if perr != nil {
		var y yaml.Error
		if errors.As(perr, &y) {
			text := strings.TrimSpace(y.GetToken().Value)
			why := strings.NewReplacer("\t", `\t`, "\n", `\n`).Replace(y.GetMessage())
			return nil, t.fail(y.GetToken(), text, fmt.Sprintf("not readable as YAML near %s: %s", quote(text), why))
		}
		return nil, t.fail(nil, "", fmt.Sprintf("not readable as YAML: %v", perr))
	}
	root = &node{kind: empty, line: 1, col: 1, origin: origin}
	seen := false
	for _, d := range f.Docs {
		switch {
		case d.Body == nil:
		case seen:
			t.note(d.Body.GetToken(), d.Body.GetToken().Value, "a second document begins here; a scenario file holds one")
		default:
			root, seen = t.node(d.Body, 0), true
		}
	}
	if len(t.problems) > 0 {
		return nil, t.problems.sorted()
	}
	return root, nil
}

// tree turns the parser's syntax tree into nodes.
type tree struct {
	file, origin string
	problems     Problems
}

func (t *tree) note(tk *token.Token, text, message string) {
	p := Problem{File: t.file, Text: text, Message: message}
	if t.origin != "" {
		p.File = t.origin
	} else if tk != nil && tk.Position != nil {
		p.Line, p.Column = tk.Position.Line, tk.Position.Column
	}
	t.problems = append(t.problems, p)
}

func (t *tree) fail(tk *token.Token, text, message string) error {
	t.note(tk, text, message)
	return t.problems
}

func (t *tree) node(a ast.Node, depth int) *node {
	n := &node{line: 1, col: 1, origin: t.origin}
	if a == nil {
		return n
	}
	tk := a.GetToken()
	if tk != nil && tk.Position != nil {
		n.line, n.col = tk.Position.Line, tk.Position.Column
	}
	if depth > deepest {
		t.note(tk, tk.Value, fmt.Sprintf("values nest more than %d deep here; no setting does", deepest))
		return n
	}
	switch v := a.(type) {
	case *ast.NullNode:
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text = scalar, tk.Value
	case *ast.LiteralNode:
		n.kind, n.text = scalar, strings.TrimSpace(v.Value.Value)
	case *ast.SequenceNode:
		n.kind = sequence
		for _, e := range v.Values {
			n.list = append(n.list, whole(t.node(e, depth+1)))
		}
	case *ast.MappingNode:
		n.kind = mapping
		for _, e := range v.Values {
			t.pair(n, e, depth)
		}
	case *ast.MappingValueNode:
		n.kind = mapping
		t.pair(n, v, depth)
	default:
		t.note(tk, tk.Value, fmt.Sprintf("%s is a YAML %s, which scenario files do not use; write the value out", quote(tk.Value), strings.ToLower(a.Type().String())))
	}
	return n
}

func (t *tree) pair(n *node, e *ast.MappingValueNode, depth int) {
	key := t.node(e.Key, depth+1)
	if key.kind != scalar { // "? key", "<<" and the like
		t.note(e.Key.GetToken(), e.Key.GetToken().Value, "a key must be a plain word")
		return
	}
	if len(n.pairs) == 0 {
		n.line, n.col = key.line, key.col
	}
	value := t.node(e.Value, depth+1)
	if value.kind == empty { // a missing value stands where its key does
		value.line, value.col = key.line, key.col
	}
	n.pairs = append(n.pairs, split(pair{key, value}))
}

// A colon without a blank behind it is part of a word, as in D:5; the parser
// takes it for the end of a key inside brackets and braces.

// whole is the word D:5 where the parser made {D: 5} of it.
func whole(n *node) *node {
	if n.kind != mapping || len(n.pairs) != 1 || !glued(n.pairs[0]) || strings.Contains(n.pairs[0].value.text, ":") {
		return n
	}
	p := n.pairs[0]
	return &node{kind: scalar, text: p.key.text + ":" + p.value.text, line: p.key.line, col: p.key.col, origin: n.origin}
}

// split is the pair D:5, free where the parser made D, "5: free" of it.
func split(p pair) pair {
	rest, value, found := strings.Cut(p.value.text, ":")
	if !found || !glued(p) {
		return p
	}
	key, to := *p.key, *p.value
	key.text += ":" + strings.TrimSpace(rest)
	to.text = strings.TrimSpace(value)
	to.col += len(p.value.text) - len(strings.TrimLeft(value, " "))
	return pair{&key, &to}
}

// glued says whether a pair is a letter and a digit with nothing but a colon
// between them.
func glued(p pair) bool {
	return len(p.key.text) == 1 && p.key.text[0]|0x20 >= 'a' && p.key.text[0]|0x20 <= 'z' && p.value.kind == scalar && p.value.text != "" &&
		p.value.text[0] >= '0' && p.value.text[0] <= '9' && p.value.line == p.key.line && p.value.col == p.key.col+2
}
