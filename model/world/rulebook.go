package world

import (
	"fmt"
	"math"
	"sort"

	"cordon/data"
)

// ChangeKind is what a dated change of policy does.
type ChangeKind uint8

// The changes that levers and the coalition may write.
const (
	SetEntry     ChangeKind = iota // By takes the entry on its list at threshold Value
	DropEntry                      // By takes the entry off
	SetPolicy                      // By's policy towards Destinations for the entry
	SetParty                       // By lists named end users: share Value of Destinations' demand
	SetReach                       // By's foreign-product rule for the entry: content limit Value
	SetException                   // By's exception: share Value, screening Value2
	SetTrusted                     // By's fast lane: share Value of firms by size
	SetStaff                       // By's officers times Value
	SetDial                        // By's dial Number is Value
	SetLink                        // By's link Number towards Destinations is Value
	SetTerm                        // By's term Number for the entry towards Destinations is Value
	Elevate                        // By's threshold is Value while no stricter one is set; NaN ends that
)

// Change is one dated change of one jurisdiction's policy.
type Change struct {
	Measure      string
	Kind         ChangeKind
	Published    data.Date
	From         data.Date
	Entry        EntryID // None: all entries
	By           JurisdictionID
	Destinations []JurisdictionID // nil: as the entry has them, or all
	Policy       data.Policy
	Value        float64
	Value2       float64
	Number       uint8 // which dial, link or term
	Outside      bool  // By acts and is no member for it, as a hub that inspects
}

// Rulebook is the dated policy of one arm: today's list and the changes that
// its measures write. Week 0 is the Monday Start.
type Rulebook struct {
	World   *data.World
	Start   data.Date
	Entries []Entry
	Today   []Standing
	Changes []Change
	// Reviews and Warnings decide in the run; Weeks is how long it is (0: not known), and
	// Growth of an entry's required performance a year, in logs.
	Reviews  []Review
	Warnings []Warning
	Weeks    int
	Growth   func(e EntryID) float64
	// Lag is the addressed draw of a member's adoption lag [weeks] behind the
	// measure that it follows.
	Lag func(measure string, member JurisdictionID, median float64) float64
	// Members are the jurisdictions named in by or members.
	Members map[JurisdictionID]bool
	// Named are the entries that a measure names.
	Named map[EntryID]bool
}

// Standing is one entry on one jurisdiction's list today.
type Standing struct {
	Entry     EntryID
	By        JurisdictionID
	Threshold float64 // NaN where the entry has none
	Policy    []data.Policy
	From      data.Date
	Until     data.Date
}

// NewRulebook holds today's list of w, entries in list order.
func NewRulebook(w *data.World, start data.Date) *Rulebook {
	b := &Rulebook{World: w, Start: start, Members: map[JurisdictionID]bool{}, Named: map[EntryID]bool{}}
	for i := range w.Items {
		it := &w.Items[i]
		e := b.EntryByCode(it.Entry)
		if e == None {
			e = b.AddEntry(Entry{
				Code: it.Entry, Title: it.Title, Unit: it.Unit, Parameter: it.Parameter,
				Products: products(w, it.HS6), Coverage: it.CoverageMid, Low: it.CoverageLow, High: it.CoverageHigh, Below: it.Below,
				Growth: it.Growth, NoCodes: len(it.HS6) == 0, Anchor: it.Threshold,
			})
		}
		b.Today = append(b.Today, Standing{e, JurisdictionID(it.Jurisdiction), it.Threshold, it.Policy, it.From, it.Until})
	}
	return b
}

func products(w *data.World, hs6 []string) []int32 {
	var ks []int32
	for _, h := range hs6 {
		if k := w.ProductIndex(h); k >= 0 {
			ks = append(ks, int32(k))
		}
	}
	return ks
}

// Products are the world's positions of HS6 codes; a code that the world does
// not have is an error that names it.
func (b *Rulebook) Products(hs6 []string) ([]int32, error) {
	for _, h := range hs6 {
		if b.World.ProductIndex(h) < 0 {
			return nil, fmt.Errorf("the world %q has no trade in HS6 %s", b.World.Name, h)
		}
	}
	return products(b.World, hs6), nil
}

// EntryByCode is the entry's id; None where no list has it.
func (b *Rulebook) EntryByCode(code string) EntryID {
	for e := range b.Entries {
		if b.Entries[e].Code == code {
			return EntryID(e)
		}
	}
	return None
}

// AddEntry makes a new entry known, in its category, and returns its id.
func (b *Rulebook) AddEntry(e Entry) EntryID {
	first := ""
	if len(e.Products) > 0 {
		first = b.World.Products[e.Products[0]].HS6
	}
	e.Category = CategoryOf(e.Code, first)
	b.Entries = append(b.Entries, e)
	return EntryID(len(b.Entries) - 1)
}

// Holders are the jurisdictions that have the entry on their list at the start.
func (b *Rulebook) Holders(e EntryID) []JurisdictionID {
	var out []JurisdictionID
	for _, s := range b.Today {
		if s.Entry == e && (s.Until == 0 || s.Until > b.Start) && s.From <= b.Start {
			out = append(out, s.By)
		}
	}
	return out
}

// StandingOf is the entry on a jurisdiction's list at the start; nil where it
// is not on it.
func (b *Rulebook) StandingOf(e EntryID, by JurisdictionID) *Standing {
	for i := range b.Today {
		s := &b.Today[i]
		if s.Entry == e && s.By == by && s.From <= b.Start && (s.Until == 0 || s.Until > b.Start) {
			return s
		}
	}
	return nil
}

// Jurisdictions by ISO3; a code that the world lacks is an error that names it.
func (b *Rulebook) Jurisdictions(iso []string) ([]JurisdictionID, error) {
	var out []JurisdictionID
	for _, s := range iso {
		i := b.World.JurisdictionIndex(s)
		if i < 0 {
			return nil, fmt.Errorf("the world %q has no jurisdiction %q", b.World.Name, s)
		}
		out = append(out, JurisdictionID(i))
	}
	return out, nil
}

// Write adds a change.
func (b *Rulebook) Write(c Change) {
	if !c.Outside {
		b.Members[c.By] = true
	}
	if c.Entry != None {
		b.Named[c.Entry] = true
	}
	b.Changes = append(b.Changes, c)
}

// Review adds a standing review; Warn an early-warning trigger.
func (b *Rulebook) Review(r Review) {
	b.stands(r.Entry, r.By)
	b.Reviews = append(b.Reviews, r)
}

// Warn adds an early-warning trigger.
func (b *Rulebook) Warn(w Warning) {
	b.stands(w.Entry, w.By)
	b.Warnings = append(b.Warnings, w)
}

func (b *Rulebook) stands(e EntryID, by []JurisdictionID) {
	b.Named[e] = true
	for _, i := range by {
		b.Members[i] = true
	}
}

// Set is how many changes, reviews and triggers measures have written.
func (b *Rulebook) Set() int { return len(b.Changes) + len(b.Reviews) + len(b.Warnings) }

// Day is the Monday of a week.
func (b *Rulebook) Day(week int) data.Date { return b.Start + data.Date(7*week) }

// Thresholds are those that a review or a trigger may set in the run, with their
// entries.
func (b *Rulebook) Thresholds(visit func(e EntryID, threshold float64)) {
	for n := range b.Reviews {
		for _, t := range b.Reviews[n].Ladder {
			visit(b.Reviews[n].Entry, t)
		}
	}
	for n := range b.Warnings {
		visit(b.Warnings[n].Entry, b.Warnings[n].To)
	}
}

// Of are the changes that a measure has written so far.
func (b *Rulebook) Of(measure string) []Change {
	var out []Change
	for _, c := range b.Changes {
		if c.Measure == measure {
			out = append(out, c)
		}
	}
	return out
}

// Week in which a date acts: the first Monday on or after it.
func (b *Rulebook) Week(d data.Date) int { return weekOf(d, b.Start) }

func weekOf(d, start data.Date) int { return int(d.Monday()-start) / 7 }

// FirstPublication is the week of the first publication of any change, or in which
// the first review or trigger begins; ok is false where there is none.
func (b *Rulebook) FirstPublication() (week int, ok bool) {
	week = math.MaxInt32
	for _, c := range b.Changes {
		d := c.Published
		if d == 0 || d > c.From {
			d = c.From
		}
		if w := b.Week(d); w < week {
			week, ok = w, true
		}
	}
	for n := range b.Reviews {
		week, ok = min(week, b.Reviews[n].First), true
	}
	for n := range b.Warnings {
		week, ok = min(week, b.Warnings[n].First), true
	}
	return week, ok
}

// Sorted are the changes in the order in which they act: by week, then as written.
func (b *Rulebook) Sorted() []Change {
	out := append([]Change(nil), b.Changes...)
	sort.SliceStable(out, func(i, j int) bool { return b.Week(out[i].From) < b.Week(out[j].From) })
	return out
}
