package data

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// fiveMillion is a world with as many flows as a year of BACI has.
func fiveMillion() *World {
	const rows, places, products = 5_000_000, 200, 5000
	w := smallWorld(1)
	w.Items, w.Distances, w.Totals = nil, nil, nil
	w.Jurisdictions, w.Products = nil, nil
	for i := range places {
		w.Jurisdictions = append(w.Jurisdictions, Jurisdiction{ISO3: string([]byte{'A' + byte(i/26), 'A' + byte(i%26), 'A'}), GDP: math.NaN(), Filings: math.NaN(), Exporters: math.NaN(), Clock: math.NaN()})
	}
	for i := range products {
		w.Products = append(w.Products, Product{HS6: fmt.Sprintf("%06d", i*100), Theta: 5, ValuePerKg: math.NaN()})
	}
	f := Flows{make([]int32, rows), make([]uint16, rows), make([]uint16, rows), make([]uint16, rows), make([]float64, rows), make([]float64, rows)}
	for i := range rows {
		cell := i * 8 // one in eight of the 40 million cells
		f.Period[i], f.Product[i], f.Importer[i], f.Exporter[i] = 2022, uint16(i/1000), uint16(cell/40%places), uint16(cell%40*5+i/40%5)
		f.ValueUSD[i] = float64(i%9973) * 1000
		f.QuantityT[i] = float64(i%733) / 10
		if i%20 == 0 {
			f.QuantityT[i] = math.NaN()
		}
	}
	w.Flows = f
	return w
}

func BenchmarkReadWorld(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "w")
	w := fiveMillion()
	if p := w.Problems(); len(p) > 0 {
		b.Fatal(p[0])
	}
	if err := WriteWorld(dir, w, nil); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "flows.arrow"))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		b.SetBytes(info.Size())
		b.ReportAllocs()
		for b.Loop() {
			w, err := ReadWorld(dir)
			if err != nil {
				b.Fatal(err)
			}
			w.Close()
		}
	})
	b.Run("check", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			if p, err := Check(dir); err != nil || len(p) > 0 {
				b.Fatal(p, err)
			}
		}
	})
	b.Run("write", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			if err := WriteWorld(dir, w, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkWriteTables writes a table of a million rows: two numbers, one
// integer, one label.
func BenchmarkWriteTables(b *testing.B) {
	const rows = 1_000_000
	t := &Table{Name: "weekly", Columns: []Column{{Name: "mean", Floats: make([]float64, rows)}, {Name: "p05", Floats: make([]float64, rows)},
		{Name: "week", Ints: make([]int64, rows)}, {Name: "jurisdiction", Strings: make([]string, rows)}}}
	for i := range rows {
		t.Columns[0].Floats[i] = math.Sqrt(float64(i))
		t.Columns[1].Floats[i] = math.Cbrt(float64(i))
		t.Columns[2].Ints[i] = int64(i % 156)
		t.Columns[3].Strings[i] = [...]string{"DEU", "USA", "JPN", "ALL"}[i/156%4]
	}
	for _, format := range Formats {
		dir := b.TempDir()
		b.Run("write/"+format, func(b *testing.B) {
			for b.Loop() {
				if _, err := WriteTables(dir, []*Table{t}, []string{format}); err != nil {
					b.Fatal(err)
				}
			}
			info, _ := os.Stat(filepath.Join(dir, "weekly."+format))
			b.ReportMetric(float64(info.Size())/1e6, "MB")
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
		})
		b.Run("read/"+format, func(b *testing.B) {
			for b.Loop() {
				if _, err := ReadTable(filepath.Join(dir, "weekly."+format)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
		})
	}
}
