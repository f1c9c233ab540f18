//go:build !js

package data

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// NewProgress is a bar with rows, MB/s and time left where w is a terminal,
// else a plain line every five seconds.
func NewProgress(w *os.File) Progress {
	if !term.IsTerminal(int(w.Fd())) {
		return &lineProgress{w: w, every: 5 * time.Second}
	}
	return &barProgress{w: w}
}

type barProgress struct {
	w   *os.File
	bar *progressbar.ProgressBar
}

func (p *barProgress) Start(bytes int64) {
	p.bar = progressbar.NewOptions64(max(bytes, 1), progressbar.OptionSetWriter(p.w), progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionFullWidth(),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetDescription("reading"))
}

func (p *barProgress) Update(bytes, rows int64) {
	p.bar.Describe(fmt.Sprintf("reading, %s rows", grouped(rows)))
	_ = p.bar.Set64(bytes) // a bar that can't be drawn is no reason to stop
}

func (p *barProgress) Finish() { _ = p.bar.Finish() }
