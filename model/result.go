package model

import (
	"cordon/model/licensing"
	"cordon/model/outcome"
	"cordon/model/world"
)

// exporters is the members' firms that are alive.
func (r *Run) exporters() (n float64) {
	s := r.State
	for f, alive := range s.Alive {
		if alive && s.G.Members[s.G.Headings[s.P.FirmAt[f]].Home] {
			n++
		}
	}
	return n
}

// result reads a finished arm.
func (r *Run) result(st *Study, exporters float64) *ArmResult {
	s := r.State
	s.CountOpen()
	res := &ArmResult{Tally: s.Tally, Weeks: st.Weeks - st.From, Ground: s.G}
	rd := &outcome.Reading{G: s.G, T: s.Tally, Years: float64(st.Weeks-st.From) / world.WeeksAYear, InspectCost: r.Params.Enforcement.InspectCost, CheckCost: r.Params.Enforcement.VisitCost / r.Params.Compliance.PerFiling, Exporters0: exporters, Exporters: r.exporters()}
	for f, sales := range s.P.Sales {
		if s.G.Members[s.G.Headings[s.P.FirmAt[f]].Home] && s.Alive[f] {
			rd.Sales[s.P.Size[f]] += sales
			rd.Firms[s.P.Size[f]] += s.P.Stands[f]
			rd.Ignorance[s.P.Size[f]] += float64(s.P.Stands[f] * s.Ignorance(world.FirmID(f)))
		}
	}
	if s.Customs != nil {
		res.Customs = s.Customs.Rows
	}
	res.Cases = r.keptCases()
	rd.FrontierGap = r.Technology.FrontierGap(s)
	for size, n := range rd.Firms {
		res.Firms[size] = int64(n + 0.5)
	}
	res.Waits = r.waits(&rd.Load)
	for _, o := range outcome.All() {
		res.Values = append(res.Values, o.Of(rd))
	}
	return res
}

// waits reads the members' agencies.
func (r *Run) waits(l *outcome.LoadReading) []LaneWaits {
	s := r.State
	var all licensing.Durations
	var out []LaneWaits
	inside, insideLong, clocked := 0.0, 0.0, 0.0
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		lanes := a.Waits(s.Week)
		for lane := range lanes {
			d, c := lanes[lane].Total()
			if d+c == 0 {
				continue
			}
			if !s.G.Members[i] {
				continue
			}
			out = append(out, LaneWaits{s.G.ISO[i], [...]string{"trusted", "ordinary"}[lane], lanes[lane]})
			all.Merge(&lanes[lane])
			if clock := s.G.World.Jurisdictions[i].Clock; clock > 0 {
				inside += float64(float64(d+c) * lanes[lane].Within(clock))
				insideLong += float64(float64(d+c) * lanes[lane].Within(s.G.World.LongClock(i)))
				clocked += float64(d + c)
			}
		}
		if !s.G.Members[i] {
			continue
		}
		c := a.Since()
		for lane := range licensing.Lanes {
			l.Filings += float64(c.Filed[lane])
			l.Backlog += float64(a.Backlog()[lane])
		}
		l.OfficerWeeks += c.OfficerWeeks()
		l.Approved += float64(c.Of(licensing.Approved))
		l.Returned += float64(c.Of(licensing.NotRequired) + c.Of(licensing.Incomplete) + c.Of(licensing.Adverse))
		l.Denied += float64(c.Of(licensing.Denied))
		l.Withdrawn += float64(c.Of(licensing.Withdrawn))
	}
	l.Median, l.P90 = all.Median(), all.Quantile(0.9)
	l.WithinClock, l.WithinLongClock = inside/clocked, insideLong/clocked
	return out
}
