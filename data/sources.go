package data

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// SourceRow is one calibration fact, in the project's own words. A row is an
// input (IN), a validation target (VAL) or context (CTX); IN/VAL marks a row
// whose figure column says which of its numbers is which. A number is never
// both.
type SourceRow struct {
	ID         string // letter of the group and number, such as A30
	Figure     string
	Value      string // a number, a range low..high, or several between semicolons
	Unit       string
	Population string // where and when
	Source     string
	Label      string // SEEN, RECALLED hi|med|lo, DERIVED or ASSUMED
	Use        string // IN, VAL, CTX or IN/VAL
}

// Sources is the embedded table of facts, by group and number. Row numbers have
// gaps on purpose.
var Sources = sync.OnceValue(func() []SourceRow {
	var rows []SourceRow
	mustFacts("sources.csv", func(r *factRow) {
		rows = append(rows, SourceRow{r.text("id"), r.text("figure"), r.text("value"), r.text("unit"), r.text("population"), r.text("source"), r.text("label"), r.text("use")})
	})
	return rows
})

// ResolveSources looks up the codes that a parameter names as its source, such
// as "A30,A33". The word assumed is a source without a row; the rest of a part
// after a blank is a remark ("A33 1999 row").
func ResolveSources(codes string) ([]SourceRow, error) {
	var found []SourceRow
	for part := range strings.SplitSeq(codes, ",") {
		code, _, _ := strings.Cut(strings.TrimSpace(part), " ")
		if code == "assumed" {
			continue
		}
		i := slices.IndexFunc(Sources(), func(s SourceRow) bool { return s.ID == code })
		if i < 0 {
			return nil, fmt.Errorf("source %q has no row %q in data/sources.csv; expected codes such as A30,A33 or the word assumed", codes, code)
		}
		found = append(found, Sources()[i])
	}
	return found, nil
}

// certainties are the labels of facts, the weakest first.
var certainties = []string{"ASSUMED", "RECALLED lo", "RECALLED med", "RECALLED hi", "DERIVED", "SEEN"}

// Certainty ranks a fact's label: 0 is the weakest; -1 where no label has the name.
func Certainty(label string) int { return slices.Index(certainties, label) }

// EmbeddedTable describes one file of embedded facts.
type EmbeddedTable struct {
	File    string // under data/
	Doc     string
	Source  string // of every row, where rows do not name their own
	Licence string
}

// EmbeddedTables lists the files of embedded facts (tables/index.csv).
var EmbeddedTables = sync.OnceValue(func() []EmbeddedTable {
	var rows []EmbeddedTable
	mustFacts("tables/index.csv", func(r *factRow) {
		rows = append(rows, EmbeddedTable{r.text("file"), r.text("doc"), r.text("source"), r.text("licence")})
	})
	return rows
})
