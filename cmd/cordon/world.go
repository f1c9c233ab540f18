package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cordon/data"
)

// worldFlag names the world that a command works on.
func worldFlag() cli.Flag {
	return &cli.StringFlag{Name: "world", Usage: "folder `W` of a world that \"cordon import\" made; the embedded reference world if not given"}
}

// openWorld reads the world in a folder; "" is the embedded reference world.
func openWorld(dir string) (*data.World, error) {
	if dir == "" {
		return data.Reference()
	}
	return data.ReadWorld(dir)
}

func worldCommand() *cli.Command {
	return &cli.Command{
		Name:  "world",
		Usage: "describe a world, make one of two, write out the embedded reference world",
		Subcommands: []*cli.Command{worldDescribeCommand(), worldMergeCommand(), {
			Name:      "export",
			Usage:     "write the embedded reference world as a folder, to look at or to change",
			ArgsUsage: "DIR",
			Action: func(c *cli.Context) error {
				args, err := words(c, 1, 1)
				if err != nil {
					return err
				}
				w, err := data.Reference()
				if err != nil {
					return err
				}
				if err := data.WriteWorld(args[0], w, nil); err != nil {
					return err
				}
				fmt.Fprintf(c.App.Writer, "%s: %d jurisdictions, %d products, %d items, %d flows, fingerprint %.12s\n",
					args[0], len(w.Jurisdictions), len(w.Products), len(w.Items), w.Flows.Len(), w.Fingerprint)
				return nil
			},
		}},
	}
}
