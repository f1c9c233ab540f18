package model

import (
	"context"
	"math"
	"slices"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/param"
	"cordon/model/world"
)

// tallyPairs are the counters of two tallies, side by side.
func tallyPairs(t, u *world.Tally) [][2][]int64 {
	one := func(x ...int64) []int64 { return x }
	p := [][2][]int64{
		{t.First, u.First}, {t.Why, u.Why}, {t.WhyN, u.WhyN}, {t.Drawn, u.Drawn}, {t.Made, u.Made}, {t.Diverted, u.Diverted},
		{t.Hubs, u.Hubs}, {t.Delivered, u.Delivered}, {t.Costs, u.Costs}, {t.Births, u.Births}, {t.Deaths, u.Deaths}, {t.Left, u.Left}, {t.Research, u.Research}, {t.DesignedOut, u.DesignedOut}, {t.Talent, u.Talent}, {t.Reviewing, u.Reviewing}, {one(t.Alarms, t.FalseAlarms), one(u.Alarms, u.FalseAlarms)}, {t.Relocated, u.Relocated},
		{one(t.NamedDrawn, t.NamedMade, t.HubPaid, t.HubValue), one(u.NamedDrawn, u.NamedMade, u.HubPaid, u.HubValue)}, {t.Leaked, u.Leaked},
		{one(t.Extra, t.Premium, t.CivilDelay, t.Needs, t.Patience), one(u.Extra, u.Premium, u.CivilDelay, u.Needs, u.Patience)},
		{t.SeizedBy[:], u.SeizedBy[:]}, {enforced(t), enforced(u)},
	}
	for w := range t.Weekly {
		a, b := &t.Weekly[w], &u.Weekly[w]
		p = append(p, [2][]int64{
			one(a.BarredDrawn, a.BarredDelivered, a.Diverted, a.CivilForgone, a.Costs, a.Waits, a.Filings, a.Decisions, a.Backlog),
			one(b.BarredDrawn, b.BarredDelivered, b.Diverted, b.CivilForgone, b.Costs, b.Waits, b.Filings, b.Decisions, b.Backlog),
		})
	}
	return p
}

// enforced are a tally's counters of inspections, checks and brokers.
func enforced(t *world.Tally) []int64 {
	return []int64{t.Caught, t.Inspected, t.Held, t.Checked, t.Wronged, t.Dropped, t.Listed, t.Returns}
}

// start is a run at the beginning of its warm-up.
func (st *Study) start(index int) (*Run, error) {
	key := chance.Root(st.Seed, index)
	g, err := st.Ground()
	if err != nil {
		return nil, err
	}
	r, err := newRun(g, &st.Params, st.books, key)
	if err == nil {
		r.Laws, r.Cores = st.Laws, st.Cores
	}
	return r, err
}

// fingerprint is a run's state as numbers to compare.
func (r *Run) fingerprint() []int64 {
	s := r.State
	var out []int64
	for a := range s.Option {
		out = append(out, int64(s.Option[a]), int64(s.Shadow[a]), int64(s.Since[a]), int64(s.Firm[a]), int64(s.Row[a]), int64(s.Dossier[a].Left), s.Stock[a])
	}
	for f := range s.Cash {
		out = append(out, int64(math.Float64bits(s.Cash[f])))
	}
	for i := range s.Price {
		out = append(out, int64(math.Float64bits(s.Price[i])))
	}
	out = append(out, s.Ledger.Drawn...)
	return append(out, s.Ledger.Closed...)
}

// firmBytes runs the last arm of a design for its weeks and returns what became
// of each account and firm, by lasting identity.
func firmBytes(ctx context.Context, d Design) (map[uint64]uint64, error) {
	st, err := NewStudy(d)
	if err != nil {
		return nil, err
	}
	w, err := st.start(0)
	if err != nil {
		return nil, err
	}
	if err := w.warmUp(); err != nil {
		return nil, err
	}
	arm := w.fork(st.books[len(st.books)-1])
	if err := arm.runTo(min(st.Weeks, 52)); err != nil {
		return nil, err
	}
	s := arm.State
	out := map[uint64]uint64{}
	for a, id := range s.P.Key {
		h := chance.Hash(s.G.ISO[s.Origin(world.AccountID(a), s.Option[a])])
		h = chance.Mix(h, uint64(int64(s.Since[a])))
		h = chance.Mix(h, uint64(s.P.Order[a]))
		out[id] = chance.Mix(h, uint64(s.Dossier[a].Cents))
	}
	for f, id := range s.P.FirmKey {
		out[id] = math.Float64bits(s.Cash[f])
	}
	return out, ctx.Err()
}

// withStranger is a world with two more jurisdictions, one of which sells one
// product of the scope to the other.
func withStranger(w *data.World) *data.World {
	names := []string{"AAX", "AAY"} // user-assigned codes of ISO 3166
	return reindexed(w, func(x *data.World) {
		for _, n := range names {
			x.Jurisdictions = append(x.Jurisdictions, data.Jurisdiction{ISO3: n, Name: n, GDP: math.NaN(), Filings: math.NaN(), Exporters: math.NaN(), Clock: math.NaN()})
		}
		n := uint16(len(x.Jurisdictions))
		x.Flows.Period = append(x.Flows.Period, x.Flows.Period[0])
		x.Flows.Exporter = append(x.Flows.Exporter, n-2)
		x.Flows.Importer = append(x.Flows.Importer, n-1)
		x.Flows.Product = append(x.Flows.Product, x.Flows.Product[0])
		x.Flows.ValueUSD = append(x.Flows.ValueUSD, 10)
		x.Flows.QuantityT = append(x.Flows.QuantityT, math.NaN())
	})
}

// permuted is a world whose flow rows were read in another order.
func permuted(w *data.World) *data.World {
	return reindexed(w, func(x *data.World) {
		f := &x.Flows
		slices.Reverse(f.Period)
		slices.Reverse(f.Exporter)
		slices.Reverse(f.Importer)
		slices.Reverse(f.Product)
		slices.Reverse(f.ValueUSD)
		slices.Reverse(f.QuantityT)
	})
}

// largestHub is the jurisdiction with most opaque trade.
func largestHub(w *data.World) int {
	x := make([]float64, len(w.Jurisdictions))
	for _, t := range w.Totals {
		x[t.Exporter] += t.ValueUSD * w.Jurisdictions[t.Exporter].Opacity
	}
	best := 0
	for h := range x {
		if x[h] > x[best] {
			best = h
		}
	}
	return best
}

// splitHub halves a hub's onward trade between itself and a twin that only
// passes goods on.
func splitHub(w *data.World, hub int) *data.World {
	return reindexed(w, func(x *data.World) {
		twin := x.Jurisdictions[hub]
		twin.ISO3, twin.Name = "QQZ", "twin of "+twin.Name
		twin.Filings, twin.Exporters = math.NaN(), math.NaN()
		x.Jurisdictions = append(x.Jurisdictions, twin)
		at := uint16(len(x.Jurisdictions) - 1)
		for n := range x.Totals {
			if int(x.Totals[n].Exporter) == hub {
				half := x.Totals[n]
				half.ValueUSD /= 2
				x.Totals[n].ValueUSD /= 2
				half.Exporter = at
				x.Totals = append(x.Totals, half)
			}
		}
		for n := range x.Items { // whoever treats the hub in some way treats its twin so
			p := slices.Clone(x.Items[n].Policy)
			x.Items[n].Policy = append(p, p[hub])
		}
	})
}

// reindexed copies a world, lets change alter the copy, and sorts it as readers do.
func reindexed(w *data.World, change func(*data.World)) *data.World {
	x := *w
	x.Jurisdictions = slices.Clone(w.Jurisdictions)
	x.Items = slices.Clone(w.Items)
	x.Totals = slices.Clone(w.Totals)
	x.Distances = slices.Clone(w.Distances)
	x.Firms, x.Accounts = slices.Clone(w.Firms), slices.Clone(w.Accounts)
	f := w.Flows
	x.Flows = data.Flows{
		Period: slices.Clone(f.Period), Exporter: slices.Clone(f.Exporter), Importer: slices.Clone(f.Importer),
		Product: slices.Clone(f.Product), ValueUSD: slices.Clone(f.ValueUSD), QuantityT: slices.Clone(f.QuantityT),
	}
	change(&x)
	for n := range x.Items {
		p := slices.Clone(x.Items[n].Policy)
		for len(p) < len(x.Jurisdictions) {
			p = append(p, data.Free)
		}
		x.Items[n].Policy = p
	}
	sortWorld(&x)
	return &x
}

// Defaults are the parameters as declared.
func Defaults() Params {
	var p Params
	param.SetDefaults(&p)
	return p
}
