package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cordon/data"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "find all that is wrong with a world",
		ArgsUsage: "W",
		Description: "Looks at schema, codes, duplicates, negative or non-finite values, sizes and checksums of the\n" +
			"world in the folder W, and says what is wrong and where. Exit status 1 where anything is.",
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			problems, err := data.Check(args[0])
			if err != nil {
				return err
			}
			return report(c, args[0], problems)
		},
	}
}

// report prints problems, a line each, or that there are none.
func report(c *cli.Context, dir string, problems []data.Problem) error {
	total := 0
	for _, p := range problems {
		fmt.Fprintln(c.App.Writer, p.Error())
		total += 1 + p.More
	}
	if total > 0 {
		fmt.Fprintf(c.App.Writer, "%s: %s\n", dir, count(total, "problem"))
		return errReported
	}
	w, err := data.ReadWorld(dir)
	if err != nil {
		return err
	}
	defer w.Close()
	fmt.Fprintf(c.App.Writer, "%s: nothing is wrong with %q: %s to %s, %d jurisdictions, %d products, %d items, %d flows, fingerprint %.12s\n",
		dir, w.Title, w.From, w.To, len(w.Jurisdictions), len(w.Products), len(w.Items), w.Flows.Len(), w.Fingerprint)
	return nil
}
