package release

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/model/chance"
	"cordon/model/param"
)

var update = flag.Bool("update", false, "freeze this version's parameters and copy CHANGELOG.md")

// The parameters of the version that is being made are those that are frozen for it.
func TestParametersAreFrozen(t *testing.T) {
	text, err := format(param.List(&model.Params{}))
	if err != nil {
		t.Fatal(err)
	}
	name := Of(data.Version) + ".csv"
	if *update {
		freeze(t, name, text)
	}
	p, err := parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	then, err := os.ReadFile(filepath.Join("parameters", name)) // as it is now on the disk
	if err != nil {
		t.Fatalf("%v; freeze this version's parameters: go test ./experiments/release -update", err)
	}
	frozen, err := parse(name, string(then))
	if err != nil {
		t.Fatal(err)
	}
	if len(p) != len(frozen) {
		t.Errorf("%d parameters and %d frozen ones", len(p), len(frozen))
	}
	set := &Parameters{Declared: frozen}
	for _, d := range p {
		f := set.find(d.Path)
		if f == nil || d.Unit != f.Unit || d.Default != f.Default || d.Low != f.Low || d.High != f.High || d.Dist != f.Dist || d.Neutral != f.Neutral && !(math.IsNaN(d.Neutral) && math.IsNaN(f.Neutral)) {
			t.Errorf("parameter %s is not as release %s has it frozen: raise data.Version, or freeze anew with \"go test ./experiments/release -update\" where that is not released yet\n now %+v\nthen %+v", d.Path, Of(data.Version), d, f)
		}
	}
	checksums(t)
}

func freeze(t *testing.T, name, text string) {
	if then, err := os.ReadFile(filepath.Join("parameters", name)); err == nil && string(then) != text && !strings.Contains(changelog, "Unreleased: "+data.Version) {
		t.Fatalf("release %s is out (CHANGELOG.md has no \"Unreleased: %s\"): its parameters stay as they are; raise data.Version", Of(data.Version), data.Version)
	}
	if err := os.WriteFile(filepath.Join("parameters", name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("parameters/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	var sums strings.Builder
	for _, f := range files {
		sum, err := data.HashFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sums.WriteString(sum + "  " + filepath.Base(f) + "\n")
	}
	if err := os.WriteFile("parameters/SHA256SUMS", []byte(sums.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Every frozen table on the disk has the checksum that was recorded.
func checksums(t *testing.T) {
	sums, err := os.ReadFile("parameters/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("parameters/*.csv")
	for _, f := range files {
		sum, err := data.HashFile(f)
		if err != nil || !strings.Contains(string(sums), sum+"  "+filepath.Base(f)+"\n") {
			t.Errorf("%s is not as it was frozen (SHA-256 %.12s, %v)", f, sum, err)
		}
	}
}

// The embedded changelog is the repository's.
func TestChangelogIsCopied(t *testing.T) {
	text, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("changelog.md", text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	copied, err := os.ReadFile("changelog.md")
	if err != nil || string(copied) != string(text) {
		t.Errorf("changelog.md is not CHANGELOG.md (%v); copy it: go test ./experiments/release -update", err)
	}
	if entries, complete := Changes("0.0", data.Version); len(entries) < 10 || !complete {
		t.Errorf("%d entries up to %s, complete %t; want a section for this version", len(entries), data.Version, complete)
	}
}

// A release's parameters give this version's model the same values and draws, for
// it is the release.
func TestFrozenIsThisVersion(t *testing.T) {
	p, err := Frozen(data.Version)
	if err != nil {
		t.Fatal(err)
	}
	var got, want model.Params
	param.SetDefaults(&want)
	notes, err := p.Apply(&got)
	if err != nil || len(notes) > 0 {
		t.Fatalf("notes %v, error %v; want none", notes, err)
	}
	equal := func(what string) {
		t.Helper()
		w := param.Values(&want)
		for path, v := range param.Values(&got) {
			if v != w[path] {
				t.Errorf("%s of %s: %g frozen, %g declared", what, path, v, w[path])
			}
		}
	}
	equal("default")
	key := chance.Root(3, 7)
	joint := p.Joint(&got)
	param.Sample(&want, key)
	for path, v := range joint(key) {
		param.Assign(&got, path, v)
	}
	if got.Licensing.WorkMedian == 0.6 {
		t.Error("the draw left licensing.work_median at its default, so the test shows nothing")
	}
	equal("draw")
}

// later is a model that came after a release: it has lost Lost and Idle, gained New and Extra.
type later struct {
	Part struct {
		Kept  float64 `unit:"x" default:"2" range:"0..9" dist:"uniform" source:"assumed" doc:"kept"`
		New   float64 `unit:"x" default:"3" range:"0..9" dist:"uniform" neutral:"0" source:"assumed" doc:"new"`
		Extra float64 `unit:"x" default:"4" range:"1..9" dist:"uniform" source:"assumed" doc:"extra"`
	}
}

func TestALaterVersion(t *testing.T) {
	text := "path,unit,default,range,dist,neutral,source,mark,doc\n" +
		"part.kept,x,1,0..1,loguniform 0.5..1,,assumed,imposed,kept\npart.idle,x,0,0..1,uniform,0,assumed,imposed,idle\n"
	declared, err := parse("0.0.csv", text)
	if err != nil {
		t.Fatal(err)
	}
	p := &Parameters{Release: "0.0", Declared: declared}
	var m later
	notes, err := p.Apply(&m)
	if err != nil {
		t.Fatal(err)
	}
	if m.Part.Kept != 1 || m.Part.New != 0 || m.Part.Extra != 4 {
		t.Errorf("got %+v, want kept 1 as frozen, new 0 as neutral, extra 4 by default", m.Part)
	}
	if len(notes) != 2 || !strings.Contains(notes[0], "part.new is newer than release 0.0: it stays at 0, at which it changes nothing") || !strings.Contains(notes[1], "part.extra") {
		t.Errorf("notes %q, want one for new and one for extra", notes)
	}
	joint := p.Joint(&m)(chance.Root(1, 1))
	if v := joint["part.kept"]; !(v > 0.5 && v < 1) || joint["part.new"] != 0 || joint["part.extra"] != 4 {
		t.Errorf("joint draw %v, want kept by its frozen law and the new ones left alone", joint)
	}
	p.Declared[1].Default = 0.5
	if _, err = p.Apply(&m); err == nil || !strings.Contains(err.Error(), "its model has no longer part.idle (0.5)") {
		t.Errorf("a parameter that is gone and not neutral: %v, want an error that names it", err)
	}
}

func TestUnknownRelease(t *testing.T) {
	if _, err := Frozen("7.2"); err == nil || err.Error() != `no parameters are kept of a release "7.2"; found are those of `+strings.Join(Releases(), ", ") {
		t.Errorf("got %v", err)
	}
}

func TestChanges(t *testing.T) {
	text := "# Changes\n\n## Unreleased: 0.10.0\n\n- `wait_median` of `chips-*` moves, since\n  desks are shared.\n- New `cordon x`.\n\nWords.\n\n## 0.9.1 (2027-01-01)\n\n- Old.\n\n## 0.9.0\n\n- Older.\n"
	entries, complete := changes(text, "0.10.0", "0.9.0")
	if len(entries) != 3 || !complete || entries[0].Text != "`wait_median` of `chips-*` moves, since desks are shared." || entries[2] != (Entry{"0.9.1", "Old."}) {
		t.Fatalf("complete %t, entries %q", complete, entries)
	}
	if !entries[0].Names([]string{"chips-alone"}) || !entries[0].Names([]string{"wait_median"}) || entries[1].Names([]string{"wait_median", "chips-alone"}) {
		t.Error("the first entry names chips-alone and wait_median, the second neither")
	}
	if entries, complete = changes(text, "0.10.0", "0.11.0"); len(entries) != 0 || complete {
		t.Errorf("a later version: %q, complete %t; want none, and not complete", entries, complete)
	}
}
