package world

import (
	"slices"
	"testing"
)

// TestRungs wants the strictest level first, whichever way the parameter counts.
func TestRungs(t *testing.T) {
	if got, want := Rungs(4800, 2, false, 2, 1), []float64{1200, 2400, 4800, 9600}; !slices.Equal(got, want) {
		t.Errorf("controlled above: %v, want %v", got, want)
	}
	if got, want := Rungs(45, 3, true, 1, 1), []float64{135, 45, 15}; !slices.Equal(got, want) {
		t.Errorf("controlled below: %v, want %v", got, want)
	}
}
