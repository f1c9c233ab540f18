package patterns

import (
	_ "embed"
	"slices"

	"cordon/data"
	"cordon/model"
	"cordon/model/world"
)

//go:embed russia.yaml
var russiaScenario string

// Codes of the two baskets, as russia.yaml has them.
var (
	broadCodes     = []string{"841350", "841360", "841370", "841410", "847982", "847989", "848180"}
	strategicCodes = []string{"847150", "847180", "847330", "852580", "854231", "854370", "901320", "901420", "901480", "903180"}
)

// ordinaryValue is what ordinary machinery costs [USD per kg] (judgement, from before
// any result was seen). The reference world has the value of listed variants of those
// codes, which a ban of whole codes is not about.
const ordinaryValue = 15

// Weeks after 14 February 2022 in which flows are read: 2022 from the ban on, and 2023.
const (
	banned, year2023, year2024 = 2, 46, 98
)

// beforeTheBan is the reference world had Russia never been under an embargo, with
// ordinary machinery at an ordinary value by weight.
func beforeTheBan() (*data.World, error) {
	w, err := data.ReferenceWithout("RUS")
	if err != nil {
		return nil, err
	}
	for _, code := range broadCodes {
		w.Products[w.ProductIndex(code)].ValuePerKg = ordinaryValue
	}
	within(w, append(slices.Clone(broadCodes), strategicCodes...)...)
	return w, nil
}

// russiaStudy is the ban beside no ban.
func russiaStudy(s *Setup, w *data.World, p model.Params) (*model.Study, error) {
	ban, err := armOf("russia.yaml", russiaScenario, w)
	if err != nil {
		return nil, err
	}
	return s.study(w, p, today(ban), ban)
}

// imports are what came to Russia of one basket in a stretch of weeks [USD].
type imports struct {
	Direct  float64            // of the coalition's make, recorded as its exports to Russia
	Made    float64            // of the coalition's make, by any way
	All     float64            // of anybody's make but Russia's own
	Hubs    float64            // of the coalition's make, through hubs
	Through map[string]float64 // the same by hub [ISO3]
}

// imported is what comes to Russia in one arm of a replicate: the basket of broad and
// of strategic goods, in 2022 after the ban and in 2023. It returns the run as well.
func imported(st *model.Study, replicate, arm int) (in [2][2]imports, r *model.Run, err error) {
	if r, err = st.At(replicate, arm, banned); err != nil {
		return in, nil, err
	}
	s, g := r.State, r.State.G
	basket := make([]int, g.NP) // 1 + which; 0: neither
	for k := range g.World.Products {
		switch code := g.World.Products[k].HS6; {
		case slices.Contains(broadCodes, code):
			basket[k] = 1
		case slices.Contains(strategicCodes, code):
			basket[k] = 2
		}
	}
	russia := world.JurisdictionID(g.World.JurisdictionIndex("RUS"))
	coalition := make([]bool, g.NJ)
	for i, iso := range g.ISO {
		coalition[i] = data.InGroup("GCHPL_COALITION", iso)
	}
	for b := range in {
		for y := range in[b] {
			in[b][y].Through = map[string]float64{}
		}
	}
	year := 0
	s.Ended = func(e world.Ending) {
		m := s.Market(e.Account)
		if m.Destination != russia || basket[m.Product] == 0 || !e.Fate.Delivered() || e.Fate == world.Own {
			return
		}
		x, usd, origin := &in[basket[m.Product]-1][year], float64(e.Value)/100, s.Origin(e.Account, e.Option)
		x.All += usd
		if !coalition[origin] {
			return
		}
		x.Made += usd
		if e.Fate.Declared() {
			x.Direct += usd
		}
		if e.Fate == world.Transshipped {
			x.Hubs += usd
			x.Through[g.ISO[g.Hub[e.Hub]]] += usd
		}
	}
	if err := r.RunTo(year2023); err != nil {
		return in, nil, err
	}
	year = 1
	err = r.RunTo(year2024)
	s.Ended = nil
	return in, r, err
}

// gravityImports is what the first null says came to Russia of each basket in 2022
// after the ban and in 2023, in one arm. It knows no hubs.
func gravityImports(st *model.Study, rival *model.Rival, arm int) (in [2][2]imports, err error) {
	g, err := st.Ground()
	if err != nil {
		return in, err
	}
	russia := g.World.JurisdictionIndex("RUS")
	for y, week := range []int{year2023 - 1, year2024 - 1} {
		usd, err := rival.At(arm, week)
		if err != nil {
			return in, err
		}
		for n, c := range rival.Cells {
			for b, codes := range [][]string{broadCodes, strategicCodes} {
				if c.Importer != russia || !slices.Contains(codes, g.World.Products[c.Product].HS6) {
					continue
				}
				in[b][y].All += usd[n]
				if data.InGroup("GCHPL_COALITION", g.ISO[c.Exporter]) {
					in[b][y].Direct += usd[n]
					in[b][y].Made += usd[n]
				}
			}
		}
	}
	return in, nil
}
