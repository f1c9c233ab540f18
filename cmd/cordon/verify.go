package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/model/limits"
	"cordon/scenarios"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "run the model in the limiting cases whose result is known, and compare",
		ArgsUsage: " ",
		Description: "Queues, bans, trade in general equilibrium, firm sizes, deterrence, screening and more: each limit puts the model's own\n" +
			"code into a case that has a closed form, and prints what theory says, what the model returns, its standard error and a\n" +
			"verdict. A sampled row holds within three standard errors, and only where these are below 5% of theory: else it has \"no\n" +
			"power\", which is no pass. An exact row holds within the tolerance that stands beside it; an approximation says so.\n" +
			"Exit status 1 where a row does not hold. Of 1,000 honest rows, three are beyond three standard errors by chance alone:\n" +
			"at another --seed one row or two may be.\n\n" +
			"   cordon verify                                          # all, at the published numbers\n" +
			"   cordon verify --list                                   # each limit with its formula and settings\n" +
			"   cordon verify --limit erlang-c --set officers=7 --set load=0.83\n" +
			"   cordon verify --limit exact-hat --set trade=trade.csv --set from=USA --set to=CHN --set tau=inf --json",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "limit", Usage: "only the limit `NAME`; may be given several times"},
			&cli.StringSliceFlag{Name: "set", Usage: "one limit at another number, `SETTING=VALUE`; may be given several times"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed of all draws"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "cases at a time"},
			&cli.BoolFlag{Name: "list", Usage: "print each limit with its formula, source and settings"},
			jsonFlag(),
		},
		Action: verify,
	}
}

func verify(c *cli.Context) error {
	if _, err := words(c, 0, 0); err != nil {
		return err
	}
	chosen, err := chosenLimits(c.StringSlice("limit"))
	if err != nil {
		return err
	}
	if c.Bool("list") {
		return listLimits(c, chosen)
	}
	cases, err := limitCases(chosen, c.StringSlice("set"), c.Uint64("seed"))
	if err != nil {
		return err
	}
	var all []limits.Result
	err = limits.Run(c.Context, cases, c.Int("workers"), func(r limits.Result) {
		if all = append(all, r); !c.Bool("json") {
			printLimit(c.App.Writer, r, len(all) == 1)
		}
	})
	if err != nil {
		return err
	}
	held, failed, blind := countRows(all)
	if c.Bool("json") {
		err = limitsJSON(c, all, failed, blind)
	} else {
		_, err = fmt.Fprintf(c.App.Writer, "\n%d of %d rows hold; %d fail, %d have no power (three standard errors above 5%% of theory: ask for more draws)\n", held, held+failed+blind, failed, blind)
	}
	if err == nil && failed+blind > 0 {
		err = errReported
	}
	return err
}

// countRows by verdict.
func countRows(all []limits.Result) (held, failed, blind int) {
	for _, r := range all {
		for n := range r.Rows {
			switch r.Rows[n].Verdict() {
			case limits.OK:
				held++
			case limits.NoPower:
				blind++
			default:
				failed++
			}
		}
	}
	return held, failed, blind
}

// chosenLimits are those of these names; all where there are none.
func chosenLimits(names []string) ([]*limits.Limit, error) {
	if len(names) == 0 {
		return limits.All(), nil
	}
	var chosen []*limits.Limit
	for _, name := range names {
		l := limits.Find(name)
		if l == nil {
			return nil, usagef("no limit is called %q; did you mean %q? (\"cordon verify --list\" lists all: %s)", name, scenarios.Nearest(name, limits.Names()), strings.Join(limits.Names(), ", "))
		}
		if !slices.Contains(chosen, l) {
			chosen = append(chosen, l)
		}
	}
	return chosen, nil
}

// limitCases are the cases to run: the defaults, or one limit at the numbers given.
func limitCases(chosen []*limits.Limit, sets []string, seed uint64) ([]*limits.Case, error) {
	if len(sets) == 0 {
		var cases []*limits.Case
		for _, l := range chosen {
			cases = append(cases, l.Defaults(seed)...)
		}
		return cases, nil
	}
	if len(chosen) != 1 {
		return nil, usagef("--set sets one limit's numbers: found %d limits, expected one --limit", len(chosen))
	}
	l := chosen[0]
	k := l.Case(seed)
	for _, set := range sets {
		name, value, ok := strings.Cut(set, "=")
		if !ok {
			return nil, usagef("--set %q: expected SETTING=VALUE, such as %s=%s", set, l.Settings[0].Name, "5")
		}
		if l.Setting(name) == nil {
			return nil, usagef("limit %s has no setting %q; did you mean %q? (it has %s)", l.Name, name, scenarios.Nearest(name, l.SettingNames()), strings.Join(l.SettingNames(), ", "))
		}
		if err := k.Set(name, value); err != nil {
			return nil, usagef("--set %s: %v", set, err)
		}
	}
	return []*limits.Case{k}, nil
}
