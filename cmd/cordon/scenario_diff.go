package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cordon/scenarios"
)

func scenarioDiffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "say in plain words what two scenarios change relative to each other",
		ArgsUsage: "A B",
		Description: "A and B are built-in names or files. Titles, questions and citations do not count. Exit status 0 whether they\n" +
			"differ or not.",
		Flags: []cli.Flag{worldFlag()},
		Action: func(c *cli.Context) error {
			args, err := words(c, 2, 2)
			if err != nil {
				return err
			}
			w, err := openWorld(c.String("world"))
			if err != nil {
				return err
			}
			defer w.Close()
			two, err := loadScenarios(w, args)
			if err != nil {
				return err
			}
			lines := scenarios.Diff(two[0], two[1])
			if len(lines) == 0 {
				lines = []string{fmt.Sprintf("%s and %s do the same", args[0], args[1])}
			}
			for _, line := range lines {
				if _, err := fmt.Fprintln(c.App.Writer, line); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
