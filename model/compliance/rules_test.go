package compliance

import "testing"

// A global licence pays from the listed sales on at which what it saves on
// applications over its life is what it costs: at the defaults, three years of
// 3,120 USD saved for each 570,000 USD against 18,000 USD of work and three years
// of audits at 20,000.
func TestWorthGlobal(t *testing.T) {
	p := Params{Hours: 60, Wage: 60, Orders: 4, PerFiling: 570000, ReportHours: 2, GlobalHours: 300, GlobalAudit: 20000, GlobalValidity: 156}
	years := 156 * 7 / 365.25
	line := (18000 + 20000*years) / (3120 * years) * 570000
	if p.WorthGlobal(0.99*line) || !p.WorthGlobal(1.01*line) {
		t.Errorf("it pays at %.0f USD a year: %v, at %.0f: %v; want no and yes", 0.99*line, p.WorthGlobal(0.99*line), 1.01*line, p.WorthGlobal(1.01*line))
	}
	free := p
	free.Fee = 1e6
	if !free.WorthGlobal(0.5 * line) {
		t.Error("a high fee for each application makes it pay sooner")
	}
}
