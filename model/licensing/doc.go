// Package licensing is the agency that decides applications: filing, queue,
// officers at desks, referral to a second station, hands-off time, decision,
// trusted lane, withdrawal.
//
// Time is continuous and counted in working days: week w covers [5w, 5w+5). A
// case goes desk queue, officer work, hands-off time (clocks, questions; no
// officer is occupied), and then is decided in-house, or joins the queue of the
// second station, is worked on there and decided. Escalated cases take further
// hands-off time after the second station.
//
//	agency, err := licensing.New(licensing.Defaults(), licensing.Setup{Name: "USA", Filings: 24782, Key: root})
//	for week := range 52 {
//		for _, d := range agency.Step(week, filings) { ... }
//	}
//
// Every draw is addressed by the filing's identity, week and number, so neither
// the order of the input nor another filing moves a case's luck. An agency is a
// value of its own: Clone forks it, nothing is shared but constants.
package licensing
