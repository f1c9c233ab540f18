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

// line is a first-come-first-served list of cases with the times that a wait
// turns on, side by side, so that a long queue is looked through at one go.
type line struct {
	cases   []waiting
	head    int     // those before it have left
	soonest float64 // no patience in the line ends before it
}

// waiting is a case in a line: since when, and until when its applicant waits.
type waiting struct {
	since, limit float64 // working days
	ref          int32
}

func (l *line) len() int { return len(l.cases) - l.head }

func (l *line) first() *waiting { return &l.cases[l.head] }

func (l *line) join(w waiting) {
	if l.len() == 0 {
		l.cases, l.head, l.soonest = l.cases[:0], 0, never
	}
	if l.head > 64 && 2*l.head > len(l.cases) {
		l.cases = l.cases[:copy(l.cases, l.cases[l.head:])]
		l.head = 0
	}
	l.cases = append(l.cases, w)
	l.soonest = min(l.soonest, w.limit)
}

func (l *line) leave() waiting {
	l.head++
	return l.cases[l.head-1]
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
	d := Desk{officers: make([]float64, n, n+4)}
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

// join puts a case, due in the week that ends at end, in its line. Cases must join
// in order of time.
func (d *Desk) join(f *file, ref int32, end float64) {
	q := &d.lanes[f.lane]
	q.Joined++
	q.Waiting++
	q.LengthSum += end - f.due
	d.lines[f.lane].join(waiting{f.due, max(f.due, min(f.due+f.patience, f.until)), ref})
}

// run serves the queue until end and appends who left it to out.
func (d *Desk) run(files []file, station int, end float64, scale float64, out []left) []left {
	for {
		who, at := d.nextOfficer()
		lane, start := d.nextCase(at, end, &out)
		if lane == Lanes || start >= end {
			break
		}
		w := d.lines[lane].leave()
		f := &files[w.ref]
		q := &d.lanes[lane]
		q.Started++
		q.Waiting--
		if start > w.since {
			q.Delayed++
			q.WaitSum += start - w.since
		}
		q.LengthSum -= end - start
		work := float64(f.work[station] * scale)
		done := start + work
		f.spent += work
		d.officers[who] = done
		d.used += min(done, end) - start
		out = append(out, left{ref: w.ref, start: start, end: done})
	}
	return d.giveUp(end, out)
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
func (d *Desk) nextCase(at, end float64, out *[]left) (lane Lane, start float64) {
	start = never
	for l := range d.lines {
		line := &d.lines[l]
		for line.len() > 0 {
			w := line.first()
			if w.limit >= at || w.limit >= end {
				start = min(start, w.since)
				break
			}
			d.withdraw(line.leave(), Lane(l), end, out)
		}
	}
	start = max(start, at)
	for l := range d.lines {
		if line := &d.lines[l]; line.len() > 0 && line.first().since <= start {
			return Lane(l), start
		}
	}
	return Lanes, start
}

// giveUp withdraws those, anywhere in the queue, whose patience ends before end.
func (d *Desk) giveUp(end float64, out []left) []left {
	for l := range d.lines {
		line := &d.lines[l]
		if line.len() == 0 || line.soonest >= end {
			continue
		}
		line.soonest = never
		kept := line.cases[:line.head]
		for _, w := range line.cases[line.head:] {
			if w.limit < end {
				d.withdraw(w, Lane(l), end, &out)
				continue
			}
			line.soonest = min(line.soonest, w.limit)
			kept = append(kept, w)
		}
		line.cases = kept
	}
	return out
}

func (d *Desk) withdraw(w waiting, lane Lane, end float64, out *[]left) {
	q := &d.lanes[lane]
	q.Withdrawn++
	q.Waiting--
	q.WaitSum += w.limit - w.since
	q.LengthSum -= end - w.limit
	*out = append(*out, left{ref: w.ref, withdrawn: true, start: w.limit, end: w.limit})
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
	for i := range d.lines {
		for _, w := range d.lines[i].cases[d.lines[i].head:] {
			sum += float64(files[w.ref].work[station] * scale)
		}
	}
	return sum
}
