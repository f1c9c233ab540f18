package release

import (
	"embed"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/param"
)

//go:embed parameters
var frozen embed.FS

// columns of a frozen table; all but path are the tags of a declaration.
var columns = []string{"path", "unit", "default", "range", "dist", "neutral", "source", "mark", "doc"}

// Parameters are all parameters as one release declared them.
type Parameters struct {
	Release  string // 0.1
	SHA256   string // of the frozen table; "" where they were put together in memory
	Declared []param.Declaration
}

// Of names the release that a version belongs to: 0.1 for 0.1.0.
func Of(version string) string {
	parts := strings.SplitN(version, ".", 3)
	return strings.Join(parts[:min(2, len(parts))], ".")
}

// Releases whose parameters are kept, oldest first.
func Releases() []string {
	files, _ := frozen.ReadDir("parameters")
	var out []string
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".csv"); ok {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, compareVersions)
	return out
}

// Frozen are the parameters of a release, or of a version of it. The table's
// checksum must be the one that was recorded when it was frozen.
func Frozen(name string) (*Parameters, error) {
	text, err := Table(name)
	if err != nil {
		return nil, err
	}
	p := &Parameters{Release: Of(name), SHA256: data.HashBytes(text)}
	p.Declared, err = parse(p.Release+".csv", string(text))
	return p, err
}

// Table is the frozen table of a release, as CSV.
func Table(name string) ([]byte, error) {
	name = Of(name)
	text, err := frozen.ReadFile("parameters/" + name + ".csv")
	if err != nil {
		return nil, fmt.Errorf("no parameters are kept of a release %q; found are those of %s", name, strings.Join(Releases(), ", "))
	}
	sums, err := frozen.ReadFile("parameters/SHA256SUMS")
	if err != nil {
		return nil, err
	}
	if sum := data.HashBytes(text); !strings.Contains(string(sums), sum+"  "+name+".csv\n") {
		return nil, fmt.Errorf("the frozen parameters of release %s are not those that were frozen: SHA-256 %.12s; this program is damaged, build it again from its source", name, sum)
	}
	return text, nil
}

func parse(file, text string) ([]param.Declaration, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(rows) < 2 || !slices.Equal(rows[0], columns) {
		return nil, fmt.Errorf("%s: expected the columns %s and a row for each parameter", file, strings.Join(columns, ", "))
	}
	var out []param.Declaration
	for _, row := range rows[1:] {
		out = append(out, param.Declare(row[0], func(tag string) string { return row[slices.Index(columns, tag)] }))
	}
	return out, nil
}

// format is a frozen table.
func format(declared []param.Declaration) (string, error) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	rows := [][]string{columns}
	for _, d := range declared {
		neutral := ""
		if !math.IsNaN(d.Neutral) {
			neutral = number(d.Neutral)
		}
		rows = append(rows, []string{d.Path, d.Unit, number(d.Default), number(d.Low) + ".." + number(d.High), d.Dist, neutral, d.Source, d.Mark, d.Doc})
	}
	err := w.WriteAll(rows)
	return b.String(), err
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// find is the declaration of a path; nil where there is none.
func (p *Parameters) find(path string) *param.Declaration {
	at := slices.IndexFunc(p.Declared, func(d param.Declaration) bool { return d.Path == path })
	if at < 0 {
		return nil
	}
	return &p.Declared[at]
}

// Apply gives the parameters of this version's model, a pointer to a struct of
// them, the values of the release. A parameter that the release did not have
// takes the value at which it changes nothing, or else this version's default,
// and a note names it. One that this version no longer has is an error, unless it
// changed nothing at its value.
func (p *Parameters) Apply(params any) (notes []string, err error) {
	now := param.List(params)
	var lost []string
	for _, d := range p.Declared {
		if param.Assign(params, d.Path, d.Default) || d.Default == d.Neutral {
			continue
		}
		lost = append(lost, d.Path+" ("+number(d.Default)+")")
	}
	if len(lost) > 0 {
		return nil, fmt.Errorf("this version (%s) can't run the parameters of release %s: its model has no longer %s; run them with cordon %s",
			data.Version, p.Release, strings.Join(lost, ", "), p.Release)
	}
	for _, d := range now {
		if p.find(d.Path) != nil {
			continue
		}
		value, why := d.Default, "its default, for there is no value at which it changes nothing"
		if !math.IsNaN(d.Neutral) {
			value, why = d.Neutral, "at which it changes nothing"
		}
		param.Assign(params, d.Path, value)
		notes = append(notes, fmt.Sprintf("parameter %s is newer than release %s: it stays at %s, %s", d.Path, p.Release, number(value), why))
	}
	return notes, nil
}

// Over are the declarations of this version's parameters with the release's in their
// place where it has them; those that it did not have are not varied.
func (p *Parameters) Over(params any) []param.Declaration {
	now := param.List(params)
	for i, d := range now {
		if then := p.find(d.Path); then != nil {
			now[i] = *then
			continue
		}
		if !math.IsNaN(d.Neutral) {
			now[i].Default = d.Neutral
		}
		now[i].Dist = "none"
	}
	return now
}

// With is a copy in which one parameter has another default.
func (p *Parameters) With(path string, value float64) *Parameters {
	q := &Parameters{Release: p.Release, Declared: slices.Clone(p.Declared)}
	if d := q.find(path); d != nil {
		d.Default = value
	}
	return q
}

// Joint is a joint draw by the release's ranges and laws, for the parameters of
// this version's model: every parameter that either of them varies, those that the
// release did not have at what Apply gives them.
func (p *Parameters) Joint(params any) func(key chance.Key) map[string]float64 {
	base := param.Values(params) // after Apply
	now := param.List(params)
	return func(key chance.Key) map[string]float64 {
		out := map[string]float64{}
		for _, d := range now {
			switch then := p.find(d.Path); {
			case then == nil && d.Uncertain(), then != nil && !then.Uncertain() && d.Uncertain():
				out[d.Path] = base[d.Path]
			case then != nil && then.Uncertain():
				out[d.Path] = then.Draw(param.Uniform(d.Path, key))
			}
		}
		return out
	}
}
