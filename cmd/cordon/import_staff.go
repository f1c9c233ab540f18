package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/experiments/cases"
)

func importStaffCommand() *cli.Command {
	return &cli.Command{
		Name:      "staff",
		Usage:     "give a world the officers of its agencies by month",
		ArgsUsage: "FILE.csv",
		Description: "Columns: month (YYYY-MM), officers and, where it applies, jurisdiction, station (first or second: the\n" +
			"desks that all cases pass, and those of referred cases) and desk (rows of a month and station add up, and\n" +
			"their desks are counted). Runs open each agency with the officers of the month and change them month by\n" +
			"month; \"cordon import cases\" needs them to tell work from queue. Without measured work, the officers'\n" +
			"work is taken to be such that they are as busy as the parameters say.\n\n" +
			"   cordon import staff staff.csv --world world",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world", Required: true},
			&cli.StringFlag{Name: "out", Usage: "write the world into the folder `W2`; into --world if not given"},
			&cli.StringFlag{Name: "jurisdiction", Usage: "`ISO3` of the agency, where no column says"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			out := c.String("world")
			if c.IsSet("out") {
				out = c.String("out")
			}
			t, w, err := cases.ImportStaff(args[0], c.String("world"), out, c.String("jurisdiction"))
			if err != nil {
				return err
			}
			if len(t.Columns) > 0 {
				fmt.Fprintf(c.App.Writer, "columns not read: %s\n", strings.Join(t.Columns, ", "))
			}
			for i := range w.Jurisdictions {
				months := w.StaffOf(i)
				if len(months) == 0 {
					continue
				}
				first, last := months[0], months[len(months)-1]
				second := ""
				if !math.IsNaN(last.Second) {
					second = fmt.Sprintf(" and %s at the second station", short(last.Second))
				}
				fmt.Fprintf(c.App.Writer, "%s: %s from %s to %s; at the end %s officers%s\n", w.Jurisdictions[i].ISO3, count(len(months), "month"), first.Month.String()[:7], last.Month.String()[:7], short(last.Officers), second)
			}
			_, err = fmt.Fprintf(c.App.Writer, "Written: %s (fingerprint %.12s); every run with --world %s uses them\n", out, w.Fingerprint, out)
			return err
		},
	}
}
