package main

import (
	"github.com/urfave/cli/v2"

	"cordon/data"
)

func importListCommand() *cli.Command {
	return &cli.Command{
		Name:      "list",
		Usage:     "give a world another control list",
		ArgsUsage: "[FILE]",
		Description: "FILE is a .csv, .csv.gz or .xlsx workbook. Columns: entry, title, jurisdiction, hs6, coverage_low,\n" +
			"coverage_mid, coverage_high, parameter, threshold, unit, destinations, policy, from, citation. Several values go between |. An entry\n" +
			"without HS codes is kept and shown as not simulated as trade. Without FILE the built-in list\n" +
			"is put back.\n\n" +
			"   cordon import list chpl.csv --world world",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world", Required: true},
			&cli.StringFlag{Name: "sheet", Usage: "`NAME` of the workbook's sheet; the first one with a list if not given"},
			&cli.StringFlag{Name: "concordance", Usage: "turn the list's codes into the world's edition of the HS, `FILE` with two columns such as HS2022,HS2017"},
			&cli.StringFlag{Name: "concordance-from", Usage: "edition of the list's codes, `HS2022`; if not given, the one that is not HS 2017 (the built-in list is of HS 2017)"},
		},
		Action: func(c *cli.Context) error {
			if _, err := words(c, 0, 1); err != nil {
				return err
			}
			rep, err := data.ImportList(data.ListOptions{File: c.Args().First(), Sheet: c.String("sheet"), World: c.String("world"),
				Concordance: c.String("concordance"), ConcordanceFrom: c.String("concordance-from")})
			if err != nil {
				return err
			}
			return printImport(c, c.String("world"), rep)
		},
	}
}
