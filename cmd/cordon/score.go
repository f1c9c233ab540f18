package main

import (
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments/register"
	"cordon/scenarios"
)

func scoreCommand() *cli.Command {
	return &cli.Command{
		Name:      "score",
		Usage:     "hold a registered prediction against what happened",
		ArgsUsage: "PREDICTION",
		Description: "Reads prediction.json of cordon register, whose seal and tables must be as they were, and scores it with observed\n" +
			"flows (--observed, in the registered layout), an agency's case records (--cases, as for cordon import cases), or\n" +
			"both: how many quantities lie inside the registered intervals, the CRPS of the model and of the simple rivals, and\n" +
			"which assumed parameters the observations speak against. Only registered quantities are scored; what else is in\n" +
			"the files is counted and ignored, and what is missing is listed.\n\n" +
			"Which assumption was wrong: each stored joint draw of the parameters gets the weight that the observations give it.\n" +
			"The shift of a parameter's mean under these weights, in standard deviations of its prior, says how far they pull\n" +
			"it. Where a handful of draws would have all the weight, the likelihood is tempered, and that is said. A parameter\n" +
			"whose effect others can stand in for is not told from them.\n\n" +
			"--out keeps tables and posterior.json, the weighted draws, from which the next run can start:\n\n" +
			"   cordon score result/prediction.json --observed comext_2027.csv.gz --codes cn_codes.csv --out score\n" +
			"   cordon score result/prediction.json --cases cases.csv --jurisdiction USA --out score\n" +
			"   cordon compare my-change.yaml --world world --posterior score/posterior.json",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "observed", Usage: "observed flows, `FILE` or folder in the registered layout; may be given several times"},
			&cli.StringFlag{Name: "codes", Usage: "comext: table of CN codes, `FILE` with cn, hs6"},
			&cli.Float64Flag{Name: "usd-per-eur", Usage: "comext: one `RATE` for all months; the embedded yearly averages of the ECB if not given"},
			&cli.StringFlag{Name: "reporting", Value: "exports", Usage: "comtrade: whose reports, `SIDE` exports, imports or mirror"},
			&cli.StringSliceFlag{Name: "concordance", Usage: "turn codes into HS 2017, `FILE` with two columns such as HS2022,HS2017"},
			&cli.StringFlag{Name: "cases", Usage: "an agency's case records, `FILE.csv`"},
			&cli.StringFlag{Name: "columns", Usage: "`FILE.yaml` with the cases' headers, form of days and words"},
			&cli.StringFlag{Name: "jurisdiction", Usage: "`ISO3` of the agency, where no column says"},
			&cli.StringFlag{Name: "until", Usage: "last `DAY` that the cases know of, YYYY-MM-DD; the last in the file if not given"},
			&cli.IntFlag{Name: "skip-bad", Usage: "leave out up to `N` rows that can't be read"},
			&cli.StringFlag{Name: "world", Usage: "folder `W` of a world, whose jurisdictions and groups the cases' destinations are read by; the embedded one if not given"},
			&cli.StringFlag{Name: "out", Usage: "write tables and posterior.json into the folder `DIR`"},
			jsonFlag(),
		},
		Action: score,
	}
}

func score(c *cli.Context) error {
	args, err := words(c, 1, 1)
	if err != nil {
		return err
	}
	o, err := scoreOptions(c, args[0])
	if err != nil {
		return err
	}
	defer o.CaseRows.World.Close()
	var folder *data.Folder
	if dir := c.String("out"); dir != "" {
		if folder, err = data.NewFolder(dir); err != nil {
			return err
		}
		defer folder.Abort()
	}
	s, err := register.Score(c.Context, o)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		if err := printScoreJSON(c.App.Writer, s); err != nil {
			return err
		}
	} else {
		newPrinter(c.App.Writer).score(s, c.String("out"))
	}
	if folder != nil {
		_, err = s.Write(folder)
	}
	return err
}

func scoreOptions(c *cli.Context, prediction string) (o register.ScoreOptions, err error) {
	if !c.IsSet("observed") && !c.IsSet("cases") {
		return o, usagef("cordon score needs what was observed: --observed FLOWS, --cases CASES, or both")
	}
	o.Prediction, o.Cases = prediction, c.String("cases")
	o.Flows = data.ImportOptions{Sources: c.StringSlice("observed"), Codes: c.String("codes"), USDPerEUR: c.Float64("usd-per-eur"), Concordances: c.StringSlice("concordance"),
		SkipBad: c.Int("skip-bad"), Progress: data.NewProgress(os.Stderr), CIF: data.DefaultCIF, ImporterWeight: data.DefaultImporterWeight, Reporting: c.String("reporting")}
	o.CaseRows = data.CaseOptions{Jurisdiction: c.String("jurisdiction"), SkipBad: c.Int("skip-bad")}
	if c.IsSet("until") {
		if o.CaseRows.Until, err = data.ParseDate(c.String("until")); err != nil {
			return o, usagef("--until: %v", err)
		}
	}
	if c.IsSet("columns") {
		if o.CaseRows.Columns, err = scenarios.CaseColumns(c.String("columns")); err != nil {
			return o, err
		}
	}
	for i, path := range o.Flows.Sources {
		o.Flows.Sources[i] = filepath.Clean(path)
	}
	o.CaseRows.World, err = openWorld(c.String("world"))
	return o, err
}
