package explain

import (
	"fmt"
	"math"
	"strconv"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// sizes says in words what a size class is.
var sizes = [world.NSizes]string{"start-up: under 50 employees and under five years old", "small: under 50 employees, five years old or older", "medium: 50 to 249 employees", "large: 250 employees or more"}

// firmFacts are what a simulated firm is, at the first publication.
func firmFacts(s *world.State, f world.FirmID) []Fact {
	p, hd := s.P, &s.G.Headings[s.P.FirmAt[f]]
	accounts := 0
	for _, of := range s.Firm {
		if of == f {
			accounts++
		}
	}
	alive := "yes"
	if !s.Alive[f] {
		alive = "no"
	}
	if p.Entrant[f] {
		alive += " (a place that firms are born into, one after another)"
	}
	return []Fact{
		{"home", s.G.World.Jurisdictions[hd.Home].Name + " (" + s.G.ISO[hd.Home] + ")"},
		{"makes goods of heading", hd.HS4},
		{"stands for", thing(p.Stands[f], "real firm")},
		{"sales", "USD " + figure(p.Sales[f]) + " a year, all that it stands for"},
		{"employees", figure(p.Employees[f]) + " in each real firm"},
		{"size class and age", sizes[p.Size[f]]},
		{"literacy", figure(1-s.Ignorance(f)) + " of 1: how well it knows the list"},
		{"alive at the first publication", alive},
		{"cash", "USD " + figure(s.Cash[f])},
		{"accounts that it supplies", strconv.Itoa(accounts)},
		{"listed sales", "USD " + figure(s.Controlled[f]) + " a year"},
	}
}

// accountFacts are what a simulated account is, at the first publication.
func accountFacts(s *world.State, a world.AccountID) []Fact {
	mk := s.Market(a)
	use := "civil"
	if s.P.Barred[a] {
		use = "barred: the rules mean to keep goods from it"
	}
	if draw := s.Key.At(chance.EndUse, 0).Float(s.P.Key[a], 0); draw < mk.Barred == s.P.Barred[a] { // not where a record says it
		use += " (draw " + precise(draw, mk.Barred) + " against a share of barred demand of " + precise(mk.Barred, draw) + ")"
	}
	product, kind := &s.G.World.Products[mk.Product], &s.G.Kinds[s.P.KindOf[a]]
	needs := "goods that an entry without a threshold takes"
	if kind.Unit != "" {
		needs = figure(exact.Exp(kind.LogT+kind.Sign*float64((float64(s.P.Perf[a])-kind.YT)*kind.Sd))) + " " + kind.Unit + ", at the start"
	}
	return []Fact{
		{"buyer in", s.G.World.Jurisdictions[mk.Destination].Name + " (" + s.G.ISO[mk.Destination] + ")"},
		{"buys", product.HS6 + " " + product.Title},
		{"end use", use},
		{"performance that it needs", needs},
		{"its draws for good", "list of end users " + figure(float64(s.P.PartyU[a])) + ", exception " + figure(float64(s.P.ExceptU[a])) + ": inside where the share is above"},
		{"one order", usd(s.P.Order[a]) + " USD at base prices"},
		{"supplied at the first publication by", "simulated firm " + firmName(s, s.Firm[a])},
		{"base exporter", "simulated firm " + firmName(s, s.P.Home[a])},
	}
}

// agencyFacts are what a simulated agency is, at the first publication.
func agencyFacts(s *world.State, i world.JurisdictionID) []Fact {
	j := &s.G.World.Jurisdictions[i]
	member := "no"
	if s.G.Members[i] {
		member = "yes"
	}
	return []Fact{
		{"licensing agency of", j.Name + " (" + j.ISO3 + ")"},
		{"member of the coalition", member},
		{"believed wait", figure(5*s.Wait[2*int(i)]) + " working days"},
	}
}

// brokerFacts are what a place for a simulated broker is, at the first publication.
func brokerFacts(s *world.State, h world.JurisdictionID, slot int) []Fact {
	state := "in business"
	if int(s.BrokerOut[h][slot]) > s.Week {
		state = "listed; a successor opens in week " + strconv.Itoa(int(s.BrokerOut[h][slot]))
	}
	return []Fact{
		{"hub", s.G.World.Jurisdictions[h].Name + " (" + s.G.ISO[h] + ")"},
		{"places for brokers there", strconv.Itoa(len(s.BrokerOut[h]))},
		{"listed before", strconv.Itoa(int(s.BrokerGen[h][slot])) + " times since the warm-up began"},
		{"at the first publication", state},
		{"through the hub", "USD " + figure(s.HubFlow[h]) + " a week, all brokers together"},
		{"which deals are its own", "not drawn: the model names a broker only when a shipment is seized, the one in business with the lowest draw"},
	}
}

// figure is a number to three digits that a reader can take in.
func figure(x float64) string {
	switch abs := math.Abs(x); {
	case math.IsNaN(x):
		return "unknown"
	case math.IsInf(x, 0):
		return "no limit"
	case abs >= 1e15:
		return strconv.FormatFloat(x, 'g', 3, 64)
	case abs >= 100:
		return thousands(int64(math.Round(x)))
	case x == 0:
		return "0"
	}
	return strconv.FormatFloat(x, 'g', 3, 64)
}

// usd is cents as whole dollars.
func usd(cents int64) string {
	if cents > -10_000 && cents < 10_000 {
		return strconv.FormatFloat(float64(cents)/100, 'f', 2, 64)
	}
	return thousands(int64(math.Round(float64(cents) / 100)))
}

// thousands parts digits by commas.
func thousands(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return sign + text
}

// thing is a number of things.
func thing(n float64, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%s %ss", figure(n), what)
}

// after adds what is known only at the end.
func (x *Subject) after(e *Explanation) {
	if x.Kind != Firm {
		return
	}
	for arm, r := range e.runs {
		alive := "alive"
		if !r.State.Alive[x.Firm] {
			alive = "not alive"
		}
		x.Facts = append(x.Facts, Fact{"at the end, " + e.Arms[arm], fmt.Sprintf("%s, cash USD %s", alive, figure(r.State.Cash[x.Firm]))})
	}
}
