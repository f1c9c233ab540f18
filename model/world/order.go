package world

import "cordon/model/chance"

// Order is a need under way: what was drawn, who was asked and what happened.
type Order struct {
	Value    int64 // cents at the base period's delivered price
	Account  AccountID
	Firm     FirmID
	Hub      int32 // position in Ground.Hub of the route taken; None
	Born     int16 // week
	Filed    int16 // week of the last filing
	N        uint8 // which of the account's needs of that week
	Filings  uint8 // made so far
	Attempts uint8 // suppliers tried
	Shadow   OptionID
	Option   OptionID
	Obstacle Obstacle
	Fate     Fate
	Channel  Channel
	By       int16   // agency asked
	Entry    EntryID // list entry that the exporter asks about; None where it does not ask
	Class    ClassID
	Evaded   bool   // a way around has been drawn
	Around   bool   // chosen as a way around, not as a lawful sale
	Extra    bool   // live because buying is cheaper than in the warm-up
	Free     bool   // slot not in use
	Serial   uint32 // of the place: a decision on an order that has ended finds another
}

// Luck is the family of an order's draws of a decision. A need's luck hangs on the
// week in which it arose, so that it meets the same luck in an arm where it comes
// to the decision in another week.
func (s *State) Luck(d chance.Decision, o *Order) chance.Key { return s.Key.At(d, int(o.Born)) }

// Turn numbers the draws of one decision on an order: which of the account's needs
// of its week, and which supplier is tried.
func (o *Order) Turn() int { return int(o.N)<<8 | int(o.Attempts) }

// Channel is how an order stands with the exporter this week.
type Channel uint8

// Channels.
const (
	ChannelNew      Channel = iota // not looked at yet
	ChannelFile                    // to be filed this week
	ChannelQueued                  // filed, the agency has it
	ChannelBehind                  // waits for the account's own pending licence
	ChannelRoute                   // lawful channel closed: takes a way around
	ChannelSearch                  // looks for another supplier
	ChannelShip                    // leaves this week with its Fate
	ChannelNeedless                // filed though not listed
)

// Orders is a pool of orders with stable positions.
type Orders struct {
	Pool []Order
	Idle []int32
	Due  [DueWeeks][]int32 // orders to look at again, by week modulo DueWeeks
}

// DueWeeks bounds how far ahead an order can be put off.
const DueWeeks = 64

// Take gives a free position.
func (o *Orders) Take() int32 {
	if n := len(o.Idle); n > 0 {
		i := o.Idle[n-1]
		o.Idle = o.Idle[:n-1]
		o.Pool[i].Serial++
		return i
	}
	o.Pool = append(o.Pool, Order{})
	return int32(len(o.Pool) - 1)
}

// Release frees a position.
func (o *Orders) Release(i int32) {
	o.Pool[i].Free = true
	o.Idle = append(o.Idle, i)
}

// Later puts an order off by some weeks, at least one.
func (o *Orders) Later(i int32, week, weeks int) {
	weeks = min(max(weeks, 1), DueWeeks-1)
	at := slot(week + weeks)
	o.Due[at] = append(o.Due[at], i)
}

// DueIn are the orders put off to a week; the caller empties it with Clear.
func (o *Orders) DueIn(week int) []int32 { return o.Due[slot(week)] }

// Clear forgets the orders put off to a week.
func (o *Orders) Clear(week int) { o.Due[slot(week)] = o.Due[slot(week)][:0] }

func slot(week int) int {
	s := week % DueWeeks
	if s < 0 {
		s += DueWeeks
	}
	return s
}

// Clone is an independent copy.
func (o *Orders) Clone() Orders {
	c := Orders{Pool: append([]Order(nil), o.Pool...), Idle: append([]int32(nil), o.Idle...)}
	for i := range o.Due {
		c.Due[i] = append([]int32(nil), o.Due[i]...)
	}
	return c
}
