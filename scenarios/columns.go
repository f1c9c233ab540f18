package scenarios

import (
	"fmt"
	"os"

	"github.com/goccy/go-yaml"

	"cordon/data"
)

// ReadColumns reads a --columns file, which says how a table of records is
// written; "" is the default.
func ReadColumns(path string) (*data.MicroColumns, error) {
	m := &data.MicroColumns{File: path}
	if path == "" {
		return m, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("can't read %s: %w", path, err)
	}
	if err := yaml.UnmarshalWithOptions(b, m, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}
