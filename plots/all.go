package plots

// Maker makes one figure.
type Maker struct {
	Name  string // base name of its files
	Title string
	Make  func(*Results) (Figure, error)
}

// All are the figures in the order in which the report shows them.
func All() []Maker {
	return []Maker{
		{"ledger", "Where each dollar of need went", Ledger},
	}
}
