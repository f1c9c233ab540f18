package world

import "strings"

// Category is the category of the control list that an entry belongs to: officers
// sit at desks by it (model.md section 6). 0 to 9 are those of the CCL and of Annex
// I of the EU's dual-use regulation.
type Category uint8

// The categories.
const (
	Nuclear Category = iota
	Materials
	Processing
	Electronics
	Computers
	Telecoms // and information security
	Sensors  // and lasers
	Navigation
	Marine
	Aerospace
	OtherGoods // neither the entry's number nor its HS codes say
	Categories
)

// String names the category as its lists do.
func (c Category) String() string {
	return [Categories]string{"nuclear", "materials", "materials processing", "electronics", "computers", "telecommunications and information security",
		"sensors and lasers", "navigation", "marine", "aerospace", "other"}[c]
}

// Slug names the category as paths of measured parameters do.
func (c Category) Slug() string {
	return [Categories]string{"nuclear", "materials", "processing", "electronics", "computers", "telecoms", "sensors", "navigation", "marine", "aerospace", "other"}[c]
}

// CategoryOf is an entry's category. A number of the common form (a digit, A to E,
// three digits: 3A090.a, 5A002) says it in its digit, also behind a country's
// prefix (CN-3C001). Where numbers have another form, as those of the Common High
// Priority List do, it is the category nearest to the HS code that the entry names
// first, by nearest; else OtherGoods.
func CategoryOf(code string, hs6 string) Category {
	for i := range code {
		if numbered(code[i:]) && (i == 0 || code[i-1] == '-' || code[i-1] == ' ') {
			return Category(code[i] - '0')
		}
	}
	for _, n := range nearest {
		if strings.HasPrefix(hs6, n.hs) {
			return n.category
		}
	}
	return OtherGoods
}

// numbered says whether s begins with a number of the common form.
func numbered(s string) bool {
	digit := func(i int) bool { return s[i] >= '0' && s[i] <= '9' }
	return len(s) >= 5 && digit(0) && s[1] >= 'A' && s[1] <= 'E' && digit(2) && digit(3) && digit(4)
}

// nearest is the category nearest to HS headings and chapters, the first that
// fits: assumed, read off the titles of both.
var nearest = []struct {
	hs       string
	category Category
}{
	{"8401", Nuclear}, {"8411", Aerospace}, {"8412", Aerospace}, {"8471", Computers}, {"8473", Computers}, {"8486", Electronics}, {"84", Processing},
	{"8517", Telecoms}, {"8525", Telecoms}, {"8526", Navigation}, {"85", Electronics},
	{"88", Aerospace}, {"89", Marine}, {"9014", Navigation}, {"90", Sensors},
	{"28", Materials}, {"29", Materials}, {"30", Materials}, {"38", Materials}, {"39", Materials}, {"40", Materials}, {"68", Materials}, {"69", Materials}, {"70", Materials},
	{"72", Materials}, {"73", Materials}, {"74", Materials}, {"75", Materials}, {"76", Materials}, {"78", Materials}, {"79", Materials}, {"80", Materials}, {"81", Materials},
}
