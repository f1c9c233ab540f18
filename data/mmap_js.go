package data

import "os"

// mapFile reads the file: a browser has no memory maps.
func mapFile(path string) (b []byte, unmap func() error, err error) {
	b, err = os.ReadFile(path)
	return b, func() error { return nil }, err
}
