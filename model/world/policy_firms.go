package world

// What governments do for the firms that must comply.
var (
	TrainingReach   = NewDial("training_reach", 0, "share of large firms that a course reaches in a year")
	TrainingQuality = NewDial("training_quality", 0, "share of a firm's ignorance that a course removes")
	Guidance        = NewDial("guidance", 0, "share of ignorance that written guidance removes, of large firms")
	Certificate     = NewDial("certificate", 0, "what the yearly audit for a certificate costs a firm [USD]; 0: none is offered")
	ReliefShare     = NewDial("relief_share", 0, "share of a small firm's programme, application, training costs and fees that the government pays")
	ReliefLine      = NewDial("relief_line", 0, "firms with fewer employees get relief")
	ReliefCap       = NewDial("relief_cap", 0, "most that one firm gets in a year [USD]")
)
