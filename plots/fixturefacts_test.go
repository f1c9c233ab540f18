package plots

import (
	"fmt"
	"math"

	"cordon/data"
)

func fixtureSmall() []*data.Table {
	var card, parameters, measures, missing, replicates columns
	card.strings("line", "leader: mean time of a filing at 2013 load", "UK-like median", "referred / in-house", "arrival rate x wait / open", "top 1% of exporters' share of value")
	card.floats("model", "", 26.4, 25.2, 3.02, 1.01, math.NaN())
	card.floats("low", "", 24, 12, 2.5, 0.85, 0.5)
	card.floats("high", "", 28, 21, 3.5, 1.15, 1)
	card.strings("published", "26", "16", "3.06", "0.89 and 1.04", "above 0.5")
	card.strings("unit", "calendar days", "working days", "ratio", "ratio", "share")
	card.strings("source", "A6", "A34", "A30", "A32", "E9")
	card.strings("mark", "calibrated", "emergent", "calibrated", "emergent", "emergent")
	card.ints("ok", 1, 0, 1, 1, 0)
	card.strings("note", "", "above the published range", "", "", "not measured in this run")
	parameters.strings("path", "licensing.work_median", "evasion.detection", "market.eta", "barred.share", "licensing.work_sd")
	parameters.strings("unit", "working days", "share", "", "share", "")
	parameters.floats("value", "", 0.6, 0.03, 1.2, 0.05, 1)
	parameters.floats("low", "", 0.2, 0.01, 0.5, 0.01, 0.5)
	parameters.floats("high", "", 0.75, 0.10, 3, 0.3, 1.2)
	parameters.strings("dist", "loguniform", "loguniform", "uniform", "loguniform", "uniform")
	parameters.strings("source", "assumed", "D26", "assumed", "assumed", "assumed")
	parameters.strings("mark", "imposed", "imposed", "imposed", "imposed", "imposed")
	measures.strings("scenario", "chips-alone", "chips-follow", "chips-follow")
	measures.strings("measure", "chips", "chips", "allies")
	measures.strings("lever", "threshold", "threshold", "follow")
	measures.strings("published", "2026-03-02", "2026-03-02", "2026-03-02")
	measures.strings("from", "2026-04-01", "2026-04-01", "2026-12-01")
	measures.strings("acts", "2026-04-06", "2026-04-06", "2026-12-07")
	measures.strings("text", "3A090.a from 4800 to 2400 TPP by USA", "3A090.a from 4800 to 2400 TPP by USA", "JPN, NLD, KOR, TWN, DEU follow after their lags")
	missing.strings("entry", "4E091", "3D001", "3D001")
	missing.strings("title", "model weights <of> large models", "software for chip design", "software for chip design")
	missing.strings("jurisdiction", "USA", "USA", "JPN")
	missing.strings("reason", "no HS code: technology", "no HS code: software", "no HS code: software")
	for _, arm := range append([]string{"today"}, fixtureArms...) {
		for i := range 64 {
			replicates.add("scenario", arm)
			replicates.addInt("replicate", int64(i))
			replicates.addInt("draw", int64(i%2))
			replicates.add("outcome", "wait_median")
		}
	}
	return []*data.Table{
		{Name: "card", Columns: card}, {Name: "parameters", Columns: parameters}, {Name: "measures", Columns: measures},
		{Name: "not_simulated", Columns: missing}, {Name: "replicates", Columns: replicates},
	}
}

func (c *columns) at(name string) *data.Column {
	for i := range *c {
		if (*c)[i].Name == name {
			return &(*c)[i]
		}
	}
	*c = append(*c, data.Column{Name: name})
	return &(*c)[len(*c)-1]
}
func (c *columns) add(name, v string)          { p := c.at(name); p.Strings = append(p.Strings, v) }
func (c *columns) addInt(name string, v int64) { p := c.at(name); p.Ints = append(p.Ints, v) }

func fixture() *Results {
	r := &Results{Tables: map[string]*data.Table{}, Manifest: Manifest{
		Command:  "cordon compare chips-alone chips-follow chips-together --seed 1",
		Versions: map[string]string{"cordon": "0.1.0", "go": "go1.26"},
		Seed:     1, Replicates: 64, Weeks: 156, Start: "2026-01-05", Baseline: "today",
		World: ManifestWorld{Name: "reference", Title: "Reference world", Synthetic: true, Fingerprint: fmt.Sprintf("%064x", 7)},
		Inputs: map[string]string{
			"scenarios/chips-alone.yaml": fmt.Sprintf("%064x", 11),
		},
		Outputs: map[string]string{"headlines.csv": fmt.Sprintf("%064x", 12), "ledger.csv": fmt.Sprintf("%064x", 13)},
	}}
	for i, s := range fixtureArms {
		r.Manifest.Scenarios = append(r.Manifest.Scenarios, ManifestScenario{
			Name: s, Title: []string{"Advanced chips at half the threshold, alone", "The same, allies after their lags", "The same, allies at once"}[i],
			Question: []string{"What does a lower threshold cost when one country acts?", "What changes when allies follow?", "How much less reaches barred users when allies act at once, and what does it cost small firms?"}[i],
			Citation: "hypothetical",
		})
	}
	for _, t := range append([]*data.Table{
		headlineTable("headlines", fixtureHeadlines()), headlineTable("contrasts", fixtureContrasts()),
		fixtureFans(), fixtureLedger(), fixtureDiversion(), fixtureWaits(), fixtureCosts(),
	}, append(fixtureSmall(), fixtureFlips()...)...) {
		r.Tables[t.Name] = t
	}
	return r
}
