package archive

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/release"
)

// Options of an archive.
type Options struct {
	Result   string // folder of cordon compare --out
	File     string // where the archive goes; its checksum goes to File + ".sha256"
	World    string // folder of the world, where it is not where the manifest says
	NoWorld  bool
	Source   string // folder of the program's source
	NoSource bool
}

// file is one file of the archive: at a path, or a text.
type file struct {
	name string // in the archive, with forward slashes
	path string
	text []byte
}

func (f *file) open() (io.ReadCloser, error) {
	if f.path == "" {
		return io.NopCloser(strings.NewReader(string(f.text))), nil
	}
	return os.Open(f.path)
}

// Pack writes an archive of a result folder, whole or not at all. The folder must
// be as it was written.
func Pack(o Options) (*Contents, error) {
	if _, err := os.Stat(o.File); err == nil {
		return nil, fmt.Errorf("%s exists; choose another name with --out, or remove it", o.File)
	}
	m, files, err := resultOf(o.Result)
	if err != nil {
		return nil, err
	}
	c := &Contents{Format: contentsFormat, Versions: data.Versions(), Release: release.Of(m.Versions["cordon"]), Source: Source{Why: "packed without it (--no-source)", Modules: []string{}}}
	if m.Release != nil {
		c.Release = m.Release.Release
	}
	frozen, err := release.Table(c.Release)
	if err != nil {
		return nil, err
	}
	files = append(files, file{name: "parameters/" + c.Release + ".csv", text: frozen})
	for _, s := range m.Scenarios {
		files = append(files, file{name: "scenarios/" + s.Name + ".yaml", text: []byte(s.Text)})
	}
	world, done, err := worldOf(o, m, &c.World)
	if err != nil {
		return nil, err
	}
	defer done()
	files = append(files, world...)
	if !o.NoSource {
		source, s, err := sourceOf(o.Source, m.Versions["cordon"])
		if err != nil {
			return nil, err
		}
		c.Source = s
		for _, f := range source {
			f.name = "source/" + f.name
			files = append(files, f)
		}
	}
	files = append(files, file{name: aboutFile, text: about(m, c)})
	return c, write(o.File, c, files)
}

// resultOf are the files of a result folder that the program wrote, and its manifest.
func resultOf(dir string) (*experiments.Manifest, []file, error) {
	m := &experiments.Manifest{}
	path := filepath.Join(dir, "manifest.json")
	if err := data.ReadJSON(path, m); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%s has no manifest.json; give a folder written by cordon compare --out", dir)
	} else if err != nil {
		return nil, nil, err
	}
	files := []file{{name: "result/manifest.json", path: path}}
	for name, want := range m.Outputs {
		at := filepath.Join(dir, filepath.FromSlash(name))
		sum, err := data.HashFile(at)
		if err != nil || sum != want {
			return nil, nil, fmt.Errorf("%s is not as it was written (%s); \"cordon reproduce %s\" says what differs", at, found(sum, err), dir)
		}
		files = append(files, file{name: "result/" + name, path: at})
	}
	for _, name := range predictions(dir) {
		files = append(files, file{name: "result/" + name, path: filepath.Join(dir, name)})
	}
	return m, files, nil
}

func found(sum string, err error) string {
	if err != nil {
		return err.Error()
	}
	return "SHA-256 " + sum[:12]
}

// predictions are the files that cordon register has put beside a comparison.
func predictions(dir string) (names []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !e.IsDir() && strings.HasPrefix(e.Name(), "prediction") {
			names = append(names, e.Name())
		}
	}
	return names
}

// write writes the archive and its checksum.
func write(name string, c *Contents, files []file) error {
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	for i := range files {
		if i > 0 && files[i].name == files[i-1].name {
			return fmt.Errorf("two files of the archive are called %s", files[i].name)
		}
		sum, size, err := sumOf(&files[i])
		if err != nil {
			return err
		}
		c.Files = append(c.Files, File{files[i].name, size, sum})
	}
	text, err := data.FormatJSON(c)
	if err != nil {
		return err
	}
	files = append([]file{{name: contentsFile, text: text}}, files...)
	if err := data.AtomicFile(name, func(w io.Writer) error { return zipped(w, files) }); err != nil {
		return err
	}
	sum, err := data.HashFile(name)
	if err != nil {
		return err
	}
	return data.AtomicFile(name+".sha256", func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s  %s\n", sum, filepath.Base(name))
		return err
	})
}

// packedOn is the date of every file in an archive: the first that a zip can have.
var packedOn = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func zipped(w io.Writer, files []file) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	for i := range files {
		to, err := z.CreateHeader(&zip.FileHeader{Name: files[i].name, Method: zip.Deflate, Modified: packedOn})
		if err != nil {
			return err
		}
		from, err := files[i].open()
		if err != nil {
			return err
		}
		_, err = io.Copy(to, from)
		from.Close()
		if err != nil {
			return err
		}
	}
	return z.Close()
}

func sumOf(f *file) (sum string, size int64, err error) {
	from, err := f.open()
	if err != nil {
		return "", 0, err
	}
	defer from.Close()
	return sumReader(from)
}
