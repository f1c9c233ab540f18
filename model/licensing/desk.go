package licensing

// Queue counts what passed through one lane of a queue. Times are working days.
type Queue struct {
	Joined    int64
	Started   int64   // taken up by an officer
	Delayed   int64   // of those, the ones that waited
	Withdrawn int64   // gave up
	Waiting   int64   // in the queue now
	WaitSum   float64 // of those that left, by either way
	LengthSum float64 // integral of the queue's length over time
}

func (q *Queue) add(o *Queue) {
	q.Joined += o.Joined
	q.Started += o.Started
	q.Delayed += o.Delayed
	q.Withdrawn += o.Withdrawn
	q.Waiting += o.Waiting
	q.WaitSum += o.WaitSum
	q.LengthSum += o.LengthSum
}

// line is a first-come-first-served list threaded through the cases.
type line struct{ head, tail int32 }

var emptyLine = line{nobody, nobody}

func (l *line) join(files []file, ref int32) {
	files[ref].next = nobody
	if l.head == nobody {
		l.head = ref
	} else {
		files[l.tail].next = ref
	}
	l.tail = ref
}

func (l *line) leave(files []file) int32 {
	ref := l.head
	l.head = files[ref].next
	return ref
}

// Desk is officers who share one queue. They are non-preemptive: who has started
// a case ends it. Lanes are served in order, each first come, first served.
type Desk struct {
	officers []float64 // when each is free next [working days]
	leaving  []float64 // when officers who go end their last case
	lines    [Lanes]line
	lanes    [Lanes]Queue

	used, available float64 // this week's officer-days worked, and there to work
}

// newDesk is n officers who have always been free.
func newDesk(n int) Desk {
	d := Desk{officers: make([]float64, n, n+4), lines: [Lanes]line{emptyLine, emptyLine}}
	for i := range d.officers {
		d.officers[i] = -never
	}
	return d
}

// left is a case that leaves a desk's queue.
type left struct {
	ref        int32
	withdrawn  bool
	start, end float64
}

// open begins a week: officers go on with the cases they hold.
func (d *Desk) open(start float64) {
	d.used, d.available = 0, float64(Week*len(d.officers))
	for i, t := range d.officers {
		if t > start {
			d.used += min(t-start, Week)
		} else {
			d.officers[i] = start // idle officers have nothing to do before now
		}
	}
	kept := d.leaving[:0]
	for _, t := range d.leaving {
		if t > start {
			d.used += min(t-start, Week)
			d.available += min(t-start, Week)
			kept = append(kept, t)
		}
	}
	d.leaving = kept
	for l := range d.lanes {
		d.lanes[l].LengthSum += float64(Week * float64(d.lanes[l].Waiting))
	}
}

// join puts a case, due at its files[ref].due in the week that ends at end, in its line.
// Cases must join in order of time.
func (d *Desk) join(files []file, ref int32, end float64) {
	f := &files[ref]
	f.limit = f.due + f.patience
	q := &d.lanes[f.lane]
	q.Joined++
	q.Waiting++
	q.LengthSum += end - f.due
	d.lines[f.lane].join(files, ref)
}

// run serves the queue until end and appends who left it to out.
func (d *Desk) run(files []file, station int, end float64, scale float64, out []left) []left {
	for {
		who, at := d.nextOfficer()
		lane, start := d.nextCase(files, at, end, &out)
		if lane == Lanes || start >= end {
			break
		}
		ref := d.lines[lane].leave(files)
		f := &files[ref]
		q := &d.lanes[lane]
		q.Started++
		q.Waiting--
		if start > f.due {
			q.Delayed++
			q.WaitSum += start - f.due
		}
		q.LengthSum -= end - start
		work := float64(f.work[station] * scale)
		done := start + work
		f.spent += work
		d.officers[who] = done
		d.used += min(done, end) - start
		out = append(out, left{ref: ref, start: start, end: done})
	}
	return d.giveUp(files, end, out)
}

// nextOfficer is the first to be free. A desk without officers never is.
func (d *Desk) nextOfficer() (who int, at float64) {
	at = never
	for i, t := range d.officers {
		if t < at {
			who, at = i, t
		}
	}
	return who, at
}

// nextCase is the lane whose head an officer free at time at takes next, and when;
// Lanes where nobody comes. Heads whose patience ends before are withdrawn.
func (d *Desk) nextCase(files []file, at, end float64, out *[]left) (lane Lane, start float64) {
	start = never
	for l := range d.lines {
		line := &d.lines[l]
		for line.head != nobody {
			f := &files[line.head]
			if f.limit >= at || f.limit >= end {
				start = min(start, f.due)
				break
			}
			d.withdraw(f, Lane(l), line.leave(files), end, out)
		}
	}
	start = max(start, at)
	for l := range d.lines {
		if head := d.lines[l].head; head != nobody && files[head].due <= start {
			return Lane(l), start
		}
	}
	return Lanes, start
}

// giveUp withdraws those, anywhere in the queue, whose patience ends before end.
func (d *Desk) giveUp(files []file, end float64, out []left) []left {
	for l := range d.lines {
		line := &d.lines[l]
		previous := int32(nobody)
		for ref := line.head; ref != nobody; {
			f := &files[ref]
			next := f.next
			if f.limit >= end {
				previous = ref
			} else {
				if previous == nobody {
					line.head = next
				} else {
					files[previous].next = next
				}
				if next == nobody {
					line.tail = previous
				}
				d.withdraw(f, Lane(l), ref, end, &out)
			}
			ref = next
		}
	}
	return out
}

func (d *Desk) withdraw(f *file, lane Lane, ref int32, end float64, out *[]left) {
	q := &d.lanes[lane]
	q.Withdrawn++
	q.Waiting--
	q.WaitSum += f.limit - f.due
	q.LengthSum -= end - f.limit
	*out = append(*out, left{ref: ref, withdrawn: true, start: f.limit, end: f.limit})
}

// hire adds an officer from time now on.
func (d *Desk) hire(now float64) { d.officers = append(d.officers, now) }

// release lets the officer go who is free first; a case in hand is ended.
func (d *Desk) release(now float64) {
	who, at := d.nextOfficer()
	if at > now {
		d.leaving = append(d.leaving, at)
	}
	last := len(d.officers) - 1
	d.officers[who] = d.officers[last]
	d.officers = d.officers[:last]
}

// workload is the work [officer-days] waiting or in hand at time now.
func (d *Desk) workload(files []file, station int, now, scale float64) (sum float64) {
	for _, t := range d.officers {
		sum += max(t-now, 0)
	}
	for _, l := range d.lines {
		for ref := l.head; ref != nobody; ref = files[ref].next {
			sum += float64(files[ref].work[station] * scale)
		}
	}
	return sum
}
