package data

import (
	"strings"
	"testing"
)

func TestResolvePolicy(t *testing.T) {
	w := reference(t)
	const text = "PARTNERS=approval;OTHER=case_by_case;CHN=presumption_of_denial;EMBARGO=presumption_of_denial;MILITARY=presumption_of_denial"
	for _, c := range []struct {
		text, lister, destination string
		want                      Policy
	}{
		{text, "USA", "USA", Free},
		{text, "USA", "JPN", Approval},
		{text, "USA", "TWN", Approval}, // ally outside Wassenaar: US_A6
		{text, "USA", "ARE", CaseByCase},
		{text, "USA", "CHN", PresumptionDenial},
		{text, "USA", "RUS", PresumptionDenial}, // a Wassenaar member, but EMBARGO is closer than PARTNERS
		{text, "DEU", "NLD", Free},              // the EU's internal market
		{text, "DEU", "GBR", Approval},
		{text + ";NLD=case_by_case", "DEU", "NLD", CaseByCase}, // named: closer than the internal market
		{"CHN=case_by_case", "USA", "CHN", CaseByCase},
		{"CHN=case_by_case", "USA", "VNM", Free}, // no key reaches it
		{"EU27=approval;OTHER=case_by_case", "JPN", "FRA", Approval},
		{"NSG=approval;OTHER=case_by_case", "JPN", "KAZ", Approval}, // a group's name of three letters
		{"CHN=free; CHN = approval", "JPN", "CHN", Free},            // of equals the first
	} {
		policies, err := ResolvePolicy(c.text, w.JurisdictionIndex(c.lister), w)
		if err != nil {
			t.Errorf("%s of %s: %v", c.text, c.lister, err)
			continue
		}
		if got := policies[w.JurisdictionIndex(c.destination)]; got != c.want {
			t.Errorf("%s of %s towards %s is %v, want %v", c.text, c.lister, c.destination, got, c.want)
		}
	}
}

func TestResolvePolicyRefuses(t *testing.T) {
	w := reference(t)
	for text, want := range map[string]string{
		"":                   "names no destination",
		"CHN":                `has no "="`,
		"CHN=perhaps":        `no licence policy is called "perhaps"; expected one of free, approval`,
		"FRIENDS=approval":   `no destination or group is called "FRIENDS"; expected an ISO3 code or one of PARTNERS`,
		"chn=approval":       `no destination or group is called "chn"`,
		"PARTNERS=approval;": "",
	} {
		_, err := ResolvePolicy(text, 0, w)
		switch {
		case want == "" && err != nil:
			t.Errorf("policy %q: %v, want no error", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("policy %q: error %v, want one with %q", text, err, want)
		}
	}
	if _, err := ResolvePolicy("OTHER=approval", len(w.Jurisdictions), w); err == nil {
		t.Error("a jurisdiction past the end gives no error")
	}
}

// The three readings that Entry.Item adds.
func TestItemReadings(t *testing.T) {
	w := reference(t)
	of := func(entry, lister, destination string) Policy {
		for _, it := range w.Items {
			if it.Entry == entry && w.Jurisdictions[it.Jurisdiction].ISO3 == lister {
				return it.Policy[w.JurisdictionIndex(destination)]
			}
		}
		t.Fatalf("%s does not list %s", lister, entry)
		return Free
	}
	if got := of("3A090.a", "USA", "HKG"); got != PresumptionDenial {
		t.Errorf("chips from the USA to Hong Kong are %v, want as to China", got)
	}
	if got := of("3A090.a", "USA", "CAN"); got != Free {
		t.Errorf("chips from the USA to Canada are %v, want free", got)
	}
	if got := of("2B350.i", "CHN", "RUS"); got == PresumptionDenial {
		t.Errorf("pumps from China to Russia are %v, want no embargo", got)
	}
	if got := of("2B350.i", "DEU", "RUS"); got != PresumptionDenial {
		t.Errorf("pumps from Germany to Russia are %v, want presumption of denial", got)
	}
}
