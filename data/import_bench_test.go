package data

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// writeBACILike writes rows as CEPII publishes them: sorted by exporter,
// importer and product, values in thousand USD with three decimals, quantities
// in tonnes, one in fifty missing and written as blanks and NA.
func writeBACILike(path string, year, rows int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	book := knownCountries()
	var numbers []int
	seen := map[uint16]bool{} // two numbers of one country would trade with themselves
	for n := range book.byNumber {
		if at := book.byNumber[n]; at > 0 && !seen[at] && len(numbers) < 224 {
			numbers = append(numbers, n)
			seen[at] = true
		}
	}
	const products = 5000
	pairs := len(numbers) * (len(numbers) - 1)
	perPair := float64(rows) / float64(pairs)
	seed, written, due := uint64(1), 0, 0.0
	next := func() uint64 { // splitmix64
		seed += 0x9e3779b97f4a7c15
		z := seed
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return z ^ z>>31
	}
	fmt.Fprintln(w, "t,i,j,k,v,q")
	var line []byte
	for i := range numbers {
		for j := range numbers {
			if i == j {
				continue
			}
			due += perPair
			n := int(due) - written
			if i == len(numbers)-1 && j == len(numbers)-2 {
				n = rows - written
			}
			for k := range n {
				u := next()
				product := k*products/max(n, 1) + int(u%uint64(max(products/max(n, 1), 1)))
				hs6 := 10100 + product*193 // spread over the chapters 01 to 97
				if hs6/10_000 == reservedChapter {
					hs6 -= 10_000 // between the codes of the chapter before
				}
				line = strconv.AppendInt(line[:0], int64(year), 10)
				line = append(line, ',')
				line = strconv.AppendInt(line, int64(numbers[i]), 10)
				line = append(line, ',')
				line = strconv.AppendInt(line, int64(numbers[j]), 10)
				line = append(line, ',')
				line = append(line, fmt.Sprintf("%06d", hs6)...)
				line = append(line, ',')
				line = strconv.AppendFloat(line, float64(1+u>>20%(1<<(4+u>>10%20)))/1000, 'f', 3, 64)
				line = append(line, ',')
				if u>>40%50 == 0 {
					line = append(line, "           NA"...)
				} else {
					line = strconv.AppendFloat(line, float64(1+u>>44%(1<<(2+u>>14%16)))/1000, 'f', 3, 64)
				}
				line = append(line, '\n')
				if _, err := w.Write(line); err != nil {
					return err
				}
			}
			written += n
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// benchmarkRows is what the project's target is stated for; BACI_ROWS overrides it.
func benchmarkRows() int {
	if n, err := strconv.Atoi(os.Getenv("BACI_ROWS")); err == nil {
		return n
	}
	return 5_000_000
}

// benchmarkFile is the file that BACI_FILE names, or a new one.
func benchmarkFile(b *testing.B) (path string, size int64, rows int) {
	path, rows = os.Getenv("BACI_FILE"), benchmarkRows()
	if path == "" {
		path = filepath.Join(b.TempDir(), "BACI_HS17_Y2020_V202601.csv")
		if err := writeBACILike(path, 2020, rows); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return path, info.Size(), rows
}

// TestWriteBACILike writes the benchmark's file for a script that runs other
// programs on it.
func TestWriteBACILike(t *testing.T) {
	path := os.Getenv("BACI_FILE")
	if path == "" {
		t.Skip("BACI_FILE names no file to write")
	}
	if err := writeBACILike(path, 2020, benchmarkRows()); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkScan reads plain CSV into sorted, added-up flows, without the
// writing of the world: rows and bytes a second, by number of workers.
func BenchmarkScan(b *testing.B) {
	path, size, rows := benchmarkFile(b)
	for _, workers := range []int{1, 2} {
		for _, flows := range []bool{false, true} {
			b.Run(fmt.Sprintf("workers=%d/flows=%t", workers, flows), func(b *testing.B) {
				b.SetBytes(size)
				for b.Loop() {
					in, err := findInputs([]string{path}, false)
					if err != nil {
						b.Fatal(err)
					}
					s := &scan{plan: &importPlan{}, layouts: []*layout{layoutBACI}, book: knownCountries(), workers: workers, progress: NoProgress{}}
					if err := s.run(context.Background(), in.tables); err != nil {
						b.Fatal(err)
					}
					if !flows {
						continue
					}
					g, err := flowsOf(s.sinks, workers)
					if err != nil {
						b.Fatal(err)
					}
					if n := g.flows.Len() + int(g.merged); n != rows {
						b.Fatalf("got %d rows, want %d", n, rows)
					}
				}
				b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
			})
		}
	}
}

// BenchmarkImportBACI is the whole import: read, sort, add up, hash the source,
// write the world.
func BenchmarkImportBACI(b *testing.B) {
	path, size, rows := benchmarkFile(b)
	dir := b.TempDir()
	b.SetBytes(size)
	for b.Loop() {
		if _, err := ImportBACI(ImportOptions{Sources: []string{path}, Out: filepath.Join(dir, "world")}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}
