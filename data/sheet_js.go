//go:build js

package data

import "fmt"

func openSheet(path, _ string, _ []string) (recordSource, error) {
	return nil, fmt.Errorf("%s: .xlsx can't be read in a browser; give .csv", path)
}
