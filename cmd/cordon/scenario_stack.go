package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/scenarios"
)

func scenarioStackCommand() *cli.Command {
	return &cli.Command{
		Name:      "stack",
		Usage:     "lay the measures of several scenarios over each other, and list what conflicts",
		ArgsUsage: "A B...",
		Description: "Prints the scenario that has the measures of all, or writes it to a file. Two measures conflict where they have one\n" +
			"name and different content, or set the same thing of the same jurisdiction to different values at overlapping\n" +
			"dates. Exit status 1 and no file where anything conflicts, unless --last-wins lets the later scenario's stand.",
		Flags: []cli.Flag{
			worldFlag(),
			&cli.StringFlag{Name: "out", Usage: "write to `FILE` in place of the screen"},
			&cli.BoolFlag{Name: "last-wins", Usage: "where measures conflict, keep those of the later scenario"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 2, -1)
			if err != nil {
				return err
			}
			w, err := openWorld(c.String("world"))
			if err != nil {
				return err
			}
			defer w.Close()
			all, err := loadScenarios(w, args)
			if err != nil {
				return err
			}
			st, err := scenarios.Stack(all, c.Bool("last-wins"))
			if err != nil {
				return err
			}
			for _, text := range st.Conflicts {
				fmt.Fprintln(c.App.ErrWriter, "conflict: "+text)
			}
			if st.Text == nil {
				fmt.Fprintf(c.App.ErrWriter, "cordon: %s, nothing was written; change a scenario, or let the later one stand with --last-wins\n", count(len(st.Conflicts), "conflict"))
				return errReported
			}
			for _, text := range st.Dropped {
				fmt.Fprintln(c.App.ErrWriter, text)
			}
			return writeScenario(c, c.String("out"), st.Text)
		},
	}
}

// writeScenario writes a scenario file, or prints it where no file is named.
func writeScenario(c *cli.Context, path string, text []byte) error {
	if path == "" {
		_, err := c.App.Writer.Write(text)
		return err
	}
	if err := data.AtomicFile(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}); err != nil {
		return err
	}
	fmt.Fprintf(c.App.ErrWriter, "Written: %s (\"cordon compare %s\" runs it)\n", path, path)
	return nil
}
