package model

// Shut is the recorded trade of each importer, in USD over the base period, that had
// a lawful channel under today's list and has none under one arm's rules of a week:
// whom a change is aimed at. By position in the world's jurisdictions.
func (r *Rival) Shut(arm, week int) ([]float64, error) {
	open, err := r.open(arm, week)
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(r.study.World.Jurisdictions))
	for n, c := range r.Cells {
		if shut := r.today[n] - open[n]; shut > 0 {
			out[c.Importer] += float64(shut * c.Recorded)
		}
	}
	return out, nil
}
