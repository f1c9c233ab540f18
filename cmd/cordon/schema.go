package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/scenarios"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "print the form of scenario files and of worlds",
		Subcommands: []*cli.Command{
			{
				Name:  "scenario",
				Usage: "JSON Schema of scenario files, for editors",
				Action: func(c *cli.Context) error {
					if _, err := words(c, 0, 0); err != nil {
						return err
					}
					schema, err := scenarios.Schema()
					if err != nil {
						return err
					}
					_, err = fmt.Fprintf(c.App.Writer, "%s\n", schema)
					return err
				},
			},
			{
				Name:  "world",
				Usage: "files and columns of a world, with types and units",
				Flags: []cli.Flag{jsonFlag()},
				Action: func(c *cli.Context) error {
					if _, err := words(c, 0, 0); err != nil {
						return err
					}
					return show(c, data.WorldSchema())
				},
			},
		},
	}
}
