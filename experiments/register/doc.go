// Package register writes down what a comparison predicts before it is known, and
// scores it when it is: coverage, skill against the nulls, and which of the assumed
// parameters the observations speak against.
//
//	Prediction   prediction.json: quantities, period, data source, quantiles, nulls
//	Register     makes one of a result folder, by its own manifest run again
//	Score        holds it against observed flows and an agency's case records
//	Weigh        importance weights of the stored joint draws, and what they say of
//	             each parameter
//
// Only quantities fixed at registration are scored. Nothing of the world is needed
// to score: the prediction has all that says what counts.
package register
