package model_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers is who may import whom, lowest first: a package imports from lines
// above its own only, so two packages on one line never import each other.
const layers = `
model/exact
model/chance
data
model/param model/world
model/market model/compliance model/licensing model/enforcement model/evasion model/coalition model/technology model/firms model/review model/projects model/lever model/outcome
model
model/limits
scenarios plots
experiments/cases experiments/conclusions experiments/nulls experiments/explain experiments/release
experiments model/odd
experiments/history experiments/patterns experiments/archive
experiments/register
cmd/cordon
`

// onlyIn says which package alone may import what lies below a path.
var onlyIn = map[string]string{
	"github.com/apache/arrow/":     "data", // so that a later Arrow is one package's change
	"github.com/edsrzf/mmap-go":    "data",
	"github.com/urfave/cli/":       "cmd/cordon",
	"github.com/goccy/go-yaml":     "scenarios",
	"gonum.org/v1/plot":            "plots",
	"github.com/jedib0t/go-pretty": "cmd/cordon",
	"github.com/yuin/goldmark":     "cmd/cordon",
}

// offLimits may be imported by no package: the program asks nothing of a network.
var offLimits = []string{"net", "net/http", "net/rpc", "net/smtp", "os/exec"}

// outside may not be imported by the model: what they yield depends on the
// machine, the clock or the version of a library.
var outside = []string{"math/rand", "math/rand/v2", "time", "os", "gonum.org/v1/gonum", "runtime"}

// sameBits are the functions of package math that give the same bits on every
// platform; the others are model/exact's work.
var sameBits = []string{"Abs", "Ceil", "Copysign", "Float32bits", "Float32frombits", "Float64bits", "Float64frombits", "Floor", "Frexp", "Inf", "IsInf", "IsNaN",
	"Ldexp", "Max", "Min", "Mod", "Modf", "NaN", "Round", "RoundToEven", "Signbit", "Sqrt", "Trunc"}

// source is one file that is no test.
type source struct {
	path, pkg string
	file      *ast.File
	fset      *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, top := range []string{"model", "data", "scenarios", "plots", "experiments", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			rel := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
			all = append(all, source{rel, filepath.ToSlash(filepath.Dir(rel)), f, fset})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, path)
	}
	return paths
}

// below tells whether a path is, or lies below, another.
func below(path, root string) bool {
	return path == root || strings.HasPrefix(path, strings.TrimSuffix(root, "/")+"/")
}

func TestLayers(t *testing.T) {
	line := map[string]int{}
	for i, l := range strings.Split(strings.TrimSpace(layers), "\n") {
		for _, pkg := range strings.Fields(l) {
			line[pkg] = i + 1
		}
	}
	for _, s := range sources(t) {
		own := line[s.pkg]
		if own == 0 {
			t.Errorf("package %s (%s) is not in the drawing of layers; give it a line", s.pkg, s.path)
		}
		for _, path := range s.imports() {
			pkg, ours := strings.CutPrefix(path, "cordon/")
			if ours && line[pkg] >= own {
				t.Errorf("%s: %s (line %d) imports %s (line %d); a package imports from lines above its own only", s.path, s.pkg, own, pkg, line[pkg])
			}
			for root, alone := range onlyIn {
				if below(path, root) && s.pkg != alone {
					t.Errorf("%s: imports %s, which belongs in package %s alone", s.path, path, alone)
				}
			}
			if slices.Contains(offLimits, path) {
				t.Errorf("%s: imports %s, which is off limits", s.path, path)
			}
			if below(s.pkg, "model") && slices.ContainsFunc(outside, func(root string) bool { return below(path, root) }) {
				t.Errorf("%s: imports %s; the model depends on neither machine nor clock", s.path, path)
			}
		}
	}
}

// No model code uses a function of package math whose bits differ from one
// processor to the next.
func TestNoMathOfTheMachine(t *testing.T) {
	for _, s := range sources(t) {
		if !below(s.pkg, "model") || !slices.Contains(s.imports(), "math") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "math" && !constant(sel.Sel.Name) && !slices.Contains(sameBits, sel.Sel.Name) {
				t.Errorf("%s: math.%s has other bits on other machines; use model/exact", s.fset.Position(sel.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}

func constant(name string) bool {
	return strings.HasPrefix(name, "Max") && name != "Max" || strings.HasPrefix(name, "Min") && name != "Min" ||
		slices.Contains([]string{"Pi", "E", "Phi", "Sqrt2", "SqrtE", "SqrtPi", "Ln2", "Ln10", "Log2E", "Log10E", "SmallestNonzeroFloat64", "SmallestNonzeroFloat32"}, name)
}
