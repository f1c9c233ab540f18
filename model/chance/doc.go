// Package chance draws random numbers that are addressed by what they decide:
// (seed, replicate, decision, lasting identity, week, n), never by when or where
// they are drawn. So the arms of a comparison share luck decision by decision, a
// run has the same bits on any number of cores, and one more agent moves nobody
// else's luck.
//
//	key := chance.Root(seed, replicate).At(chance.NeedLive, week) // once a week and decision
//	u := chance.Float(key.Of(account, n))                         // once a draw, about 2 ns
//
// Choices among many options keep shared luck by maximal coupling to base
// weights (Couple), with one alias row per set of base weights (Alias).
package chance
