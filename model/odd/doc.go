// Package odd documents the model by the ODD protocol (Grimm et al. 2020) in its
// seven elements. What the code knows is made from the code: the process overview
// from week.go, parameters, levers and outcomes from their declarations, labels
// of sources from data/sources.csv. What only people can say stands in
// elements/*.md and submodels/*.md, and tests hold it against the code: every
// process of the week and every parameter has exactly one sub-model, and every
// file, function, constant and parameter that a page names exists.
//
// A page is Markdown with lines of keys between its title and its text:
//
//	processes: Market.Arise, govern     lines of week.go that it documents
//	parameters: market.rate (rate)      paths, each with its symbol in the equations
//	code: market/needs.go               files below model/
//	functions: market/needs.go extras   where equations are computed
//	constants: market/needs.go ceiling = 4
//	literals: firms/stock.go births 0.3 numbers inside a function
package odd
