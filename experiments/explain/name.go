package explain

import (
	"fmt"
	"strconv"
	"strings"

	"cordon/model/world"
)

// firmName is a firm's lasting name: home, heading and rank within it, from 1; a
// place for entrants has an e before its number.
func firmName(s *world.State, f world.FirmID) string {
	hd := &s.G.Headings[s.P.FirmAt[f]]
	if rank := int32(f - hd.FirstFirm); rank < hd.Firms {
		return fmt.Sprintf("%s-%s-%d", s.G.ISO[hd.Home], hd.HS4, rank+1)
	} else {
		return fmt.Sprintf("%s-%s-e%d", s.G.ISO[hd.Home], hd.HS4, rank-hd.Firms+1)
	}
}

// accountName is an account's lasting name: base exporter, importer, product and
// rank, from 1.
func accountName(s *world.State, a world.AccountID) string {
	c := &s.G.Cells[s.P.Cell[a]]
	return fmt.Sprintf("%s-%s-%s-%d", s.G.ISO[c.Origin], s.G.ISO[c.Destination], s.G.World.Products[c.Product].HS6, int32(a-c.FirstAccount)+1)
}

// brokerName is a place for a broker at a hub, from 1.
func brokerName(s *world.State, hub world.JurisdictionID, slot int) string {
	return fmt.Sprintf("%s-%d", s.G.ISO[hub], slot+1)
}

// number reads a position in the population.
func number(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// findFirm reads a number or a lasting name.
func findFirm(s *world.State, text string) (world.FirmID, error) {
	if n, ok := number(text); ok {
		if n < 0 || n >= s.P.Firms() {
			return 0, fmt.Errorf("no simulated firm has the number %d: this replicate has 0 to %d; --like \"small, DEU, 9013\" finds one", n, s.P.Firms()-1)
		}
		return world.FirmID(n), nil
	}
	parts := strings.Split(strings.ToUpper(text), "-")
	if len(parts) != 3 {
		return 0, fmt.Errorf("simulated firm %q: expected a number such as 4711, or a home, a heading and a rank such as DEU-9013-12 (e1 in place of the rank is the first place for entrants)", text)
	}
	var headings []string
	for h := range s.G.Headings {
		hd := &s.G.Headings[h]
		if s.G.ISO[hd.Home] != parts[0] {
			continue
		}
		headings = append(headings, hd.HS4)
		if hd.HS4 != parts[1] {
			continue
		}
		rank, entrant := strings.CutPrefix(parts[2], "E")
		n, ok := number(rank)
		most := hd.Firms
		if entrant {
			most = hd.MaxFirms - hd.Firms
		}
		if !ok || n < 1 || int32(n) > most {
			return 0, fmt.Errorf("simulated firm %q: %s-%s has ranks 1 to %d and places for entrants e1 to e%d", text, parts[0], parts[1], hd.Firms, hd.MaxFirms-hd.Firms)
		}
		if entrant {
			n += int(hd.Firms)
		}
		return hd.FirstFirm + world.FirmID(n-1), nil
	}
	if headings == nil {
		return 0, fmt.Errorf("simulated firm %q: no simulated firm has its home in %q", text, parts[0])
	}
	return 0, fmt.Errorf("simulated firm %q: %s has no heading %q; its headings are %s", text, parts[0], parts[1], strings.Join(headings, ", "))
}

// findAccount reads a number or a lasting name.
func findAccount(s *world.State, text string) (world.AccountID, error) {
	if n, ok := number(text); ok {
		if n < 0 || n >= s.P.Accounts() {
			return 0, fmt.Errorf("no simulated account has the number %d: this replicate has 0 to %d", n, s.P.Accounts()-1)
		}
		return world.AccountID(n), nil
	}
	parts := strings.Split(strings.ToUpper(text), "-")
	if len(parts) != 4 {
		return 0, fmt.Errorf("simulated account %q: expected a number, or exporter, importer, HS6 and rank such as USA-CHN-847330-3", text)
	}
	for c := range s.G.Cells {
		cell := &s.G.Cells[c]
		if s.G.ISO[cell.Origin] != parts[0] || s.G.ISO[cell.Destination] != parts[1] || s.G.World.Products[cell.Product].HS6 != parts[2] {
			continue
		}
		if n, ok := number(parts[3]); ok && n >= 1 && int32(n) <= cell.Accounts {
			return cell.FirstAccount + world.AccountID(n-1), nil
		}
		return 0, fmt.Errorf("simulated account %q: %s has ranks 1 to %d", text, strings.Join(parts[:3], "-"), cell.Accounts)
	}
	return 0, fmt.Errorf("simulated account %q: the world has no flow of %s from %s to %s with simulated accounts", text, parts[2], parts[0], parts[1])
}

// findJurisdiction reads an ISO3 code.
func findJurisdiction(s *world.State, text string) (world.JurisdictionID, error) {
	for i, iso := range s.G.ISO {
		if iso == strings.ToUpper(text) {
			return world.JurisdictionID(i), nil
		}
	}
	return 0, fmt.Errorf("no jurisdiction of this world has the code %q; \"cordon find\" looks one up", text)
}
