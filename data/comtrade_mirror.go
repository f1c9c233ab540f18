package data

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// sideFlow is one side's value of a flow on its way to the world.
type sideFlow struct {
	hs6                uint32
	period             int32
	exporter, importer uint16
	imports            bool
	cents, grams       int64
	report             int32 // the row that it is of
}

func (f *sideFlow) compare(o *sideFlow) int {
	return cmp.Or(cmp.Compare(f.hs6, o.hs6), cmp.Compare(f.importer, o.importer), cmp.Compare(f.exporter, o.exporter), cmp.Compare(f.period, o.period))
}

// reporterPeriod is a side in a period.
type reporterPeriod struct {
	country uint16
	period  int32
	imports bool
}

// settle turns the rows of UN Comtrade that were kept into flows.
func (im *importer) settle(s *scan, tables []tableInput) error {
	p, sink := im.plan.comtrade, s.sinks[0]
	var reports []sideReport
	for _, k := range s.sinks {
		reports = append(reports, k.reports...)
		k.reports = nil
	}
	if err := onePeriodKind(reports); err != nil {
		return err
	}
	goal := uint8(hs2017)
	if l := im.plan.concordances; l != nil && l[0].to != editionNone {
		goal = l[0].to
	}
	reports = oneEdition(reports, goal, sink)
	reports, err := oneReportACell(reports, sink, tables)
	if err != nil {
		return err
	}
	rep := &ComtradeReport{Reporting: im.opts.Reporting, CIF: p.cif, ImporterWeight: p.importer, Reexports: "part of exports and imports, as reported"}
	if p.withoutReexports {
		rep.Reexports = "taken off exports and imports where they are reported"
	}
	sides := rep.sides(reports, p)
	flows := im.turnSides(sides, reports, sink)
	reporters := map[reporterPeriod]bool{}
	for i := range flows {
		f := &flows[i]
		who := f.exporter
		if f.imports {
			who = f.importer
		}
		reporters[reporterPeriod{who, f.period, f.imports}] = true
	}
	rep.mirror(flows, p, reporters, func(f *sideFlow, cents, grams int64) {
		sink.gather.add(f.hs6, flowKey(f.importer, f.exporter, f.period), cents, grams)
	})
	im.report.Comtrade = rep
	return nil
}

// onePeriodKind refuses years beside months, which would count trade twice.
func onePeriodKind(reports []sideReport) error {
	var year, month int32
	for i := range reports {
		if p := reports[i].cell.period; p >= 10000 {
			month = p
		} else {
			year = p
		}
	}
	if year != 0 && month != 0 {
		return fmt.Errorf("found yearly rows (%s) and monthly rows (%s), expected one kind; pass --years, or --from and --to, to choose; nothing is written",
			periodName(year), periodName(month))
	}
	return nil
}

// sides values each side's reports free on board, without re-exports where so
// planned. reports are sorted by cell.
func (rep *ComtradeReport) sides(reports []sideReport, p *comtradePlan) []sideFlow {
	flows := make([]sideFlow, 0, len(reports))
	editions := map[uint8]*Tally{}
	imports, own := 0.0, 0.0
	for i := range reports {
		r := &reports[i]
		inward := r.cell.flow == flowImport || r.cell.flow == flowReimport
		cents := r.cents
		if inward && !r.fob {
			cents = int64(math.RoundToEven(float64(cents) / p.cif))
		}
		if r.cell.flow == flowReexport || r.cell.flow == flowReimport {
			n := len(flows) - 1 // its whole stands before it: the same cell but for the flow
			if n < 0 || i == 0 || !sameButFlow(reports[i-1].cell, r.cell) {
				continue
			}
			off := min(cents, flows[n].cents)
			flows[n].cents -= off
			flows[n].grams = noQuantity
			rep.TakenOff += float64(off) / 100
			continue
		}
		if inward {
			imports += float64(r.read)
			if r.fob {
				own += float64(r.read)
			}
		}
		count(editions, r.cell.edition, r.read)
		f := sideFlow{hs6: r.cell.hs6, period: r.cell.period, exporter: r.cell.reporter, importer: r.cell.partner, imports: inward, cents: cents, grams: r.grams, report: int32(i)}
		if inward {
			f.exporter, f.importer = f.importer, f.exporter
		}
		flows = append(flows, f)
	}
	if imports > 0 {
		rep.OwnFOB = own / imports
	}
	rep.Editions = codeTallies(editions, editionName)
	return flows
}

// turnSides brings all sides to one edition of the HS. Codes that became several
// are split by the trade of those who report in the world's edition already, if
// nothing better is known.
func (im *importer) turnSides(sides []sideFlow, reports []sideReport, sink *rowSink) []sideFlow {
	list := im.plan.concordances
	if list == nil {
		return sides
	}
	trade := map[uint32]float64{}
	for i := range sides {
		if r := &reports[sides[i].report]; r.cell.edition == list[0].to && r.cell.edition != editionNone {
			trade[r.cell.hs6] += float64(sides[i].cents)
		}
	}
	for _, c := range list {
		c.weigh(func(hs6 uint32) float64 { return trade[hs6] })
	}
	var out []sideFlow
	for i := range sides {
		f := sides[i]
		r := &reports[f.report]
		if !sink.conversion.convert(list.of(r.cell.edition), f.hs6, r.read, f.cents, f.grams, func(code uint32, cents, grams int64) {
			part := f
			part.hs6, part.cents, part.grams = code, cents, grams
			out = append(out, part)
		}) {
			sink.drop(r, dropUnresolved)
		}
	}
	return out
}

// sameButFlow tells whether b is the re-exports or re-imports of a.
func sameButFlow(a, b sideCell) bool {
	whole := map[tradeFlow]tradeFlow{flowReexport: flowExport, flowReimport: flowImport}[b.flow]
	if a.flow != whole {
		return false
	}
	b.flow = whole
	return a == b
}

// mirror makes one flow of what the two sides report.
func (rep *ComtradeReport) mirror(flows []sideFlow, p *comtradePlan, reporters map[reporterPeriod]bool, take func(f *sideFlow, cents, grams int64)) {
	slices.SortStableFunc(flows, func(a, b sideFlow) int { return cmp.Or(a.compare(&b), compareBool(a.imports, b.imports)) })
	var cases [mirrorCases]MirrorCase
	for i := 0; i < len(flows); {
		f := flows[i]
		var cents [2]int64 // exporters, importers
		var has [2]bool
		grams := [2]int64{noQuantity, noQuantity}
		for ; i < len(flows) && flows[i].compare(&f) == 0; i++ {
			side := 0
			if flows[i].imports {
				side = 1
			}
			if has[side] { // several codes became one
				grams[side] = addGrams(grams[side], flows[i].grams)
			} else {
				grams[side] = flows[i].grams
			}
			cents[side], has[side] = cents[side]+flows[i].cents, true
		}
		value, weight, which := cents[0], grams[0], caseExporterAlone
		switch {
		case has[0] && has[1]:
			value = int64(math.RoundToEven(float64(p.importer*float64(cents[1])) + float64((1-p.importer)*float64(cents[0]))))
			which = caseBoth
			switch {
			case grams[0] == noQuantity || p.importer == 1 && grams[1] != noQuantity:
				weight = grams[1]
			case grams[1] != noQuantity:
				weight = int64(math.RoundToEven(float64(p.importer*float64(grams[1])) + float64((1-p.importer)*float64(grams[0]))))
			}
		case has[0] && reporters[reporterPeriod{f.importer, f.period, true}]:
			which = caseImporterSilent
		case has[1]:
			value, weight, which = cents[1], grams[1], caseImporterAlone
			if reporters[reporterPeriod{f.exporter, f.period, false}] {
				which = caseExporterSilent
			}
		}
		c := &cases[which]
		c.Flows++
		c.Exporters += float64(cents[0]) / 100
		c.Importers += float64(cents[1]) / 100
		c.Taken += float64(value) / 100
		if value > 0 {
			take(&f, value, weight)
		}
	}
	rep.Cases = mirrorShares(cases[:])
}

func addGrams(a, b int64) int64 {
	if a == noQuantity || b == noQuantity {
		return noQuantity
	}
	return a + b
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
