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
	benchmark(b, a, [][]Filing{nil})
}

// One case that the model itself files, in two lanes.
func BenchmarkFiledCase(b *testing.B) {
	a, err := New(Defaults(), Setup{Name: "USA", Filings: leader2022, Categories: categories, Key: chance.Root(1, 1)})
	if err != nil {
		b.Fatal(err)
	}
	a.SetLoad(0)
	weeks := make([][]Filing, 256) // one week's mix for ever would overload some desk
	for w := range weeks {
		weeks[w] = some(1, w, 746)
		for i := range weeks[w] {
			weeks[w][i].Review = ByLuck
		}
	}
	benchmark(b, a, weeks)
}

func benchmark(b *testing.B, a *Agency, weeks [][]Filing) {
	week := 0
	step := func() {
		a.Step(week, weeks[week%len(weeks)])
		week++
	}
	for week < 300 {
		step()
	}
	b.ReportAllocs()
	b.ResetTimer()
	for cases := int64(0); cases < int64(b.N); {
		step()
		cases += a.Last().Filed[Ordinary] + a.Last().Filed[Trusted]
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
