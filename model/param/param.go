// Package param reads what a parameter struct says about itself: each field's
// unit, default, range, distribution, source and meaning stand in tags beside
// it, and validation, documentation and sweeps read that one declaration.
package param

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"cordon/model/chance"
	"cordon/model/exact"
)

// Declaration is one parameter as declared.
type Declaration struct {
	Path    string // what users type: licensing.work_median
	Unit    string
	Default float64
	Low     float64
	High    float64
	Dist    string  // uniform, loguniform or none; with bounds of its own where they are not the range's
	From    float64 // bounds of joint draws
	To      float64
	Neutral float64 // at which it changes nothing, whatever a version without it did; NaN where there is no such value
	Source  string  // codes of data/sources.csv, or "assumed"
	Mark    string  // imposed or calibrated
	Doc     string
}

// Uncertain says whether joint draws vary the parameter.
func (d Declaration) Uncertain() bool { return d.Dist != "none" }

// Draw is the parameter's value at a uniform.
func (d Declaration) Draw(u float64) float64 {
	switch law, _, _ := strings.Cut(d.Dist, " "); law {
	case "uniform":
		return d.From + float64((d.To-d.From)*u)
	case "loguniform":
		return float64(d.From * exact.Exp(float64(u*exact.Log(d.To/d.From))))
	}
	return d.Default
}

// Below is the share of joint draws in which the parameter is smaller than x: the
// uniform at which Draw gives x, 0 and 1 beyond the bounds, NaN where it is not varied.
func (d Declaration) Below(x float64) float64 {
	u := math.NaN()
	switch law, _, _ := strings.Cut(d.Dist, " "); law {
	case "uniform":
		u = (x - d.From) / (d.To - d.From)
	case "loguniform":
		if x <= 0 {
			return 0
		}
		u = exact.Log(x/d.From) / exact.Log(d.To/d.From)
	}
	return min(max(u, 0), 1)
}

// List walks a pointer to a struct of parameter structs.
func List(params any) []Declaration {
	var out []Declaration
	walk(reflect.ValueOf(params).Elem(), "", func(path string, f reflect.StructField, _ reflect.Value) {
		out = append(out, Declare(path, f.Tag.Get))
	})
	return out
}

// Declare reads one declaration from its tags, which panics where they are not as
// declarations are: they are part of the program.
func Declare(path string, tag func(name string) string) Declaration {
	d := Declaration{Path: path, Unit: tag("unit"), Dist: tag("dist"), Source: tag("source"), Doc: tag("doc"), Mark: tag("mark"), Neutral: math.NaN()}
	if d.Mark == "" {
		d.Mark = "imposed"
	}
	if d.Dist == "" {
		d.Dist = "none"
	}
	if neutral := tag("neutral"); neutral != "" {
		d.Neutral = number(path, "neutral", neutral)
	}
	d.Default = number(path, "default", tag("default"))
	d.Low, d.High = bounds(path, "range", tag("range"))
	d.From, d.To = d.Low, d.High
	if _, own, ok := strings.Cut(d.Dist, " "); ok {
		d.From, d.To = bounds(path, "dist", own)
	}
	return d
}

func bounds(path, tag, s string) (lo, hi float64) {
	a, b, ok := strings.Cut(s, "..")
	if !ok {
		panic(fmt.Sprintf("parameter %s: %s %q is not lo..hi", path, tag, s))
	}
	return number(path, tag, a), number(path, tag, b)
}

func number(path, tag, s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(fmt.Sprintf("parameter %s: %s %q is not a number", path, tag, s))
	}
	return x
}

func walk(v reflect.Value, prefix string, visit func(string, reflect.StructField, reflect.Value)) {
	for i := 0; i < v.NumField(); i++ {
		f := v.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		path := Snake(f.Name)
		if prefix != "" {
			path = prefix + "." + path
		}
		if f.Type.Kind() == reflect.Struct {
			walk(v.Field(i), path, visit)
		} else if _, ok := f.Tag.Lookup("default"); ok {
			visit(path, f, v.Field(i))
		}
	}
}

// SetDefaults gives every field its declared default.
func SetDefaults(params any) {
	walk(reflect.ValueOf(params).Elem(), "", func(path string, f reflect.StructField, v reflect.Value) {
		set(v, number(path, "default", f.Tag.Get("default")))
	})
}

// Sample gives every uncertain field its value in one joint draw, each at its
// own address below key; those whose paths are fixed keep theirs.
func Sample(params any, key chance.Key, fixed ...string) {
	byPath := map[string]Declaration{}
	for _, d := range List(params) {
		byPath[d.Path] = d
	}
	walk(reflect.ValueOf(params).Elem(), "", func(path string, _ reflect.StructField, v reflect.Value) {
		if d := byPath[path]; d.Uncertain() && !slices.Contains(fixed, path) {
			set(v, d.Draw(Uniform(path, key)))
		}
	})
}

// Uniform is what places a parameter in its range in the joint draw at key.
func Uniform(path string, key chance.Key) float64 {
	return chance.Float(key.At(chance.ParameterDraw, 0).Of(chance.Hash(path), 0))
}

// Set gives one parameter a value; outside its range, or unknown, is an error.
func Set(params any, path string, x float64) error {
	var names []string
	var found *reflect.Value
	walk(reflect.ValueOf(params).Elem(), "", func(p string, _ reflect.StructField, v reflect.Value) {
		names = append(names, p)
		if p == path {
			found = &v
		}
	})
	if found == nil {
		return fmt.Errorf("no parameter is called %q; \"cordon list parameters\" lists all %d", path, len(names))
	}
	for _, d := range List(params) {
		if d.Path == path && !(x >= d.Low && x <= d.High) {
			return fmt.Errorf("parameter %s to %g is outside its range %g..%g %s", path, x, d.Low, d.High, d.Unit)
		}
	}
	set(*found, x)
	return nil
}

// Values are all parameters' values by path.
func Values(params any) map[string]float64 {
	out := map[string]float64{}
	walk(reflect.ValueOf(params).Elem(), "", func(path string, _ reflect.StructField, v reflect.Value) {
		if v.CanInt() {
			out[path] = float64(v.Int())
		} else {
			out[path] = v.Float()
		}
	})
	return out
}

func set(v reflect.Value, x float64) {
	if v.CanInt() {
		v.SetInt(int64(x + 0.5))
	} else {
		v.SetFloat(x)
	}
}

// Snake is a Go name as users type it.
func Snake(s string) string {
	var b strings.Builder
	for i, r := range s {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 && !(s[i-1] >= 'A' && s[i-1] <= 'Z') {
			b.WriteByte('_')
		}
		if upper {
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Assign gives one parameter a value that a record has measured, inside its range
// or not; false where there is no such parameter.
func Assign(params any, path string, x float64) (found bool) {
	walk(reflect.ValueOf(params).Elem(), "", func(p string, _ reflect.StructField, v reflect.Value) {
		if p == path {
			set(v, x)
			found = true
		}
	})
	return found
}
