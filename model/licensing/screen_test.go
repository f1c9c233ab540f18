package licensing

import (
	"math"
	"testing"

	"cordon/model/chance"
)

// Population rates come out: n = 400,000 filings a policy, the stated share
// barred, 4 standard errors. General: denied 0.7%, returned 14.8% (A2, A6);
// country of concern: 28% not approved (A12, A13); presumption: 95% denied.
func TestRates(t *testing.T) {
	p := Defaults()
	barred := [Policies]float64{0, 0.05, 0.12, 0.5}
	s := NewScreen(p, barred)
	const n = 400_000
	for policy, want := range map[Policy][2]float64{Favourable: {0, 0.13}, General: {0.007, 0.148}, Concern: {0.08, 0.20}, Presumption: {0.95, 0}} {
		var got [Outcomes]float64
		var refusedBarred, nBarred float64
		for i := range n {
			u := chance.Key(policy+1).Float(uint64(i), 1)
			v := chance.Key(policy+1).Float(uint64(i), 2)
			f := Filing{Policy: policy, Lane: Ordinary, Barred: u < barred[policy], NotRequired: v < p.NotRequired && policy != Presumption}
			o := s.Decide(&f, chance.Key(policy+1).Of(uint64(i), 3))
			got[o] += 1.0 / n
			if f.Barred && !f.NotRequired {
				nBarred++
				if o.Refused() {
					refusedBarred++
				}
			}
		}
		returned := got[NotRequired] + got[Incomplete] + got[Adverse]
		tolerance := func(p float64) float64 { return 4*math.Sqrt(p*(1-p)/n) + 1e-12 }
		// What is not denied under a presumption may still be incomplete.
		if math.Abs(got[Denied]-want[0]) > tolerance(want[0]) || policy != Presumption && math.Abs(returned-want[1]) > tolerance(want[1]) {
			t.Errorf("policy %d: denied %.4f, returned %.4f, want %.4f and %.4f", policy, got[Denied], returned, want[0], want[1])
		}
		if nBarred > 0 {
			rate := refusedBarred / nBarred
			if stated := s.Refused(policy, true, Ordinary); math.Abs(rate-stated) > 4*math.Sqrt(stated*(1-stated)/nBarred)+1e-12 {
				t.Errorf("policy %d: %.4f of barred users are refused, Refused says %.4f", policy, rate, stated)
			}
		}
		// Background filings, straight at the population's rates.
		var back [Outcomes]float64
		for i := range n {
			back[s.background(policy, chance.Key(50+policy).Of(uint64(i), 0))] += 1.0 / n
		}
		if math.Abs(back[Denied]-want[0]) > tolerance(want[0]) {
			t.Errorf("policy %d: %.4f of background filings are denied, want %.4f", policy, back[Denied], want[0])
		}
	}
}

// On the same luck a barred user never fares better than a civil one, nor anyone
// under a stricter policy; the trusted lane's lighter look refuses fewer barred users.
func TestStrictnessIsNested(t *testing.T) {
	s := NewScreen(Defaults(), [Policies]float64{0, 0.05, 0.12, 0.5})
	for i := range 20_000 {
		b := chance.Key(3).Of(uint64(i), 0)
		refused := false
		for policy := range Policies {
			civil := s.Decide(&Filing{Policy: policy, Lane: Ordinary}, b).Refused()
			barred := s.Decide(&Filing{Policy: policy, Lane: Ordinary, Barred: true}, b).Refused()
			if civil && !barred {
				t.Fatalf("draw %d, policy %d: refused for a civil user, not for a barred one", i, policy)
			}
			if refused && !civil {
				t.Fatalf("draw %d: refused under policy %d, not under policy %d", i, policy-1, policy)
			}
			refused = civil
		}
	}
	if s.Refused(Concern, true, Trusted) >= s.Refused(Concern, true, Ordinary) {
		t.Error("the trusted lane looks as hard as the ordinary one")
	}
	if s.Refused(Concern, false, Trusted) != s.Refused(Concern, false, Ordinary) {
		t.Error("civil users are refused at another rate in the trusted lane")
	}
}

// Kaplan and Meier's estimate against their textbook sum: times 6,6,6,6+,7,9+,10,
// 10+,11+,13,16,17+,19+,20+,22,23,25+,32+,32+,34+,35+ (6-mercaptopurine, Freireich
// 1963): S(6) .857, S(7) .807, S(10) .753, S(13) .690, S(16) .627, S(22) .538, S(23) .448.
func TestKaplanMeier(t *testing.T) {
	var h, g Durations
	for i, d := range []float64{6, 6, 6, 7, 10, 13, 16, 22, 23} {
		[]*Durations{&h, &g}[i%2].Decide(d)
	}
	for i, d := range []float64{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35} {
		[]*Durations{&h, &g}[i%2].Censor(d)
	}
	h.Merge(&g)
	s := h.Survival()
	for day, want := range map[float64]float64{6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448, 40: 0.448} {
		if got := s[bin(day)]; math.Abs(got-want) > 5e-4 {
			t.Errorf("S(%v) = %.4f, want %.3f", day, got, want)
		}
	}
	if m := h.Median(); m < 23 || m > 23.25 {
		t.Errorf("median %.2f, want within the quarter day after 23", m)
	}
	if q := h.Quantile(0.9); !math.IsInf(q, 1) {
		t.Errorf("90%% quantile %.2f, want +Inf: the curve ends at 0.448", q)
	}
	if w := h.Within(22); math.Abs(w-(1-0.627)) > 5e-4 {
		t.Errorf("%.4f decided within 22 days, want %.4f", w, 1-0.627)
	}
	var none Durations
	if !math.IsNaN(none.Median()) {
		t.Error("the median of no cases is a number")
	}
}
