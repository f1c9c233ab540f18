package cases

import (
	"fmt"

	"cordon/data"
	"cordon/model"
	"cordon/model/licensing"
	"cordon/model/param"
)

// Import is the fits of a file of cases, one a jurisdiction, for a world.
type Import struct {
	Fits  []*Fit
	Cases *data.Cases

	world     *data.World
	dir, file string
}

// ReadOptions say which records to fit for which world.
type ReadOptions struct {
	File, World string // paths
	Columns     data.CaseColumns
	Until       data.Date
	SkipBad     int
	Place       string // ISO3, where no column says
	Seed        uint64
}

// Read reads the records, all problems at once, and fits them. Nothing is written.
func Read(o ReadOptions) (*Import, error) {
	w, err := data.ReadWorld(o.World)
	if err != nil {
		return nil, err
	}
	im := &Import{world: w, dir: o.World, file: o.File}
	im.Cases, err = data.ReadCases(o.File, data.CaseOptions{World: w, Columns: o.Columns, Jurisdiction: o.Place, Until: o.Until, SkipBad: o.SkipBad})
	if err != nil {
		w.Close()
		return nil, err
	}
	list := im.Cases.List
	for len(list) > 0 {
		place, n := list[0].Jurisdiction, 0
		for n < len(list) && list[n].Jurisdiction == place {
			n++
		}
		fit, err := Of(list[:n], im.Cases.Until, Options{World: w, Base: Base(w.Jurisdictions[place].ISO3), Staff: w.StaffOf(int(place)), Seed: o.Seed, Source: "cases-" + w.Jurisdictions[place].ISO3})
		if err != nil {
			w.Close()
			return nil, err
		}
		im.Fits, list = append(im.Fits, fit), list[n:]
	}
	return im, nil
}

// Base are the parameters of a jurisdiction's agency before anything is measured.
func Base(iso3 string) licensing.Params {
	var p model.Params
	param.SetDefaults(&p)
	return model.AgencyParams(&p, iso3)
}

// World is the world that the records are fitted for.
func (im *Import) World() *data.World { return im.world }

// Close gives the world back without writing it.
func (im *Import) Close() error { return im.world.Close() }

// summary is what import.json keeps of a fit: no case.
type summary struct {
	Cases    int      `json:"cases"`
	From     string   `json:"from"`
	Until    string   `json:"until"`
	Measured int      `json:"measured"`
	Kept     []Kept   `json:"kept_at_prior"`
	Notes    []string `json:"notes"`
	Rejected int      `json:"rows_rejected"`
}

// Write writes the world with what was measured into the folder to. No case goes
// into it: fitted parameters, their errors and counts alone.
func (im *Import) Write(to string) error {
	sum, err := data.HashFile(im.file)
	if err != nil {
		return err
	}
	var rows []data.Measured
	var sources []data.Source
	reports := map[string]summary{}
	for _, f := range im.Fits {
		rows = append(rows, f.Measured...)
		id := "cases-" + f.Jurisdiction
		sources = append(sources, data.Source{ID: id, Title: fmt.Sprintf("Case records of the agency of %s, %s to %s", f.Jurisdiction, f.From, f.Until), Licence: "confidential", Confidential: true, SHA256: data.KeyedHash(sum)})
		reports[f.Jurisdiction] = summary{f.Cases, f.From.String(), f.Until.String(), len(f.Measured), f.Kept, f.Notes, len(im.Cases.Rejected)}
	}
	return im.world.ReplaceAgencies(im.dir, to, rows, nil, sources, "cases", reports)
}

// ImportStaff gives a world, written into the folder to, the officers by month of
// a file, and returns them with the world's jurisdictions.
func ImportStaff(file, dir, to, place string) (*data.StaffTable, *data.World, error) {
	w, err := data.ReadWorld(dir)
	if err != nil {
		return nil, nil, err
	}
	t, err := data.ReadStaff(file, w, place)
	if err != nil {
		w.Close()
		return nil, nil, err
	}
	sum, err := data.HashFile(file)
	if err != nil {
		w.Close()
		return nil, nil, err
	}
	var sources []data.Source
	for i, s := range t.List {
		iso := w.Jurisdictions[s.Jurisdiction].ISO3
		if i == 0 || t.List[i-1].Jurisdiction != s.Jurisdiction {
			sources = append(sources, data.Source{ID: "staff-" + iso, Title: "Officers by month of the agency of " + iso, Licence: "confidential", Confidential: true, SHA256: data.KeyedHash(sum)})
		}
	}
	return t, w, w.ReplaceAgencies(dir, to, nil, t.List, sources, "staff", map[string]int{"months": len(t.List)})
}

// Sample makes records of a made-up agency of the world, with its officers by
// month and the truth behind them, to try an import on.
func Sample(w *data.World, iso3 string) (data.Cases, []data.Staff, map[string]float64, error) {
	at := w.JurisdictionIndex(iso3)
	if at < 0 {
		return data.Cases{}, nil, nil, fmt.Errorf("the world has no jurisdiction %s", iso3)
	}
	p := Base(iso3)
	p.WorkMedian, p.WorkSpread, p.InHouseHands, p.ReferredHands, p.ReferredShare, p.EscalatedShare, p.Patience = 0.45, 0.8, 9, 28, 0.4, 0.03, 400
	mix := make([]float64, len(entryOf))
	for c, share := range map[int]float64{2: 0.3, 3: 0.4, 5: 0.3} {
		mix[c] = share
	}
	m := Made{Params: p, Place: uint16(at), Name: iso3, PerYear: 1700, First: data.MustDate("2021-01-04"), Weeks: 156, Officers: 5, Second: 3, More: 1, Trusted: 0.15, Concern: 0.12, Presumption: 0.03, Mix: mix, Seed: 7, KeepOutcomes: true}
	c, staff, err := Simulate(m)
	return c, staff, m.Truth(), err
}

// Truth is the parameters behind made records, by path.
func (m *Made) Truth() map[string]float64 {
	p := &m.Params
	return map[string]float64{
		"agency.filings": m.PerYear, "agency.concern": m.Concern + m.Presumption,
		"licensing.referred_share": p.ReferredShare, "licensing.escalated_share": p.EscalatedShare,
		"licensing.in_house_hands": p.InHouseHands, "licensing.in_house_spread": p.InHouseSpread,
		"licensing.referred_hands": p.ReferredHands, "licensing.referred_spread": p.ReferredSpread,
		"licensing.escalated_hands": p.EscalatedHands, "licensing.escalated_spread": p.EscalatedSpread,
		"licensing.work_median": p.WorkMedian, "licensing.work_spread": p.WorkSpread, "licensing.patience": p.Patience,
		"licensing.general_denied": p.GeneralDenied, "licensing.general_returned": p.GeneralReturned,
		"licensing.concern_denied": p.ConcernDenied, "licensing.concern_adverse": p.ConcernAdverse, "licensing.presumption_denied": p.PresumptionDenied,
		"licensing.not_required": p.NotRequired, "licensing.incomplete": p.Incomplete,
	}
}
