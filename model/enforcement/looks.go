package enforcement

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Looks is the chance that n independent looks of chance phi find something.
func Looks(phi float64, n int) float64 { return 1 - exact.Pow(1-phi, float64(n)) }

// Joint is the chance that one of two looks finds something of which a part alike
// is seen by both or by neither: alike 0 is independent looks, 1 the better alone.
func Joint(a, b, alike float64) float64 {
	return float64((1-alike)*(1-float64((1-a)*(1-b)))) + float64(alike*math.Max(a, b))
}

// Score is the distance between the risk scores of unlawful and lawful shipments in
// standard deviations at an area under the curve, sqrt(2) NormalQuantile(AUC), and
// the cut-off above which the riskiest share of lawful ones is inspected; unlawful
// ones are too few to move it (facts 9.16).
func Score(auc, share float64) (apart, cut float64) {
	return float64(exact.Sqrt(2) * exact.NormalQuantile(auc)), exact.NormalQuantile(1 - share)
}

// Hit is the chance that an unlawful shipment is inspected: 0.24 at a share of 2%
// and an AUC of 0.83.
func Hit(auc, share float64) float64 {
	if share <= 0 {
		return 0
	}
	if share >= 1 {
		return 1
	}
	apart, cut := Score(auc, share)
	return exact.NormalCDF(apart - cut)
}

// Picked says whether a risk score picks an unlawful shipment: a part alike of its
// variance is the same for all shipments of an account. Over many accounts its
// chance is Hit; over n shipments of one, less than Looks says.
func Picked(account, shipment, alike, auc, share float64) bool {
	if share <= 0 || share >= 1 {
		return share >= 1
	}
	apart, cut := Score(auc, share)
	z := float64(exact.Sqrt(alike)*chance.Normal(account)) + float64(exact.Sqrt(1-alike)*chance.Normal(shipment))
	return z+apart > cut
}

// Phi is the chance that a shipment through a hub is found this week: higher
// where its imports jump against their own past, and where its own customs looks.
func (e *Enforcement) Phi(s *world.State, h world.JurisdictionID) float64 {
	phi := e.vigilant(s, h)
	if s.Rules.AnyDial(world.TransitLooks) {
		if hit := e.hubHit[h]; hit > 0 {
			phi = math.Min(0.95, Joint(phi, hit, e.P.Alike))
		}
	}
	return phi
}

func (e *Enforcement) vigilant(s *world.State, h world.JurisdictionID) float64 {
	if s.Warm || e.P.Vigilance == 0 {
		return e.P.Phi
	}
	past := s.G.HubImports[h] + s.HubFlow0[h]
	if !(past > 0) {
		return e.P.Phi
	}
	jump := math.Max(0, (s.G.HubImports[h]+s.HubFlow[h])/past-1)
	return math.Min(0.95, e.P.Phi*(1+float64(e.P.Vigilance*jump)))
}

// ExportBase is the chance that goods misdeclared at export are found in the warm-up.
func (p *Params) ExportBase() float64 { return float64(Hit(p.AUC, p.Looked) * p.Find) }

// Export is that chance at an origin's customs this week.
func (e *Enforcement) Export(s *world.State, i world.JurisdictionID) float64 {
	return float64(Hit(e.P.AUC, e.looks(s, i)) * e.P.Find)
}

// looks is the share of what leaves a jurisdiction that customs inspects.
func (e *Enforcement) looks(s *world.State, i world.JurisdictionID) float64 {
	return math.Max(e.P.Looked, s.Rules.Dial(world.TransitLooks, i))
}
