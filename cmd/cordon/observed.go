package main

import (
	"os"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments/history"
)

// observedFlags say what flows to hold the model against, and how to read them.
func observedFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "observed", Required: true, Usage: "`FLOWS` recorded after the change: a file or folder of Comext, Comtrade or BACI, as the imports read them"},
		&cli.StringFlag{Name: "from", Required: true, Usage: "first month looked at, `YYYY-MM`, or year YYYY of a yearly table"},
		&cli.StringFlag{Name: "to", Required: true, Usage: "last month or year looked at, `YYYY-MM` or YYYY"},
		&cli.StringFlag{Name: "source", Usage: "`LAYOUT` comext, comtrade or baci; if not given: comext with --codes, baci where --from is a year, else comtrade"},
		&cli.StringFlag{Name: "absent", Usage: "what a cell without a row means: `WHAT` zero or unknown; if not given: zero of comext, unknown of baci and comtrade"},
		&cli.StringFlag{Name: "codes", Usage: "comext: table of CN codes, `FILE` with cn, hs6"},
		&cli.Float64Flag{Name: "usd-per-eur", Usage: "comext: one `RATE` for all months; the embedded yearly averages if not given"},
		&cli.StringFlag{Name: "reporting", Usage: "comtrade: whose reports, `SIDE` exports, imports or mirror"},
		&cli.StringSliceFlag{Name: "concordance", Usage: "turn the codes of the observed table into the world's edition of the HS, `FILE` as for the imports"},
		&cli.StringFlag{Name: "concordance-from", Usage: "edition that they are turned from, `HS2022`"},
		&cli.StringFlag{Name: "concordance-weights", Usage: "world `W` whose trade splits codes that became several"},
		&cli.IntFlag{Name: "skip-bad", Usage: "leave out up to `N` rows that can't be read"},
		&cli.BoolFlag{Name: "confidential", Usage: "mark the observed flows as confidential"},
	}
}

// observedOptions reads them.
func observedOptions(c *cli.Context) (history.ObservedOptions, error) {
	o := history.ObservedOptions{Source: c.String("source"), Absent: c.String("absent"), From: c.String("from"), To: c.String("to")}
	if c.IsSet("usd-per-eur") && !(c.Float64("usd-per-eur") > 0) {
		return o, usagef("--usd-per-eur: found %g, expected a rate above 0, such as 1.18", c.Float64("usd-per-eur"))
	}
	if _, err := history.Span(o.From, o.To); err != nil {
		return o, usageError{err.Error()}
	}
	o.Import = data.ImportOptions{
		Sources: []string{c.String("observed")}, Codes: c.String("codes"), USDPerEUR: c.Float64("usd-per-eur"), Reporting: c.String("reporting"), ImporterWeight: data.DefaultImporterWeight,
		Concordances: c.StringSlice("concordance"), ConcordanceFrom: c.String("concordance-from"), ConcordanceWeights: c.String("concordance-weights"),
		SkipBad: c.Int("skip-bad"), Confidential: c.Bool("confidential"), Progress: data.NewProgress(os.Stderr), Context: c.Context,
	}
	return o, nil
}
