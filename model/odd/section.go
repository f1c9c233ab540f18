package odd

import (
	"fmt"
	"strings"

	"cordon/data"
)

// Sections of the documentation that can be had alone, by the name that
// commands use.
var Sections = []struct {
	Name, Usage string
	write       func(*strings.Builder) error
}{
	{"model", "the whole model by the ODD protocol, with parameters, outcomes and levers", all},
	{"parameters", "every parameter: symbol, meaning, unit, default, distribution, source and how well it is known", parameters},
	{"outcomes", "every outcome: definition, unit, and whether it is imposed, calibrated or emergent", outcomes},
	{"levers", "every lever with its settings", levers},
}

// Markdown is a section of the documentation.
func Markdown(section string) (string, error) {
	for _, s := range Sections {
		if s.Name == section {
			var b strings.Builder
			if err := s.write(&b); err != nil {
				return "", err
			}
			return b.String(), nil
		}
	}
	return "", fmt.Errorf("the documentation has no section %q", section)
}

// all is ODD's seven elements, and the tables that belong to them.
func all(b *strings.Builder) error {
	fmt.Fprintf(b, "# cordon %s: the model\n\nBy the ODD protocol (Grimm et al. 2020, JASSS 23(2) 7). Process overview, tables and labels are made from the code of this version.\n\n", data.Version)
	number := 0
	heading := func(title string) {
		number++
		fmt.Fprintf(b, "## %d. %s\n\n", number, title)
	}
	for _, p := range elements() {
		heading(p.Title)
		b.WriteString(p.Text + "\n")
		switch number {
		case 2:
			heading("Process overview and scheduling")
			if err := overview(b); err != nil {
				return err
			}
		case 6:
			table(b, data.WorldSchema(), "file", "column", "unit", "doc")
		}
	}
	heading("Sub-models")
	for i, p := range SubModels() {
		p.write(b, fmt.Sprintf("### %d.%d. ", number, i+1))
	}
	for _, write := range []func(*strings.Builder) error{parameters, outcomes, levers} {
		if err := write(b); err != nil {
			return err
		}
	}
	return nil
}

// overview is the week's own list, each line with the sub-model that says how.
func overview(b *strings.Builder) error {
	steps, reasons, err := Week()
	if err != nil {
		return err
	}
	where := map[string]string{}
	for i, p := range SubModels() {
		for _, process := range p.Processes {
			where[process] = fmt.Sprintf("7.%d %s", i+1, p.Title)
		}
	}
	b.WriteString("A week, made from the list in model/week.go. Lines run from top to bottom, each over all agents before the next begins.\n\n")
	rows := newRows(b, "part", "process", "what it does", "sub-model")
	for _, s := range steps {
		var models []string
		for _, p := range s.Processes {
			if m := where[p]; m != "" && !contains(models, m) {
				models = append(models, m)
			}
		}
		does := s.Comment
		if s.Doc != "" {
			does += ". " + firstSentence(s.Doc)
		}
		rows(s.Number, "`"+strings.Join(s.Processes, "`, `")+"`", does, strings.Join(models, "; "))
	}
	b.WriteString("\nWhy in this order:\n\n")
	_, list, _ := strings.Cut(reasons, "- ")
	for line := range strings.SplitSeq("- "+list, "\n") {
		b.WriteString(strings.TrimLeft(line, " ") + "\n")
	}
	b.WriteString("\n")
	return nil
}

// firstSentence of a doc comment, on one line.
func firstSentence(doc string) string {
	text := strings.Join(strings.Fields(doc), " ")
	if end := strings.Index(text, ". "); end >= 0 {
		text = text[:end+1]
	}
	return text
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
