package scenarios

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"

	"cordon/data"
)

//go:embed *.yaml
var builtIn embed.FS

// BuiltIn lists the built-in scenarios, sorted.
func BuiltIn() []string {
	files, err := fs.Glob(builtIn, "*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(f, ".yaml")
	}
	sort.Strings(names)
	return names
}

// Source is the text of a built-in scenario.
func Source(name string) ([]byte, error) {
	src, err := builtIn.ReadFile(name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("no built-in scenario is called %s; %s (a path has a / or ends in .yaml)", quote(name), hint(name, BuiltIn()))
	}
	return src, nil
}

// Load reads a built-in scenario by name, or a file by its path: text with a
// separator in it, or that ends in .yaml or .yml.
func Load(nameOrPath string, w *data.World) (*Scenario, error) {
	if !isPath(nameOrPath) {
		src, err := Source(nameOrPath)
		if err != nil {
			return nil, err
		}
		return Parse("scenarios/"+nameOrPath+".yaml", src, w)
	}
	src, err := readFile(nameOrPath)
	if err != nil {
		return nil, err
	}
	return Parse(nameOrPath, src, w)
}

func isPath(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

func readFile(path string) ([]byte, error) {
	src, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no scenario file %s; built-in scenarios are %s", path, strings.Join(BuiltIn(), ", "))
	}
	if err != nil {
		return nil, fmt.Errorf("scenario file %s cannot be read: %w", path, err)
	}
	return src, nil
}
