package world

import "cordon/data"

// Regime is how a sale of origin i's goods of class c to destination j stands
// in law this week.
type Regime struct {
	Entry  EntryID // None: not listed
	By     int16   // whose agency decides
	Policy data.Policy
}

// Regime of a sale, parties aside.
func (r *Rules) Regime(i JurisdictionID, c ClassID, j JurisdictionID) Regime {
	at := int(i)*r.nc + int(c)
	e := r.Item[at]
	if e == None {
		return Regime{Entry: None, By: None}
	}
	by := int(i)
	if l := r.ReachBy[at]; l != None {
		by = int(l)
		if int(j) == by {
			return Regime{Entry: None, By: None}
		}
	}
	p := r.Policy[(int(e)*r.nj+by)*r.nj+int(j)]
	if p == data.Free {
		return Regime{Entry: None, By: None}
	}
	return Regime{Entry: e, By: int16(by), Policy: p}
}
