package data

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func reference(t testing.TB) *World {
	t.Helper()
	w, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Shape as issue and model promise: about 40 jurisdictions, 20 entries, cells
// for about 10,000 accounts.
func TestReferenceShape(t *testing.T) {
	w := reference(t)
	if n := len(w.Jurisdictions); n < 38 || n > 45 {
		t.Errorf("%d jurisdictions, want about 40", n)
	}
	entries := make(map[string]bool)
	for _, it := range w.Items {
		entries[it.Entry] = true
	}
	if len(entries) != 20 {
		t.Errorf("%d entries, want 20", len(entries))
	}
	if n := w.Flows.Len(); n < 4000 || n > 5800 {
		t.Errorf("%d cells, want 4,000 to 5,800", n)
	}
	if !w.Synthetic {
		t.Error("the reference world is not marked synthetic")
	}
	if w.To >= MustDate("2026-01-05") {
		t.Errorf("base period ends %s, want before 2026-01-05, where the first scenarios start", w.To)
	}
	if n, want := len(w.Totals), len(w.Jurisdictions)*(len(w.Jurisdictions)-1); n != want || len(w.Distances) != want {
		t.Errorf("%d totals and %d distances, want %d pairs each", n, len(w.Distances), want)
	}
	if problems := w.Problems(); len(problems) > 0 {
		t.Errorf("%d problems, the first: %v", len(problems), problems[0])
	}
}

// N = max(1, round(a0 X^0.6)) accounts a cell (model.md section 4).
func TestReferenceMakesTenThousandAccounts(t *testing.T) {
	const a0 = 2.35e-5 // solves 10,000 accounts for these flows; the model has its own
	accounts := 0.0
	for _, usd := range reference(t).Flows.ValueUSD {
		accounts += max(1, math.Round(a0*math.Pow(usd, 0.6)))
	}
	if accounts < 9000 || accounts > 11000 {
		t.Errorf("%.0f accounts at a0 = %g, want about 10,000", accounts, a0)
	}
}

func TestReferenceIsDeterministic(t *testing.T) {
	// The bits on every platform; a change here changes every result on the
	// reference world and belongs in the CHANGELOG.
	const want = "de3386b0993ea798"
	first, second := reference(t), reference(t)
	if diff := cmp.Diff(first, second, cmpopts.EquateNaNs(), cmpopts.IgnoreUnexported(World{})); diff != "" {
		t.Fatalf("two calls differ (-first +second):\n%s", diff)
	}
	first.Flows.ValueUSD[0]++
	if second.Flows.ValueUSD[0] == first.Flows.ValueUSD[0] {
		t.Error("two calls share a column")
	}
	h := sha256.New()
	f := second.Flows
	for r := range f.Len() {
		fmt.Fprintf(h, "%d %d %d %x %x\n", f.Exporter[r], f.Importer[r], f.Product[r], math.Float64bits(f.ValueUSD[r]), math.Float64bits(f.QuantityT[r]))
	}
	for _, x := range second.Totals {
		fmt.Fprintf(h, "%x\n", math.Float64bits(x.ValueUSD))
	}
	if got := hex.EncodeToString(h.Sum(nil)[:8]); got != want {
		t.Errorf("flows and totals hash to %s, want %s", got, want)
	}
}

func TestReferenceIsUnderTwoMiB(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "reference")
	if err := WriteWorld(dir, reference(t), nil); err != nil {
		t.Fatal(err)
	}
	var size int64
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := os.Stat(path)
		size += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if size > 2<<20 {
		t.Errorf("written, the reference world takes %d bytes, want under 2 MiB", size)
	}
}

func TestReferenceCarriesEveryEntrysProducts(t *testing.T) {
	w := reference(t)
	trade := make([]float64, len(w.Products))
	for r, k := range w.Flows.Product {
		trade[k] += w.Flows.ValueUSD[r]
	}
	for k, p := range w.Products {
		if trade[k] == 0 {
			t.Errorf("HS %s has no trade", p.HS6)
		}
		if p.Theta < 2 || p.Theta > 12 {
			t.Errorf("HS %s has theta %g, want 2..12", p.HS6, p.Theta)
		}
	}
	withoutHS := 0
	for _, it := range w.Items {
		if len(it.HS6) == 0 {
			withoutHS++
			continue
		}
		for _, hs6 := range it.HS6 {
			if w.ProductIndex(hs6) < 0 {
				t.Errorf("entry %s: HS %s is no product of the world", it.Entry, hs6)
			}
		}
		if !(it.CoverageLow <= it.CoverageMid && it.CoverageMid <= it.CoverageHigh && it.CoverageLow > 0 && it.CoverageHigh < 1) {
			t.Errorf("entry %s: coverage %g, %g, %g is not in order within 0..1", it.Entry, it.CoverageLow, it.CoverageMid, it.CoverageHigh)
		}
	}
	if withoutHS == 0 {
		t.Error("no entry without HS codes, want one that is not simulated as trade")
	}
}

// The scenarios with allies need chips controlled by the leader alone.
func TestReferenceLeaderIsAloneOnChips(t *testing.T) {
	w := reference(t)
	for _, it := range w.Items {
		if !slices.Contains(it.HS6, "854231") {
			continue
		}
		if iso3 := w.Jurisdictions[it.Jurisdiction].ISO3; iso3 != "USA" || it.Entry != "3A090.a" {
			t.Errorf("%s lists %s on HS 854231, want only the USA's 3A090.a", iso3, it.Entry)
		}
	}
	for _, ally := range []string{"JPN", "NLD", "KOR", "TWN", "DEU"} {
		if w.JurisdictionIndex(ally) < 0 {
			t.Errorf("%s is not in the world", ally)
		}
	}
}

// In logs, flows net of exporter-product and importer-product means fall with
// distance at about the rule's elasticity of -1: cells left out for their size
// flatten it, since far cells stay only where they are large.
func TestReferenceFlowsFallWithDistance(t *testing.T) {
	w := reference(t)
	n := len(w.Jurisdictions)
	km := make([]float64, n*n)
	for _, d := range w.Distances {
		km[int(d.From)*n+int(d.To)] = d.Km
	}
	f := w.Flows
	y, x := make([]float64, f.Len()), make([]float64, f.Len())
	for r := range y {
		y[r] = math.Log(f.ValueUSD[r])
		x[r] = math.Log(km[int(f.Exporter[r])*n+int(f.Importer[r])])
	}
	for range 200 { // both means at once, by turns
		for _, v := range [][]float64{y, x} {
			demean(v, func(r int) int { return int(f.Product[r])*n + int(f.Exporter[r]) }, len(w.Products)*n)
			demean(v, func(r int) int { return int(f.Product[r])*n + int(f.Importer[r]) }, len(w.Products)*n)
		}
	}
	var xy, xx float64
	for r := range y {
		xy += x[r] * y[r]
		xx += x[r] * x[r]
	}
	if slope := xy / xx; slope < -1.3 || slope > -0.8 {
		t.Errorf("elasticity of flows to distance is %.3f, want about -1", slope)
	}
}

func demean(v []float64, group func(int) int, groups int) {
	sum, count := make([]float64, groups), make([]float64, groups)
	for r, value := range v {
		sum[group(r)] += value
		count[group(r)]++
	}
	for r := range v {
		v[r] -= sum[group(r)] / count[group(r)]
	}
}

// Barred and opaque destinations keep several suppliers of what they buy for
// more than a million USD, or nothing could be shipped around.
func TestReferenceOpaqueDestinationsHaveSuppliers(t *testing.T) {
	w := reference(t)
	suppliers := make(map[[2]uint16]int)
	bought := make(map[[2]uint16]float64)
	for r, k := range w.Flows.Product {
		suppliers[[2]uint16{k, w.Flows.Importer[r]}]++
		bought[[2]uint16{k, w.Flows.Importer[r]}] += w.Flows.ValueUSD[r]
	}
	for k, p := range w.Products {
		for j, importer := range w.Jurisdictions {
			cell := [2]uint16{uint16(k), uint16(j)}
			if importer.Opacity >= 0.5 && bought[cell] > 1e6 && suppliers[cell] < 4 {
				t.Errorf("%s buys HS %s for %.0f USD from %d suppliers, want 4 or more", importer.ISO3, p.HS6, bought[cell], suppliers[cell])
			}
		}
	}
}

func BenchmarkReference(b *testing.B) {
	for b.Loop() {
		if _, err := Reference(); err != nil {
			b.Fatal(err)
		}
	}
}
