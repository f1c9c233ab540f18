package data

import (
	"fmt"
	"math"
	"slices"
)

// referenceEntries are the reference world's list: 20 of the embedded entries.
// The EU's own entry for AI processors (3A501.a.16) is left out, so that only
// the leader controls advanced chips today.
var referenceEntries = []string{
	"3A090.a", "3B001.f.1", "3B501.f.1.b", "3B501.k", "3D006", "4A506.a", "5A002.a", "2B001.b.2", "2B006.a", "6A005.a.6",
	"6A003.b.4.b", "6A002.a.2.a", "9A012.a", "7A003.a.1", "1C010.b", "2B350.i", "2B350.g", "2B352.b", "2B231", "CN-3C001",
}

// Reference builds the embedded reference world: real list entries, GDP,
// distances and group members; flows by a gravity rule from assumed strengths.
// Synthetic: no recorded trade is in it. It is made afresh at each call, with
// the same bits on every platform, so a caller may change its copy.
func Reference() (*World, error) { return ReferenceWithout() }

// ReferenceWithout is the reference world as it would be had these destinations
// [ISO3] never been under an embargo: they leave the group EMBARGO, so that lists
// treat them as others and flows to them are not held down. It is where a
// scenario begins that puts such an embargo in place.
func ReferenceWithout(embargo ...string) (*World, error) {
	settings, err := referenceSettings()
	if err != nil {
		return nil, err
	}
	year := int(settings["year"])
	w := &World{
		Name:      "reference",
		Title:     "Reference world (synthetic: flows by a gravity rule, not recorded trade)",
		Synthetic: true,
		From:      MustDate(fmt.Sprintf("%04d-01-01", year)),
		To:        MustDate(fmt.Sprintf("%04d-12-31", year)),
		Sources:   referenceSources,
	}
	openness, exports, err := referenceJurisdictions(w, embargo)
	if err != nil {
		return nil, err
	}
	w.Clocks = clocksOf(w.Jurisdictions)
	groups, err := referenceProducts(w)
	if err != nil {
		return nil, err
	}
	if w.Items, err = BuiltinItems(w, referenceEntries...); err != nil {
		return nil, err
	}
	km, err := referenceDistances(w)
	if err != nil {
		return nil, err
	}
	g := &gravity{world: w, km: km, openness: openness, exports: exports, products: groups, settings: settings}
	if err := g.read(); err != nil {
		return nil, err
	}
	g.flows(int32(year))
	g.totals()
	w.Defaults = referenceDefaults
	return w, nil
}

func referenceSettings() (map[string]float64, error) {
	settings := make(map[string]float64)
	err := readFacts("tables/reference.csv", func(r *factRow) { settings[r.text("name")] = r.number("value") })
	return settings, err
}

// referenceJurisdictions fills the jurisdictions and returns each one's
// openness (goods imports over GDP against the world mean; assumed) and goods
// exports [USD a year]. Those in free are under no embargo.
func referenceJurisdictions(w *World, free []string) (openness, exports []float64, err error) {
	gdp := make(map[string]float64)
	for _, g := range GDPs() {
		gdp[g.ISO3] = g.USD
	}
	clock := make(map[string]float64)
	for _, c := range Clocks() {
		if c.Rank == 1 {
			clock[c.Jurisdiction] = c.WorkingDays()
		}
	}
	err = readFacts("tables/jurisdictions.csv", func(r *factRow) {
		j := Jurisdiction{
			ISO3: r.text("iso3"), Name: r.text("name"), Opacity: r.number("opacity"),
			Enforcement: math.Round(100*(r.number("customs_score")-1)/4) / 100, // LPI scores run from 1 to 5
			Filings:     r.number("filings"), Exporters: r.number("exporters"), Clock: math.NaN(), GDP: math.NaN(),
		}
		j.Groups = GroupsOf(j.ISO3)
		if slices.Contains(free, j.ISO3) {
			j.Groups = slices.DeleteFunc(j.Groups, func(g string) bool { return g == "EMBARGO" })
		}
		if v, ok := gdp[j.ISO3]; ok {
			j.GDP = v
		}
		if v, ok := clock[j.ISO3]; ok {
			j.Clock = v
		}
		w.Jurisdictions = append(w.Jurisdictions, j)
		openness = append(openness, r.number("openness"))
		exports = append(exports, 1e9*r.number("exports_usd_bn"))
	})
	return openness, exports, err
}

// referenceProduct is what the gravity rule knows of a product.
type referenceProduct struct {
	group string
	world float64 // world trade [USD a year], assumed order of magnitude
}

func referenceProducts(w *World) ([]referenceProduct, error) {
	theta := make(map[string]float64)
	for _, e := range Elasticities() {
		theta[e.HS6] = e.Theta()
	}
	var products []referenceProduct
	err := readFacts("tables/products.csv", func(r *factRow) {
		p := Product{HS6: r.text("hs6"), Title: r.text("title"), Theta: theta[r.text("hs6")], SdLog: r.number("sd_log"), ValuePerKg: math.NaN()}
		for _, e := range Entries() {
			if slices.Contains(referenceEntries, e.Entry) && slices.Contains(e.HS6, p.HS6) {
				// The cheapest entry by weight is nearest to the ordinary goods of the code.
				if math.IsNaN(p.ValuePerKg) || e.ValuePerKg < p.ValuePerKg {
					p.ValuePerKg = e.ValuePerKg
				}
				p.Storable = p.Storable || e.Storable
			}
		}
		w.Products = append(w.Products, p)
		products = append(products, referenceProduct{r.text("group"), 1e9 * r.number("world_trade_usd_bn")})
	})
	return products, err
}

// referenceDistances fills the distances and returns them as a square of
// kilometres by position.
func referenceDistances(w *World) ([][]float64, error) {
	n := len(w.Jurisdictions)
	km := make([][]float64, n)
	for i := range km {
		km[i] = make([]float64, n)
	}
	for _, d := range referenceKm() {
		a, b := w.JurisdictionIndex(d.A), w.JurisdictionIndex(d.B)
		if a >= 0 && b >= 0 {
			km[a][b], km[b][a] = d.Km, d.Km
		}
	}
	for a := range n {
		for b := range n {
			if a == b {
				continue
			}
			if km[a][b] == 0 {
				return nil, fmt.Errorf("tables/distances.csv lacks %s-%s", w.Jurisdictions[a].ISO3, w.Jurisdictions[b].ISO3)
			}
			w.Distances = append(w.Distances, Distance{uint16(a), uint16(b), km[a][b]})
		}
	}
	return km, nil
}
