// Package release is what each release of cordon is known by years later: its
// parameters as they were declared, frozen in parameters/VERSION.csv, and what
// CHANGELOG.md says of it.
//
// A release is named by its first two numbers (0.1 for 0.1.0): a third one never
// moves a result. The parameters of the version that is being made are frozen
// too, and a test holds the code against them: who changes a parameter raises the
// version, or, before it is released, freezes anew with
//
//	go test ./experiments/release -update
package release
