package register

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"

	"cordon/data"
	"cordon/experiments"
	"cordon/model/exact"
)

// Weights are what the observations leave of the joint draws.
type Weights struct {
	Used     int       // quantities in the likelihood
	Power    float64   // that the likelihood is raised to; 1: as it is
	ESS      float64   // effective sample size, 1/sum of squared weights
	Plain    float64   // the same at power 1
	Weight   []float64 // by draw; sum 1
	Worst    float64   // mean squared standardised error of the best draw: about 1 where the model can make what was seen
	Findings []Finding // by strength, the strongest first
	Limit    float64   // strength beyond which a shift is not chance, over all parameters together
}

// Finding is what the weights say of one parameter, on its law's scale (the
// logarithm of those that are log-uniform).
type Finding struct {
	Parameter
	Prior     float64 // mean over the draws
	Posterior float64 // weighted mean
	Shift     float64 // of the mean, in standard deviations of the prior
	Error     float64 // Monte Carlo standard error of Shift
	Narrowed  float64 // standard deviation after over before
	Strength  float64 // |Shift| over the standard deviation that it would have if the weights had nothing to do with the parameter
}

// Clear says whether the shift is beyond chance.
func (w *Weights) Clear(f *Finding) bool { return f.Strength > w.Limit }

// leastNoise is the least log standard deviation of a quantity: records are
// revised, and no model is exact to one per cent.
const leastNoise = 0.01

// leastESS is the effective sample size to which weights are tempered, or a quarter
// of the draws where that is less.
const leastESS = 16

// errorOf is the log standard deviation of a quantity's observation around one
// draw's: what trade varies beyond the model, and the model's luck twice, once in the
// draw and once in what happened.
func errorOf(q *Quantity) float64 {
	return exact.Sqrt(float64(q.NoiseSD*q.NoiseSD) + float64(2*float64(q.LuckSD*q.LuckSD)) + leastNoise*leastNoise)
}

// Weigh gives each joint draw the weight that the observations give it:
//
//	w_r ~ exp(-power/2 sum over q of ((ln(y_q + floor) - ln(x_rq + floor) - trend_q) / error_q)^2)
//
// with errors independent (quantities of one history are not quite, which power below
// 1 makes up for in part). Where the weights rest on fewer draws than leastESS, the
// likelihood is tempered: power is lowered until they do.
func (s *Stored) Weigh(seen *Seen) *Weights {
	w := &Weights{Power: 1}
	model := s.values[0]
	loss := make([]float64, len(model))
	for q := range s.Quantities {
		x := &s.Quantities[q]
		y := seen.Values[q]
		if !x.Weighed || math.IsNaN(y) || slices.ContainsFunc(model, func(m []float64) bool { return math.IsNaN(m[q]) }) {
			continue
		}
		w.Used++
		sd := errorOf(x)
		for r := range model {
			z := (exact.Log(math.Max(y, 0)+x.Floor) - exact.Log(math.Max(model[r][q], 0)+x.Floor) - x.Trend) / sd
			loss[r] += float64(z * z)
		}
	}
	if w.Used == 0 {
		return nil
	}
	w.Worst = slices.Min(loss) / float64(w.Used)
	w.Weight = weights(loss, 1)
	w.Plain = ess(w.Weight)
	if want := math.Min(leastESS, float64(len(loss))/4); w.Plain < want {
		low, high := 0.0, 1.0
		for range 60 {
			w.Power = (low + high) / 2
			if ess(weights(loss, w.Power)) < want {
				high = w.Power
			} else {
				low = w.Power
			}
		}
		w.Power = low
		w.Weight = weights(loss, w.Power)
	}
	w.ESS = ess(w.Weight)
	s.findings(w)
	return w
}

// weights of draws by their losses, shifted so that the best has exp(0).
func weights(loss []float64, power float64) []float64 {
	best := slices.Min(loss)
	out := make([]float64, len(loss))
	for r, x := range loss {
		out[r] = exact.Exp(-power * (x - best) / 2)
	}
	sum := exact.Sum(out)
	for r := range out {
		out[r] /= sum
	}
	return out
}

func ess(w []float64) float64 {
	squares := make([]float64, len(w))
	for r, x := range w {
		squares[r] = float64(x * x)
	}
	return 1 / exact.Sum(squares)
}

// findings of each parameter: its mean and spread under the weights against those
// under equal ones, the same draws in both, so that the prior's own sampling error
// is in neither. Weights that have nothing to do with a parameter shift its mean by
// chance alone, with standard deviation sqrt(1/ESS - 1/draws) of the prior's own.
func (s *Stored) findings(w *Weights) {
	n := len(s.Draws)
	chance := exact.Sqrt(math.Max(0, 1/w.ESS-1/float64(n)))
	if chance == 0 { // equal weights say nothing
		return
	}
	for i := range s.Parameters {
		f := Finding{Parameter: s.Parameters[i]}
		x := make([]float64, n)
		for r := range s.Draws {
			if x[r] = s.Draws[r].Values[i]; strings.HasPrefix(f.Law, "log") {
				x[r] = exact.Log(x[r])
			}
		}
		even := make([]float64, n)
		for r := range even {
			even[r] = 1 / float64(n)
		}
		prior, sd := moments(x, even)
		if !(sd > 0) {
			continue
		}
		mean, after := moments(x, w.Weight)
		terms := make([]float64, n)
		for r := range x {
			e := (w.Weight[r] - even[r]) * (x[r] - mean)
			terms[r] = float64(e * e)
		}
		f.Prior, f.Posterior, f.Shift, f.Narrowed = prior, mean, (mean-prior)/sd, after/sd
		f.Error = exact.Sqrt(exact.Sum(terms)) / sd
		f.Strength = math.Abs(f.Shift) / chance
		w.Findings = append(w.Findings, f)
	}
	slices.SortStableFunc(w.Findings, func(a, b Finding) int { return cmp.Compare(b.Strength, a.Strength) })
	if m := len(w.Findings); m > 0 {
		w.Limit = distuv.StudentsT{Mu: 0, Sigma: 1, Nu: math.Max(w.ESS-1, 2)}.Quantile(1 - 0.05/float64(2*m))
	}
}

// moments under weights.
func moments(x, w []float64) (mean, sd float64) {
	terms := make([]float64, len(x))
	for r := range x {
		terms[r] = float64(w[r] * x[r])
	}
	mean = exact.Sum(terms)
	for r := range x {
		terms[r] = float64(w[r] * float64((x[r]-mean)*(x[r]-mean)))
	}
	return mean, exact.Sqrt(exact.Sum(terms))
}

// Posterior is the weighted draws as the next run takes them.
func (s *Stored) Posterior(w *Weights) (*experiments.Posterior, error) {
	p := &experiments.Posterior{Format: experiments.PosteriorFormat, Prediction: s.SHA256, Versions: data.Versions(), Power: w.Power, ESS: w.ESS, Weights: w.Weight}
	order := make([]int, len(s.Parameters))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(s.Parameters[a].Path, s.Parameters[b].Path) })
	for _, i := range order {
		p.Paths = append(p.Paths, s.Parameters[i].Path)
	}
	for _, d := range s.Draws {
		row := make([]float64, len(order))
		for k, i := range order {
			row[k] = d.Values[i]
		}
		p.Draws = append(p.Draws, row)
	}
	if len(p.Paths) == 0 {
		return nil, fmt.Errorf("the prediction varies no parameter, so that there is nothing to weigh")
	}
	return p, nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// In is a value of the finding's scale in the parameter's unit.
func (f *Finding) In(x float64) float64 {
	if strings.HasPrefix(f.Law, "log") {
		return exact.Exp(x)
	}
	return x
}
