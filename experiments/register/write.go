package register

import (
	"math"
	"os"
	"path/filepath"

	"cordon/data"
)

// write puts the tables and then prediction.json into the folder.
func (r *run) write(p *Prediction) (err error) {
	tables := []*data.Table{r.parameterTable(p), r.valueTable(p)}
	path := filepath.Join(r.Dir, predictionFile)
	var names []string
	defer func() {
		if err != nil {
			for _, name := range names {
				os.Remove(filepath.Join(r.Dir, name))
			}
		}
	}()
	if names, err = data.WriteTables(r.Dir, tables, []string{"csv"}); err != nil {
		return err
	}
	for _, name := range names {
		sum, err := data.HashFile(filepath.Join(r.Dir, name))
		if err != nil {
			return err
		}
		p.Files = append(p.Files, File{name, sum})
	}
	if err := p.sealed(); err != nil {
		return err
	}
	return data.WriteJSON(path, p)
}

func (r *run) parameterTable(p *Prediction) *data.Table {
	t := &data.Table{Name: parametersTable, Doc: "The joint draws of the parameters of a registered prediction.", Columns: []data.Column{
		{Name: "replicate", Doc: "index in the comparison", Ints: []int64{}},
		{Name: "parameter", Doc: "what joint draws vary", Strings: []string{}},
		{Name: "value", Unit: "as the parameter has it", Doc: "in this draw", Floats: []float64{}},
	}}
	for _, v := range r.c.Values {
		if !v.Draw {
			continue
		}
		values := v.Taken.(*taken).params
		for i := range p.Parameters {
			path := p.Parameters[i].Path
			t.Columns[0].Ints, t.Columns[1].Strings, t.Columns[2].Floats = append(t.Columns[0].Ints, int64(v.Index)), append(t.Columns[1].Strings, path), append(t.Columns[2].Floats, values[path])
		}
	}
	return t
}

func (r *run) valueTable(p *Prediction) *data.Table {
	t := &data.Table{Name: valuesTable, Doc: "Each member of each forecast of a registered prediction, without the recorded variation.", Columns: []data.Column{
		{Name: "forecast", Doc: "the model, or a null", Strings: []string{}},
		{Name: "replicate", Doc: "of the model the replicate of the joint draw, of a null a number", Ints: []int64{}},
		{Name: "quantity", Doc: "position in prediction.json, from 0", Ints: []int64{}},
		{Name: "value", Unit: "as the quantity has it", Doc: "of the quantity", Floats: []float64{}},
	}}
	var draws []int64
	for _, v := range r.c.Values {
		if v.Draw {
			draws = append(draws, int64(v.Index))
		}
	}
	for i := range p.Forecasts {
		for n, row := range r.members[i] {
			member := int64(n)
			if i == 0 {
				member = draws[n]
			}
			for q, x := range row {
				if math.IsNaN(x) {
					continue
				}
				t.Columns[0].Strings, t.Columns[1].Ints = append(t.Columns[0].Strings, p.Forecasts[i].Name), append(t.Columns[1].Ints, member)
				t.Columns[2].Ints, t.Columns[3].Floats = append(t.Columns[2].Ints, int64(q)), append(t.Columns[3].Floats, x)
			}
		}
	}
	return t
}
