package limits

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cordon/data"
	"cordon/model"
	"cordon/model/exact"
)

func init() {
	register(&Limit{
		Name:    "exact-hat",
		Doc:     "general equilibrium: a cost or a ban on one link moves wages and welfare everywhere; sender and target lose, bystanders gain",
		Formula: "pi'_ij = pi_ij (w_i tau_ij)^-theta / sum_k pi_kj (w_k tau_kj)^-theta;  w_i Y_i = sum_j pi'_ij w_j Y_j;  W_j = (pi'_jj/pi_jj)^(-1/theta); hats on w, tau, W; world income is the numeraire",
		Source:  "Dekle, Eaton and Kortum 2008; facts 9.3",
		Switches: "the market's own weights and price step at epsilon 0, eta 1, one product, all ties drawn anew weekly in expected shares, spending moving with the price of what is made at home, domestic sales in the table; " +
			"tau is what a licence costs the buyer (inf: presumption of denial without a way around). Theory is a Newton solution of the system by itself. Trade is balanced first: import shares are kept and incomes are those that balance it, Y = pi Y",
		Settings: []Setting{
			{Name: "tau", Unit: "times", Doc: "rise of the cost of the link; inf: a ban", Default: 1.5, Low: 1, High: math.Inf(1)},
			{Name: "theta", Unit: "elasticity", Doc: "trade elasticity", Default: 4, Low: 0.5, High: 20},
			{Name: "trade", Text: "a CSV file: a header naming destinations, a line an origin, domestic sales on the diagonal", Doc: "any number of countries; three countries where absent"},
			{Name: "from", Text: "the name of a country", Doc: "origin of the link; the first country where absent"},
			{Name: "to", Text: "the name of a country", Doc: "destination of the link; the last country where absent"},
		},
		Cases: []Set{{"tau": 1.5}, {"tau": math.Inf(1)}},
		Run:   exactHat,
	})
}

// threeCountries are facts 9.3: rows are origins, columns' shares sum to 1, Y = (5/12, 1/3, 1/4).
func threeCountries() *data.TradeMatrix {
	m := &data.TradeMatrix{Names: []string{"1", "2", "3"}}
	y := []float64{5.0 / 12, 1.0 / 3, 1.0 / 4}
	for _, pi := range [][]float64{{0.8, 0.1, 0.2}, {0.1, 0.8, 0.1}, {0.1, 0.1, 0.7}} {
		var row []float64
		for j := range pi {
			row = append(row, pi[j]*y[j])
		}
		m.Value = append(m.Value, row)
	}
	return m
}

// economy is countries, their import shares and the incomes that balance trade.
type economy struct {
	names    []string
	pi       [][]float64 // [origin][destination], columns sum to 1
	y        []float64   // shares of world income
	from, to int
	tau      float64
	theta    float64
}

func economyOf(c *Case) (*economy, error) {
	m := threeCountries()
	if path := c.Words["trade"]; path != "" {
		var err error
		if m, err = data.ReadTradeMatrix(path); err != nil {
			return nil, err
		}
	}
	n := len(m.Names)
	e := &economy{names: m.Names, to: n - 1, tau: c.Num("tau"), theta: c.Num("theta"), pi: make([][]float64, n)}
	for n, at := range []*int{&e.from, &e.to} {
		what := []string{"from", "to"}[n]
		if word := c.Words[what]; word != "" {
			if *at = slices.Index(m.Names, word); *at < 0 {
				return nil, fmt.Errorf("%s: no country is called %q; the countries are %s", what, word, strings.Join(m.Names, ", "))
			}
		}
	}
	if e.from == e.to {
		return nil, fmt.Errorf("from and to are both %s; expected a link between two countries", m.Names[e.from])
	}
	for j := range n {
		sum := 0.0
		for i := range n {
			sum += m.Value[i][j]
		}
		if !(sum > 0 && m.Value[j][j] > 0) {
			return nil, fmt.Errorf("%s buys nothing from itself; its column needs its domestic sales on the diagonal", m.Names[j])
		}
		for i := range n {
			e.pi[i] = append(e.pi[i], m.Value[i][j]/sum)
		}
	}
	if e.pi[e.from][e.to] == 0 {
		return nil, fmt.Errorf("%s sells nothing to %s; choose a link that has trade", m.Names[e.from], m.Names[e.to])
	}
	if err := e.balance(); err != nil {
		return nil, err
	}
	if moved, at := e.unbalanced(m); moved > 1e-3 {
		c.Notes = []string{fmt.Sprintf("this trade does not balance: import shares are kept, and the incomes that balance it move by up to %.1f%% (%s)", 100*moved, m.Names[at])}
	}
	return e, nil
}

// unbalanced is by how much, and where, balancing moves a country's share of world
// income most.
func (e *economy) unbalanced(m *data.TradeMatrix) (worst float64, at int) {
	world := 0.0
	for _, row := range m.Value {
		world += exact.Sum(row)
	}
	for i, row := range m.Value {
		if d := math.Abs(e.y[i]*world/exact.Sum(row) - 1); d > worst {
			worst, at = d, i
		}
	}
	return worst, at
}

// balance solves Y = pi Y, sum Y = 1.
func (e *economy) balance() error {
	n := len(e.names)
	a, b := make([][]float64, n), make([]float64, n)
	for i := range n {
		a[i] = slices.Clone(e.pi[i])
		a[i][i]--
	}
	for j := range n {
		a[n-1][j] = 1
	}
	b[n-1] = 1
	if !solve(a, b) || slices.Min(b) <= 0 {
		return fmt.Errorf("no incomes of all countries balance this trade; expected a table in which every country sells, directly or not, to every other")
	}
	e.y = b
	return nil
}

func exactHat(c *Case) ([]Row, error) {
	e, err := economyOf(c)
	if err != nil {
		return nil, err
	}
	wages, shares, ok := e.newton()
	if !ok {
		return nil, fmt.Errorf("the independent solution does not converge; expected a link whose closing leaves every country somebody to sell to")
	}
	r, residual, err := e.run(c)
	if err != nil {
		return nil, err
	}
	return e.rows(wages, shares, r, residual), nil
}

// run iterates the model's price step until wages stand.
func (e *economy) run(c *Case) (*equilibrium, float64, error) {
	n := len(e.names)
	usd := make([][]float64, n)
	for i := range usd {
		for j := range n {
			usd[i] = append(usd[i], float64(1e12*e.pi[i][j]*e.y[j]))
		}
	}
	p := plain(100)
	p.Market.Delay, p.Market.Hassle, p.Compliance.Orders = 0, 0, 1
	policy := "case_by_case"
	if math.IsInf(e.tau, 1) {
		policy = "presumption_of_denial"
	}
	r, err := arm(trade(usd, e.theta), p, 3, c.seed(), listed(name(e.from), policy, n+e.to))
	if err != nil {
		return nil, 0, err
	}
	clearing := p.Market
	clearing.Epsilon, clearing.PriceWeeks = 0, 2+e.theta // damped: no overshooting
	r.Market.P = &clearing
	s := r.State
	for i := range s.Adverse {
		s.Adverse[i] = 0 // nothing is refused
	}
	for m := range s.G.Markets { // a licence costs tau - 1 of the order that it is for
		mk := &s.G.Markets[m]
		for o := mk.FirstOption; o < mk.FirstOption+mk.Options; o++ {
			if int(mk.Destination) == n+e.to && int(s.G.OptOrigin[o]) == e.from {
				r.Market.Application = float64((e.tau - 1) * s.G.OrderUSD[o])
			}
		}
	}
	earner := make([]int, s.G.NJ)
	for j := range earner {
		earner[j] = j - n // origins buy nothing here
	}
	const most, still = 300_000, 1e-15
	was := slices.Clone(s.Price)
	for range most {
		r.Market.Expect(s, 0, earner)
		moved := 0.0
		for at, x := range s.Price {
			moved = max(moved, math.Abs(x-was[at]))
		}
		copy(was, s.Price)
		if moved < still {
			break
		}
	}
	q := e.read(r)
	return q, e.residual(q.wages, q.shares), nil
}

// equilibrium is what the model's prices and weights say.
type equilibrium struct {
	wages   []float64
	welfare []float64   // wage over the buyer's cost index
	shares  [][]float64 // [origin][destination]
}

func (e *economy) read(r *model.Run) *equilibrium {
	s, n := r.State, len(e.names)
	q := &equilibrium{wages: slices.Clone(s.Price[:n]), welfare: make([]float64, n), shares: make([][]float64, n)}
	for i := range n {
		q.shares[i] = make([]float64, n)
	}
	for m := range s.G.Markets {
		mk := &s.G.Markets[m]
		j := int(mk.Destination) - n
		w, z, live := r.Market.Row(s, mk.FirstRow)
		q.welfare[j] = q.wages[j] * live // eta is 1: the quantity bought is 1 over the cost index
		for o := range int(mk.Options - mk.New) {
			q.shares[s.G.OptOrigin[int(mk.FirstOption)+o]][j] = w[o] / z
		}
	}
	return q
}

// residual is the largest excess demand, as a share of world income.
func (e *economy) residual(w []float64, shares [][]float64) (worst float64) {
	for i := range w {
		sum := 0.0
		for j := range w {
			sum += float64(shares[i][j] * float64(w[j]*e.y[j]))
		}
		worst = max(worst, math.Abs(sum-float64(w[i]*e.y[i])))
	}
	return worst
}

// tolerance of wages, welfare and shares; of the residual.
const (
	hatTolerance      = 1e-6
	residualTolerance = 1e-12
	fewCountries      = 6 // that are all printed
)

func (e *economy) rows(wages []float64, shares [][]float64, q *equilibrium, residual float64) []Row {
	n := len(e.names)
	var rows []Row
	worst := [3]Row{}
	add := func(kind int, countries string, theory, model float64, show bool) {
		r := within([]string{"wage of ", "welfare of ", "share of "}[kind]+countries, theory, model, hatTolerance)
		if show || n <= fewCountries {
			rows = append(rows, r)
		}
		if d := math.Abs(model - theory); worst[kind].Quantity == "" || d > math.Abs(worst[kind].Model-worst[kind].Theory) || math.IsNaN(d) {
			worst[kind] = r
		}
	}
	for i, name := range e.names {
		add(0, name, wages[i], q.wages[i], i == e.from || i == e.to)
	}
	for j, name := range e.names {
		add(1, name, exact.Pow(shares[j][j]/e.pi[j][j], -1/e.theta), q.welfare[j], j == e.from || j == e.to)
	}
	for i := range e.names {
		for j := range e.names {
			add(2, e.names[i]+" in what "+e.names[j]+" buys", shares[i][j], q.shares[i][j], j == e.to && (i == e.from || i == e.to))
		}
	}
	if n > fewCountries {
		for _, r := range worst {
			r.Quantity += fmt.Sprintf(" (the worst of %d countries)", n)
			rows = append(rows, r)
		}
	}
	return append(rows, within("excess demand left, share of world income", 0, residual, residualTolerance))
}
