package main

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments"
	"cordon/model/world"
	"cordon/plots"
)

func powerCommand() *cli.Command {
	return &cli.Command{
		Name:      "power",
		Usage:     "how many replicates, and years of data, tell a scenario's effect from nothing",
		ArgsUsage: "SCENARIO",
		Description: "Runs a pilot of SCENARIO against its baseline at default parameters, and says for each headline outcome:\n\n" +
			"how many replicates tell its effect from nothing. Replicates of the two arms share their luck, so this is a\n" +
			"paired t test: the least n at which a two-sided test at the confidence --level finds an effect of the pilot's\n" +
			"size with the probability --power, by the non-central t distribution; about ((z1 + z2) sd / effect)² for large\n" +
			"n. \"cordon compare\" runs half of its replicates at default parameters: give it twice as many.\n\n" +
			"how many years of data somebody needs who sees one world and no paired baseline, counted from the first\n" +
			"publication and with as many years before it: by the variance of yearly values between replicates, whose luck\n" +
			"is not shared, and the serial correlation of the weekly series. Trends that have nothing to do with the change\n" +
			"are taken as known, the effect as in the run (after its end as on its average), and what differs for good\n" +
			"between replicates counts as luck. Read it as an order of size.\n\n" +
			"   cordon power chips-alone\n" +
			"   cordon power my-change.yaml --world world --replicates 32 --power 0.9 --json",
		Flags: []cli.Flag{
			worldFlag(),
			&cli.StringFlag{Name: "against", Usage: "`SCENARIO` to compare with; the one that the scenario names as baseline if not given"},
			&cli.IntFlag{Name: "replicates", Value: 16, Usage: "`N` replicates of the pilot"},
			&cli.Float64Flag{Name: "power", Value: 0.8, Usage: "probability `P` of telling the effect from nothing"},
			&cli.Float64Flag{Name: "level", Value: 0.95, Usage: "confidence `C` of the test"},
			&cli.IntFlag{Name: "weeks", Usage: "`N` weeks in place of the scenario's own"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed `S` of all luck"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "`K` replicates at a time; moves no result"},
			jsonFlag(),
		},
		Action: power,
	}
}

func power(c *cli.Context) error {
	names, err := words(c, 1, 1)
	if err != nil {
		return err
	}
	o := experiments.PowerOptions{Power: c.Float64("power"), Level: c.Float64("level")}
	o.WorldPath, o.Replicates, o.Weeks, o.Workers, o.Seed, o.Laws = c.String("world"), c.Int("replicates"), c.Int("weeks"), c.Int("workers"), c.Uint64("seed"), true
	if c.IsSet("weeks") && o.Weeks < 1 {
		return usagef("--weeks %d: expected at least 1", o.Weeks)
	}
	if o.Workers < 1 {
		return usagef("--workers %d: expected at least 1", o.Workers)
	}
	if o.World, err = openWorld(o.WorldPath); err != nil {
		return err
	}
	defer o.World.Close()
	if err := loadArms(&o.Options, names, c.String("against")); err != nil {
		return err
	}
	ticker := newTicker(os.Stderr)
	o.Progress = ticker.tick
	comparison, needed, err := experiments.Power(c.Context, o)
	ticker.done()
	if err != nil {
		return stoppedEarly(err)
	}
	if c.Bool("json") {
		return printPowerJSON(c, o, comparison, needed)
	}
	newPrinter(c.App.Writer).power(o, comparison, needed)
	return nil
}

func printPowerJSON(c *cli.Context, o experiments.PowerOptions, r *experiments.Comparison, needed []experiments.Needed) error {
	b, err := data.FormatJSON(struct {
		Command    string               `json:"command"`
		Scenario   string               `json:"scenario"`
		Against    string               `json:"against"`
		World      string               `json:"world"`
		Seed       uint64               `json:"seed"`
		Replicates int                  `json:"replicates"`
		Weeks      int                  `json:"weeks"`
		Power      float64              `json:"power"`
		Level      float64              `json:"level"`
		MostYears  int                  `json:"most_years"`
		Outcomes   []experiments.Needed `json:"outcomes"`
	}{commandLine(), r.Arms[1].Name, r.Arms[0].Name, o.World.Title, o.Seed, len(r.Values), r.Length, o.Power, o.Level, experiments.MostYears, needed})
	if err == nil {
		_, err = c.App.Writer.Write(b)
	}
	return err
}

// power prints the table and, for each outcome, a sentence.
func (p *printer) power(o experiments.PowerOptions, c *experiments.Comparison, needed []experiments.Needed) {
	p.line("%s: %s", p.paint(bold, c.Arms[1].Name), c.Arms[1].Title)
	p.line("Against %s. Pilot of %d replicates at default parameters, %d weeks, seed %d. World: %s.", c.Arms[0].Name, len(c.Values), c.Length, c.Seed, c.World.Title)
	p.line("To be told from nothing: a two-sided test at %s confidence that finds the effect with probability %s.", percentOf(o.Level), percentOf(o.Power))
	fmt.Fprintln(p.w)
	t := p.table(table.Row{"headline outcome", "effect of the pilot", "replicates, paired", "years of data from its publication on"}, 30)
	for _, n := range needed {
		unit := cellUnit(n.Unit)
		effect, replicates, years := "not measured", "not known", "not known"
		switch {
		case n.Effect == 0 && n.SD == 0:
			effect, replicates, years = "none in any replicate", "no number", "no number"
		case !math.IsNaN(n.Effect):
			effect = plots.FormatDifference(n.Effect, unit) + " ±" + strings.TrimLeft(plots.FormatDifference((n.High-n.Low)/2, unit), "+-")
			replicates = countOf(n.Replicates) + "\npilot error: " + countOf(n.ReplicatesLow) + " to " + countOf(n.ReplicatesHigh)
			years = yearsOf(n.Years) + "\nluck of one year " + plots.FormatValue(n.YearlySD, unit) + " before, " + plots.FormatValue(n.YearlySDAfter, unit) + " after" + fmt.Sprintf(",\ncorrelation of weeks %.2f", n.Correlation)
		}
		t.AppendRow(table.Row{n.Outcome + "\n  " + n.Unit, effect, replicates, years})
	}
	p.render(t)
	fmt.Fprintln(p.w)
	for _, n := range needed {
		p.line("%s", sentence(n))
	}
	p.line("Replicates are those at default parameters: \"cordon compare\" needs twice as many. Pilot error: both ends of the 95%% intervals of effect and spread; more --replicates narrow it. " +
		"Years: an observer has no paired baseline but as many years before the change as from its publication on; trends of other origin are taken as known.")
}

// sentence says in words what an outcome needs.
func sentence(n experiments.Needed) string {
	name := plots.PlainName(n.Outcome)
	name = strings.ToUpper(name[:1]) + name[1:]
	if math.IsNaN(n.Effect) {
		return name + ": not measured in the pilot."
	}
	if n.Effect == 0 && n.SD == 0 {
		return name + ": the scenario changes it in no replicate, so there is nothing to tell."
	}
	text := name + ": "
	switch {
	case n.Low <= 0 && n.High >= 0:
		text += fmt.Sprintf("the pilot can't tell its effect from nothing; were it as large as it looks, %s replicates would.", countOf(n.Replicates))
	default:
		text += fmt.Sprintf("%s replicates tell its effect from nothing.", countOf(n.Replicates))
	}
	seen := fmt.Sprintf(" In the real world (%s, %s)", n.Series, plots.FormatDifference(n.Seen, n.SeriesUnit))
	if n.Years == 0 {
		text += seen + fmt.Sprintf(" even %d years of data from its publication on would not.", experiments.MostYears)
	} else {
		text += seen + fmt.Sprintf(" it takes %s of data from its publication on.", yearsOf(n.Years))
	}
	if n.Conditional {
		text += " Leakage is seen by no observer; this is what one would need who saw it."
	}
	return text
}

func percentOf(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.4g", 100*v), ".") + "%" }

func countOf(n experiments.Count) string {
	if n == 0 {
		return "no number"
	}
	return plots.FormatValue(float64(n), "")
}

func yearsOf(y experiments.Years) string {
	switch {
	case y == 0:
		return fmt.Sprintf("more than %d years", experiments.MostYears)
	case y < 1:
		if weeks := int(math.Round(float64(y) * world.WeeksAYear)); weeks > 1 {
			return fmt.Sprintf("%d weeks", weeks)
		}
		return "1 week"
	}
	return fmt.Sprintf("%.1f years", float64(y))
}
