// Package history holds the model against what trade did after a change: observed
// flows of the periods after it, the model's flows counted as customs offices count
// them, simple rivals beside them (nulls), and scores.
//
//	Observed   flows of a table of trade, read by the importers of package data
//	Table      quantities: period, exporter, importer and goods; observed and base values
//	Fan        what an ensemble of runs says of each quantity
//	Variation  how much real trade varies that the model does not, from the base period alone
//	Score      log error, sign and rank of changes, detour, coverage, CRPS, skill
//	Run        the back-test: all of it
package history
