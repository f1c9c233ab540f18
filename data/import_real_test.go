package data

import (
	"math"
	"path/filepath"
	"strings"
	"testing"
)

const comextGz = "comext_eu27_sanctioned_goods_2020-01_2022-02.csv.gz"

// The Comext extract: counts as the README of the data gives them.
func TestRealComext(t *testing.T) {
	dir := t.TempDir()
	o := ImportOptions{Sources: []string{sharedData(t, comextGz)}, Codes: sharedData(t, "comext_codes.csv"), From: "2021-03", To: "2022-02", Out: filepath.Join(dir, "csv"),
		Totals: sharedData(t, "comtrade_total_exports_bilateral_2014_2021.csv.gz"), Distances: sharedData(t, "gravity/cepii_dist_cepii.csv"),
		GDP: sharedData(t, "countries/wdi_gdp_current_usd_1960_2023.csv"), Elasticities: sharedData(t, "protee_hs6_trade_elasticities.csv")}
	rep := mustImport(t, ImportComext, o)
	if rep.Read.Rows != 866_621 {
		t.Errorf("got %d rows, want 866,621", rep.Read.Rows)
	}
	want := map[string]int64{dropAggregate.String(): 105_130 + 1_025 + 94, dropPeriod.String(): 393_739}
	for _, d := range rep.Dropped {
		if want[d.Reason] != d.Rows {
			t.Errorf("%s: got %d rows, want %d", d.Reason, d.Rows, want[d.Reason])
		}
	}
	if rep.Kept.Rows != 366_633 || len(rep.Dropped) != len(want) {
		t.Errorf("got %d rows kept, %d reasons; want 366,633 and %d", rep.Kept.Rows, len(rep.Dropped), len(want))
	}
	if bn := rep.Kept.Value() / 1e9; math.Abs(bn-39.7) > 0.05 {
		t.Errorf("got EUR %.2f bn in the base period, want 39.7", bn)
	}
	w := rep.World
	if len(w.Jurisdictions) != 34 {
		t.Errorf("got %d jurisdictions, want 27 reporters and 7 partners", len(w.Jurisdictions))
	}
	if len(w.Distances) != 34*33 || len(w.Totals) < 900 {
		t.Errorf("got %d distances and %d totals, want 34 x 33 and most pairs", len(w.Distances), len(w.Totals))
	}
	if rus := w.Jurisdictions[w.JurisdictionIndex("RUS")]; math.Abs(rus.GDP/2.2e12-1) > 0.1 {
		t.Errorf("got Russia's GDP %g, want about 2.2e12 USD of 2022", rus.GDP)
	}
	for _, p := range w.Products {
		if p.Theta < 2 || p.Theta > 12 {
			t.Errorf("%s: got theta %g, want 2 to 12", p.HS6, p.Theta)
		}
	}
	if ps, err := Check(o.Out); err != nil || len(ps) > 0 {
		t.Errorf("check: got %v, %v", ps, err)
	}
	o.Sources, o.Out = []string{sharedData(t, strings.TrimSuffix(comextGz, "csv.gz")+"parquet")}, filepath.Join(dir, "parquet")
	if other := mustImport(t, ImportComext, o); other.World.Fingerprint != w.Fingerprint {
		t.Error("got another world from Parquet than from CSV")
	}
}

// The BACI extract: 91,708 rows, of which 46,926 in the base period.
func TestRealBACI(t *testing.T) {
	rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{sharedData(t, "baci_crm_hs17_2017_2022.csv.gz")}, From: "2020", To: "2022", Out: filepath.Join(t.TempDir(), "world")})
	if rep.Read.Rows != 91_708 || rep.Kept.Rows != 46_926 || rep.Flows != 46_926 {
		t.Errorf("got %d rows, %d kept, %d flows; want 91,708, 46,926 and the same", rep.Read.Rows, rep.Kept.Rows, rep.Flows)
	}
	if strings.Join(rep.Extra, ",") != "material" {
		t.Errorf("got columns not read %v, want material", rep.Extra)
	}
	if len(rep.World.Products) != 30 || rep.World.JurisdictionIndex("TWN") < 0 {
		t.Errorf("got %d products, want 30, and Taiwan among the jurisdictions", len(rep.World.Products))
	}
	for _, q := range rep.World.Flows.QuantityT {
		if !math.IsNaN(q) {
			t.Fatalf("got a weight of %g, want none", q)
		}
	}
}

// The embedded entries and the list file of the data give the same items.
func TestRealList(t *testing.T) {
	rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{sharedData(t, "baci_crm_hs17_2017_2022.csv.gz")}, List: sharedData(t, "control_lists/entries.csv")})
	builtIn, err := BuiltinItems(rep.World)
	if err != nil {
		t.Fatal(err)
	}
	if rep.List.Entries != 41 || len(rep.List.NotSimulated) != 2 || len(builtIn) != len(rep.World.Items) {
		t.Errorf("got %d entries, %d not simulated, %d items; want 41, 2 and %d", rep.List.Entries, len(rep.List.NotSimulated), len(rep.World.Items), len(builtIn))
	}
	for i, got := range rep.World.Items {
		want := builtIn[i]
		if got.Entry != want.Entry || got.Jurisdiction != want.Jurisdiction || got.CoverageMid != want.CoverageMid && len(want.HS6) > 0 || string(over(got.Policy, func(p *Policy) byte { return byte(*p) })) != string(over(want.Policy, func(p *Policy) byte { return byte(*p) })) {
			t.Errorf("item %d: got %s of %d, want %s of %d with the same policy", i, got.Entry, got.Jurisdiction, want.Entry, want.Jurisdiction)
		}
	}
}
