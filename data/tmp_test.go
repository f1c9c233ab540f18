package data

import (
	"fmt"
	"os"
	"testing"
	"time"
)

func TestTmp(t *testing.T) {
	s := func(n string) string { return sharedData(t, n) }
	dir := t.TempDir()
	st := time.Now()
	r, err := ImportComext(ImportOptions{Sources: []string{s("comext_eu27_sanctioned_goods_2020-01_2022-02.csv.gz")}, Codes: s("comext_codes.csv"), From: "2021-03", To: "2022-02", Out: dir + "/w",
		Totals: s("comtrade_total_exports_bilateral_2014_2021.csv.gz"), Distances: s("gravity/cepii_dist_cepii.csv"), GDP: s("countries/wdi_gdp_current_usd_1960_2023.csv"), Elasticities: s("protee_hs6_trade_elasticities.csv"), Progress: NewProgress(os.Stderr)})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(r, time.Since(st))
	st = time.Now()
	r, err = ImportBACI(ImportOptions{Sources: []string{s("baci_crm_hs17_2017_2022.csv.gz")}, From: "2020", To: "2022", Out: dir + "/b"})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(r, time.Since(st))
	p, err := Check(dir + "/w")
	fmt.Println(p, err)
	p, err = Check(dir + "/b")
	fmt.Println(p, err)
}
