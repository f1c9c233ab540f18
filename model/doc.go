// Package model simulates what a change to an export-control list does, week by
// week, to the firms that must ask for a licence, the officers who must decide,
// the buyers who must wait, the brokers who go around and the countries that sell
// instead. The headings are those of the ODD protocol (Grimm et al. 2020), in brief;
// "cordon docs model" (package odd) has them in full.
//
// # Purpose and patterns
//
// Given a world of recorded trade, today's list and a proposed change: how do
// licensing load, firm costs, leakage risk and diversion respond against the same
// world under today's list? The baseline card (card.go) holds the published
// patterns that the baseline is compared with; none of them sets a parameter
// unless its line is marked calibrated.
//
// # Entities, state variables and scales
//
// Package world holds all state: jurisdictions, firms, accounts (a buyer's lasting
// need for one product), orders, brokers, rules, the ledger. A week is a step;
// agencies work in continuous working time inside it. A simulated firm stands for
// several real ones (world.Population.Stands), an account for several buyers.
//
// # Process overview and scheduling
//
// week.go is the whole week on one page, in order, with the reason for each choice
// of order. 104 weeks of warm-up under today's list come first and are shared by
// all arms, as are the weeks before the first publication (compare.go).
//
// # Design concepts
//
// Every draw is addressed by what it decides, never by when it is drawn (package
// chance), so arms share luck decision by decision and a scenario that changes
// nothing differs by exactly zero (selfcheck.go). Choices among origins are coupled
// to base weights that all arms share. Buyers act on last week's waits and prices
// under this week's rules. Laws are checked every week (laws.go): a need has one
// fate, to the cent.
//
// # Initialisation
//
// build.go and its neighbours turn trade tables into the ground of one parameter
// draw: bands.go cuts products into classes by performance, markets.go lays out
// origins, hubs and firms, closed.go finds the cells that today's list closes
// entirely and gives them the need that gravity.go predicts, calibrate.go grosses
// recorded flows up to the needs behind them so that the baseline delivers what
// was recorded, populate.go draws accounts and firms, agencysize.go gives agencies
// their officers and agencymix.go says at which category's desks.
//
// # Input data
//
// Package data: a world of Arrow tables. The embedded reference world is synthetic
// and says so. Where a table lacks suppliers, rest.go adds an assumed one.
//
// # Submodels
//
// One page a sub-model, with equations, stands in model/odd/submodels; "cordon docs
// model" prints them with the parameters, outcomes and levers that the code
// declares. A process of week.go, or a parameter, without its page fails a test.
//
// # Limits
//
// Package limits puts the model's own code into the cases that have a closed form;
// "cordon verify" compares.
//
// # First forms
//
// What is simpler than it will be: officers are not lent to desks of another
// category of goods; an origin can make the classes of goods that it made at the
// start, whatever its research; variants below a threshold and production at home
// enter no prices; a refused buyer turns elsewhere for a fixed time; fees are no
// part of the burden that births answer; what part each way around has under
// today's list is assumed. Each sub-model's page says its own.
package model
