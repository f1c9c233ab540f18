package data

// lastChapter of the Harmonized System; 98 and 99 are left to countries' own
// use, where codes such as 999999 hold what was not specified.
const lastChapter = 97

// reservedChapter is kept for later use and holds no code.
const reservedChapter = 77

// inHarmonized tells whether some chapter of the Harmonized System holds an
// HS6. Headings within chapters differ between revisions and are not looked at.
func inHarmonized(hs6 uint32) bool {
	chapter := hs6 / 10_000
	return chapter >= 1 && chapter <= lastChapter && chapter != reservedChapter
}
