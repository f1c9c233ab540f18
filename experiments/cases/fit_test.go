package cases

import (
	"math"
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model/chance"
)

// The chances of whole days are those of a time that begins at any moment of a day.
func TestWholeDays(t *testing.T) {
	const n = 400_000
	l := lognormal{math.Log(3), 0.8}
	k := chance.Root(1, 1).At(chance.HandsOff, 0)
	for _, part := range []float64{0, 0.25} {
		count := make([]float64, 12)
		for i := range n {
			begin := k.Float(1, i)
			d := int(begin + part + chance.LogNormal(3, 0.8, k.Float(2, i)))
			if d < len(count) {
				count[d] += 1.0 / n
			}
		}
		for d, p := range l.chancesAfter(len(count)-1, part) {
			if se := math.Sqrt(p * (1 - p) / n); math.Abs(count[d]-p) > 4*se {
				t.Errorf("%d days after %g: %.5f of %d draws, want %.5f (s.e. %.5f)", d, part, count[d], n, p, se)
			}
		}
	}
	p := l.chances(30)
	left := 1.0
	for d, v := range p {
		left -= v
		if got := l.later(d); math.Abs(got-left) > 1e-9 {
			t.Fatalf("more than %d days: %g, want what is left, %g", d, got, left)
		}
	}
}

// Half days that whole days are seen of come back: mean and shares.
func TestHalves(t *testing.T) {
	l := lognormal{math.Log(1.2), 0.9}
	days := l.chances(60)
	p := halves(days)
	mean, within := 0.0, 0.0
	for i, v := range p {
		at := 0.25 + 0.5*float64(i)
		mean += v * at
		if at < 2 {
			within += v
		}
	}
	truth := 0.5 * (1 + math.Erf((math.Log(2)-l.mu)/(l.sd*math.Sqrt2)))
	if math.Abs(mean-l.mean()) > 0.05 || math.Abs(within-truth) > 0.02 {
		t.Errorf("mean %.3f and share within two days %.3f, want %.3f and %.3f", mean, within, l.mean(), truth)
	}
}

// Shares are not those of the cases that happened to end in time.
func TestShareAllowsForTheEnd(t *testing.T) {
	const n, last = 40_000, 200
	k := chance.Root(2, 1).At(chance.ReferralClass, 0)
	var rs []record
	var events []event
	naive := 0.0
	for i := range n {
		r := record{received: int(k.Float(1, i) * last)}
		rs = append(rs, r)
		slow := k.Float(2, i) < 0.3
		days := 5
		if slow {
			days = 80
		}
		if r.received+days <= last {
			events = append(events, event{days, slow})
			if slow {
				naive++
			}
		}
	}
	p, se, _, _ := share(events, newFollowed(rs, last))
	if math.Abs(p-0.3) > 4*se || se > 0.005 {
		t.Errorf("share %.4f (s.e. %.4f), want 0.3", p, se)
	}
	if naive /= float64(len(events)); naive > 0.25 {
		t.Errorf("the share of those that ended is %.3f: the records' end cuts nothing off, so the test shows nothing", naive)
	}
}

// In-house times that had ended on the last day are the shorter ones; the fit
// allows for it.
func TestRightTruncation(t *testing.T) {
	const n = 20_000
	k := chance.Root(3, 1).At(chance.HandsOff, 0)
	m := mixture{before: []float64{0, 0.6, 0, 0.4}, ended: tally{}, followed: tally{}} // 0.75 or 1.75 days
	seen := 0
	for i := range n {
		at := 0.75
		if k.Float(1, i) > 0.6 {
			at = 1.75
		}
		followed := int(60 * k.Float(2, i))
		days := int(k.Float(3, i) + at + chance.LogNormal(10, 0.7, k.Float(4, i)))
		if days <= followed {
			m.ended[spell{days: days}]++
			m.followed[spell{days: followed}]++
			seen++
		}
	}
	se := 0.7 / math.Sqrt(float64(seen)) // of a log median, nothing cut off
	l, ok := fitAfter([]mixture{m}, lognormal{math.Log(5), 0.5})
	if !ok || math.Abs(l.mu-math.Log(10)) > 6*se || math.Abs(l.sd-0.7) > 6*se {
		t.Errorf("median %.3f and spread %.3f, want 10 and 0.7 (s.e. of the log %.4f)", math.Exp(l.mu), l.sd, se)
	}
	m.followed = tally{spell{days: 10_000}: m.ended.cases()} // as if all could be followed for ever
	if naive, _ := fitAfter([]mixture{m}, l); naive.mu > math.Log(10)-20*se {
		t.Errorf("without the end of the records the median is %.3f: they cut nothing off, so the test shows nothing", math.Exp(naive.mu))
	}
}

// Working days count no weekend.
func TestWorkingDays(t *testing.T) {
	day := func(s string) int { return workingDay(data.MustDate(s)) }
	for _, c := range []struct {
		from, to string
		want     int
	}{{"2021-03-01", "2021-03-05", 4}, {"2021-03-05", "2021-03-08", 1}, {"2021-03-01", "2021-03-15", 10}, {"2021-03-06", "2021-03-08", 0}, {"1970-01-05", "1970-01-12", 5}} {
		if got := day(c.to) - day(c.from); got != c.want {
			t.Errorf("%s to %s: %d working days, want %d", c.from, c.to, got, c.want)
		}
	}
	if lastWorkingDay(data.MustDate("2021-03-07")) != day("2021-03-05") {
		t.Error("a Sunday's last working day is not its Friday")
	}
}

// made are records of the first setting.
func made(t *testing.T) (*data.World, Made, data.Cases, []data.Staff) {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	m := settings()[0].made
	m.Place = uint16(w.JurisdictionIndex(m.Name))
	c, staff, err := Simulate(m)
	if err != nil {
		t.Fatal(err)
	}
	return w, m, c, staff
}

// What the records do not identify is kept, and has no standard error.
func TestNotIdentified(t *testing.T) {
	w, _, c, _ := made(t)
	paths := func(f *Fit) (measured, kept []string) {
		for _, m := range f.Measured {
			measured = append(measured, m.Path)
		}
		for _, k := range f.Kept {
			kept = append(kept, k.Path)
		}
		return measured, kept
	}
	fit, err := Of(c.List, c.Until, Options{World: w, Base: Base("USA")})
	if err != nil {
		t.Fatal(err)
	}
	measured, kept := paths(fit)
	for _, p := range []string{"licensing.work_median", "licensing.work_spread", "licensing.desk_use", "licensing.patience"} {
		if slices.Contains(measured, p) || !slices.Contains(kept, p) {
			t.Errorf("without officers %s is fitted, and nothing tells it from the queue", p)
		}
	}
	if !slices.Contains(measured, "licensing.in_house_hands") {
		t.Error("without officers in-house hands-off time is not fitted, though days of referral show it")
	}
	for i := range c.List {
		c.List[i].Referred, c.List[i].Returned, c.List[i].Escalated = 0, 0, 0
	}
	if fit, err = Of(c.List, c.Until, Options{World: w, Base: Base("USA")}); err != nil {
		t.Fatal(err)
	}
	measured, _ = paths(fit)
	for _, p := range measured {
		if strings.Contains(p, "hands") || strings.Contains(p, "spread") || strings.Contains(p, "_share") || strings.Contains(p, "work") {
			t.Errorf("without days of referral %s is fitted", p)
		}
	}
	if !slices.Contains(measured, "agency.filings") || !slices.Contains(measured, "licensing.general_returned") {
		t.Errorf("arrivals and decisions are not fitted without days of referral: %q", measured)
	}
}

// The same records give the same bits.
func TestSameFit(t *testing.T) {
	w, _, c, staff := made(t)
	var first *Fit
	for range 2 {
		fit, err := Of(c.List, c.Until, Options{World: w, Base: Base("USA"), Staff: staff, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = fit
			continue
		}
		if !slices.Equal(first.Measured, fit.Measured) {
			t.Error("law: equal records give equal bits; two fits differ")
		}
	}
}

// Records of another work have another fit: twice the work, twice the estimate.
func TestWorkFollowsTheRecords(t *testing.T) {
	w, m, _, _ := made(t)
	estimate := func(median float64, officers, second int) float64 {
		m.Params.WorkMedian, m.Officers, m.Second = median, officers, second
		for _, e := range fitted(t, w, m, false).Measured {
			if e.Path == "licensing.work_median" {
				return e.Value
			}
		}
		t.Fatal("no work is fitted")
		return 0
	}
	if one, two := estimate(0.3, 4, 2), estimate(0.6, 8, 4); math.Abs(two/one-2) > 0.5 {
		t.Errorf("work of 0.3 and 0.6 days is fitted as %.3f and %.3f", one, two)
	}
}
