package main

import (
	"encoding/json"
	"io"

	"cordon/data"
	"cordon/experiments/explain"
)

// printExplanationJSON prints an explanation as one document, with the numbers as
// they are in its tables. Missing numbers are null.
func printExplanationJSON(w io.Writer, x *explain.Explanation, command string) error {
	type fact struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	type parting struct {
		Week     int    `json:"week"`
		Monday   string `json:"monday"`
		About    string `json:"about"`
		Baseline string `json:"baseline"`
		Scenario string `json:"scenario"`
		Reason   string `json:"reason"`
	}
	type line struct {
		Week     int    `json:"week"`
		Monday   string `json:"monday"`
		Mark     string `json:"mark"`
		About    string `json:"about"`
		Routine  bool   `json:"routine"`
		Baseline string `json:"baseline,omitempty"`
		Scenario string `json:"scenario,omitempty"`
	}
	doc := struct {
		Command   string                     `json:"command"`
		Simulated string                     `json:"simulated"`
		Name      string                     `json:"name"`
		Number    int                        `json:"number"`
		Fits      int                        `json:"fits,omitempty"`
		Facts     []fact                     `json:"facts"`
		Baseline  string                     `json:"baseline"`
		Scenario  string                     `json:"scenario"`
		Replicate int                        `json:"replicate"`
		AtDraw    bool                       `json:"at_joint_draw"`
		Published int                        `json:"first_publication_week"`
		From      int                        `json:"from_week"`
		To        int                        `json:"to_week"`
		Numbers   *parting                   `json:"numbers_part"`
		Events    *parting                   `json:"events_part"`
		Lines     []line                     `json:"lines"`
		Agrees    bool                       `json:"agrees_with_the_books"`
		Tables    map[string]json.RawMessage `json:"tables"`
	}{
		Command: command, Simulated: string(x.Subject.Kind), Name: x.Subject.Name, Number: x.Subject.Number, Fits: x.Subject.Fits, Baseline: x.Arms[0], Scenario: x.Arms[1],
		Replicate: x.Replicate, AtDraw: x.Draw, Published: x.Published, From: x.From, To: x.To, Lines: []line{}, Agrees: x.Agrees(), Tables: map[string]json.RawMessage{},
	}
	for _, f := range x.Subject.Facts {
		doc.Facts = append(doc.Facts, fact{f.Name, f.Value})
	}
	of := func(p *explain.Parting) *parting {
		if p == nil {
			return nil
		}
		return &parting{p.Week, x.Date(p.Week).String(), p.About, p.Text[0], p.Text[1], p.Reason}
	}
	doc.Numbers, doc.Events = of(x.Numbers), of(x.Parts)
	for i := range x.Pairs {
		p := &x.Pairs[i]
		doc.Lines = append(doc.Lines, line{p.Week, x.Date(p.Week).String(), string(p.Mark), p.About(), p.Routine(), p.Text(0), p.Text(1)})
	}
	for _, t := range x.Tables() {
		b, err := tableJSON(t)
		if err != nil {
			return err
		}
		doc.Tables[t.Name] = b
	}
	b, err := data.FormatJSON(doc)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}
