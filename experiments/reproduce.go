package experiments

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cordon/data"
	"cordon/scenarios"
)

// Reproduction is what a rerun of a result folder found.
type Reproduction struct {
	Manifest Manifest
	Tables   []TableMatch
	Notes    []string // versions and inputs that are not as they were, files changed since
	Changed  []string // files of the folder that are missing or not as they were written
}

// TableMatch is one table's file: recorded and rerun checksums.
type TableMatch struct {
	File          string
	Recorded, Now string // SHA-256; "" where the rerun has no such table, or the folder had none
}

// Same is whether the bits are the same.
func (t TableMatch) Same() bool { return t.Recorded == t.Now }

// Same is whether every table has the same bits.
func (r *Reproduction) Same() bool {
	return !slices.ContainsFunc(r.Tables, func(t TableMatch) bool { return !t.Same() })
}

// Reproduce runs a result folder's manifest again and compares every table's
// checksum. The world is read from where the manifest says, or from worldPath
// where that is not empty; scenarios run from the text in the manifest.
func Reproduce(ctx context.Context, dir, worldPath string, workers int, progress func(done, total int)) (*Reproduction, error) {
	r := &Reproduction{}
	path := filepath.Join(dir, manifestFile)
	if err := data.ReadJSON(path, &r.Manifest); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s has no %s; give a folder written by cordon compare --out", dir, manifestFile)
	} else if err != nil {
		return nil, err
	}
	m := &r.Manifest
	if m.Kind != "" {
		return nil, fmt.Errorf("%s: written by cordon %s; run its command again: %s", path, m.Kind, m.Command)
	}
	if m.Format != manifestFormat || len(m.Scenarios) < 2 || m.Replicates < 2 {
		return nil, fmt.Errorf("%s: format %d with %d scenarios and %d replicates; expected format %d of cordon compare, with at least 2 of each", path, m.Format, len(m.Scenarios), m.Replicates, manifestFormat)
	}
	o, err := r.options(worldPath)
	if err != nil {
		return nil, err
	}
	defer o.World.Close()
	r.versions()
	r.changedFiles(dir)
	o.Workers, o.Progress = workers, progress
	c, err := Compare(ctx, o)
	if err != nil {
		return nil, err
	}
	if f := m.Flip; f != nil {
		if err := c.RunFlip(ctx, FlipOptions{Replicates: f.Replicates, Only: f.Parameters, Draws: f.Draws}); err != nil {
			return nil, err
		}
	}
	if m.Decomposed != nil {
		if err := c.Decompose(ctx, m.Decomposed, nil); err != nil {
			return nil, err
		}
	}
	return r, r.match(c)
}

// options are the recorded run's.
func (r *Reproduction) options(worldPath string) (Options, error) {
	m := &r.Manifest
	o := Options{WorldPath: m.World.Path, Replicates: m.Replicates, Weeks: m.Weeks, Seed: m.Seed, Laws: m.Laws}
	if worldPath != "" {
		o.WorldPath = worldPath
	}
	var err error
	if o.World, err = OpenWorld(o.WorldPath); err != nil {
		return o, fmt.Errorf("the world of the run: %w (--world W names another place)", err)
	}
	if now := fingerprint(o.World); now != m.World.Fingerprint {
		r.note("input: the world is not the same: fingerprint %.40s then, %.40s now", m.World.Fingerprint, now)
	} else if strings.HasPrefix(now, "withheld") {
		r.note("input: the world holds confidential sources and no keyed hash was recorded, so it is not known whether it is the same")
	}
	for i, s := range m.Scenarios {
		a, err := s.arm(o.World)
		if err != nil {
			return o, err
		}
		if data.HashBytes(a.Text) != s.SHA256 {
			r.note("input: the text of %s in the manifest is not the one that its checksum was taken of", s.File)
		}
		if now, err := sourceOf(s.File); err == nil && data.HashBytes(now) != s.SHA256 {
			r.note("input: %s has changed since; the rerun takes the recorded text", s.File)
		}
		if i == 0 {
			o.Against = a
		} else {
			o.Scenarios = append(o.Scenarios, a)
		}
	}
	o.Params, err = r.overrides()
	return o, err
}

// arm is the recorded scenario.
func (s *ManifestScenario) arm(w *data.World) (Arm, error) {
	parsed, err := scenarios.Parse(s.File, []byte(s.Text), w)
	if err != nil {
		return Arm{}, err
	}
	a := Arm{Scenario: parsed, Text: []byte(s.Text)}
	for _, assignment := range s.Set {
		path, value, _ := strings.Cut(assignment, "=")
		if _, err := a.set(path, value); err != nil {
			return Arm{}, err
		}
	}
	return a, nil
}

// sourceOf is a scenario's text as it is now: the file, or the built-in one.
func sourceOf(file string) ([]byte, error) {
	name := strings.TrimSuffix(strings.TrimPrefix(file, "scenarios/"), ".yaml")
	if text, err := scenarios.Source(name); err == nil && file == "scenarios/"+name+".yaml" {
		return text, nil
	}
	return os.ReadFile(file)
}

// overrides are the recorded parameters that are not this version's defaults.
func (r *Reproduction) overrides() ([]Override, error) {
	defaults, err := defaultValues()
	if err != nil {
		return nil, err
	}
	var out []Override
	set := map[string]bool{}
	for _, assignment := range r.Manifest.Set {
		path, value, _ := strings.Cut(assignment, "=")
		o, err := newOverride(path, value)
		if err != nil {
			return nil, err
		}
		out, set[path] = append(out, *o), true
	}
	for _, path := range slices.Sorted(maps.Keys(r.Manifest.Parameters)) {
		then := r.Manifest.Parameters[path]
		now, known := defaults[path]
		switch {
		case !known:
			r.note("version: parameter %s, %g then, is not part of this version's model", path, then)
		case now != then && !set[path]:
			r.note("version: parameter %s is %g by default now and was %g; the rerun takes %g", path, now, then, then)
			out = append(out, Override{path, then})
		}
	}
	for _, path := range slices.Sorted(maps.Keys(defaults)) {
		if _, ok := r.Manifest.Parameters[path]; !ok {
			r.note("version: parameter %s is new in this version", path)
		}
	}
	return out, nil
}

func (r *Reproduction) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// versions notes every version and setting of the build that is not as it was.
func (r *Reproduction) versions() {
	for _, v := range []struct {
		what      string
		then, now map[string]string
	}{{"version", r.Manifest.Versions, data.Versions()}, {"build", r.Manifest.Build, build()}} {
		keys := map[string]bool{}
		for _, m := range []map[string]string{v.then, v.now} {
			for k := range m {
				keys[k] = true
			}
		}
		for _, k := range slices.Sorted(maps.Keys(keys)) {
			if v.then[k] != v.now[k] {
				r.note("%s: %s %s then, %s now", v.what, k, orNone(v.then[k]), orNone(v.now[k]))
			}
		}
	}
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// changedFiles notes files of the folder that are not as they were written.
func (r *Reproduction) changedFiles(dir string) {
	for _, name := range slices.Sorted(maps.Keys(r.Manifest.Outputs)) {
		sum, err := data.HashFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err == nil && sum == r.Manifest.Outputs[name] {
			continue
		}
		r.Changed = append(r.Changed, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			r.note("folder: %s is missing", name)
		case err != nil:
			r.note("folder: %s cannot be read: %v", name, err)
		default:
			r.note("folder: %s was changed after it was written", name)
		}
	}
}

// match writes the rerun's tables aside and compares checksums.
func (r *Reproduction) match(c *Comparison) error {
	dir, err := os.MkdirTemp("", "cordon-reproduce-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	names, err := data.WriteTables(dir, c.Tables(), data.Formats)
	if err != nil {
		return err
	}
	for _, name := range names {
		sum, err := data.HashFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		r.Tables = append(r.Tables, TableMatch{name, r.Manifest.Outputs[name], sum})
	}
	for _, name := range slices.Sorted(maps.Keys(r.Manifest.Outputs)) {
		ext := strings.TrimPrefix(filepath.Ext(name), ".")
		if slices.Contains(data.Formats, ext) && !slices.Contains(names, name) {
			r.Tables = append(r.Tables, TableMatch{name, r.Manifest.Outputs[name], ""})
		}
	}
	return nil
}
