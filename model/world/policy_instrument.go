package world

// What the lever instrument sets: who ships under a global or a general licence
// instead of one licence a buyer.
var (
	GlobalShare   = NewTerm("global_share", 0, "exporters, the largest first, that may ask for one audited licence for all their sales of such entries")
	GeneralShare  = NewTerm("general_share", 0, "exporters, the largest first, that may register and then ship without a licence")
	GlobalScreen  = NewDial("global_screen", 0, "chance that the holder of a global licence turns a barred buyer away")
	GeneralScreen = NewDial("general_screen", 0, "chance that a registered exporter turns a barred buyer away")
)
