//go:build js

package data

import (
	"fmt"
	"io"
)

func writeParquet(io.Writer, *Table) error {
	return fmt.Errorf("parquet can't be written in a browser; choose csv or arrow")
}

func readParquet(path, _ string) (*Table, error) {
	return nil, fmt.Errorf("%s: parquet can't be read in a browser; give csv or arrow", path)
}
