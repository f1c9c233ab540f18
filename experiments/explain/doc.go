// Package explain answers: why did this simulated firm do that? It runs one
// replicate of a comparison again, bit by bit as the comparison did, with a watch on
// one simulated agent (world.Watch), and sets what the agent met and decided under
// each arm side by side: week by week, with the parameters, probabilities and draws
// behind each decision, and where the arms first part.
//
// Nothing is modelled twice. Notes are made by the processes of the week themselves,
// and what they add up to is held against the run's own ledger, tally and books
// (Check).
package explain
