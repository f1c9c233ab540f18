package archive

import (
	"fmt"
	"strings"

	"cordon/experiments"
)

// about is ABOUT.txt: what an archive is, in words for who finds it years later.
func about(m *experiments.Manifest, c *Contents) []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	version := m.Versions["cordon"]
	line("An archive of a result of cordon %s, a simulator of changes to export-control lists.", version)
	line("Made by: %s", m.Command)
	line("World: %s", m.World.Title)
	line("")
	line("result/report.html opens in a browser; result/manifest.json says all that the run rests on.")
	line("pack.json has the SHA-256 of every file here.")
	line("")
	line("To run it again, with cordon of this or of a later version:")
	line("")
	if c.World.Included {
		line("    cordon reproduce ARCHIVE")
	} else {
		line("    cordon reproduce ARCHIVE --world FOLDER")
		line("")
		line("The world is not in the archive: %s.", c.World.Why)
	}
	line("")
	if c.Source.Included {
		line("To build the cordon that made it, with %s (the run's own was %s) and no network:", "Go "+c.Source.Go+" or later", m.Versions["go"])
		line("")
		line("    unzip ARCHIVE && cd source && go build ./cmd/cordon")
		line("")
		line("Its tests need a few modules more: go test -mod=mod ./... fetches them.")
	} else {
		line("The program's source is not in the archive: %s. The run's version of Go was %s.", c.Source.Why, m.Versions["go"])
	}
	return []byte(b.String())
}
