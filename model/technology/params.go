// Package technology is how makers answer a list: performance that grows past
// thresholds, variants below them, production at home, research that follows
// sales, and content designed out.
package technology

// Params of technology.
type Params struct {
	GrowthScale float64 `unit:"times" default:"1" range:"0..2" dist:"uniform" source:"G8" doc:"scale on the frontier growth of entries that have a source for it"`
	Every       int     `unit:"weeks" default:"13" range:"1..52" dist:"none" source:"assumed" doc:"how often required performance is looked at anew"`

	Answer    float64 `unit:"elasticity" default:"0.5" range:"0..2" dist:"loguniform 0.1..1" source:"assumed" doc:"how performance answers what it earns (e of facts 9.13): makers further above a threshold redesign where it is larger; 0: none does"`
	Lag       float64 `unit:"weeks" default:"13" range:"1..104" dist:"loguniform 4..26" source:"assumed" doc:"time to design a variant below a threshold, from its publication; each firm's is between half and one and a half of it"`
	Farthest  float64 `unit:"times the threshold" default:"4" range:"1..100" dist:"loguniform 2..10" source:"assumed" doc:"natural performance from which no variant below the threshold serves the same use"`
	Shortfall float64 `unit:"log cost per log performance" default:"0.3" range:"0..2" dist:"uniform 0..1" source:"assumed" doc:"what a variant that performs less costs its buyer, beyond its lower price"`

	OwnLearning float64 `unit:"per year of need" default:"0.5" range:"0..5" dist:"loguniform 0.1..2" source:"assumed" doc:"how fast makers at home learn from demand that is left over: skill is 1-exp(-rate x leftover demand over a year's need)"`
	OwnLag      float64 `unit:"weeks" default:"52" range:"1..260" dist:"loguniform 26..156" source:"assumed" doc:"time in which leftover demand becomes skill at home"`
	OwnCeiling  float64 `unit:"share" default:"0.5" range:"0..1" dist:"uniform 0.1..0.9" source:"assumed" doc:"most of leftover needs that makers at home can come to serve, at full ability"`
	OwnNew      float64 `unit:"share of full ability" default:"0.3" range:"0..1" dist:"uniform 0.05..0.6" source:"assumed" doc:"ability of makers at home where the destination exports none of the product"`
	OwnDrift    float64 `unit:"share" default:"0" range:"-1..1" dist:"uniform -0.5..0.5" source:"assumed" doc:"how far ability at home rises (spending on research) or falls (co-inventors and inputs lost) as skill goes from 0 to 1; the sign is contested (C18, C19)"`

	Research         float64 `unit:"share of sales" default:"0.1" range:"0..0.3" dist:"uniform 0.03..0.2" source:"assumed" doc:"research spending over sales of the scope"`
	ResearchLag      float64 `unit:"weeks" default:"52" range:"1..260" dist:"loguniform 26..156" source:"assumed" doc:"time in which research follows sales"`
	FrontierResponse float64 `unit:"elasticity" default:"0.3" range:"0..1" dist:"uniform 0..0.6" source:"assumed" doc:"growth of the frontier answers research of its makers"`

	DesignOut   float64 `unit:"weeks" default:"78" range:"4..520" dist:"loguniform 26..208" source:"assumed" doc:"time in which a maker that a foreign-product rule reaches replaces the content; each between half and one and a half of it"`
	Replaceable float64 `unit:"probability" default:"0.5" range:"0..1" dist:"uniform 0.1..0.9" source:"assumed" doc:"chance that the makers of an origin can replace a leader's content at all"`

	Relocation     float64 `unit:"per year" default:"0.2" range:"0..5" dist:"loguniform 0.02..1" source:"assumed" doc:"firms that move a line abroad a year, per unit of burden beyond today's over their sales (sign: F6)"`
	Payback        float64 `unit:"years" default:"3" range:"0..20" dist:"loguniform 1..10" source:"assumed" doc:"a line moves where the burden that it is spared in this time pays for the move"`
	RelocationCost float64 `unit:"share of a year's sales" default:"0.3" range:"0..2" dist:"uniform 0.1..1" source:"assumed" doc:"what moving a line costs, of the sales that move"`
	Mobility       float64 `unit:"share" default:"0.3" range:"0..1" dist:"uniform 0..0.7" source:"assumed" doc:"researchers who follow moved sales abroad, of the research that members lose"`
}
