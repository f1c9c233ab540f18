package plots

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"

	"cordon/data"
)

//go:embed backtest.html
var backtestPage string

// backtestView is what the page of a back-test is filled with.
type backtestView struct {
	Title, Generator string
	Style            template.CSS
	Manifest         Manifest
	Answer           []string
	Tables           []pageTable
	Figures          []figureView
}

// pageTable is a result table as the page shows it.
type pageTable struct {
	ID, Title, Note string
	Head            []pageCell
	Rows            [][]pageCell
	More            int // rows that only the files have
}

type pageCell struct {
	Text   string
	Number bool
}

// mostPageRows is how many rows of a table the page shows.
const mostPageRows = 60

// backtestTables are the tables on the page, in its order: title, note, columns.
var backtestTables = []struct {
	name, title, note string
	columns           []string
}{
	{"scores", "Scores", "Less is better for errors and CRPS; skill is how much smaller the model's CRPS is than the null's. The second row is the model without the recorded variation of trade.",
		[]string{"forecast", "quantities", "log_error", "sign_share", "rank_correlation", "coverage_90", "interval_width", "crps", "crps_log", "skill", "skill_se"}},
	{"detours", "The detour", "What neighbours, the countries through which goods can go around in the model, gained for each dollar that the targets lost, against the base period.", []string{"forecast", "gain", "loss", "ratio", "ratio_p05", "ratio_p95"}},
	{"effects", "What the observed months say of the change", "Observed purchases less what the model expects without the change. A period is clear where the 90% interval leaves out zero; one of ten is, by chance, where nothing happened.",
		[]string{"importer", "period", "observed", "without", "effect", "effect_p05", "effect_p95", "clear", "model_effect"}},
	{"outside", "Suppliers outside the table", "The table has no makers elsewhere. What they sell is assumed, and this is how much the scores hang on it.", []string{"outside_share", "log_error", "coverage_90", "crps", "target_loss", "detour"}},
	{"unmatched", "What is not scored", "Rows of the observed table, and trade of the base period, that belong to no quantity.", []string{"reason", "rows", "value"}},
	{"assumptions", "What it rests on", "", []string{"what", "setting", "why"}},
	{"variation", "Recorded variation of trade", "How much trade of a like size varied between stretches of the base period. It is an assumption that it goes on so.", []string{"base_rate", "length", "gap", "asked", "n", "zero_share", "log_sd", "luck_sd", "trend"}},
}

// backtestHeads are the headings of columns whose names are short of words.
var backtestHeads = map[string]string{
	"sign_share": "right sign", "coverage_90": "inside the 90% interval", "interval_width": "width of the interval", "crps": "CRPS", "crps_log": "CRPS of logarithms", "skill_se": "skill, standard error",
	"ratio_p05": "5th percentile", "ratio_p95": "95th percentile", "without": "expected without the change", "effect_p05": "5th percentile", "effect_p95": "95th percentile", "model_effect": "effect in the model",
	"outside_share": "share of imports from suppliers outside", "target_loss": "loss of the targets", "asked": "asked for", "n": "pairs", "zero_share": "without trade", "log_sd": "spread of logs", "luck_sd": "of it the model's luck",
}

// BacktestReport is a back-test as one HTML file that needs nothing else. answer is
// what came out, in sentences; figures are SVG, in order.
func BacktestReport(r *Results, answer []string, figures [][]byte) ([]byte, error) {
	page, err := template.New("backtest").Parse(backtestPage)
	if err != nil {
		return nil, fmt.Errorf("page of the back-test: %w", err)
	}
	v := backtestView{
		Title: "Back-test: " + reportTitle(r), Generator: "cordon " + r.Manifest.Versions["cordon"], Style: template.CSS(reportStyle + fontsStyle()), Manifest: r.Manifest, Answer: answer,
	}
	for _, b := range backtestTables {
		t, ok := r.has(b.name)
		if !ok {
			continue
		}
		v.Tables = append(v.Tables, pageTableOf(t, b.title, b.note, b.columns))
	}
	for n, svg := range figures {
		v.Figures = append(v.Figures, figureView{n + 1, "", inside(svg, "title"), minusSigns(inside(svg, "desc")), template.HTML(inlineSVG(svg))})
	}
	var b bytes.Buffer
	if err := page.Execute(&b, v); err != nil {
		return nil, fmt.Errorf("page of the back-test: %w", err)
	}
	return b.Bytes(), nil
}

// pageTableOf is some columns of a table, up to mostPageRows rows.
func pageTableOf(t *data.Table, title, note string, columns []string) pageTable {
	p := pageTable{ID: t.Name, Title: title, Note: note, More: max(0, t.Len()-mostPageRows)}
	n := t.Len() - p.More
	p.Rows = make([][]pageCell, n)
	for _, name := range columns {
		c := t.Column(name)
		if c == nil {
			continue
		}
		head := PlainName(name)
		if plain, ok := backtestHeads[name]; ok {
			head = plain
		}
		if c.Unit != "" && c.Unit != "count" && !isShare(c.Unit) {
			head += " (" + c.Unit + ")"
		}
		p.Head = append(p.Head, pageCell{capital(head), c.Strings == nil})
		for i := range n {
			cell := pageCell{Number: c.Strings == nil}
			switch {
			case c.Strings != nil:
				cell.Text = c.Strings[i]
			case c.Ints != nil:
				cell.Text = commas(fmt.Sprint(c.Ints[i]))
			case isShare(c.Unit):
				cell.Text = minusSigns(FormatShare(c.Floats[i]))
			default:
				cell.Text = minusSigns(FormatValue(c.Floats[i], ""))
			}
			p.Rows[i] = append(p.Rows[i], cell)
		}
	}
	return p
}
