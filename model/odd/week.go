package odd

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"

	"cordon/model"
)

// Step is one line of the week.
type Step struct {
	Number    string   // of the part of the week it belongs to, as its comment says; "" before the first
	Processes []string // what it calls: Market.Arise, govern
	Comment   string   // the line's own comment
	Doc       string   // what week.go says of a function of its own
}

// Week is the list of steps in the order of week.go.
func Week() (steps []Step, reasons string, err error) { return weekOf(model.WeekSource) }

// numbered is a comment that begins with the number of a part.
var numbered = regexp.MustCompile(`^([0-9]+) +(.*)$`)

// weekOf reads the function step of a Go file.
func weekOf(source string) (steps []Step, reasons string, err error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "week.go", source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, "", err
	}
	comments, docs := map[int]string{}, map[string]string{}
	for _, group := range file.Comments {
		for _, c := range group.List {
			comments[fset.Position(c.Pos()).Line] = strings.TrimSpace(strings.TrimPrefix(c.Text, "//"))
		}
	}
	var step *ast.FuncDecl
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		docs[f.Name.Name] = strings.TrimSpace(f.Doc.Text())
		if f.Name.Name == "step" {
			step = f
		}
	}
	number := ""
	if step == nil {
		return nil, "", errors.New("week.go has no function step: the process overview is made from it")
	}
	of := receiver(step)
	for _, s := range step.Body.List {
		called := calls(s, of)
		if len(called) == 0 {
			continue
		}
		line := Step{Processes: called, Comment: comments[fset.Position(s.End()).Line], Doc: docs[called[0]]}
		if m := numbered.FindStringSubmatch(line.Comment); m != nil {
			number, line.Comment = m[1], m[2]
		}
		line.Number = number
		steps = append(steps, line)
	}
	return steps, docs["step"], nil
}

// receiver is the name of a method's receiver.
func receiver(f *ast.FuncDecl) string { return f.Recv.List[0].Names[0].Name }

// calls are the processes that a statement calls or hands on: r.govern, and
// r.Market.Buy with r.Compliance.Choose as its argument.
func calls(s ast.Stmt, of string) []string {
	var out []string
	called := map[ast.Expr]bool{}
	ast.Inspect(s, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok {
			called[c.Fun] = true
		}
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		switch x := sel.X.(type) {
		case *ast.Ident:
			if x.Name == of && called[sel] {
				out = append(out, sel.Sel.Name)
			}
		case *ast.SelectorExpr:
			if root, ok := x.X.(*ast.Ident); ok && root.Name == of && x.Sel.Name != "Params" && x.Sel.Name != "State" {
				out = append(out, x.Sel.Name+"."+sel.Sel.Name)
				return false
			}
		}
		return true
	})
	return out
}
