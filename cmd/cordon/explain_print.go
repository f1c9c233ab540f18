package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"cordon/experiments/explain"
)

// mostLines is how many lines of a trail are printed without --all.
const mostLines = 150

// explanation prints who it is, where the arms part, the trail and what it adds up to.
func (p *printer) explanation(x *explain.Explanation, all bool) {
	s := &x.Subject
	number := ""
	if s.Number >= 0 && s.Kind != explain.Agency {
		number = fmt.Sprintf(", number %d", s.Number)
	}
	p.line("%s", p.paint(bold, fmt.Sprintf("Simulated %s %s%s", s.Kind, s.Name, number)))
	if s.Fits > 1 {
		p.line("Of %s that fit and are alive at the first publication, this one has the most listed sales.", count(s.Fits, "simulated firm"))
	} else if s.Fits == 1 {
		p.line("No other simulated firm fits.")
	}
	for _, f := range s.Facts {
		p.line("  %s: %s", f.Name, f.Value)
	}
	at := "at the default parameters"
	if x.Draw {
		at = "at a joint draw of the parameters"
	}
	p.line("Replicate %d, %s. %s is the baseline, %s the scenario; the first publication is in week %d (%s), before it they are one.", x.Replicate, at, x.Arms[0], x.Arms[1], x.Published, x.Date(x.Published))
	p.heading("Where they first part")
	if n, e := x.Numbers, x.Parts; n == nil || e == nil || *n != *e {
		p.parting(x, "in a number behind a decision", n)
	}
	p.parting(x, "in what happens", x.Parts)
	p.trail(x, all)
	p.sums(x)
	p.checks(x)
}

func (p *printer) parting(x *explain.Explanation, where string, at *explain.Parting) {
	if at == nil {
		p.line("They do not part %s, from the first publication to the end.", where)
		return
	}
	p.line("They first part %s in week %d (%s), %s: %s.", where, at.Week, x.Date(at.Week), about(at.About), at.Reason)
	for arm, t := range at.Text {
		if t == "" {
			t = "nothing"
		}
		p.item("    %s: %s", x.Arms[arm], t)
	}
}

// about says what a line is about, in words.
func about(key string) string {
	switch kind, _, _ := strings.Cut(key, " "); kind {
	case "need", "broker":
		return "simulated " + key
	case "tie":
		return "the tie of simulated account" + strings.TrimPrefix(key, kind)
	}
	return strings.ReplaceAll(key, "_", " ")
}

// trail prints the lines week by week; routine ones are counted.
func (p *printer) trail(x *explain.Explanation, all bool) {
	p.heading("Week by week, %d to %d", x.From, x.To)
	p.line("= the same in both; - %s only; + %s only; ~ the same happens in both, on other numbers (%s's are in brackets, then those that differ); a pair of - and + on one thing: it goes differently. In brackets: the draw, the probability, the numbers behind it.", x.Arms[0], x.Arms[1], x.Arms[0])
	printed, left, week, routine := 0, 0, x.From-1, 0
	quiet := func() {
		if routine > 0 {
			p.line("    %s on nothing listed, and books (--all prints them)", count(routine, "routine line"))
		}
		routine = 0
	}
	for i := range x.Pairs {
		pair := &x.Pairs[i]
		if printed >= mostLines && !all {
			left = len(x.Pairs) - i
			break
		}
		if pair.Routine() && !all {
			routine++
			continue
		}
		if pair.Week != week {
			quiet()
			week = pair.Week
			p.line("%s", p.paint(bold, fmt.Sprintf("week %d (%s)", week, x.Date(week))))
		}
		printed++
		switch moved := pair.Moved(); {
		case pair.Mark == explain.Differs && pair.SameEvents() && moved != "":
			p.item("  ~ %s: %s; %s: %s", about(pair.About()), pair.Text(0), x.Arms[1], moved)
		case pair.Mark == explain.Same:
			p.item("  = %s: %s", about(pair.About()), pair.Text(0))
		default:
			for arm, mark := range [2]string{"-", "+"} {
				if pair.Line[arm] != nil {
					p.item("  %s %s: %s", mark, about(pair.About()), pair.Text(arm))
				}
			}
		}
	}
	quiet()
	if left > 0 {
		p.line("... and %s from week %d on: --weeks A..B for some of them, --all for all, --out DIR for tables.", count(left, "more line"), week)
	}
	if printed == 0 && left == 0 {
		p.line("Nothing happened that is worth a line.")
	}
}

// sums prints what the trail adds up to.
func (p *printer) sums(x *explain.Explanation) {
	p.heading("What the trail adds up to, weeks %d to the end", x.Published)
	if len(x.Sums) == 0 {
		p.line("Nothing: no need ended with it and no cost was booked.")
		return
	}
	t := p.table(table.Row{"of", "what", x.Arms[0], x.Arms[1]}, 0)
	for _, s := range x.Sums {
		row := table.Row{s.Of, strings.ReplaceAll(s.Name, "_", " ")}
		for arm := range 2 {
			cell := fmt.Sprint(s.Count[arm])
			if s.Money {
				cell += ", USD " + money(float64(s.Cents[arm])/100)
			}
			row = append(row, cell)
		}
		t.AppendRow(row)
	}
	p.render(t)
}

// checks prints what trails add up to beside the run's own books.
func (p *printer) checks(x *explain.Explanation) {
	p.heading("Held against the run's own books")
	t := p.table(table.Row{"arm", "what", "trails", "books", ""}, 14, 62)
	zero := 0
	for _, k := range x.Checks {
		if k.Trail == 0 && k.Books == 0 {
			zero++
			continue
		}
		verdict := "same"
		if !k.Holds() {
			verdict = p.paint(red, "DIFFERS")
		}
		trail, books, unit := k.Trail, k.Books, k.Unit
		if unit == "cents" {
			trail, books, unit = trail/100, books/100, "USD"
		}
		show := func(v float64) string {
			if unit == "USD" {
				return "USD " + money(v)
			}
			return fmt.Sprintf("%.0f %s", v, unit)
		}
		t.AppendRow(table.Row{x.Arms[k.Arm], k.What + " (" + k.Source + ")", show(trail), show(books), verdict})
	}
	if zero < len(x.Checks) {
		p.render(t)
	}
	if zero > 0 {
		p.line("%s besides: 0 in both.", count(zero, "check"))
	}
}

// item prints a line whose continuation is set in under it.
func (p *printer) item(format string, args ...any) {
	const in = "      "
	whole := fmt.Sprintf(format, args...)
	indent := whole[:len(whole)-len(strings.TrimLeft(whole, " "))]
	lines := strings.Split(text.WrapSoft(whole[len(indent):], p.width-len(in)), "\n")
	for i, l := range lines {
		if i == 0 {
			fmt.Fprintln(p.w, indent+strings.TrimRight(l, " "))
			continue
		}
		fmt.Fprintln(p.w, in+strings.TrimRight(l, " "))
	}
}

// money is dollars with cents, its digits parted by commas.
func money(usd float64) string {
	whole := fmt.Sprintf("%.2f", usd)
	sign := ""
	if whole[0] == '-' {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 6; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return sign + whole
}
