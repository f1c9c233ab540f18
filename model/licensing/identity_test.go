package licensing

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cordon/model/chance"
)

// busy is an agency with everything switched on, and a week's filings for it.
func busy(t testing.TB, name string, key chance.Key) *Agency {
	p := Defaults()
	p.Patience = 60
	a, err := New(p, Setup{Name: name, Filings: 5000, Categories: categories, Own: slices.Repeat([]float64{200}, 10), Concern: 0.13, Key: key})
	if err != nil {
		t.Fatal(err)
	}
	a.Record(0)
	return a
}

func some(key chance.Key, week, n int) []Filing {
	k := key.At(chance.AccountWeek, week)
	fs := make([]Filing, n)
	for i := range fs {
		b := k.Of(uint64(i), 0)
		fs[i] = Filing{
			ID: b, Tag: uint64(i), Category: category(chance.Float(chance.More(b, 9))), Lane: Lane(b >> 8 & 1), Policy: Policy(b >> 9 & 3),
			Review: Review(b >> 11 % 3), Barred: b>>20&7 == 0, NotRequired: b>>23&7 == 0,
		}
	}
	return fs
}

// category is one of categories at its share.
func category(u float64) uint8 {
	for i, w := range categories {
		if u < w {
			return uint8(i)
		}
		u -= w
	}
	return 0
}

// The order of the filings in the input moves nothing, to the bit of every sum.
func TestOrderOfInput(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for replicate := range 8 {
		key := chance.Root(1, replicate)
		a, b := busy(t, "USA", key), busy(t, "USA", key)
		for week := range 40 {
			fs := some(key, week, 40)
			da := slices.Clone(a.Step(week, fs))
			r.Shuffle(len(fs), func(i, j int) { fs[i], fs[j] = fs[j], fs[i] })
			if diff := cmp.Diff(da, b.Step(week, fs)); diff != "" {
				t.Fatalf("week %d: shuffled filings get other decisions:\n%s", week, diff)
			}
			for i := 1; i < len(da); i++ {
				if da[i].Time < da[i-1].Time {
					t.Fatalf("week %d: decisions are not in order of time", week)
				}
			}
		}
		if diff := cmp.Diff(*a.Total(), *b.Total()); diff != "" {
			t.Errorf("shuffled filings give other counts:\n%s", diff)
		}
	}
}

// A clone goes on as the original does, and neither moves the other.
func TestClone(t *testing.T) {
	key := chance.Root(1, 3)
	a, alone := busy(t, "USA", key), busy(t, "USA", key)
	for week := range 30 {
		a.Step(week, some(key, week, 40))
		alone.Step(week, some(key, week, 40))
	}
	a.SetStaff(30, 1.5)
	alone.SetStaff(30, 1.5)
	b := a.Clone()
	c := a.Clone()
	for week := 30; week < 90; week++ {
		fs := some(key, week, 40)
		c.SetStaff(week, 0.5)
		c.Step(week, some(key, week, 80))
		want := slices.Clone(alone.Step(week, fs))
		da, db := a.Step(week, fs), b.Step(week, fs)
		if diff := cmp.Diff(want, da); diff != "" {
			t.Fatalf("week %d: the original went another way after it was cloned:\n%s", week, diff)
		}
		if diff := cmp.Diff(want, db); diff != "" {
			t.Fatalf("week %d: the clone went another way:\n%s", week, diff)
		}
	}
	wa, wb := a.Waits(90), b.Waits(90)
	if wa != wb || *a.Total() != *b.Total() || a.ExpectedMean(Ordinary) != b.ExpectedMean(Ordinary) {
		t.Error("records of clone and original differ")
	}
	if *a.Total() == *c.Total() {
		t.Error("a clone with half the staff and twice the filings did the same")
	}
	for _, x := range []*Agency{a, b, c} {
		if err := x.Check(); err != nil {
			t.Error(err)
		}
	}
}

// The same bits on every processor: run it under GOAMD64=v1, v3,
// GODEBUG=cpu.fma=off and on arm64.
func TestSameBits(t *testing.T) {
	key := chance.Root(1, 9)
	a := busy(t, "USA", key)
	h := fnv.New64a()
	for week := range 104 {
		for _, d := range a.Step(week, some(key, week, 40)) {
			fmt.Fprintf(h, "%x %x %x %x %d\n", d.ID, math.Float64bits(d.Filed), math.Float64bits(d.Time), math.Float64bits(d.Work), d.Outcome)
		}
	}
	fmt.Fprintf(h, "%x %x", math.Float64bits(a.ExpectedMean(Ordinary)), math.Float64bits(a.Total().OpenSum[Ordinary]))
	const want = 0x4dc34e73458822e5
	if got := h.Sum64(); got != want {
		t.Errorf("two years hash to %#x, want %#x: this build or processor rounds elsewhere, or the agency has changed", got, uint64(want))
	}
}

// One more filing leaves class, outcome and work of all others as they were.
func TestOneMoreFiling(t *testing.T) {
	key := chance.Root(1, 4)
	luck := func(extra bool) map[uint64]Decision {
		a := busy(t, "USA", key)
		got := map[uint64]Decision{}
		for week := range 40 {
			fs := some(key, week, 40)
			if extra {
				fs = append([]Filing{{ID: 99, Tag: 1 << 40, Lane: Trusted}}, fs...)
			}
			for _, d := range a.Step(week, fs) {
				if d.Tag < 1<<40 {
					got[d.ID] = d
				}
			}
		}
		return got
	}
	without, with := luck(false), luck(true)
	compared := 0
	for id, d := range without {
		e, both := with[id]
		if !both || d.Outcome == Withdrawn || e.Outcome == Withdrawn {
			continue // a longer queue may end a patience
		}
		compared++
		if d.Class != e.Class || d.Outcome != e.Outcome || d.Work != e.Work || d.Filed != e.Filed {
			t.Fatalf("case %x: %+v became %+v", id, d, e)
		}
	}
	if compared < 1000 {
		t.Errorf("only %d cases could be compared", compared)
	}
}

// More officers never lengthen a wait: case by case on the same luck, one queue,
// first come first served, and the law of officers' time holds.
func TestMoreOfficersNeverLengthen(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		c := rapid.IntRange(1, 8).Draw(rt, "officers")
		more := rapid.IntRange(1, 4).Draw(rt, "more")
		rate := rapid.Float64Range(0.5, 1.3).Draw(rt, "load") * float64(c)
		key := chance.Root(seed, 0)
		few, many := limit(t, c, Lognormal, 1, 0, key), limit(t, c+more, Lognormal, 1, 0, key)
		s := &poisson{key: key, rate: rate}
		start := map[[2]uint64]float64{}
		for week := range 40 {
			fs := s.week(week)
			for i := range fs {
				fs[i].Tag = uint64(week)
			}
			for _, d := range many.Step(week, fs) {
				start[[2]uint64{d.Tag, uint64(d.N)}] = d.Time
			}
			for _, d := range few.Step(week, fs) {
				if at, decided := start[[2]uint64{d.Tag, uint64(d.N)}]; !decided || at > d.Time+1e-9 {
					rt.Fatalf("case %d of week %d: decided at %.4f by %d officers, at %.4f by %d", d.N, d.Tag, d.Time, c, at, c+more)
				}
			}
		}
		for _, a := range []*Agency{few, many} {
			if err := a.Check(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// Staff may change while cases are in hand; the officers' law holds throughout,
// and no desk loses an officer where the station gains some.
func TestStaffChangesKeepTheLaw(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		key := chance.Root(rapid.Uint64().Draw(rt, "seed"), 0)
		a := busy(t, "USA", key)
		n0, m0 := a.Officers()
		for week := range 60 {
			if rapid.IntRange(0, 5).Draw(rt, "change") == 0 {
				before := a.first.Desks()
				n, _ := a.Officers()
				to := rapid.IntRange(1, 2*n0).Draw(rt, "to")
				a.SetOfficers(week, to, max(1, m0/2))
				after := a.first.Desks()
				for i := range before {
					if to > n && after[i] < before[i] || to < n && after[i] > before[i] {
						rt.Fatalf("from %d to %d officers desk %d went from %d to %d", n, to, i, before[i], after[i])
					}
				}
			}
			a.Step(week, some(key, week, 30))
			if err := a.Check(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// A horizon of 64 weeks is not the end: far decisions come when they are due.
func TestFarDecisions(t *testing.T) {
	p := Defaults()
	p.InHouseHands, p.InHouseSpread, p.ReferredShare, p.EscalatedShare = 700, 0, 0, 0
	a, err := New(p, Setup{Name: "FAR", Officers: 1})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for week := -5; week < 200; week++ {
		var fs []Filing
		if week < 0 {
			fs = []Filing{{ID: 1, Lane: Ordinary}}
		}
		for _, d := range a.Step(week, fs) {
			n++
			if d.Days() < 700 || d.Days() > 720 || int(math.Floor(d.Time/Week)) != week {
				t.Errorf("week %d: decided after %.1f days at %.1f", week, d.Days(), d.Time)
			}
		}
	}
	if n != 5 {
		t.Errorf("%d of 5 cases were decided", n)
	}
}

func TestWeeksMustFollow(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a week was jumped without a word")
		}
	}()
	a := busy(t, "USA", 0)
	a.Step(0, nil)
	a.Step(2, nil)
}

// TestCheckFindsWhatIsWrong does to an agency what its law forbids, one thing at a
// time.
func TestCheckFindsWhatIsWrong(t *testing.T) {
	for name, harm := range map[string]func(a *Agency){
		"an officer works longer than the week": func(a *Agency) { a.first.excess = 0.1 },
		"a case is lost":                        func(a *Agency) { a.held[0] ^= 1 + uint8(Ordinary) },
		"a case is filed twice":                 func(a *Agency) { a.total.Filed[Ordinary]++ },
		"a queue counts one too many":           func(a *Agency) { a.first.desks[0].lanes[Ordinary].Waiting++ },
	} {
		a, err := New(Defaults(), Setup{Name: "LAW", Filings: 3000, Key: chance.Root(2, 0)})
		if err != nil {
			t.Fatal(err)
		}
		for week := range 20 {
			a.Step(week, nil)
		}
		if err := a.Check(); err != nil {
			t.Fatalf("before anything is wrong: %v", err)
		}
		if harm(a); a.Check() == nil {
			t.Errorf("%s, and Check finds nothing", name)
		}
	}
}
