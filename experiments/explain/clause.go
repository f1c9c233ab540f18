package explain

import (
	"fmt"

	"cordon/model/world"
)

// clause puts one note into words, with the numbers behind it; "" where it is no news.
func (w *teller) clause(n *world.Note) string {
	if text := w.ofNeed(n); text != "" {
		return text
	}
	if text := w.ofChoice(n); text != "" {
		return text
	}
	if text := w.ofLaw(n); text != "" {
		return text
	}
	return w.ofFirm(n)
}

// ofNeed is about how a need arises, whom it asks and how it ends.
func (w *teller) ofNeed(n *world.Note) string {
	firm := w.x.Subject.Kind == Firm
	switch n.Did {
	case world.ActArose:
		return "needs " + w.goods(n) + odds(n)
	case world.ActLive:
		return yes(n.Yes, "buys at this week's costs", "goes without, since buying has become dearer") + odds(n)
	case world.ActExtraLive:
		return yes(n.Yes, "an extra order, since buying has become cheaper", "no extra order, though buying is cheaper") + odds(n)
	case world.ActAsked:
		text := "asks simulated firm " + firmName(w.s, n.Firm) + " for " + w.goods(n)
		if firm {
			text = "asked by " + w.buyer(n) + " for " + w.goods(n)
		}
		if n.Attempt > 0 {
			text += fmt.Sprintf(", as its supplier number %d", n.Attempt+1)
		}
		text += ": " + w.stands(n)
		if n.Obstacle != world.NoObstacle {
			text += ", first obstacle: " + obstacles[n.Obstacle]
		}
		return text + odds(n)
	case world.ActTieEnds:
		return "the tie to simulated firm " + firmName(w.s, n.Firm) + " ends by itself" + odds(n)
	case world.ActChose:
		kept := "the usual origin would be %s; it stands where the draw is below the probability"
		if len(n.Options) > 0 && n.Options[0].Option[:min(10, len(n.Options[0].Option))] == "proposed: " {
			kept = fmt.Sprintf(kept, n.Options[0].Option[10:])
			return "chooses an origin anew: " + n.What + " (" + kept + ")" + odds(n) + ", weights " + options(n.Options[1:])
		}
		return "chooses an origin anew: " + n.What + odds(n) + ", weights " + options(n.Options)
	case world.ActDrewFirm:
		return "simulated firm " + firmName(w.s, n.Firm) + " is drawn among those of " + w.s.G.ISO[n.Origin] + ", by sales" + odds(n)
	case world.ActTieWon, world.ActTieLost:
		way := ""
		if n.What != "" {
			way = ", on " + n.What
		}
		switch {
		case firm && n.Did == world.ActTieWon:
			return fmt.Sprintf("wins the orders of %s, %s USD each%s", w.buyer(n), usd(n.Cents), way)
		case firm:
			return fmt.Sprintf("loses the orders of %s, %s USD each", w.buyer(n), usd(n.Cents))
		case n.Did == world.ActTieWon:
			return "orders go to simulated firm " + firmName(w.s, n.Firm) + " from now on" + way
		}
		return "orders leave simulated firm " + firmName(w.s, n.Firm)
	case world.ActStocked:
		return "stocks up " + usd(n.Cents) + " USD ahead of the change" + odds(n)
	case world.ActSearches:
		return "looks for another supplier" + odds(n)
	case world.ActOutOfTime:
		return "patience ends" + odds(n)
	case world.ActTookBelow:
		return yes(n.Yes, "takes", "does not take") + " a variant below the threshold from simulated firm " + firmName(w.s, n.Firm) + odds(n)
	case world.ActTookOwn:
		return yes(n.Yes, "served by makers at home", "makers at home do not serve it") + odds(n)
	case world.ActEnded:
		text := fates[n.Fate]
		if n.Hub != world.None {
			text += " (" + w.s.G.ISO[n.Hub] + ")"
		}
		if n.Obstacle != world.NoObstacle {
			text += ", first obstacle: " + obstacles[n.Obstacle]
		}
		return text + ", " + usd(n.Cents) + " USD"
	}
	return ""
}

// ofChoice is about what an exporter decides.
func (w *teller) ofChoice(n *world.Note) string {
	switch n.Did {
	case world.ActNeedless:
		return yes(n.Yes, "taken for listed by mistake", "rightly taken as on no list") + odds(n)
	case world.ActClassified:
		return yes(n.Yes, "taken for unlisted by mistake", "classified rightly") + odds(n)
	case world.ActDerisked:
		return yes(n.Yes, "leaves the buyer alone for fear of a mistake", "sells all the same: the margin is worth the risk of a mistake") + odds(n)
	case world.ActLooked:
		return yes(n.Yes, "looks at the end use", "does not look at the end use") + odds(n)
	case world.ActCaught:
		return yes(n.Yes, "raises an alarm about the end use", "sees nothing wrong with the end use") + odds(n)
	case world.ActFeared:
		return yes(n.Yes, "drops the buyer since penalties have grown", "keeps the buyer though penalties have grown") + odds(n)
	case world.ActScreened:
		return yes(n.Yes, "the exporter's own look turns the buyer away", "the exporter's own look lets the buyer pass") + odds(n)
	case world.ActWaived:
		return yes(n.Yes, "spared its licence as a sale to a partner", "not spared its licence") + odds(n)
	case world.ActUsesLicence:
		return "ships under the licence that the buyer has" + odds(n)
	case world.ActWeighed:
		return n.What + odds(n)
	case world.ActDeclines:
		return "declines the sale"
	case world.ActShips:
		return "ships"
	case world.ActStops:
		return "stopped: " + n.What
	case world.ActBehind:
		return "waits for the buyer's pending licence"
	case world.ActRoute:
		share := 0.0
		for _, o := range n.Options {
			if o.Option == n.What {
				share = o.Share
			}
		}
		return "goes around: " + n.What + ", which has " + figure(share) + " of the weights" + odds(n) + "; most have " + options(n.Options)
	}
	return ""
}
