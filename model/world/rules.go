package world

import (
	"math"
	"slices"

	"cordon/data"
)

// Rules is the policy in force in one week, compiled for the processes that
// obey it. Only measures and the coalition change it.
type Rules struct {
	nj, nc     int
	Threshold  []float64     // [entry*NJ+jurisdiction] in force; NaN: on the list without number
	Set        []float64     // [entry*NJ+jurisdiction]: the threshold set, any elevation aside
	Elevated   []float64     // [entry*NJ+jurisdiction]: the threshold of an elevation; NaN where none
	On         []bool        // [entry*NJ+jurisdiction]
	Policy     []data.Policy // [(entry*NJ+by)*NJ+destination]
	Item       []EntryID     // [jurisdiction*classes+class]: the first matching entry, or None
	Party      []float64     // [by*NJ+destination]: share of demand by listed end users
	Reach      []float64     // [entry*NJ+by]: content limit of the foreign-product rule; 2 where none
	ReachBy    []int16       // [jurisdiction*classes+class]: whose rule reaches this origin's goods, or None
	Exception  []float64     // [(entry*NJ+by)*NJ+destination] share
	Screening  []float64     // [(entry*NJ+by)*NJ+destination] quality of end-user screening
	Trusted    []float64     // [by] share of firms in the fast lane
	Staff      []float64     // [by] officers times
	Live       []EntryID     // [product]: the first entry in force that names it, whoever has it on a list, or None
	Catch      []EntryID     // [(product*NJ+by)*NJ+destination]: the entry in force with the widest end-use control; nil without any
	Relieved   []float64     // [destination]: the widest exception to a presumption of denial there
	Exempt     float64       // share under a standing exception where policy is approval and no measure says otherwise
	MaxParty   []float64     // [destination]: the most that any government lists
	MostBy     []int16       // [destination]: who does
	PartySince []int16       // [by*NJ+destination]: week in which end users were first listed
	start      data.Date     // of week 0
	Version    int32
	Habits
	// DesignedOut marks makers who hold too little of a leader's content by now for its
	// foreign-product rule to reach, [leader*NJ+origin]. It is a fact that rules meet, not policy.
	DesignedOut []bool
	policy
}

// NewRules is the list of b in force at its start.
func NewRules(g *Ground, b *Rulebook) *Rules {
	ne, nj := len(g.Entries), g.NJ
	r := &Rules{
		nj: nj, nc: len(g.Classes),
		Threshold: make([]float64, ne*nj), Set: make([]float64, ne*nj), Elevated: filled(ne*nj, math.NaN()), On: make([]bool, ne*nj),
		Policy: make([]data.Policy, ne*nj*nj), Item: make([]EntryID, nj*len(g.Classes)),
		Party: make([]float64, nj*nj), Reach: make([]float64, ne*nj), ReachBy: make([]int16, nj*len(g.Classes)),
		Exception: make([]float64, ne*nj*nj), Screening: make([]float64, ne*nj*nj),
		Trusted: make([]float64, nj), Staff: make([]float64, nj), Live: make([]EntryID, g.NP), MaxParty: make([]float64, nj), MostBy: make([]int16, nj), PartySince: make([]int16, nj*nj), start: b.Start, DesignedOut: make([]bool, nj*nj), Relieved: make([]float64, nj),
		policy: newPolicy(nj, ne),
	}
	for i := range r.Reach {
		r.Reach[i] = 2
	}
	for i := range r.Staff {
		r.Staff[i] = 1
	}
	for _, s := range b.Today {
		if s.From <= b.Start && (s.Until == 0 || s.Until > b.Start) {
			r.on(s.Entry, s.By, s.Threshold, s.Policy)
		}
	}
	r.compile(g)
	return r
}

// Clone is an independent copy.
func (r *Rules) Clone() *Rules {
	c := *r
	c.Threshold = append([]float64(nil), r.Threshold...)
	c.Set, c.Elevated = cloned(r.Set), cloned(r.Elevated)
	c.On = append([]bool(nil), r.On...)
	c.Policy = append([]data.Policy(nil), r.Policy...)
	c.Item = append([]EntryID(nil), r.Item...)
	c.Party = append([]float64(nil), r.Party...)
	c.Reach = append([]float64(nil), r.Reach...)
	c.ReachBy = append([]int16(nil), r.ReachBy...)
	c.Exception = append([]float64(nil), r.Exception...)
	c.Screening = append([]float64(nil), r.Screening...)
	c.Trusted = append([]float64(nil), r.Trusted...)
	c.Staff = append([]float64(nil), r.Staff...)
	c.Live, c.Catch = append([]EntryID(nil), r.Live...), cloned(r.Catch)
	c.Relieved = cloned(r.Relieved)
	c.MaxParty = append([]float64(nil), r.MaxParty...)
	c.MostBy, c.PartySince = cloned(r.MostBy), cloned(r.PartySince)
	c.DesignedOut = append([]bool(nil), r.DesignedOut...)
	c.policy = r.policy.clone()
	return &c
}

func (r *Rules) on(e EntryID, by JurisdictionID, threshold float64, policy []data.Policy) {
	i := int(e)*r.nj + int(by)
	r.On[i], r.Threshold[i], r.Set[i] = true, threshold, threshold
	for j, p := range policy {
		if j != int(by) {
			r.Policy[i*r.nj+j] = p
		}
	}
}

// Apply puts one change in force. The caller compiles once a week's changes
// are all in.
func (r *Rules) Apply(g *Ground, c Change) {
	lo, hi := c.Entry, c.Entry
	if c.Entry == None {
		lo, hi = 0, EntryID(len(g.Entries)-1)
	}
	switch c.Kind {
	case SetParty:
		r.each(c.Destinations, c.By, func(j int) {
			at := int(c.By)*r.nj + j
			if r.Party[at] == 0 {
				r.PartySince[at] = int16(weekOf(c.From, r.start))
			}
			r.Party[at] = c.Value
		})
		return
	case SetTrusted:
		r.Trusted[c.By] = c.Value
		return
	case SetStaff:
		r.Staff[c.By] = c.Value
		return
	case SetDial:
		r.dials[c.Number][c.By] = c.Value
		return
	case SetLink:
		r.each(c.Destinations, c.By, func(j int) { r.links[c.Number][int(c.By)*r.nj+j] = c.Value })
		return
	}
	for e := lo; e <= hi; e++ {
		i := int(e)*r.nj + int(c.By)
		switch c.Kind {
		case SetEntry:
			r.On[i], r.Set[i] = true, c.Value
			r.enforce(g, e, i)
		case Elevate:
			r.Elevated[i] = c.Value
			r.enforce(g, e, i)
		case DropEntry:
			r.On[i] = false
		case SetPolicy:
			if r.On[i] || c.Entry != None {
				r.each(c.Destinations, c.By, func(j int) { r.Policy[i*r.nj+j] = c.Policy })
			}
		case SetReach:
			r.Reach[i] = c.Value
		case SetException:
			r.each(c.Destinations, c.By, func(j int) {
				r.Exception[i*r.nj+j], r.Screening[i*r.nj+j] = c.Value, c.Value2
			})
		case SetTerm:
			r.each(c.Destinations, c.By, func(j int) { r.terms[c.Number][i*r.nj+j] = c.Value })
		}
	}
}

// enforce puts the stricter of what is set and of an elevation in force.
func (r *Rules) enforce(g *Ground, e EntryID, i int) {
	r.Threshold[i] = r.Set[i]
	if up := r.Elevated[i]; !math.IsNaN(up) && (math.IsNaN(r.Set[i]) || (up < r.Set[i]) != g.Entries[e].Below) {
		r.Threshold[i] = up
	}
}

func (r *Rules) each(ds []JurisdictionID, by JurisdictionID, set func(j int)) {
	if ds == nil {
		for j := 0; j < r.nj; j++ {
			if j != int(by) {
				set(j)
			}
		}
		return
	}
	for _, j := range ds {
		if j != by {
			set(int(j))
		}
	}
}

// Compile solves, for each origin and class, which entry catches it and whose
// rule reaches it.
func (r *Rules) Compile(g *Ground) { r.compile(g) }

func (r *Rules) compile(g *Ground) {
	r.Version++
	r.mark()
	r.relieve()
	for j := range r.MaxParty {
		r.MaxParty[j] = 0
		for i := 0; i < r.nj; i++ {
			if x := r.Party[i*r.nj+j]; x > r.MaxParty[j] {
				r.MaxParty[j], r.MostBy[j] = x, int16(i)
			}
		}
	}
	for i := range r.Item {
		r.Item[i], r.ReachBy[i] = None, None
	}
	for k := range r.Live {
		r.Live[k] = None
	}
	r.openCatch(g)
	for e := range g.Entries {
		for _, k := range g.Entries[e].Products {
			inForce := false
			for c := g.ClassFirst[k]; c < g.ClassFirst[k]+ClassID(g.ClassN[k]); c++ {
				for i := 0; i < r.nj; i++ {
					if r.On[e*r.nj+i] && r.Covers(g, EntryID(e), r.Threshold[e*r.nj+i], c) {
						inForce = true
						if r.Live[k] == None {
							r.Live[k] = EntryID(e)
						}
						if r.Item[i*r.nc+int(c)] == None {
							r.Item[i*r.nc+int(c)] = EntryID(e)
						}
					}
				}
			}
			if inForce && r.Catch != nil {
				r.catch(EntryID(e), k)
			}
		}
	}
	r.reach(g)
}

// reach marks origins whose goods hold more of a leader's content than its
// foreign-product rule allows.
func (r *Rules) reach(g *Ground) {
	for e := range g.Entries {
		for l := 0; l < r.nj; l++ {
			limit := r.Reach[e*r.nj+l]
			if limit > 1 || !r.On[e*r.nj+l] {
				continue
			}
			for _, k := range g.Entries[e].Products {
				for c := g.ClassFirst[k]; c < g.ClassFirst[k]+ClassID(g.ClassN[k]); c++ {
					if !r.Covers(g, EntryID(e), r.Threshold[e*r.nj+l], c) {
						continue
					}
					for i := 0; i < r.nj; i++ {
						at := i*r.nc + int(c)
						if i != l && r.ReachBy[at] == None && g.Content[l*r.nj+i] > limit && !r.DesignedOut[l*r.nj+i] && r.Item[at] == None && g.Obeys(JurisdictionID(i), JurisdictionID(l), r, EntryID(e)) {
							r.ReachBy[at] = int16(l)
							r.Item[at] = EntryID(e)
						}
					}
				}
			}
		}
	}
}

// Covers says whether an entry at a threshold catches a class.
func (r *Rules) Covers(g *Ground, e EntryID, threshold float64, c ClassID) bool {
	cl := &g.Classes[c]
	if g.Entries[e].Whole() {
		return true
	}
	kd := &g.Kinds[cl.Kind]
	if kd.Entry != None {
		return kd.Entry == e
	}
	if kd.Unit != g.Entries[e].Unit || math.IsNaN(threshold) {
		return false
	}
	return cl.Lo >= kd.Standardised(threshold)-1e-9
}

// Standardised is a threshold in the group's standardised log performance,
// where more is always more capable.
func (k *Kind) Standardised(threshold float64) float64 {
	if !(threshold > 0) {
		return math.Inf(-1)
	}
	return k.YT + k.Sign*(logOf(threshold)-k.LogT)/k.Sd
}

// Same says whether two compiled policies ask the same of everybody.
func (r *Rules) Same(o *Rules) bool {
	return slices.Equal(r.Item, o.Item) && slices.Equal(r.ReachBy, o.ReachBy) && slices.Equal(r.Policy, o.Policy) &&
		slices.Equal(r.Party, o.Party) && slices.Equal(r.Exception, o.Exception) && slices.Equal(r.Screening, o.Screening) &&
		slices.Equal(r.Trusted, o.Trusted) && slices.Equal(r.Staff, o.Staff) && slices.Equal(r.Live, o.Live) && slices.Equal(r.Catch, o.Catch) && r.samePolicy(&o.policy)
}
