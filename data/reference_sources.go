package data

// referenceSources are where the reference world comes from.
var referenceSources = []Source{
	{ID: "entries", Title: "List entries as facts (tables/entries.csv): EU Annex I, US rules, China's licence catalogue", Licence: "facts from legal texts", File: "tables/entries.csv"},
	{ID: "gdp", Title: "World Bank, World Development Indicators, GDP in current USD, 2023", URL: "https://data.worldbank.org/indicator/NY.GDP.MKTP.CD", Licence: "CC BY 4.0", File: "tables/gdp.csv"},
	{ID: "distances", Title: "CEPII GeoDist, population-weighted distances", URL: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6", Licence: "Etalab open licence 2.0", File: "tables/distances.csv"},
	{ID: "elasticities", Title: "CEPII ProTEE 0.1, trade elasticity by HS6", URL: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=35", Licence: "Etalab open licence 2.0", File: "tables/elasticities.csv"},
	{ID: "lpi", Title: "World Bank, Logistics Performance Index 2016, customs score", URL: "https://lpi.worldbank.org", Licence: "CC BY 4.0", File: "tables/jurisdictions.csv"},
	{ID: "strengths", Title: "Assumed strengths of exporters, multiples of demand and world trade by product (judgement)", Licence: "Apache-2.0", File: "tables/supply.csv"},
}

// referenceDefaults are what the reference world assumes because no recorded
// trade is in it.
var referenceDefaults = []Default{
	{What: "flows", Value: "gravity rule", Why: "synthetic world: no recorded trade is embedded", Share: 1},
	{What: "totals", Value: "gravity rule on recalled exports and GDP times assumed openness", Why: "synthetic world", Share: 1},
	{What: "quantities", Value: "value over assumed USD per kg and relative quality", Why: "synthetic world", Share: 1},
	{What: "sd_log", Value: "1", Why: "spread of performance across variants is not measured", Share: 1},
	{What: "adherents", Value: "none", Why: "jurisdictions that copy a regime's list without being members (such as SGP, ISR, TWN, HKG) have only the entries that the adopters column names", Share: 0},
}
