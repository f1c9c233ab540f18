package data

// rawRow is one row of an input table, read but not yet judged.
type rawRow struct {
	period             int32  // YYYY or YYYYMM
	exporter, importer uint16 // positions in the book of countries
	code               uint32 // HS6 or CN code as a number
	digits             uint8  // of the code
	letters            bool   // the code holds letters, as codes that hide a product do: in no list
	cents              int64  // value in hundredths of the input's currency
	grams              int64  // net weight; missing: noQuantity

	comtrade comtradeCells // of UN Comtrade alone, where exporter is the reporter and importer the partner
}

// noQuantity is the weight of a row without one.
const noQuantity = -1

// maxRowCents is the largest value of a row that is believed: 1e12 in the
// input's currency, ten times the largest flow of one product ever recorded.
const maxRowCents = 1e14

// Tally counts rows and their value.
type Tally struct {
	Rows  int64 `json:"rows"`
	Cents int64 `json:"cents"` // hundredths of the input's currency
}

func (t *Tally) add(rows, cents int64) { t.Rows += rows; t.Cents += cents }

func (t *Tally) plus(o Tally) { t.add(o.Rows, o.Cents) }

// Value is the tally's value in the input's currency.
func (t Tally) Value() float64 { return float64(t.Cents) / 100 }

// dropReason is why a row that can be read is not in the world.
type dropReason int

const (
	dropAggregate dropReason = iota
	dropUnlisted
	dropNoHS6
	dropNoChapter
	dropPeriod
	dropSelf
	dropZero
	dropSums // this one and those below: UN Comtrade
	dropWorld
	dropGroup
	dropElsewhere
	dropOtherSystem
	dropEdition
	dropFrequency
	dropSide
	dropFlowPart
	dropReexport
	dropBreakdown
	dropRepeat
	dropUnresolved
	dropReasons
	kept dropReason = -1
)

var dropTexts = [dropReasons]string{
	dropAggregate: "aggregate code of fewer than 8 digits (its 8-digit rows are read)",
	dropUnlisted:  "CN code is not in the codes file",
	dropNoHS6:     "CN code has no HS6 in the codes file",
	dropNoChapter: "no chapter of the Harmonized System holds the code",
	dropPeriod:    "outside the base period",
	dropSelf:      "exporter and importer are the same",
	dropZero:      "value is zero or below half a cent",

	dropSums:        "heading, chapter or sum of all goods (its six-digit rows are read)",
	dropWorld:       "partner is the world (its partners are read)",
	dropGroup:       "reporter or partner is a group of countries (its members are read)",
	dropElsewhere:   "reporter or partner is an area not elsewhere specified, bunkers or free zones",
	dropOtherSystem: "not goods by the Harmonized System",
	dropEdition:     "the same reporter, flow and period again in another edition of the HS",
	dropFrequency:   "of a month where years are read, or of a year where months are",
	dropSide:        "reported by the side that is not read",
	dropFlowPart:    "a part of exports or imports that are read whole (domestic, processing)",
	dropReexport:    "re-export or re-import: a part of exports or imports",
	dropBreakdown:   "a part by second partner, procedure or transport of what is read whole",
	dropRepeat:      "the same row again",

	dropUnresolved: "the concordance gives several codes and nothing to split them by",
}

// String is the reason as reports print it.
func (d dropReason) String() string { return dropTexts[d] }

// rowSink judges rows and gathers those that are kept; each worker has its own.
type rowSink struct {
	plan         *importPlan
	gather       *gather
	read, kept   Tally
	dropped      [dropReasons]Tally
	marks        map[string]*Tally // kept rows by a mark of their code, such as new_in_CN2022
	zeroWeight   int64
	unknownCodes map[uint32]*Tally // CN codes that are not in the codes file, letters as 0; HS6 of no chapter
	rejects      rejects
	conversion   conversion
	reports      []sideReport // UN Comtrade: rows on their way to flows
}

// importPlan is what every worker needs to know to judge a row.
type importPlan struct {
	from, to int32            // base period, both in the form of the rows; 0: all
	codes    map[uint32]cnRow // nil: codes are HS6
	skipBad  int
	comtrade *comtradePlan // nil: not UN Comtrade

	concordances concordances // nil: codes stay as they are
}

func newRowSink(plan *importPlan) *rowSink {
	return &rowSink{plan: plan, gather: newGather(), marks: map[string]*Tally{}, unknownCodes: map[uint32]*Tally{}}
}

// add judges one row that could be read.
func (s *rowSink) add(r *rawRow) {
	if s.plan.comtrade != nil {
		s.addComtrade(r)
		return
	}
	s.read.add(1, r.cents)
	if r.grams == 0 {
		r.grams = noQuantity
		s.zeroWeight++
	}
	hs6, reason := s.product(r)
	switch {
	case reason != kept:
	case s.plan.from != 0 && (r.period < s.plan.from || r.period > s.plan.to):
		reason = dropPeriod
	case r.exporter == r.importer:
		reason = dropSelf
	case r.cents == 0:
		reason = dropZero
	}
	if reason != kept {
		s.dropped[reason].add(1, r.cents)
		return
	}
	if s.plan.codes != nil {
		s.mark(r)
	}
	if s.plan.concordances != nil {
		s.turn(r, hs6)
		return
	}
	s.kept.add(1, r.cents)
	s.gather.add(hs6, flowKey(r.importer, r.exporter, r.period), r.cents, r.grams)
}

// product turns a CN code into HS6, and leaves HS6 as they are; codes that are
// unknown are counted.
func (s *rowSink) product(r *rawRow) (uint32, dropReason) {
	if s.plan.codes == nil {
		if !inHarmonized(r.code) {
			count(s.unknownCodes, r.code, r.cents)
			return 0, dropNoChapter
		}
		return r.code, kept
	}
	if r.digits < 7 { // seven digits: the leading zero was lost
		return 0, dropAggregate
	}
	row, ok := s.plan.codes[r.code]
	switch {
	case !ok || r.letters:
		count(s.unknownCodes, r.code, r.cents)
		return 0, dropUnlisted
	case row.hs6 == 0:
		return 0, dropNoHS6
	}
	return row.hs6, kept
}

// turn gathers a row under the codes of the world's edition.
func (s *rowSink) turn(r *rawRow, hs6 uint32) {
	key := flowKey(r.importer, r.exporter, r.period)
	if s.conversion.convert(s.plan.concordances[0], hs6, r.cents, r.cents, r.grams, func(code uint32, cents, grams int64) { s.gather.add(code, key, cents, grams) }) {
		s.kept.add(1, r.cents)
		return
	}
	s.dropped[dropUnresolved].add(1, r.cents)
}

func (s *rowSink) mark(r *rawRow) {
	if m := s.plan.codes[r.code].mark; m != "" {
		count(s.marks, m, r.cents)
	}
}

func count[K comparable](m map[K]*Tally, key K, cents int64) {
	t := m[key]
	if t == nil {
		t = &Tally{}
		m[key] = t
	}
	t.add(1, cents)
}
