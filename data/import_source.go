package data

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// tableInput is one table to import: a file, or a file inside a zip.
type tableInput struct {
	name    string // as messages name it
	base    string // of the file, without folder or zip
	path    string // of the file on disk
	bytes   int64  // what there is to read, for progress
	year    int32  // that the name says; 0: none
	parquet bool
	open    func(seen func(int)) (io.ReadCloser, error)
}

// inputFiles are what the sources of an import hold.
type inputFiles struct {
	tables  []tableInput
	titles  []tableInput // dictionaries of products
	passed  []string     // files that are no tables of trade, with the reason
	sources []string     // files on disk
	text    bool         // .txt and .tsv files are tables too
}

var (
	yearInName   = regexp.MustCompile(`_Y(\d{4})_`)
	productNames = regexp.MustCompile(`(?i)^product_codes.*\.csv`)
	countryNames = regexp.MustCompile(`(?i)^country_codes.*\.csv`)
)

// findInputs lists the tables in files, folders and zips, in that order, by
// name within a folder or zip.
func findInputs(sources []string, text bool) (*inputFiles, error) {
	if len(sources) == 0 {
		return nil, fmt.Errorf("no source is given; name a .csv, .csv.gz, .zip or .parquet file, or a folder of them")
	}
	in := &inputFiles{text: text}
	for _, path := range sources {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("source %s can't be read: %w", path, err)
		}
		if !info.IsDir() {
			if err := in.file(path, info.Size(), true); err != nil {
				return nil, err
			}
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				return nil, err
			}
			if e.Type().IsDir() || strings.HasPrefix(e.Name(), ".") {
				continue
			}
			if err := in.file(filepath.Join(path, e.Name()), info.Size(), false); err != nil {
				return nil, err
			}
		}
	}
	if len(in.tables) == 0 {
		return nil, fmt.Errorf("found no table in %s; expected .csv, .csv.gz, .zip or .parquet files", strings.Join(sources, ", "))
	}
	if twice := firstTwice(in.tables); twice != "" {
		return nil, fmt.Errorf("source %s is given twice, which would count its trade twice; name it once", twice)
	}
	return in, nil
}

// firstTwice is the name of a table that is there twice, under its path or as
// the same table of one year; "" where none is.
func firstTwice(tables []tableInput) string {
	seen := map[string]bool{}
	for _, t := range tables {
		name := t.name
		if abs, err := filepath.Abs(name); err == nil {
			name = abs
		}
		if t.year != 0 { // CEPII's table of a year, be it in the zip, beside it or packed
			name = strings.TrimSuffix(t.base, ".gz")
		}
		if seen[name] {
			return t.name
		}
		seen[name] = true
	}
	return ""
}

// file adds one file; named files must be tables, those found in a folder may
// be something else.
func (in *inputFiles) file(path string, size int64, named bool) error {
	name := filepath.Base(path)
	t := tableInput{name: path, path: path, bytes: size, year: nameYear(name)}
	lower := strings.ToLower(name)
	switch {
	case strings.HasSuffix(lower, ".zip"):
		in.sources = append(in.sources, path)
		return in.zip(path)
	case strings.HasSuffix(lower, ".parquet"):
		t.parquet = true
	case strings.HasSuffix(lower, ".gz"):
		t.open = func(seen func(int)) (io.ReadCloser, error) { return openGzip(path, seen) }
	case strings.HasSuffix(lower, ".csv") || in.isText(lower):
		t.open = func(seen func(int)) (io.ReadCloser, error) { return openPlain(path, seen) }
	case named:
		return fmt.Errorf("source %s ends in %q, expected .csv, .csv.gz, .zip or .parquet", path, filepath.Ext(name))
	default:
		in.passed = append(in.passed, path+": not a .csv, .csv.gz, .zip or .parquet file")
		return nil
	}
	in.place(name, t)
	return nil
}

func (in *inputFiles) place(name string, t tableInput) {
	t.base = name
	switch {
	case productNames.MatchString(name) && !t.parquet:
		in.titles = append(in.titles, t)
	case countryNames.MatchString(name):
		in.passed = append(in.passed, t.name+": dictionary of countries; the embedded one is used")
	default:
		in.tables = append(in.tables, t)
	}
	if !slices.Contains(in.sources, t.path) {
		in.sources = append(in.sources, t.path)
	}
}

// isText tells whether a file's ending says text, and text is read.
func (in *inputFiles) isText(lower string) bool {
	return in.text && (strings.HasSuffix(lower, ".txt") || strings.HasSuffix(lower, ".tsv"))
}

func nameYear(name string) int32 {
	if m := yearInName.FindStringSubmatch(name); m != nil {
		y, _ := strconv.Atoi(m[1])
		return int32(y)
	}
	return 0
}

// zip adds the tables inside a zip.
func (in *inputFiles) zip(path string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return fmt.Errorf("%s: its list of contents can't be read: the file is truncated or is no zip; get it again: %w", path, err)
	}
	defer z.Close()
	files := slices.Clone(z.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		name := filepath.Base(filepath.FromSlash(f.Name))
		if f.FileInfo().IsDir() || strings.HasPrefix(name, ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		t := tableInput{name: path + ":" + f.Name, path: path, bytes: int64(f.UncompressedSize64), year: nameYear(name)}
		if lower := strings.ToLower(name); !strings.HasSuffix(lower, ".csv") && !in.isText(lower) {
			in.passed = append(in.passed, t.name+": not a .csv file")
			continue
		}
		inner := f.Name
		t.open = func(seen func(int)) (io.ReadCloser, error) { return openZipped(path, inner, seen) }
		in.place(name, t)
	}
	return nil
}

// closers closes several things as one.
type closers struct {
	io.Reader
	close []func() error
}

func (c *closers) Close() (err error) {
	for _, f := range c.close {
		if e := f(); err == nil {
			err = e
		}
	}
	return err
}

// seenReader reports how much was read.
type seenReader struct {
	r    io.Reader
	seen func(int)
}

func (s *seenReader) Read(b []byte) (int, error) {
	n, err := s.r.Read(b)
	s.seen(n)
	return n, err
}

func openPlain(path string, seen func(int)) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &closers{&seenReader{f, seen}, []func() error{f.Close}}, nil
}

func openGzip(path string, seen func(int)) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(&seenReader{f, seen})
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s is not a gzip file, or is cut off in its first bytes; get it again: %w", path, err)
	}
	return &closers{z, []func() error{z.Close, f.Close}}, nil
}

func openZipped(path, inner string, seen func(int)) (io.ReadCloser, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	f, err := z.Open(inner)
	if err != nil {
		z.Close()
		return nil, fmt.Errorf("%s:%s: %w", path, inner, err)
	}
	return &closers{&seenReader{f, seen}, []func() error{f.Close, z.Close}}, nil
}

// openTable opens a table or a dictionary without progress.
func openTable(path string) (io.ReadCloser, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("can't read %s: %w", path, err.(*fs.PathError).Err)
	}
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		return openGzip(path, func(int) {})
	}
	return openPlain(path, func(int) {})
}
