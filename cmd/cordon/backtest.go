package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/history"
)

func backtestCommand() *cli.Command {
	flags := []cli.Flag{
		worldFlag(),
		&cli.StringFlag{Name: "scenario", Required: true, Usage: "the change that happened: built-in `SCENARIO` or file; one without measures, such as today, is a placebo"},
		&cli.StringFlag{Name: "against", Usage: "`SCENARIO` without the change; the one that --scenario names as baseline if not given"},
	}
	flags = append(flags, observedFlags()...)
	flags = append(flags,
		&cli.StringFlag{Name: "by", Value: "month,exporter,hs6", Usage: "what is one quantity: `WORDS` of month, quarter, year or whole; exporter (each by itself); hs6, hs4, hs2 or all"},
		&cli.StringFlag{Name: "groups", Usage: "add goods up by group, `FILE` with hs6, group; other goods are left out"},
		&cli.StringFlag{Name: "target", Usage: "`ISO3,...` that the change is aimed at, for the size of the detour; if not given: those whom it leaves without a lawful supplier"},
		&cli.StringFlag{Name: "neighbours", Usage: "`ISO3,...` that goods may go around through, for the same; if not given: the hubs of the target's markets in the model"},
		&cli.StringFlag{Name: "variation", Value: "recorded", Usage: "`WHAT` recorded: the interval holds how much trade varied in the base period; none: only for flows that the model made"},
		&cli.StringFlag{Name: "outside", Value: "on", Usage: "`on`: also run with few and many suppliers outside the table, where it has none of them; off: do not"},
		&cli.IntFlag{Name: "replicates", Value: 64, Usage: "`N` replicates, half of them at joint draws of the parameters: the fan"},
		&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed `S` of all luck"},
		&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "`K` replicates at a time; moves no result"},
		&cli.StringSliceFlag{Name: "set", Usage: "set `path=value`, as for compare"},
		paramsFlag(),
		&cli.StringFlag{Name: "out", Usage: "write tables, a figure for each importer, backtest.html and manifest.json into the folder `DIR`"},
		jsonFlag(),
	)
	return &cli.Command{
		Name:  "backtest",
		Usage: "a past change run forward and held against what trade did, beside simple rivals",
		Description: "Runs a change that happened from a base period that ends before it, adds the model's flows up as customs\n" +
			"offices would write them down, and scores them against recorded flows: log error, sign and rank of changes,\n" +
			"size of the detour, share inside the 90% interval, and CRPS, a score of the whole interval. Beside it stand\n" +
			"simple rivals (nulls): no change; last year's growth; gravity shares; the same simulated firms on shuffled\n" +
			"trade without queues. A sentence says of each whether the model beats it.\n\n" +
			"The world (--world) must hold the base period alone: import it with --from and --to. Rows of the observed\n" +
			"table that match nothing are counted and shown. A cell without a row is no trade in Comext, whose reporters\n" +
			"give all they trade with other countries, among the exporters, importers and goods that the table has; in\n" +
			"BACI and Comtrade it is unknown and not scored (--absent says otherwise). The interval is parameters, luck,\n" +
			"and how much trade varied within the base period; a scenario without measures is a placebo, which should\n" +
			"show nothing.\n\n" +
			"   cordon import comext comext.csv.gz --codes cn_codes.csv --from 2021-03 --to 2022-02 --out world --totals totals.csv\n" +
			"   cordon backtest --world world --scenario scenarios/real/chpl-eu.yaml --observed comext2022.csv.gz --codes cn_codes.csv \\\n" +
			"       --from 2022-03 --to 2022-11 --out result\n" +
			"   cordon backtest --world world2020 --scenario today --observed baci/ --from 2021 --to 2021 --by year,hs4",
		Flags:  flags,
		Action: backtest,
	}
}

func backtest(c *cli.Context) error {
	o, err := backtestOptions(c)
	if err != nil {
		return err
	}
	defer o.Run.World.Close()
	var folder *data.Folder
	if dir := c.String("out"); dir != "" { // before the run: a folder that can't be written is no news for its end
		if folder, err = data.NewFolder(dir); err != nil {
			return err
		}
		defer folder.Abort()
	}
	ticker := newStages()
	o.Progress = ticker.stage
	r, err := history.Run(c.Context, o)
	ticker.done()
	if errors.Is(err, context.Canceled) {
		return stopError{"the back-test was not finished; nothing was written"}
	}
	if err != nil {
		return err
	}
	if c.Bool("json") {
		if err := backtestJSON(c.App.Writer, r, commandLine()); err != nil {
			return err
		}
	} else {
		newPrinter(c.App.Writer).backtest(r)
	}
	if folder == nil {
		return nil
	}
	files, err := r.Write(folder, commandLine())
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "Written: %s (%d files; backtest.html is the one to open)\n", c.String("out"), len(files))
	return nil
}

// backtestOptions reads the command line.
func backtestOptions(c *cli.Context) (o history.Options, err error) {
	if _, err := words(c, 0, 0); err != nil {
		return o, err
	}
	if o.Observed, err = observedOptions(c); err != nil {
		return o, err
	}
	if o.By, err = history.ParseBy(c.String("by")); err != nil {
		return o, usageError{err.Error()}
	}
	if o.Observed.Import.Codes == "" && len(o.Observed.From) == len("2022") && !c.IsSet("by") {
		o.By.Period = "year"
	}
	if path := c.String("groups"); path != "" {
		if o.By.Groups, err = history.ReadGroups(path); err != nil {
			return o, err
		}
		o.By.Goods = "groups"
	}
	for flag, to := range map[string]*bool{"variation": &o.NoVariation, "outside": &o.NoOutside} {
		switch v := c.String(flag); v {
		case "recorded", "on":
		case "none", "off":
			*to = true
		default:
			return o, usagef("--%s %s: expected %s", flag, v, map[string]string{"variation": "recorded or none", "outside": "on or off"}[flag])
		}
	}
	o.Run = experiments.Options{WorldPath: c.String("world"), Replicates: c.Int("replicates"), Workers: c.Int("workers"), Seed: c.Uint64("seed"), Laws: true}
	if o.Run.Workers < 1 {
		return o, usagef("--workers %d: expected at least 1", o.Run.Workers)
	}
	if o.Run.Replicates < 4 {
		return o, usagef("--replicates %d: expected at least 4, two of them at joint draws", o.Run.Replicates)
	}
	if o.Run.Frozen, err = frozen(c); err != nil {
		return o, err
	}
	if o.Run.World, err = openWorld(o.Run.WorldPath); err != nil {
		return o, err
	}
	if err := loadArms(&o.Run, []string{c.String("scenario")}, c.String("against")); err != nil {
		return o, err
	}
	for _, assignment := range c.StringSlice("set") {
		override, err := experiments.Set([]*experiments.Arm{&o.Run.Against, &o.Run.Scenarios[0]}, assignment)
		if err != nil {
			return o, err
		}
		if override != nil {
			o.Run.Params = append(o.Run.Params, *override)
		}
	}
	for flag, to := range map[string]*[]string{"target": &o.Targets, "neighbours": &o.Neighbours} {
		if c.String(flag) == "" {
			continue
		}
		for _, iso := range strings.Split(c.String(flag), ",") {
			if iso = strings.TrimSpace(iso); o.Run.World.JurisdictionIndex(iso) < 0 {
				return o, usagef("--%s %s: the world has no %q; \"cordon list jurisdictions --world W\" lists all", flag, c.String(flag), iso)
			}
			*to = append(*to, iso)
		}
	}
	return o, nil
}
