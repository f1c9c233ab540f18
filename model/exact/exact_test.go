package exact

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// worst returns the largest relative error of got against want over n points of at.
func worst(n int, at func(i int) float64, got, want func(float64) float64) (err, x float64) {
	for i := range n {
		v := at(i)
		w := want(v)
		if e := math.Abs(got(v)-w) / math.Abs(w); e > err && w != 0 {
			err, x = e, v
		}
	}
	return err, x
}

func spread(lo, hi float64, n int) func(int) float64 {
	r := rand.New(rand.NewPCG(1, 2))
	return func(int) float64 { return lo + (hi-lo)*r.Float64() }
}

func TestAgainstMath(t *testing.T) {
	const n = 300_000
	logs := spread(-700, 700, n)
	for _, c := range []struct {
		name      string
		at        func(int) float64
		got, want func(float64) float64
		tolerance float64
	}{
		{"exp wide", spread(-707, 709, n), Exp, math.Exp, 4e-16},
		{"exp near 0", spread(-0.01, 0.01, n), Exp, math.Exp, 4e-16},
		{"exp subnormal", spread(-735, -708, n), Exp, func(x float64) float64 { return math.Exp(x/2) * math.Exp(x/2) }, 1e-3},
		{"log wide", func(i int) float64 { return math.Exp(logs(i)) }, Log, math.Log, 4e-16},
		{"log near 1", spread(0.99, 1.01, n), Log, math.Log, 5e-16},
		{"log at 1", spread(1-1e-9, 1+1e-9, n), Log, math.Log, 5e-16},
		{"log subnormal", spread(0, 1e-308, n), Log, func(x float64) float64 { return math.Log(x*0x1p60) - 60*math.Ln2 }, 4e-16},
		{"pow", spread(0.001, 1000, n), func(x float64) float64 { return Pow(x, -3.7) }, func(x float64) float64 { return math.Pow(x, -3.7) }, 1e-14},
		{"cdf", spread(-8, 8, n), NormalCDF, func(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }, 1e-14},
		{"cdf lower tail", spread(-36, -5, n), NormalCDF, func(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }, 5e-13},
		{"quantile", spread(0.0001, 0.9999, n), NormalQuantile, func(p float64) float64 { return -math.Sqrt2 * math.Erfcinv(2*p) }, 1e-13},
	} {
		if err, x := worst(n, c.at, c.got, c.want); err > c.tolerance {
			t.Errorf("%s: relative error %.2g at %v, want at most %.2g", c.name, err, x, c.tolerance)
		} else {
			t.Logf("%s: largest relative error %.2g", c.name, err)
		}
	}
}

func TestQuantileInvertsCDF(t *testing.T) {
	for i := 1; i < 3000; i++ {
		p := math.Ldexp(1, -i/3) * 0.9
		if back := NormalCDF(NormalQuantile(p)); math.Abs(back-p) > 3e-12*p {
			t.Errorf("NormalCDF(NormalQuantile(%g)) = %g", p, back)
		}
		if up, down := NormalQuantile(1-0x1p-30), NormalQuantile(0x1p-30); up != -down {
			t.Fatalf("quantile is not odd: %g and %g", up, down)
		}
	}
}

// The tables against 200-bit arithmetic.
func TestTables(t *testing.T) {
	root := new(big.Float).SetPrec(200).SetInt64(2)
	for range expBits {
		root.Sqrt(root)
	}
	power := new(big.Float).SetPrec(200).SetInt64(1)
	for i, b := range expTable {
		want, _ := power.Float64()
		if got := math.Float64frombits(b + uint64(i)<<(52-expBits)); got != want {
			t.Errorf("2^(%d/%d) = %v, want %v", i, expSize, got, want)
		}
		power.Mul(power, root)
	}
	for i, p := range logTable {
		if want := math.Log(float64(logLow+i) / 256); math.Abs(p.log-want) > 1.2e-16*math.Abs(want)*2 {
			t.Errorf("ln(%d/256) = %v, want %v", logLow+i, p.log, want)
		}
	}
}

func TestEdges(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		call      string
		got, want float64
	}{
		{"Exp(0)", Exp(0), 1}, {"Exp(-0)", Exp(math.Copysign(0, -1)), 1}, {"Exp(Inf)", Exp(inf), inf}, {"Exp(-Inf)", Exp(-inf), 0},
		{"Exp(NaN)", Exp(nan), nan}, {"Exp(710)", Exp(710), inf}, {"Exp(-746)", Exp(-746), 0}, {"Exp(-745)", Exp(-745), 5e-324},
		{"Exp(709.78)", Exp(709.78), 1.7928227943945155e308},
		{"Log(1)", Log(1), 0}, {"Log(0)", Log(0), -inf}, {"Log(Inf)", Log(inf), inf}, {"Log(-1)", Log(-1), nan}, {"Log(NaN)", Log(nan), nan},
		{"Log(-0)", Log(math.Copysign(0, -1)), -inf}, {"Log(max)", Log(math.MaxFloat64), math.Log(math.MaxFloat64)},
		{"Log(5e-324)", Log(5e-324), -744.4400719213812},
		{"Pow(0,2.5)", Pow(0, 2.5), 0}, {"Pow(0,-2.5)", Pow(0, -2.5), inf}, {"Pow(0,0)", Pow(0, 0), 1}, {"Pow(Inf,-2.5)", Pow(inf, -2.5), 0},
		{"Pow(1,Inf)", Pow(1, inf), 1}, {"Pow(2,Inf)", Pow(2, inf), inf}, {"Pow(2,-Inf)", Pow(2, -inf), 0}, {"Pow(-1,2.5)", Pow(-1, 2.5), nan},
		{"Pow(7,1)", Pow(7, 1), 7}, {"Pow(7,2)", Pow(7, 2), 49}, {"Pow(4,.5)", Pow(4, 0.5), 2},
		{"CDF(0)", NormalCDF(0), 0.5}, {"CDF(Inf)", NormalCDF(inf), 1}, {"CDF(-Inf)", NormalCDF(-inf), 0}, {"CDF(NaN)", NormalCDF(nan), nan},
		{"Quantile(.5)", NormalQuantile(0.5), 0}, {"Quantile(0)", NormalQuantile(0), -inf}, {"Quantile(1)", NormalQuantile(1), inf},
		{"Quantile(2)", NormalQuantile(2), nan}, {"Quantile(NaN)", NormalQuantile(nan), nan},
	} {
		same := c.got == c.want || math.IsNaN(c.got) && math.IsNaN(c.want)
		if !same && math.Abs(c.got-c.want) > 1e-15*math.Abs(c.want) {
			t.Errorf("%s = %v, want %v", c.call, c.got, c.want)
		}
	}
}

// Quantile type 7 against R: quantile(c(1,2,4,8,16), c(0,.1,.25,.5,.9,1)).
func TestQuantile(t *testing.T) {
	x := []float64{1, 2, 4, 8, 16}
	for q, want := range map[float64]float64{0: 1, 0.1: 1.4, 0.25: 2, 0.5: 4, 0.9: 12.8, 1: 16} {
		if got := Quantile(x, q); math.Abs(got-want) > 1e-14 {
			t.Errorf("Quantile(%v) = %v, want %v", q, got, want)
		}
	}
	if !math.IsNaN(Quantile(nil, 0.5)) {
		t.Error("quantile of nothing is not NaN")
	}
}

// A sum over blocks is what workers get who sum whole blocks by themselves.
func TestBlockSum(t *testing.T) {
	x := make([]float64, 5*Block+17)
	for i := range x {
		x[i] = math.Sin(float64(i)) * math.Exp(float64(i%40))
	}
	total := 0.0
	for part := range slices.Chunk(x, Block) {
		total += Sum(part)
	}
	if got := BlockSum(x); got != total {
		t.Errorf("BlockSum = %v, partial sums in block order give %v", got, total)
	}
}

// The same bits on every processor: run it under GOAMD64=v1, v3,
// GODEBUG=cpu.fma=off and on arm64.
func TestSameBits(t *testing.T) {
	h := fnv.New64a()
	r := rand.New(rand.NewPCG(3, 4))
	for range 100_000 {
		x := (r.Float64() - 0.5) * 1400
		y := math.Float64frombits(r.Uint64() >> 1)
		p := r.Float64()
		fmt.Fprintf(h, "%x %x %x %x %x\n", math.Float64bits(Exp(x)), math.Float64bits(Log(y)+0), math.Float64bits(Pow(p*10, x/100)),
			math.Float64bits(NormalCDF(x/100)), math.Float64bits(NormalQuantile(p)))
	}
	const want = 0x7098db3e717cdec
	if got := h.Sum64(); got != want {
		t.Errorf("hash of 500,000 results is %#x, want %#x: this build or processor rounds elsewhere", got, uint64(want))
	}
}

var sink float64

func BenchmarkExp(b *testing.B)            { benchmark(b, Exp, -20, 20) }
func BenchmarkMathExp(b *testing.B)        { benchmark(b, math.Exp, -20, 20) }
func BenchmarkLog(b *testing.B)            { benchmark(b, Log, 0, 20) }
func BenchmarkMathLog(b *testing.B)        { benchmark(b, math.Log, 0, 20) }
func BenchmarkPow(b *testing.B)            { benchmark(b, func(x float64) float64 { return Pow(x, -4.3) }, 0, 20) }
func BenchmarkNormalQuantile(b *testing.B) { benchmark(b, NormalQuantile, 0, 1) }
func BenchmarkNormalCDF(b *testing.B)      { benchmark(b, NormalCDF, -4, 4) }

// BenchmarkExpDirect calls by name, as the model does.
func BenchmarkExpDirect(b *testing.B) {
	x, s := -1.0, 0.0
	for range b.N {
		x += 1e-7
		s += Exp(x)
	}
	sink = s
}

func benchmark(b *testing.B, f func(float64) float64, lo, hi float64) {
	r := rand.New(rand.NewPCG(5, 6))
	x := make([]float64, 1024)
	for i := range x {
		x[i] = lo + (hi-lo)*r.Float64()
	}
	b.ResetTimer()
	s := 0.0
	for i := range b.N {
		s += f(x[i&1023])
	}
	sink = s
}

// TestNormalDraw wants the table within 1e-6 of the quantile, rising, and equal
// to it in the tails.
func TestNormalDraw(t *testing.T) {
	worst, before := 0.0, math.Inf(-1)
	const n = 200_003
	for i := 1; i < n; i++ {
		u := float64(i) / n
		got, want := NormalDraw(u), NormalQuantile(u)
		worst = math.Max(worst, math.Abs(got-want))
		if got < before {
			t.Fatalf("NormalDraw(%g) = %.9f, below %.9f at a smaller u", u, got, before)
		}
		before = got
	}
	if worst > 1e-6 {
		t.Errorf("NormalDraw is off by up to %.3g, want at most 1e-6", worst)
	}
	for _, u := range []float64{1e-300, 1e-9, 0.02, 0.98, 1 - 1e-12} {
		if got, want := NormalDraw(u), NormalQuantile(u); got != want {
			t.Errorf("NormalDraw(%g) = %g, want %g", u, got, want)
		}
	}
}
