package data

import (
	"fmt"
	"io"
	"time"
)

// Progress is told how far an import has come. Start gives the bytes that there
// are to read, Update the bytes and rows read so far; one goroutine calls them.
type Progress interface {
	Start(bytes int64)
	Update(bytes, rows int64)
	Finish()
}

// NoProgress tells nobody.
type NoProgress struct{}

// Start does nothing.
func (NoProgress) Start(int64) {}

// Update does nothing.
func (NoProgress) Update(int64, int64) {}

// Finish does nothing.
func (NoProgress) Finish() {}

// lineProgress writes a plain line every few seconds, and one at the end of
// imports that took that long.
type lineProgress struct {
	w           io.Writer
	every       time.Duration
	start, last time.Time
	total       int64
	bytes, rows int64
	written     bool
}

func (p *lineProgress) Start(bytes int64) {
	p.total, p.start = bytes, time.Now()
	p.last = p.start
}

func (p *lineProgress) Update(bytes, rows int64) {
	p.bytes, p.rows = bytes, rows
	if now := time.Now(); now.Sub(p.last) >= p.every {
		p.last, p.written = now, true
		fmt.Fprintln(p.w, progressLine(bytes, p.total, rows, now.Sub(p.start)))
	}
}

func (p *lineProgress) Finish() {
	if p.written {
		fmt.Fprintln(p.w, progressLine(p.bytes, p.total, p.rows, time.Since(p.start)))
	}
}

// progressLine says how far an import has come: rows, speed and time left.
func progressLine(bytes, total, rows int64, taken time.Duration) string {
	seconds := max(taken.Seconds(), 1e-3)
	speed := float64(bytes) / seconds
	left := ""
	if speed > 0 && total > bytes {
		left = fmt.Sprintf(", %s left", time.Duration(float64(total-bytes)/speed*float64(time.Second)).Round(time.Second))
	}
	share := 100.0
	if total > 0 {
		share = min(100*float64(bytes)/float64(total), 100)
	}
	return fmt.Sprintf("%3.0f%%  %s rows, %.0f MB/s%s", share, grouped(rows), speed/1e6, left)
}
