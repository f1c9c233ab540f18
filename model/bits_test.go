package model

import (
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the expected results")

// TestSameBits hashes a whole run: every number that it leaves behind. The hash
// is the same under GOAMD64=v1 and v3, GODEBUG=cpu.fma=off and on arm64.
func TestSameBits(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(40), Params: Defaults(), Seed: 7, Laws: true})
	if err != nil {
		t.Fatal(err)
	}
	h := fnv.New64a()
	for index := 0; index < 2; index++ { // one at the defaults, one at a joint draw
		r, err := st.Run(context.Background(), index)
		if err != nil {
			t.Fatal(err)
		}
		for _, arm := range r.Arms {
			for _, v := range arm.Values {
				binary.Write(h, binary.LittleEndian, math.Float64bits(v))
			}
			for _, p := range tallyPairs(arm.Tally, arm.Tally) {
				binary.Write(h, binary.LittleEndian, p[0])
			}
		}
	}
	got := fmt.Sprintf("%016x\n", h.Sum64())
	const file = "testdata/bits.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the run's bits hash to %swant %sA change of the model moves them: then say so in CHANGELOG.md and run go test ./model -run SameBits -update. On another processor they must not move.", got, want)
	}
}
