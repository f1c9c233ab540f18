package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// Setting is one thing that a lever lets a scenario set: a tagged field.
type Setting struct {
	Key      string  // as scenario files write it
	Doc      string  // a sentence
	Unit     string  // of a number; "" where it has none or the item's
	Kind     string  // what a string names: item, jurisdictions, destinations, measure, policy, hs6
	Default  string  // as a file would write it; "" where there is none
	Low      float64 // smallest value allowed; -Inf where none
	High     float64 // largest value allowed; +Inf where none
	Required bool
	Type     string // quantity, duration, date, number, whole number, yes or no, text, list, table

	lever string
	index []int
	typ   reflect.Type
}

// Settings lists what a lever lets a scenario set, in the order of its fields;
// nil where no lever has the name.
func Settings(name string) []Setting {
	l := pointer(lever.New(name))
	if l == nil {
		return nil
	}
	return fields(name, reflect.TypeOf(l).Elem(), nil)
}

// pointer gives settings that can be written to, whether the lever registered
// itself as a struct or as a pointer to one.
func pointer(l lever.Lever) lever.Lever {
	if l == nil || reflect.TypeOf(l).Kind() == reflect.Pointer {
		return l
	}
	p := reflect.New(reflect.TypeOf(l))
	p.Elem().Set(reflect.ValueOf(l))
	return p.Interface().(lever.Lever)
}

func fields(name string, t reflect.Type, at []int) []Setting {
	var out []Setting
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		index := append(append([]int(nil), at...), i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			out = append(out, fields(name, f.Type, index)...)
			continue
		}
		key := f.Tag.Get("yaml")
		if key == "" || key == "-" || !f.IsExported() {
			continue
		}
		s := Setting{
			Key: key, Doc: f.Tag.Get("doc"), Unit: f.Tag.Get("unit"), Kind: f.Tag.Get("kind"),
			Default: f.Tag.Get("default"), Required: f.Tag.Get("required") == "true",
			lever: name, index: index, typ: f.Type,
		}
		if s.typ.Kind() == reflect.Pointer { // nil where the file is silent
			s.typ = s.typ.Elem()
		}
		s.Type = typeName(s.typ)
		if s.Type == "" {
			panic(fmt.Sprintf("lever %s: setting %s has type %s, which scenario files cannot write", name, key, f.Type))
		}
		var err error
		if s.Low, s.High, err = bounds(f.Tag.Get("range"), s.Type); err != nil {
			panic(fmt.Sprintf("lever %s: setting %s: %v", name, key, err))
		}
		out = append(out, s)
	}
	return out
}

func typeName(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[lever.Quantity]():
		return "quantity"
	case reflect.TypeFor[lever.Duration]():
		return "duration"
	case reflect.TypeFor[data.Date]():
		return "date"
	case reflect.TypeFor[data.Policy]():
		return "policy"
	case reflect.TypeFor[map[string]string]():
		return "table"
	case reflect.TypeFor[[]string]():
		return "list"
	}
	switch t.Kind() {
	case reflect.Float64:
		return "number"
	case reflect.Int:
		return "whole number"
	case reflect.Bool:
		return "yes or no"
	case reflect.String:
		return "text"
	}
	return ""
}

// bounds reads a range tag, "0..1", both ends inclusive, either left out where
// open. Quantities and lengths of time are never below zero.
func bounds(tag, typ string) (low, high float64, err error) {
	low, high = math.Inf(-1), math.Inf(1)
	if typ == "quantity" || typ == "duration" {
		low = 0
	}
	if tag == "" {
		return low, high, nil
	}
	lo, hi, ok := strings.Cut(tag, "..")
	if !ok {
		return 0, 0, fmt.Errorf("range %q is not of the form low..high", tag)
	}
	if lo != "" {
		if low, err = number(lo); err != nil {
			return 0, 0, fmt.Errorf("range %q: %s %w", tag, lo, err)
		}
	}
	if hi != "" {
		if high, err = number(hi); err != nil {
			return 0, 0, fmt.Errorf("range %q: %s %w", tag, hi, err)
		}
	}
	return low, high, nil
}

// Range is "low..high" as errors and lists print it; "" where both ends are open.
func (s Setting) Range() string {
	if math.IsInf(s.Low, -1) && math.IsInf(s.High, 1) {
		return ""
	}
	end := func(v float64) string {
		if math.IsInf(v, 0) {
			return ""
		}
		return plainly(v)
	}
	text := end(s.Low) + ".." + end(s.High)
	if s.Type == "duration" {
		text += " weeks"
	}
	return text
}

// name is the setting as errors call it, such as "threshold to".
func (s Setting) name() string { return s.lever + " " + s.Key }

// plainly writes 1e12 for what Go would print as 1e+12.
func plainly(v float64) string { return strings.Replace(fmt.Sprintf("%g", v), "e+", "e", 1) }
