package scenarios

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"cordon/data"
	"cordon/model"
	"cordon/model/lever"
	"cordon/model/param"
)

// lasting is what does not depend on the world.
var lasting = sync.OnceValue(func() []Found {
	return slices.Concat(leversIndex(), scenariosIndex(), parametersIndex(), changesIndex())
})

func leversIndex() []Found {
	var all []Found
	for _, name := range lever.Names() {
		f := Found{Kind: "lever", Name: name, Title: lever.New(name).Doc(), Write: "lever: " + name}
		var required, others []string
		for _, s := range Settings(name) {
			f.words = append(f.words, s.Key)
			if s.Required {
				required = append(required, s.Key)
			} else {
				others = append(others, s.Key)
			}
		}
		f.Note = strings.TrimPrefix("needs "+strings.Join(required, ", ")+"; may have "+strings.Join(others, ", "), "needs ; ")
		all = append(all, f)
	}
	return all
}

func scenariosIndex() []Found {
	var all []Found
	for _, name := range BuiltIn() {
		src, err := Source(name)
		if err != nil {
			continue
		}
		s, err := Parse("scenarios/"+name+".yaml", src, nil)
		if err != nil {
			continue // TestEveryBuiltIn reads them all
		}
		all = append(all, Found{Kind: "scenario", Name: name, Title: s.Title, Write: "cordon compare " + name, Note: s.Question, words: []string{string(src)}})
	}
	return all
}

func parametersIndex() []Found {
	var all []Found
	for _, d := range param.List(&model.Params{}) {
		all = append(all, Found{
			Kind: "parameter", Name: d.Path, Title: d.Doc, Write: "--set " + d.Path + "=" + plainly(d.Default),
			Note: fmt.Sprintf("default %s %s, range %s..%s", plainly(d.Default), d.Unit, plainly(d.Low), plainly(d.High)),
		})
	}
	return all
}

// changesIndex are documented changes of the past.
func changesIndex() []Found {
	var all []Found
	for _, c := range data.PastChanges() {
		all = append(all, Found{
			Kind: "past change", Name: c.ID, Title: c.Text, Note: fmt.Sprintf("%s, effective %s; %s", c.Jurisdiction, c.Effective, c.Citation), words: []string{c.Entries, c.Kind, c.Parameter},
		})
	}
	return all
}
