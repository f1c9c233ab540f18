package main

import (
	"context"
	"errors"
	"os"
	"runtime"

	"github.com/urfave/cli/v2"

	"cordon/experiments"
	"cordon/experiments/archive"
)

func reproduceCommand() *cli.Command {
	return &cli.Command{
		Name:      "reproduce",
		Usage:     "run a result folder or an archive of one again, and say whether its results still hold",
		ArgsUsage: "DIR|ARCHIVE",
		Description: "Runs what manifest.json of a folder of cordon compare --out records, or an archive of cordon pack, and prints\n" +
			"of each table whether it has the same bits, which version or input is not as it was, and a verdict. An\n" +
			"archive's checksums are tried first; its own world is used.\n\n" +
			"   same                     every table has the same bits; by another version: every outcome of every\n" +
			"                            arm in every replicate has the same value\n" +
			"   within simulation error  values differ, but no mean by more than luck alone would make it: Student's t\n" +
			"                            on levels and differences at default parameters, 95% over all together\n" +
			"   changed                  some do, or too few replicates tell; the entries of the changelog between the\n" +
			"                            two versions that name what moved are printed\n\n" +
			"Another version takes the parameters of the release that made the results, where it keeps them.\n\n" +
			"Exit status: 0 same; 3 within simulation error; 1 changed, or a file is not as it was written.\n\n" +
			"   cordon reproduce result\n" +
			"   cordon reproduce result.zip",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world, where it is not where the manifest says"},
			&cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "`K` replicates at a time; moves no result"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			dir, world := args[0], c.String("world")
			if info, err := os.Stat(dir); err == nil && !info.IsDir() {
				opened, err := archive.Open(dir)
				if err != nil {
					return err
				}
				defer opened.Close()
				showArchive(c.App.Writer, dir, opened)
				dir = opened.Result
				if world == "" {
					world = opened.World
				}
			}
			ticker := newTicker(os.Stderr)
			r, err := experiments.Reproduce(c.Context, dir, world, c.Int("workers"), ticker.tick)
			ticker.done()
			if errors.Is(err, context.Canceled) {
				return stopError{"the rerun was not finished; nothing was written"}
			}
			if err != nil {
				return err
			}
			return showReproduction(c.App.Writer, args[0], r)
		},
	}
}
