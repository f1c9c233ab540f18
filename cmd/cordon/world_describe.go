package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cordon/data"
)

func worldDescribeCommand() *cli.Command {
	return &cli.Command{
		Name:      "describe",
		Usage:     "what is in a world, what is assumed, where it is from, what it can and can't say",
		ArgsUsage: "[W]",
		Description: "W is the folder of a world; the embedded reference world if not given.\n\n" +
			"   cordon world describe world --json",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "as JSON"}},
		Action: func(c *cli.Context) error {
			args, err := words(c, 0, 1)
			if err != nil {
				return err
			}
			dir := ""
			if len(args) == 1 {
				dir = args[0]
			}
			w, err := openWorld(dir)
			if err != nil {
				return err
			}
			defer w.Close()
			d := data.Describe(w)
			if !c.Bool("json") {
				_, err = fmt.Fprint(c.App.Writer, d)
				return err
			}
			b, err := data.FormatJSON(d)
			if err != nil {
				return err
			}
			_, err = c.App.Writer.Write(b)
			return err
		},
	}
}
