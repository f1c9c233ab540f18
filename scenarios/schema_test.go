package scenarios

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"cordon/model/lever"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("scenario.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("scenario.json")
	if err != nil {
		t.Fatalf("the schema is no draft 2020-12 schema: %v", err)
	}
	return schema
}

// validate reads YAML as an editor does and checks it.
func validate(t *testing.T, schema *jsonschema.Schema, src []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(doc)
}

func TestEveryBuiltInKeepsTheSchema(t *testing.T) {
	schema := compiled(t)
	for _, name := range BuiltIn() {
		src, err := Source(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, schema, src); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The schema knows forms, not names: of the bad files it must refuse these.
func TestTheSchemaRefusesBrokenFiles(t *testing.T) {
	schema := compiled(t)
	refused := 0
	for _, name := range strings.Split("lever misspelt,no lever,key misspelt,top-level key misspelt,key far from any,threshold below zero,threshold without unit,threshold that is no number,unknown policy,unknown policy in a table,share above one,required setting missing,lag without unit,lag in another unit,lag below zero,weeks out of range,weeks no number,question without a question mark,measures as a list,measure as a word,empty list,dates on a follower,list where a value stands,several at once in order", ",") {
		found := false
		for _, b := range badFiles {
			if b.name != name {
				continue
			}
			found = true
			if validate(t, schema, []byte(b.src)) == nil {
				t.Errorf("%s: the schema accepts\n%s", name, b.src)
			} else {
				refused++
			}
		}
		if !found {
			t.Errorf("no bad file is called %q", name)
		}
	}
	t.Logf("%d of %d bad files are refused by their form alone", refused, len(badFiles))
}

func TestTheSchemaKnowsEveryLeverAndSetting(t *testing.T) {
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Schema()
	if !bytes.Equal(text, again) {
		t.Error("two schemas of one program differ")
	}
	var s struct {
		Defs map[string]struct {
			Description string
			Properties  map[string]struct{ Description string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	for _, name := range lever.Names() {
		def := s.Defs["lever_"+name]
		if def.Description == "" {
			t.Errorf("lever %s is not described", name)
		}
		for _, setting := range Settings(name) {
			if def.Properties[setting.Key].Description == "" {
				t.Errorf("lever %s: setting %s is not described", name, setting.Key)
			}
		}
	}
}
