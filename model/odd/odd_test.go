package odd

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/model/lever"
	"cordon/model/outcome"
	"cordon/model/param"
	"cordon/scenarios"
)

// Every process of the week has exactly one sub-model, and every sub-model's
// processes are in the week.
func TestEveryProcess(t *testing.T) {
	steps, reasons, err := Week()
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) < 10 || !strings.Contains(reasons, "- ") {
		t.Fatalf("%d lines in the week and reasons %q, want all of week.go", len(steps), reasons)
	}
	for _, wrong := range unmatched(steps, SubModels()) {
		t.Error(wrong)
	}
	for _, s := range steps {
		if s.Comment == "" {
			t.Errorf("week.go: the line of %v has no comment; say what it does", s.Processes)
		}
	}
}

// unmatched says where week and sub-models disagree.
func unmatched(steps []Step, models []Page) (wrong []string) {
	where, called := map[string][]string{}, map[string]bool{}
	for _, p := range models {
		for _, process := range p.Processes {
			where[process] = append(where[process], p.File)
		}
	}
	for _, s := range steps {
		for _, process := range s.Processes {
			called[process] = true
			switch files := where[process]; {
			case len(files) == 0:
				wrong = append(wrong, "sub-model for process "+process+" is missing: add it to the processes of a page in model/odd/submodels")
			case len(files) > 1:
				wrong = append(wrong, "process "+process+" has several sub-models: "+strings.Join(files, ", "))
			}
		}
	}
	for process, files := range where {
		if !called[process] {
			wrong = append(wrong, files[0]+": week.go calls no process "+process)
		}
	}
	return wrong
}

// A process without a sub-model is found, and so is one that has left the week.
func TestAMissingSubModelIsFound(t *testing.T) {
	source := strings.Replace(model.WeekSource, "	r.Market.Arise(s) ", "	r.Review.Meet(s)\n	r.Market.Arise(s) ", 1)
	steps, _, err := weekOf(source)
	if err != nil {
		t.Fatal(err)
	}
	want := "sub-model for process Review.Meet is missing"
	if wrong := unmatched(steps, SubModels()); len(wrong) != 1 || !strings.HasPrefix(wrong[0], want) {
		t.Errorf("a week with a new process gives %q, want %q", wrong, want)
	}
	steps, _, err = weekOf(strings.Replace(model.WeekSource, "	r.Market.Arise(s) ", "	_ = s ", 1))
	if err != nil {
		t.Fatal(err)
	}
	if wrong := unmatched(steps, SubModels()); len(wrong) != 1 || !strings.HasSuffix(wrong[0], "week.go calls no process Market.Arise") {
		t.Errorf("a week without Market.Arise gives %q, want that it is not called", wrong)
	}
}

// Every parameter is in exactly one sub-model, under a symbol that its text
// uses; and no page names a parameter that does not exist.
func TestEveryParameterIsInASubModel(t *testing.T) {
	where := map[string][]string{}
	for _, p := range SubModels() {
		for _, s := range p.Parameters {
			where[s.Path] = append(where[s.Path], p.File)
			if s.Symbol == "" || !regexp.MustCompile(`(^|[^A-Za-z0-9])`+regexp.QuoteMeta(s.Symbol)+`($|[^A-Za-z0-9])`).MatchString(p.Text) {
				t.Errorf("%s: symbol %q of %s is not in the text", p.File, s.Symbol, s.Path)
			}
		}
	}
	groups := map[string]bool{}
	for _, d := range param.List(&model.Params{}) {
		group, _, _ := strings.Cut(d.Path, ".")
		groups[group] = true
		if files := where[d.Path]; len(files) != 1 {
			t.Errorf("parameter %s is in %d sub-models %v, want it on the line of parameters of exactly one page in model/odd/submodels", d.Path, len(files), files)
		}
		delete(where, d.Path)
	}
	for path, files := range where {
		t.Errorf("%s: no parameter is called %s", files[0], path)
	}
	for _, p := range Pages() {
		for _, m := range regexp.MustCompile("`([a-z]+)\\.([a-z0-9_]+)`").FindAllStringSubmatch(p.Text, -1) {
			path := m[1] + "." + m[2]
			if groups[m[1]] && !slices.ContainsFunc(param.List(&model.Params{}), func(d param.Declaration) bool { return d.Path == path }) {
				t.Errorf("%s: the text names parameter %s, which does not exist", p.File, path)
			}
		}
	}
}

// What pages say of the code is so: files, functions, constants and literals.
func TestPagesAgreeWithCode(t *testing.T) {
	files := map[string]*ast.File{}
	open := func(page, name string) *ast.File {
		if files[name] == nil {
			path := filepath.Join("..", filepath.FromSlash(name))
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s: there is no file model/%s", page, name)
				return nil
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = f
		}
		return files[name]
	}
	functions := 0
	for _, p := range Pages() {
		for _, name := range p.Code {
			open(p.File, name)
		}
		for _, f := range p.Functions {
			functions++
			if file := open(p.File, f.File); file != nil && function(file, f.Name) == nil {
				t.Errorf("%s: model/%s has no function %s", p.File, f.File, f.Name)
			}
		}
		for _, c := range p.Constants {
			if file := open(p.File, c.File); file != nil {
				if got := constant(file, c.Name); got != c.Value {
					t.Errorf("%s: constant %s of model/%s is %q, the page says %q", p.File, c.Name, c.File, got, c.Value)
				}
			}
			if !strings.Contains(p.Text, c.Name) {
				t.Errorf("%s: the text does not use the constant %s", p.File, c.Name)
			}
		}
		for _, l := range p.Literals {
			if file := open(p.File, l.File); file != nil && !holds(function(file, l.Name), l.Value) {
				t.Errorf("%s: function %s of model/%s holds no %s", p.File, l.Name, l.File, l.Value)
			}
		}
	}
	if functions < 30 {
		t.Errorf("pages name %d functions, want those of all equations", functions)
	}
}

func function(file *ast.File, name string) *ast.FuncDecl {
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == name {
			return f
		}
	}
	return nil
}

// constant is a constant's expression as written; "" where there is none.
func constant(file *ast.File, name string) (value string) {
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for i, id := range spec.Names {
				if id.Name == name && i < len(spec.Values) {
					value = types.ExprString(spec.Values[i])
				}
			}
		}
		return true
	})
	return value
}

func holds(f *ast.FuncDecl, value string) (found bool) {
	if f == nil {
		return false
	}
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		found = found || ok && lit.Value == value
		return true
	})
	return found
}

// The whole document has the seven elements in order and every parameter,
// outcome and lever.
func TestMarkdownHoldsAll(t *testing.T) {
	text, err := Markdown("model")
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, title := range []string{"1. Purpose and patterns", "2. Entities, state variables and scales", "3. Process overview and scheduling", "4. Design concepts",
		"5. Initialisation", "6. Input data", "7. Sub-models"} {
		i := strings.Index(text, "\n## "+title+"\n")
		if i <= at {
			t.Errorf("heading %q is at %d, want it behind %d", title, i, at)
		}
		at = i
	}
	var want []string
	for _, d := range param.List(&model.Params{}) {
		want = append(want, "| `"+d.Path+"` |")
	}
	for _, o := range outcome.All() {
		want = append(want, "| `"+o.Name+"`", "| "+o.Mark+" | "+strings.ReplaceAll(o.Doc, "|", `\|`)+" |")
		if !slices.Contains([]string{"imposed", "calibrated", "emergent"}, o.Mark) {
			t.Errorf("outcome %s has mark %q, want imposed, calibrated or emergent", o.Name, o.Mark)
		}
	}
	for _, name := range lever.Names() {
		want = append(want, "**"+name+"**")
		for _, s := range scenarios.Settings(name) {
			want = append(want, "| `"+s.Key+"` |")
		}
	}
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("the document lacks %q", w)
		}
	}
	if _, err := Markdown("modle"); err == nil {
		t.Error("a section that does not exist gives no error")
	}
}

// Of several sources the weakest counts, and it is said which.
func TestKnown(t *testing.T) {
	for source, want := range map[string]string{
		"assumed": "assumed", "B20": "assumed", "E11": "RECALLED hi", "A19": "SEEN", "A2,A5,A6": "SEEN",
		"A12,A13": "DERIVED (weakest: A12)", "F1,F4": "RECALLED med (weakest: F4)",
	} {
		if got, err := Known(source); err != nil || got != want {
			t.Errorf("source %q is known as %q (%v), want %q", source, got, err, want)
		}
	}
	if _, err := Known("Z9"); err == nil {
		t.Error("a source without a row gives no error")
	}
	for _, s := range data.Sources() {
		if data.Certainty(s.Label) < 0 {
			t.Errorf("source %s has label %q, which no rank knows", s.ID, s.Label)
		}
	}
}

func TestParseNamesFileAndLine(t *testing.T) {
	for text, want := range map[string]string{
		"Prices\n":                        "x.md:1: ",
		"# Prices\n\nprocess: Market.A\n": "x.md:3: ",
		"# Prices\nconstants: a.go b 4\n": "x.md:2: ",
	} {
		if _, err := parse("x.md", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("page %q gives %v, want an error at %s", text, err, want)
		}
	}
}
