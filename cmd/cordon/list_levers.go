package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/model/lever"
	"cordon/scenarios"
)

// leverTable has a row for each setting of each lever, and one before them with
// what the lever does.
func leverTable(string) (*data.Table, error) {
	t, add := textTable("levers", "what a scenario can pull", "lever", "setting", "type", "unit", "default", "range", "required", "doc")
	for _, name := range lever.Names() {
		add(name, "", "", "", "", "", "", lever.New(name).Doc())
		for _, s := range scenarios.Settings(name) {
			add(append([]string{name}, settingCells(s)...)...)
		}
	}
	return t, nil
}

func settingCells(s scenarios.Setting) []string {
	required := ""
	if s.Required {
		required = "yes"
	}
	return []string{s.Key, s.Type, s.Unit, s.Default, s.Range(), required, s.Doc}
}

// showLevers prints each lever as people read it: what it does, then its settings.
func showLevers(c *cli.Context) error {
	for i, name := range lever.Names() {
		if i > 0 {
			fmt.Fprintln(c.App.Writer)
		}
		t, add := textTable(name, "", "setting", "type", "unit", "default", "range", "required", "doc")
		for _, s := range scenarios.Settings(name) {
			add(settingCells(s)...)
		}
		text := strings.ReplaceAll(tableText(t, textWidth()-2), "\n", "\n  ")
		if _, err := fmt.Fprintf(c.App.Writer, "%s: %s\n  %s\n", name, lever.New(name).Doc(), text); err != nil {
			return err
		}
	}
	return nil
}
