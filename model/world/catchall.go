package world

// CaughtUnlisted says whether a government has an end-use control on unlisted
// goods that an origin sells in a market.
func (r *Rules) CaughtUnlisted(i JurisdictionID, mk *Market) bool {
	e := r.CatchEntry(i, mk)
	return e != None && (r.Term(CatchShare, e, i, mk.Destination) > 0 || r.Link(InformedOnes, i, mk.Destination) > 0)
}

// AnyCatchAll says whether some government controls the end use of unlisted goods.
func (r *Rules) AnyCatchAll() bool { return r.AnyTerm(CatchShare) || r.AnyLink(InformedOnes) }

// CatchEntry is the entry by which a government controls the end use of unlisted
// goods that an origin sells in a market: of those in force that name the product,
// the one with the widest control, the first of equals; None where none is in force.
func (r *Rules) CatchEntry(i JurisdictionID, mk *Market) EntryID {
	if r.Catch == nil {
		return r.Live[mk.Product]
	}
	return r.Catch[(int(mk.Product)*r.nj+int(i))*r.nj+int(mk.Destination)]
}

// openCatch empties the table of end-use controls; there is none where no government
// has one.
func (r *Rules) openCatch(g *Ground) {
	switch n := g.NP * r.nj * r.nj; {
	case !r.AnyCatchAll():
		r.Catch = nil
	case r.Catch == nil:
		r.Catch = filled(n, EntryID(None))
	default:
		for at := range r.Catch {
			r.Catch[at] = None
		}
	}
}

// catch lets an entry in force take the place of those before it where its control
// of a product's end use is wider.
func (r *Rules) catch(e EntryID, k int32) {
	share := r.terms[CatchShare]
	from := r.Catch[int(k)*r.nj*r.nj:][:r.nj*r.nj]
	for at, before := range from {
		if before == None || share[int(e)*r.nj*r.nj+at] > share[int(before)*r.nj*r.nj+at] {
			from[at] = e
		}
	}
}
