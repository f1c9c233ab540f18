package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cordon/data"
	"cordon/experiments"
)

// secret is a confidential source that must be found in nothing that is written.
var secret = data.Source{ID: "ledger-of-krypton", Title: "Customers of Krypton GmbH", URL: "https://krypton.example/ledger", File: "krypton-customers.csv",
	SHA256: "5ec3e75ec3e75ec3e75ec3e75ec3e75ec3e75ec3e75ec3e75ec3e75ec3e75ec3", Licence: "confidential", Confidential: true}

// resultFolder is a comparison of two replicates and ten weeks on a world of the
// folder, "" for the embedded one.
func resultFolder(t *testing.T, world string) string {
	t.Helper()
	w, err := experiments.OpenWorld(world)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	o := experiments.Options{World: w, WorldPath: world, Replicates: 2, Weeks: 20, Seed: 1, Workers: 2}
	if o.Against, err = experiments.Load("today", w); err != nil {
		t.Fatal(err)
	}
	arm, err := experiments.Load("chips-alone", w)
	if err != nil {
		t.Fatal(err)
	}
	o.Scenarios = []experiments.Arm{arm}
	c, err := experiments.Compare(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "result")
	f, err := data.NewFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write(f, "cordon compare chips-alone"); err != nil {
		t.Fatal(err)
	}
	return dir
}

// An archive has the same bytes whenever it is packed, opens after its checksums
// hold, and runs again to the same bits from its own world. A change of a byte, of
// a file or of the checksum beside it is found.
func TestPackOpenReproduce(t *testing.T) {
	dir := resultFolder(t, "")
	name := filepath.Join(t.TempDir(), "a.zip")
	c, err := Pack(Options{Result: dir, File: name, NoSource: true})
	if err != nil {
		t.Fatal(err)
	}
	if !c.World.Included || c.Source.Included {
		t.Errorf("world %+v, source %+v; want the world alone", c.World, c.Source)
	}
	for _, f := range []string{"headlines.csv", "manifest.json"} { // another day
		if err := os.Chtimes(filepath.Join(dir, f), time.Unix(1e9, 0), time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
	}
	again := filepath.Join(t.TempDir(), "b.zip")
	if _, err := Pack(Options{Result: dir, File: again, NoSource: true}); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(again); err != nil || !bytes.Equal(first, second) {
		t.Errorf("law: equal contents give equal bytes; %d and %d bytes differ (%v)", len(first), len(second), err)
	}
	if _, err := Pack(Options{Result: dir, File: name, NoSource: true}); err == nil || !strings.Contains(err.Error(), "exists; choose another name") {
		t.Errorf("an archive that is there: %v, want that it stays", err)
	}
	o, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	r, err := experiments.Reproduce(context.Background(), o.Result, o.World, 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Same() || r.Verdict != experiments.Same || len(r.Notes) > 0 || !o.Beside {
		t.Errorf("law: an archive runs again to the same bits; %q, notes %q", r.Verdict, r.Notes)
	}
	tampered(t, first)
	if err := os.WriteFile(filepath.Join(dir, "headlines.csv"), []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Pack(Options{Result: dir, File: again + "2", NoSource: true}); err == nil || !strings.Contains(err.Error(), "headlines.csv is not as it was written") {
		t.Errorf("a folder that was changed: %v, want that it is refused", err)
	}
}

// tampered tries archives that are not as they were written.
func tampered(t *testing.T, whole []byte) {
	t.Helper()
	for what, try := range map[string]struct {
		edit func() []byte
		want string
	}{
		"a changed byte":     {func() []byte { b := bytes.Clone(whole); b[len(b)/2] ^= 1; return b }, ""},
		"half of it":         {func() []byte { return whole[:len(whole)/2] }, "can't be read as an archive"},
		"one file changed":   {func() []byte { return rezip(t, whole, "result/headlines.csv", []byte("scenario\n")) }, "result/headlines.csv has 9 bytes"},
		"one file more":      {func() []byte { return rezip(t, whole, "result/more.csv", []byte("x")) }, "holds result/more.csv, which pack.json does not list"},
		"a way out of it":    {func() []byte { return rezip(t, whole, "result/../../x", []byte("x")) }, "which pack.json does not list"},
		"one file less":      {func() []byte { return rezip(t, whole, "result/costs.csv", nil) }, "lacks result/costs.csv"},
		"no list of its own": {func() []byte { return rezip(t, whole, contentsFile, nil) }, "has no pack.json"},
	} {
		name := filepath.Join(t.TempDir(), "c.zip")
		if err := os.WriteFile(name, try.edit(), 0o666); err != nil {
			t.Fatal(err)
		}
		if o, err := Open(name); err == nil {
			o.Close()
			t.Errorf("%s: no error", what)
		} else if !strings.Contains(err.Error(), try.want) {
			t.Errorf("%s: %v, want %q", what, err, try.want)
		}
	}
	name := filepath.Join(t.TempDir(), "d.zip")
	for file, text := range map[string][]byte{name: whole, name + ".sha256": []byte("0123  d.zip\n")} {
		if err := os.WriteFile(file, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(name); err == nil || !strings.Contains(err.Error(), "d.zip.sha256 says 0123") {
		t.Errorf("another checksum beside it: %v", err)
	}
}

// rezip is a zip with one file changed, added or, with nil, left out.
func rezip(t *testing.T, whole []byte, name string, text []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name string, text []byte) {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range z.File {
		if f.Name != name {
			put(f.Name, unzipped(t, f))
		}
	}
	if text != nil {
		put(name, text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func unzipped(t *testing.T, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A confidential source is found in no file of a result folder and in none of its
// archive: not its name, its title, its path or its hash, nor the world's own
// fingerprint or any row of it.
func TestConfidentialSourceStaysOut(t *testing.T) {
	t.Setenv(data.HashKey, "a key")
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	at := uint16(w.JurisdictionIndex("DEU"))
	w.Sources = append(append([]data.Source{}, w.Sources...), secret)
	w.Measured = []data.Measured{{Jurisdiction: at, Path: "licensing.work_median", Value: 0.5, SE: 0.01, Low: 0.48, High: 0.52, Law: data.LawLognormal, N: 100, Source: secret.ID, Method: "fitted"}}
	world := filepath.Join(t.TempDir(), "w")
	if err := data.WriteWorld(world, w, nil); err != nil {
		t.Fatal(err)
	}
	dir := resultFolder(t, world)
	name := filepath.Join(t.TempDir(), "a.zip")
	c, err := Pack(Options{Result: dir, File: name, NoSource: true})
	if err != nil {
		t.Fatal(err)
	}
	if c.World.Included || !strings.HasPrefix(c.World.Fingerprint, "hmac-sha256:") || !strings.Contains(c.World.Why, "confidential") {
		t.Errorf("the world of an archive: %+v; want its keyed hash alone", c.World)
	}
	written := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if written[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		written["archive: "+f.Name] = unzipped(t, f)
	}
	if len(written) < 100 {
		t.Fatalf("%d files were written, want a whole folder and its archive", len(written))
	}
	for file, text := range written {
		for _, s := range []string{secret.ID, secret.Title, "Krypton", "krypton", secret.URL, secret.File, secret.SHA256, w.Fingerprint, w.Fingerprint[:12]} {
			if bytes.Contains(text, []byte(s)) {
				t.Errorf("%s shows %q of a confidential source", file, s)
			}
		}
	}
	if !bytes.Contains(written["archive: result/manifest.json"], []byte("hmac-sha256:")) {
		t.Error("the manifest has no keyed hash, so the test shows nothing")
	}
	o, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	r, err := experiments.Reproduce(context.Background(), o.Result, world, 2, nil)
	if err != nil || r.Verdict != experiments.Same {
		t.Errorf("the owner of the world runs the archive again: %v, %+v", err, r)
	}
}
