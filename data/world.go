package data

// World is one set of trade flows and what is known about the jurisdictions,
// products and list entries in it. It is what an importer writes, what
// ReadWorld maps, and all that the model sees of the real world.
//
// Indices: Flows and the tables below refer to each other by position in
// Jurisdictions and Products, both sorted by code, so a position never decides
// anything but speed.
type World struct {
	Name          string
	Title         string
	Synthetic     bool           // drawn on every figure made from the world
	From, To      Date           // base period, first and last day, inclusive
	Jurisdictions []Jurisdiction // sorted by ISO3
	Products      []Product      // sorted by HS6
	Items         []Item         // in list order: the first matching entry is the item
	Flows         Flows
	Distances     []Distance     // optional; sorted by (From, To)
	Clocks        []Clock        // optional; of the jurisdictions, by ISO3
	Totals        []Total        // optional; total exports of goods, sorted by (Exporter, Importer)
	Firms         []MicroFirm    // optional; recorded firms, sorted by (Home, HS4, ID)
	Accounts      []MicroAccount // optional; recorded accounts, sorted by (Product, Importer, Exporter, ID)
	Measured      []Measured     // optional; parameters of agencies fitted to case records, sorted by (Jurisdiction, Path)
	Staff         []Staff        // optional; officers by month, sorted by (Jurisdiction, Month)
	Sources       []Source
	Defaults      []Default // what was missing and fell to a documented default
	Fingerprint   string    // SHA-256 over the world's files, hex

	closer func() error // unmaps the files; nil for a world in memory
}

// Jurisdiction is a country or customs territory.
type Jurisdiction struct {
	ISO3        string
	Name        string
	GDP         float64  // USD of the base period's last year with data; NaN where unknown
	Opacity     float64  // how easily goods pass through unseen, 0..1 (assumed)
	Enforcement float64  // quality of customs and enforcement, 0..1
	Filings     float64  // published licence applications a year; NaN where unknown
	Exporters   float64  // published exporting firms; NaN where unknown
	Clock       float64  // statutory or target licensing clock [working days]; NaN where none
	Groups      []string // WASSENAAR, NSG, MTCR, AUSTRALIA_GROUP, EU27, NATO, EMBARGO, ...
}

// Product is one HS 2017 six-digit code.
type Product struct {
	HS6        string
	Title      string
	Theta      float64 // trade elasticity, positive, shrunk to its HS4 median, 2..12
	ValuePerKg float64 // USD per kg; NaN where unknown
	Storable   bool
	SdLog      float64 // spread of log performance across variants of the product (assumed)
}

// Flows holds one recorded trade flow a row, as columns of one length, sorted
// by (Product, Importer, Exporter, Period).
type Flows struct {
	Period    []int32   // YYYY or YYYYMM
	Exporter  []uint16  // position in Jurisdictions
	Importer  []uint16  // position in Jurisdictions
	Product   []uint16  // position in Products
	ValueUSD  []float64 // USD over the period, >= 0
	QuantityT []float64 // tonnes over the period; NaN where missing
}

// Len is the number of recorded flows.
func (f Flows) Len() int { return len(f.ValueUSD) }

// Licence policy towards a destination, from free to closed.
type Policy uint8

// Licence policies (model.md section 6, "The agency").
const (
	Free              Policy = iota // no licence needed
	Approval                        // general policy of approval
	CaseByCase                      // country of concern
	PresumptionDenial               // the lawful channel is closed
)

var policyNames = [...]string{"free", "approval", "case_by_case", "presumption_of_denial"}

// String is the policy's name in scenario files and lists.
func (p Policy) String() string { return policyNames[p] }

// Item is one list entry as one jurisdiction's law has it.
type Item struct {
	Entry                                  string // official number, such as 3A090.a
	Title                                  string
	Jurisdiction                           uint16   // whose list; position in Jurisdictions
	HS6                                    []string // empty: listed, but not simulated as trade
	CoverageLow, CoverageMid, CoverageHigh float64  // share of world value in the HS6 that the entry catches at its threshold today
	Parameter                              string   // "" where the entry has no numerical test
	Threshold                              float64  // NaN where none
	Unit                                   string
	Below                                  bool     // controlled below the threshold (else above)
	Growth                                 float64  // log growth of frontier performance a year; 0 where no source
	PolicyText                             string   // "PARTNERS=approval;OTHER=case_by_case;CHN=..." as read
	Policy                                 []Policy // by destination, position in Jurisdictions
	From, Until                            Date     // Until 0: no end
	Label                                  string   // SEEN, RECALLED or ASSUMED
	Citation                               string
}

// Distance between two jurisdictions, population-weighted where the source has it.
type Distance struct {
	From, To uint16
	Km       float64
}

// Total is a bilateral total of goods exports a year.
type Total struct {
	Exporter, Importer uint16
	ValueUSD           float64
}

// Source is where a part of the world came from.
type Source struct {
	ID           string `json:"id"`
	Title        string `json:"title"`
	URL          string `json:"url,omitempty"`
	Licence      string `json:"licence"`
	Confidential bool   `json:"confidential"`
	SHA256       string `json:"sha256,omitempty"`
	File         string `json:"file,omitempty"`
}

// Default is one thing that the input lacked and what was taken instead.
type Default struct {
	What  string  `json:"what"`
	Value string  `json:"value"`
	Why   string  `json:"why"`
	Share float64 `json:"share_of_trade"` // share of the world's trade that it touches
}

// Jurisdiction's position by ISO3; -1 where the world has none such.
func (w *World) JurisdictionIndex(iso3 string) int {
	return search(len(w.Jurisdictions), func(i int) string { return w.Jurisdictions[i].ISO3 }, iso3)
}

// ProductIndex is the position of an HS6 code; -1 where the world has none such.
func (w *World) ProductIndex(hs6 string) int {
	return search(len(w.Products), func(i int) string { return w.Products[i].HS6 }, hs6)
}

func search(n int, at func(int) string, want string) int {
	lo, hi := 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		if at(mid) < want {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < n && at(lo) == want {
		return lo
	}
	return -1
}

// Days of the base period.
func (w *World) Days() int { return int(w.To-w.From) + 1 }
