// Package cases fits an agency's parameters to its own case records: arrivals,
// referral, decisions, hands-off times, officers' work and withdrawal, each with a
// standard error, and says which of them the records do not identify.
//
// What identifies what. A case takes queue + work at the first desks, then
// hands-off time and, if referred, queue + work at the second station. Days
// received and decided show the sum alone. Days of referral show the time at the
// first desks (received to referred), the hands-off time of referred cases
// (referred to returned) and the time at the second station (returned to decided);
// in-house hands-off time follows since in-house and referred cases queue alike.
// Queue and work are told apart by the officers: their number and the recorded
// arrivals, sent through the model's own agency, make queues of the length seen
// only at one work a case. So without days of referral no time is fitted, and
// without staff no work, use or patience; these keep their priors.
//
// Days are working days, Monday to Friday; holidays count as working days.
package cases
