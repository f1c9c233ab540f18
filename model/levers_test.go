package model

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"cordon/model/lever"
)

// TestEveryLever is the contract of levers, those not yet written included: the
// neutral setting changes nothing, exactly; the doc is a sentence that says what
// it costs or how it fails; each setting says what it is.
func TestEveryLever(t *testing.T) {
	w := reference(t)
	arms := chips(40)[:1]
	for _, name := range lever.Names() {
		l := lever.New(name)
		if doc := l.Doc(); len(strings.Fields(doc)) < 8 || strings.HasSuffix(doc, ".") {
			t.Errorf("lever %s: doc %q is not a sentence without its full stop", name, doc)
		}
		fields := reflect.TypeOf(l).Elem()
		for i := range fields.NumField() {
			if f := fields.Field(i); f.Tag.Get("yaml") == "" || f.Tag.Get("doc") == "" {
				t.Errorf("lever %s: setting %s has no yaml or no doc tag", name, f.Name)
			}
		}
		m := l.Neutral(w)
		m.Name = name
		m.From = arms[0].Start + 7*9
		arm := arms[0]
		arm.Name, arm.Measures = "neutral "+name, []lever.Measure{m}
		arms = append(arms, arm)
	}
	st, err := NewStudy(Design{World: w, Arms: arms, Params: Defaults(), Seed: 1, Laws: true})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.Run(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(arms); n++ {
		if all, k := Differences(r.Arms[0], r.Arms[n]); k > 0 {
			t.Errorf("%s: %d of %d numbers differ from today", arms[n].Name, k, all)
		}
	}
}
