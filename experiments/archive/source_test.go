package archive

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cordon/data"
)

// checkout writes a small source of cordon, and a module cache with two modules, of
// which it uses one package of one.
func checkout(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	cache := t.TempDir()
	t.Setenv("GOMODCACHE", cache)
	thing := "example.org/!thing@v1.2.3/"
	for name, text := range map[string]string{
		"go.mod":                               "module cordon\n\ngo 1.26.0\n\nrequire (\n\texample.org/Thing v1.2.3\n\texample.org/unused v0.1.0 // indirect\n)\n",
		"README.md":                            "cordon\n",
		"data/manifest.go":                     "package data\n\nconst Version = \"" + data.Version + "\"\n",
		"data/list.go":                         "package data\n\nimport _ \"embed\"\n\n//go:embed tables/*.csv\nvar Text string\n",
		"data/tables/a.csv":                    "a\n",
		"data/secret.csv":                      "not the program's\n",
		"data/list_test.go":                    "package data\n\nimport _ \"example.org/unused\"\n",
		"data/testdata/golden.txt":             "1\n",
		"notes/private.txt":                    "not the program's\n",
		"cmd/cordon/main.go":                   "package main\n\nimport (\n\t\"cordon/data\"\n\t\"example.org/Thing/part\"\n)\n\nfunc main() { println(data.Text, part.Word) }\n",
		"cmd/cordon/tools.go":                  "//go:build tools\n\npackage main\n\nimport _ \"example.org/nowhere\"\n",
		"CACHE/" + thing + "go.mod":            "module example.org/Thing\n\ngo 1.21\n",
		"CACHE/" + thing + "LICENSE":           "free\n",
		"CACHE/" + thing + "part/part.go":      "package part\n\nimport \"example.org/Thing/deeper\"\n\nvar Word = deeper.Word\n",
		"CACHE/" + thing + "part/part_test.go": "package part\n\nimport _ \"example.org/nowhere\"\n",
		"CACHE/" + thing + "deeper/deeper.go":  "package deeper\n\nimport _ \"embed\"\n\n//go:embed fonts\nvar fonts string\n\nvar Word = \"w\"\n",
		"CACHE/" + thing + "deeper/fonts":      "font\n",
		"CACHE/" + thing + "other/other.go":    "package other\n",
		"CACHE/cache/download/example.org/unused/@v/v0.1.0.mod": "module example.org/unused\n\ngo 1.20\n",
	} {
		path := filepath.Join(dir, name)
		if rest, ok := strings.CutPrefix(name, "CACHE/"); ok {
			path = filepath.Join(cache, rest)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, folder := range packageFolders {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	m := &module{path: "example.org/Thing", version: "v1.2.3", dir: filepath.Join(cache, "example.org", "!thing@v1.2.3")}
	sum, err := m.hash()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.sum"), []byte("example.org/Thing v1.2.3 "+sum+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The source is what Go builds and tests from, with the packages that it needs of
// other modules; Go builds it without a network, and nothing else is taken.
func TestSource(t *testing.T) {
	dir := checkout(t)
	files, s, err := sourceOf(dir, data.Version)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	to := t.TempDir()
	for i := range files {
		f := &files[i]
		names = append(names, f.name)
		text := f.text
		if f.path != "" {
			if text, err = os.ReadFile(f.path); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(to, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(names)
	want := []string{"README.md", "cmd/cordon/main.go", "cmd/cordon/tools.go", "data/list.go", "data/list_test.go", "data/manifest.go", "data/tables/a.csv", "data/testdata/golden.txt",
		"go.mod", "go.sum", "vendor/example.org/Thing/LICENSE", "vendor/example.org/Thing/deeper/deeper.go", "vendor/example.org/Thing/deeper/fonts", "vendor/example.org/Thing/part/part.go", "vendor/modules.txt"}
	if !slices.Equal(names, want) {
		t.Errorf("the source has\n%s\nwant\n%s", strings.Join(names, "\n"), strings.Join(want, "\n"))
	}
	if s.Version != data.Version || s.Go != "1.26.0" || !slices.Equal(s.Modules, []string{"example.org/Thing v1.2.3"}) {
		t.Errorf("got %+v", s)
	}
	build := exec.Command("go", "build", "-o", filepath.Join(to, "built"), "./cmd/cordon")
	build.Dir = to
	build.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=vendor", "GOMODCACHE="+t.TempDir())
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("law: the packed source builds without a network: %v\n%s", err, out)
	}
}

func TestSourceMistakes(t *testing.T) {
	dir := checkout(t)
	try := func(what, want, version string) {
		t.Helper()
		if _, _, err := sourceOf(dir, version); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", what, err, want)
		}
	}
	try("another version", "is of cordon "+data.Version+", and 0.0.1 made the results", "0.0.1")
	thing := filepath.Join(moduleCache(), "example.org", "!thing@v1.2.3", "part", "part.go")
	if err := os.WriteFile(thing, []byte("package part\n\nvar Word = \"another\"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	try("a module that was changed", "example.org/Thing v1.2.3 in the module cache is not the one that go.sum has", data.Version)
	t.Setenv("GOMODCACHE", t.TempDir())
	try("a module that is not there", `is not in the module cache`, data.Version)
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module other\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	try("another program", "is not the folder of cordon's source", data.Version)
}

// Files that no machine builds by itself count for nothing, the others for all platforms.
func TestReadPackage(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.go":         "package p\n\nimport \"x.org/a\"\n",
		"b_windows.go": "package p\n\nimport \"x.org/b\"\n",
		"c.go":         "//go:build ignore\n\npackage p\n\nimport \"x.org/c\"\n",
		"d.go":         "// +build tools\n\npackage p\n\nimport \"x.org/d\"\n",
		"e.go":         "//go:build !noasm && arm64\n\npackage p\n\nimport \"x.org/e\"\n",
		"f.go":         "//go:build !(linux || ignore)\n\npackage p\n\nimport \"x.org/f\"\n",
		"g.s":          "",
		"h.txt":        "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	u, err := readPackage(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(u.imports, " "); got != "x.org/a x.org/b x.org/e x.org/f" {
		t.Errorf("imports %s", got)
	}
	if len(u.files) != 7 {
		t.Errorf("files %v, want all but h.txt", u.files)
	}
}
