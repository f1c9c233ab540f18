// Package plots draws what a comparison found and writes its report. It reads
// result tables through package data and knows nothing of the model, so every
// figure can be redrawn from a result folder alone.
//
// One figure a file; All lists them in the order in which the report shows
// them. A figure that lacks its table is absent with a stated reason, never an
// empty picture. Figures have journal size, colours that colour-blind readers
// tell apart, units on their axes, and a footer with world, seed, replicates
// and version. The same tables give the same bytes in SVG, PDF and PNG.
//
// Words and FormatValue turn numbers into words and readable figures; the
// report and the terminal table share them.
package plots
