package world

// Newborn gives a place to a firm that is born: nothing is left there of what the
// firm before it held, was certified for, was barred from or had moved abroad.
func (s *State) Newborn(f FirmID, key uint64) {
	s.Alive[f], s.FirmKey[f], s.Programme[f] = true, key, NoProgramme
	s.Certified[f], s.BelowLine[f], s.Year[f] = false, false, 0
	s.Adapt.Abroad[f] = false
	if int(s.Audited[f]) > s.Week {
		s.Audited[f] = int16(s.Week)
	}
	in := &s.Held
	if in.GlobalUntil != nil {
		in.GlobalUntil[f], in.GlobalAsk[f], in.Coverable[f] = longAgo, longAgo, 0
	}
	if in.Registered != nil {
		in.Registered[f] = false
	}
	if in.Certified != nil {
		in.Certified[f], in.RevokedUntil[f] = false, longAgo
	}
}
