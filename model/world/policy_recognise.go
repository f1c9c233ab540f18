package world

// What the levers recognise and share set between governments.
var (
	Recognised    = NewLink("recognised", 0, "1: its licences, audits and certificates are taken as one's own")
	Waived        = NewLink("waived", 0, "sales of listed goods to civil buyers there that need no licence")
	WaivedScreen  = NewLink("waived_screen", 0, "chance that the weakest member's look turns a barred buyer away who is spared the licence")
	DenialsShared = NewLink("denials_shared", 0, "1: whom it has refused is refused")
)
