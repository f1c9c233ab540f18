package patterns

import (
	"context"
	"strconv"
	"strings"

	"cordon/scenarios"
)

// Pattern is one published regularity or episode.
type Pattern struct {
	Number int
	Name   string // as typed
	Title  string
	Doc    string // what the pattern claims, a sentence
	Run    string // what is run: world, scenario, and what the pattern itself gives
	Lines  []Line
	Silent [Rivals]string // why a rival can say nothing of any line; "" where it is run
	Slow   bool           // runs whole worlds; the others are quick and take more replicates

	// prepare makes a trial ready, once for all replicates.
	prepare func(s *Setup) (Trial, error)
}

// Trial runs one replicate and returns what it measures, by the keys of lines; a key
// that is absent is a line of which the rival says nothing, NaN one that this
// replicate has nothing to measure for. The same replicate gives the same figures,
// whatever else runs.
type Trial func(ctx context.Context, replicate int) (Values, error)

// Values are figures by the key of a line.
type Values map[string]float64

// Rival is who makes the figures: the model or one of the two nulls.
type Rival int

// The model and the nulls.
const (
	Model Rival = iota
	GravityOnly
	Shuffled
	Rivals
)

// String names the rival as tables do.
func (r Rival) String() string {
	return [Rivals]string{"model", "gravity", "shuffled"}[r]
}

// Title says what the rival is.
func (r Rival) Title() string {
	return [Rivals]string{"the model", "gravity shares with no agents or queues", "the same agents with a shuffled network and no queue"}[r]
}

// All are the patterns in the order of their numbers.
func All() []*Pattern {
	return []*Pattern{littlesLaw, times, referral, redesign, basket, hubs, supplierValue, concentration, programmeCost}
}

// Find is a pattern by its number or name; nil where none is called so.
func Find(numberOrName string) *Pattern {
	for _, p := range All() {
		if p.Name == numberOrName || strconv.Itoa(p.Number) == numberOrName {
			return p
		}
	}
	return nil
}

// Names of all patterns, in their order.
func Names() (names []string) {
	for _, p := range All() {
		names = append(names, p.Name)
	}
	return names
}

// Nearest is the name of a pattern that a mistyped one may have meant.
func Nearest(name string) string { return scenarios.Nearest(name, Names()) }

// Sources are the rows of the table of sources that the pattern's lines rest on.
func (p *Pattern) Sources() string {
	var all []string
	for _, l := range p.Lines {
		for _, code := range strings.Split(l.Basis, ",") {
			if !strings.Contains(","+strings.Join(all, ",")+",", ","+code+",") {
				all = append(all, code)
			}
		}
	}
	return strings.Join(all, ",")
}
