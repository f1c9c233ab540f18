package limits

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/model/chance"
)

// table writes a CSV of trade.
func table(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "trade.csv")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestExactHatOfManyCountries closes a link among 14 countries of made-up,
// unbalanced trade, some of it missing.
func TestExactHatOfManyCountries(t *testing.T) {
	const n = 14
	var b strings.Builder
	for j := range n {
		fmt.Fprintf(&b, ",c%d", j)
	}
	for i := range n {
		fmt.Fprintf(&b, "\nc%d", i)
		for j := range n {
			u := chance.Key(7).Float(uint64(i), j)
			switch {
			case i == j:
				u += 8
			case u < 0.2 && i != 3:
				u = 0
			}
			fmt.Fprintf(&b, ",%.4f", u)
		}
	}
	for _, tau := range []string{"1.3", "inf"} {
		c := Find("exact-hat").Case(1)
		for _, set := range [][2]string{{"trade", table(t, b.String())}, {"from", "c3"}, {"to", "c9"}, {"tau", tau}} {
			if err := c.Set(set[0], set[1]); err != nil {
				t.Fatal(err)
			}
		}
		rows, err := c.Limit.Run(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.Verdict() != OK {
				t.Errorf("tau %s: %s: theory %.9f, model %.9f, residual or tolerance %g", tau, r.Quantity, r.Theory, r.Model, r.Tolerance)
			}
		}
		if moved := rows[0].Model; moved > 1-1e-5 {
			t.Errorf("tau %s: the sender's wage is %.7f, want it lower", tau, moved)
		}
	}
}

// TestExactHatSaysWhatIsWrong wants errors that name what was found.
func TestExactHatSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ csv, from, to, want string }{
		{",a,b\na,5,1\nb,1,5", "x", "", `no country is called "x"; the countries are a, b`},
		{",a,b\na,5,1\nb,1,5", "a", "a", "from and to are both a"},
		{",a,b\na,5,0\nb,1,5", "a", "b", "a sells nothing to b"},
		{",a,b\na,0,1\nb,1,5", "", "", "a buys nothing from itself"},
		{",a,b,c\na,5,1,0\nb,1,5,0\nc,0,0,4", "", "b", "no incomes of all countries balance this trade"},
		{",a,b\na,5,1", "", "", "no line of b"},
		{",a,b\na,5,1\nb,1", "", "", "trade.csv:3: found 2 cells, expected 3"},
		{",a,b\na,5,1\nb,1,-5", "", "", `trade.csv:3, column 3: found "-5", expected a value of 0 or more`},
		{",a,b\na,5,1\nq,1,5", "", "", `trade.csv:3, column 1: found "q"`},
		{",a,b\na,5,1\na,1,5", "", "", "a second line of a"},
		{",a,a\na,5,1", "", "", "a name of its own"},
		{"", "", "", "an empty file"},
	} {
		k := Find("exact-hat").Case(1)
		k.Words["trade"], k.Words["from"], k.Words["to"] = table(t, c.csv), c.from, c.to
		if _, err := k.Limit.Run(k); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q, from %q to %q: %v; want an error with %q", c.csv, c.from, c.to, err, c.want)
		}
	}
}
