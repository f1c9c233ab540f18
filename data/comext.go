package data

import (
	"fmt"
	"io"
	"slices"
	"strconv"
)

// cnRow is what the codes file says about a CN code.
type cnRow struct {
	hs6  uint32 // 0: none
	mark string // what breaks the code's series; "" where it is continuous
}

// continuous is the continuity of a code that the CN revision of 2022 left alone.
const continuous = "continuous"

// ImportComext imports Eurostat's monthly exports of EU members (month,
// reporter, partner, cn, value_eur). Every row is taken as an export of the
// reporter. Only rows of eight digits are kept, since the shorter codes are
// their sums; Codes, a table with the columns cn and hs6, turns them into HS6.
// Its column continuity, where there is one, marks codes that the CN revision
// of 2022 made or ended: they are kept and counted.
//
// Values are turned into USD at the yearly average of tables/usd_per_eur.csv
// for the year of each month, or at USDPerEUR.
func ImportComext(opts ImportOptions) (*ImportReport, error) {
	from, to, err := periodSpan(opts.From, opts.To, true)
	if err != nil {
		return nil, err
	}
	if opts.Codes == "" {
		return nil, fmt.Errorf("comext needs a table of CN codes; pass --codes FILE with the columns cn and hs6")
	}
	codes, titles, err := readCodes(opts.Codes)
	if err != nil {
		return nil, err
	}
	if opts.USDPerEUR < 0 || opts.USDPerEUR > 100 {
		return nil, fmt.Errorf("USD per EUR: found %g, expected a rate above 0 and below 100, such as 1.18", opts.USDPerEUR)
	}
	im := &importer{
		opts: opts, kind: "comext", layouts: []*layout{layoutComext}, titles: titles,
		plan: &importPlan{from: from, to: to, codes: codes, skipBad: opts.SkipBad},
		licence: Source{ID: "comext", Title: "Eurostat Comext, monthly exports of EU members by CN8 product",
			URL: "https://ec.europa.eu/eurostat/comext", Licence: "Eurostat, reuse with attribution (Decision 2011/833/EU)"},
	}
	im.name("Comext exports of EU members")
	return im.run()
}

// readCodes reads the table of CN codes: HS6 by code, and a title for each HS6
// that has only one code.
func readCodes(path string) (map[uint32]cnRow, map[uint32]string, error) {
	codes, titles, several := map[uint32]cnRow{}, map[uint32]string{}, map[uint32]bool{}
	err := readCells(path, func() (io.ReadCloser, error) { return openTable(path) }, []string{"cn", "hs6"}, []string{"continuity", "description"},
		func(c *cells) error {
			code, digits, letters, ok := parseCN(c.text(0))
			if !ok || letters {
				return c.bad(0, columnCN.expected())
			}
			if digits < 7 {
				return nil // the sums' own codes
			}
			row := cnRow{mark: c.text(2)}
			if row.mark == continuous {
				row.mark = ""
			}
			if c.text(1) != "" {
				if row.hs6, ok = parseHS6(c.text(1)); !ok {
					return c.bad(1, columnHS6.expected()+" or nothing")
				}
			}
			if before, ok := codes[code]; ok && before != row {
				return c.bad(0, "each code once, or with the same HS6 and continuity")
			}
			codes[code] = row
			several[row.hs6] = titles[row.hs6] != ""
			titles[row.hs6] = c.text(3)
			return nil
		})
	if err != nil {
		return nil, nil, err
	}
	if len(codes) == 0 {
		return nil, nil, fmt.Errorf("%s: found no code of eight digits, expected the table of CN codes", path)
	}
	for hs6, more := range several {
		if more {
			titles[hs6] += " and other CN codes"
		}
	}
	return codes, titles, nil
}

// rates are the USD per EUR of each year of the rows.
func (im *importer) rates(years []int32) ([]YearRate, error) {
	var rates []YearRate
	for _, year := range years {
		if im.opts.USDPerEUR > 0 {
			rates = append(rates, YearRate{int(year), im.opts.USDPerEUR, "as given"})
			continue
		}
		r := YearRate{Year: int(year)}
		mustFacts("tables/usd_per_eur.csv", func(f *factRow) {
			if f.text("year") == strconv.Itoa(int(year)) {
				r.USDPerEUR, r.Source = f.number("usd_per_eur"), f.text("source")
			}
		})
		if r.USDPerEUR == 0 {
			return nil, fmt.Errorf("no average exchange rate of %d is embedded; pass --usd-per-eur RATE", year)
		}
		rates = append(rates, r)
	}
	return rates, nil
}

// yearsOf are the years of periods, sorted.
func yearsOf(periods []int32) []int32 {
	var years []int32
	last := int32(0)
	for _, p := range periods {
		if y := yearOf(p); y != last {
			last = y
			if !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	return years
}

func yearOf(period int32) int32 {
	if period >= 10000 {
		return period / 100
	}
	return period
}
