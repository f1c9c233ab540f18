// Package archive packs a result folder into one file from which it runs again
// years later, on a machine that has nothing of it, and opens such a file.
//
// An archive is a zip of
//
//	ABOUT.txt         what it is and how to run it again
//	pack.json         versions, what is in it and why something is not, and the
//	                  SHA-256 of every other file
//	result/           the folder as cordon compare --out wrote it
//	scenarios/        the text of each arm
//	parameters/       the parameters of the release, as frozen
//	world/            the world's files, or none: a world with confidential sources
//	                  enters as a keyed hash alone
//	source/           the program's source with its modules in source/vendor, from
//	                  which Go builds it without a network
//
// Equal contents give equal bytes, on any day and machine (with one version of Go,
// whose compression it is). FILE.sha256 beside it has its checksum.
package archive
