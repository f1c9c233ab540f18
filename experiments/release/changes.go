package release

import (
	_ "embed"
	"path"
	"regexp"
	"slices"
	"strings"
)

// changelog is CHANGELOG.md of the repository: Go embeds no file from above its
// package, so it stands here again, and a test holds the two together.
//
//go:embed changelog.md
var changelog string

// Entry is one entry of CHANGELOG.md.
type Entry struct {
	Version string // 0.1.0
	Text    string // one line
}

var (
	versionLine = regexp.MustCompile(`^## .*?([0-9]+(?:\.[0-9]+)+)`)
	quoted      = regexp.MustCompile("`([^`]+)`")
)

// Changes are the entries of all versions after the older of two, up to and with
// the newer. complete is false where the changelog does not reach up to the newer
// one: it is that of this version, and knows no later one.
func Changes(a, b string) (entries []Entry, complete bool) { return changes(changelog, a, b) }

func changes(text, a, b string) (entries []Entry, complete bool) {
	if compareVersions(a, b) > 0 {
		a, b = b, a
	}
	version, open := "", false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if m := versionLine.FindStringSubmatch(line); m != nil {
			version, open = m[1], false
			complete = complete || compareVersions(version, b) >= 0
			continue
		}
		switch {
		case version == "" || compareVersions(version, a) <= 0 || compareVersions(version, b) > 0:
		case strings.HasPrefix(line, "- "):
			entries, open = append(entries, Entry{version, line[2:]}), true
		case strings.HasPrefix(line, "  ") && open:
			last := &entries[len(entries)-1]
			last.Text += " " + strings.TrimSpace(line)
		default:
			open = false
		}
	}
	return entries, complete
}

// Names tells whether the entry names one of some outcomes or scenarios, by name or
// by a pattern such as chips-*.
func (e Entry) Names(words []string) bool {
	for _, m := range quoted.FindAllStringSubmatch(e.Text, -1) {
		if slices.ContainsFunc(words, func(w string) bool {
			ok, err := path.Match(m[1], w)
			return ok && err == nil
		}) {
			return true
		}
	}
	return false
}
