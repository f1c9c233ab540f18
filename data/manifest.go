package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/apache/arrow/go/v15/arrow"
)

// Version of cordon, as manifests and worlds record it.
const Version = "0.1.0"

// ArrowVersion is the version of the Arrow library that writes the files.
const ArrowVersion = arrow.PkgVersion

// Versions are what a manifest says about the program that wrote it.
func Versions() map[string]string {
	return map[string]string{"cordon": Version, "go": runtime.Version(), "arrow": ArrowVersion}
}

// FormatJSON writes v as people read it: fields in the order of the struct,
// keys of maps sorted, two spaces of indent, one newline at the end. Equal
// values give equal bytes.
func FormatJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// WriteJSON writes v to path as FormatJSON does, whole or not at all.
func WriteJSON(path string, v any) error {
	b, err := FormatJSON(v)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return AtomicFile(path, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// ReadJSON reads a file of WriteJSON into v. A syntax error says at which line.
func ReadJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return parseJSON(path, b, v)
}

func parseJSON(name string, b []byte, v any) error {
	err := json.Unmarshal(b, v)
	if err == nil {
		return nil
	}
	at := int64(len(b))
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	line := 1 + bytes.Count(b[:min(at, int64(len(b)))], []byte{'\n'})
	return fmt.Errorf("%s:%d: %w; expected JSON as cordon writes it: the file is damaged, or another one", name, line, err)
}
