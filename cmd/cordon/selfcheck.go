package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments"
	"cordon/model"
	"cordon/model/lever"
)

func selfcheckCommand() *cli.Command {
	return &cli.Command{
		Name:      "selfcheck",
		Usage:     "try the promises about luck, and what the baseline card needs more runs for",
		ArgsUsage: " ",
		Description: "Tries on the default comparison that a scenario without measures differs by exactly 0, that the bits do\n" +
			"not depend on workers, that a replicate is itself in any study, that history before the first publication is\n" +
			"identical, that a stranger, another order of input rows and a split hub change nothing they should not, what\n" +
			"pairing saves, and that the baseline reproduces the recorded table. --card prints instead the lines of the\n" +
			"baseline card that need more runs; --levers N tries the laws on N scenarios drawn at random from all levers.\n" +
			"Exit status 1 where a promise is broken; a miss on the card is printed\n" +
			"and is no error.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "world", Usage: "folder of a world; the embedded reference world where absent"},
			&cli.IntFlag{Name: "replicates", Value: 50, Usage: "replicates where a promise is about an average; the table takes four times as many"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed of all draws"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "replicates at a time"},
			&cli.BoolFlag{Name: "card", Usage: "print the lines of the baseline card that need more runs"},
			paramsFlag(),
			&cli.IntFlag{Name: "levers", Usage: "try the laws on this many scenarios drawn at random"},
		},
		Action: func(c *cli.Context) error {
			if _, err := words(c, 0, 0); err != nil {
				return err
			}
			w, err := openWorld(c.String("world"))
			if err != nil {
				return err
			}
			if n := c.Int("levers"); n > 0 {
				return tryLaws(c, w, n)
			}
			d := model.Design{World: w, Params: model.Defaults(), Seed: c.Uint64("seed"), Laws: true}
			if p, err := frozen(c); err != nil {
				return err
			} else if p != nil {
				if _, err := p.Apply(&d.Params); err != nil {
					return err
				}
				d.Joint = p.Joint(&d.Params)
			}
			for _, name := range []string{"today", "chips-alone", "chips-follow", "chips-together"} {
				arm, err := experiments.Load(name, w)
				if err != nil && c.Bool("card") && len(d.Arms) == 1 {
					if err := printPlaces(c.App.Writer, d); err != nil {
						return err
					}
					fmt.Fprintf(c.App.Writer, "The card's other lines ask for %s, which this world can't run.\n", name)
					return nil
				}
				if err != nil {
					return err
				}
				d.Arms = append(d.Arms, model.Arm{Name: arm.Name, Start: arm.Start, Weeks: arm.Weeks, Measures: arm.Measures})
			}
			n := max(4, c.Int("replicates"))
			if c.Bool("card") {
				if err := printPlaces(c.App.Writer, d); err != nil {
					return err
				}
				return model.CardMore(c.Context, d, n, c.Int("workers"), func(l model.CardLine) {
					fmt.Fprintf(c.App.Writer, "%-6s %s: %.4g %s (holds in %g to %g; published: %s, %s; %s)\n", held(l.OK(), "ok", "MISS"), l.Line, l.Model, l.Unit, l.Low, l.High, l.Published, l.Source, l.Mark)
				})
			}
			ok, err := model.SelfCheck(c.Context, d, n, c.Int("workers"), func(v model.Verdict) {
				fmt.Fprintf(c.App.Writer, "%-6s %s: %s\n", held(v.OK, "ok", "BROKEN"), v.Promise, v.Figure)
			})
			if err == nil && !ok {
				err = errReported
			}
			return err
		},
	}
}

// tryLaws runs scenarios drawn at random; a broken law is the error.
func tryLaws(c *cli.Context, w *data.World, n int) error {
	start := w.To.Monday()
	count, err := experiments.TryLaws(c.Context, w, start, n, c.Uint64("seed"), func(int) {})
	if err != nil {
		return err
	}
	var levers []string
	for _, name := range lever.Names() {
		levers = append(levers, fmt.Sprintf("%s %d", name, count.Levers[name]))
	}
	fmt.Fprintf(c.App.Writer, "ok     every law holds at random lever settings: %d scenarios, %d weeks; measures: %s\n", count.Scenarios, count.Weeks, strings.Join(levers, ", "))
	return nil
}

func held(ok bool, yes, no string) string {
	if ok {
		return yes
	}
	return no
}
