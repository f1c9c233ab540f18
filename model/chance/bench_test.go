package chance

import "testing"

var (
	sinkInt  int
	sinkBits uint64
)

func BenchmarkOf(b *testing.B) {
	k := Root(1, 0).At(NeedLive, 3)
	var s uint64
	for i := range b.N {
		s ^= k.Of(uint64(i), 0)
	}
	sinkBits = s
}

func BenchmarkPoissonQuarter(b *testing.B) {
	k := Root(1, 0).At(AccountWeek, 3)
	s := 0
	for i := range b.N {
		s += Poisson(0.25, k.Float(uint64(i), 0))
	}
	sinkInt = s
}

func BenchmarkPoisson750(b *testing.B) {
	k := Root(1, 0).At(AccountWeek, 3)
	s := 0
	for i := range b.N {
		s += Poisson(750, k.Float(uint64(i), 0))
	}
	sinkInt = s
}

func BenchmarkPick40(b *testing.B) {
	base, _ := baseRow()
	var rows Alias
	row := rows.Add(base)
	k := Root(1, 0).At(TieChoice, 3)
	s := 0
	for i := range b.N {
		s += rows.Pick(row, options, k.Of(uint64(i), 0))
	}
	sinkInt = s
}

// One choice: proposal, look at the base, and the race where it is refused.
func BenchmarkCouple40(b *testing.B) {
	base, ids := baseRow()
	var rows Alias
	row := rows.Add(base)
	for _, c := range settings {
		cur := c.current(base)
		z := sum(cur)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			k := Root(1, 0).At(TieChoice, 3)
			s := 0
			for i := range b.N {
				s += Couple(base, cur, z, rows.Pick(row, options, k.Of(uint64(i), 0)), k, uint64(i), 0, ids)
			}
			sinkInt = s
		})
	}
}

// BenchmarkLogNormal is the draw of an officer's work or of time without one.
func BenchmarkLogNormal(b *testing.B) {
	k, sum, i := Root(1, 0).At(OfficerWork, 3), 0.0, 0
	for b.Loop() {
		sum += LogNormal(0.6, 1, k.Float(uint64(i), 0))
		i++
	}
	if sum == 0 {
		b.Fatal("nothing was drawn")
	}
}
