package data

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// ImportOptions say what to import and how. Only Sources and, to write a
// world, Out are needed.
type ImportOptions struct {
	Sources []string // files (.csv, .csv.gz, .zip, .parquet) or folders of them
	Out     string   // the world's folder; "": nothing is written
	Name    string   // "": the base name of Out, or of the first source
	Title   string   // "": made from the sources
	From    string   // first year or month of the base period, "2020" or "2021-03"; "": all
	To      string   // last year or month, inclusive

	Codes     string  // Comext: table of CN codes (cn, hs6; continuity, description)
	USDPerEUR float64 // Comext: one rate for all periods; 0: the embedded yearly averages

	Reporting        string  // Comtrade: exports, imports or mirror; "": exports
	CIF              float64 // Comtrade: imports' value over their value free on board; 0: DefaultCIF
	ImporterWeight   float64 // Comtrade: weight of the importer's report where both sides report, 0 to 1; NaN: DefaultImporterWeight
	WithoutReexports bool    // Comtrade: takes re-exports off exports and re-imports off imports

	Concordances       []string // tables of HS editions: ReadConcordance; several only where rows say their edition
	ConcordanceFrom    string   // edition that their codes are turned from, "HS2022"; "": not HS 2017
	ConcordanceWeights string   // folder of a world in the edition turned to, whose trade splits codes that became several
	ListConcordance    string   // the same for the codes of List

	Totals       string // total exports (year, exporter, importer, value_usd)
	Distances    string // CEPII GeoDist (iso_o, iso_d, distw)
	GDP          string // World Bank WDI, GDP in current USD
	Elasticities string // CEPII ProTEE (HS6, zero, positive, sigma)
	List         string // control list; "": the built-in one
	Sheet        string // of List, where it is a workbook; "": the first one with a list

	SkipBad      int  // rows that can't be read and may be left out
	Confidential bool // marks the sources as confidential
	Workers      int  // 0: one a processor, at most 8

	Progress Progress        // nil: none
	Context  context.Context // nil: never cancelled
}

// importMemory is the memory within which an import keeps the collector, short
// of which garbage may stay: a year of 12 million rows needs about 600 MB.
const importMemory = 800 << 20

// ParseYears reads "2020-2022" or "2021" for ImportOptions.From and To.
func ParseYears(s string) (from, to string, err error) {
	from, to, span := strings.Cut(s, "-")
	if !span {
		to = from
	}
	a, ok := parseYear(from)
	b, good := parseYear(to)
	if !ok || !good || b < a {
		return "", "", fmt.Errorf("years %q: expected a year or a span such as 2020-2022", s)
	}
	return from, to, nil
}

// importer is one import under way.
type importer struct {
	opts    ImportOptions
	kind    string // baci or comext
	layouts []*layout
	plan    *importPlan
	titles  map[uint32]string
	licence Source
	report  *ImportReport
}

// run reads the sources, builds the world and writes it.
func (im *importer) run() (*ImportReport, error) {
	if limit := debug.SetMemoryLimit(-1); limit > importMemory {
		debug.SetMemoryLimit(importMemory)
		defer debug.SetMemoryLimit(limit)
	}
	o := &im.opts
	if o.Progress == nil {
		o.Progress = NoProgress{}
	}
	if o.Context == nil {
		o.Context = context.Background()
	}
	if o.Workers <= 0 {
		o.Workers = min(runtime.GOMAXPROCS(0), 8)
	}
	if o.SkipBad < 0 {
		return nil, fmt.Errorf("rows to skip: found %d, expected 0 or more", o.SkipBad)
	}
	inputs, err := findInputs(o.Sources, im.plan.comtrade != nil)
	if err != nil {
		return nil, err
	}
	hashes := hashSources(inputs.sources)
	if err := im.passOtherYears(inputs); err != nil {
		return nil, err
	}
	if im.plan.concordances, err = loadConcordances(o); err != nil {
		return nil, err
	}
	if len(im.plan.concordances) > 1 && im.plan.comtrade == nil {
		return nil, fmt.Errorf("found %d concordances, expected one: rows of %s do not say their edition", len(im.plan.concordances), im.kind)
	}
	s := &scan{plan: im.plan, layouts: im.layouts, book: knownCountries(), workers: o.Workers, progress: o.Progress}
	if err := s.run(o.Context, inputs.tables); err != nil {
		return nil, err
	}
	im.report = &ImportReport{Kind: im.kind, Currency: "USD", NotRead: inputs.passed, Extra: s.extraColumns(), Rejected: s.badRows()}
	if im.plan.comtrade != nil {
		if err := im.settle(s, inputs.tables); err != nil {
			return nil, err
		}
	}
	im.report.countRows(s)
	im.concordanceReport(s)
	if err := im.readTitles(inputs.titles); err != nil {
		return nil, err
	}
	im.forgetTitles()
	w, err := im.build(s)
	if err != nil {
		return nil, err
	}
	if w.Sources, err = im.sources(inputs.sources, hashes); err != nil {
		return nil, err
	}
	return im.finish(w)
}

// finish adds the extras and the list, says what is missing and writes.
func (im *importer) finish(w *World) (*ImportReport, error) {
	o, rep := &im.opts, im.report
	if err := applyExtras(w, o, rep); err != nil {
		return nil, err
	}
	list, err := loadList(o.List, o.Sheet, w)
	if err != nil {
		return nil, err
	}
	if o.ListConcordance != "" {
		if err := list.turn(o.ListConcordance, "", w); err != nil {
			return nil, err
		}
	}
	list.apply(w)
	w.Defaults = append(w.Defaults, list.defaults(w)...)
	rep.World = w
	rep.Defaults = w.Defaults
	rep.cover(w, list)
	if o.Out == "" {
		ps := &problems{}
		w.check(ps)
		return rep, ps.err("world " + w.Name)
	}
	if err := o.Context.Err(); err != nil {
		return nil, context.Cause(o.Context)
	}
	f, err := NewFolder(o.Out)
	if err != nil {
		return nil, err
	}
	defer f.Abort()
	if len(rep.Rejected) > 0 {
		if err := writeRejects(f.Path("rejected.csv"), rep.Rejected); err != nil {
			return nil, err
		}
	}
	if err := WriteWorldInto(f, w, rep); err != nil {
		return nil, err
	}
	return rep, f.Commit()
}

// passOtherYears leaves out tables whose name says another year than asked for;
// that none is left is an error.
func (im *importer) passOtherYears(in *inputFiles) error {
	if im.plan.from == 0 || im.plan.from >= 10000 {
		return nil
	}
	var other []string
	tables := in.tables[:0]
	for _, t := range in.tables {
		if t.year != 0 && (t.year < im.plan.from || t.year > im.plan.to) {
			in.passed = append(in.passed, fmt.Sprintf("%s: its name says %d, outside the base period", t.name, t.year))
			other = append(other, fmt.Sprint(t.year))
			continue
		}
		tables = append(tables, t)
	}
	in.tables = tables
	if len(tables) > 0 {
		return nil
	}
	slices.Sort(other)
	return fmt.Errorf("%w: no table is of the base period %d to %d; their names say %s; nothing is written",
		errEmptyWorld, im.plan.from, im.plan.to, strings.Join(slices.Compact(other), ", "))
}

// hashSources computes checksums while the rows are read.
func hashSources(paths []string) <-chan []string {
	out := make(chan []string, 1)
	go func() {
		sums := make([]string, len(paths))
		for i, p := range paths {
			sums[i], _ = HashFile(p) // a file that can't be read is the reader's error
		}
		out <- sums
	}()
	return out
}

func (im *importer) sources(paths []string, hashes <-chan []string) ([]Source, error) {
	sums := <-hashes
	sources := []Source{}
	for i, p := range paths {
		if sums[i] == "" {
			return nil, fmt.Errorf("source %s can't be read a second time for its checksum; keep it in place during the import", p)
		}
		s := im.licence
		s.File, s.SHA256, s.Confidential = filepath.Base(p), sums[i], im.opts.Confidential
		if len(paths) > 1 {
			s.ID = fmt.Sprintf("%s-%d", s.ID, i+1)
		}
		for k := range sources {
			if sources[k].SHA256 == s.SHA256 {
				return nil, fmt.Errorf("sources %s and %s hold the same bytes, which would count their trade twice; name one of them", sources[k].File, s.File)
			}
		}
		sources = append(sources, s)
	}
	for _, extra := range []struct{ id, title, path string }{
		{"codes", "CN codes", im.opts.Codes}, {"totals", "Total exports by partner", im.opts.Totals}, {"distances", "Distances between countries", im.opts.Distances},
		{"gdp", "Gross domestic product", im.opts.GDP}, {"elasticities", "Trade elasticities by HS6", im.opts.Elasticities}, {"list", "Control list", im.opts.List},
	} {
		if extra.path == "" {
			continue
		}
		sum, err := HashFile(extra.path)
		if err != nil {
			return nil, fmt.Errorf("can't read %s: %w", extra.path, err)
		}
		sources = append(sources, Source{ID: extra.id, Title: extra.title, Licence: "as its publisher states", File: filepath.Base(extra.path), SHA256: sum, Confidential: im.opts.Confidential})
	}
	more, err := im.opts.concordanceSources()
	return append(sources, more...), err
}

// periodSpan reads the base period's ends as they stand in the rows.
func periodSpan(from, to string, monthly bool) (int32, int32, error) {
	if from == "" && to == "" {
		return 0, 0, nil
	}
	if from == "" || to == "" {
		return 0, 0, errors.New("the base period has one end, expected both or neither")
	}
	parse, form := parseYear, "years YYYY"
	if monthly {
		parse, form = parseMonth, "months YYYY-MM"
	}
	a, ok := parse(from)
	b, good := parse(to)
	if !ok || !good || b < a {
		return 0, 0, fmt.Errorf("base period %s to %s: expected two %s, the first not after the last", from, to, form)
	}
	return a, b, nil
}
