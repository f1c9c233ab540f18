package experiments

import (
	"context"
	"os"
	"testing"

	"cordon/data"
	"cordon/model/lever"
)

// TestLawsAtRandomLevers runs random scenarios; CORDON_LONG runs thousands, which
// must pull every lever.
func TestLawsAtRandomLevers(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	n := 60
	if os.Getenv("CORDON_LONG") != "" {
		n = 2000
	} else if testing.Short() {
		n = 20
	}
	count, err := TryLaws(context.Background(), w, data.MustDate("2026-01-05"), n, 1, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d scenarios, %d weeks, %d texts refused, measures by lever %v", count.Scenarios, count.Weeks, count.Refused, count.Levers)
	if count.Refused > 20*n {
		t.Errorf("%d texts refused for %d scenarios: the draw has lost sight of what may be written", count.Refused, n)
	}
	for _, name := range lever.Names() {
		if count.Levers[name] == 0 && n >= 2000 {
			t.Errorf("lever %s was never pulled", name)
		}
	}
}
