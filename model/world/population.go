package world

// SizeClass of a firm, by employees and age.
type SizeClass uint8

// Size classes: start-ups are under five years and fifty employees.
const (
	StartUp SizeClass = iota
	Small
	Medium
	Large
	NSizes
)

var sizeNames = [NSizes]string{"start-up", "small", "medium", "large"}

// String is the class's name in result tables.
func (s SizeClass) String() string { return sizeNames[s] }

// Population is what one replicate draws before week one: accounts and firms.
// Arms share it; nothing writes to it after Populate.
type Population struct {
	// accounts
	Key     []uint64 // lasting identity
	Cell    []CellID
	Market  []MarketID
	Home    []FirmID // base exporter's firm
	Cents   []int64  // recorded value over the base period
	Order   []int64  // value of one order, grossed up [cents]
	CumUSD  []float64
	Perf    []float32 // required performance, standardised; 0 in a kind without threshold
	KindOf  []int32
	Barred  []bool
	PartyU  []float32 // listed by a party list of at least this share
	ExceptU []float32 // inside an exception of at least this share

	// firms, entrants' slots included
	FirmKey   []uint64
	FirmAt    []int32   // heading
	Sales     []float64 // USD a year
	Employees []float64 // of one of the real firms that it stands for
	Stands    []float64 // real firms that a simulated one stands for
	Size      []SizeClass
	Literacy  []float32
	Percent   []float32 // share of the home's firms that are larger
	Entrant   []bool
	Largest   [101]float64 // share of all sales by the firms among the largest n hundredths of their home

	StartRow   []RowID
	StartOpt   []OptionID // tie at the start of the warm-up: the base exporter
	StartSince []int16
}

// Accounts is their number.
func (p *Population) Accounts() int { return len(p.Key) }

// Firms is their number, entrants' slots included.
func (p *Population) Firms() int { return len(p.FirmKey) }

// Held is the share of sales that the largest share of firms make.
func (p *Population) Held(share float64) float64 {
	at := float64(min(max(share, 0), 1) * 100)
	n := int(at)
	if n >= 100 {
		return p.Largest[100]
	}
	return p.Largest[n] + float64((p.Largest[n+1]-p.Largest[n])*(at-float64(n)))
}
