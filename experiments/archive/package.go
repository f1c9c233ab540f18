package archive

import (
	"fmt"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// unit is the files of one package's folder that an archive keeps.
type unit struct {
	files   []string // paths relative to the folder, with forward slashes
	imports []string
}

// readPackage reads a package's folder: its Go files with what they import on any
// platform, the files that they embed, and what else the compiler takes. tests
// says whether its tests are kept; what they alone import is not counted, for a
// machine that has built the program need not have it.
func readPackage(dir string, tests bool) (*unit, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	u := &unit{}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !tests && strings.HasSuffix(name, "_test.go") || !compiled(name) {
			continue
		}
		u.files = append(u.files, name)
		if strings.HasSuffix(name, ".go") {
			if err := u.read(dir, name); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(u.files)
	u.files = slices.Compact(u.files)
	return u, nil
}

// compiled tells files that go build reads from those that stand beside them.
func compiled(name string) bool {
	return slices.Contains([]string{".go", ".s", ".S", ".h", ".c", ".cc", ".cpp", ".cxx", ".hh", ".hpp", ".hxx", ".m", ".f", ".F", ".for", ".f90", ".swig", ".swigcxx", ".syso"}, filepath.Ext(name))
}

// read adds one Go file's imports and embedded files.
func (u *unit) read(dir, name string) error {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	built := !strings.HasSuffix(name, "_test.go")
	for _, group := range f.Comments {
		for _, c := range group.List {
			if group.Pos() < f.Package && (constraint.IsGoBuild(c.Text) || constraint.IsPlusBuild(c.Text)) {
				if x, err := constraint.Parse(c.Text); err == nil {
					built = built && canBe(x, true)
				}
			}
			if patterns, ok := strings.CutPrefix(c.Text, "//go:embed "); ok {
				if err := u.embed(dir, patterns); err != nil {
					return fmt.Errorf("%s: %w", fset.Position(c.Pos()), err)
				}
			}
		}
	}
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err == nil && built && path != "C" {
			u.imports = append(u.imports, path)
		}
	}
	return nil
}

// platforms are the build tags that some machine sets by itself.
var platforms = strings.Fields("aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1 windows unix " +
	"386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm cgo gc")

// canBe tells whether a build constraint can be true, or false, on some platform
// without tags of one's own, such as ignore, tools or noasm.
func canBe(x constraint.Expr, want bool) bool {
	switch x := x.(type) {
	case *constraint.TagExpr:
		return !want || slices.Contains(platforms, x.Tag) || strings.HasPrefix(x.Tag, "go1.")
	case *constraint.NotExpr:
		return canBe(x.X, !want)
	case *constraint.AndExpr:
		if want {
			return canBe(x.X, true) && canBe(x.Y, true)
		}
		return canBe(x.X, false) || canBe(x.Y, false)
	case *constraint.OrExpr:
		if want {
			return canBe(x.X, true) || canBe(x.Y, true)
		}
		return canBe(x.X, false) && canBe(x.Y, false)
	}
	return true
}

// embed adds the files of the patterns of a go:embed line; a folder stands for all
// files below it but those that begin with . or _, unless all: is before it.
func (u *unit) embed(dir, patterns string) error {
	for _, pattern := range strings.Fields(patterns) {
		if unquoted, err := strconv.Unquote(pattern); err == nil {
			pattern = unquoted
		}
		pattern, all := strings.CutPrefix(pattern, "all:")
		found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil {
			return err
		}
		for _, root := range found {
			err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
				hidden := file != root && !all && strings.ContainsAny(filepath.Base(file)[:1], "._")
				switch {
				case err != nil:
					return err
				case hidden && d.IsDir():
					return filepath.SkipDir
				case !d.IsDir() && !hidden:
					rel, _ := filepath.Rel(dir, file)
					u.files = append(u.files, filepath.ToSlash(rel))
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
