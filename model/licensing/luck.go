package licensing

import "cordon/model/chance"

// luck is the addresses of one week's draws.
type luck struct {
	time, work, hands, class, score, patience, desk chance.Key
	check                                           chance.Key
	count, when                                     chance.Key // background filings
}

func luckOf(root chance.Key, week int) luck {
	return luck{
		time:     root.At(chance.FilingTime, week),
		work:     root.At(chance.OfficerWork, week),
		hands:    root.At(chance.HandsOff, week),
		class:    root.At(chance.ReferralClass, week),
		score:    root.At(chance.DecisionScore, week),
		patience: root.At(chance.Withdrawal, week),
		desk:     root.At(chance.DeskChoice, week),
		check:    root.At(chance.SiteCheck, week),
		count:    root.At(chance.Background, week),
		when:     root.At(chance.BackgroundTime, week),
	}
}

// draws are the constants of Params as the draws of a case need them.
type draws struct {
	service          int
	median, sd, mean float64
	patience         float64
	escalated        float64
	referred         float64
	hands            [3]float64 // medians: in-house, referred, escalated
	handsSd          [3]float64
}

func newDraws(p *Params, atOnce bool) draws {
	if atOnce {
		return draws{escalated: p.EscalatedShare, referred: p.ReferredShare}
	}
	return draws{
		service: p.Service, median: p.WorkMedian, sd: p.WorkSpread, mean: p.MeanWork(),
		patience: p.Patience, escalated: p.EscalatedShare, referred: p.ReferredShare,
		hands:   [3]float64{p.InHouseHands, p.ReferredHands, p.EscalatedHands},
		handsSd: [3]float64{p.InHouseSpread, p.ReferredSpread, p.EscalatedSpread},
	}
}

// work is an officer's time for a case [working days].
func (d *draws) work(random uint64) float64 {
	switch d.service {
	case Exponential:
		return chance.Exponential(d.mean, chance.Float(random))
	case Constant:
		return d.mean
	}
	return chance.LogNormal(d.median, d.sd, chance.Float(random))
}

// handsOff is the time of one stage without an officer [working days].
func (d *draws) handsOff(stage int, random uint64) float64 {
	if d.hands[stage] == 0 {
		return 0
	}
	return chance.LogNormal(d.hands[stage], d.handsSd[stage], chance.Float(random))
}

// classify says how far a case travels.
func (d *draws) classify(review Review, random uint64) Class {
	if review == OneDesk {
		return InHouse
	}
	u := chance.Float(random)
	switch {
	case u < d.escalated:
		return Escalated
	case u < d.referred || review == TwoDesks:
		return Referred
	}
	return InHouse
}

// prepare draws everything about a case that its filing fixes.
func (d *draws) prepare(f *file, review Review, l *luck) {
	n := int(f.n)
	f.class = d.classify(review, l.class.Of(f.id, n))
	work, hands := l.work.Of(f.id, n), l.hands.Of(f.id, n)
	f.work[0] = d.work(work)
	f.hands[1] = 0
	if f.class == InHouse {
		f.hands[0] = d.handsOff(0, hands)
	} else {
		f.work[1] = d.work(chance.More(work, 1))
		f.hands[0] = d.handsOff(1, hands)
		if f.class == Escalated {
			f.hands[1] = d.handsOff(2, chance.More(hands, 1))
		}
	}
	f.patience = never
	if d.patience > 0 {
		f.patience = chance.Exponential(d.patience, l.patience.Float(f.id, n))
	}
}
