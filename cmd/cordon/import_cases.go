package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/experiments/cases"
	"cordon/plots"
	"cordon/scenarios"
)

func importCasesCommand() *cli.Command {
	return &cli.Command{
		Name:      "cases",
		Usage:     "fit an agency's parameters to its own case records",
		ArgsUsage: "FILE.csv",
		Description: "One case a row (.csv or .csv.gz): received, decided, outcome and, where recorded, jurisdiction, entry,\n" +
			"destination, value, lane, policy, referred, returned, escalated. Arrivals, referral, decisions, hands-off\n" +
			"times, officers' work and withdrawal are fitted with standard errors; what ends after the file does is\n" +
			"allowed for. They go into the world marked \"measured\", and every later run of that world uses them.\n" +
			"What the records do not identify keeps its prior and is listed: without days of referral no time is\n" +
			"fitted, without \"cordon import staff\" (give it first) no work.\n\n" +
			"No case is copied: the world gets fitted parameters, their errors and counts, and a hash of the file keyed\n" +
			"by " + data.HashKey + " if that is set. The folder of --figures holds shares by working day and, with\n" +
			"--skip-bad, the cells of rows that can't be read: keep it as confidential as the file.\n\n" +
			"--columns names the file's own headers and words:\n\n" +
			"   date: DD.MM.YYYY\n" +
			"   columns: {received: Eingang, decided: Bescheid, referred: [Ressort A, Ressort B]}\n" +
			"   outcomes: {erteilt: approved, abgelehnt: denied}     (approved, returned, not_required, incomplete,\n" +
			"   lanes: {Eilverfahren: trusted}                        denied, withdrawn, pending)\n\n" +
			"   cordon import cases --example cases.csv            made-up records to try it on\n" +
			"   cordon import staff cases_staff.csv --world world\n" +
			"   cordon import cases cases.csv --world world --figures fit",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "world", Usage: "folder `W` of the world that gets the parameters"},
			&cli.StringFlag{Name: "out", Usage: "write the world into the folder `W2`; into --world if not given"},
			&cli.StringFlag{Name: "columns", Usage: "`FILE.yaml` with the file's headers, form of days and words"},
			&cli.StringFlag{Name: "jurisdiction", Usage: "`ISO3` of the agency, where no column says"},
			&cli.StringFlag{Name: "until", Usage: "last `DAY` that the records know of, YYYY-MM-DD; the last in the file if not given"},
			&cli.IntFlag{Name: "skip-bad", Usage: "leave out up to `N` rows that can't be read and list them"},
			&cli.StringFlag{Name: "figures", Usage: "write figures of the fit, its table and rejected.csv into the folder `DIR`"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed `S` of the replays that work is fitted by"},
			&cli.StringFlag{Name: "example", Usage: "write made-up records to `FILE.csv`, and officers to FILE_staff.csv, instead"},
		},
		Action: importCases,
	}
}

func importCases(c *cli.Context) error {
	if c.IsSet("example") {
		return exampleCases(c)
	}
	args, err := words(c, 1, 1)
	if err != nil {
		return err
	}
	if !c.IsSet("world") {
		return usagef("cordon import cases needs --world: folder W of the world that gets the parameters")
	}
	o := cases.ReadOptions{File: args[0], World: c.String("world"), Place: c.String("jurisdiction"), SkipBad: c.Int("skip-bad"), Seed: c.Uint64("seed")}
	if c.IsSet("until") {
		if o.Until, err = data.ParseDate(c.String("until")); err != nil {
			return usagef("--until: %v", err)
		}
	}
	if c.IsSet("columns") {
		if o.Columns, err = scenarios.CaseColumns(c.String("columns")); err != nil {
			return err
		}
	}
	out := c.String("world")
	if c.IsSet("out") {
		out = c.String("out")
	}
	var folder *data.Folder
	if dir := c.String("figures"); dir != "" {
		if folder, err = data.NewFolder(dir); err != nil {
			return err
		}
		defer folder.Abort()
	}
	im, err := cases.Read(o)
	if err != nil {
		return err
	}
	defer im.Close()
	printCases(c.App.Writer, im)
	if folder != nil {
		if err := caseFigures(folder, im); err != nil {
			return err
		}
	}
	if err := im.Write(out); err != nil {
		return err
	}
	if folder != nil {
		if err := folder.Commit(); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(c.App.Writer, "Written: %s (fingerprint %.12s); every run with --world %s uses what was measured\n", out, im.World().Fingerprint, out)
	return err
}

// printCases shows what was fitted, and what was not.
func printCases(w io.Writer, im *cases.Import) {
	for _, b := range im.Cases.Rejected {
		fmt.Fprintf(w, "left out: %s\n", b.Error())
	}
	if im.Cases.After > 0 {
		fmt.Fprintf(w, "left out: %d cases received after %s\n", im.Cases.After, im.Cases.Until)
	}
	if len(im.Cases.Columns) > 0 {
		fmt.Fprintf(w, "columns not read: %s\n", strings.Join(im.Cases.Columns, ", "))
	}
	for _, f := range im.Fits {
		fmt.Fprintf(w, "%s: %d cases received from %s, known until %s\n", f.Jurisdiction, f.Cases, f.From, f.Until)
		for _, m := range f.Measured {
			fmt.Fprintf(w, "  %-30s %-9s ±%-9s 90%% %s..%s  (n %d)\n", m.Path, short(m.Value), short(m.SE), short(m.Low), short(m.High), m.N)
		}
		for _, k := range f.Kept {
			fmt.Fprintf(w, "  %-30s keeps its prior: %s\n", k.Path, k.Why)
		}
		for _, c := range f.Curves {
			fmt.Fprintf(w, "  fit of %-42s largest difference %.3f (n %d, %d open)\n", c.Name, c.Distance, c.N, c.Open)
		}
		for _, n := range f.Notes {
			fmt.Fprintf(w, "  note: %s\n", n)
		}
	}
}

// caseFigures writes a figure and a table a jurisdiction, and the rows left out.
func caseFigures(folder *data.Folder, im *cases.Import) error {
	for _, f := range im.Fits {
		t := f.Table()
		if t.Len() > 0 {
			figure, err := plots.CaseFit(t, fmt.Sprintf("%d case records of %s, received from %s, known until %s · cordon %s", f.Cases, f.Jurisdiction, f.From, f.Until, data.Version))
			if err != nil {
				return err
			}
			if _, err := figure.Write(folder.Dir()); err != nil {
				return err
			}
		}
		fit := f.Estimates()
		t.Name, fit.Name = "case_fit_"+f.Jurisdiction, "measured_"+f.Jurisdiction
		if _, err := data.WriteTables(folder.Dir(), []*data.Table{t, fit}, []string{"csv"}); err != nil {
			return err
		}
	}
	return im.Cases.WriteRejected(folder.Path("rejected.csv"))
}

// exampleCases writes made-up records and says what is behind them.
func exampleCases(c *cli.Context) error {
	if _, err := words(c, 0, 0); err != nil {
		return err
	}
	w, err := openWorld(c.String("world"))
	if err != nil {
		return err
	}
	defer w.Close()
	iso := c.String("jurisdiction")
	if iso == "" {
		iso = "DEU"
	}
	made, staff, truth, err := cases.Sample(w, iso)
	if err != nil {
		return err
	}
	path := c.String("example")
	second := strings.TrimSuffix(path, ".csv") + "_staff.csv"
	for _, p := range []string{path, second} {
		if _, err := os.Stat(p); err == nil {
			return fmt.Errorf("%s exists; choose another name", p)
		}
	}
	err = data.AtomicFile(path, func(out io.Writer) error { return data.WriteCases(out, w, made.List) })
	if err == nil {
		err = data.AtomicFile(second, func(out io.Writer) error { return data.WriteStaff(out, w, staff) })
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "%s: %d made-up cases of %s until %s; %s: its officers by month. The truth behind them:\n", path, len(made.List), iso, made.Until, second)
	var paths []string
	for p := range truth {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	for _, p := range paths {
		fmt.Fprintf(c.App.Writer, "  %-30s %s\n", p, strconv.FormatFloat(truth[p], 'g', 4, 64))
	}
	return nil
}
