package outcome

import "cordon/model/world"

func init() {
	add := func(name, unit, mark, doc string, headline bool, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Leakage, Mark: mark, Headline: headline, Doc: doc, Of: of})
	}
	add("leakage_share", "share", "emergent", "of barred accounts' base needs of watched goods first asked of a member, the value delivered in goods of members' make, by any fate; conditional on the assumed share of barred demand, cost of ways around and detection", true,
		func(r *Reading) float64 { return share(r.barredMade(), r.barredDrawn()) })
	add("leakage_named", "share", "emergent", "leakage_share of those watched goods that an entry catches which a measure names", false, func(r *Reading) float64 {
		return share(float64(r.T.NamedMade), float64(r.T.NamedDrawn))
	})
	add("leakage_tonnes", "tonnes per year", "emergent", "the same goods by weight, at each product's value per kg; no value where a product's is not known", false, func(r *Reading) float64 { return r.T.Tonnes / r.Years })
	add("leakage_price", "times the base price", "emergent", "what barred users paid for watched goods that went around a closed channel; no value where none did", false, func(r *Reading) float64 { return share(float64(r.T.HubPaid), float64(r.T.HubValue)) })
	add("leakage_usd", "USD per year", "emergent", "the value behind leakage_share; the routes below add up to it", false, func(r *Reading) float64 { return r.barredMade() / r.Years })
	add("leakage_capability", "USD per year, capability-weighted", "emergent", "the same, weighted by performance over the product's median", false, func(r *Reading) float64 { return r.T.Weighted / cents / r.Years })
	for _, f := range []struct {
		fate world.Fate
		doc  string
	}{
		{world.Unlisted, "reaches barred users while not listed for them"},
		{world.FromStock, "they had bought ahead on notice"},
		{world.Missed, "was shipped without a licence by mistake"},
		{world.Misused, "was shipped under a licence or an exception got for another end use"},
		{world.Knowing, "is the exporter's own breach"},
		{world.Transshipped, "goes through hubs"},
		{world.Misdeclared, "leaves under another code or description"},
	} {
		add("leakage_"+f.fate.String(), "USD per year", "emergent", "the part of leakage_usd that "+f.doc, false, func(r *Reading) float64 {
			return float64(r.T.Leaked[f.fate]) / cents / r.Years
		})
	}
	add("evasion_premium", "USD per year", "emergent", "paid above the price on goods that go around a closed channel", false, func(r *Reading) float64 { return float64(r.T.Premium) / cents / r.Years })
	add("seized", "USD per year", "emergent", "goods found and seized on ways around; the need stays open", false, func(r *Reading) float64 {
		return float64(r.T.SeizedBy[world.Transshipped]+r.T.SeizedBy[world.Misdeclared]) / cents / r.Years
	})
	add("seized_hubs", "USD per year", "emergent", "the part of it that went through hubs", false, func(r *Reading) float64 { return float64(r.T.SeizedBy[world.Transshipped]) / cents / r.Years })
	add("seized_misdeclared", "USD per year", "emergent", "the part of it that was misdeclared at export", false, func(r *Reading) float64 { return float64(r.T.SeizedBy[world.Misdeclared]) / cents / r.Years })
	add("caught", "USD per year", "emergent", "misused goods that an end-use check found", false, func(r *Reading) float64 { return float64(r.T.Caught) / cents / r.Years })
}

// barredDrawn is barred accounts' base needs of watched goods first asked of a member [USD].
func (r *Reading) barredDrawn() float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		if r.G.Members[i] {
			sum += r.T.Drawn[(i*2+1)*2+1]
		}
	}
	return float64(sum) / cents
}

// barredMade is what of them was delivered in members' make [USD].
func (r *Reading) barredMade() float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		for o := range r.G.ISO {
			if r.G.Members[i] && r.G.Members[o] {
				sum += r.T.Made[i*r.G.NJ+o]
			}
		}
	}
	return float64(sum) / cents
}

// byFate is watched goods first asked of a member that ended in a fate [USD].
func (r *Reading) byFate(barred int, f world.Fate) float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		if r.G.Members[i] {
			sum += r.T.First[((i*2+barred)*2+1)*int(world.NFates)+int(f)]
		}
	}
	return float64(sum) / cents
}
