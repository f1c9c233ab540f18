package data

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
)

// sideReport is one kept row of UN Comtrade: what one side says of a cell, or of
// a part of it.
type sideReport struct {
	cell  sideCell
	part  uint32
	split uint8
	line  int64
	order int32
	read  int64 // cents as read
	cents int64 // cents as taken: an import's own value free on board, or as read
	grams int64
	fob   bool
}

// sideCell is who says it, of whom and of what.
type sideCell struct {
	hs6               uint32
	period            int32
	reporter, partner uint16
	flow              tradeFlow
	edition           uint8
}

// addComtrade judges one row that could be read.
func (s *rowSink) addComtrade(r *rawRow) {
	s.read.add(1, r.cents)
	if r.grams == 0 {
		r.grams = noQuantity
		s.zeroWeight++
	}
	if reason := s.judge(r); reason != kept {
		s.dropped[reason].add(1, r.cents)
		return
	}
	m := &r.comtrade
	report := sideReport{cell: sideCell{r.code, r.period, r.exporter, r.importer, m.flow, m.edition},
		part: m.part, split: m.split, line: m.line, order: m.order, read: r.cents, cents: r.cents, grams: r.grams}
	if m.fob > 0 && (m.flow == flowImport || m.flow == flowReimport) {
		report.cents, report.fob = m.fob, true
	}
	s.kept.add(1, r.cents)
	s.reports = append(s.reports, report)
}

func (s *rowSink) judge(r *rawRow) dropReason {
	m, p := &r.comtrade, s.plan.comtrade
	back := m.flow == flowReimport || m.flow == flowReexport
	exports := m.flow == flowExport || m.flow == flowReexport
	switch {
	case m.other:
		return dropOtherSystem
	case m.flow == flowPart:
		return dropFlowPart
	case m.areas[0] == areaWorld || m.areas[1] == areaWorld:
		return dropWorld
	case m.areas[0] == areaGroup || m.areas[1] == areaGroup:
		return dropGroup
	case m.areas[0] == areaElsewhere || m.areas[1] == areaElsewhere:
		return dropElsewhere
	case m.total:
		return dropSums
	case !inHarmonized(r.code):
		count(s.unknownCodes, r.code, r.cents)
		return dropNoChapter
	case s.plan.from != 0 && (s.plan.from >= 10000) != (r.period >= 10000):
		return dropFrequency
	case s.plan.from != 0 && (r.period < s.plan.from || r.period > s.plan.to):
		return dropPeriod
	case r.exporter == r.importer:
		return dropSelf
	case r.cents == 0:
		return dropZero
	case exports && !p.exports || !exports && !p.imports:
		return dropSide
	case back && !p.withoutReexports:
		return dropReexport
	}
	return kept
}

// oneReportACell leaves one report a cell: the row without a breakdown, or the
// sum of the parts of the coarsest breakdown. Dropped rows are counted in sink.
func oneReportACell(reports []sideReport, sink *rowSink, tables []tableInput) ([]sideReport, error) {
	slices.SortFunc(reports, func(a, b sideReport) int {
		return cmp.Or(a.cell.compare(b.cell), cmp.Compare(bits.OnesCount8(a.split), bits.OnesCount8(b.split)), cmp.Compare(a.split, b.split),
			cmp.Compare(a.part, b.part), cmp.Compare(a.order, b.order), cmp.Compare(a.line, b.line))
	})
	out := reports[:0]
	for i := 0; i < len(reports); {
		sum := reports[i]
		for i++; i < len(reports) && reports[i].cell == sum.cell; i++ {
			r, before := &reports[i], &reports[i-1]
			switch {
			case r.split != sum.split:
				sink.drop(r, dropBreakdown)
			case r.part == before.part && r.read == before.read && r.cents == before.cents && r.grams == before.grams:
				sink.drop(r, dropRepeat)
			case r.part == before.part:
				return nil, repeatedCell(before, r, tables)
			default:
				sum.read, sum.cents, sum.fob = sum.read+r.read, sum.cents+r.cents, sum.fob && r.fob
				if sum.grams == noQuantity || r.grams == noQuantity {
					sum.grams = noQuantity
				} else {
					sum.grams += r.grams
				}
			}
		}
		out = append(out, sum)
	}
	return out, nil
}

func (c sideCell) compare(o sideCell) int {
	return cmp.Or(cmp.Compare(c.hs6, o.hs6), cmp.Compare(c.reporter, o.reporter), cmp.Compare(c.partner, o.partner),
		cmp.Compare(c.period, o.period), cmp.Compare(c.flow, o.flow), cmp.Compare(c.edition, o.edition))
}

// drop takes a row that was kept out again.
func (s *rowSink) drop(r *sideReport, reason dropReason) {
	s.kept.add(-1, -r.read)
	s.dropped[reason].add(1, r.read)
}

func repeatedCell(a, b *sideReport, tables []tableInput) error {
	book := knownCountries()
	return fmt.Errorf("%s:%d: found %06d of reporter %s and partner %s in %s again, with %.2f USD where %s:%d has %.2f, expected each once; "+
		"drop one of the rows, or keep the columns (partner2Code, customsCode, motCode) that tell them apart; nothing is written",
		tables[b.order].name, b.line, b.cell.hs6, book.iso3[b.cell.reporter], book.iso3[b.cell.partner], periodName(b.cell.period), float64(b.read)/100,
		tables[a.order].name, a.line, float64(a.read)/100)
}

// oneEdition leaves, of each reporter, flow and period, the edition of the HS
// nearest to the world's, the newer of two that are as near.
func oneEdition(reports []sideReport, goal uint8, sink *rowSink) []sideReport {
	type source struct {
		period   int32
		reporter uint16
		flow     tradeFlow
	}
	best := map[source]uint8{}
	for i := range reports {
		c := &reports[i].cell
		key := source{c.period, c.reporter, c.flow}
		if e, ok := best[key]; !ok || editionRank(c.edition, goal) < editionRank(e, goal) {
			best[key] = c.edition
		}
	}
	out := reports[:0]
	for _, r := range reports {
		if best[source{r.cell.period, r.cell.reporter, r.cell.flow}] != r.cell.edition {
			sink.drop(&r, dropEdition)
			continue
		}
		out = append(out, r)
	}
	return out
}

// editionRank orders editions of the HS by their distance from the goal.
func editionRank(e, goal uint8) int {
	switch {
	case e == editionNone:
		return 100
	case e >= goal:
		return 2 * int(e-goal)
	}
	return 2*int(goal-e) + 1
}
