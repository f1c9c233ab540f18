package compliance

import (
	"cordon/model/exact"
	"cordon/model/world"
)

// ProgrammeCost is a programme's yearly cost f0 + f1 n^nu for n employees [USD].
func (p *Params) ProgrammeCost(employees float64) float64 {
	return p.F0 + float64(p.F1*exact.Pow(max(employees, 1), p.Nu))
}

// Bears says whether a programme pays: the margin on a year's listed sales [USD]
// covers what it costs the firms, stands of them with that many employees each,
// less the part that relief pays (model.md section 6, "The exporter's choice").
func (p *Params) Bears(listed, stands, employees, relief float64) bool {
	return float64(p.Margin*listed) >= float64(stands*p.ProgrammeCost(employees))*(1-relief)
}

// LiteracyOf is the literacy of a firm: ignorance falls with employees.
func (p *Params) LiteracyOf(employees float64) float64 {
	return 1 - float64((1-p.Literacy)*min(1, exact.Pow(max(employees, 1)/10, -p.LiteracySlope)))
}

// Application is what one application costs the firm, fee aside [USD].
func (p *Params) Application() float64 { return float64(p.Hours * p.Wage) }

// Declines says whether a sale is not worth the risk of a mistake: the expected
// penalty exceeds the margin.
func (p *Params) Declines(ignorance, found, value float64) bool {
	return float64(float64(float64(ignorance*p.Miss)*found)*p.Feared) > float64(p.Margin*value)
}

// Worth says whether a licence for orders of a value is worth asking for: the
// expected profit over its life exceeds what applications and waiting cost, the
// latter as a share of an order's value (model.md section 6, "The exporter's choice");
// the government takes a share of applications off.
func (p *Params) Worth(value, adverse, waiting, relief float64) bool {
	profit := float64(p.Margin*value) * float64(p.Orders) * (1 - adverse)
	return profit > float64(float64(p.Filings(value))*(p.Application()+p.Fee)*(1-relief))+float64(waiting*value)
}

// Filings is in how many applications a firm asks for an order's licence: each
// covers PerFiling USD of what the licence ships.
func (p *Params) Filings(value float64) int {
	return min(max(1, int(float64(value*float64(p.Orders))/p.PerFiling+0.5)), p.MostFilings)
}

// WorthGlobal says whether a global licence pays for a firm with sales of so
// much a year [USD] that need a licence and that it would cover: over its life it saves more on applications than it
// costs in work, audits and reports.
func (p *Params) WorthGlobal(listed float64) bool {
	years := float64(p.GlobalValidity) / world.WeeksAYear
	each := float64((p.Hours - float64(p.ReportHours*float64(p.Orders))) * p.Wage)
	return float64(listed/p.PerFiling*years)*(each+p.Fee) > float64(p.GlobalHours*p.Wage)+float64(p.GlobalAudit*years)
}
