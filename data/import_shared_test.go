package data

import (
	"os"
	"path/filepath"
	"testing"
)

// sharedData is a file of the real data beside the project; tests that need it
// are skipped where it is not there.
func sharedData(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("CORDON_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	path := filepath.Join(root, "data", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real data file %s is not there; set CORDON_SHARED to the folder that holds data/%s", path, name)
	}
	return path
}
