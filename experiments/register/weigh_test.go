package register

import (
	"fmt"
	"math"
	"testing"

	"cordon/model/chance"
	"cordon/model/exact"
)

// linear is a prediction without a model: quantities whose logs are sums of effects
// of parameters that are uniform on 0 to 1, each quantity with luck of its own. The
// effects are known, so that what the weights should find is.
func linear(draws, parameters, quantities int, effect func(q, p int) float64, luck float64) *Stored {
	s := &Stored{}
	for p := range parameters {
		s.Parameters = append(s.Parameters, Parameter{Path: fmt.Sprintf("part.p%02d", p), Unit: "share", Law: "uniform", Low: 0, High: 1})
	}
	for range quantities {
		s.Quantities = append(s.Quantities, Quantity{Period: "2027", Agency: "AAA", Measure: Filings, Unit: "x", LuckSD: luck, Weighed: true})
	}
	s.values = [][][]float64{nil}
	for r := range draws {
		key := chance.Root(1, r).At(chance.ParameterDraw, 0)
		d := Draw{Replicate: int64(r), Values: make([]float64, parameters)}
		for p := range d.Values {
			d.Values[p] = key.Float(uint64(p), 0)
		}
		s.Draws = append(s.Draws, d)
		s.values[0] = append(s.values[0], outcomeOf(d.Values, quantities, effect, luck, key))
	}
	return s
}

func outcomeOf(params []float64, quantities int, effect func(q, p int) float64, luck float64, key chance.Key) []float64 {
	row := make([]float64, quantities)
	for q := range row {
		log := 5 + float64(luck*chance.Normal(key.Float(uint64(q), 1)))
		for p, v := range params {
			log += float64(effect(q, p) * v)
		}
		row[q] = exact.Exp(log)
	}
	return row
}

// The parameter that was planted wrong is named first, on any of several histories;
// where nothing is wrong, none is named.
func TestThePlantedParameterIsNamed(t *testing.T) {
	const draws, parameters, quantities, luck = 400, 30, 12, 0.05
	effect := func(q, p int) float64 { // three parameters matter, each for other quantities
		if p < 3 && q%3 == p {
			return 0.6
		}
		return 0.02
	}
	s := linear(draws, parameters, quantities, effect, luck)
	named, wrong := 0, 0
	const histories = 40
	for h := range histories {
		key := chance.Root(9, h).At(chance.ParameterDraw, 0)
		truth := make([]float64, parameters)
		for p := range truth {
			truth[p] = 0.5
		}
		seen := &Seen{Values: outcomeOf(truth, quantities, effect, luck, key)}
		right := s.Weigh(seen)
		for i := range right.Findings {
			wrong += int(count(right.Clear(&right.Findings[i])))
		}
		truth[1] = 1.1 // outside the prior
		w := s.Weigh(&Seen{Values: outcomeOf(truth, quantities, effect, luck, key)})
		if f := &w.Findings[0]; f.Path == "part.p01" && f.Shift > 1 && w.Clear(f) {
			named++
		}
		if w.ESS < 15.9 || w.Power > 1 {
			t.Fatalf("effective sample size %.2f at power %.3f", w.ESS, w.Power)
		}
	}
	t.Logf("%d histories: the planted parameter is named first in %d; %d of %d parameters are named where none is wrong", histories, named, wrong, histories*parameters)
	if named < histories-2 || wrong > histories/10 {
		t.Errorf("the planted parameter is named first in %d of %d histories, and %d parameters where none is wrong; want nearly all, and about one in twenty histories", named, histories, wrong)
	}
}

// Weights are the posterior of a case with a known answer: one parameter, uniform,
// observed with a normal error.
func TestWeightsAreThePosterior(t *testing.T) {
	const draws, luck = 4000, 0.1
	s := linear(draws, 1, 1, func(int, int) float64 { return 1 }, 0)
	s.Quantities[0].NoiseSD = luck
	w := s.Weigh(&Seen{Values: []float64{exact.Exp(5.3)}})
	// normal around 0.3 with sd sqrt(0.1^2 + leastNoise^2), far from both ends of 0 to 1
	sd := math.Sqrt(luck*luck + leastNoise*leastNoise)
	f := w.Findings[0]
	if se := sd / math.Sqrt(w.ESS); math.Abs(f.Posterior-0.3) > 4*se || w.Power != 1 {
		t.Errorf("posterior mean %.4f at power %g, want 0.3 within %.4f", f.Posterior, w.Power, 4*se)
	}
	if got, want := f.Narrowed, sd*math.Sqrt(12); math.Abs(got-want) > 0.1*want {
		t.Errorf("narrowed to %.3f, want %.3f", got, want)
	}
	// int w^2 = 1/(2 sd sqrt(pi)) for a normal density on a uniform prior
	if want := draws * 2 * sd * math.Sqrt(math.Pi); math.Abs(w.ESS-want) > 0.1*want {
		t.Errorf("effective sample size %.0f, want %.0f", w.ESS, want)
	}
	if w := s.Weigh(&Seen{Values: []float64{math.NaN()}}); w != nil {
		t.Errorf("nothing observed, and weights %+v", w)
	}
}

// A history that no draw comes near is tempered, and says so.
func TestTempering(t *testing.T) {
	s := linear(100, 3, 6, func(q, p int) float64 { return float64(q%2) - 0.5 }, 0.01)
	w := s.Weigh(&Seen{Values: []float64{1e6, 1e6, 1e6, 1, 1, 1}})
	if w.Power >= 0.1 || math.Abs(w.ESS-16) > 0.1 || w.Plain > 2 || w.Worst < 100 {
		t.Errorf("power %.3g, effective sample size %.2f (%.2f untempered), best draw %.3g; want strongly tempered to 16", w.Power, w.ESS, w.Plain, w.Worst)
	}
}

// A draw's figure and what happened each have the model's luck, so that it counts
// twice; recorded variation counts once.
func TestErrorOfAQuantity(t *testing.T) {
	q := Quantity{LuckSD: 0.3, NoiseSD: 0.4}
	if got, want := errorOf(&q), math.Sqrt(0.4*0.4+2*0.3*0.3+0.01*0.01); math.Abs(got-want) > 1e-12 {
		t.Errorf("got %g, want %g", got, want)
	}
}
