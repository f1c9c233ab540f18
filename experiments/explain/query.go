package explain

import (
	"fmt"
	"strings"

	"cordon/model/world"
)

// Query names a simulated agent: by number or lasting name, or, for a firm, by what
// it should be like.
type Query struct {
	Kind Kind
	Name string // firm: 4711 or DEU-9013-12; account: 815 or USA-CHN-847330-3; need: ACCOUNT/WEEK/N; agency: DEU; broker: ARE-2
	Like string // firm only: size class, home and heading in any order, by commas
}

// find is the agent in a replicate's population.
func (q Query) find(s *world.State) (Subject, error) {
	x := Subject{Kind: q.Kind, Number: -1, Account: world.None, Firm: world.None}
	var err error
	if q.Like != "" && q.Kind != Firm {
		return x, fmt.Errorf("--like finds a simulated firm; a simulated %s is given by name", q.Kind)
	}
	switch q.Kind {
	case Firm:
		if q.Like != "" {
			x.Firm, x.Fits, err = like(s, q.Like)
		} else {
			x.Firm, err = findFirm(s, q.Name)
		}
		if err != nil {
			return x, err
		}
		x.Number, x.Name = int(x.Firm), firmName(s, x.Firm)
		x.Facts = firmFacts(s, x.Firm)
	case Account:
		if x.Account, err = findAccount(s, q.Name); err != nil {
			return x, err
		}
		x.Number, x.Name = int(x.Account), accountName(s, x.Account)
		x.Facts = accountFacts(s, x.Account)
	case Need:
		return x.findNeed(s, q.Name)
	case Agency:
		if x.At, err = findJurisdiction(s, q.Name); err != nil {
			return x, err
		}
		if s.Wait[2*int(x.At)] == 0 { // an agency's waits are believed to take some time

			return x, fmt.Errorf("%s has no simulated agency in this world: it has no list, or nobody files there", s.G.ISO[x.At])
		}
		x.Number, x.Name = int(x.At), s.G.ISO[x.At]
		x.Facts = agencyFacts(s, x.At)
	case Broker:
		return x.findBroker(s, q.Name)
	default:
		return x, fmt.Errorf("no simulated agent is a %q; expected firm, account, need, agency or broker", q.Kind)
	}
	return x, nil
}

// findNeed reads ACCOUNT/WEEK or ACCOUNT/WEEK/N.
func (x Subject) findNeed(s *world.State, text string) (Subject, error) {
	parts := strings.Split(text, "/")
	if len(parts) < 2 || len(parts) > 3 {
		return x, fmt.Errorf("simulated need %q: expected ACCOUNT/WEEK, or ACCOUNT/WEEK/N where several arise in a week, such as USA-CHN-847330-3/14", text)
	}
	var err error
	if x.Account, err = findAccount(s, parts[0]); err != nil {
		return x, err
	}
	week, ok := number(parts[1])
	if !ok {
		return x, fmt.Errorf("simulated need %q: week %q is no number", text, parts[1])
	}
	if week < s.Week { // the watch begins where the arms part
		return x, fmt.Errorf("simulated need %q: week %d is before the first publication (week %d), where the arms are still one; give a later one", text, week, s.Week)
	}
	x.Born = week
	if len(parts) == 3 {
		if x.N, ok = number(parts[2]); !ok || x.N < 0 || x.N > 255 {
			return x, fmt.Errorf("simulated need %q: %q is no number from 0 to 255", text, parts[2])
		}
	}
	x.Name = fmt.Sprintf("%s/%d/%d", accountName(s, x.Account), week, x.N)
	x.Facts = accountFacts(s, x.Account)
	return x, nil
}

// findBroker reads HUB-PLACE.
func (x Subject) findBroker(s *world.State, text string) (Subject, error) {
	hub, place, ok := strings.Cut(text, "-")
	if !ok {
		return x, fmt.Errorf("simulated broker %q: expected a hub and a place there, such as ARE-2", text)
	}
	var err error
	if x.At, err = findJurisdiction(s, hub); err != nil {
		return x, err
	}
	n, isNumber := number(place)
	if most := len(s.BrokerOut[x.At]); !isNumber || n < 1 || n > most {
		return x, fmt.Errorf("simulated broker %q: %s has places 1 to %d", text, s.G.ISO[x.At], most)
	}
	x.Slot, x.Name = n-1, brokerName(s, x.At, n-1)
	x.Facts = brokerFacts(s, x.At, x.Slot)
	return x, nil
}

// like picks the firm that fits: alive at the first publication, that with most
// listed sales, the first of equals. fits counts all that do.
func like(s *world.State, text string) (best world.FirmID, fits int, err error) {
	size, home, heading := "", "", ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		switch {
		case isSize(word):
			size = strings.ToLower(word)
		case len(word) == 4 && strings.Trim(word, "0123456789") == "":
			heading = word
		case len(word) == 3:
			if _, err := findJurisdiction(s, word); err != nil {
				return 0, 0, err
			}
			home = strings.ToUpper(word)
		default:
			return 0, 0, fmt.Errorf("--like %q: %q is no size class (start-up, small, medium, large), no country code such as DEU and no heading of four digits such as 9013", text, word)
		}
	}
	best = world.None
	for f := range s.Alive {
		hd := &s.G.Headings[s.P.FirmAt[f]]
		if !s.Alive[f] || size != "" && s.P.Size[f].String() != size || home != "" && s.G.ISO[hd.Home] != home || heading != "" && hd.HS4 != heading {
			continue
		}
		if fits++; best == world.None || s.Controlled[f] > s.Controlled[best] {
			best = world.FirmID(f)
		}
	}
	if fits == 0 {
		return 0, 0, fmt.Errorf("--like %q: no simulated firm that is alive in week %d fits; leave a word out", text, s.Week)
	}
	return best, fits, nil
}

func isSize(word string) bool {
	for size := range world.NSizes {
		if strings.EqualFold(size.String(), word) {
			return true
		}
	}
	return false
}
