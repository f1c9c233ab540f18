// Package data is everything on disk: Arrow tables in and out, worlds and
// result tables both, importers with one source a file, the embedded reference
// world, and the embedded facts with their sources.
//
// A World is what the model sees of the real world: jurisdictions, products,
// list entries and recorded flows. ReadWorld maps one from a folder, Reference
// builds the embedded one, ImportBACI and ImportComext make one of real trade
// tables, Check says what is wrong with one.
//
// Results are Tables: WriteTables writes each as CSV, Arrow and Parquet, and
// Folder makes sure that a folder under its final name is whole. Arrow's types
// stay in this package: it hands out slices and takes slices.
//
// All but Parquet builds for GOOS=js as well.
package data
