package experiments

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/data"
)

// A folder runs again to the same bits; a change of what it records shows.
func TestWriteAndReproduce(t *testing.T) {
	c := compared(t)
	dir := filepath.Join(t.TempDir(), "out")
	f, err := data.NewFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	names, err := c.Write(f, "cordon compare test")
	if err != nil {
		t.Fatal(err)
	}
	var m Manifest
	if err := data.ReadJSON(filepath.Join(dir, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Outputs) != len(names)-1 || m.Replicates != 4 || m.Scenarios[2].Text == "" || m.Parameters["licensing.work_median"] == 0 {
		t.Errorf("manifest of %d files has %d checksums, %d replicates", len(names), len(m.Outputs), m.Replicates)
	}
	for name, want := range m.Outputs {
		if got, err := data.HashFile(filepath.Join(dir, name)); err != nil || got != want {
			t.Errorf("checksum of %s: got %s (%v), want %s", name, got, err, want)
		}
	}
	r, err := Reproduce(context.Background(), dir, "", 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Same() || len(r.Tables) != 3*17 {
		t.Errorf("law: a folder runs again to the same bits; got %d tables, %+v", len(r.Tables), r.Notes)
	}
	m.Versions["cordon"], m.World.Fingerprint, m.Parameters["market.eta"], m.Replicates = "0.0.1", "another", m.Parameters["market.eta"]*1.01, 2
	if err := data.WriteJSON(filepath.Join(dir, "manifest.json"), m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "costs.csv"), []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if r, err = Reproduce(context.Background(), dir, "", 2, nil); err != nil {
		t.Fatal(err)
	}
	notes := strings.Join(r.Notes, "\n")
	for _, want := range []string{"version: cordon 0.0.1 then", "input: the world is not the same", "parameter market.eta is", "folder: costs.csv was changed"} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes lack %q:\n%s", want, notes)
		}
	}
	if r.Same() {
		t.Error("another parameter and fewer replicates, and every table has the same bits")
	}
}

// Nothing in a manifest lets a reader confirm a guess at confidential data.
func TestConfidentialSources(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	w.Sources = append(w.Sources, data.Source{ID: "ledger of one firm", Title: "secret title", File: "secret.csv", SHA256: "5ec3e7", Confidential: true})
	w.Fingerprint = "f1a9e3"
	text := func() string {
		b, err := json.Marshal(manifestWorld(w, ""))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	t.Setenv(data.HashKey, "")
	if s := text(); !strings.Contains(s, "withheld") {
		t.Errorf("without a key: %s", s)
	}
	t.Setenv(data.HashKey, "a key")
	first := text()
	for _, secret := range []string{"ledger of one firm", "secret", "5ec3e7", "f1a9e3"} {
		if strings.Contains(first, secret) {
			t.Errorf("the manifest shows %q of a confidential source: %s", secret, first)
		}
	}
	if !strings.Contains(first, "hmac-sha256:") || first != text() {
		t.Errorf("one key gives one keyed hash; got %s", first)
	}
	t.Setenv(data.HashKey, "another key")
	if first == text() {
		t.Error("another key gives the same hash")
	}
}
