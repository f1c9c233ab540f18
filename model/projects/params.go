// Package projects is joint research with foreign participants, who may need a
// licence to see controlled technology. It has no trade value: what it costs is
// filings, waiting, and people who are kept out.
package projects

// Params of joint projects. Nobody has counted them: all are assumed.
type Params struct {
	Starts    float64 `unit:"projects a year" default:"150" range:"20..1000" dist:"loguniform" source:"assumed" doc:"joint projects on listed technology that begin in the largest exporter; others by their exports of goods"`
	Weeks     float64 `unit:"weeks" default:"104" range:"52..208" dist:"uniform" source:"assumed" doc:"mean length of a joint project"`
	People    float64 `unit:"participants" default:"3" range:"1.5..5" dist:"uniform" source:"assumed" doc:"mean number of foreign participants, one to six"`
	Turnover  float64 `unit:"per year" default:"0.25" range:"0.05..0.6" dist:"loguniform" source:"assumed" doc:"participants who change in a year"`
	TrackCost float64 `unit:"USD a year" default:"10000" range:"2000..50000" dist:"loguniform" source:"assumed" doc:"what tracking the participants of one project costs those who take part"`
}
