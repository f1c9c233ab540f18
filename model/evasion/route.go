package evasion

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// fates of the ways without a hub, and the identities that their luck hangs on.
var (
	fates  = [waysDirect]world.Fate{world.Misdeclared, world.Misused, world.Knowing}
	wayIDs = [waysDirect]uint64{chance.Hash("misdeclared"), chance.Hash("misused"), chance.Hash("knowing")}
)

// Route draws a way around for each active order whose lawful channel is closed;
// one that finds none searches on.
func (e *Evasion) Route(s *world.State, seek func(*world.State, *world.Order)) {
	for _, i := range s.Active {
		o := &s.Orders.Pool[i]
		if o.Channel != world.ChannelRoute {
			continue
		}
		m := s.P.Market[o.Account]
		hubs, ok := e.ways(s, m, s.Origin(o.Account, o.Option), int(s.Audited[o.Firm]) > s.Week)
		if !ok {
			seek(s, o)
			continue
		}
		way := e.pick(s.Luck(chance.Route, o).Of(s.P.Key[o.Account], o.Turn()), s.G, s.G.HubFirst[m], hubs)
		if s.SeesOrder(o) || way < hubs && s.SeesHub(s.G.Hub[s.G.HubFirst[m]+int32(way)]) {
			e.noteRoute(s, o, s.G.HubFirst[m], hubs, way)
		}
		o.Channel, o.Evaded = world.ChannelShip, true
		if way < hubs {
			o.Hub, o.Fate = s.G.HubFirst[m]+int32(way), world.Transshipped
		} else {
			o.Hub, o.Fate = world.None, fates[way-hubs]
		}
	}
}

// ways leaves in e.w the weights of all ways around to a market from an origin:
// its hubs first. An exporter under audit commits no breach of its own.
func (e *Evasion) ways(s *world.State, m world.MarketID, i world.JurisdictionID, audited bool) (hubs int, ok bool) {
	e.refresh(s)
	k := s.G.Markets[m].Product
	at := int(i)*s.G.NP + int(k)
	sum := e.hubWeights(s, m)
	hubs = len(e.w)
	if f := e.direct.hub[at]; f != 1 {
		sum = float64(sum * f)
		for h := range e.w {
			e.w[h] *= f
		}
	}
	for way := range waysDirect {
		w := float64(float64(e.direct.base[k]*e.share(s.G, k, way)) * e.direct.way[way][at])
		if way == knowing {
			w = float64(w * s.Aware[i])
			if audited {
				w = 0
			}
		}
		e.w = append(e.w, w)
		sum += w
	}
	return hubs, sum > 0
}

// Shares are what parts of ways around to a market from an origin go through hubs
// and under the goods' own code; the rest is misdeclared.
func (e *Evasion) Shares(s *world.State, m world.MarketID, i world.JurisdictionID) (hubs, own float64) {
	n, ok := e.ways(s, m, i, false)
	if !ok {
		return 0, 0
	}
	sum := exact.Sum(e.w)
	for h := range n {
		hubs += e.w[h]
	}
	return hubs / sum, (e.w[n+misused] + e.w[n+knowing]) / sum
}

// pick is an exponential race: each way's luck is addressed by its identity, so
// that a change of one's weight moves no more choices than it must.
func (e *Evasion) pick(luck uint64, g *world.Ground, first int32, hubs int) int {
	best, at := math.Inf(1), 0
	for way, x := range e.w {
		if x <= 0 {
			continue
		}
		id := uint64(0)
		if way < hubs {
			id = g.IDs[g.Hub[first+int32(way)]]
		} else {
			id = wayIDs[way-hubs]
		}
		if t := -exact.Log(chance.Float(chance.Mix(luck, id))) / x; t < best {
			best, at = t, way
		}
	}
	return at
}
