package chance

import "strconv"

// decisions are the names that result tables give decisions, in their order.
var decisions = [...]string{
	"", "account_week", "need_live", "extra_need", "tie_choice", "tie_firm", "shadow_choice", "classify", "exception", "filing_time", "officer_work",
	"hands_off", "referral_class", "decision_score", "withdrawal", "route", "broker", "inspection", "band", "end_use", "party", "firm_size",
	"firm_literacy", "firm_entry", "firm_exit", "follow_lag", "background", "background_time", "parameter_draw", "search_time", "return", "audit_select",
	"tie_age", "desk_choice", "cut_choice", "search_choice", "stock", "end_use_check", "audit", "account_share", "serves", "firm_age", "needless",
	"search_firm", "risk_score", "over_comply", "affiliate", "split_order", "disclosure", "design_lag", "variant_choice", "variant_firm", "own_makes",
	"design_out", "relocation", "relocation_host", "panel", "comments", "alarm", "exporter_screen", "global_licence", "catch_all", "lane_audit",
	"site_check", "waiver", "project_start", "project_people", "project_change", "class_request",
}

// String is the decision's name in result tables; "" where nothing is decided.
func (d Decision) String() string {
	if int(d) < len(decisions) {
		return decisions[d]
	}
	return "decision " + strconv.Itoa(int(d))
}
