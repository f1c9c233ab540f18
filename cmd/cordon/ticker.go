package main

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// ticker shows how many replicates are done: a bar on a terminal, else a plain
// line every ten seconds.
type ticker struct {
	w           *os.File
	what        string
	bar         *progressbar.ProgressBar // nil where w is no terminal
	start, last time.Time
}

const tickEvery = 10 * time.Second

func newTicker(w *os.File) *ticker { return newTickerOf(w, "replicates") }

// newTickerOf counts something else.
func newTickerOf(w *os.File, what string) *ticker {
	t := &ticker{w: w, what: what, start: time.Now()}
	t.last = t.start
	if term.IsTerminal(int(w.Fd())) {
		t.bar = progressbar.NewOptions(1, progressbar.OptionSetWriter(w), progressbar.OptionSetPredictTime(true), progressbar.OptionShowCount(),
			progressbar.OptionSetDescription(what), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(40), progressbar.OptionThrottle(100*time.Millisecond))
		_ = t.bar.RenderBlank()
	}
	return t
}

func (t *ticker) tick(done, total int) {
	if t.bar != nil {
		t.bar.ChangeMax(total)
		_ = t.bar.Set(done) // a bar that can't be drawn is no reason to stop
		return
	}
	if now := time.Now(); now.Sub(t.last) >= tickEvery {
		t.last = now
		left := time.Duration(float64(now.Sub(t.start)) / float64(done) * float64(total-done))
		fmt.Fprintf(t.w, "%d of %d %s, about %s left\n", done, total, t.what, left.Round(time.Second))
	}
}

func (t *ticker) done() {
	if t.bar != nil {
		_ = t.bar.Finish()
	}
}

// stages is a ticker for work in several stages: each says its name and number first.
type stages struct {
	*ticker
	name string
}

func newStages() *stages { return &stages{ticker: newTicker(os.Stderr)} }

func (s *stages) stage(name string, done, total int) {
	if name != s.name {
		s.done()
		s.ticker, s.name = newTicker(os.Stderr), name
		fmt.Fprintf(os.Stderr, "%s: %d replicates\n", name, total)
	}
	s.tick(done, total)
}
