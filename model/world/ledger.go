package world

import "fmt"

// Fate is where a need stands or ended (model.md section 2).
type Fate uint8

// Fates: two open, then delivered lawfully, delivered unlawfully, not delivered.
const (
	Searching Fate = iota
	Waiting
	FromStock
	Unlisted
	Excepted
	Licensed
	Redesigned // a variant below the threshold
	Own        // made at home
	Missed
	Misused
	Knowing // the exporter's own breach
	Transshipped
	Misdeclared
	Forgone
	NFates
)

var fateNames = [NFates]string{"searching", "waiting", "from_stock", "unlisted", "excepted", "licensed", "redesigned", "own", "missed", "misused", "knowing", "transshipped", "misdeclared", "forgone"}

// String is the fate's name in result tables.
func (f Fate) String() string { return fateNames[f] }

// Open says whether the need still looks for its end.
func (f Fate) Open() bool { return f <= Waiting }

// Delivered says whether the goods arrived, lawfully or not.
func (f Fate) Delivered() bool { return f >= FromStock && f <= Misdeclared }

// Plain says whether goods leave with nothing that customs or checks look at.
func (f Fate) Plain() bool { return f >= FromStock && f <= Own }

// Declared says whether the goods, if delivered, left their origin for their destination
// under their own code, where trade tables record them.
func (f Fate) Declared() bool { return f != Transshipped && f != Misdeclared }

// Unlawful says whether they should not have.
func (f Fate) Unlawful() bool { return f >= Missed && f <= Misdeclared }

// Obstacle is the first thing that stood in a need's way.
type Obstacle uint8

// Obstacles, in the order of model.md section 2.
const (
	NoObstacle Obstacle = iota
	Closed
	Declined
	Withdrawn
	Returned
	Refused
	Seized
	Cost
	NObstacles
)

var obstacleNames = [NObstacles]string{"none", "closed", "declined", "withdrawn", "returned", "refused", "seized", "cost"}

// String is the obstacle's name in result tables.
func (o Obstacle) String() string { return obstacleNames[o] }

// Ledger keeps, for each row and end use, what was drawn, what ended in which
// fate and what is open, in cents. Its balance is exact.
type Ledger struct {
	Drawn  []int64 // [row*2+barred], since the run began
	Closed []int64 // [row*2+barred]
	Open   []int64 // [row*2+barred], recounted each week from the orders themselves
}

// NewLedger for a number of rows.
func NewLedger(rows int) Ledger {
	return Ledger{make([]int64, 2*rows), make([]int64, 2*rows), make([]int64, 2*rows)}
}

// Balance returns the first key at which drawn needs are not the sum of closed
// and open ones.
func (l *Ledger) Balance() (key int, err error) {
	for i, d := range l.Drawn {
		if d != l.Closed[i]+l.Open[i] {
			return i, fmt.Errorf("drawn %d cents, closed %d, open %d: %d cents are missing", d, l.Closed[i], l.Open[i], d-l.Closed[i]-l.Open[i])
		}
	}
	return -1, nil
}
