package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/scenarios"
)

func findCommand() *cli.Command {
	return &cli.Command{
		Name:      "find",
		Usage:     "find list entries, HS codes, countries, groups, levers, scenarios and parameters by number or plain word",
		ArgsUsage: "WORD...",
		Description: "Looks for what all words match: entry numbers (3A090, ECCN 4A906, Annex I 2B006), HS codes, plain words\n" +
			"(graphite), countries (UK, South Korea), groups (D:5, EU27), levers, scenarios, parameters, past changes; and says\n" +
			"how a scenario file names each. Exit status 1 where nothing is found.",
		Flags: []cli.Flag{worldFlag(), &cli.IntFlag{Name: "most", Value: 12, Usage: "print at most `N`"}, jsonFlag()},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, -1)
			if err != nil {
				return err
			}
			if c.Int("most") < 1 {
				return usagef("--most %d: expected at least 1", c.Int("most"))
			}
			w, err := openWorld(c.String("world"))
			if err != nil {
				return err
			}
			defer w.Close()
			index, phrase := scenarios.NewIndex(w), strings.Join(args, " ")
			found, nearest := index.Find(phrase) // a name of several words goes before its words
			if len(found) == 0 {
				found, nearest = index.Find(strings.Fields(phrase)...)
			}
			if len(found) == 0 {
				return fmt.Errorf("nothing in the world %q or the embedded facts matches %q; the nearest names are %s", w.Name, phrase, strings.Join(nearest, ", "))
			}
			if c.Bool("json") {
				return show(c, foundTable(found))
			}
			showFound(c, found, c.Int("most"))
			return nil
		},
	}
}

// foundTable has a row for each thing found.
func foundTable(found []scenarios.Found) *data.Table {
	t, add := textTable("found", "what was found, the closest first", "kind", "name", "title", "also", "write", "note")
	for _, f := range found {
		add(f.Kind, f.Name, f.Title, strings.Join(f.Also, "; "), f.Write, f.Note)
	}
	return t
}

// showFound prints each thing found on two or three lines.
func showFound(c *cli.Context, found []scenarios.Found, most int) {
	for _, f := range found[:min(most, len(found))] {
		fmt.Fprintf(c.App.Writer, "%s %s", f.Kind, f.Name)
		if f.Title != "" {
			fmt.Fprintf(c.App.Writer, ": %s", f.Title)
		}
		if len(f.Also) > 0 {
			fmt.Fprintf(c.App.Writer, " (also %s)", strings.Join(f.Also, ", "))
		}
		fmt.Fprintln(c.App.Writer)
		if f.Write != "" {
			fmt.Fprintf(c.App.Writer, "    write `%s`\n", f.Write)
		}
		if f.Note != "" {
			fmt.Fprintf(c.App.Writer, "    %s\n", f.Note)
		}
	}
	if more := len(found) - most; more > 0 {
		fmt.Fprintf(c.App.Writer, "and %d more; add a word, or --most %d\n", more, len(found))
	}
}
