package world

// What the levers technology and project set.
var (
	DeemedExports = NewDial("deemed_exports", 0, "joint projects whose foreign participants need a licence to see controlled technology")
	DeemedConcern = NewDial("deemed_concern", 0, "1: only participants from destinations of concern need it")
	JointLicences = NewDial("joint_licences", 0, "controlled projects under one licence for all participants")
	JointTracking = NewDial("joint_tracking", 0, "chance that a change of participants under a joint licence is noticed and screened")
	JointFast     = NewDial("joint_fast", 0, "1: joint licences are decided in the fast lane and not referred")
)
