package model

import (
	"math"
	"slices"

	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// CardLine is one line of the baseline card: the model beside a published figure.
type CardLine struct {
	Line      string
	Model     float64
	Low, High float64 // the range in which the line holds
	Published string
	Unit      string
	Source    string // codes of data/sources.csv
	Mark      string // calibrated or emergent
	Note      string
}

// OK says whether the line is inside its range.
func (l CardLine) OK() bool { return l.Model >= l.Low && l.Model <= l.High }

// Published loads of agencies [filings a year]: the leader in FY2013 and 2022
// (A6, A12); the UK-like one in 1999, 7,726 from March to December, and by the
// same count 2000 and 2001 to 26 September (A33).
const (
	Load2013   = 24782
	load2022   = 38950
	Load1999   = 7726 / (10.0 / 12)
	Load2000   = 10589
	Load2001   = 7869 / (269.0 / 365)
	cardYears  = 4
	calendar   = 7.0 / 5
	cardWarmup = 52
)

// Card compares the baseline with published figures, as a whole and by
// jurisdiction. Agency lines run agencies by themselves at published loads; the
// others read the default ground and a year of today's list. Lines of a
// jurisdiction that a published figure can be held against are among the first.
func (st *Study) Card() ([]CardLine, []PlaceLine, error) {
	g, err := st.Ground()
	if err != nil {
		return nil, nil, err
	}
	lines, err := agencyLines(&st.Params, st.Seed)
	if err != nil {
		return nil, nil, err
	}
	r, err := st.start(0)
	if err != nil {
		return nil, nil, err
	}
	if err := r.warmUp(); err != nil {
		return nil, nil, err
	}
	t := r.State.Tally
	lines = append(lines,
		CardLine{"value of the top 1% of exporters", TopShare(r.State.P, 0.01, nil), 0.5, 1, "above 0.5", "share of exports", "E9", "emergent", "accounts stand for many real exporters, so the tail is cut short"},
		CardLine{"median age of ties", medianAge(r.State) / world.WeeksAYear, 0.5, 10, "no figure found", "years", "E16", "calibrated", "half of new ties live a year; the stationary age follows"},
		CardLine{"needs ended by patience", float64(t.Patience) / float64(t.Needs), 0, 0.02, "no figure found", "share of needs", "assumed", "emergent", "a baseline in which many buyers give up would be wrong"},
		CardLine{"median trade elasticity of the scope", medianTheta(g), 4, 5, "4 to 5", "elasticity", "E1,E2", "calibrated", ""},
	)
	if l := g.World.JurisdictionIndex(leader); l >= 0 && g.World.Synthetic {
		lines = append(lines, CardLine{"leader's listed trade filed with its agency", g.ModelFilings[l], 0, load2022, "38,950 in all", "filings a year", "A12", "calibrated", "background filings make up the rest"})
	}
	places, err := r.places()
	for _, l := range places {
		if l.Held() {
			l.Line = l.Jurisdiction + ": " + l.Line
			lines = append(lines, l.CardLine)
		}
	}
	return lines, places, err
}

// AgencyYear is a year of an agency by itself. Times are working days.
type AgencyYear struct {
	Mean, Median                float64
	InHouse, Referred           float64 // means by class
	Within20, Within60, Over120 float64 // shares
	Little                      float64 // flow times wait over cases open
	Officers                    int
}

// AgencyOf is an agency by itself, sized to filings a year, all of which come from
// outside.
func AgencyOf(p licensing.Params, filings float64, key chance.Key) (*licensing.Agency, error) {
	return licensing.New(p, licensing.Setup{Name: "card", Filings: filings, Categories: UsualMix(), Concern: concernShare, Barred: [licensing.Policies]float64{0.01, 0.01, 0.05, 0.05}, Key: key})
}

// UsualMix is how an agency's filings spread over categories of goods where nothing is
// known of its own.
func UsualMix() []float64 { return mixOf(make([]float64, world.Categories)) }

// AgencyYears runs an agency by itself: a year of warm-up, then a year at each of
// the loads, relative to the one that it was sized for.
func AgencyYears(p licensing.Params, filings float64, key chance.Key, loads ...float64) ([]AgencyYear, error) {
	a, err := AgencyOf(p, filings, key)
	if err != nil {
		return nil, err
	}
	week := 0
	for ; week < cardWarmup; week++ {
		a.Step(week, nil)
	}
	var out []AgencyYear
	for _, load := range loads {
		a.SetLoad(load)
		a.Record(week)
		before := *a.Total()
		for end := week + 52; week < end; week++ {
			a.Step(week, nil)
		}
		c := *a.Total()
		c.Sub(&before)
		lanes := a.Waits(week)
		d := lanes[licensing.Ordinary]
		first, second := a.Officers()
		run := AgencyYear{Mean: c.MeanDays(), Within20: d.Within(20), Within60: d.Within(60), Over120: 1 - d.Within(120), Median: d.Median(), Officers: first + second}
		run.InHouse = c.ClassDays[licensing.InHouse] / float64(c.Class[licensing.InHouse])
		run.Referred = c.ClassDays[licensing.Referred] / float64(c.Class[licensing.Referred])
		days, open, filed := 0.0, 0.0, int64(0)
		for l := range licensing.Lanes {
			days += c.DaysSum[l]
			open += c.OpenSum[l]
			filed += c.Filed[l]
		}
		ended := float64(c.Decided() + c.Of(licensing.Withdrawn))
		run.Little = float64(filed) * (days / ended) / open
		out = append(out, run)
	}
	return out, nil
}

func agencyLines(p *Params, seed uint64) ([]CardLine, error) {
	key := chance.Root(seed, 0)
	steady := []float64{1, 1, 1, 1}
	lead, err := AgencyYears(p.Licensing, Load2013, key, steady...)
	if err != nil {
		return nil, err
	}
	big, err := AgencyYears(p.Licensing, load2022, key, 1)
	if err != nil {
		return nil, err
	}
	uk, err := AgencyYears(p.Licensing.UKLike(), Load1999, key, 1, Load2000/Load1999, Load2001/Load1999)
	if err != nil {
		return nil, err
	}
	mean := func(of func(AgencyYear) float64) float64 {
		sum := 0.0
		for _, r := range lead {
			sum += float64(of(r) / cardYears)
		}
		return sum
	}
	ratio := mean(func(r AgencyYear) float64 { return r.Referred }) / mean(func(r AgencyYear) float64 { return r.InHouse })
	return []CardLine{
		{"leader's mean time to a decision at the load of FY2013", mean(func(r AgencyYear) float64 { return r.Mean }) * calendar, 24, 29, "26", "calendar days", "A6", "calibrated", "hands-off times are set to it"},
		{"referred over in-house time", ratio, 2.5, 3.5, "about 3", "ratio of means", "A30", "calibrated", "by the two medians of hands-off time"},
		{"flow times wait over cases open (Little), leader", mean(func(r AgencyYear) float64 { return r.Little }), 0.85, 1.15, "0.89 and 1.04", "ratio", "A32", "emergent", ""},
		{"leader's officers at the load of 2022", float64(big[0].Officers), 30, 400, "100 to 150, recalled", "officers", "A41", "emergent", "from load, work and use"},
		{"UK-like: inside 20 working days, least-loaded year", uk[0].Within20, 0.62, 0.69, "0.657 in 1999", "share", "A33", "calibrated", "hands-off times are set to it"},
		{"UK-like: median at that load", uk[0].Median, 12, 21, "12 to 21 in 2014-15", "working days", "A34", "emergent", ""},
		{"UK-like: inside 20 working days at the load of 2000", uk[1].Within20, 0.599 - 0.05, 0.599 + 0.05, "0.599 in 2000", "share", "A33", "emergent", ""},
		{"UK-like: over 120 working days at the load of 2000", uk[1].Over120, 0.012, 0.04, "0.024 in 2000", "share", "A33", "emergent", ""},
		{"UK-like: over 120 working days at the load of 2001", uk[2].Over120, 0.019, 0.06, "0.038 in 2001", "share", "A33", "emergent", ""},
	}, nil
}

// TopShare is the share of exports of the largest part of exporters, of all or of
// those of one home; NaN where there are none.
func TopShare(p *world.Population, top float64, of func(f world.FirmID) bool) float64 {
	sales := make([]float64, p.Firms())
	sum := 0.0
	for a := range p.Key {
		if of != nil && !of(p.Home[a]) {
			continue
		}
		v := float64(p.Cents[a])
		sales[p.Home[a]] += v
		sum += v
	}
	var alive []float64
	for f, v := range sales {
		if !p.Entrant[f] && (of == nil || of(world.FirmID(f))) {
			alive = append(alive, v)
		}
	}
	slices.Sort(alive)
	n := int(math.Ceil(top * float64(len(alive))))
	got := 0.0
	for _, v := range alive[len(alive)-n:] {
		got += v
	}
	return got / sum
}

func medianAge(s *world.State) float64 {
	ages := make([]float64, len(s.Since))
	for a, since := range s.Since {
		ages[a] = float64(s.Week - int(since))
	}
	slices.Sort(ages)
	return ages[len(ages)/2]
}

func medianTheta(g *world.Ground) float64 {
	var x []float64
	for k := range g.Theta {
		if g.ClassN[k] > 0 && scopeOf(g)[k] {
			x = append(x, g.Theta[k])
		}
	}
	slices.Sort(x)
	return x[len(x)/2]
}
