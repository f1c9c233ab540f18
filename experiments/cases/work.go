package cases

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// How often the records are replayed: for the covariance of the figures, and at
// each trial of the parameters. More make the error that simulation adds, 1/trials
// of the variance, smaller.
const (
	spreadRuns = 64
	trials     = 16
	mostSteps  = 30 // of the descent: some records take a dozen
)

// errNoFit is that no work makes the queues that are in the records.
var errNoFit = errors.New("no work of officers within 0.01 to 20 working days makes the times that are recorded")

// workFit is work and patience with the covariance of (log median, log spread,
// log patience).
type workFit struct {
	theta []float64
	cov   *mat.Dense
	gap   float64 // the distance of recorded and replayed figures: chi-squared
	free  int     // its degrees of freedom
}

// fitWork finds the work (and, with withdrawals, the patience) at which the
// replayed figures are nearest to the recorded ones, by the method of simulated
// moments (McFadden 1989): Gauss-Newton steps on the same luck, weights from the
// replays' own covariance, which holds that waits of one queue are alike.
func (r *replay) fitWork(want, start []float64) (*workFit, error) {
	theta := append([]float64(nil), start...)
	var weight, jacobian *mat.Dense
	var gap []float64
	for pass := range 2 { // weights at the start, then at what they found; the first roughly
		r.trials = trials / 2 * (pass + 1)
		rows, err := r.all(theta, 1000, spreadRuns/2*(pass+1))
		if err != nil {
			return nil, err
		}
		if weight, err = inverseSpread(rows); err != nil {
			return nil, err
		}
		if theta, gap, jacobian, err = r.descend(theta, want, weight); err != nil {
			return nil, err
		}
	}
	var jw, information, cov mat.Dense
	jw.Mul(jacobian.T(), weight)
	information.Mul(&jw, jacobian)
	if !solved(cov.Inverse(&information)) {
		return nil, errNoFit
	}
	// What weights from a finite number of replays add (Dodelson and Schneider 2013).
	left := float64(spreadRuns - len(want))
	estimated := 1 + (left-2)/((left-1)*(left-4))*float64(len(want)-len(theta))
	cov.Scale((1+1.0/trials)*estimated, &cov)
	return &workFit{theta, &cov, distance(gap, weight) / (1 + 1.0/trials), len(want) - len(theta)}, nil
}

// descend takes Gauss-Newton steps, halved where they go too far.
func (r *replay) descend(theta, want []float64, weight *mat.Dense) (at, gap []float64, jacobian *mat.Dense, err error) {
	if gap, err = r.gap(theta, want); err != nil {
		return nil, nil, nil, err
	}
	for range mostSteps {
		if jacobian, err = r.slope(theta, want, gap); err != nil {
			return nil, nil, nil, err
		}
		var jw, information mat.Dense
		jw.Mul(jacobian.T(), weight)
		information.Mul(&jw, jacobian)
		var right, step mat.VecDense
		right.MulVec(&jw, mat.NewVecDense(len(gap), gap))
		if !solved(step.SolveVec(&information, &right)) {
			return nil, nil, nil, errNoFit
		}
		scale := 1.0
		for i := range theta { // e-fold at most
			scale = min(scale, 0.7/max(0.7, math.Abs(step.AtVec(i))))
		}
		before := distance(gap, weight)
		for range 5 {
			trial := make([]float64, len(theta))
			for i := range theta {
				trial[i] = theta[i] + scale*step.AtVec(i)
			}
			if within(trial) {
				g, err := r.gap(trial, want)
				if err != nil {
					return nil, nil, nil, err
				}
				if distance(g, weight) < before {
					theta, gap = trial, g
					break
				}
			}
			scale /= 2
		}
		if before-distance(gap, weight) < 0.01 { // a tenth of a standard error
			return theta, gap, jacobian, nil
		}
	}
	return nil, nil, nil, errNoFit
}

// within keeps trials where an agency can work.
func within(theta []float64) bool {
	ok := theta[0] > math.Log(0.01) && theta[0] < math.Log(20) && theta[1] > math.Log(0.1) && theta[1] < math.Log(2.5)
	return ok && (len(theta) < 3 || theta[2] > math.Log(5) && theta[2] < math.Log(1e6))
}

// gap is what the mean of the trials' figures lacks to what is wanted.
func (r *replay) gap(theta, want []float64) ([]float64, error) {
	rows, err := r.all(theta, 0, r.trials)
	if err != nil {
		return nil, err
	}
	g := append([]float64(nil), want...)
	for _, row := range rows {
		for i, v := range row {
			g[i] -= v / float64(r.trials)
		}
	}
	return g, nil
}

// slope is the figures' derivatives by the parameters, on the same luck. Patience
// moves few cases, and takes a wider step.
func (r *replay) slope(theta, want, gap []float64) (*mat.Dense, error) {
	steps := [...]float64{0.04, 0.04, 0.3}
	j := mat.NewDense(len(want), len(theta), nil)
	for k := range theta {
		at := append([]float64(nil), theta...)
		at[k] = theta[k] + steps[k]
		up, err := r.gap(at, want)
		if err != nil {
			return nil, err
		}
		low, width := gap, steps[k]
		if k == 2 {
			at[k] = theta[k] - steps[k]
			if low, err = r.gap(at, want); err != nil {
				return nil, err
			}
			width *= 2
		}
		for i := range up {
			j.Set(i, k, (low[i]-up[i])/width)
		}
	}
	return j, nil
}

func distance(gap []float64, weight *mat.Dense) float64 {
	v := mat.NewVecDense(len(gap), gap)
	return mat.Inner(v, weight, v)
}

// inverseSpread is the inverse covariance of the figures over replays, a little
// pulled to its diagonal so that it can be inverted.
func inverseSpread(rows [][]float64) (*mat.Dense, error) {
	n := len(rows[0])
	x := mat.NewDense(len(rows), n, nil)
	for i, row := range rows {
		x.SetRow(i, row)
	}
	var cov mat.SymDense
	stat.CovarianceMatrix(&cov, x, nil)
	sd := make([]float64, n)
	for i := range sd {
		if sd[i] = math.Sqrt(cov.At(i, i)); sd[i] == 0 {
			sd[i] = 1e-6
		}
	}
	full := mat.NewDense(n, n, nil) // the correlations, so that small figures count as well
	for i := range n {
		for j := range n {
			full.Set(i, j, cov.At(i, j)/(sd[i]*sd[j]))
		}
		full.Set(i, i, 1.001)
	}
	var inverse mat.Dense
	if !solved(inverse.Inverse(full)) {
		return nil, errNoFit
	}
	// the inverse of an estimated covariance is too large by this factor (Hartlap 2007)
	factor := float64(len(rows)-n-2) / float64(len(rows)-1)
	inverse.Apply(func(i, j int, v float64) float64 { return factor * v / (sd[i] * sd[j]) }, &inverse)
	return &inverse, nil
}

// solved says whether equations were solved, if with few digits.
func solved(err error) bool {
	var badly mat.Condition
	return err == nil || errors.As(err, &badly) && !math.IsInf(float64(badly), 0)
}
