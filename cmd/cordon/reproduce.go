package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/experiments"
)

func reproduceCommand() *cli.Command {
	return &cli.Command{
		Name:      "reproduce",
		Usage:     "run a result folder again and compare every table's bits",
		ArgsUsage: "DIR",
		Description: "Runs what manifest.json of a folder of cordon compare --out records, and prints of each table whether it has\n" +
			"the same bits, and which version or input is not as it was. Exit status 1 where a table differs or\n" +
			"a file of the folder is not as it was written.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world, where it is not where the manifest says"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "`K` replicates at a time; moves no result"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			ticker := newTicker(os.Stderr)
			r, err := experiments.Reproduce(c.Context, args[0], c.String("world"), c.Int("workers"), ticker.tick)
			ticker.done()
			if errors.Is(err, context.Canceled) {
				return stopError{"the rerun was not finished; nothing was written"}
			}
			if err != nil {
				return err
			}
			return showReproduction(c, args[0], r)
		},
	}
}

func showReproduction(c *cli.Context, dir string, r *experiments.Reproduction) error {
	different := 0
	for _, t := range r.Tables {
		switch {
		case t.Same():
			fmt.Fprintf(c.App.Writer, "same     %s\n", t.File)
			continue
		case t.Recorded == "":
			fmt.Fprintf(c.App.Writer, "differs  %s: the folder has no such table\n", t.File)
		case t.Now == "":
			fmt.Fprintf(c.App.Writer, "differs  %s: this version writes no such table\n", t.File)
		default:
			fmt.Fprintf(c.App.Writer, "differs  %s: SHA-256 %.12s then, %.12s now\n", t.File, t.Recorded, t.Now)
		}
		different++
	}
	for _, n := range r.Notes {
		fmt.Fprintln(c.App.Writer, n)
	}
	if different == 0 && len(r.Changed) > 0 {
		fmt.Fprintf(c.App.Writer, "%s: the rerun has the recorded bits of all %d tables, but the folder is not as it was written: %s\n", dir, len(r.Tables), strings.Join(r.Changed, ", "))
		return errReported
	}
	if different == 0 {
		fmt.Fprintf(c.App.Writer, "%s: all %d tables have the same bits\n", dir, len(r.Tables))
		return nil
	}
	fmt.Fprintf(c.App.Writer, "%s: %d of %d tables differ", dir, different, len(r.Tables))
	if len(r.Notes) == 0 {
		fmt.Fprint(c.App.Writer, ", though versions and inputs are the same")
	}
	fmt.Fprintln(c.App.Writer)
	return errReported
}
