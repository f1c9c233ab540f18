package model

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"unsafe"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/world"
)

// benchRun is the benchmark world of model.md section 12: 0.25 needs per
// account-week, 30% listed, 5% barred, laws on.
func benchRun(b testing.TB, accounts, replicate int) *Run {
	b.Helper()
	r, err := benchStudy(b, accounts, nil).start(replicate)
	if err != nil {
		b.Fatal(err)
	}
	if err := r.runTo(-WarmUp + 26); err != nil { // queues and pools reach their size
		b.Fatal(err)
	}
	return r
}

// benchStudy is the benchmark world under today's list and, where measures are
// given, under them.
func benchStudy(b testing.TB, accounts int, measures func(start data.Date) []lever.Measure) *Study {
	b.Helper()
	t := toy{origins: 40, destinations: 40, products: 60, listers: 40, coverage: 0.3, policy: data.Approval}
	if accounts < 2*40*40*60 { // fewer accounts than cells: a smaller table
		t.origins, t.destinations, t.listers, t.products = 20, 20, 20, max(1, accounts/800)
	}
	t.value = float64(accounts) / float64(t.destinations*t.products) * 650_000 // orders of 50,000 USD
	w := t.world()
	p := Defaults()
	p.Population.Accounts = accounts
	p.Population.Barred, p.Population.BarredFree = 0.05, 1
	start := data.MustDate("2026-01-05")
	arms := []Arm{{"today", start, 156, nil}}
	if measures != nil {
		arms = append(arms, Arm{"measures", start, 156, measures(start)})
	}
	st, err := NewStudy(Design{World: w, Arms: arms, Params: p, Seed: uint64(1), Laws: true})
	if err != nil {
		b.Fatal(err)
	}
	return st
}

// BenchmarkWeek is a full week, beside the yardstick in the same run. Read the
// metric account-weeks/s of one over the other.
func BenchmarkWeek(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("model/%d", n), func(b *testing.B) {
			r := benchRun(b, n, 0)
			n := float64(r.State.P.Accounts())
			b.ReportAllocs()
			for b.Loop() {
				if err := r.step(); err != nil {
					b.Fatal(err)
				}
				if r.State.Week == 30000 {
					b.Fatal("the benchmark ran out of weeks")
				}
			}
			b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "account-weeks/s")
			hot, all := bytesPerAccount(r.State)
			b.ReportMetric(hot, "hot-B/account")
			b.ReportMetric(all, "B/account")
		})
		b.Run(fmt.Sprintf("yardstick/%d", n), func(b *testing.B) {
			y := newYardstick(n)
			for b.Loop() {
				y.step()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "account-weeks/s")
		})
	}
}

// BenchmarkCores runs replicates side by side: the metric on 2 over that on 1 is
// the speed-up.
func BenchmarkCores(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			runs := make([]*Run, workers)
			for i := range runs {
				runs[i] = benchRun(b, 100_000, i)
			}
			n := float64(runs[0].State.P.Accounts())
			for b.Loop() {
				var wg sync.WaitGroup
				for _, r := range runs {
					wg.Go(func() {
						for range 8 {
							if err := r.step(); err != nil {
								b.Error(err)
							}
						}
					})
				}
				wg.Wait()
			}
			b.ReportMetric(8*n*float64(workers)*float64(b.N)/b.Elapsed().Seconds(), "account-weeks/s")
		})
	}
}

// BenchmarkInside runs one replicate of the benchmark world, and one of the
// reference world, on cores inside the week: 2 over 1 is the speed-up.
func BenchmarkInside(b *testing.B) {
	for _, cores := range []int{1, 2} {
		b.Run(fmt.Sprintf("benchmark/%d", cores), func(b *testing.B) {
			r := benchRun(b, 1_000_000, 0)
			r.Cores = cores
			n := float64(r.State.P.Accounts())
			for b.Loop() {
				if err := r.step(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "account-weeks/s")
		})
	}
	for _, cores := range []int{1, 2} {
		b.Run(fmt.Sprintf("reference/%d", cores), func(b *testing.B) { benchReference(b, cores) })
	}
}

// BenchmarkSmallWorld is a run of 1,000 firms over 52 weeks, population included.
func BenchmarkSmallWorld(b *testing.B) {
	w := toy{origins: 10, destinations: 10, products: 5, value: 1e8, listers: 5, coverage: 0.3, policy: data.Approval}.world()
	p := Defaults()
	p.Population.Accounts = 1000
	st, err := NewStudy(Design{World: w, Arms: []Arm{{"today", data.MustDate("2026-01-05"), 52, nil}}, Params: p, Seed: 1, Laws: true})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := st.Ground(); err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		r, err := st.start(i)
		if err != nil {
			b.Fatal(err)
		}
		if err := r.runTo(-WarmUp + 52); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "runs/s")
}

// BenchmarkReference is one replicate of one arm of the default comparison on the
// reference world, the one with the longest queues: 104 weeks of warm-up and 156 weeks.
func BenchmarkReference(b *testing.B) { benchReference(b, 1) }

func benchReference(b *testing.B, cores int) {
	st, err := NewStudy(Design{Cores: cores, World: reference(b), Arms: chips(156)[3:], Params: Defaults(), Seed: 1, Laws: true, AllDraw: true})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := st.Ground(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := st.Run(context.Background(), 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGround builds the ground that each joint draw needs.
func BenchmarkGround(b *testing.B) {
	st, err := NewStudy(Design{World: reference(b), Arms: chips(156), Params: Defaults(), Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Build(st.World, &st.Params, st.books); err != nil {
			b.Fatal(err)
		}
	}
}

// bytesPerAccount are the columns that the weekly look at every account reads,
// and everything that a run holds.
func bytesPerAccount(s *world.State) (hot, all float64) {
	n := float64(s.P.Accounts())
	hot = float64(unsafe.Sizeof(s.P.Key[0]) + unsafe.Sizeof(s.Since[0]) + unsafe.Sizeof(s.ShadowSince[0]) + unsafe.Sizeof(s.Row[0]) +
		unsafe.Sizeof(s.P.Order[0]) + unsafe.Sizeof(s.Option[0]) + unsafe.Sizeof(s.Shadow[0]) + unsafe.Sizeof(s.Firm[0]) + unsafe.Sizeof(s.P.Cell[0]) + unsafe.Sizeof(s.P.Barred[0]))
	return hot, float64(s.Bytes()) / n
}

// BenchmarkCompare is one replicate of the default comparison: warm-up and four
// arms, at the default parameters and at a joint draw of them.
func BenchmarkCompare(b *testing.B) {
	st, err := NewStudy(Design{World: reference(b), Arms: chips(156), Params: Defaults(), Seed: 1, Laws: true})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := st.Ground(); err != nil {
		b.Fatal(err)
	}
	for n, name := range []string{"defaults", "draw"} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := st.Run(context.Background(), 2*(i%8)+n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
