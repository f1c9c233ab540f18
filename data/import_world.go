package data

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
)

// build turns what was gathered into a world without list and extras.
func (im *importer) build(s *scan) (*World, error) {
	g, err := flowsOf(s.sinks, im.opts.Workers)
	if err != nil {
		return nil, err
	}
	im.report.Merged, im.report.Flows = g.merged, int64(g.flows.Len())
	if g.flows.Len() == 0 {
		return nil, im.emptyError()
	}
	w := &World{Name: im.opts.Name, Title: im.opts.Title, Flows: g.flows}
	if err := im.basePeriod(w); err != nil {
		return nil, err
	}
	s.book.place(w)
	for _, hs6 := range g.hs6 {
		w.Products = append(w.Products, Product{HS6: fmt.Sprintf("%06d", hs6), Title: im.title(hs6), Theta: math.NaN(), ValuePerKg: math.NaN(), SdLog: 1, Storable: true})
	}
	return w, im.convert(w)
}

// emptyError says why not one row is left.
func (im *importer) emptyError() error {
	r := im.report
	var why []string
	for _, d := range r.Dropped {
		why = append(why, fmt.Sprintf("%s dropped: %s", grouped(d.Rows), d.Reason))
	}
	if r.Reject.Rows > 0 {
		why = append(why, fmt.Sprintf("%s can't be read", grouped(r.Reject.Rows)))
	}
	if len(why) == 0 {
		why = []string{"the tables have a header and no row"}
	}
	return fmt.Errorf("%w: of %s rows none is left (%s); nothing is written", errEmptyWorld, grouped(r.Read.Rows), strings.Join(why, "; "))
}

// place writes the countries that trade into the world and gives every flow
// its positions there.
func (b *countryBook) place(w *World) {
	used := make([]bool, len(b.iso3))
	f := &w.Flows
	for i := range f.Exporter {
		used[f.Exporter[i]], used[f.Importer[i]] = true, true
	}
	to := make([]uint16, len(b.iso3))
	for i, u := range used {
		if u {
			to[i] = uint16(len(w.Jurisdictions))
			w.Jurisdictions = append(w.Jurisdictions, newJurisdiction(b.iso3[i], b.name[i]))
		}
	}
	for i := range f.Exporter {
		f.Exporter[i], f.Importer[i] = to[f.Exporter[i]], to[f.Importer[i]]
	}
	w.Clocks = clocksOf(w.Jurisdictions)
}

// basePeriod sets the world's days and makes sure that each year or month of
// them has a row: a missing one would make every weekly rate too low.
func (im *importer) basePeriod(w *World) error {
	seen := map[int32]bool{}
	last := int32(0)
	for _, p := range w.Flows.Period {
		if p != last {
			seen[p], last = true, p
		}
	}
	have := sortedKeys(seen)
	from, to := have[0], have[len(have)-1]
	if im.plan.from != 0 {
		from, to = im.plan.from, im.plan.to
	}
	for p := from; p <= to; p = nextPeriod(p) {
		if !seen[p] {
			return fmt.Errorf("base period %s to %s: found no row of %s, expected every %s in between; choose the base period among %s",
				periodName(from), periodName(to), periodName(p), periodWord(p), periodNames(have))
		}
	}
	w.From, w.To = firstDay(from), firstDay(nextPeriod(to))-1
	im.report.From, im.report.To = w.From.String(), w.To.String()
	return nil
}

func nextPeriod(p int32) int32 {
	if p >= 10000 && p%100 == 12 {
		return p + 89
	}
	return p + 1
}

func firstDay(p int32) Date {
	year, month := p, int32(1)
	if p >= 10000 {
		year, month = p/100, p%100
	}
	return Date(time.Date(int(year), time.Month(month), 1, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func periodName(p int32) string {
	if p >= 10000 {
		return fmt.Sprintf("%04d-%02d", p/100, p%100)
	}
	return fmt.Sprint(p)
}

func periodWord(p int32) string {
	if p >= 10000 {
		return "month"
	}
	return "year"
}

func periodNames(ps []int32) string {
	names := make([]string, len(ps))
	for i, p := range ps {
		names[i] = periodName(p)
	}
	if len(names) > 30 {
		names = append(names[:30], "...")
	}
	return strings.Join(names, ", ")
}

// convert turns the values of a Comext world into USD.
func (im *importer) convert(w *World) error {
	if im.kind != "comext" {
		return nil
	}
	im.report.Currency = "EUR"
	rates, err := im.rates(yearsOf(w.Flows.Period))
	if err != nil {
		return err
	}
	im.report.Rates = rates
	rate := map[int32]float64{}
	for _, r := range rates {
		rate[int32(r.Year)] = r.USDPerEUR
	}
	for i, p := range w.Flows.Period {
		w.Flows.ValueUSD[i] *= rate[yearOf(p)]
	}
	return nil
}

// knownJurisdiction is what the embedded tables say of a jurisdiction, and
// whether its opacity is a judgement of its own.
type knownJurisdiction struct {
	Jurisdiction
	judged bool
}

// knownJurisdictions are the facts of tables/jurisdictions.csv and the customs
// scores, by ISO3.
var knownJurisdictions = sync.OnceValue(func() map[string]knownJurisdiction {
	known := map[string]knownJurisdiction{}
	mustFacts("tables/customs_scores.csv", func(r *factRow) {
		known[r.text("iso3")] = knownJurisdiction{scored(r.number("customs_score")), false}
	})
	mustFacts("tables/jurisdictions.csv", func(r *factRow) {
		j := scored(r.number("customs_score"))
		j.Opacity, j.Filings, j.Exporters = r.number("opacity"), r.number("filings"), r.number("exporters")
		known[r.text("iso3")] = knownJurisdiction{j, true}
	})
	return known
})

// Where a jurisdiction has no opacity of its own in tables/jurisdictions.csv,
// opacity is one minus enforcement, held within these bounds (assumed); where
// it has no customs score either, enforcement is unscored (assumed; the middle
// of the scores of 2016 is about 2.6 of 1 to 5).
const lowestOpacity, highestOpacity, unscored = 0.05, 0.95, 0.4

// scored is a jurisdiction of that customs score, which runs from 1 to 5.
func scored(customs float64) Jurisdiction {
	e := math.Round(100*(customs-1)/4) / 100
	return Jurisdiction{Enforcement: e, Opacity: min(max(math.Round(100*(1-e))/100, lowestOpacity), highestOpacity), Filings: math.NaN(), Exporters: math.NaN()}
}

// newJurisdiction fills in what the embedded tables know.
func newJurisdiction(iso3, name string) Jurisdiction {
	known, ok := knownJurisdictions()[iso3]
	j := known.Jurisdiction
	if !ok {
		j = scored(1 + 4*unscored)
	}
	j.ISO3, j.Name, j.GDP, j.Clock, j.Groups = iso3, name, math.NaN(), math.NaN(), GroupsOf(iso3)
	for _, of := range []string{iso3, "EU27"} {
		at := slices.IndexFunc(Clocks(), func(c Clock) bool { return c.Rank == 1 && c.Jurisdiction == of })
		if at >= 0 && (of == iso3 || InGroup(of, iso3)) {
			j.Clock = Clocks()[at].WorkingDays()
			break
		}
	}
	return j
}
