package experiments

import (
	"maps"
	"slices"
	"strings"

	"cordon/data"
	"cordon/experiments/release"
	"cordon/model"
	"cordon/model/param"
)

// frozen are the parameters of the recorded run: those of the release that it
// named, or of the release that ran it where that is another than this version and
// its parameters are kept, with every default as the manifest has it. nil: this
// version's own.
func (r *Reproduction) frozen() (*release.Parameters, error) {
	m := &r.Manifest
	var base *release.Parameters
	switch then := m.Versions["cordon"]; {
	case m.Release != nil:
		kept, err := release.Frozen(m.Release.Release)
		if err != nil {
			return nil, err
		}
		if kept.SHA256 != m.Release.SHA256 {
			r.note("input: the parameters of release %s are not those of the run: SHA-256 %.12s then, %.12s now", kept.Release, m.Release.SHA256, kept.SHA256)
		}
		base = kept
	case release.Of(then) != release.Of(data.Version) && slices.Contains(release.Releases(), release.Of(then)):
		kept, err := release.Frozen(then)
		if err != nil {
			return nil, err
		}
		r.note("version: the rerun takes the parameters of release %s, with their ranges", kept.Release)
		base = kept
	}
	return r.asRecorded(base)
}

// asRecorded are the parameters with the defaults that the manifest has, which it
// has of all; what --set set stands in it too and is not a default.
func (r *Reproduction) asRecorded(base *release.Parameters) (*release.Parameters, error) {
	set := map[string]bool{}
	for _, assignment := range r.Manifest.Set {
		path, _, _ := strings.Cut(assignment, "=")
		set[path] = true
	}
	p, notes, err := parameters(base, nil)
	if err != nil {
		return nil, err
	}
	for _, n := range notes {
		r.note("version: %s", n)
	}
	defaults := param.Values(&p)
	for _, path := range slices.Sorted(maps.Keys(r.Manifest.Parameters)) {
		then := r.Manifest.Parameters[path]
		now, known := defaults[path]
		switch {
		case !known:
			r.note("version: parameter %s, %g then, is not part of this version's model", path, then)
		case now != then && !set[path]:
			r.note("version: parameter %s is %g by default now and was %g; the rerun takes %g", path, now, then, then)
			if base == nil {
				base = &release.Parameters{Declared: param.List(&model.Params{})}
			} else {
				base = &release.Parameters{Release: base.Release, Declared: base.Over(&model.Params{})}
			}
			base = base.With(path, then)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(defaults)) {
		if _, ok := r.Manifest.Parameters[path]; !ok {
			r.note("version: parameter %s is new in this version", path)
		}
	}
	return base, nil
}
