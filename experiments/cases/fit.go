package cases

import (
	"fmt"
	"math"
	"slices"

	"cordon/data"
	"cordon/model/licensing"
	"cordon/model/world"
)

// Fit is what one jurisdiction's records say of its agency.
type Fit struct {
	Jurisdiction string
	Cases        int
	From, Until  data.Date
	Measured     []data.Measured
	Kept         []Kept  // parameters that the records do not identify
	Curves       []Curve // recorded against fitted
	Notes        []string
}

// Kept is a parameter that stays at its prior, and why.
type Kept struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

// Options of a fit.
type Options struct {
	World  *data.World
	Base   licensing.Params // of this jurisdiction's agency: what is not fitted
	Staff  []data.Staff     // its officers by month; nil: not recorded
	Seed   uint64
	Source string // id of the records in the world's sources
}

// fitter is a fit in the making.
type fitter struct {
	Options
	fit     *Fit
	place   uint16
	records []record
	last    int // working day on which records end
	days    int // working days that they span
	follow  followed
	monday  int // working day that day 0 is
	mix     []float64
	work    *workFit
}

// Levels of the intervals: 90%.
const score90 = 1.6448536269514722

// fewest is how many ended spells a time needs to be fitted; hits how many cases
// a share needs on either side.
const (
	fewest = 30
	hits   = 5
)

// Of fits the cases of one jurisdiction, in order of receipt.
func Of(list []data.Case, until data.Date, o Options) (*Fit, error) {
	if len(list) == 0 {
		return nil, fmt.Errorf("no case to fit")
	}
	place := list[0].Jurisdiction
	f := &fitter{Options: o, place: place, fit: &Fit{Jurisdiction: o.World.Jurisdictions[place].ISO3, Cases: len(list), From: list[0].Received, Until: until}}
	f.take(list)
	if weeks := f.days / 5; weeks < 26 {
		return nil, fmt.Errorf("%s: the records span %d weeks; at least 26 are needed", f.fit.Jurisdiction, weeks)
	}
	f.arrivals()
	f.referrals()
	f.decisions()
	f.handsOff()
	f.officers()
	f.curves()
	slices.SortFunc(f.fit.Measured, func(a, b data.Measured) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	return f.fit, nil
}

// take turns days into working days from the first week's Monday.
func (f *fitter) take(list []data.Case) {
	first, day := weekOf(list[0].Received)
	f.monday = 5 * first
	_ = day
	f.last = lastWorkingDay(f.fit.Until) - f.monday
	at := func(d data.Date) int {
		if d == 0 {
			return -1
		}
		return min(workingDay(d)-f.monday, f.last)
	}
	hs6 := map[string]string{}
	for i := range f.World.Items {
		it := &f.World.Items[i]
		if len(it.HS6) > 0 {
			hs6[it.Entry] = it.HS6[0]
		}
	}
	blocks := jackknifeBlocks(f.last)
	entries := false
	for i := range list {
		k := &list[i]
		r := record{received: at(k.Received), referred: at(k.Referred), returned: at(k.Returned), escalated: at(k.Escalated), decided: at(k.Decided),
			outcome: k.Outcome, policy: k.Policy, trusted: k.Trusted, category: int(world.CategoryOf(k.Entry, hs6[k.Entry]))}
		entries = entries || k.Entry != ""
		r.block = r.received * blocks / (f.last + 1)
		f.records = append(f.records, r)
	}
	f.days = f.last - f.records[0].received + 1
	f.follow = newFollowed(f.records, f.last)
	if entries {
		f.mix = make([]float64, world.Categories)
	}
	for i := range f.records {
		if entries {
			f.mix[f.records[i].category] += 1 / float64(len(f.records))
		} else {
			f.records[i].category = 0
		}
	}
}

// add keeps an estimate, or says why there is none.
func (f *fitter) add(path, law string, value, se float64, n int, method string) {
	if math.IsNaN(value) || math.IsNaN(se) || math.IsInf(se, 0) {
		f.keep(path, "the fit has no error: "+method)
		return
	}
	low, high := data.Interval(law, value, se, score90)
	f.fit.Measured = append(f.fit.Measured, data.Measured{Jurisdiction: f.place, Path: path, Value: value, SE: se, Low: low, High: high, Law: law,
		N: int32(n), Method: method, Source: f.Source, From: f.fit.From, Until: f.fit.Until})
}

func (f *fitter) keep(path, why string) { f.fit.Kept = append(f.fit.Kept, Kept{path, why}) }

// addShare keeps a share that enough cases lie on both sides of.
func (f *fitter) addShare(path string, events []event, method string) {
	p, se, n, hit := share(events, f.follow)
	if hit < hits || n-hit < hits {
		f.keep(path, fmt.Sprintf("%d of %d cases, too few for a share", hit, n))
		return
	}
	f.add(path, data.LawLogit, p, se, n, method)
}
