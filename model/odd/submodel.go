package odd

import (
	"fmt"
	"strings"

	"cordon/model"
	"cordon/model/param"
)

// write puts a sub-model's text, then what it uses: parameters with their
// defaults as declared, constants of the code, and where equations are computed.
func (p *Page) write(b *strings.Builder, heading string) {
	fmt.Fprintf(b, "%s%s\n\n", heading, p.Title)
	if len(p.Processes) > 0 {
		fmt.Fprintf(b, "Processes: `%s`.\n\n", strings.Join(p.Processes, "`, `"))
	}
	b.WriteString(p.Text + "\n")
	if len(p.Parameters) > 0 {
		declared := map[string]param.Declaration{}
		for _, d := range param.List(&model.Params{}) {
			declared[d.Path] = d
		}
		rows := newRows(b, "symbol", "parameter", "default", "unit")
		for _, s := range p.Parameters {
			d := declared[s.Path]
			rows(s.Symbol, "`"+s.Path+"`", number(d.Default), d.Unit)
		}
		b.WriteString("\n")
	}
	if len(p.Constants) > 0 {
		var parts []string
		for _, c := range p.Constants {
			parts = append(parts, fmt.Sprintf("%s = %s (model/%s)", c.Name, c.Value, c.File))
		}
		fmt.Fprintf(b, "Constants: %s.\n\n", strings.Join(parts, "; "))
	}
	if len(p.Functions) > 0 {
		fmt.Fprintf(b, "Code: %s.\n\n", places(p.Functions))
	}
}

// places are functions by file, in the order in which a page names them.
func places(of []Place) string {
	var files []string
	names := map[string][]string{}
	for _, f := range of {
		if names[f.File] == nil {
			files = append(files, f.File)
		}
		names[f.File] = append(names[f.File], "`"+f.Name+"`")
	}
	var parts []string
	for _, f := range files {
		parts = append(parts, "model/"+f+" "+strings.Join(names[f], ", "))
	}
	return strings.Join(parts, "; ")
}
