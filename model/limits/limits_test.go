package limits

import (
	"context"
	"testing"
	"time"
)

func TestShow(t *testing.T) {
	for _, l := range All() {
		for _, c := range l.Defaults(1) {
			now := time.Now()
			Run(context.Background(), []*Case{c}, 1, func(r Result) {
				for _, row := range r.Rows {
					t.Logf("%-12s %-40s %-60s theory %.6g model %.6g se %.3g n %d: %s", l.Name, c, row.Quantity, row.Theory, row.Model, row.SE, row.N, row.Verdict())
				}
			})
			t.Log(time.Since(now).Round(time.Millisecond))
		}
	}
}
