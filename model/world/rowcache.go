package world

// rowCache holds this week's weights of each row, computed when first asked
// for. Entry [2*row+listed] is for accounts that a party list names.
type rowCache struct {
	stamp  []int32
	W      []float64
	Z      []float64
	Live   []float64 // quantity response P_hat^-eta
	Rent   []float64 // what brokers add, relative to the price
	stride int

	plain   []uint8 // by row: whether some listed supplier is in it; 0 not known
	version int32   // of the rules that plain holds for
}

func newRowCache(g *Ground) rowCache {
	n := len(g.RowMarket)
	return rowCache{stamp: filled(2*n, int32(-1<<31)), W: make([]float64, 2*len(g.Base)), Z: make([]float64, 2*n), Live: make([]float64, 2*n), Rent: make([]float64, 2*n), stride: len(g.Base), plain: make([]uint8, n)}
}

// Weights of a row this week: fill computes them once a week and returns their
// sum and the quantity response.
func (s *State) Weights(r RowID, listed bool, fill func(s *State, r RowID, listed bool, w []float64) (z, live float64)) (w []float64, z, live float64) {
	at, off := 2*int(r), 0
	if listed {
		at, off = at+1, s.rows.stride
	}
	lo := off + int(s.G.RowOffset[r])
	hi := lo + int(s.G.Markets[s.G.RowMarket[r]].Options)
	w = s.rows.W[lo:hi:hi]
	if s.rows.stamp[at] != int32(s.Week) {
		s.rows.stamp[at] = int32(s.Week)
		s.rows.Z[at], s.rows.Live[at] = fill(s, r, listed, w)
	}
	return w, s.rows.Z[at], s.rows.Live[at]
}

// SetRent keeps what brokers add for a row this week.
func (s *State) SetRent(r RowID, listed bool, rent float64) { s.rows.Rent[2*int(r)+b2i(listed)] = rent }

// Rent is what brokers add for a row this week, relative to the price.
func (s *State) Rent(r RowID, listed bool) float64 { return s.rows.Rent[2*int(r)+b2i(listed)] }

// Plain says whether no supplier with recorded trade in a row is listed, today or
// at the start; find is asked once while the rules stay.
func (s *State) Plain(r RowID, find func(s *State, r RowID) bool) bool {
	c := &s.rows
	if c.version != s.Rules.Version {
		clear(c.plain)
		c.version = s.Rules.Version
	}
	if c.plain[r] == 0 {
		c.plain[r] = 1 + uint8(b2i(find(s, r)))
	}
	return c.plain[r] == 2
}
