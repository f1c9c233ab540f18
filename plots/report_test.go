package plots

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func fixtureReport(t testing.TB, r *Results) []byte {
	t.Helper()
	figures, _, err := Draw(r)
	if err != nil {
		t.Fatal(err)
	}
	svgs := map[string][]byte{}
	for _, f := range figures {
		if svgs[f.Name], err = f.SVG(); err != nil {
			t.Fatal(err)
		}
	}
	page, err := Report(r, svgs)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("CORDON_LOOK"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "_")+".html"), page, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return page
}

// TestReportNeedsNothingElse holds the report against every way in which a
// page can ask for another file.
func TestReportNeedsNothingElse(t *testing.T) {
	page := fixtureReport(t, fixture())
	for _, bad := range []string{
		`(?i)<(script|link|iframe|object|embed|img|base|form)\b`,
		`(?i)\b(src|href|action|poster|data|srcset)\s*=\s*["']?(https?:)?//`,
		`(?i)url\(\s*["']?(?!data:)`, `(?i)@import`, `(?i)xlink:href\s*=`,
	} {
		if strings.Contains(bad, "(?!") { // Go's regexp has no look-ahead
			for _, m := range regexp.MustCompile(`(?i)url\(\s*["']?.{5}`).FindAllString(string(page), -1) {
				if !strings.HasSuffix(m, "data:") {
					t.Errorf("the report asks for another file: %s", m)
				}
			}
			continue
		}
		if m := regexp.MustCompile(bad).Find(page); m != nil {
			t.Errorf("the report asks for another file or runs code: %s", m)
		}
	}
	for _, m := range regexp.MustCompile(`https?://[^"'<> ]*`).FindAllString(string(page), -1) {
		if m != "http://www.w3.org/2000/svg" && m != "http://www.w3.org/1999/xlink" {
			t.Errorf("address in the report: %s", m)
		}
	}
	if n := bytes.Count(page, []byte("@font-face")); n != 2 {
		t.Errorf("%d fonts declared, want regular and bold once each", n)
	}
	if n := bytes.Count(page, []byte("<svg ")); n != len(All()) {
		t.Errorf("%d figures in the report, want %d", n, len(All()))
	}
}

// TestReportIsWellFormed parses the page strictly: every element closed, every
// id used once, every table header with a scope.
func TestReportIsWellFormed(t *testing.T) {
	page := fixtureReport(t, fixture())
	d := xml.NewDecoder(bytes.NewReader(page))
	d.Entity = xml.HTMLEntity
	d.AutoClose = []string{"meta"}
	d.Strict = false
	ids := map[string]bool{}
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			scope := false
			for _, a := range e.Attr {
				if a.Name.Local == "id" {
					if ids[a.Value] {
						t.Errorf("id %q is used twice", a.Value)
					}
					ids[a.Value] = true
				}
				scope = scope || a.Name.Local == "scope"
			}
			if e.Name.Local == "th" && !scope {
				t.Error("a table header without a scope")
			}
		case xml.EndElement:
			depth--
		}
	}
	if depth != 0 {
		t.Errorf("%d elements are left open", depth)
	}
	for _, id := range regexp.MustCompile(`(?:aria-labelledby="|href="#)([^"]*)"`).FindAllSubmatch(page, -1) {
		for _, one := range strings.Fields(string(id[1])) {
			if !ids[one] {
				t.Errorf("a reference to %q, which is not there", one)
			}
		}
	}
}
