package main

import (
	"github.com/urfave/cli/v2"

	"cordon/data"
)

func importBACICommand() *cli.Command {
	return &cli.Command{
		Name:      "baci",
		Usage:     "yearly flows of all countries by HS 2017 product",
		ArgsUsage: "SRC...",
		Description: "Reads CEPII's BACI as published (a zip, its folder or single files with t,i,j,k,v,q) or the tidy\n" +
			"layout year,exporter,importer,hs6,value_usd,qty_t, as .csv, .csv.gz, .zip or .parquet.\n\n" +
			"   cordon import baci BACI_HS17_V202601.zip --years 2020-2022 --out world",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "years", Usage: "base period, one year or a span, `2020-2022`", Required: true},
		}, importFlags()...),
		Action: func(c *cli.Context) error {
			opts, err := importOptions(c)
			if err != nil {
				return err
			}
			if opts.From, opts.To, err = data.ParseYears(c.String("years")); err != nil {
				return usageError{"--" + err.Error()}
			}
			rep, err := data.ImportBACI(opts)
			if err != nil {
				return err
			}
			return printImport(c, opts.Out, rep)
		},
	}
}
