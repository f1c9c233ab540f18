package lever

import (
	"strings"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// TestExceptionUses wants a use that lacks what it needs, or that nobody knows, to
// be refused with what to do, before anything is written.
func TestExceptionUses(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		e    Exception
		want string // of the error; "" where there is none
	}{
		{Exception{Use: "civil"}, ""},
		{Exception{Use: "humanitarian"}, ""},
		{Exception{Use: "low_value"}, "needs a cap"},
		{Exception{Use: "low_value", Cap: 1e5}, ""},
		{Exception{Use: "ally"}, "needs destinations"},
		{Exception{Use: "ally", Destinations: []string{"JPN"}}, ""},
		{Exception{Use: "cheap"}, "it is civil, humanitarian, low_value or ally"},
	} {
		b := world.NewRulebook(w, data.MustDate("2026-01-05"))
		c.e.Item, c.e.Share = "3A090.a", 0.5
		err := c.e.Write(b, Measure{Name: "x", Settings: &c.e})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("use %s: %v", c.e.Use, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || len(b.Changes) > 0):
			t.Errorf("use %s: error %v and %d changes, want one with %q and none", c.e.Use, err, len(b.Changes), c.want)
		}
	}
}

// TestPartiesGrow wants a listed share that grows by a rate a year and stops at all
// of demand, on each destination alike.
func TestPartiesGrow(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	b := world.NewRulebook(w, data.MustDate("2026-01-05"))
	p := Parties{By: []string{"USA"}, Destination: []string{"CHN"}, Share: 0.1, Growth: 0.29}
	if err := p.Write(b, Measure{Name: "x", Settings: &p}); err != nil {
		t.Fatal(err)
	}
	year, last := 0.0, 0.0
	for _, c := range b.Changes {
		if c.Kind != world.SetParty {
			continue
		}
		if c.Value < last || c.Value > 1 {
			t.Errorf("the share goes from %g to %g", last, c.Value)
		}
		last = c.Value
		if days := c.From - b.Start; days == 364 {
			year = c.Value
		}
	}
	if d := year - 0.129; d > 1e-9 || d < -1e-9 || last != 1 {
		t.Errorf("the share is %g after a year and %g in the end, want 0.129 and 1", year, last)
	}
}
