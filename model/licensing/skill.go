package licensing

import "math"

// SetSkill says how much of what keeps the risk score from telling all barred from
// all civil users is taken away, by analysts and partners' data: 0 none, 1 all.
// Cut-offs are solved anew for the published rates, so that a better score refuses
// more barred users and fewer civil ones.
func (a *Agency) SetSkill(gain float64) {
	if gain == a.skill {
		return
	}
	a.skill = gain
	a.ownScreen()
	a.checks.cut = a.riskiest(a.checks.Share)
}

// ownScreen decides by the agency's own criteria, at its skill.
func (a *Agency) ownScreen() {
	p := a.params
	p.ScreenAUC = min(1-float64((1-p.ScreenAUC)*(1-a.skill)), mostAUC)
	a.screen, a.borrowed = NewScreen(p, a.setup.Barred), false
}

// ShareCriteria takes over another agency's rule of decision; nil is a return to
// one's own.
func (a *Agency) ShareCriteria(of *Agency) {
	switch {
	case of == a || of == nil:
		if a.borrowed {
			a.ownScreen()
		}
	default:
		a.screen, a.borrowed = of.screen, true
	}
}

// mostAUC is as good as scores get: at 1 the two kinds would lie infinitely far apart.
const mostAUC = 0.9999

// AnalystSkill is how much of it n analysts for each officer take away: all that
// they can at most, less half of it at AnalystHalf.
func (p *Params) AnalystSkill(n float64) float64 {
	if n <= 0 {
		return 0
	}
	return float64(p.AnalystGain*n) / (n + p.AnalystHalf)
}

// tools take off part of officers' work once they are in use.
type tools struct {
	saved float64 // last asked for
	from  int     // week in which that is in use
	used  float64 // in use now
}

// SetTools asks in a week for tools that take a part of every case's work off both
// stations. They come into use after the same lag as new officers; taking them
// away acts at once.
func (a *Agency) SetTools(week int, saved float64) {
	if saved == a.tools.saved {
		return
	}
	a.tools.from = week
	if saved > a.tools.used {
		a.tools.from += int(math.Round(a.params.HireLag))
	}
	a.tools.saved = saved
}

func (a *Agency) changeTools(week int) {
	t := &a.tools
	if t.saved == t.used || week < t.from {
		return
	}
	for _, s := range [...]*Station{&a.first, &a.second} {
		s.scale = float64(s.scale*(1-t.saved)) / (1 - t.used)
	}
	t.used = t.saved
}

// Payroll is the officers that the agency pays: those asked for, trained or not,
// and those there are, where these are more.
func (a *Agency) Payroll() float64 {
	n := a.first.Officers() + a.second.Officers()
	wanted := scaled(a.staff.heads[0], a.staff.factor)
	if len(a.second.desks) > 0 {
		wanted += scaled(a.staff.heads[1], a.staff.factor)
	}
	return float64(max(n, wanted))
}
