package main

import (
	"fmt"
	"io"
	"strings"

	"cordon/experiments"
	"cordon/model/outcome"
	"cordon/plots"
)

// withinError is the exit status of cordon reproduce where values differ by no more
// than luck alone would make them.
const withinError = 3

// showReproduction prints a rerun; the error is the exit status of its verdict.
func showReproduction(w io.Writer, dir string, r *experiments.Reproduction) error {
	different := 0
	for _, t := range r.Tables {
		switch {
		case t.Same():
			fmt.Fprintf(w, "same     %s\n", t.File)
			continue
		case t.Recorded == "":
			fmt.Fprintf(w, "differs  %s: the folder has no such table\n", t.File)
		case t.Now == "":
			fmt.Fprintf(w, "differs  %s: this version writes no such table\n", t.File)
		default:
			fmt.Fprintf(w, "differs  %s: SHA-256 %.12s then, %.12s now\n", t.File, t.Recorded, t.Now)
		}
		different++
	}
	for _, n := range r.Notes {
		fmt.Fprintln(w, n)
	}
	if different == 0 && len(r.Changed) > 0 {
		fmt.Fprintf(w, "%s: the rerun has the recorded bits of all %d tables, but the folder is not as it was written: %s\n", dir, len(r.Tables), strings.Join(r.Changed, ", "))
		return errReported
	}
	if different == 0 {
		fmt.Fprintf(w, "%s: all %d tables have the same bits\n", dir, len(r.Tables))
	} else {
		fmt.Fprintf(w, "%s: %d of %d tables differ\n", dir, different, len(r.Tables))
	}
	showVerdict(w, dir, r)
	if len(r.Changed) > 0 {
		fmt.Fprintf(w, "%s: the folder is not as it was written: %s\n", dir, strings.Join(r.Changed, ", "))
		return errReported
	}
	switch r.Verdict {
	case experiments.Same:
		return nil
	case experiments.WithinError:
		return exitStatus(withinError)
	}
	return errReported
}

// shiftsShown is how many outcomes a verdict names.
const shiftsShown = 12

func showVerdict(w io.Writer, dir string, r *experiments.Reproduction) {
	by := "cordon " + r.Now
	if r.Then != r.Now {
		by = fmt.Sprintf("made by cordon %s, run again by cordon %s", r.Then, r.Now)
	}
	verdict := string(r.Verdict)
	if r.Verdict == experiments.Moved && len(r.Entries) > 0 {
		verdict = "changed by the CHANGELOG entries below"
	}
	fmt.Fprintf(w, "%s (%s): %s\n", dir, by, verdict)
	if r.Why != "" {
		fmt.Fprintf(w, "  %s\n", r.Why)
	}
	for i, s := range r.Shifts {
		if i == shiftsShown {
			fmt.Fprintf(w, "  ... and %s more\n", count(len(r.Shifts)-i, "outcome"))
			break
		}
		what := s.Outcome + " in " + s.Scenario
		if s.Against != "" {
			what = s.Outcome + ", " + s.Scenario + " minus " + s.Against
		}
		far := fmt.Sprintf("%.1f standard errors", s.Errors())
		switch {
		case s.Alone:
			far = "joint draws; nothing at default parameters differs, so it is no luck"
		case s.Draws:
			far += ", joint draws"
		}
		fmt.Fprintf(w, "  moved: %s: %s then, %s now (%s)\n", what, plots.FormatValue(s.Then, unitOf(s.Outcome)), plots.FormatValue(s.Now, unitOf(s.Outcome)), far)
	}
	if r.Verdict == experiments.Same || r.Then == r.Now {
		return
	}
	showEntries(w, r)
}

// showEntries prints the changelog between the two versions.
func showEntries(w io.Writer, r *experiments.Reproduction) {
	if !r.Complete {
		fmt.Fprintf(w, "This version's CHANGELOG ends before %s; the newer version's has the rest.\n", r.Then)
	}
	switch {
	case len(r.Entries) == 0:
		fmt.Fprintf(w, "The CHANGELOG has no entry between %s and %s.\n", r.Then, r.Now)
		return
	case r.Named:
		fmt.Fprintf(w, "Entries of the CHANGELOG between %s and %s that name a scenario or an outcome of these:\n", r.Then, r.Now)
	default:
		fmt.Fprintf(w, "No entry of the CHANGELOG between %s and %s names a scenario or an outcome of these; all of them:\n", r.Then, r.Now)
	}
	for _, e := range r.Entries {
		fmt.Fprintf(w, "  %s: %s\n", e.Version, e.Text)
	}
}

func unitOf(name string) string {
	for _, o := range outcome.All() {
		if o.Name == name {
			return cellUnit(o.Unit)
		}
	}
	return ""
}
