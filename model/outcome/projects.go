package outcome

import "cordon/model/world"

func init() {
	add := func(group Group, name, unit, doc string, of func(t *world.ProjectTally) int64) {
		register(Outcome{Name: name, Unit: unit, Group: group, Mark: "emergent", Doc: doc, Of: func(r *Reading) float64 { return float64(of(&r.T.Projects)) / r.Years }})
	}
	add(Load, "deemed_filings", "per year", "applications for foreign participants in joint projects, part of filings; the number of projects is assumed", func(t *world.ProjectTally) int64 { return t.Filings })
	add(Leakage, "technology_leaks", "people per year", "barred participants who get to see listed technology in joint projects of the members; the number of projects is assumed", func(t *world.ProjectTally) int64 { return t.Leaks })
	add(Legitimate, "projects_held_up", "per year", "joint projects that wait for an answer", func(t *world.ProjectTally) int64 { return t.HeldUp })
	add(Legitimate, "project_weeks_lost", "project-weeks per year", "weeks in which joint projects wait for an answer", func(t *world.ProjectTally) int64 { return t.WeeksLost })
	add(Legitimate, "projects_stopped", "per year", "joint projects that end because no foreign participant is let in", func(t *world.ProjectTally) int64 { return t.Stopped })
	add(Legitimate, "people_refused", "people per year", "foreign participants who are refused", func(t *world.ProjectTally) int64 { return t.Refused })
	add(Costs, "project_cost", "USD per year", "what applications and tracking cost those who take part in joint projects; not part of firm_cost", func(t *world.ProjectTally) int64 { return t.Cents / int64(cents) })
}
