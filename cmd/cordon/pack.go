package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"cordon/experiments/archive"
)

func packCommand() *cli.Command {
	return &cli.Command{
		Name:      "pack",
		Usage:     "one file of a result folder and all that it takes to run it again years later",
		ArgsUsage: "DIR",
		Description: "Writes a zip file of a folder of cordon compare --out: results, scenarios, parameters, the world, the program's\n" +
			"source with all its modules, versions, and the SHA-256 of every file. Equal contents give equal bytes.\n" +
			"\"cordon reproduce ARCHIVE\" checks it and runs it again; ABOUT.txt in it says how to build the program anew,\n" +
			"without a network.\n\n" +
			"A world with confidential sources stays out: the archive has its keyed hash alone (" + "CORDON_HASH_KEY" + ").\n" +
			"The source comes from a folder of cordon's source of the version that made the results, and its modules from Go's\n" +
			"module cache, where building cordon has put them; each is compared with its checksum in go.sum. A program that was\n" +
			"copied from elsewhere, without source, packs with --no-source.\n\n" +
			"   cordon pack result\n" +
			"   cordon pack result --out deposit.zip --source ~/cordon\n" +
			"   cordon pack result --no-world --no-source",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Usage: "write the archive as `FILE`; DIR.zip if not given"},
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world, where it is not where the manifest says"},
			&cli.BoolFlag{Name: "no-world", Usage: "keep the world's hashes alone"},
			&cli.StringFlag{Name: "source", Value: ".", Usage: "folder `S` of the program's source"},
			&cli.BoolFlag{Name: "no-source", Usage: "keep the source and its modules out"},
		},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			o := archive.Options{Result: args[0], File: c.String("out"), World: c.String("world"), NoWorld: c.Bool("no-world"), Source: c.String("source"), NoSource: c.Bool("no-source")}
			if o.File == "" {
				o.File = filepath.Clean(args[0]) + ".zip"
			}
			contents, err := archive.Pack(o)
			if err != nil {
				return err
			}
			info, err := os.Stat(o.File)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.App.Writer, "%s: %s, %.1f MB; its checksum is in %s.sha256\n", o.File, count(len(contents.Files), "file"), float64(info.Size())/1e6, filepath.Base(o.File))
			showContents(c.App.Writer, contents)
			return nil
		},
	}
}

// showContents says what an archive holds, and what not.
func showContents(w io.Writer, c *archive.Contents) {
	if c.World.Included {
		fmt.Fprintf(w, "world: %s, fingerprint %.12s\n", c.World.Name, c.World.Fingerprint)
	} else {
		fmt.Fprintf(w, "world: its hash alone, for %s\n", c.World.Why)
	}
	if c.Source.Included {
		fmt.Fprintf(w, "source: cordon %s with %s; builds with Go %s or later and no network\n", c.Source.Version, count(len(c.Source.Modules), "module"), c.Source.Go)
	} else {
		fmt.Fprintf(w, "source: none, for it was %s\n", c.Source.Why)
	}
}

// showArchive says that an archive's checksums hold.
func showArchive(w io.Writer, name string, o *archive.Opened) {
	beside := "no " + filepath.Base(name) + ".sha256 is beside it"
	if o.Beside {
		beside = "and the archive its own beside it"
	}
	fmt.Fprintf(w, "%s: %s have the checksums that pack.json lists; %s\n", name, count(len(o.Files), "file"), beside)
}
