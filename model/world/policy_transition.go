package world

// Terms of transition, of an entry towards a destination. NoGrace is before
// every week: no tie is older.
const NoGrace = -32768

// Terms on which a change spares what was agreed before it.
var (
	Grace          = NewTerm("grace", NoGrace, "week of the change that spares ties older than it [week of the run]")
	GraceScope     = NewTerm("grace_scope", 0, "share of those ties' civil buyers inside its scope")
	GraceScreening = NewTerm("grace_screening", 0, "chance that it turns a barred buyer away")
	Honoured       = NewTerm("honoured", 0, "1: licences issued before the change are used up as if it had not come")
)
