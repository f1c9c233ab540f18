package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// topLevel are the files beside the packages that belong to the source.
var topLevel = []string{"go.mod", "go.sum", "README.md", "CHANGELOG.md", "LICENSE", ".golangci.yml", "staticcheck.conf", ".gitignore"}

// packageFolders hold the packages.
var packageFolders = []string{"cmd", "model", "scenarios", "data", "plots", "experiments"}

// sourceOf gathers the program's source in a checkout, and its modules from the
// module cache. Nothing but what Go builds and tests from is taken, so that what
// else lies in the folder, such as data, stays out.
func sourceOf(dir, version string) ([]file, Source, error) {
	s := Source{Included: true, Modules: []string{}}
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil || !regexp.MustCompile(`(?m)^module cordon$`).Match(mod) {
		return nil, s, fmt.Errorf("%s is not the folder of cordon's source (its go.mod says \"module cordon\"); name it with --source, or pack without it (--no-source)", dir)
	}
	if s.Version, err = versionOf(dir); err != nil {
		return nil, s, err
	}
	if s.Version != version {
		return nil, s, fmt.Errorf("the source in %s is of cordon %s, and %s made the results; name the source of that version with --source, or pack without it (--no-source)", dir, s.Version, version)
	}
	s.Go = goVersion(mod)
	var files []file
	for _, name := range topLevel {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			files = append(files, file{name: name, path: filepath.Join(dir, name)})
		}
	}
	all, err := modules(dir, moduleCache())
	if err != nil {
		return nil, s, err
	}
	var imports []string
	for _, folder := range packageFolders {
		more, imported, err := ownPackages(dir, folder)
		if err != nil {
			return nil, s, err
		}
		files, imports = append(files, more...), append(imports, imported...)
	}
	vendored, err := vendor(dir, all, imports)
	if err != nil {
		return nil, s, err
	}
	for _, m := range all {
		if m.wanted {
			s.Modules = append(s.Modules, m.path+" "+m.version)
		}
	}
	return append(files, vendored...), s, nil
}

// versionOf reads the version that a checkout's source has.
func versionOf(dir string) (string, error) {
	file := filepath.Join(dir, "data", "manifest.go")
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	m := regexp.MustCompile(`(?m)^const Version = "(.*)"$`).FindSubmatch(text)
	if m == nil {
		return "", fmt.Errorf("%s: expected a line const Version = \"...\"", file)
	}
	return string(m[1]), nil
}

// ownPackages are the files of all packages below a folder of the checkout: Go
// files, what they embed and testdata.
func ownPackages(dir, folder string) (files []file, imports []string, err error) {
	err = filepath.WalkDir(filepath.Join(dir, folder), func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, at)
		rel = filepath.ToSlash(rel)
		inTestdata := strings.Contains("/"+rel+"/", "/testdata/")
		switch {
		case !d.IsDir():
			if inTestdata {
				files = append(files, file{name: rel, path: at})
			}
			return nil
		case inTestdata:
			return nil
		}
		u, err := readPackage(at, true)
		if err != nil {
			return err
		}
		for _, name := range u.files {
			files = append(files, file{name: path.Join(rel, name), path: filepath.Join(at, filepath.FromSlash(name))})
		}
		imports = append(imports, u.imports...)
		return nil
	})
	return files, imports, err
}

// vendor gathers the packages of other modules that imports need, and what those
// need in turn, as vendor/.
func vendor(dir string, all []*module, imports []string) ([]file, error) {
	sums, err := os.ReadFile(filepath.Join(dir, "go.sum"))
	if err != nil {
		return nil, err
	}
	var files []file
	seen := map[string]bool{}
	for len(imports) > 0 {
		p := imports[0]
		imports = imports[1:]
		first, _, _ := strings.Cut(p, "/")
		if seen[p] || first == "cordon" || !strings.Contains(first, ".") { // this module, or Go's own
			continue
		}
		seen[p] = true
		m, at := provider(all, p)
		if m == nil {
			return nil, fmt.Errorf("no module of go.mod provides the package %s; run \"go mod download\" in %s, or pack without the source (--no-source)", p, dir)
		}
		if !m.wanted {
			if err := m.check(string(sums)); err != nil {
				return nil, err
			}
			m.wanted = true
			files = append(files, legal(m)...)
		}
		u, err := readPackage(at, false)
		if err != nil {
			return nil, err
		}
		m.packages = append(m.packages, p)
		for _, name := range u.files {
			files = append(files, file{name: path.Join("vendor", p, name), path: filepath.Join(at, filepath.FromSlash(name))})
		}
		imports = append(imports, u.imports...)
	}
	for _, m := range all {
		slices.Sort(m.packages)
	}
	return append(files, file{name: "vendor/modules.txt", text: listing(all)}), nil
}

// provider is the module of the longest path that has the package, and its folder.
func provider(all []*module, p string) (best *module, dir string) {
	for _, m := range all {
		rest, ok := strings.CutPrefix(p, m.path)
		if !ok || rest != "" && rest[0] != '/' || best != nil && len(m.path) < len(best.path) {
			continue
		}
		at := filepath.Join(m.dir, filepath.FromSlash(rest))
		if _, err := os.Stat(at); errors.Is(err, fs.ErrNotExist) {
			if _, err := os.Stat(m.dir); err == nil { // there, without that package
				continue
			}
		}
		best, dir = m, at
	}
	return best, dir
}

// legal are the licences of a module, which go where its code goes.
func legal(m *module) (files []file) {
	entries, _ := os.ReadDir(m.dir)
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		for _, word := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS", "COPYRIGHT", "PATENTS"} {
			if !e.IsDir() && strings.HasPrefix(name, word) {
				files = append(files, file{name: path.Join("vendor", m.path, e.Name()), path: filepath.Join(m.dir, e.Name())})
				break
			}
		}
	}
	return files
}
