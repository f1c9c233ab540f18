package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments/patterns"
	"cordon/plots"
)

func validateCommand() *cli.Command {
	return &cli.Command{
		Name:      "validate",
		Usage:     "hold the model against published patterns, and two simple rivals beside it",
		ArgsUsage: " ",
		Description: "Runs nine patterns that others have published: how long licences took in busy years, what came back through third\n" +
			"countries after a ban, who bears a fixed cost, and so on. Each is a scenario on the reference world or on a world made\n" +
			"for it, at the model's default parameters: nothing is set to meet a pattern. For each line it prints the target, what\n" +
			"the model yields with the 95% interval of its mean over replicates, and the same for two rivals: trade by gravity\n" +
			"shares with no agents or queues, and the same simulated firms and buyers with a shuffled network and no queue.\n\n" +
			"A line is met where the whole interval lies inside the target, missed where it lies outside, and can't be told where\n" +
			"it straddles a bound. Misses come first, with the reason where it is known. A miss is a finding, not an error: the exit\n" +
			"status stays 0. A rival that says nothing of a line has not met it.\n\n" +
			"   cordon validate                                        # all; some minutes on two cores\n" +
			"   cordon validate --list                                 # what is claimed, run and held against what\n" +
			"   cordon validate --pattern times --pattern 18           # some of them, by name or number\n" +
			"   cordon validate --replicates 32 --out validation       # tables, a figure and validation.html",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "pattern", Usage: "only the pattern of this `NAME` or number; may be given several times"},
			&cli.IntFlag{Name: "replicates", Value: 16, Usage: "replicates of each pattern, at least 2"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed of all draws"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "replicates at a time; the figures do not depend on it"},
			&cli.StringFlag{Name: "out", Usage: "write tables, the figure and validation.html into the folder `DIR`"},
			&cli.BoolFlag{Name: "list", Usage: "print each pattern: its claim, what is run, its targets"},
			jsonFlag(),
		},
		Action: validate,
	}
}

func validate(c *cli.Context) error {
	if _, err := words(c, 0, 0); err != nil {
		return err
	}
	chosen, err := chosenPatterns(c.StringSlice("pattern"))
	if err != nil {
		return err
	}
	if c.Bool("list") {
		return listPatterns(c, chosen)
	}
	if n := c.Int("replicates"); n < 2 {
		return usagef("--replicates %d: an interval needs 2 or more", n)
	}
	var folder *data.Folder
	if dir := c.String("out"); dir != "" {
		if folder, err = data.NewFolder(dir); err != nil {
			return err
		}
		defer folder.Abort()
	}
	t := newTicker(os.Stderr)
	v, err := patterns.Validate(c.Context, patterns.Options{
		Patterns: chosen, Replicates: c.Int("replicates"), Seed: c.Uint64("seed"), Workers: c.Int("workers"), Progress: t.tick,
	})
	t.done()
	if err != nil {
		return err
	}
	if folder != nil {
		if err := writeValidation(folder, v); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		b, err := validationJSON(v)
		if err == nil {
			_, err = c.App.Writer.Write(b)
		}
		return err
	}
	printValidation(c.App.Writer, v)
	if folder != nil {
		fmt.Fprintf(c.App.Writer, "\n%s: validation.html, validation.csv and others\n", folder.Final())
	}
	return nil
}

// chosenPatterns are those of these names or numbers, in the order of their numbers;
// all where there are none.
func chosenPatterns(names []string) ([]*patterns.Pattern, error) {
	if len(names) == 0 {
		return patterns.All(), nil
	}
	asked := map[*patterns.Pattern]bool{}
	byName := map[string]*patterns.Pattern{}
	for _, p := range patterns.All() {
		byName[p.Name], byName[fmt.Sprint(p.Number)] = p, p
	}
	for _, name := range names {
		p := byName[name]
		if p == nil {
			return nil, usagef("no pattern is called %q; did you mean %q? (\"cordon validate --list\" lists all: %s)", name, patterns.Nearest(name), strings.Join(patterns.Names(), ", "))
		}
		asked[p] = true
	}
	var chosen []*patterns.Pattern
	for _, p := range patterns.All() {
		if asked[p] {
			chosen = append(chosen, p)
		}
	}
	return chosen, nil
}

// writeValidation writes the tables, the figure, the page and the document that --json
// prints.
func writeValidation(folder *data.Folder, v *patterns.Validation) error {
	table := v.Table()
	tables := []*data.Table{table}
	if _, err := data.WriteTables(folder.Dir(), append(tables, data.Dictionary(tables)), data.Formats); err != nil {
		return err
	}
	figure, err := plots.Validation(table, fmt.Sprintf("%d replicates · seed %d · cordon %s", v.Replicates, v.Seed, data.Version))
	if err != nil {
		return err
	}
	if _, err := figure.Write(folder.Dir()); err != nil {
		return err
	}
	picture, err := figure.SVG()
	if err != nil {
		return err
	}
	page, err := docsHTML("Published patterns and what comes out", v.Markdown())
	if err != nil {
		return err
	}
	if at, rest, ok := strings.Cut(page, "<img src=\"validation.svg\""); ok { // one file that opens from a mail attachment
		if _, after, ok := strings.Cut(rest, ">"); ok {
			page = at + string(picture) + after
		}
	}
	document, err := validationJSON(v)
	if err != nil {
		return err
	}
	for name, content := range map[string]string{"validation.html": page, "validation.json": string(document)} {
		err := folder.Write(name, func(w io.Writer) error {
			_, err := io.WriteString(w, content)
			return err
		})
		if err != nil {
			return err
		}
	}
	return folder.Commit()
}
