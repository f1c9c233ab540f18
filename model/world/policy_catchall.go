package world

// What the lever catchall sets.
var (
	CatchShare   = NewTerm("catch_share", 0, "sales of unlisted goods in the entry's HS codes whose end use exporters look at")
	CatchAlarms  = NewDial("catch_alarms", 0, "civil sales looked at that raise an alarm")
	CatchFinds   = NewDial("catch_finds", 0, "sales to barred users looked at that raise an alarm")
	InformedOnes = NewLink("informed", 0, "buyers, by demand, for whom exporters have been told to ask for a licence")
)
