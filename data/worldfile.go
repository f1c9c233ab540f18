package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

const worldJSON = "world.json"

// worldManifest is world.json: what a world is, where it is from, and the size
// and checksums of its files.
type worldManifest struct {
	Format      int       `json:"format"`
	Cordon      string    `json:"cordon"`
	Arrow       string    `json:"arrow"`
	Name        string    `json:"name"`
	Title       string    `json:"title"`
	Synthetic   bool      `json:"synthetic"`
	From        string    `json:"from"` // base period, first day
	To          string    `json:"to"`   // base period, last day
	Fingerprint string    `json:"fingerprint"`
	Files       []FileSum `json:"files"`
	Sources     []Source  `json:"sources"`
	Defaults    []Default `json:"defaults"`
}

// ReadWorld maps the world in the folder dir. Every file's size and CRC32C are
// checked before it is read, then every value; the error is the first problem
// that Check would list. Flows point into the map: they live until Close.
func ReadWorld(dir string) (*World, error) {
	return readWorld(dir, func(name string) ([]byte, func() error, error) { return mapFile(filepath.Join(dir, name)) })
}

// ReadWorldFS reads the world at the root of fsys, such as an embedded one.
func ReadWorldFS(fsys fs.FS) (*World, error) {
	return readWorld("world", func(name string) ([]byte, func() error, error) {
		b, err := fs.ReadFile(fsys, name)
		return b, func() error { return nil }, err
	})
}

// Close gives the memory map back. The world has no flows afterwards. A world
// that is kept to the end of the process need not be closed.
func (w *World) Close() error {
	w.Flows = Flows{}
	if w.closer == nil {
		return nil
	}
	closer := w.closer
	w.closer = nil
	return closer()
}

type opener func(name string) (b []byte, release func() error, err error)

func readWorld(where string, open opener) (*World, error) {
	w, ps, err := loadWorld(where, open, false)
	if err == nil {
		err = ps.err(where)
	}
	if err != nil {
		if w != nil {
			w.Close()
		}
		return nil, err
	}
	return w, nil
}

// loadWorld reads as much of a world as can be read and gathers all that is
// wrong with it; the error is for a folder that is no world at all. thorough
// also compares SHA-256.
func loadWorld(where string, open opener, thorough bool) (*World, *problems, error) {
	ps := &problems{}
	m, err := openManifest(where, open)
	if err != nil {
		return nil, nil, err
	}
	w := &World{Name: m.Name, Title: m.Title, Synthetic: m.Synthetic, Sources: m.Sources, Defaults: m.Defaults, Fingerprint: m.Fingerprint}
	m.check(w, ps)
	var releases []func() error
	w.closer = func() error {
		var errs []error
		for _, release := range releases {
			errs = append(errs, release())
		}
		return errors.Join(errs...)
	}
	complete := true
	for _, f := range worldSchema {
		sum := m.file(f.name)
		if sum == nil {
			if !f.optional {
				ps.add(Problem{Kind: "file", File: worldJSON, Column: "files", Found: "no " + f.name, Expected: "an entry for it", Do: "import the world again"})
				complete = false
			}
			continue
		}
		b, release, err := open(f.name)
		if err != nil {
			ps.add(Problem{Kind: "file", File: f.name, Found: err.Error(), Expected: "a file that can be read", Do: "copy the whole folder or import the world again"})
			complete = false
			continue
		}
		releases = append(releases, release)
		if !intact(b, sum, thorough, ps) || !w.take(b, f, sum, ps) {
			complete = false
		}
	}
	if complete {
		w.check(ps)
	}
	return w, ps, nil
}

func openManifest(where string, open opener) (*worldManifest, error) {
	b, release, err := open(worldJSON)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s has no %s, so it is not a world; \"cordon import\" makes one", where, worldJSON)
	}
	if err != nil {
		return nil, err
	}
	defer release()
	m := &worldManifest{}
	if err := parseJSON(filepath.Join(where, worldJSON), b, m); err != nil {
		return nil, err
	}
	if m.Format != worldFormat {
		return nil, fmt.Errorf("%s: %s is of format %d, and this cordon (%s) reads format %d; import the world again", where, worldJSON, m.Format, Version, worldFormat)
	}
	return m, nil
}

// intact compares a file with its recorded size and checksums.
func intact(b []byte, sum *FileSum, thorough bool, ps *problems) bool {
	bad := func(found, expected string) bool {
		ps.add(Problem{Kind: "checksum", File: sum.Name, Found: found, Expected: expected + " as " + worldJSON + " records",
			Do: "the file is damaged or was changed: copy it again or import the world again"})
		return false
	}
	if int64(len(b)) != sum.Bytes {
		return bad(fmt.Sprintf("%d bytes", len(b)), fmt.Sprintf("%d bytes", sum.Bytes))
	}
	if crc := crcText(CRC32C(b)); crc != sum.CRC32C {
		return bad("CRC32C "+crc, "CRC32C "+sum.CRC32C)
	}
	if thorough {
		if sha := HashBytes(b); sha != sum.SHA256 {
			return bad("SHA-256 "+sha, "SHA-256 "+sum.SHA256)
		}
	}
	return true
}

// take reads one file into the world.
func (w *World) take(b []byte, f fileSchema, sum *FileSum, ps *problems) bool {
	bad := func(err error) bool {
		ps.add(Problem{Kind: "schema", File: f.name, Found: err.Error(), Expected: "an Arrow file of the documented schema", Do: "import the world again"})
		return false
	}
	t, err := readArrow(f.name, b)
	if err != nil {
		return bad(err)
	}
	if !f.match(t, ps) {
		return false
	}
	if int64(t.rows) != sum.Rows {
		return bad(fmt.Errorf("%d rows where %s records %d", t.rows, worldJSON, sum.Rows))
	}
	if err := w.decode(t, f.name); err != nil {
		return bad(err)
	}
	return true
}

func (m *worldManifest) file(name string) *FileSum {
	for i := range m.Files {
		if m.Files[i].Name == name {
			return &m.Files[i]
		}
	}
	return nil
}

// fingerprint identifies all of a world that can move a result: its files, its
// base period and whether it is synthetic.
func (m *worldManifest) fingerprint() string {
	h := sha256.New()
	fmt.Fprintf(h, "cordon world %d\nsynthetic %t\nfrom %s\nto %s\n", m.Format, m.Synthetic, m.From, m.To)
	for _, f := range m.Files {
		fmt.Fprintf(h, "%s  %s\n", f.SHA256, f.Name)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// check fills the base period and finds what is wrong in world.json itself.
func (m *worldManifest) check(w *World, ps *problems) {
	for _, day := range []struct {
		name, text string
		to         *Date
	}{{"from", m.From, &w.From}, {"to", m.To, &w.To}} {
		d, err := ParseDate(day.text)
		if err != nil {
			ps.add(Problem{Kind: "value", File: worldJSON, Column: day.name, Found: fmt.Sprintf("%q", day.text), Expected: "a day of the form YYYY-MM-DD", Do: "correct the base period"})
		}
		*day.to = d
	}
	if want := m.fingerprint(); m.Fingerprint != want {
		ps.add(Problem{Kind: "checksum", File: worldJSON, Column: "fingerprint", Found: m.Fingerprint, Expected: want + " from its files, base period and synthetic mark",
			Do: "it was changed by hand or damaged: import the world again"})
	}
}
