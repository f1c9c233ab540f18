package history

import (
	"fmt"
	"time"

	"cordon/data"
)

// Period is a stretch of whole months that flows are added up over.
type Period struct {
	Name     string
	From, To data.Date // first day, and the first day after it
}

// Days of the period.
func (p Period) Days() float64 { return float64(p.To - p.From) }

// Span is what --from and --to name: "2022-03" and "2022-11", or years.
func Span(from, to string) (Period, error) {
	first, err := month(from)
	if err != nil {
		return Period{}, fmt.Errorf("--from: %w", err)
	}
	last, err := month(to)
	if err != nil {
		return Period{}, fmt.Errorf("--to: %w", err)
	}
	if len(from) != len(to) {
		return Period{}, fmt.Errorf("--from %s and --to %s: expected two months or two years", from, to)
	}
	step := 1
	if yearly(from) {
		step = 12
	}
	end := later(last, step)
	if end <= first {
		return Period{}, fmt.Errorf("--from %s to --to %s: expected the first not after the last", from, to)
	}
	name := from + " to " + to
	if from == to {
		name = from
	}
	return Period{name, first, end}, nil
}

// yearly says whether a period's name is a year's.
func yearly(name string) bool { return len(name) == len("2022") }

// month is the first day of a month or year by its name.
func month(name string) (data.Date, error) {
	day := name + "-01"
	if yearly(name) {
		day = name + "-01-01"
	}
	d, err := data.ParseDate(day)
	if err != nil || len(day) != len("2022-03-01") {
		return 0, fmt.Errorf("found %q, expected a month YYYY-MM or a year YYYY", name)
	}
	return d, nil
}

// later is the first day of the month some months after that of a day.
func later(d data.Date, months int) data.Date {
	t := d.Time()
	return data.Date(time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// lengths of the periods that a span is cut into, in months; 0: not cut.
var lengths = map[string]int{"month": 1, "quarter": 3, "year": 12, "whole": 0}

// Cut splits a span into months, quarters or years that follow each other from its
// first day, or leaves it whole; the last piece may be shorter.
func Cut(span Period, every string) ([]Period, error) {
	n, ok := lengths[every]
	if !ok {
		return nil, fmt.Errorf("found %q, expected month, quarter, year or whole", every)
	}
	if n == 0 {
		return []Period{span}, nil
	}
	var out []Period
	for from := span.From; from < span.To; from = later(from, n) {
		p := Period{From: from, To: min(later(from, n), span.To)}
		p.Name = p.From.String()[:7]
		if last := later(p.To, -1); last > p.From {
			p.Name += " to " + last.String()[:7]
		}
		out = append(out, p)
	}
	return out, nil
}

// ofRow is the period of a row of a table: YYYY or YYYYMM.
func ofRow(p int32) Period {
	if p >= 10000 {
		name := fmt.Sprintf("%04d-%02d", p/100, p%100)
		from, _ := month(name)
		return Period{name, from, later(from, 1)}
	}
	name := fmt.Sprintf("%04d", p)
	from, _ := month(name)
	return Period{name, from, later(from, 12)}
}

// overlap is the share of a stretch of days that lies in a period.
func (p Period) overlap(from, to data.Date) float64 {
	both := min(p.To, to) - max(p.From, from)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(to-from)
}
