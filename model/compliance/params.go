// Package compliance is what exporters do about a list: classify, keep a
// programme, use an exception, apply or decline.
package compliance

// Params of the exporter's side.
type Params struct {
	Miss             float64 `unit:"probability" default:"0.05" range:"0.01..0.2" dist:"loguniform" source:"assumed" doc:"chance that an exporter without literacy ships a listed good as free"`
	Needless         float64 `unit:"probability" default:"0.02" range:"0.005..0.1" dist:"loguniform" source:"assumed" doc:"chance that an exporter without literacy files for a good that is not listed"`
	Literacy         float64 `unit:"0..1" default:"0.5" range:"0.2..0.8" dist:"uniform" source:"assumed" doc:"literacy of a firm with ten employees"`
	LiteracySlope    float64 `unit:"exponent" default:"0.3" range:"0.1..0.6" dist:"uniform" source:"assumed" doc:"how ignorance falls with employees: 1-l = (1-l10)(n/10)^-slope"`
	F0               float64 `unit:"USD a year" default:"5000" range:"1000..10000" dist:"loguniform" source:"assumed" doc:"fixed part of a compliance programme"`
	F1               float64 `unit:"USD a year" default:"15000" range:"5000..60000" dist:"loguniform" source:"B20" doc:"programme cost is f0 + f1 n^nu for n employees"`
	Nu               float64 `unit:"exponent" default:"0.4" range:"0.2..0.6" dist:"uniform" source:"B20" doc:"scale exponent of programme cost"`
	Hours            float64 `unit:"person-hours" default:"60" range:"20..200" dist:"loguniform" source:"B3" doc:"work on one application"`
	Wage             float64 `unit:"USD per hour" default:"60" range:"35..100" dist:"uniform" source:"assumed" doc:"cost of an hour of compliance work"`
	Fee              float64 `unit:"USD" default:"0" range:"0..5000" dist:"none" source:"assumed" doc:"fee for one application"`
	Margin           float64 `unit:"share of sales" default:"0.15" range:"0.05..0.3" dist:"uniform" source:"assumed" doc:"profit on a sale before compliance"`
	Orders           int     `unit:"orders per licence" default:"4" range:"1..12" dist:"uniform" source:"assumed" doc:"orders that one licence covers"`
	PerFiling        float64 `unit:"USD" default:"570000" range:"200000..1640000" dist:"loguniform" source:"A1,A6,A19,A20" mark:"calibrated" doc:"value that ships per application: between 5.0 bn licensed over 24,782 filings and 48.5% of 72.1 bn authorised over 21,293; a larger need is filed in several applications"`
	MostFilings      int     `unit:"applications" default:"60" range:"1..200" dist:"none" source:"assumed" doc:"most applications that one need is filed in"`
	Validity         int     `unit:"weeks" default:"104" range:"26..208" dist:"loguniform" source:"assumed" doc:"life of a licence"`
	Utilisation      float64 `unit:"share" default:"0.485" range:"0.3..0.7" dist:"none" source:"A19" mark:"calibrated" doc:"share of authorised value that ships: authorised = need / utilisation"`
	Exempt           float64 `unit:"share" default:"0.81" range:"0.6..0.9" dist:"none" source:"A20" mark:"calibrated" doc:"share of listed trade under standing exceptions where policy is approval"`
	Feared           float64 `unit:"USD" default:"250000" range:"50000..400000" dist:"loguniform" source:"B14" doc:"penalty that a firm expects for a shipment without licence that is found"`
	SmallReach       float64 `unit:"times large firms'" default:"0.4" range:"0.1..1" dist:"uniform 0.2..0.7" source:"assumed" doc:"how far courses and guidance reach small firms and start-ups; medium ones stand between"`
	Forget           float64 `unit:"per year" default:"0.3" range:"0..1" dist:"uniform 0.15..0.5" source:"assumed" doc:"what was taught that leaves with staff"`
	CourseHours      float64 `unit:"person-hours" default:"24" range:"4..120" dist:"loguniform" source:"assumed" doc:"work that a firm puts into one course"`
	CourseOutlay     float64 `unit:"USD per firm" default:"800" range:"100..5000" dist:"loguniform" source:"assumed" doc:"what the government pays for one firm's course"`
	CertificateKeeps float64 `unit:"share of ignorance" default:"0.5" range:"0.1..0.9" dist:"uniform" source:"assumed" doc:"ignorance that a certified firm's yearly audit leaves"`
	Discloses        float64 `unit:"probability" default:"0.2" range:"0.02..0.6" dist:"loguniform" source:"assumed" doc:"chance that a fully literate exporter finds and discloses a mistake of its own; B10 and B11 count disclosures, not mistakes"`
	AuditLearn       float64 `unit:"share" default:"0.5" range:"0..1" dist:"uniform" source:"assumed" doc:"part of its ignorance that a firm under audit is without"`
	Memory           int     `unit:"weeks" default:"52" range:"13..60" dist:"uniform" source:"assumed" doc:"how long a refusal closes an account's channel to an origin"`

	GlobalHours    float64 `unit:"person-hours" default:"300" range:"100..1000" dist:"loguniform" source:"assumed" doc:"a firm's work on an application for a global licence"`
	GlobalAudit    float64 `unit:"USD a year" default:"20000" range:"5000..80000" dist:"loguniform" source:"assumed" doc:"what audits cost the holder of a global licence"`
	GlobalValidity int     `unit:"weeks" default:"156" range:"52..260" dist:"uniform" source:"assumed" doc:"life of a global licence"`
	GlobalOffice   float64 `unit:"USD a year" default:"10000" range:"2000..40000" dist:"loguniform" source:"assumed" doc:"what auditing the holder of a global licence costs the government"`
	LaneAudit      float64 `unit:"USD" default:"15000" range:"4000..60000" dist:"loguniform" source:"assumed" doc:"what the audit of a certified exporter costs the government"`
	RegisterHours  float64 `unit:"person-hours" default:"40" range:"10..160" dist:"loguniform" source:"assumed" doc:"a firm's work on registering for general licences"`
	ReportHours    float64 `unit:"person-hours" default:"2" range:"0.5..8" dist:"loguniform" source:"assumed" doc:"work on reporting one shipment under a general or global licence"`
	Certify        float64 `unit:"USD" default:"50000" range:"10000..200000" dist:"loguniform" source:"assumed" doc:"what being certified for a fast lane costs a firm"`
	CertifyUpkeep  float64 `unit:"USD a year" default:"15000" range:"3000..60000" dist:"loguniform" source:"assumed" doc:"what staying certified costs a firm"`
	AuditFinds     float64 `unit:"probability" default:"0.3" range:"0.1..0.6" dist:"uniform" source:"assumed" doc:"chance that the audit of a certified firm without literacy ends its certificate"`
	CheckCost      float64 `unit:"USD" default:"8000" range:"2000..30000" dist:"loguniform" source:"assumed" doc:"what a check on site or an audit by a third party costs the firm whose application it is about"`
	AlarmHours     float64 `unit:"person-hours" default:"0.5" range:"0.1..2" dist:"loguniform" source:"assumed" doc:"work on looking at the end use of one sale of unlisted goods"`
}
