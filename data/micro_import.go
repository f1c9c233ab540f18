package data

import (
	"cmp"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// MicroOptions say which records to import into which world. All but Columns
// and SkipBad are needed.
type MicroOptions struct {
	File    string        // .csv or .csv.gz, UTF-8 or UTF-16, or as Columns says
	World   string        // folder of the world
	Out     string        // folder of the world with the records
	Key     string        // file with the key that hashes ids; made if it is not there
	Columns *MicroColumns // how File is written; nil: as here
	SkipBad int           // rows that can't be read and may be left out
}

// microImport is one import of records under way.
type microImport struct {
	o       MicroOptions
	columns *MicroColumns
	key     []byte
	w       *World
	years   float64
	rep     *MicroReport
	seen    map[string]int // line of an id

	headings map[string]float64    // recorded exports by home and heading, USD a year
	cells    map[microCell]float64 // recorded trade by cell, USD a year
}

// importMicro runs an import: row adds one record, done closes it.
func importMicro(o MicroOptions, kind string, need, more []string, row func(*microImport, *cells) error, done func(*microImport)) (*MicroReport, error) {
	columns, err := o.Columns.ready(slices.Concat(need, more))
	if err != nil {
		return nil, err
	}
	if rel, err := filepath.Rel(o.Out, o.Key); err == nil && !strings.HasPrefix(rel, "..") {
		return nil, fmt.Errorf("the key %s would lie in the world %s, expected a place that is not handed on with it", o.Key, o.Out)
	}
	source, err := columns.open(o.File)
	if err != nil {
		return nil, err
	}
	w, err := ReadWorld(o.World)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	if kind == "firms" { // records take the place of earlier ones
		w.Firms = nil
	} else {
		w.Accounts = nil
	}
	key, err := microKey(o.Key)
	if err != nil {
		return nil, err
	}
	m := &microImport{o: o, columns: columns, key: key, w: w, years: float64(w.Days()) / daysAYear, seen: map[string]int{},
		rep: &MicroReport{Kind: kind, File: filepath.Base(o.File), Key: filepath.Base(o.Key)}}
	err = readRecords(o.File, source, columns.names(need), columns.names(more), func(c *cells) error {
		m.rep.Unread = c.others()
		m.rep.Read++
		err := row(m, c)
		var bad BadRow
		if errors.As(err, &bad) {
			m.rep.bad = append(m.rep.bad, bad)
			m.rep.Rejected++
			return rejectError(m.rep.bad, o.SkipBad)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if m.rep.Kept == 0 {
		return nil, fmt.Errorf("%s: of %d rows none is of a place with recorded trade in %s; nothing is written; the first: %s", o.File, m.rep.Read, o.World, m.first())
	}
	done(m)
	slices.SortStableFunc(m.rep.Gaps, func(a, b MicroGap) int {
		return cmp.Or(cmp.Compare(absolute(b.Given-b.Trade), absolute(a.Given-a.Trade)), cmp.Compare(a.Where, b.Where))
	})
	reasons := map[string]int{}
	for _, u := range m.rep.unmatched {
		reasons[u.reason]++
	}
	for _, r := range sortedKeys(reasons) {
		m.rep.Reasons = append(m.rep.Reasons, CodeCount{r, reasons[r]})
	}
	m.rep.World = w
	return m.rep, m.write()
}

const daysAYear = 365.25

func absolute(x float64) float64 { return max(x, -x) }

func (m *microImport) first() string {
	if len(m.rep.unmatched) == 0 {
		return "none"
	}
	u := m.rep.unmatched[0]
	return fmt.Sprintf("line %d, %s: %s", u.line, u.where, u.reason)
}

// microKey reads the key of the hashes, or makes one that only its owner may read.
func microKey(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		key := make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return nil, err
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return nil, fmt.Errorf("the key can't be made: %w", err)
		}
		if _, err := f.WriteString(hex.EncodeToString(key) + "\n"); err != nil {
			f.Close()
			return nil, err
		}
		return key, f.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("the key can't be read: %w", err)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(b)))
	if err != nil || len(key) < 16 {
		return nil, fmt.Errorf("%s holds no key, expected at least 32 hexadecimal digits; name a file that is not there to make one", path)
	}
	return key, nil
}

// hash is the keyed hash of an id.
func (m *microImport) hash(parts ...string) string {
	h := hmac.New(sha256.New, m.key)
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// hidden is c.bad without the cell's text.
func hidden(c *cells, i int, expected string) error {
	return BadRow{File: c.file, Line: int64(c.line), Column: c.name[i], Found: shape(c.text(i)), Expected: expected}
}

func (m *microImport) home(c *cells, i int) (string, error) {
	at, ok := knownCountries().find(strings.ToUpper(c.text(i)))
	if !ok {
		return "", hidden(c, i, columnExporter.expected())
	}
	return knownCountries().iso3[at], nil
}

func (m *microImport) unmatched(line int, reason, where string, usd float64) {
	m.rep.Unmatched++
	m.rep.LostUSD += usd
	m.rep.unmatched = append(m.rep.unmatched, microRow{line, reason, where, usd})
}

// write writes the world with its records, beside what it reported before.
func (m *microImport) write() error {
	w := m.w
	sum, err := HashFile(m.o.File)
	if err != nil {
		return err
	}
	id := "records-" + m.rep.Kind
	w.Sources = slices.DeleteFunc(slices.Clone(w.Sources), func(s Source) bool { return s.ID == id })
	w.Sources = append(w.Sources, Source{ID: id, Title: "Records of " + m.rep.Kind + "; ids as keyed hashes", Licence: "as their owner states", File: m.rep.File, SHA256: sum, Confidential: true})
	old := struct {
		Report map[string]any `json:"report"`
	}{}
	if err := ReadJSON(filepath.Join(m.o.World, "import.json"), &old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if old.Report == nil {
		old.Report = map[string]any{}
	}
	old.Report[m.rep.Kind] = m.rep
	f := &w.Flows // out of the memory map: Out may be the same folder
	f.Period, f.Exporter, f.Importer, f.Product = slices.Clone(f.Period), slices.Clone(f.Exporter), slices.Clone(f.Importer), slices.Clone(f.Product)
	f.ValueUSD, f.QuantityT = slices.Clone(f.ValueUSD), slices.Clone(f.QuantityT)
	flows := w.Flows
	if err := w.Close(); err != nil {
		return err
	}
	w.Flows = flows
	out, err := NewFolder(m.o.Out)
	if err != nil {
		return err
	}
	defer out.Abort()
	for _, keep := range []string{"rejected.csv", "rejected_firms.csv", "rejected_accounts.csv", "unmatched_firms.csv", "unmatched_accounts.csv"} {
		if b, err := os.ReadFile(filepath.Join(m.o.World, keep)); err == nil && !strings.HasSuffix(keep, "_"+m.rep.Kind+".csv") {
			if err := os.WriteFile(out.Path(keep), b, 0o666); err != nil {
				return err
			}
		}
	}
	if len(m.rep.bad) > 0 {
		if err := writeRejects(out.Path("rejected_"+m.rep.Kind+".csv"), m.rep.bad); err != nil {
			return err
		}
	}
	if len(m.rep.unmatched) > 0 {
		t := unmatchedTable(m.rep.unmatched)
		if err := AtomicFile(out.Path("unmatched_"+m.rep.Kind+".csv"), func(w io.Writer) error { return writeCSV(w, t) }); err != nil {
			return err
		}
	}
	if err := WriteWorldInto(out, w, old.Report); err != nil {
		return err
	}
	return out.Commit()
}
