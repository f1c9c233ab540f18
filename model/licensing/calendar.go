package licensing

import "math"

// horizon is how many weeks a calendar looks ahead; what is due later is looked
// at again when the horizon comes.
const horizon = 64

// nobody ends a list of cases.
const nobody = -1

// calendar holds cases until the week in which they are due, as one list a week
// threaded through the cases.
type calendar struct{ week [horizon]int32 }

func newCalendar() (c calendar) {
	for i := range c.week {
		c.week[i] = nobody
	}
	return c
}

// put enters case ref, due at files[ref].due, not before week now.
func (c *calendar) put(files []file, ref int32, now int) {
	w := int(math.Floor(files[ref].due / Week))
	w = min(max(w, now), now+horizon-1)
	list := &c.week[slot(w)]
	files[ref].next = *list
	*list = ref
}

// take appends the cases due in week now to due, in no order, and forgets them.
func (c *calendar) take(files []file, now int, due []moment) []moment {
	list := &c.week[slot(now)]
	ref := *list
	*list = nobody
	end := float64(now+1) * Week
	for ref != nobody {
		f := &files[ref]
		next := f.next
		if f.due < end {
			due = append(due, moment{f.due, f.key(), ref})
		} else {
			c.put(files, ref, now+1)
		}
		ref = next
	}
	return due
}

// slot is the list of a week; weeks of the warm-up are negative.
func slot(week int) int { return slotOf(week, horizon) }

func slotOf(week, n int) int { return (week%n + n) % n }

func (f *file) key() uint64 { return f.id ^ uint64(f.n)<<32 }

// before says whether a case comes before a moment.
func (f *file) before(m *moment) bool {
	return f.filed < m.time || f.filed == m.time && f.key() < m.key
}
