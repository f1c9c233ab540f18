package licensing

import (
	"testing"

	"cordon/model/chance"
)

// One case of the leader: 750 filings a week from the background.
func BenchmarkBackgroundCase(b *testing.B) {
	a, err := New(Defaults(), Setup{Name: "USA", Filings: leader2022, Categories: categories, Key: chance.Root(1, 1)})
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, a, nil)
}

// One case that the model itself files, in two lanes.
func BenchmarkFiledCase(b *testing.B) {
	a, err := New(Defaults(), Setup{Name: "USA", Filings: leader2022, Categories: categories, Key: chance.Root(1, 1)})
	if err != nil {
		b.Fatal(err)
	}
	a.SetLoad(0)
	fs := some(1, 1, 746)
	for i := range fs {
		fs[i].Review = ByLuck
	}
	benchmark(b, a, fs)
}

func benchmark(b *testing.B, a *Agency, fs []Filing) {
	week := -300
	for ; week < 0; week++ {
		a.Step(week, fs)
	}
	b.ReportAllocs()
	b.ResetTimer()
	cases := int64(0)
	for cases < int64(b.N) {
		a.Step(week, fs)
		cases += a.Last().Filed[Ordinary] + a.Last().Filed[Trusted]
		week++
	}
}

func BenchmarkClone(b *testing.B) {
	a := busy(b, "USA", 1)
	for week := range 100 {
		a.Step(week, nil)
	}
	b.ReportAllocs()
	for b.Loop() {
		a.Clone()
	}
}
