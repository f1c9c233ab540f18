// Package conclusions is the arithmetic behind the question which conclusions hold:
// at what value of an assumption a difference changes its sign (Crossings, Next), how
// the effect of a package divides among its measures (Shapley), what moves a result
// over joint draws (RankCorrelation), and how many replicates or years of data are
// needed to tell an effect from nothing (Replicates, Weeks).
//
// It knows nothing of the model: every function takes numbers, so that each can be
// held against a closed form.
package conclusions
