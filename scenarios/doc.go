// Package scenarios reads scenario files: what is proposed, by whom, from
// when. A file is YAML, checked strictly and whole: every unknown key, bad unit,
// impossible value and date out of order is reported at once, each with its
// line and the nearest name that would have been right.
//
// A scenario has a title, a question that ends in "?", a citation (the law, or
// "hypothetical"), and measures. A measure pulls one lever of package lever;
// its settings are the lever's tagged fields, read here by reflection, so that
// a new lever needs no line in this package. README.md beside this file says
// how to write one.
package scenarios
