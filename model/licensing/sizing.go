package licensing

import "math"

// leastNeed is the part of an officer below which a load is as good as none.
const leastNeed = 1e-6

// need is the officers that a yearly load takes at use u, for this mean work a
// case: load x work / (260.9 u) (model.md section 6).
func need(load, work, use float64) float64 { return load * work / (WorkingDaysAYear * use) }

// sizeStation gives a station of the stated officers (or, where zero, as many as
// the load needs at its use) to desks, one group of desks a category that has
// enough load, the others together. Shares are of the load by category; own is the
// part of the load by category that its officers must be enough for. Work of stated
// officers is as drawn or, with atUse, such that they too sit at the use.
func sizeStation(number int, load, work, use, size float64, officers int, atUse bool, shares, own []float64) Station {
	s := Station{number: number, scale: 1}
	if officers == 0 || atUse {
		wanted := need(load, work, use)
		if officers == 0 {
			officers = max(1, int(math.Round(wanted)))
		}
		if wanted > leastNeed {
			s.scale = float64(officers) / wanted // part of an officer is an officer part-time
		}
	}
	least := make([]float64, max(1, len(shares)))
	for c, v := range own {
		if v > 0 && load > 0 {
			least[c] = float64(officers) * (v / load)
		}
	}
	heads, category := groupHeads(officers, shares, least)
	groups := make([]group, len(heads))
	for g, n := range heads {
		desks := min(max(1, int(math.Round(float64(n)/size))), n)
		groups[g] = group{first: int32(len(s.desks)), n: int32(desks)}
		for i := range desks {
			at := n * (i + 1) / desks
			at -= n * i / desks
			s.base = append(s.base, at)
			s.share = append(s.share, float64(at)/float64(officers))
			s.desks = append(s.desks, newDesk(at))
		}
	}
	for _, g := range category {
		s.group = append(s.group, groups[g])
	}
	return s
}

// uneven tilts the desks' shares of the load: every other desk carries more by
// the fraction by, the others less, and the station's load stays.
func (s *Station) uneven(by float64) {
	sum := 0.0
	for i := range s.share {
		s.share[i] *= 1 + float64(by*float64(1-2*(i%2)))
		sum += float64(s.share[i])
	}
	for i := range s.share {
		s.share[i] /= sum
	}
}

// ErlangC is the chance of waiting in an M/M/c queue with offered load a = rate x
// mean work < c (facts.md section 9, row 6).
func ErlangC(c int, a float64) float64 {
	blocked := 1.0 // Erlang's B by its recursion in the number of servers
	for n := 1; n <= c; n++ {
		blocked = float64(a*blocked) / (float64(n) + float64(a*blocked))
	}
	rho := a / float64(c)
	return blocked / (1 - rho + float64(rho*blocked))
}

// expectedQueue is the mean wait of an M/G/c queue at use rho [unit of work], by
// Allen and Cunneen (facts.md section 9, row 7): what firms believe before the
// first decisions.
func expectedQueue(c int, rho, work, variation float64) float64 {
	rho = min(rho, 0.98)
	wait := ErlangC(c, rho*float64(c)) * work / (float64(c) * (1 - rho))
	return float64(wait * (1 + variation) / 2)
}
