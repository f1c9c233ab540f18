package scenarios

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/goccy/go-yaml"

	"cordon/data"
)

// CaseColumns reads the YAML file that says how the headers, days and words of an
// agency's case records are to be read:
//
//	date: DD.MM.YYYY
//	columns:
//	  received: Eingang
//	  referred: [An Ressort A, An Ressort B]
//	outcomes: {erteilt: approved, abgelehnt: denied}
//	lanes: {Schnellverfahren: trusted}
//	policies: {Embargoland: concern}
func CaseColumns(path string) (c data.CaseColumns, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return c, fmt.Errorf("the columns file %s cannot be read: %w", path, err)
	}
	var file struct {
		Date     string             `yaml:"date"`
		Columns  map[string]headers `yaml:"columns"`
		Outcomes map[string]string  `yaml:"outcomes"`
		Lanes    map[string]string  `yaml:"lanes"`
		Policies map[string]string  `yaml:"policies"`
	}
	if err := yaml.UnmarshalWithOptions(text, &file, yaml.Strict()); err != nil {
		return c, fmt.Errorf("%s: %s", filepath.Base(path), yaml.FormatError(err, false, true))
	}
	c = data.CaseColumns{Date: file.Date, Outcomes: file.Outcomes, Lanes: file.Lanes, Policies: file.Policies, Columns: map[string][]string{}}
	for field, h := range file.Columns {
		c.Columns[field] = h
	}
	if err := c.Check(); err != nil {
		return c, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return c, nil
}

// headers is one header or a list of them.
type headers []string

// UnmarshalYAML takes both.
func (h *headers) UnmarshalYAML(read func(any) error) error {
	var one string
	if read(&one) == nil {
		*h = headers{one}
		return nil
	}
	var many []string
	if err := read(&many); err != nil {
		return err
	}
	*h = many
	return nil
}
