package archive

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cordon/data"
)

// Opened is an archive whose checksums hold, with result and world unpacked aside.
type Opened struct {
	Contents
	Result string // folder
	World  string // folder; "" where the archive has none
	Beside bool   // FILE.sha256 was there, and held

	dir string
}

// Close removes what was unpacked.
func (o *Opened) Close() error { return os.RemoveAll(o.dir) }

// Open compares an archive with its checksums, all of them, and unpacks result and
// world into a folder of its own.
func Open(name string) (*Opened, error) {
	o := &Opened{}
	if err := o.beside(name); err != nil {
		return nil, err
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, fmt.Errorf("%s can't be read as an archive of cordon pack: %w", name, err)
	}
	defer z.Close()
	if err := o.contents(name, &z.Reader); err != nil {
		return nil, err
	}
	if o.dir, err = os.MkdirTemp("", "cordon-archive-"); err != nil {
		return nil, err
	}
	if err := o.unpack(name, &z.Reader); err != nil {
		o.Close()
		return nil, err
	}
	o.Result = filepath.Join(o.dir, "result")
	if o.Contents.World.Included {
		o.World = filepath.Join(o.dir, "world")
	}
	return o, nil
}

// beside compares the archive with FILE.sha256, where that is there.
func (o *Opened) beside(name string) error {
	text, err := os.ReadFile(name + ".sha256")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	sum, err := data.HashFile(name)
	if err != nil {
		return err
	}
	want, _, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	if sum != want {
		return fmt.Errorf("%s has SHA-256 %s, and %s.sha256 says %s; one of them is damaged or was changed: get both again", name, sum, filepath.Base(name), want)
	}
	o.Beside = true
	return nil
}

// contents reads pack.json, and finds files that it does not list or that lack.
func (o *Opened) contents(name string, z *zip.Reader) error {
	f, err := z.Open(contentsFile)
	if err != nil {
		return fmt.Errorf("%s has no %s; give an archive written by cordon pack", name, contentsFile)
	}
	defer f.Close()
	if err := json.NewDecoder(f).Decode(&o.Contents); err != nil {
		return fmt.Errorf("%s: %s: %w", name, contentsFile, err)
	}
	if o.Format != contentsFormat {
		return fmt.Errorf("%s: %s is of format %d, and this cordon (%s) reads format %d; use the version that packed it (%s)", name, contentsFile, o.Format, data.Version, contentsFormat, o.Versions["cordon"])
	}
	listed := map[string]bool{contentsFile: true}
	for _, f := range o.Files {
		listed[f.Name] = true
	}
	for _, f := range z.File {
		if !listed[f.Name] {
			return fmt.Errorf("%s holds %s, which %s does not list (or lists once and it is there twice); the archive was changed: get it again", name, f.Name, contentsFile)
		}
		delete(listed, f.Name)
	}
	for missing := range listed {
		return fmt.Errorf("%s lacks %s, which %s lists; the archive was changed: get it again", name, missing, contentsFile)
	}
	return nil
}

// unpack compares every file with its checksum and writes those of result and world.
func (o *Opened) unpack(name string, z *zip.Reader) error {
	want := map[string]File{}
	for _, f := range o.Files {
		want[f.Name] = f
	}
	for _, f := range z.File {
		if f.Name == contentsFile {
			continue
		}
		if err := o.unpackFile(f, want[f.Name]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (o *Opened) unpackFile(f *zip.File, want File) error {
	from, err := f.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	defer from.Close()
	limited := io.Reader(io.LimitReader(from, want.Bytes+1)) // no more is written than is listed
	keep := strings.HasPrefix(f.Name, "result/") || strings.HasPrefix(f.Name, "world/")
	if keep {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) {
			return fmt.Errorf("the name %q leads out of the archive", f.Name)
		}
		path := filepath.Join(o.dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		to, err := os.Create(path)
		if err != nil {
			return err
		}
		defer to.Close()
		limited = io.TeeReader(limited, to)
	}
	sum, size, err := sumReader(limited)
	if err != nil {
		return fmt.Errorf("%s can't be read: %w; the archive is damaged: get it again", f.Name, err)
	}
	if size != want.Bytes || sum != want.SHA256 {
		return fmt.Errorf("%s has %d bytes and SHA-256 %.12s, and %s lists %d and %.12s; the archive was changed: get it again", f.Name, size, sum, contentsFile, want.Bytes, want.SHA256)
	}
	return nil
}

func sumReader(r io.Reader) (sum string, size int64, err error) {
	h := sha256.New()
	size, err = io.Copy(h, r)
	return hex.EncodeToString(h.Sum(nil)), size, err
}
