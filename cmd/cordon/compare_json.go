package main

import (
	"encoding/json"
	"io"

	"cordon/data"
	"cordon/experiments"
)

// printJSON prints the comparison as one document: what the terminal shows, with
// the numbers as they are in the result tables. Missing numbers are null.
func printJSON(w io.Writer, c *experiments.Comparison, command string) error {
	m := c.Manifest(command)
	rows := map[string]json.RawMessage{}
	for _, t := range c.Tables() {
		b, err := tableJSON(t)
		if err != nil {
			return err
		}
		rows[t.Name] = b
	}
	b, err := data.FormatJSON(struct {
		Command      string                         `json:"command"`
		World        experiments.ManifestWorld      `json:"world"`
		Seed         uint64                         `json:"seed"`
		Replicates   int                            `json:"replicates"`
		Defaults     int                            `json:"replicates_at_defaults"`
		Weeks        int                            `json:"weeks"`
		Start        string                         `json:"start"`
		From         int                            `json:"first_publication_week"`
		Baseline     string                         `json:"baseline"`
		Scenarios    []experiments.ManifestScenario `json:"scenarios"`
		Interrupted  bool                           `json:"interrupted"`
		Until        string                         `json:"until,omitempty"`
		UntilMet     *bool                          `json:"until_met,omitempty"`
		Headlines    json.RawMessage                `json:"headlines"`
		Contrasts    json.RawMessage                `json:"contrasts"`
		Card         json.RawMessage                `json:"card"`
		Measures     json.RawMessage                `json:"measures"`
		NotSimulated json.RawMessage                `json:"not_simulated"`
		Parameters   json.RawMessage                `json:"parameters"`
		Flips        json.RawMessage                `json:"flips,omitempty"`
		Switching    json.RawMessage                `json:"switching,omitempty"`
		FlipJoint    json.RawMessage                `json:"flip_joint,omitempty"`
		FlipDrivers  json.RawMessage                `json:"flip_drivers,omitempty"`
		Leakage      json.RawMessage                `json:"leakage_width,omitempty"`
		Parts        json.RawMessage                `json:"decomposition,omitempty"`
	}{
		command, m.World, c.Seed, len(c.Values), c.Defaults(), c.Length, m.Start, c.From, m.Baseline, m.Scenarios, c.Interrupted, m.Until, untilMet(c),
		rows["headlines"], rows["contrasts"], rows["card"], rows["measures"], rows["not_simulated"], rows["parameters"],
		rows["flips"], rows["switching"], rows["flip_joint"], rows["flip_drivers"], rows["leakage_width"], rows["decomposition"],
	})
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func untilMet(c *experiments.Comparison) *bool {
	if c.Until == nil {
		return nil
	}
	return &c.Met
}
