package chance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// Every decision has the name of its constant, at its number.
func TestEveryDecisionHasAName(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "decisions.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(f, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok {
			return true
		}
		n++
		if want := spec.Names[0].Name; n >= len(decisions) || strings.ReplaceAll(decisions[n], "_", "") != strings.ToLower(want) {
			t.Errorf("decision %d is %s and is called %q", n, want, Decision(n))
		}
		return true
	})
	if n != len(decisions)-1 {
		t.Errorf("%d decisions, %d names", n, len(decisions)-1)
	}
}
