package model_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash"
	"math"
	"os"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/scenarios"
)

// TestBits hashes a whole run: every outcome, flow and ledger cell of two
// replicates, one of them at a joint draw of the parameters. The same source
// gives the same bits under GOAMD64=v1 and v3, with and without the processor's
// fused multiply-add, and on arm64: .ci/run and .ci/long hand the hash of one
// build to the next in CORDON_BITS.
func TestBits(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	d := model.Design{World: w, Params: model.Defaults(), Seed: 1, Laws: true}
	for _, name := range []string{"today", "chips-follow", "chips-reach"} {
		s, err := scenarios.Load(name, w)
		if err != nil {
			t.Fatal(err)
		}
		d.Arms = append(d.Arms, model.Arm{Name: name, Start: data.MustDate("2026-01-05"), Weeks: 65, Measures: s.Measures})
	}
	study, err := model.NewStudy(d)
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	for index := range 2 {
		r, err := study.Run(context.Background(), index)
		if err != nil {
			t.Fatal(err)
		}
		for _, arm := range r.Arms {
			hashFloats(h, arm.Values)
			b, err := json.Marshal(arm.Tally)
			if err != nil {
				t.Fatal(err)
			}
			h.Write(b)
		}
	}
	got := fmt.Sprintf("%x", h.Sum(nil))
	t.Logf("bits %s", got)
	if want := os.Getenv("CORDON_BITS"); want != "" && got != want {
		t.Errorf("law: the same bits on every platform; got %s, want %s", got, want)
	}
}

func hashFloats(h hash.Hash, values []float64) {
	var b [8]byte
	for _, v := range values {
		binary.LittleEndian.PutUint64(b[:], math.Float64bits(v))
		h.Write(b[:])
	}
}
