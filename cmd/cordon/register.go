package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"time"

	"github.com/urfave/cli/v2"

	"cordon/experiments/history"
	"cordon/experiments/register"
)

func registerCommand() *cli.Command {
	return &cli.Command{
		Name:      "register",
		Usage:     "write down what a comparison predicts, to be scored when it is known",
		ArgsUsage: "DIR",
		Description: "Runs a folder of cordon compare --out again, to the same bits, counts flows and cases in it as customs offices and\n" +
			"agencies would, and writes prediction.json and two tables beside it: what will be counted, over what\n" +
			"period, from what table of trade, quantiles of the model and of the simple rivals (no change, last year's\n" +
			"growth, gravity shares, the same simulated firms on a shuffled network without queues), and every joint draw\n" +
			"of the parameters with what it gave. The file seals itself; a registered prediction is not replaced. Deposit\n" +
			"it, or the archive of cordon pack, where a date is proved.\n\n" +
			"Flows are predicted as a table of trade in the layout --source will have them. Where a missing row does not say\n" +
			"that nothing was traded (comtrade, baci), each exporter and product has to stand by itself. Of the members'\n" +
			"agencies, filings, median and 90th percentile of the wait, and the shares denied, returned, incomplete and referred are\n" +
			"predicted.\n\n" +
			"   cordon compare my-change.yaml --world world --replicates 128 --weeks 104 --out result\n" +
			"   cordon register result --from 2027-01 --to 2027-12 --source comext --by quarter,importer,hs4\n" +
			"   cordon score result/prediction.json --observed comext_2027.csv.gz --codes cn_codes.csv     (a year later)",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "first month `YYYY-MM`, or year, of the period", Required: true},
			&cli.StringFlag{Name: "to", Usage: "last month `YYYY-MM`, or year", Required: true},
			&cli.StringFlag{Name: "source", Usage: "`LAYOUT` of the table of trade that flows will be scored with: comext, comtrade or baci", Required: true},
			&cli.StringFlag{Name: "by", Value: "whole,importer,hs4", Usage: "`PARTS` of the flows that stand by themselves: month, quarter, year or whole; exporter; hs6, hs4, hs2 or all"},
			&cli.StringFlag{Name: "absent", Usage: "what a missing row says: `zero` or unknown; as the layout has it if not given"},
			&cli.StringFlag{Name: "scenario", Usage: "`NAME` of the arm that is predicted to happen, where the comparison has several"},
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world, where it is not where the manifest says"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "`K` replicates at a time; moves no result"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			by, err := history.ParseBy(c.String("by"))
			if err != nil {
				return err
			}
			o := register.Options{Dir: args[0], World: c.String("world"), Scenario: c.String("scenario"), From: c.String("from"), To: c.String("to"), By: by,
				Layout: c.String("source"), Absent: c.String("absent"), Day: time.Now().UTC().Format(time.DateOnly), Workers: c.Int("workers")}
			ticker := newStages()
			o.Progress = ticker.stage
			p, err := register.Register(c.Context, o)
			ticker.done()
			if errors.Is(err, context.Canceled) {
				return stopError{"the rerun was not finished; nothing was written"}
			}
			if err != nil {
				return err
			}
			flows, cases := p.Count()
			fmt.Fprintf(c.App.Writer, "%s: %s and %s of cases, from %s to %s, if %s happens; %s\n", filepath.Join(args[0], "prediction.json"), count(flows, "flow"), count(cases, "figure"),
				p.From, p.To, p.Scenario, count(p.Replicates/2, "joint draw"))
			fmt.Fprintf(c.App.Writer, "Flows will be scored with %s (a missing row says %s). Seal %s\n", p.Source.Layout, p.Source.Absent, p.Seal)
			if p.Late() {
				fmt.Fprintf(c.App.ErrWriter, "Note: the period has begun (%s) before the day of registration, %s: what happened may be known, and the prediction says so.\n", p.From, p.Registered)
			}
			return nil
		},
	}
}
