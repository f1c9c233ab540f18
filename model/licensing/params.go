package licensing

import "cordon/model/exact"

// WorkingDaysAYear is 365.25 * 5/7.
const WorkingDaysAYear = 260.9

// Week is the length of a week [working days].
const Week = 5

// The service laws of Params.Service. All have the mean of the lognormal law.
const (
	Lognormal = iota
	Exponential
	Constant
)

// Params are an agency's constants. Defaults is the leader-like set, UKLike the
// other one: one setting cannot be both agencies.
type Params struct {
	// WorkMedian is an officer's touch time a case and station. Nobody has measured
	// it; total time (A33) against officers (A41) bounds it from above.
	WorkMedian float64 `unit:"working days" default:"0.6" range:"0.2..0.75" dist:"loguniform" source:"assumed" doc:"an officer's touch time a case and station, median; never measured"`
	// WorkSpread is the standard deviation of the logarithm of work; A33 bounds it.
	WorkSpread float64 `unit:"log" default:"1.0" range:"0.5..1.2" dist:"uniform" source:"assumed" doc:"standard deviation of the logarithm of work"`
	// Service is the law of work: 0 lognormal, 1 exponential, 2 constant, all with the same mean.
	Service int `unit:"choice" default:"0" range:"0..2" dist:"none" source:"assumed" doc:"law of work: 0 lognormal, 1 exponential, 2 constant, all with the same mean"`

	// DeskUse is the share of officers' time that the published load takes at the first desks.
	DeskUse float64 `unit:"share" default:"0.90" range:"0.80..0.95" dist:"uniform" source:"assumed" doc:"share of officers' time that the published load takes at the first desks"`
	// SecondUse is the same at the second station.
	SecondUse float64 `unit:"share" default:"0.92" range:"0.80..0.95" dist:"uniform" source:"assumed" doc:"the same at the second station"`
	// DeskSize is the officers that share one queue at the first desks.
	DeskSize float64 `unit:"officers" default:"5" range:"2..10" dist:"uniform" source:"assumed" doc:"officers that share one queue at the first desks"`
	// SecondSize is the officers that share one queue at the second station.
	SecondSize float64 `unit:"officers" default:"5" range:"2..10" dist:"uniform" source:"assumed" doc:"officers that share one queue at the second station"`
	// SecondUneven is how far the loads of the second station's desks lie above and below their mean.
	SecondUneven float64 `unit:"share" default:"0" range:"0..0.2" dist:"uniform" source:"assumed" doc:"how far the loads of the second station's desks lie above and below their mean"`

	// InHouseHands is the median time without an officer of cases that stay in-house.
	InHouseHands float64 `unit:"working days" default:"6.8" range:"3..12" dist:"none" source:"A6,A30" doc:"median time without an officer of cases that stay in-house"`
	// ReferredHands is the same for referred cases.
	ReferredHands float64 `unit:"working days" default:"22" range:"12..40" dist:"none" source:"A6,A30" doc:"median time without an officer of referred cases"`
	// EscalatedHands comes on top for escalated cases.
	EscalatedHands float64 `unit:"working days" default:"60" range:"20..120" dist:"loguniform" source:"assumed" doc:"median further time without an officer of escalated cases"`
	// InHouseSpread, ReferredSpread and EscalatedSpread are log standard deviations.
	InHouseSpread   float64 `unit:"log" default:"0.70" range:"0.4..1.0" dist:"uniform" source:"A33" doc:"spread of that time in-house"`
	ReferredSpread  float64 `unit:"log" default:"0.55" range:"0.3..0.9" dist:"uniform" source:"A33" doc:"spread of that time for referred cases"`
	EscalatedSpread float64 `unit:"log" default:"0.50" range:"0.3..0.9" dist:"uniform" source:"assumed" doc:"spread of that time for escalated cases"`

	// ReferredShare is the share of filings that go to the second station, escalated ones included.
	ReferredShare float64 `unit:"share" default:"0.3333" range:"0.2..0.5" dist:"uniform" source:"A30" doc:"share of filings that go to the second station, escalated ones included"`
	// EscalatedShare is the share of filings that agencies disagree on.
	EscalatedShare float64 `unit:"share" default:"0.0126" range:"0.005..0.03" dist:"uniform" source:"A7" doc:"share of filings that agencies disagree on"`

	// Patience is the mean time in a queue after which an applicant withdraws; 0:
	// never. It is long: withdrawals are rare, and a short one would hide what load does to waits.
	Patience float64 `unit:"working days" default:"2500" range:"800..10000" dist:"loguniform" source:"assumed" doc:"mean time in a queue after which an applicant withdraws; 0: never"`

	// NotRequired is the share of background filings returned because no licence is needed.
	NotRequired float64 `unit:"share" default:"0.04" range:"0.01..0.08" dist:"uniform" source:"assumed" doc:"share of background filings returned because no licence is needed"`
	// Incomplete is the share of filings returned because something is missing.
	Incomplete float64 `unit:"share" default:"0.09" range:"0.04..0.11" dist:"uniform" source:"assumed" doc:"share of filings returned because something is missing"`
	// GeneralDenied is the share of filings denied under case-by-case review.
	GeneralDenied float64 `unit:"share" default:"0.007" range:"0.006..0.008" dist:"uniform" source:"A2,A5,A6" doc:"share of filings denied under case-by-case review"`
	// GeneralReturned is the share returned for any cause; what is neither incomplete nor needless is adverse.
	GeneralReturned float64 `unit:"share" default:"0.148" range:"0.14..0.15" dist:"uniform" source:"A2,A5,A6" doc:"share of filings returned for any cause; what is neither incomplete nor needless is adverse"`
	// ConcernDenied is the share denied to a country of concern.
	ConcernDenied float64 `unit:"share" default:"0.08" range:"0.05..0.12" dist:"uniform" source:"A17,A18" doc:"share of filings denied to a country of concern"`
	// ConcernAdverse is the share denied or returned, for any cause, to a country of concern.
	ConcernAdverse float64 `unit:"share" default:"0.28" range:"0.26..0.301" dist:"uniform" source:"A12,A13" doc:"share of filings denied or returned, for any cause, to a country of concern"`
	// PresumptionDenied is the share denied under a presumption of denial.
	PresumptionDenied float64 `unit:"share" default:"0.95" range:"0.85..1" dist:"uniform" source:"assumed" doc:"share of filings denied under a presumption of denial"`
	// ScreenAUC is the chance that a barred end user scores higher than a civil one.
	ScreenAUC float64 `unit:"share" default:"0.80" range:"0.65..0.95" dist:"uniform" source:"assumed" doc:"chance that a barred end user scores higher than a civil one"`
	// TrustedLook is how far scores still tell barred from civil users in the trusted lane, relative to the ordinary one.
	TrustedLook float64 `unit:"share" default:"0.7" range:"0..1" dist:"uniform" source:"assumed" doc:"how far scores still tell barred from civil users in the trusted lane, relative to the ordinary one"`

	// CheckHands is the time that a check on site or an audit by a third party takes.
	CheckHands float64 `unit:"working days" default:"25" range:"10..60" dist:"loguniform" source:"assumed" doc:"median time that a check on site or an audit by a third party takes"`
	// CheckWork is what an officer has to do with one.
	CheckWork float64 `unit:"working days" default:"1" range:"0.3..3" dist:"loguniform" source:"assumed" doc:"an officer's work on such a check"`
	// CheckPatience is how long a case waits for one at most.
	CheckPatience float64 `unit:"working days" default:"40" range:"10..120" dist:"none" source:"assumed" doc:"longest wait for such a check; then the case is decided without it"`
	// CheckPrice is what one costs the government.
	CheckPrice float64 `unit:"USD" default:"5000" range:"1000..20000" dist:"loguniform" source:"assumed" doc:"what such a check costs the government, officers aside"`

	// GlobalHands is the further time that a global licence takes; that about a third are then decided within 60 working days (A36) has not been measured.
	GlobalHands float64 `unit:"working days" default:"45" range:"20..90" dist:"uniform" source:"assumed" doc:"median further time that a global licence takes, its audit included; meant to leave 27 to 52% decided within 60 working days (A36), not measured"`
	// GlobalSpread is its log standard deviation.
	GlobalSpread float64 `unit:"log" default:"0.7" range:"0.4..1.0" dist:"uniform" source:"assumed" doc:"spread of that time"`
	// GlobalEffort is the officers' work on one.
	GlobalEffort float64 `unit:"times" default:"5" range:"2..12" dist:"loguniform" source:"assumed" doc:"officers' work on a global licence, as a multiple of an ordinary case's"`
	// GlobalRejected is the share of them that is rejected.
	GlobalRejected float64 `unit:"share" default:"0.135" range:"0.12..0.15" dist:"uniform" source:"A36" doc:"share of applications for global licences that is rejected"`

	// ClassRequests is the requests for a classification per application.
	ClassRequests float64 `unit:"requests per application" default:"0.245" range:"0.23..0.26" dist:"uniform" source:"A21" mark:"calibrated" doc:"requests for a classification per application"`
	// ClassHands is the median time of one without an officer: with it the mean is about 34 calendar days (A21).
	ClassHands float64 `unit:"working days" default:"17" range:"8..24" dist:"none" source:"A21" mark:"calibrated" doc:"median time of such a request without an officer"`

	// AnalystGain is how much of what keeps the score from perfection many analysts take away.
	AnalystGain float64 `unit:"share" default:"0.4" range:"0.1..0.7" dist:"uniform" source:"assumed" doc:"part of what keeps the risk score from perfection that many analysts take away"`
	// AnalystHalf is how many do half of that.
	AnalystHalf float64 `unit:"analysts per officer" default:"0.2" range:"0.05..0.5" dist:"loguniform" source:"assumed" doc:"analysts for each officer who do half of that"`
	// OfficerCost is an officer's or analyst's cost.
	OfficerCost float64 `unit:"USD a year" default:"150000" range:"80000..250000" dist:"uniform" source:"assumed" doc:"what an officer or analyst costs, overheads included"`
	// DataCost is what sharing risk data costs.
	DataCost float64 `unit:"USD a year" default:"2000000" range:"300000..10000000" dist:"loguniform" source:"assumed" doc:"what staff and data protection cost each agency that shares its risk data"`
	// ToolCost is what tools cost that take all work off one officer.
	ToolCost float64 `unit:"USD a year" default:"60000" range:"15000..200000" dist:"loguniform" source:"assumed" doc:"what tools cost for each officer whose work they take off"`

	// HireLag is the time until hired officers work.
	HireLag float64 `unit:"weeks" default:"39" range:"26..78" dist:"uniform" source:"assumed" doc:"time until hired officers work"`
	// BeliefMemory is the mean age of the decisions that firms and buyers judge waiting by.
	BeliefMemory float64 `unit:"weeks" default:"13" range:"4..26" dist:"uniform" source:"assumed" doc:"mean age of the decisions that firms and buyers judge waiting by"`
}

// Defaults is the leader-like set: mean 26 calendar days at 24,782 filings a year (A6).
func Defaults() Params {
	return Params{
		WorkMedian: 0.6, WorkSpread: 1.0, Service: Lognormal,
		DeskUse: 0.90, SecondUse: 0.92, DeskSize: 5, SecondSize: 5,
		InHouseHands: 6.8, ReferredHands: 22, EscalatedHands: 60,
		InHouseSpread: 0.70, ReferredSpread: 0.55, EscalatedSpread: 0.50,
		ReferredShare: 0.3333, EscalatedShare: 0.0126,
		Patience:    2500,
		NotRequired: 0.04, Incomplete: 0.09,
		GeneralDenied: 0.007, GeneralReturned: 0.148,
		ConcernDenied: 0.08, ConcernAdverse: 0.28, PresumptionDenied: 0.95,
		ScreenAUC: 0.80, TrustedLook: 0.7,
		CheckHands: 25, CheckWork: 1, CheckPatience: 40, CheckPrice: 5000,
		GlobalHands: 45, GlobalSpread: 0.7, GlobalEffort: 5, GlobalRejected: 0.135,
		ClassRequests: 0.245, ClassHands: 17,
		AnalystGain: 0.4, AnalystHalf: 0.2, OfficerCost: 150000, DataCost: 2000000, ToolCost: 60000,
		HireLag: 39, BeliefMemory: 13,
	}
}

// UKLike turns a set into the UK-like one: fitted to the least-loaded year, the
// 1999 row of A33. Work and what an uncertainty draw varies are kept.
func (p Params) UKLike() Params {
	p.DeskUse, p.SecondUse, p.SecondSize, p.SecondUneven = 0.80, 0.90, 3, 0.10
	p.InHouseHands, p.ReferredHands = 7.5, 22
	p.InHouseSpread, p.ReferredSpread = 0.7, 0.5
	p.EscalatedShare = 0
	return p
}

// MeanWork is the mean of an officer's work a case and station [working days].
func (p *Params) MeanWork() float64 {
	return float64(p.WorkMedian * exact.Exp(float64(p.WorkSpread*p.WorkSpread)/2))
}

// WorkVariation is the squared coefficient of variation of work.
func (p *Params) WorkVariation() float64 {
	switch p.Service {
	case Exponential:
		return 1
	case Constant:
		return 0
	}
	return exact.Exp(float64(p.WorkSpread*p.WorkSpread)) - 1
}
