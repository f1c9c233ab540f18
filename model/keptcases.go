package model

import "cordon/model/licensing"

// AgencyCases are the cases of one agency in an arm, in the order in which they were
// filed, those open at the end included.
type AgencyCases struct {
	Jurisdiction string // ISO3
	Cases        []licensing.Ended
}

// keepCases lets the members' agencies keep every case.
func (r *Run) keepCases() {
	for i, a := range r.Agencies {
		if a != nil && r.State.G.Members[i] {
			a.Keep()
		}
	}
}

// keptCases are what they have kept; nil where none did.
func (r *Run) keptCases() (out []AgencyCases) {
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		if cases := a.Cases(); cases != nil {
			out = append(out, AgencyCases{r.State.G.ISO[i], cases})
		}
	}
	return out
}
