package world

// MaxPeople is the most foreign participants that a project has.
const MaxPeople = 6

// Project is joint research with foreign participants who see technology of a
// list entry. It has no trade value.
type Project struct {
	Key      uint64 // lasting identity
	Home     JurisdictionID
	Entry    EntryID
	From     int16 // week in which it begins
	Until    int16 // week in which it ends
	Waiting  uint8 // answers that it waits for
	ToFile   uint8 // bit n: a licence for participant n is to be filed for; bit JointNumber: one for all
	People   uint8 // foreign participants
	Control  bool  // its participants need a licence
	Joint    bool  // one for all of them
	Held     bool  // it has waited
	At       [MaxPeople]JurisdictionID
	Barred   [MaxPeople]bool
	Access   [MaxPeople]bool
	Licensed [MaxPeople]bool // needs a licence, by the policy towards its home
}

// JointNumber stands for all participants, where single ones have 0 to MaxPeople-1.
const JointNumber = 7

// ProjectTally counts members' projects since the tally's first week.
type ProjectTally struct {
	Started, HeldUp, Stopped int64
	WeeksLost                int64
	Refused                  int64 // participants
	Filings                  int64
	Leaks                    int64 // barred participants who got access
	Changes                  int64 // participants who changed under way
	Cents                    int64 // what applications and tracking cost those who take part
}
