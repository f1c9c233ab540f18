package main

import (
	"github.com/urfave/cli/v2"

	"cordon/data"
)

func importComextCommand() *cli.Command {
	return &cli.Command{
		Name:      "comext",
		Usage:     "monthly exports of EU members by CN product",
		ArgsUsage: "SRC...",
		Description: "Reads Eurostat's Comext (month,reporter,partner,cn,value_eur) as .csv, .csv.gz, .zip or .parquet.\n" +
			"Only codes of eight digits are kept: the shorter ones are their sums.\n\n" +
			"   cordon import comext comext.csv.gz --codes comext_codes.csv --from 2021-03 --to 2022-02 --out world",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "codes", Usage: "table of CN codes, `FILE` with cn, hs6", Required: true},
			&cli.StringFlag{Name: "from", Usage: "first month of the base period, `YYYY-MM`; the first in the file if not given"},
			&cli.StringFlag{Name: "to", Usage: "last month of the base period, `YYYY-MM`; the last in the file if not given"},
			&cli.Float64Flag{Name: "usd-per-eur", Usage: "one `RATE` for all months; the embedded yearly averages of the ECB if not given"},
		}, importFlags()...),
		Action: func(c *cli.Context) error {
			opts, err := importOptions(c)
			if err != nil {
				return err
			}
			opts.Codes, opts.From, opts.To, opts.USDPerEUR = c.String("codes"), c.String("from"), c.String("to"), c.Float64("usd-per-eur")
			if c.IsSet("usd-per-eur") && !(opts.USDPerEUR > 0) {
				return usagef("--usd-per-eur: found %g, expected a rate above 0, such as 1.18", opts.USDPerEUR)
			}
			rep, err := data.ImportComext(opts)
			if err != nil {
				return err
			}
			return printImport(c, opts.Out, rep)
		},
	}
}
