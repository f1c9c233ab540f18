// Package exact is arithmetic that gives the same bits on every processor.
//
// The Go compiler may fuse x*y+z into one rounding (amd64 v3, arm64), and
// math.Exp, math.Log and math.Pow choose other code on other processors. Either
// moves the last bit, and a last bit moves a whole trajectory. So the model has
// its own Exp, Log, Pow, NormalCDF and NormalQuantile. They follow two rules:
//
//   - a product that is added to something is written float64(x*y) + z, which
//     the language forbids to fuse; a function that returns a product converts it
//     too, for it may be inlined before an addition;
//   - tables are made at start-up from 128-bit integers, never from floats.
//
// Sums over many agents are taken over fixed blocks in block order (BlockSum), so
// that the number of goroutines does not show in the result.
package exact
