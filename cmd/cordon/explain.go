package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/explain"
)

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "why a simulated firm, buyer, agency or broker did what it did, baseline and scenario side by side",
		ArgsUsage: "firm|account|need|agency|broker [NAME]",
		Description: "Runs one replicate of a comparison again, bit by bit, and prints week by week what one simulated agent met and\n" +
			"decided: the parameters, the probability and the draw behind each decision, in the baseline and in the scenario,\n" +
			"and where the two first part. Then what the trail adds up to, held against the run's own ledger and books.\n\n" +
			"Whom to explain (every one of them is simulated, none is a real firm):\n" +
			"   firm 4711           by its number in the replicate; or by its lasting name: home, heading and rank, DEU-9013-12\n" +
			"                       (DEU-9013-e1 is the first place for firms that are born)\n" +
			"   firm --like \"small, DEU, 9013\"   size class, home and heading in any order: of those that fit and are alive at\n" +
			"                       the first publication, the one with most listed sales\n" +
			"   account NAME        a buyer's lasting need for one product: exporter, importer, HS6, rank: USA-CHN-847330-3\n" +
			"   need NAME/WEEK/N    one order of it, by the week in which it arose and its number there (0 if left out)\n" +
			"   agency DEU          a licensing agency, case by case\n" +
			"   broker ARE-2        a broker's place at a hub\n\n" +
			"   cordon explain firm --like \"large, USA, 8542\" --scenario chips-alone\n" +
			"   cordon explain firm DEU-8486-3 --scenario chips-together --replicate 3 --weeks 10..40\n" +
			"   cordon explain agency USA --scenario chips-alone --weeks 12..13 --all --out trail\n\n" +
			"Even replicates run at the default parameters, odd ones at a joint draw of them, as in compare.",
		Flags: []cli.Flag{
			worldFlag(),
			&cli.StringFlag{Name: "scenario", Required: true, Usage: "`SCENARIO` to set beside the baseline: a built-in name or the path of a .yaml file"},
			&cli.StringFlag{Name: "against", Usage: "`SCENARIO` in place of the one that the scenario names as its baseline"},
			&cli.StringFlag{Name: "like", Usage: "find a simulated firm that fits `\"small, DEU, 9013\"`"},
			&cli.IntFlag{Name: "replicate", Usage: "replicate `R`, from 0"},
			&cli.StringFlag{Name: "weeks", Usage: "show weeks `A..B` only; from -104 (the warm-up) to the end; from the first publication if not given"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed `S` of all luck"},
			&cli.StringSliceFlag{Name: "set", Usage: "set `path=value`, as in compare; may be given several times"},
			paramsFlag(),
			&cli.BoolFlag{Name: "all", Usage: "print every line, routine ones too"},
			&cli.StringFlag{Name: "out", Usage: "write the whole trail as tables into the folder `DIR`"},
			jsonFlag(),
		},
		Action: explainAgent,
	}
}

func explainAgent(c *cli.Context) error {
	query, err := explainQuery(c)
	if err != nil {
		return err
	}
	o := experiments.Options{WorldPath: c.String("world"), Seed: c.Uint64("seed"), Laws: true, Workers: 1, Replicates: 1}
	if o.Frozen, err = frozen(c); err != nil {
		return err
	}
	if o.World, err = openWorld(o.WorldPath); err != nil {
		return err
	}
	defer o.World.Close()
	if err := loadArms(&o, []string{c.String("scenario")}, c.String("against")); err != nil {
		return err
	}
	for _, assignment := range c.StringSlice("set") {
		override, err := experiments.Set([]*experiments.Arm{&o.Against, &o.Scenarios[0]}, assignment)
		if err != nil {
			return err
		}
		if override != nil {
			o.Params = append(o.Params, *override)
		}
	}
	var folder *data.Folder
	if dir := c.String("out"); dir != "" { // before the run: a folder that can't be written is no news for its end
		if folder, err = data.NewFolder(dir); err != nil {
			return err
		}
		defer folder.Abort()
	}
	study, err := o.Study()
	if err != nil {
		return err
	}
	opts := explain.Options{Study: study, Replicate: c.Int("replicate"), Query: query}
	if text := c.String("weeks"); text != "" {
		if opts.From, opts.To, err = weekRange(text); err != nil {
			return err
		}
	}
	x, err := explain.Explain(c.Context, opts)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		err = printExplanationJSON(c.App.Writer, x, commandLine())
	} else {
		newPrinter(c.App.Writer).explanation(x, c.Bool("all"))
	}
	if err != nil {
		return err
	}
	if folder != nil {
		names, err := data.WriteTables(folder.Dir(), x.Tables(), data.Formats)
		if err != nil {
			return err
		}
		if err := folder.Commit(); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "Written: %s (%d files; trail.csv has a row for each thing noted)\n", c.String("out"), len(names))
	}
	if !x.Agrees() {
		return errReported // the checks that fail are printed
	}
	return nil
}

// explainQuery reads whom to explain.
func explainQuery(c *cli.Context) (q explain.Query, err error) {
	args, err := words(c, 1, 2)
	if err != nil {
		return q, err
	}
	q.Kind, q.Like = explain.Kind(strings.ToLower(args[0])), c.String("like")
	known := false
	var names []string
	for _, k := range explain.Kinds {
		known = known || k == q.Kind
		names = append(names, string(k))
	}
	switch {
	case !known:
		return q, usagef("no simulated agent is a %q; expected one of %s", args[0], strings.Join(names, ", "))
	case len(args) == 2 && q.Like != "":
		return q, usagef("found both %q and --like %q; give one of them", args[1], q.Like)
	case len(args) == 1 && q.Like == "":
		return q, usagef("which simulated %s? give its name, or --like for a simulated firm (\"cordon explain --help\" shows the names)", q.Kind)
	case len(args) == 2:
		q.Name = args[1]
	}
	if c.Int("replicate") < 0 {
		return q, usagef("--replicate %d: expected 0 or more", c.Int("replicate"))
	}
	return q, nil
}

// weekRange reads A..B.
func weekRange(text string) (from, to int, err error) {
	a, b, ok := strings.Cut(text, "..")
	if ok {
		if from, err = strconv.Atoi(a); err == nil {
			to, err = strconv.Atoi(b)
		}
	}
	if !ok || err != nil {
		return 0, 0, usagef("--weeks %s: expected two weeks such as 10..40", text)
	}
	return from, to, nil
}
