package data

import (
	"fmt"
	"io"
	"strconv"
	"sync"
)

// knownTitles are the embedded descriptions of HS codes that lists name.
var knownTitles = sync.OnceValue(func() map[string]string {
	titles := map[string]string{}
	mustFacts("tables/hs6_titles.csv", func(r *factRow) { titles[r.text("hs6")] = r.text("title") })
	return titles
})

// title is a product's description: the source's own, or the embedded one.
func (im *importer) title(hs6 uint32) string {
	if t := im.titles[hs6]; t != "" {
		return t
	}
	return knownTitles()[fmt.Sprintf("%06d", hs6)]
}

// readTitles reads CEPII's dictionaries of products (code, description), whose
// codes may lack the leading zero.
func (im *importer) readTitles(files []tableInput) error {
	for _, t := range files {
		err := readCells(t.name, func() (io.ReadCloser, error) { return t.open(func(int) {}) }, []string{"code", "description"}, nil,
			func(c *cells) error {
				if code, err := strconv.ParseUint(c.text(0), 10, 32); err == nil {
					im.addTitle(uint32(code), c.text(1))
				}
				return nil
			})
		if err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) addTitle(hs6 uint32, title string) {
	if im.titles == nil {
		im.titles = map[uint32]string{}
	}
	im.titles[hs6] = title
}
