package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/scenarios"
)

const columnsHelp = "--columns names a YAML file that says how the table is written; all of it is optional:\n\n" +
	"   columns: {home: country, value: turnover}   # this program's name: the table's\n" +
	"   separator: \";\"                              # found out if not given\n" +
	"   decimal: \",\"                                # 1.234.567,89\n" +
	"   unit: 1000                                  # values are in thousands\n" +
	"   usd_per_unit: 1.18                          # of the currency\n" +
	"   encoding: latin1                            # utf8 and utf16 with a mark are found out\n" +
	"   end_uses: {military: barred, other: civil}  # accounts only\n\n" +
	"Ids are written as hashes under the key in --key FILE, which is made if it is not there. Keep it out of\n" +
	"the world and use it again for records of the same firms. The source is marked confidential.\n\n"

func importFirmsCommand() *cli.Command {
	return recordsCommand("firms", "put recorded firms in place of synthetic ones",
		"Columns: id, home (ISO3), hs (heading or HS6), value (exports a year), and where there are any employees,\n"+
			"founded (year) or age. A row is a firm in one heading. Synthetic firms stand for the exports that the\n"+
			"records do not cover; recorded trade stays.\n\n"+columnsHelp+
			"   cordon import firms firms.csv --world world --out world2 --key firms.key", data.ImportFirms)
}

func importAccountsCommand() *cli.Command {
	return recordsCommand("accounts", "put recorded accounts of exporters in place of synthetic ones",
		"Columns: exporter, importer (ISO3), hs6, value (a year), and where there are any id (of the customer or\n"+
			"contract), firm (the exporter's id as in firms) and end_use (civil or barred). A row is an account. A\n"+
			"cell's recorded trade stays: records above it are scaled to it, and synthetic accounts have the rest.\n\n"+columnsHelp+
			"   cordon import accounts accounts.csv --world world2 --out world3 --key firms.key", data.ImportAccounts)
}

func recordsCommand(name, usage, description string, run func(data.MicroOptions) (*data.MicroReport, error)) *cli.Command {
	return &cli.Command{
		Name: name, Usage: usage, ArgsUsage: "FILE", Description: description,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world", Required: true},
			&cli.StringFlag{Name: "out", Usage: "write the world with the records into the folder `W2`", Required: true},
			&cli.StringFlag{Name: "key", Usage: "`FILE` with the key that hashes ids; made if it is not there", Required: true},
			&cli.StringFlag{Name: "columns", Usage: "how the table is written, `FILE.yaml`"},
			&cli.IntFlag{Name: "skip-bad", Usage: "leave out up to `N` rows that can't be read and list them in rejected_" + name + ".csv"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			columns, err := scenarios.ReadColumns(c.String("columns"))
			if err != nil {
				return err
			}
			rep, err := run(data.MicroOptions{File: args[0], World: c.String("world"), Out: c.String("out"), Key: c.String("key"), Columns: columns, SkipBad: c.Int("skip-bad")})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.App.Writer, "%sWritten: %s (fingerprint %.12s)\n", rep, c.String("out"), rep.World.Fingerprint)
			return err
		},
	}
}
