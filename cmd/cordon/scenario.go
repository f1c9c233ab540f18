package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/scenarios"
)

func scenarioCommand() *cli.Command {
	return &cli.Command{
		Name:  "scenario",
		Usage: "write a scenario file, set two side by side, lay several over each other",
		Subcommands: []*cli.Command{
			scenarioNewCommand(),
			scenarioDiffCommand(),
			scenarioStackCommand(),
		},
	}
}

// loadScenarios reads scenarios by name or path against a world; the problems of
// all of them are reported at once.
func loadScenarios(w *data.World, names []string) ([]*scenarios.Scenario, error) {
	var out []*scenarios.Scenario
	var problems []error
	for _, name := range names {
		s, err := scenarios.Load(name, w)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		out = append(out, s)
	}
	return out, errors.Join(problems...)
}
