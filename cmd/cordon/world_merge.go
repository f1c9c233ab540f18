package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cordon/data"
)

func worldMergeCommand() *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "make one world of two",
		ArgsUsage: "A B",
		Description: "What only one world has is taken, what both have alike is taken once, and a fact that one lacks is taken\n" +
			"from the other. What they say differently (jurisdictions, products, list entries, distances, totals, and\n" +
			"flows of one exporter, importer and product in the same time) is listed and refused, unless --prefer\n" +
			"says whose side to take. Flows are never added up. The sources of both are kept.\n\n" +
			"   cordon world merge eu us --out both --prefer A",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Usage: "write the world into the folder `C`", Required: true},
			&cli.StringFlag{Name: "prefer", Usage: "where they differ, take the side of `WORLD` A or B"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 2, 2)
			if err != nil {
				return err
			}
			if p := c.String("prefer"); c.IsSet("prefer") && p != "A" && p != "B" {
				return usagef("--prefer: found %q, expected A or B", p)
			}
			rep, err := data.MergeWorlds(args[0], args[1], c.String("out"), c.String("prefer"))
			if err != nil {
				return err
			}
			out := c.App.Writer
			fmt.Fprintf(out, "A %s: %d flows, %.0f USD\nB %s: %d flows, %.0f USD\n", rep.A.Name, rep.A.Flows, rep.A.USD, rep.B.Name, rep.B.Flows, rep.B.USD)
			if rep.Prefer != "" {
				fmt.Fprintf(out, "%s where they differ, taken from %s; import.json lists them\n", count(len(rep.Conflicts), "thing"), rep.Prefer)
			}
			for _, n := range rep.Notes {
				fmt.Fprintln(out, n)
			}
			_, err = fmt.Fprintf(out, "Written: %s: %d jurisdictions, %d products, %d flows (%d in both worlds, kept once), fingerprint %.12s\n", c.String("out"),
				len(rep.World.Jurisdictions), len(rep.World.Products), rep.Flows, rep.Same, rep.World.Fingerprint)
			return err
		},
	}
}
