// Package patterns holds the published patterns that the model is held against,
// each run with the parameters' defaults: what was published, how near counts as a
// hit, and what comes out. No pattern sets a parameter: one may only be given what
// its own statement gives, such as an agency's load or the date and goods of a ban.
//
// Two nulls stand beside the model. One has no agents: trade goes by gravity
// shares. The other has the same agents, but who trades with whom is shuffled and
// every agency decides at once. A pattern that a null meets too says little for
// what the null lacks.
//
// One pattern a file; All lists them by number.
package patterns
