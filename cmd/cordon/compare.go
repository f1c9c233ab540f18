package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments"
)

// usualScenarios are compared where none is named.
var usualScenarios = []string{"chips-alone", "chips-follow", "chips-together"}

func compareCommand() *cli.Command {
	return &cli.Command{
		Name:      "compare",
		Usage:     "what scenarios change against a baseline, on the same luck",
		ArgsUsage: "[SCENARIO...]",
		Description: "Runs the baseline and each scenario (a built-in name or the path of a .yaml file) on the same draws and\n" +
			"prints, outcome by outcome: the baseline's level, the difference, the simulation error (95% confidence interval\n" +
			"at default parameters), the uncertainty (range over joint draws of the parameters), the share of it that is\n" +
			"luck, and the share of draws with that sign. Even replicates run at the default parameters, odd ones at draws.\n" +
			"Without SCENARIO: " + strings.Join(usualScenarios, ", ") + ".\n\n" +
			"   cordon compare\n" +
			"   cordon compare my-change.yaml --world world --replicates 128 --out result\n" +
			"   cordon compare chips-together --set measures.chips.to=\"2000 TPP\" --until 'wait_median ±2%'\n\n" +
			"--flip asks which conclusions hang on an assumption. Every assumed parameter is moved over its range, one at a\n" +
			"time and on the same luck: both ends and two values between. Where the sign of a headline difference, or the\n" +
			"ranking of two scenarios, comes near a flip, the value at which it flips is searched for and printed with its\n" +
			"simulation error and with the prior probability beyond it. The joint draws say how often the sign stands where\n" +
			"all assumptions vary, and the width of leakage is divided among barred demand, ways around, detection and the\n" +
			"rest. --decompose divides the effect of a package among its measures: the mean of what each adds over all\n" +
			"orders in which they can join (Shapley), on the same luck, so that the parts add up. A measure that refers to\n" +
			"another (with:) does nothing without it.\n\n" +
			"   cordon compare chips-alone chips-together --flip --out result\n" +
			"   cordon compare past-huawei-2019 --decompose",
		Flags: append([]cli.Flag{
			worldFlag(),
			&cli.StringFlag{Name: "against", Usage: "`SCENARIO` to compare with; the one that the scenarios name as baseline if not given"},
			&cli.IntFlag{Name: "replicates", Value: 64, Usage: "`N` replicates, half of them at joint draws of the parameters"},
			&cli.IntFlag{Name: "weeks", Usage: "`N` weeks in place of the scenarios' own"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed `S` of all luck"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "`K` replicates at a time; moves no result"},
			&cli.StringSliceFlag{Name: "set", Usage: "set `path=value`: measures.NAME.KEY in every scenario that has the measure, or a model parameter; may be given several times"},
			paramsFlag(),
			&cli.StringFlag{Name: "posterior", Usage: "take joint draws from the posterior.json `FILE` of cordon score; parameters that it lacks keep their prior"},
			&cli.StringFlag{Name: "until", Usage: "add replicates, eight at a time, until the simulation error of an outcome is small: `'wait_median ±2%'` of the baseline level"},
			&cli.StringFlag{Name: "laws", Value: "on", Usage: "check the model's laws every week: `on` or off (faster)"},
			&cli.StringFlag{Name: "out", Usage: "write tables, figures, report.html and manifest.json into the folder `DIR`"},
			jsonFlag(),
		}, conclusionFlags()...),
		Action: compare,
	}
}

func compare(c *cli.Context) error {
	o, err := compareOptions(c)
	if err != nil {
		return err
	}
	defer o.World.Close()
	if err := checkConclusions(c, &o); err != nil {
		return err
	}
	var folder *data.Folder
	if dir := c.String("out"); dir != "" { // before the run: a folder that can't be written is no news for its end
		if folder, err = data.NewFolder(dir); err != nil {
			return err
		}
		defer folder.Abort()
	}
	ticker := newTicker(os.Stderr)
	o.Progress = ticker.tick
	begun := time.Now()
	result, err := experiments.Compare(c.Context, o)
	ticker.done()
	if result == nil {
		return stoppedEarly(err)
	}
	if err == nil {
		if err = conclude(c, result, time.Since(begun)); err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
	}
	if c.Bool("json") {
		if err := printJSON(c.App.Writer, result, commandLine()); err != nil {
			return err
		}
	} else if err := newPrinter(c.App.Writer).comparison(result); err != nil {
		return err
	}
	if folder != nil {
		files, err := result.Write(folder, commandLine())
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "Written: %s (%d files; report.html is the one to open, \"cordon reproduce %s\" runs it again)\n", c.String("out"), len(files), c.String("out"))
	}
	if err != nil {
		return stoppedLate(result, c.String("out"))
	}
	return nil
}

// compareOptions reads the command line.
func compareOptions(c *cli.Context) (o experiments.Options, err error) {
	names, err := words(c, 0, -1)
	if err != nil {
		return o, err
	}
	if len(names) == 0 {
		names = usualScenarios
	}
	o = experiments.Options{
		WorldPath: c.String("world"), Replicates: c.Int("replicates"), Weeks: c.Int("weeks"), Workers: c.Int("workers"), Seed: c.Uint64("seed"),
	}
	switch c.String("laws") {
	case "on":
		o.Laws = true
	case "off":
	default:
		return o, usagef("--laws %s: expected on or off", c.String("laws"))
	}
	if c.IsSet("weeks") && o.Weeks < 1 {
		return o, usagef("--weeks %d: expected at least 1", o.Weeks)
	}
	if o.Workers < 1 {
		return o, usagef("--workers %d: expected at least 1", o.Workers)
	}
	if c.IsSet("until") {
		if o.Until, err = experiments.ParseUntil(c.String("until")); err != nil {
			return o, err
		}
	}
	if o.Frozen, err = frozen(c); err != nil {
		return o, err
	}
	if c.IsSet("posterior") {
		if o.Posterior, err = experiments.ReadPosterior(c.String("posterior")); err != nil {
			return o, err
		}
	}
	if o.World, err = openWorld(o.WorldPath); err != nil {
		return o, err
	}
	if err := loadArms(&o, names, c.String("against")); err != nil {
		return o, err
	}
	arms := []*experiments.Arm{&o.Against}
	for i := range o.Scenarios {
		arms = append(arms, &o.Scenarios[i])
	}
	for _, assignment := range c.StringSlice("set") {
		override, err := experiments.Set(arms, assignment)
		if err != nil {
			return o, err
		}
		if override != nil {
			o.Params = append(o.Params, *override)
		}
	}
	return o, nil
}

// loadArms reads the scenarios, and then the one that they are compared with: the
// one named, else the baseline that all of them name. All problems of all files
// are reported at once.
func loadArms(o *experiments.Options, names []string, against string) error {
	var problems []error
	for _, name := range names {
		a, err := experiments.Load(name, o.World)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		o.Scenarios = append(o.Scenarios, a)
	}
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	if against == "" {
		against = o.Scenarios[0].Baseline
		for _, a := range o.Scenarios[1:] {
			if a.Baseline != against {
				return fmt.Errorf("scenario %s names %s as its baseline and %s names %s; choose one with --against", o.Scenarios[0].Name, against, a.Name, a.Baseline)
			}
		}
	}
	var err error
	o.Against, err = experiments.Load(against, o.World)
	return err
}

// commandLine is what was typed, so that it can be typed again.
func commandLine() string {
	words := []string{"cordon"}
	for _, w := range os.Args[1:] {
		if w == "" || strings.ContainsAny(w, " \t\"'$*?[]{}()&|;<>\\") {
			w = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// stopError says what a run that was stopped by Ctrl-C has kept.
type stopError struct{ text string }

func (e stopError) Error() string { return e.text }
func (e stopError) Unwrap() error { return context.Canceled }

// stoppedEarly turns a stop before any result into words; other errors stay.
func stoppedEarly(err error) error {
	if errors.Is(err, context.Canceled) {
		return stopError{"fewer than 2 replicates were finished, too few for any result; nothing was written"}
	}
	return err
}

func stoppedLate(result *experiments.Comparison, out string) error {
	kept := fmt.Sprintf("the results are those of the %d replicates finished (0 to %d)", len(result.Values), len(result.Values)-1)
	if f := result.Flip; f != nil && len(f.Parameters) < f.Todo {
		kept += fmt.Sprintf(" and of the %d of %d assumptions that were tested", len(f.Parameters), f.Todo)
	} else if f != nil && f.Leakage == nil {
		kept += " and of the assumptions tested, without the width of leakage"
	}
	if out == "" {
		return stopError{kept + ", as printed; nothing was written (--out DIR keeps them)"}
	}
	return stopError{kept + ", as printed, and kept in " + out}
}
