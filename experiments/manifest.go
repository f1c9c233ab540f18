package experiments

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"strings"

	"cordon/data"
	"cordon/model/param"
	"cordon/plots"
)

// Manifest is manifest.json of a result folder: all that a rerun needs, and
// checksums of what came out.
type Manifest struct {
	Format     int                `json:"format"`
	Kind       string             `json:"kind,omitempty"` // "": of cordon compare
	Command    string             `json:"command"`
	Versions   map[string]string  `json:"versions"`
	Build      map[string]string  `json:"build"` // settings of the compiler, without those of version control
	Seed       uint64             `json:"seed"`
	Replicates int                `json:"replicates"` // that the results hold
	Asked      int                `json:"replicates_asked"`
	Until      string             `json:"until,omitempty"`
	Weeks      int                `json:"weeks"`
	Start      string             `json:"start"`
	From       int                `json:"first_publication_week"`
	Baseline   string             `json:"baseline"`
	Laws       bool               `json:"laws"`
	World      ManifestWorld      `json:"world"`
	Scenarios  []ManifestScenario `json:"scenarios"` // the baseline first
	Set        []string           `json:"set"`       // parameters that are not at their defaults
	Parameters map[string]float64 `json:"parameters"`
	Measured   []MeasuredLine     `json:"measured,omitempty"`              // parameters of single agencies, from the world
	Flip       *ManifestFlip      `json:"flip,omitempty"`                  // how conclusions were held against assumptions
	Decomposed []string           `json:"decomposed,omitempty"`            // scenarios whose effect was divided among their measures
	Release    *ManifestRelease   `json:"parameters_of_release,omitempty"` // --params
	Posterior  *ManifestPosterior `json:"posterior,omitempty"`             // --posterior; the file is among the outputs
	Inputs     map[string]string  `json:"inputs"`                          // file or world: SHA-256
	Outputs    map[string]string  `json:"outputs"`                         // file: SHA-256
}

// ManifestFlip is what a rerun of the tests of assumptions needs.
type ManifestFlip struct {
	Replicates int      `json:"replicates"`
	Parameters []string `json:"parameters"`    // that were finished
	Draws      int      `json:"leakage_draws"` // that the width of leakage was split over; 0: not split
}

// ManifestWorld is the world of a run. Where a source is confidential, every
// hash that could confirm a guess at the data is keyed.
type ManifestWorld struct {
	Name        string        `json:"name"`
	Title       string        `json:"title"`
	Synthetic   bool          `json:"synthetic"`
	Path        string        `json:"path"` // "": the embedded reference world
	Period      string        `json:"period"`
	Fingerprint string        `json:"fingerprint"`
	Sources     []data.Source `json:"sources"`
}

// ManifestRelease is the release whose frozen parameters a run took.
type ManifestRelease struct {
	Release string   `json:"release"`
	SHA256  string   `json:"sha256"` // of its frozen table
	Notes   []string `json:"notes"`  // parameters that the release did not have
}

// ManifestPosterior is the weighted draws that joint draws were taken from.
type ManifestPosterior struct {
	SHA256     string `json:"sha256"`            // of the file as it was read
	Prediction string `json:"prediction_sha256"` // whose score made it
}

// ManifestScenario is one arm: its text as it was read, and what was set on top.
type ManifestScenario struct {
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Question string   `json:"question"`
	Citation string   `json:"citation"`
	File     string   `json:"file"`
	SHA256   string   `json:"sha256"`
	Text     string   `json:"text"`
	Set      []string `json:"set"`
}

const manifestFormat = 1

// Manifest describes the comparison; Outputs are filled when they are written.
func (c *Comparison) Manifest(command string) Manifest {
	params := c.study.Params
	m := Manifest{
		Format: manifestFormat, Command: command, Versions: data.Versions(), Build: build(), Seed: c.Seed,
		Replicates: len(c.Values), Asked: c.Options.Replicates, Weeks: c.Length, Start: c.Start.String(), From: c.From,
		Baseline: c.Arms[0].Name, Laws: c.Laws, World: manifestWorld(c.World, c.WorldPath),
		Set: []string{}, Parameters: param.Values(&params), Inputs: map[string]string{}, Outputs: map[string]string{},
	}
	m.Measured = c.measured()
	if f := c.Flip; f != nil {
		m.Flip = &ManifestFlip{Replicates: f.Replicates, Parameters: []string{}}
		for _, p := range f.Parameters {
			m.Flip.Parameters = append(m.Flip.Parameters, p.Path)
		}
		if f.Leakage != nil {
			m.Flip.Draws = f.Leakage.Draws
		}
	}
	for _, d := range c.Parts {
		m.Decomposed = append(m.Decomposed, d.Scenario)
	}
	if c.Posterior != nil {
		m.Posterior = &ManifestPosterior{c.Posterior.SHA256, c.Posterior.Prediction}
	}
	if c.Frozen != nil {
		m.Release = &ManifestRelease{c.Frozen.Release, c.Frozen.SHA256, c.FrozenNotes()}
	}
	if c.Until != nil {
		m.Until = c.Until.String()
	}
	for _, o := range c.Params {
		m.Set = append(m.Set, o.String())
	}
	m.Inputs["world "+c.World.Name] = m.World.Fingerprint
	for _, a := range c.Arms {
		hash := data.HashBytes(a.Text)
		m.Scenarios = append(m.Scenarios, ManifestScenario{
			Name: a.Name, Title: a.Title, Question: a.Question, Citation: a.Citation, File: a.File,
			SHA256: hash, Text: string(a.Text), Set: append([]string{}, a.Set...),
		})
		m.Inputs[a.File] = hash
	}
	return m
}

// ForPlots is what figures and report take from a manifest.
func (m *Manifest) ForPlots() plots.Manifest {
	p := plots.Manifest{
		Command: m.Command, Versions: m.Versions, Seed: m.Seed, Replicates: m.Replicates, Weeks: m.Weeks, Start: m.Start, Baseline: m.Baseline,
		World:  plots.ManifestWorld{Name: m.World.Name, Title: m.World.Title, Synthetic: m.World.Synthetic, Fingerprint: m.World.Fingerprint},
		Inputs: m.Inputs, Outputs: m.Outputs,
	}
	for _, s := range m.Scenarios[1:] {
		p.Scenarios = append(p.Scenarios, plots.ManifestScenario{Name: s.Name, Title: s.Title, Question: s.Question, Citation: s.Citation})
	}
	return p
}

// build is how the program was compiled, so that another build can be told apart.
func build() map[string]string {
	out := map[string]string{}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return out
	}
	for _, s := range info.Settings {
		if strings.HasPrefix(s.Key, "GO") || s.Key == "CGO_ENABLED" || s.Key == "-compiler" {
			out[s.Key] = s.Value
		}
	}
	return out
}

func manifestWorld(w *data.World, path string) ManifestWorld {
	m := ManifestWorld{Name: w.Name, Title: w.Title, Synthetic: w.Synthetic, Path: path, Period: w.From.String() + " to " + w.To.String(),
		Fingerprint: fingerprint(w), Sources: []data.Source{}}
	for _, s := range w.Sources {
		if s.Confidential {
			s = data.Source{ID: "confidential", Confidential: true, SHA256: data.KeyedHash(s.ID + " " + s.SHA256)}
		}
		m.Sources = append(m.Sources, s)
	}
	return m
}

// inMemory is a fingerprint of a world that was never a file.
func inMemory(w *data.World) string {
	h := sha256.New()
	fmt.Fprintf(h, "%v %v %v\n%+v\n%+v\n%+v\n%+v\n%+v\n%+v\n", w.Synthetic, w.From, w.To, w.Jurisdictions, w.Products, w.Items, w.Flows, w.Distances, w.Totals)
	return hex.EncodeToString(h.Sum(nil))
}

// SameWorld tells whether a world is the one of a recorded run. The embedded one
// was never a file then, and may be one of an archive now.
func SameWorld(w *data.World, m *Manifest) bool {
	return fingerprint(w) == m.World.Fingerprint || m.World.Path == "" && inMemory(w) == m.World.Fingerprint
}

// fingerprint is the world's own, keyed where any of its sources is confidential.
func fingerprint(w *data.World) string {
	mark := w.Fingerprint
	if mark == "" { // made in memory, never a file
		mark = inMemory(w)
	}
	if w.Fingerprint == "" && len(w.Measured)+len(w.Staff) > 0 {
		mark = data.HashBytes(fmt.Appendf(nil, "%s\n%+v\n%+v\n", mark, w.Measured, w.Staff))
	}
	for _, s := range w.Sources {
		if s.Confidential {
			return data.KeyedHash(mark)
		}
	}
	return mark
}
