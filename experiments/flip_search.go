package experiments

import (
	"context"
	"math"
	"slices"

	"cordon/experiments/conclusions"
	"cordon/model"
	"cordon/model/param"
)

// FlipParameter is what became of the conclusions over one parameter's range.
type FlipParameter struct {
	param.Declaration
	Value  float64     // where the comparison has it
	At     float64     // the share of joint draws below that
	Inert  bool        // at both ends of its range no conclusion's difference moves by a single bit in the screening, so that the inside was not tested
	Full   bool        // a conclusion came near a flip, so that every place was run with all replicates
	Points []FlipPoint // the places tested and, where it is, the comparison's own; by U
}

// FlipPoint is one place of a range.
type FlipPoint struct {
	U, Value    float64
	Own         bool        // the comparison's own value, on the same luck
	Differences [][]float64 // by conclusion and replicate at default parameters
}

// Ends are the places at the low and the high end.
func (p *FlipParameter) Ends() (low, high *FlipPoint) {
	return &p.Points[0], &p.Points[len(p.Points)-1]
}

// Tested are the places as the search for switching values sees them, without those
// at which no replicate has the outcome to measure.
func (p *FlipParameter) Tested(conclusion int) []conclusions.Tested {
	var out []conclusions.Tested
	for _, at := range p.Points {
		if s := spotOf(at.Differences[conclusion]); !math.IsNaN(s.Mean) {
			out = append(out, conclusions.Tested{U: at.U, Mean: s.Mean, Half: s.Half})
		}
	}
	return out
}

// Change is how far a conclusion's difference at a place is from that at the
// comparison's own value, on the same luck.
func (p *FlipParameter) Change(conclusion int, at *FlipPoint) spot {
	own := p.Points[slices.IndexFunc(p.Points, func(q FlipPoint) bool { return q.Own })].Differences[conclusion]
	moved := make([]float64, min(len(at.Differences[conclusion]), len(own)))
	for i := range moved {
		moved[i] = at.Differences[conclusion][i] - own[i]
	}
	return spotOf(moved)
}

// flipSearch tests one parameter.
type flipSearch struct {
	c    *Comparison
	f    *Flip
	d    param.Declaration
	p    *FlipParameter
	runs int
}

func (s *flipSearch) run(ctx context.Context) (*FlipParameter, error) {
	params := s.c.study.Params
	own := param.Values(&params)[s.d.Path]
	s.p = &FlipParameter{Declaration: s.d, Value: own, At: s.d.Below(own)}
	s.p.Points = []FlipPoint{{U: s.p.At, Value: own, Own: true, Differences: s.own(s.f.Replicates)}}
	still := 0
	for i, u := range flipPlaces {
		if i == 2 && still == 2 {
			s.p.Inert = true
			break
		}
		moved, err := s.test(ctx, u, flipScreen)
		if err != nil {
			return nil, err
		}
		if !moved {
			still++
		}
	}
	if s.p.Inert || !s.near() {
		return s.p, nil
	}
	s.p.Full = true
	for i := range s.p.Points {
		if err := s.more(ctx, &s.p.Points[i], s.f.Replicates); err != nil {
			return nil, err
		}
	}
	for k, conclusion := range s.f.Conclusions {
		if conclusion.Sign == 0 {
			continue
		}
		var spent []float64
		for step := range flipSteps {
			u, done := conclusions.Next(s.p.Tested(k), conclusion.Sign, step, spent)
			if done {
				break
			}
			spent = append(spent, u)
			if _, err := s.test(ctx, u, s.f.Replicates); err != nil {
				return nil, err
			}
		}
	}
	return s.p, nil
}

// own are the comparison's differences in its first replicates at default parameters.
func (s *flipSearch) own(n int) [][]float64 {
	out := make([][]float64, len(s.f.Conclusions))
	for k, conclusion := range s.f.Conclusions {
		for r := range n {
			out[k] = append(out[k], conclusion.difference(s.c.Values[2*r].Values))
		}
	}
	return out
}

// test runs some replicates with the parameter at the place u, unless that place is
// one that was tested: whole numbers have only so many. It says whether the
// difference of any conclusion is other than at the comparison's own place.
func (s *flipSearch) test(ctx context.Context, u float64, n int) (moved bool, err error) {
	value := s.set(min(max(s.d.Draw(u), s.d.From), s.d.To), &model.Params{}) // a power may end a last bit beyond
	if slices.ContainsFunc(s.p.Points, func(q FlipPoint) bool { return q.Value == value }) {
		return false, nil
	}
	at := FlipPoint{U: s.d.Below(value), Value: value, Differences: make([][]float64, len(s.f.Conclusions))}
	if err := s.more(ctx, &at, n); err != nil {
		return false, err
	}
	for k := range at.Differences {
		for r, d := range at.Differences[k] {
			own := s.f.Conclusions[k].difference(s.c.Values[2*r].Values)
			moved = moved || d != own && !(math.IsNaN(d) && math.IsNaN(own))
		}
	}
	s.p.Points = append(s.p.Points, at)
	slices.SortStableFunc(s.p.Points, func(a, b FlipPoint) int {
		if a.Value < b.Value {
			return -1
		}
		return 1
	})
	return moved, nil
}

// set gives the parameter the value and returns the one that it takes.
func (s *flipSearch) set(value float64, p *model.Params) float64 {
	param.Assign(p, s.d.Path, value)
	return param.Values(p)[s.d.Path]
}

// more adds replicates to a place until it has n.
func (s *flipSearch) more(ctx context.Context, at *FlipPoint, n int) error {
	has := len(at.Differences[0])
	if has >= n {
		return nil
	}
	study, err := s.c.variant(func(d *model.Design) {
		d.AllDraw = true
		s.set(at.Value, &d.Params)
	})
	if err != nil {
		return err
	}
	for r := has; r < n; r++ {
		got, err := study.Run(ctx, 2*r)
		if err != nil {
			return err
		}
		s.runs++
		for k, conclusion := range s.f.Conclusions {
			at.Differences[k] = append(at.Differences[k], conclusion.difference(valuesOf(got)))
		}
	}
	return nil
}

// valuesOf are a replicate's values by arm and outcome.
func valuesOf(r *model.Replicate) [][]float64 {
	out := make([][]float64, len(r.Arms))
	for i, a := range r.Arms {
		out[i] = a.Values
	}
	return out
}

// near says whether some conclusion loses so much of its difference at some place
// that it may flip there, or with more luck might.
func (s *flipSearch) near() bool {
	for k, conclusion := range s.f.Conclusions {
		if conclusion.Sign == 0 {
			continue
		}
		for i := range s.p.Points {
			toward := -float64(conclusion.Sign) * s.p.Change(k, &s.p.Points[i]).Mean
			if toward >= flipNear*math.Abs(conclusion.Headline.Difference) {
				return true
			}
		}
	}
	return false
}
