package data

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
)

// splitAll splits a text into records as an import does, in blocks of about
// size bytes.
func splitAll(t *testing.T, text string, size int) (records [][]string, bad bool) {
	r := &blockReader{file: &scanFile{input: &tableInput{name: "fuzz.csv"}}, r: strings.NewReader(text), size: size, line: 1}
	line := int64(1)
	for {
		b, err := r.next(nil)
		if err == io.EOF {
			return records, bad
		}
		if err != nil {
			t.Fatal(err)
		}
		if b.line != line {
			t.Fatalf("block begins at line %d, want %d", b.line, line)
		}
		end := len(b.data)
		for i := 0; i < end; {
			if b.data[i] == '\n' || b.data[i] == '\r' && b.data[i+1] == '\n' {
				i += bytes.IndexByte(b.data[i:], '\n') + 1
				line++
				continue
			}
			cells, next, lines, broken := record(b.data[:end+blockPad], i, end, nil, ',')
			if next <= i || next > end {
				t.Fatalf("record at %d of %d ends at %d", i, end, next)
			}
			i, line = next, line+lines
			if broken != nil {
				bad = true
				continue
			}
			row := make([]string, len(cells))
			for k, c := range cells {
				row[k] = string(c)
			}
			records = append(records, row)
		}
	}
}

// FuzzRecord holds the splitting of records against encoding/csv: the same
// records, or both find the text broken.
func FuzzRecord(f *testing.F) {
	for _, s := range []string{
		"a,b\n1,2\n", "a,b\r\n1,2\r\n", "\"a\",\"b,c\"\n\"d\"\"e\",\"f\ng\"", "a\n\n\nb", "\"", "a\"b,c\n", "\"a\"b\n", "\r\n\r\n", "a,\n,b\n,\n",
		"\"a\r\nb\"\n", "t,i,j,k,v,q\n2020,4,20,210610,0.443,           NA\n", "\"\"\"\"\n", "\xef\xbb\xbfa,b\n", "a\rb\n", "\"x\"\r\n\"y\"\r", "\x00,\xff\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.HasSuffix(text, "\r") {
			t.Skip("encoding/csv drops a carriage return at the very end")
		}
		got, bad := splitAll(t, text, 1<<12)
		small, alsoBad := splitAll(t, text, 8)
		if bad != alsoBad || !bad && !slices.EqualFunc(got, small, slices.Equal[[]string]) {
			t.Fatalf("%q: blocks of 8 bytes give %q (broken %t), want %q (%t)", text, small, alsoBad, got, bad)
		}
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if (err != nil) != bad {
			t.Fatalf("%q: broken %t, encoding/csv says %v", text, bad, err)
		}
		if err != nil {
			return
		}
		if len(got) != len(want) {
			t.Fatalf("%q: got %d records, want %d", text, len(got), len(want))
		}
		for i := range want {
			if !slices.Equal(got[i], want[i]) {
				t.Fatalf("%q: record %d: got %q, want %q", text, i+1, got[i], want[i])
			}
		}
	})
}

// FuzzRoundTrip writes cells as encoding/csv does and reads them back.
func FuzzRoundTrip(f *testing.F) {
	f.Add("a", "b,c", "d\"e", "f\ng")
	f.Add("", " ", "\r", "\t")
	f.Add("\"", "\"\"", ",", "x")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		want := [][]string{{a, b, c, d}, {d, c, b, a}}
		for _, row := range want {
			for i, s := range row {
				row[i] = strings.ReplaceAll(s, "\r", "") // a cell's line ends become line feeds
			}
		}
		var text bytes.Buffer
		if err := csv.NewWriter(&text).WriteAll(want); err != nil {
			t.Fatal(err)
		}
		got, bad := splitAll(t, text.String(), 16)
		if bad || len(got) != 2 || !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
			t.Fatalf("%q: got %q (broken %t), want %q", text.String(), got, bad, want)
		}
	})
}

// FuzzRow holds fast against slow: what fast reads, slow reads the same way,
// and neither reads beyond the line.
func FuzzRow(f *testing.F) {
	for _, s := range []string{
		"2020,4,20,210610,0.443,0.022", "2020,842,490,10121,        8.747,           NA", "2021,276,392,848620,1e3,", "2021,276,392,848620,123456789012345678.5,1",
		"2021,276,392,848620,0.123456789,.5", "2021,276,392,000121,1,1", "2021,276,392,848620,1.,", "2021,276,392,848620,.,", "20211,276,392,848620,1,1",
		"2021,0276,392,848620,1,1", "2021,276,392,848620,1,1,2", "2021,276,392,848620,1,NAN", "2021,276,392,848620,1,1\r", ",,,,,", "",
	} {
		f.Add(s)
	}
	files := map[*layout]*tableColumns{}
	for _, l := range []*layout{layoutBACI, layoutTidy, layoutComext} {
		columns, err := matchColumns("fuzz.csv", append(strings.Split(l.header(), ","), "note"), []*layout{l})
		if err != nil {
			f.Fatal(err)
		}
		files[l] = columns
	}
	f.Fuzz(func(t *testing.T, line string) {
		for _, tail := range []string{"", ",", ",x"} {
			for l, columns := range files {
				text := append([]byte(line+tail), '\n')
				end := len(text)
				text = append(text, make([]byte, blockPad)...)
				p := &rowParser{columns: columns, book: knownCountries()}
				var fast, slow rawRow
				next := p.fast(text, 0, &fast)
				if next < 0 {
					continue
				}
				if next > end {
					t.Fatalf("%s %q: fast ends at %d of %d", l.name, line+tail, next, end)
				}
				at, _, skip, bad := p.slow(text, 0, end, &slow)
				if bad != nil || skip || at != next {
					t.Fatalf("%s %q: fast reads %+v to %d, slow says %v to %d", l.name, line+tail, fast, next, bad, at)
				}
				if slow.digits != fast.digits && columns.at(columnHS6) >= 0 {
					slow.digits = fast.digits // of an HS6 code without its zero
				}
				if slow != fast {
					t.Fatalf("%s %q: fast %+v, slow %+v", l.name, line+tail, fast, slow)
				}
			}
		}
	})
}

// Values keep every cent: a decimal within a cent's digits is exact, a longer
// one is rounded to the nearest.
func TestCents(t *testing.T) {
	for _, c := range []struct {
		l    *layout
		text string
		want int64
	}{
		{layoutTidy, "0.01", 1}, {layoutTidy, "123456789.99", 12345678999}, {layoutTidy, "0.29", 29}, {layoutTidy, "1.005", 100}, {layoutTidy, "0.004", 0},
		{layoutTidy, "262551.0", 26255100}, {layoutTidy, "1e3", 100000}, {layoutTidy, "999999999999.99", 99999999999999}, {layoutTidy, "1e12", 1e14},
		{layoutBACI, "0.001", 100}, {layoutBACI, "0.443", 44300}, {layoutBACI, "12.34567", 1234567}, {layoutBACI, "0.00001", 1}, {layoutBACI, "1.2345678", 123457},
	} {
		got, ok := c.l.parseCents(c.text)
		if !ok || got != c.want {
			t.Errorf("%s %s: got %d cents (%t), want %d", c.l.name, c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"", "-1", "1e300", "1.1e12", "NaN", "Inf", "0x10", "1_000", "1,5", "1 000"} {
		if got, ok := layoutTidy.parseCents(text); ok {
			t.Errorf("%q: got %d cents, want none", text, got)
		}
	}
	if got, _ := layoutTidy.parseCents("-0"); got != 0 {
		t.Errorf("-0: got %d cents, want 0", got)
	}
	if g, _ := parseGrams("0.022"); g != 22000 {
		t.Errorf("0.022 t: got %d g, want 22000", g)
	}
	if math.MaxInt64/int64(maxRowCents) < 90_000 {
		t.Error("a total may overflow")
	}
}
