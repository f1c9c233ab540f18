package data

// ImportBACI imports yearly flows of the world's trade by HS 2017 product:
// CEPII's BACI as published (a zip, its folder or single files with the columns
// t,i,j,k,v,q: year, numeric codes of exporter and importer, HS6, thousand USD,
// tonnes), or the tidy layout year,exporter,importer,hs6,value_usd,qty_t with
// ISO3 codes. Columns are found by name; others are reported.
//
// Numeric codes follow the embedded tables/baci_countries.csv: CEPII's, and
// ISO's own where they differ (Taiwan is 490 and 158, France 251 and 250).
// Countries that no longer are keep their trade under the code that CEPII gives
// them; two codes of one ISO3 (Germany before and after 1990) are added up.
//
// CEPII's codes lack the leading zero: five digits are taken as six. A code that
// no chapter of the Harmonized System holds (77, 98, 99) is dropped for that
// reason and listed with its rows and value, as ImportComext treats codes that
// its table does not know: such trade is real (999999 is what was not specified),
// but of no product that a list could name. An unknown country rejects its row
// instead, in both imports, since it is a slip; so does a code of another length
// or one that begins with 00.
//
// The error of a row that can't be read has its file, line and column; nothing
// is written then, unless SkipBad allows it.
func ImportBACI(opts ImportOptions) (*ImportReport, error) {
	from, to, err := periodSpan(opts.From, opts.To, false)
	if err != nil {
		return nil, err
	}
	im := &importer{
		opts: opts, kind: "baci", layouts: []*layout{layoutBACI, layoutTidy},
		plan: &importPlan{from: from, to: to, skipBad: opts.SkipBad},
		licence: Source{ID: "baci", Title: "CEPII BACI, bilateral trade by HS 2017 product (Gaulier and Zignago 2010)",
			URL: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37", Licence: "Etalab open licence 2.0"},
	}
	im.name("BACI trade flows")
	return im.run()
}

// name fills in the name and title that the options leave out.
func (im *importer) name(what string) {
	o := &im.opts
	if o.Name == "" {
		o.Name = im.kind
	}
	if o.Title == "" {
		o.Title = what
		if o.From != "" {
			o.Title += ", " + o.From
			if o.To != o.From {
				o.Title += " to " + o.To
			}
		}
	}
}
