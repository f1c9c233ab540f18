// Package experiments runs designs on the model and turns what they yield into
// result tables. One experiment a file; each answers a question.
//
// Compare asks: what does a scenario change against a baseline on the same luck?
// Even replicates run at the default parameters and give the simulation error;
// odd ones run at joint draws of all uncertain parameters and give the
// uncertainty (model.md section 11). The two are never blurred.
//
// Whatever the number of workers, results have the same bits: replicates are
// folded in the order of their index, and money is summed in whole cents.
package experiments
