package data_test

import (
	"fmt"
	"os"
	"path/filepath"

	"cordon/data"
)

// A file as CEPII publishes it becomes a world.
func ExampleImportBACI() {
	dir, _ := os.MkdirTemp("", "cordon")
	defer os.RemoveAll(dir)
	source := filepath.Join(dir, "BACI_HS17_Y2021_V202601.csv")
	rows := "t,i,j,k,v,q\n2021,276,156,848620,1500.5,12\n2021,392,156,848620,700,NA\n2021,392,156,848620,0,1\n"
	if err := os.WriteFile(source, []byte(rows), 0o666); err != nil {
		fmt.Println(err)
	}
	report, err := data.ImportBACI(data.ImportOptions{Sources: []string{source}, Out: filepath.Join(dir, "world")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("read", report.Read.Rows, "kept", report.Kept.Rows)
	for _, d := range report.Dropped {
		fmt.Println("dropped", d.Rows, d.Reason)
	}
	w := report.World
	for i, v := range w.Flows.ValueUSD {
		fmt.Println(w.Jurisdictions[w.Flows.Exporter[i]].ISO3, w.Jurisdictions[w.Flows.Importer[i]].ISO3, v, "USD")
	}
	// Output:
	// read 3 kept 2
	// dropped 1 value is zero or below half a cent
	// DEU CHN 1.5005e+06 USD
	// JPN CHN 700000 USD
}
