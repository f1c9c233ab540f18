package cases

import (
	"math"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// Made says how to make case records from the model's own agency, so that the
// truth behind them is known.
type Made struct {
	Params       licensing.Params
	Place        uint16 // jurisdiction, position in the world
	Name         string // its ISO3
	PerYear      float64
	First        data.Date // Monday of the first week
	Weeks        int
	Officers     int
	Second       int // officers at the second station
	More         int // officers hired at the first desks halfway
	Trusted      float64
	Concern      float64 // shares of filings
	Presumption  float64
	Mix          []float64 // by world.Category
	Seed         uint64
	Replicate    int
	KeepOutcomes bool // tell not required and incomplete from other returns
}

// entryOf is an entry's number of each category, for records that name one.
var entryOf = [world.Categories]string{"0A001", "1C010.b", "2B001.b.2", "3A090.a", "4A506.a", "5A002.a", "6A003.b.4.b", "7A003.a.1", "8A001", "9A012.a", "XX"}

// Simulate makes the records as they are known on the last day of the last week,
// and the officers by month.
func Simulate(m Made) (data.Cases, []data.Staff, error) {
	key := chance.Root(m.Seed, m.Replicate)
	rate := m.PerYear / world.WeeksAYear
	a, err := licensing.New(m.Params, licensing.Setup{Name: m.Name, Filings: m.PerYear, Categories: m.Mix, Officers: m.Officers, SecondOfficers: m.Second, Key: key})
	if err != nil {
		return data.Cases{}, nil, err
	}
	a.SetLoad(0)
	staff := m.staff()
	var list []data.Case
	var filings []licensing.Filing
	for week := -2 * warmUp; week < m.Weeks || week < m.Weeks+3*runOn && a.Backlog() != [licensing.Lanes]int64{}; week++ {
		filings = filings[:0]
		if week == m.Weeks/2 && m.More != 0 {
			a.Establish(week, m.Officers+m.More, m.Second)
		}
		if week < m.Weeks {
			k := key.At(chance.AccountWeek, week)
			for i := range chance.Poisson(rate, k.Float(1, 0)) {
				filings = append(filings, m.filing(k, week, i))
			}
		}
		for _, d := range a.Step(week, filings) {
			if d.Filed >= 0 {
				list = append(list, m.record(&d))
			}
		}
	}
	return data.CutCases(list, m.First+data.Date(7*m.Weeks-1)), staff, nil
}

func (m *Made) filing(k chance.Key, week, i int) licensing.Filing {
	f := licensing.Filing{ID: 1, N: uint32(i), Lane: licensing.Ordinary, Policy: licensing.General, Time: licensing.Week * k.Float(2, i)}
	if k.Float(3, i) < m.Trusted {
		f.Lane = licensing.Trusted
	}
	switch u := k.Float(4, i); {
	case u < m.Concern:
		f.Policy = licensing.Concern
	case u < m.Concern+m.Presumption:
		f.Policy = licensing.Presumption
	}
	f.NotRequired = f.Policy != licensing.Presumption && k.Float(5, i) < m.Params.NotRequired
	for u := k.Float(6, i); int(f.Category) < len(m.Mix)-1 && u >= m.Mix[f.Category]; f.Category++ {
		u -= m.Mix[f.Category]
	}
	return f
}

// record is a case as an agency's files have it.
func (m *Made) record(d *licensing.Decision) data.Case {
	day := func(t float64) data.Date {
		if t == 0 {
			return 0
		}
		n := int(math.Floor(t))
		return m.First + data.Date(7*(n/5)+n%5)
	}
	k := data.Case{Jurisdiction: m.Place, Received: day(d.Filed), Decided: day(d.Time), Referred: day(d.Sent), Returned: day(d.Back), Escalated: day(d.Raised), ValueUSD: math.NaN(), Trusted: d.Lane == licensing.Trusted}
	if d.Filed < 1 { // the first day is day 0
		k.Received = m.First
	}
	if m.Mix != nil {
		k.Entry = entryOf[d.Category]
	}
	switch d.Policy {
	case licensing.Concern:
		k.Policy = data.CaseConcern
	case licensing.Presumption:
		k.Policy = data.CasePresumption
	}
	switch d.Outcome {
	case licensing.Approved:
		k.Outcome = data.CaseApproved
	case licensing.Denied:
		k.Outcome = data.CaseDenied
	case licensing.Withdrawn:
		k.Outcome = data.CaseWithdrawn
	case licensing.NotRequired:
		k.Outcome = data.CaseNotRequired
	case licensing.Incomplete:
		k.Outcome = data.CaseIncomplete
	default:
		k.Outcome = data.CaseReturned
	}
	if !m.KeepOutcomes && (k.Outcome == data.CaseNotRequired || k.Outcome == data.CaseIncomplete) {
		k.Outcome = data.CaseReturned
	}
	return k
}

// staff is the officers by month.
func (m *Made) staff() []data.Staff {
	var out []data.Staff
	half := m.First + data.Date(7*(m.Weeks/2))
	for d := m.First; d < m.First+data.Date(7*m.Weeks); d++ {
		if first := d.Time().Day() == 1; !first && d != m.First {
			continue
		}
		n := m.Officers
		if d >= half {
			n += m.More
		}
		s := data.Staff{Jurisdiction: m.Place, Month: d, Officers: float64(n), Second: float64(m.Second)}
		if m.Second == 0 {
			s.Second = math.NaN()
		}
		out = append(out, s)
	}
	return out
}
