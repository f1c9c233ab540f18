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
	"cordon/experiments/release"
	"cordon/scenarios"
)

// Reproduction is what a rerun of a result folder found.
type Reproduction struct {
	Manifest Manifest
	Tables   []TableMatch
	Notes    []string // versions and inputs that are not as they were, files changed since
	Changed  []string // files of the folder that are missing or not as they were written

	Then, Now string // versions of cordon
	Verdict   Verdict
	Shifts    []Shift         // outcomes beyond their simulation error, the furthest first
	Why       string          // where the verdict needs words
	Entries   []release.Entry // of the changelog between the two versions: those that name what moved, or all
	Named     bool            // the entries name what moved
	Complete  bool            // the changelog reaches up to the newer of the two versions
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
	r, c, err := Rerun(ctx, dir, worldPath, func(_ *Manifest, o *Options) error {
		o.Workers, o.Progress = workers, progress
		return nil
	})
	if err != nil {
		return nil, err
	}
	return r, c.World.Close()
}

// Rerun is Reproduce for those who look at more of the run than its tables: prepare
// may ask for records that move no result. The comparison's world is open.
func Rerun(ctx context.Context, dir, worldPath string, prepare func(*Manifest, *Options) error) (*Reproduction, *Comparison, error) {
	r := &Reproduction{}
	o, err := r.read(dir, worldPath)
	if err != nil {
		return nil, nil, err
	}
	if err := prepare(&r.Manifest, &o); err != nil {
		o.World.Close()
		return nil, nil, err
	}
	c, err := Compare(ctx, o)
	if f := r.Manifest.Flip; err == nil && f != nil {
		err = c.RunFlip(ctx, FlipOptions{Replicates: f.Replicates, Only: f.Parameters, Draws: f.Draws})
	}
	if err == nil && r.Manifest.Decomposed != nil {
		err = c.Decompose(ctx, r.Manifest.Decomposed, nil)
	}
	if err == nil {
		err = r.match(c)
	}
	if err == nil {
		err = r.judge(dir, c)
	}
	if err != nil {
		o.World.Close()
		return nil, nil, err
	}
	return r, c, nil
}

// read reads the manifest and makes the recorded run's options.
func (r *Reproduction) read(dir, worldPath string) (o Options, err error) {
	path := filepath.Join(dir, manifestFile)
	if err := data.ReadJSON(path, &r.Manifest); errors.Is(err, fs.ErrNotExist) {
		return o, fmt.Errorf("%s has no %s; give a folder written by cordon compare --out", dir, manifestFile)
	} else if err != nil {
		return o, err
	}
	m := &r.Manifest
	if m.Kind != "" {
		return o, fmt.Errorf("%s: written by cordon %s; run its command again: %s", path, m.Kind, m.Command)
	}
	if m.Format != manifestFormat || len(m.Scenarios) < 2 || m.Replicates < 2 {
		return o, fmt.Errorf("%s: format %d with %d scenarios and %d replicates; expected format %d of cordon compare, with at least 2 of each", path, m.Format, len(m.Scenarios), m.Replicates, manifestFormat)
	}
	if o, err = r.options(dir, worldPath); err != nil {
		if o.World != nil {
			o.World.Close()
		}
		return o, err
	}
	r.versions()
	r.changedFiles(dir)
	return o, nil
}

// options are the recorded run's.
func (r *Reproduction) options(dir, worldPath string) (Options, error) {
	m := &r.Manifest
	o := Options{WorldPath: m.World.Path, Replicates: m.Replicates, Weeks: m.Weeks, Seed: m.Seed, Laws: m.Laws}
	if worldPath != "" {
		o.WorldPath = worldPath
	}
	var err error
	if o.World, err = OpenWorld(o.WorldPath); err != nil {
		return o, fmt.Errorf("the world of the run: %w (--world W names another place)", err)
	}
	if now := fingerprint(o.World); !SameWorld(o.World, m) {
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
	if o.Frozen, err = r.frozen(); err != nil {
		return o, err
	}
	if m.Posterior != nil {
		if o.Posterior, err = ReadPosterior(filepath.Join(dir, posteriorFile)); err != nil {
			return o, err
		}
		o.Posterior.SHA256 = m.Posterior.SHA256 // of the file that was given, of which this is the content
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

// overrides are what --set set.
func (r *Reproduction) overrides() (out []Override, err error) {
	for _, assignment := range r.Manifest.Set {
		path, value, _ := strings.Cut(assignment, "=")
		o, err := newOverride(path, value)
		if err != nil {
			return nil, err
		}
		out = append(out, *o)
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
