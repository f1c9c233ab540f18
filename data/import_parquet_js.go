//go:build js

package data

import (
	"context"
	"fmt"
)

func (s *scan) parquet(_ context.Context, f *scanFile, _ *rowSink) error {
	return fmt.Errorf("%s: parquet can't be read in a browser; give csv", f.input.name)
}
