package explain

import (
	"fmt"
	"strings"

	"cordon/model/world"
)

// ofLaw is about applications, agencies, customs and penalties.
func (w *teller) ofLaw(n *world.Note) string {
	switch n.Did {
	case world.ActFiles:
		return "applies for a licence under " + w.entry(n.Entry) + " with the simulated agency of " + w.s.G.ISO[n.Agency] + ": " + n.What + odds(n)
	case world.ActPapers:
		return yes(n.Yes, "the papers are incomplete", "the papers are complete") + odds(n)
	case world.ActScored:
		end := "it passes"
		switch {
		case n.Draw < of(n, "denied below"):
			end = "it is denied"
		case n.Yes:
			end = "it is returned as adverse"
		}
		return "the risk score under " + n.What + ": " + end + odds(n)
	case world.ActSiteCheck:
		return yes(n.Yes, "a check on site finds a barred user", "picked for a check on site, which finds nothing") + odds(n)
	case world.ActReferral:
		return "travels " + n.What + odds(n)
	case world.ActWorked:
		return "work drawn" + odds(n)
	case world.ActDecided:
		return "the simulated agency decides: " + answer(n.What) + odds(n)
	case world.ActPicked:
		return yes(n.Yes, "customs opens the shipment", "customs lets the shipment pass unopened") + odds(n)
	case world.ActInspected:
		return yes(n.Yes, "customs finds the goods: seized", "customs does not find the goods") + odds(n)
	case world.ActBlamed:
		return yes(n.Yes, "the exporter is blamed", "the exporter is not blamed") + odds(n)
	case world.ActDisclosed:
		return yes(n.Yes, "finds the mistake itself and discloses it", "does not disclose the mistake") + odds(n)
	case world.ActAudit:
		return n.What + yes(n.Yes, " is found and fined", " is not fined") + odds(n)
	case world.ActFined:
		return "penalty of " + usd(n.Cents) + " USD; under audit from now on" + odds(n)
	case world.ActEndUseLook:
		return "an end-use check " + yes(n.Yes, "stops ", "does not find ") + n.What + odds(n)
	case world.ActDesk:
		rest := *n
		rest.Numbers = n.Numbers[min(5, len(n.Numbers)):]
		return fmt.Sprintf("%s filings, %s of them from outside the model; %s first decisions; %s cases open; %s officers", figure(of(n, "filings")), figure(of(n, "of them from outside the model")),
			figure(of(n, "first decisions")), figure(of(n, "open cases")), figure(of(n, "officers, first desks")+of(n, "officers, second desks"))) + odds(&rest)
	case world.ActBrokerOut:
		return fmt.Sprintf("simulated broker %s is listed after a seizure of %s USD: of those in business it has the lowest draw", brokerName(w.s, world.JurisdictionID(n.Hub), int(n.Slot)), usd(n.Cents)) + odds(n)
	case world.ActBrokerBack:
		return "a successor opens in place " + brokerName(w.s, world.JurisdictionID(n.Hub), int(n.Slot)) + odds(n)
	}
	return ""
}

// answers says in words what an agency decided.
var answers = map[string]string{
	"approved": "approved", "not_required": "returned, since no licence is needed", "incomplete": "returned as incomplete", "adverse": "returned as adverse, which counts as refused",
	"denied": "denied", "withdrawn": "the applicant withdraws",
}

func answer(what string) string {
	word, rest, _ := strings.Cut(what, " ")
	return strings.TrimSpace(answers[word] + " " + rest)
}

// ofFirm is about a firm's own decisions and books.
func (w *teller) ofFirm(n *world.Note) string {
	switch n.Did {
	case world.ActPaid:
		return components[n.Cost] + " " + usd(n.Cents) + " USD"
	case world.ActLostSale:
		why := n.What
		if n.Account != world.None {
			why = obstacles[n.Obstacle] + ", of " + w.buyer(n)
		}
		return "loses a sale of " + usd(n.Cents) + " USD: " + why
	case world.ActProgrammes:
		return n.What + odds(n)
	case world.ActCertifies:
		return yes(n.Yes, "holds a certificate", "does not take a certificate") + odds(n)
	case world.ActLaneChange:
		return n.What + odds(n)
	case world.ActLaneAudit:
		return yes(n.Yes, "audited in the fast lane", "not audited in the fast lane") + odds(n)
	case world.ActLaneFails:
		return yes(n.Yes, "fails the audit and is out of the fast lane", "passes the audit") + odds(n)
	case world.ActAsksGlobal:
		return "asks for a global licence" + odds(n)
	case world.ActGlobalAnswer:
		return yes(n.Yes, "the global licence will be rejected", "the global licence will be granted") + odds(n)
	case world.ActRelocates:
		return yes(n.Yes, "moves its burdened line abroad", "does not move its burdened line abroad") + odds(n)
	case world.ActLeaves:
		return "leaves, " + n.What + odds(n)
	case world.ActBorn:
		return "a firm is born into this place" + odds(n)
	case world.ActBooks:
		return "books of the week" + odds(n)
	}
	return ""
}
