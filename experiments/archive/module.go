package archive

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"cordon/data"
)

// module is one that go.mod requires.
type module struct {
	path, version string
	golang        string // version of Go that it asks for
	dir           string // in the module cache
	wanted        bool   // a package of it is used
	packages      []string
}

// modules reads go.mod and finds each module in the module cache.
func modules(source, cache string) ([]*module, error) {
	text, err := os.ReadFile(filepath.Join(source, "go.mod"))
	if err != nil {
		return nil, err
	}
	if regexp.MustCompile(`(?m)^replace\b`).Match(text) {
		return nil, fmt.Errorf("%s replaces modules, which cordon pack can't vendor; take the replacements out", filepath.Join(source, "go.mod"))
	}
	var out []*module
	for _, m := range regexp.MustCompile(`(?m)^\s*(?:require\s+)?([^\s/]+\.[^\s/]+/\S+) (v\S+)`).FindAllStringSubmatch(string(text), -1) {
		own := &module{path: m[1], version: m[2]}
		own.dir = filepath.Join(cache, filepath.FromSlash(escape(own.path))+"@"+escape(own.version))
		mod, err := os.ReadFile(filepath.Join(cache, "cache", "download", filepath.FromSlash(escape(own.path)), "@v", escape(own.version)+".mod"))
		if err != nil {
			mod, _ = os.ReadFile(filepath.Join(own.dir, "go.mod"))
		}
		own.golang = goVersion(mod)
		out = append(out, own)
	}
	slices.SortFunc(out, func(a, b *module) int { return strings.Compare(a.path, b.path) })
	return out, nil
}

// goVersion is what a go.mod says of Go; "" where it says nothing.
func goVersion(mod []byte) string {
	if m := regexp.MustCompile(`(?m)^go (\S+)`).FindSubmatch(mod); m != nil {
		return string(m[1])
	}
	return ""
}

// moduleCache is where Go keeps the modules that it has fetched.
func moduleCache() string {
	if dir := os.Getenv("GOMODCACHE"); dir != "" {
		return dir
	}
	if list := filepath.SplitList(os.Getenv("GOPATH")); len(list) > 0 {
		return filepath.Join(list[0], "pkg", "mod")
	}
	home, _ := os.UserHomeDir()
	return filepath.Join(home, "go", "pkg", "mod")
}

// escape is a module's path or version as the cache writes it: capitals as ! and
// the small letter (go.dev/ref/mod, "Module cache").
func escape(s string) string {
	return regexp.MustCompile(`[A-Z]`).ReplaceAllStringFunc(s, func(c string) string { return "!" + strings.ToLower(c) })
}

// check compares the module's files with the checksum of go.sum.
func (m *module) check(sums string) error {
	_, err := os.Stat(m.dir)
	if err != nil {
		return fmt.Errorf("module %s %s is not in the module cache %s; run \"go mod download\" in the folder of the source, or pack without it (--no-source)", m.path, m.version, filepath.Dir(m.dir))
	}
	sum, err := m.hash()
	if err != nil {
		return err
	}
	if !strings.Contains(sums, m.path+" "+m.version+" "+sum+"\n") {
		return fmt.Errorf("module %s %s in the module cache is not the one that go.sum has; run \"go clean -modcache\" and \"go mod download\"", m.path, m.version)
	}
	return nil
}

// hash is the module's h1 checksum as go.sum has it: the SHA-256 of a list of the
// files, each with its own (golang.org/x/mod/sumdb/dirhash, Hash1).
func (m *module) hash() (string, error) {
	var names []string
	err := filepath.WalkDir(m.dir, func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(m.dir, file)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		return "", err
	}
	for i, name := range names {
		names[i] = path.Join(m.path+"@"+m.version, name)
	}
	slices.Sort(names)
	h := sha256.New()
	for _, name := range names {
		sum, err := data.HashFile(filepath.Join(m.dir, filepath.FromSlash(strings.TrimPrefix(name, m.path+"@"+m.version))))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s  %s\n", sum, name)
	}
	return "h1:" + base64.StdEncoding.EncodeToString(h.Sum(nil)), nil
}

// listing is vendor/modules.txt: Go builds from a vendor folder only where it
// agrees with go.mod (go.dev/ref/mod, "Vendoring").
func listing(all []*module) []byte {
	var b strings.Builder
	for _, m := range all {
		fmt.Fprintf(&b, "# %s %s\n## explicit", m.path, m.version)
		if m.golang != "" {
			fmt.Fprintf(&b, "; go %s", m.golang)
		}
		b.WriteString("\n")
		for _, p := range m.packages {
			b.WriteString(p + "\n")
		}
	}
	return []byte(b.String())
}
