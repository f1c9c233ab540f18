//go:build !js

package data

import (
	"fmt"
	"os"

	"github.com/edsrzf/mmap-go"
)

// mapFile maps a whole file into memory. The map is private: a write to it
// changes neither the file nor another reader's bytes.
func mapFile(path string) (b []byte, unmap func() error, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		return nil, nil, fmt.Errorf("%s is a folder, expected a file", path)
	}
	if info.Size() == 0 {
		return nil, func() error { return nil }, nil
	}
	m, err := mmap.Map(f, mmap.COPY, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("map %s: %w", path, err)
	}
	return m, m.Unmap, nil
}
