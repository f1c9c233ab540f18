package world

import "testing"

func TestCategoryOf(t *testing.T) {
	for _, c := range []struct {
		code, hs6 string
		want      Category
	}{
		{"3A090.a", "854231", Electronics},
		{"5A002.a", "851762", Telecoms},
		{"0A501", "930390", Nuclear}, // category 0 also holds what fits nowhere else
		{"2B350.i", "841350", Processing},
		{"CN-3C001", "811292", Electronics}, // China's numbers behind a prefix
		{"13A001", "854231", Electronics},   // no number of the common form: the HS code says
		{"CHPL 1", "847150", Computers},     // Common High Priority List
		{"CHPL 2.1", "901420", Navigation},  // the longer code is asked first
		{"CHPL 4", "902000", Sensors},
		{"ML3", "930630", OtherGoods}, // neither says
		{"3A", "", OtherGoods},        // too short to be a number
		{"EAR99", "280461", Materials},
		{"a new entry", "841191", Aerospace},
		{"9X999", "850100", Electronics},   // X is no product group
		{"2B506.a", "903149", Processing},  // the number goes before the code
		{"4D001", "", Computers},           // software, no codes
		{"3A090.a.2B350", "", Electronics}, // the first number
		{"8A002 (submersibles)", "890690", Marine},
	} {
		if got := CategoryOf(c.code, c.hs6); got != c.want {
			t.Errorf("%q, HS %s: category %v, want %v", c.code, c.hs6, got, c.want)
		}
	}
}
