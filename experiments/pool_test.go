package experiments

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"cordon/model"
	"cordon/model/outcome"
	"cordon/model/world"
)

// made is a comparison of two arms whose replicates are made up: every outcome
// of replicate r is base + spread x (r mod 4 < 2) in the second arm.
func made(workers int) *Comparison {
	c := &Comparison{Options: Options{Workers: workers}, Arms: make([]Arm, 2), Sums: []*Sums{{}, {}}}
	c.runOne = func(_ context.Context, i int) (*model.Replicate, error) { return madeUp(i, 0), nil }
	return c
}

func madeUp(index int, spread float64) *model.Replicate {
	r := &model.Replicate{Index: index, Draw: index%2 == 1}
	for arm := range 2 {
		v := make([]float64, len(outcome.All()))
		for k := range v {
			v[k] = 10
			if arm == 1 && index%4 < 2 {
				v[k] += spread
			}
		}
		r.Arms = append(r.Arms, &model.ArmResult{Values: v, Tally: &world.Tally{}, Ground: &world.Ground{}})
	}
	return r
}

// Early replicates take longest, so all finish in the wrong order.
func TestFoldInOrder(t *testing.T) {
	c := made(8)
	c.runOne = func(_ context.Context, i int) (*model.Replicate, error) {
		time.Sleep(time.Duration(8-i%8) * 3 * time.Millisecond)
		return madeUp(i, 0), nil
	}
	done := 0
	c.Progress = func(n, total int) {
		if done++; n != done || total != 24 {
			t.Errorf("progress %d of %d, want %d of 24", n, total, done)
		}
	}
	if err := c.run(context.Background(), 24); err != nil {
		t.Fatal(err)
	}
	for i, r := range c.Values {
		if r.Index != i || r.Draw != (i%2 == 1) {
			t.Fatalf("replicate %d was folded as number %d", r.Index, i)
		}
	}
}

// Whoever is fastest, the error is that of the lowest index, and nothing new
// begins after it.
func TestLowestErrorWins(t *testing.T) {
	for workers := 1; workers <= 8; workers *= 2 {
		c := made(workers)
		var begun atomic.Int32
		c.runOne = func(_ context.Context, i int) (*model.Replicate, error) {
			begun.Add(1)
			if i == 5 {
				time.Sleep(10 * time.Millisecond)
			}
			if i >= 5 {
				return nil, fmt.Errorf("law broken in replicate %d", i)
			}
			return madeUp(i, 0), nil
		}
		err := c.run(context.Background(), 1000)
		if err == nil || err.Error() != "law broken in replicate 5" || len(c.Values) != 5 {
			t.Errorf("%d workers: got %v after %d replicates, want that of replicate 5", workers, err, len(c.Values))
		}
		if n := begun.Load(); n > int32(6+2*workers) {
			t.Errorf("%d workers began %d replicates after the first failed at once", workers, n)
		}
	}
}

func TestStoppedBeforeAFailure(t *testing.T) {
	c := made(2)
	ctx, stop := context.WithCancel(context.Background())
	c.runOne = func(ctx context.Context, i int) (*model.Replicate, error) {
		if i == 6 {
			stop()
			return nil, ctx.Err()
		}
		return madeUp(i, 0), nil
	}
	if err := c.run(ctx, 50); !errors.Is(err, context.Canceled) || len(c.Values) != 6 {
		t.Errorf("got %v and %d replicates, want a canceled context and the 6 before it", err, len(c.Values))
	}
}

// Defaults 0, 2, 4, ... differ by 0.3 and 0 in turn: of n of them the half-width
// over the level of 10 is t sqrt(0.0225 n/(n-1))/sqrt(n)/10, first below 0.9% at 14.
func TestUntil(t *testing.T) {
	c := made(2)
	c.runOne = func(_ context.Context, i int) (*model.Replicate, error) { return madeUp(i, 0.3), nil }
	u, err := ParseUntil("filings ±0.9%")
	if err != nil {
		t.Fatal(err)
	}
	c.Options.Replicates, c.Until = 2, u
	if err := c.runAll(context.Background()); err != nil {
		t.Fatal(err)
	}
	if !c.Met || len(c.Values) != 34 || c.Reached > 0.009 || c.Reached < 0.007 {
		t.Errorf("met %t at %g after %d replicates; want after 34: 2 and then eights, 26 being 13 defaults", c.Met, c.Reached, len(c.Values))
	}
	c = made(2)
	u.Share = 1e-9
	c.runOne = func(_ context.Context, i int) (*model.Replicate, error) { return madeUp(i, 0.3), nil }
	c.Options.Replicates, c.Until = 2, u
	if err := c.runAll(context.Background()); err != nil || c.Met || len(c.Values) > UntilMost || len(c.Values) < UntilMost-UntilStep {
		t.Errorf("met %t after %d replicates (%v); want not met, and an end near %d", c.Met, len(c.Values), err, UntilMost)
	}
}
