package model

import _ "embed"

// WeekSource is the text of week.go: the process overview of the documentation
// is made from it, so that it can't tell another story than the code.
//
//go:embed week.go
var WeekSource string
