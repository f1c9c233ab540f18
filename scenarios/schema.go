package scenarios

import (
	"encoding/json"
	"math"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// object is one JSON object; encoding writes its keys sorted.
type object = map[string]any

const (
	decimalPattern = `\+?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?`
	datePattern    = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
)

// Schema is the JSON Schema (draft 2020-12) of scenario files, for editors:
// made from the levers that are registered, so a new lever is in it. It knows
// keys, forms and ranges; names of a world's items and jurisdictions, and the
// order of dates, are checked by Parse alone.
func Schema() ([]byte, error) {
	defs := object{}
	var cases []any
	for _, name := range lever.Names() {
		defs["lever_"+name] = leverSchema(name)
		cases = append(cases, object{
			"if":   object{"properties": object{"lever": object{"const": name}}, "required": []string{"lever"}},
			"then": object{"$ref": "#/$defs/lever_" + name},
		})
	}
	text := func(doc string) object { return object{"type": "string", "minLength": 1, "description": doc} }
	question := text("what the comparison should answer; ends in a question mark")
	question["pattern"] = `\?\s*$`
	return json.MarshalIndent(object{
		"$schema":              "https://json-schema.org/draft/2020-12/schema",
		"title":                "cordon scenario",
		"description":          "one arm of a comparison: what is proposed, by whom, from when",
		"type":                 "object",
		"additionalProperties": false,
		"required":             []string{"title"},
		"properties": object{
			"title":    text("what is proposed, in one line"),
			"question": question,
			"citation": text("the law, or hypothetical"),
			"baseline": text("scenario to compare with: a built-in name or the path of a .yaml file; today where absent"),
			"start":    dateSchema("a day in week 0; by default the Monday before the first publication"),
			"weeks": object{"type": "integer", "minimum": 1, "maximum": longestRun, "default": DefaultWeeks,
				"description": "length of the run [weeks]"},
			"measures": object{
				"type":                 []string{"object", "null"},
				"description":          "what changes: a name of your own for each measure, and its lever",
				"propertyNames":        object{"pattern": wordly.String()},
				"additionalProperties": object{"$ref": "#/$defs/measure"},
			},
		},
		"$defs": merged(defs, object{"measure": object{
			"type": "object", "required": []string{"lever"},
			"properties": object{"lever": object{"enum": lever.Names(), "description": "what the measure pulls"}},
			"allOf":      cases,
		}}),
	}, "", "  ")
}

func leverSchema(name string) object {
	l := lever.New(name)
	properties := object{"lever": object{"const": name, "description": l.Doc()}}
	required := []string{"lever"}
	borrows := false
	for _, s := range Settings(name) {
		properties[s.Key] = s.schema()
		if s.Required {
			required = append(required, s.Key)
		}
		borrows = borrows || s.Kind == "measure" && s.Required
	}
	if !borrows {
		properties["published"] = dateSchema("when it is made public; with from where absent")
		properties["from"] = dateSchema("when it takes effect: it acts on the first Monday on or after; at the start where absent")
		properties["until"] = dateSchema("when it ends; never where absent")
	}
	return object{
		"type": "object", "description": l.Doc(), "additionalProperties": false,
		"properties": properties, "required": required,
	}
}

func dateSchema(doc string) object {
	return object{"type": "string", "pattern": datePattern, "description": doc + " (YYYY-MM-DD)"}
}

// schema of one setting's value.
func (s Setting) schema() object {
	doc := s.Doc
	if s.Unit != "" {
		doc += " [" + s.Unit + "]"
	}
	if r := s.Range(); r != "" {
		doc += ", " + r
	}
	return merged(s.form(), object{"description": strings.TrimSpace(doc)})
}

func (s Setting) form() object {
	switch s.Type {
	case "quantity":
		return object{"type": "string", "pattern": `^\s*` + decimalPattern + ` +\S.*$`, "examples": []string{"2400 TPP"}}
	case "duration":
		return object{"type": "string", "pattern": `^\s*` + decimalPattern + ` +(day|week|month|year)s?\s*$`, "examples": []string{"8 weeks", "9.5 months", "90 days"}}
	case "date":
		return dateSchema(s.Doc)
	case "number", "whole number":
		form := object{"type": "number"}
		if s.Type == "whole number" {
			form["type"] = "integer"
		}
		if !math.IsInf(s.Low, 0) {
			form["minimum"] = s.Low
		}
		if !math.IsInf(s.High, 0) {
			form["maximum"] = s.High
		}
		return form
	case "yes or no":
		return object{"type": "boolean"}
	case "policy":
		return policySchema()
	case "table":
		values := object{"type": "string"}
		if s.Kind == "policy" {
			values = policySchema()
		}
		if s.Kind == "date" {
			values = dateSchema(s.Doc)
		}
		return object{"type": "object", "additionalProperties": values}
	case "list":
		one := s.word()
		return object{"anyOf": []any{object{"type": "array", "items": one, "minItems": 1, "uniqueItems": true}, one}}
	}
	return s.word()
}

// word is the form of one name.
func (s Setting) word() object {
	switch s.Kind {
	case "policy":
		return policySchema()
	case "jurisdictions", "destinations":
		aliases := []string{}
		for _, g := range data.GroupNames() {
			aliases = append(aliases, g.Aliases...)
		}
		return object{"anyOf": []any{object{"type": "string", "pattern": capitals.String()}, object{"enum": aliases}}}
	case "measure":
		return object{"type": "string", "pattern": wordly.String()}
	case "hs6": // unquoted, YAML reads most codes as numbers
		return object{"anyOf": []any{
			object{"type": "string", "pattern": sixDigits.String()},
			object{"type": "integer", "minimum": 10000, "maximum": 999999},
		}}
	}
	return object{"type": "string", "minLength": 1}
}

func policySchema() object {
	var names []string
	for p := data.Free; p <= data.PresumptionDenial; p++ {
		names = append(names, p.String())
	}
	return object{"enum": names}
}

func merged(a, b object) object {
	for k, v := range b {
		a[k] = v
	}
	return a
}
