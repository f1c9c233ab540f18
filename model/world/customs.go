package world

// Customs is what customs offices would have written down: goods that leave one
// country for another under their own code, by week. The ledger says where goods
// truly went; this says what a table of trade would show of it. Nobody keeps it
// unless a design asks for it (State.Customs is nil).
type Customs struct {
	Rows []CustomsRow // in the order in which the first goods of a cell and week left

	week int
	at   map[uint64]int32 // rows of the week by cell
}

// CustomsRow is one week of one cell, at the prices then paid.
type CustomsRow struct {
	Week               int32
	Exporter, Importer JurisdictionID
	Product            int32
	Cents              int64 // what makers of the exporter sent, goods bound for a hub included
	Onward             int64 // what a hub sent on of goods made elsewhere
}

// NewCustoms of nothing.
func NewCustoms() *Customs { return &Customs{at: map[uint64]int32{}} }

// Clone is an independent copy; nil of nil.
func (c *Customs) Clone() *Customs {
	if c == nil {
		return nil
	}
	return &Customs{Rows: cloned(c.Rows), at: map[uint64]int32{}, week: c.week - 1} // looked up anew: a row may stand twice in a week
}

// row of a cell in a week.
func (c *Customs) row(week int, i, j JurisdictionID, k int32) *CustomsRow {
	if week != c.week {
		c.week = week
		clear(c.at)
	}
	key := uint64(i)<<48 | uint64(j)<<32 | uint64(uint32(k))
	at, ok := c.at[key]
	if !ok {
		at = int32(len(c.Rows))
		c.at[key] = at
		c.Rows = append(c.Rows, CustomsRow{Week: int32(week), Exporter: i, Importer: j, Product: k})
	}
	return &c.Rows[at]
}

// Declare writes down goods that leave an account's supplier under their own
// code: for the account's country, or for a hub. Value is at the base period's
// price [cents]; what is written down is at the price now.
func (s *State) Declare(a AccountID, o OptionID, to JurisdictionID, value int64) {
	i, k := s.Origin(a, o), s.Market(a).Product
	if i == to {
		return
	}
	s.Customs.row(s.Week, i, to, k).Cents += int64(float64(value) * s.Price[int(i)*s.G.NP+int(k)])
}

// SendOn writes down goods made elsewhere that leave a hub for an account's
// country, at what the buyer pays, relative to the base period's price.
func (s *State) SendOn(a AccountID, hub JurisdictionID, value int64, paid float64) {
	mk := s.Market(a)
	if hub == mk.Destination {
		return
	}
	s.Customs.row(s.Week, hub, mk.Destination, mk.Product).Onward += int64(float64(value) * paid)
}

// declare writes down a need that ends, where its goods cross a border under their
// own code: not what is made at home, nor what was bought ahead and declared then,
// nor what went through a hub or under another code.
func (s *State) declare(e Ending) {
	if e.Fate.Delivered() && e.Fate.Declared() && e.Fate != Own && e.Fate != FromStock {
		s.Declare(e.Account, e.Option, s.Market(e.Account).Destination, e.Value)
	}
}
