package main

import (
	"math"

	"github.com/urfave/cli/v2"

	"cordon/data"
)

func importComtradeCommand() *cli.Command {
	return &cli.Command{
		Name:      "comtrade",
		Usage:     "yearly or monthly flows by HS6 as countries report them",
		ArgsUsage: "SRC...",
		Description: "Reads UN Comtrade as its service and bulk files give it (.csv, .txt or .tsv, also .gz, .zip or .parquet,\n" +
			"or a folder of them; commas or tabs), in the present column names (reporterCode, flowCode, primaryValue)\n" +
			"or the older ones (Reporter Code, Trade Flow, Trade Value (US$); rtCode, rgCode, TradeValue).\n\n" +
			"Sums are dropped: headings and chapters, the world, groups of countries, and breakdowns by second\n" +
			"partner, procedure and transport where their whole is there. Imports are made free on board.\n" +
			"--reporting exports or imports reads one side; mirror reads both: where both report a flow it is the\n" +
			"mean of the two (--importer-weight), else the one report. The share of each case is printed.\n\n" +
			"   cordon import comtrade comtrade/ --years 2021-2022 --reporting mirror --out world",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "years", Usage: "base period in yearly rows, one year or a span, `2020-2022`"},
			&cli.StringFlag{Name: "from", Usage: "first month of the base period in monthly rows, `YYYY-MM`"},
			&cli.StringFlag{Name: "to", Usage: "last month of the base period in monthly rows, `YYYY-MM`"},
			&cli.StringFlag{Name: "reporting", Usage: "whose reports: `SIDE` exports, imports or mirror", Value: "exports"},
			&cli.Float64Flag{Name: "cif", Usage: "imports' value over their value free on board, `FACTOR`", Value: data.DefaultCIF},
			&cli.Float64Flag{Name: "importer-weight", Usage: "weight of the importer's report where both report, `W` from 0 to 1 (1: the importer's alone)", Value: data.DefaultImporterWeight},
			&cli.BoolFlag{Name: "without-reexports", Usage: "take re-exports off exports, and re-imports off imports, where they are reported"},
		}, importFlags()...),
		Action: func(c *cli.Context) error {
			opts, err := importOptions(c)
			if err != nil {
				return err
			}
			opts.From, opts.To = c.String("from"), c.String("to")
			if c.IsSet("years") {
				if opts.From != "" || opts.To != "" {
					return usagef("--years is of yearly rows, --from and --to are of monthly ones; give one of the two")
				}
				if opts.From, opts.To, err = data.ParseYears(c.String("years")); err != nil {
					return usageError{"--" + err.Error()}
				}
			}
			opts.Reporting, opts.CIF, opts.ImporterWeight = c.String("reporting"), c.Float64("cif"), c.Float64("importer-weight")
			if math.IsNaN(opts.ImporterWeight) {
				return usagef("--importer-weight: found no number, expected 0 to 1")
			}
			opts.WithoutReexports = c.Bool("without-reexports")
			rep, err := data.ImportComtrade(opts)
			if err != nil {
				return err
			}
			return printImport(c, opts.Out, rep)
		},
	}
}
