package data

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// comtradeRow is a row of UN Comtrade in no style yet.
type comtradeRow struct {
	period, reporter, partner int
	flow                      string // M, X, RM, RX
	code, edition             string
	customs, transport        string
	second                    int
	usd, kg, fob              float64 // fob 0: none
}

var comtradeISO = map[int]string{0: "W00", 842: "USA", 276: "DEU", 392: "JPN", 156: "CHN", 490: "S19", 899: "_X ", 97: "EUR", 251: "FRA"}

// present writes rows as the present service does, in CSV.
func (r comtradeRow) present() string {
	fob := ""
	if r.fob > 0 {
		fob = fmt.Sprintf("%.2f", r.fob)
	}
	level := len(r.code)
	return fmt.Sprintf(`C,A,%d0101,%d,52,%d,%d,%s,"R, desc",%s,%s,%d,%s,P,%d,W00,World,%s,%s,true,%s,"Goods, nes",%d,True,%s,TOTAL,0,%s,TOTAL,-1,N/A,0,false,%.3f,false,,%s,%.2f,4,false,true`,
		r.period, r.period, r.period, r.reporter, strings.TrimSpace(comtradeISO[r.reporter]), r.flow, r.flow, r.partner, strings.TrimSpace(comtradeISO[r.partner]), r.second,
		r.edition, r.edition, r.code, level, r.customs, r.transport, r.kg, fob, r.usd)
}

const presentHeader = "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,netWgt,isNetWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate\n"

var oldFlows = map[string][2]string{"M": {"1", "Imports"}, "X": {"2", "Exports"}, "RX": {"3", "Re-Exports"}, "RM": {"4", "Re-Imports"}}

const oldHeader = "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,2nd Partner Code,Customs Proc. Code,Customs,Mode of Transport Code,Commodity Code,Commodity,Qty Unit Code,Qty,Netweight (kg),Trade Value (US$),FOB Trade Value (US$),Flag\n"

// old writes rows as the older tables for people did.
func (r comtradeRow) old() string {
	fob, customs, transport := "", "", ""
	if r.fob > 0 {
		fob = fmt.Sprintf("%.2f", r.fob)
	}
	if r.customs != "C00" {
		customs = r.customs
	}
	if r.transport != "0" {
		transport = r.transport
	}
	return fmt.Sprintf(`%s,%d,%d,%d,%d,1,%s,%s,%d,"Reporter, name",%s,%d,Partner,%s,%d,%s,,%s,%s,"Goods, nes",8,1,%.3f,%.2f,%s,0`,
		r.edition, r.period/pow(r.period), r.period, r.period, len(r.code), oldFlows[r.flow][0], oldFlows[r.flow][1], r.reporter, strings.TrimSpace(comtradeISO[r.reporter]),
		r.partner, strings.TrimSpace(comtradeISO[r.partner]), r.second, customs, transport, r.code, r.kg, r.usd, fob)
}

func pow(period int) int {
	if period > 9999 {
		return 100
	}
	return 1
}

// service writes rows as the older service did, with tabs.
func (r comtradeRow) service() string {
	fob, customs := "", ""
	if r.fob > 0 {
		fob = fmt.Sprintf("%.2f", r.fob)
	}
	if r.customs != "C00" {
		customs = r.customs
	}
	cells := []string{r.edition, fmt.Sprint(r.period / pow(r.period)), fmt.Sprint(r.period), fmt.Sprint(len(r.code)), oldFlows[r.flow][0], oldFlows[r.flow][1],
		fmt.Sprint(r.reporter), "Reporter, name", fmt.Sprint(r.partner), "Partner", fmt.Sprint(r.second), customs, r.transport, r.code, "Goods, nes", fmt.Sprintf("%.3f", r.kg), fmt.Sprintf("%.2f", r.usd), fob}
	return strings.Join(cells, "\t")
}

const serviceHeader = "pfCode\tyr\tperiod\taggrLevel\trgCode\trgDesc\trtCode\trtTitle\tptCode\tptTitle\tptCode2\tcstCode\tmotCode\tcmdCode\tcmdDescE\tNetWeight\tTradeValue\tFOBValue\n"

func comtradeText(rows []comtradeRow, header string, style func(comtradeRow) string) string {
	var b strings.Builder
	b.WriteString(header)
	for _, r := range rows {
		b.WriteString(style(r) + "\n")
	}
	return b.String()
}

// comtradeRows are two sides' reports of random flows, with all that must not
// be counted: sums, the world, groups, areas, breakdowns, re-exports.
func comtradeRows(n int) []comtradeRow {
	random := rand.New(rand.NewPCG(3, 3))
	var rows []comtradeRow
	seen := map[string]bool{}
	places, codes := []int{842, 276, 392, 156, 490, 251}, []string{"848620", "854231", "010129", "381800"}
	for len(rows) < n {
		i, j := places[random.IntN(len(places))], places[random.IntN(len(places))]
		r := comtradeRow{period: 2021, reporter: i, partner: j, flow: []string{"M", "X"}[random.IntN(2)], code: codes[random.IntN(len(codes))], edition: "H5",
			customs: "C00", transport: "0", usd: float64(1+random.IntN(1e8)) / 100, kg: float64(random.IntN(1e5)) / 8}
		key := fmt.Sprint(i, j, r.flow, r.code)
		if i == j || seen[key] {
			continue
		}
		seen[key] = true
		if r.flow == "M" && random.IntN(3) == 0 {
			r.fob = math.Round(r.usd*90) / 100
		}
		rows = append(rows, r)
		with := func(change func(*comtradeRow)) {
			c := r
			change(&c)
			rows = append(rows, c)
		}
		switch random.IntN(6) {
		case 0: // breakdown of what is there whole
			with(func(c *comtradeRow) { c.customs, c.usd = "C01", r.usd/4 })
			with(func(c *comtradeRow) { c.transport, c.usd = "1000", r.usd/2 })
		case 1:
			with(func(c *comtradeRow) { c.partner = 0 })
			with(func(c *comtradeRow) { c.code = r.code[:4] })
		case 2:
			with(func(c *comtradeRow) { c.partner = 97 })
			with(func(c *comtradeRow) { c.partner = 899 })
		case 3:
			with(func(c *comtradeRow) { c.flow, c.usd, c.fob = "R"+r.flow, r.usd/4, 0 })
		case 4:
			with(func(c *comtradeRow) { c.second, c.usd = 276, r.usd/3 })
			with(func(c *comtradeRow) { c.code, c.usd = "TOTAL", 3.4e12 })
		}
	}
	return rows
}
