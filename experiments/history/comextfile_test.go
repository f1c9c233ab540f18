package history

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/model/world"
)

// writeComext writes a run's customs records as Comext has them, by month, with a
// table of CN codes; and returns the sum by importer.
func writeComext(t testing.TB, dir string, rep *model.Replicate, start data.Date, span Period) (flows, codes string, bought map[string]float64) {
	t.Helper()
	type cell struct{ month, from, to, hs6 string }
	value, bought := map[cell]float64{}, map[string]float64{}
	months, _ := Cut(span, "month")
	g := rep.Arms[1].Ground
	onward := map[cell]float64{}
	add := func(into map[cell]float64, r world.CustomsRow, cents int64) {
		monday := start + data.Date(7*r.Week)
		for _, m := range months {
			if share := m.overlap(monday, monday+7); share > 0 && cents != 0 {
				c := cell{m.Name, g.ISO[r.Exporter], g.ISO[r.Importer], g.World.Products[r.Product].HS6}
				into[c] += share * float64(cents) / 100
			}
		}
	}
	for _, r := range rep.Arms[1].Customs {
		add(value, r, r.Cents)
		add(onward, r, r.Onward)
	}
	for _, r := range rep.Arms[0].Customs {
		add(onward, r, -r.Onward)
	}
	for c, v := range onward {
		value[c] = math.Max(0, value[c]+v)
	}
	flows, codes = filepath.Join(dir, "flows.csv"), filepath.Join(dir, "codes.csv")
	hs6 := map[string]bool{}
	write(t, flows, "month,reporter,partner,cn,value_eur", func(line func(string, ...any)) {
		for c, v := range value {
			line("%s,%s,%s,%s00,%.2f", c.month, c.from, c.to, c.hs6, v)
			bought[c.to] += v
			hs6[c.hs6] = true
		}
	})
	write(t, codes, "cn,hs6", func(line func(string, ...any)) {
		for code := range hs6 {
			line("%s00,%s", code, code)
		}
	})
	return flows, codes, bought
}

func write(t testing.TB, path, head string, rows func(line func(string, ...any))) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	b := bufio.NewWriter(f)
	fmt.Fprintln(b, head)
	rows(func(format string, args ...any) { fmt.Fprintf(b, format+"\n", args...) })
	if err := b.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
