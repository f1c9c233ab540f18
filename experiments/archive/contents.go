package archive

// Contents is pack.json of an archive.
type Contents struct {
	Format   int               `json:"format"`
	Versions map[string]string `json:"versions"` // of the program that packed; result/manifest.json has those of the run
	Release  string            `json:"release"`  // whose frozen parameters are in parameters/
	World    World             `json:"world"`
	Source   Source            `json:"source"`
	Files    []File            `json:"files"` // all but pack.json, by name
}

// World is the world of an archive. Of one with confidential sources the
// fingerprint is keyed.
type World struct {
	Included    bool   `json:"included"`
	Why         string `json:"why,omitempty"` // it is not
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
}

// Source is the program's source of an archive.
type Source struct {
	Included bool     `json:"included"`
	Why      string   `json:"why,omitempty"` // it is not
	Version  string   `json:"version,omitempty"`
	Go       string   `json:"go,omitempty"` // version of Go that its go.mod asks for
	Modules  []string `json:"modules"`      // PATH VERSION, vendored, each with the checksum of go.sum
}

// File is one file of an archive.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

const (
	contentsFormat = 1
	contentsFile   = "pack.json"
	aboutFile      = "ABOUT.txt"
)
