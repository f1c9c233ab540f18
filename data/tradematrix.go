package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// TradeMatrix is who sells how much to whom, domestic sales included.
type TradeMatrix struct {
	Names []string
	Value [][]float64 // [origin][destination], any one unit
}

// ReadTradeMatrix reads a square CSV: a header whose first cell is free and whose
// others name the destinations; then a line an origin, its name first, in any
// order. Domestic sales stand on the diagonal.
func ReadTradeMatrix(path string) (*TradeMatrix, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
	bad := func(line, column int, found, expected string) error {
		return Problem{File: path, Line: int64(line), Column: columnOf(column), Found: found, Expected: expected}
	}
	var m TradeMatrix
	at := map[string]int{}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		line, _ := r.FieldPos(0)
		if m.Names == nil {
			for n, name := range cells[1:] {
				name = strings.TrimSpace(name)
				if _, twice := at[name]; twice || name == "" {
					return nil, bad(line, n+2, strconv.Quote(name), "a name of its own for each destination")
				}
				at[name] = n
				m.Names = append(m.Names, name)
			}
			if len(m.Names) < 2 {
				return nil, bad(line, 0, fmt.Sprintf("%d destinations", len(m.Names)), "a header that names at least 2 countries after its first cell")
			}
			m.Value = make([][]float64, len(m.Names))
			continue
		}
		name := strings.TrimSpace(cells[0])
		i, ok := at[name]
		switch {
		case !ok:
			return nil, bad(line, 1, strconv.Quote(name), "a country that the header names: "+strings.Join(m.Names, ", "))
		case m.Value[i] != nil:
			return nil, bad(line, 1, "a second line of "+name, "one line a country")
		case len(cells) != len(m.Names)+1:
			return nil, bad(line, 0, fmt.Sprintf("%d cells", len(cells)), fmt.Sprintf("%d: the origin and its sales to each destination of the header", len(m.Names)+1))
		}
		for n, cell := range cells[1:] {
			v, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
			if err != nil || !(v >= 0 && v < 1e30) {
				return nil, bad(line, n+2, strconv.Quote(cell), "a value of 0 or more")
			}
			m.Value[i] = append(m.Value[i], v)
		}
	}
	if m.Names == nil {
		return nil, bad(1, 0, "an empty file", "a header and a line an origin")
	}
	for i, row := range m.Value {
		if row == nil {
			return nil, Problem{File: path, Found: "no line of " + m.Names[i], Expected: "a line for each country of the header"}
		}
	}
	return &m, nil
}

func columnOf(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
