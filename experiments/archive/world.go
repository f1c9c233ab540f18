package archive

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cordon/data"
	"cordon/experiments"
)

// worldOf are the world's files and what pack.json says of it; done removes what
// was written aside. A world with a confidential source stays out, whether its
// manifest or the folder itself says so.
func worldOf(o Options, m *experiments.Manifest, w *World) (files []file, done func(), err error) {
	done = func() {}
	w.Name, w.Fingerprint = m.World.Name, m.World.Fingerprint
	switch {
	case slices.ContainsFunc(m.World.Sources, func(s data.Source) bool { return s.Confidential }):
		w.Why = "it has confidential sources: its owner has it, and its hash here is keyed"
		return nil, done, nil
	case o.NoWorld:
		w.Why = "packed without it (--no-world)"
		return nil, done, nil
	}
	dir := m.World.Path
	if o.World != "" {
		dir = o.World
	}
	world, err := experiments.OpenWorld(dir)
	if err != nil {
		return nil, done, fmt.Errorf("the world of the run: %w (--world W names another place, --no-world packs its hash alone)", err)
	}
	defer world.Close()
	if !experiments.SameWorld(world, m) {
		where := "folder " + dir
		if dir == "" {
			where = "embedded reference world"
		}
		return nil, done, fmt.Errorf("the %s is not the world of the run any more; --world W names another place, --no-world packs its hash alone", where)
	}
	if slices.ContainsFunc(world.Sources, func(s data.Source) bool { return s.Confidential }) {
		return nil, done, fmt.Errorf("the world in %s has confidential sources, and the manifest names it openly; run the comparison again with this version before it is packed", dir)
	}
	if dir == "" {
		aside, err := os.MkdirTemp("", "cordon-pack-")
		if err != nil {
			return nil, done, err
		}
		done = func() { os.RemoveAll(aside) }
		dir = filepath.Join(aside, "world")
		if err := data.WriteWorld(dir, world, nil); err != nil {
			done()
			return nil, func() {}, err
		}
	}
	w.Included = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, done, err
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".arrow") || name == "world.json" || name == "import.json" {
			files = append(files, file{name: "world/" + name, path: filepath.Join(dir, name)})
		}
	}
	return files, done, nil
}
