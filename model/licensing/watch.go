package licensing

import "cordon/model/chance"

// Watcher is told of an agency's single cases. It changes nothing; an agency without
// one tells nobody. Clones share it until they are given their own.
type Watcher struct {
	Received func(Seen)    // a filing of the model's own, with what its draws say
	Outside  func(Outcome) // the end of a case from outside the model
}

// Watch sets who is told; nil: nobody.
func (a *Agency) Watch(w *Watcher) { a.watcher = w }

// Seen is a filing with the draws that decide on it, and what they are held against.
// A draw below a chance makes it happen.
type Seen struct {
	Filing
	Filed               float64 // working days since week 0
	Score               float64 // tail probability of a civil user's score: low is risky
	Deny, Refuse        float64 // denied where the score is below the first, returned as adverse below the second
	Papers, Incomplete  float64 // draw, and the chance that a filing of a listed good is incomplete
	ClassDraw           float64
	Escalated, Referred float64 // chances: referred ones include the escalated
	Class               Class
	WorkDraw, HandsDraw float64
	Work, Hands         [2]float64 // working days at the two stations, and without an officer after each
	Patience            float64    // working days in a queue
	Desk                int
	Screened            bool    // the risk score decides: neither the caller nor a needless filing does
	Outcome             Outcome // that the draws give; a check on site may change it
	ToCheck             bool    // picked for a check on site
	CheckDraw, Finds    float64 // a check finds a barred user where its draw is below the chance
}

// seen gathers what the draws of a filing say.
func (a *Agency) seen(in *Filing, f *file, score uint64, l *luck) Seen {
	b := 0
	if in.Barred {
		b = 1
	}
	return Seen{
		Filing: *in, Filed: f.filed,
		Score: 1 - chance.Float(score), Deny: a.screen.deny[in.Policy][b][in.Lane], Refuse: a.screen.refuse[in.Policy][b][in.Lane],
		Papers: chance.Float(chance.More(score, 1)), Incomplete: a.screen.incomplete,
		ClassDraw: chance.Float(l.class.Of(in.ID, int(in.N))), Escalated: a.draws.escalated, Referred: a.draws.referred,
		WorkDraw: chance.Float(l.work.Of(in.ID, int(in.N))), HandsDraw: chance.Float(l.hands.Of(in.ID, int(in.N))),
		Class: f.class, Work: f.work, Hands: f.hands, Patience: f.patience, Desk: int(f.desk),
		Screened: in.Given == Open && !in.NotRequired, Outcome: f.outcome, ToCheck: f.check > 0,
		CheckDraw: chance.Float(chance.More(l.check.Of(in.ID, int(in.N)), 1)), Finds: a.checks.Finds,
	}
}
