package main

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/model/odd"
	"cordon/scenarios"
)

// docsFormats are the forms in which documentation can be had, the usual first.
var docsFormats = []string{"md", "html", "text"}

func docsCommand() *cli.Command {
	docs := &cli.Command{Name: "docs", Usage: "the documentation of the model, made from its code"}
	for _, s := range odd.Sections {
		docs.Subcommands = append(docs.Subcommands, &cli.Command{
			Name: s.Name, Usage: s.Usage,
			Description: "Markdown on the screen if nothing else is asked for. --format html makes one page that opens without a network.",
			Flags: []cli.Flag{
				&cli.StringFlag{Name: "format", Value: docsFormats[0], Usage: "`FORM`: " + strings.Join(docsFormats, ", ")},
				&cli.StringFlag{Name: "out", Usage: "write to `FILE` in place of the screen"},
			},
			Action: func(c *cli.Context) error { return writeDocs(c, s.Name) },
		})
	}
	return docs
}

func writeDocs(c *cli.Context, section string) error {
	if _, err := words(c, 0, 0); err != nil {
		return err
	}
	format := c.String("format")
	if !slices.Contains(docsFormats, format) {
		return usagef("--format %s: expected one of %s; did you mean %s?", format, strings.Join(docsFormats, ", "), scenarios.Nearest(format, docsFormats))
	}
	text, err := odd.Markdown(section)
	if err != nil {
		return err
	}
	switch format {
	case "html":
		if text, err = docsHTML("cordon "+data.Version+": "+section, text); err != nil {
			return err
		}
	case "text":
		text = docsText(text, textWidth())
	}
	if c.String("out") == "" {
		_, err = io.WriteString(c.App.Writer, text)
		return err
	}
	return data.AtomicFile(c.String("out"), func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
