package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"cordon/data"
)

func importCommand() *cli.Command {
	return &cli.Command{
		Name:  "import",
		Usage: "make a world of real trade flows, give one another control list, records of firms, or an agency's own records",
		Subcommands: []*cli.Command{
			importBACICommand(),
			importComextCommand(),
			importComtradeCommand(),
			importListCommand(),
			importFirmsCommand(),
			importAccountsCommand(),
			importCasesCommand(),
			importStaffCommand(),
		},
	}
}

// importFlags are the flags that every importer of trade flows has.
func importFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "out", Usage: "write the world into the folder `W`", Required: true},
		&cli.StringFlag{Name: "totals", Usage: "total exports by partner, `FILE` with year, exporter, importer, value_usd"},
		&cli.StringFlag{Name: "distances", Usage: "distances, `FILE` with iso_o, iso_d, distw (CEPII GeoDist)"},
		&cli.StringFlag{Name: "gdp", Usage: "gross domestic product in current USD, `FILE` of the World Bank's WDI"},
		&cli.StringFlag{Name: "elasticities", Usage: "trade elasticities, `FILE` with HS6, zero, positive, sigma (CEPII ProTEE)"},
		&cli.StringFlag{Name: "list", Usage: "control list, `FILE` .csv or .xlsx; the built-in one if not given"},
		&cli.StringFlag{Name: "sheet", Usage: "`NAME` of the sheet of --list, where that is a workbook; the first one with a list if not given"},
		&cli.StringSliceFlag{Name: "concordance", Usage: "turn codes into another edition of the HS, `FILE` with two columns such as HS2022,HS2017 and, if it has one, weight"},
		&cli.StringFlag{Name: "concordance-from", Usage: "edition that codes are turned from, `HS2022`; if not given, the one that is not HS 2017"},
		&cli.StringFlag{Name: "concordance-weights", Usage: "world `W` whose trade splits codes that became several; without, they are unresolved unless the table has weights"},
		&cli.StringFlag{Name: "list-concordance", Usage: "turn the codes of --list into HS 2017, `FILE` as for --concordance"},
		&cli.IntFlag{Name: "skip-bad", Usage: "leave out up to `N` rows that can't be read and list them in rejected.csv"},
		&cli.BoolFlag{Name: "confidential", Usage: "mark the sources as confidential"},
		&cli.StringFlag{Name: "title", Usage: "`TITLE` of the world; made from the source if not given"},
		&cli.IntFlag{Name: "workers", Usage: "threads that read, `K`; one a processor, at most 8, if not given"},
	}
}

// importOptions reads the flags and sources of an importer.
func importOptions(c *cli.Context) (data.ImportOptions, error) {
	sources, err := words(c, 1, -1)
	if err != nil {
		return data.ImportOptions{}, err
	}
	return data.ImportOptions{
		Sources: sources, Out: c.String("out"), Name: filepath.Base(filepath.Clean(c.String("out"))), Title: c.String("title"),
		Totals: c.String("totals"), Distances: c.String("distances"), GDP: c.String("gdp"), Elasticities: c.String("elasticities"), List: c.String("list"), Sheet: c.String("sheet"),
		Concordances: c.StringSlice("concordance"), ConcordanceFrom: c.String("concordance-from"), ConcordanceWeights: c.String("concordance-weights"),
		ListConcordance: c.String("list-concordance"), SkipBad: c.Int("skip-bad"), Confidential: c.Bool("confidential"), Workers: c.Int("workers"),
		Progress: data.NewProgress(os.Stderr), Context: c.Context,
	}, nil
}

// printImport prints what became of every row.
func printImport(c *cli.Context, dir string, rep *data.ImportReport) error {
	fmt.Fprint(c.App.Writer, rep.String())
	_, err := fmt.Fprintf(c.App.Writer, "Written: %s (fingerprint %.12s); \"cordon compare --world %s\" uses it\n", dir, rep.World.Fingerprint, dir)
	return err
}
