package history

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// By is how flows are added up into quantities.
type By struct {
	Period   string            // month, quarter, year or whole
	Exporter bool              // each exporter by itself; else all together
	Goods    string            // hs6, hs4, hs2, all or groups
	Groups   map[string]string // name of the group by HS6, where Goods is groups; other products are left out
}

// All stands for all exporters, or all goods, together.
const All = "all"

// ParseBy reads "month,exporter,hs6": a period, whether each exporter stands by
// itself, and the goods. What is not named is whole, all exporters, all goods.
func ParseBy(text string) (By, error) {
	by := By{Period: "whole", Goods: All}
	for _, word := range strings.Split(text, ",") {
		switch word = strings.TrimSpace(word); word {
		case "month", "quarter", "year", "whole":
			by.Period = word
		case "exporter":
			by.Exporter = true
		case "hs6", "hs4", "hs2", All:
			by.Goods = word
		case "importer": // always
		default:
			return by, fmt.Errorf("--by %s: found %q, expected month, quarter, year or whole; exporter; hs6, hs4, hs2 or all", text, word)
		}
	}
	return by, nil
}

// String is the setting as ParseBy reads it.
func (b By) String() string {
	words := []string{b.Period}
	if b.Exporter {
		words = append(words, "exporter")
	}
	return strings.Join(append(words, "importer", b.Goods), ",")
}

// group that a product belongs to; "" for none.
func (b By) group(hs6 string) string {
	switch b.Goods {
	case "hs6":
		return hs6
	case "hs4":
		return hs6[:4]
	case "hs2":
		return hs6[:2]
	case "groups":
		return b.Groups[hs6]
	}
	return All
}

// ReadGroups reads a table with the columns hs6 and group.
func ReadGroups(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("groups of products: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%s:1: found no header (%w), expected hs6,group", path, err)
	}
	at := map[string]int{}
	for i, name := range head {
		at[strings.TrimPrefix(strings.TrimSpace(name), "\ufeff")] = i
	}
	h, okH := at["hs6"]
	g, okG := at["group"]
	if !okH || !okG {
		return nil, fmt.Errorf("%s:1: found the columns %s, expected hs6 and group", path, strings.Join(head, ", "))
	}
	out := map[string]string{}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		code, name := strings.TrimSpace(row[h]), strings.TrimSpace(row[g])
		if len(code) != 6 || strings.Trim(code, "0123456789") != "" {
			return nil, fmt.Errorf("%s:%d: hs6 %q, expected six digits", path, line, code)
		}
		if name == "" {
			return nil, fmt.Errorf("%s:%d: the group of %s is empty, expected its name", path, line, code)
		}
		if before, ok := out[code]; ok && before != name {
			return nil, fmt.Errorf("%s:%d: %s is in the groups %q and %q, expected one", path, line, code, before, name)
		}
		out[code] = name
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: found no row below the header, expected hs6 codes and their groups", path)
	}
	return out, nil
}
