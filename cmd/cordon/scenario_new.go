package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/model/lever"
	"cordon/scenarios"
)

func scenarioNewCommand() *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "ask what a scenario should say, and write the file",
		ArgsUsage: "FILE",
		Description: "Asks one thing a line; an empty answer takes what stands in brackets. Answers may be piped in. Each measure is checked\n" +
			"against the world as soon as it is complete, and what is written can be read.",
		Flags: []cli.Flag{worldFlag()},
		Action: func(c *cli.Context) error {
			args, err := words(c, 1, 1)
			if err != nil {
				return err
			}
			file := args[0]
			if !strings.HasSuffix(file, ".yaml") && !strings.HasSuffix(file, ".yml") {
				return usagef("found %q, expected the name of a file that ends in .yaml", file)
			}
			if _, err := os.Lstat(file); err == nil {
				return fmt.Errorf("%s exists; nothing was asked; choose another name, or move it away", file)
			}
			w, err := openWorld(c.String("world"))
			if err != nil {
				return err
			}
			defer w.Close()
			q := &questions{in: bufio.NewScanner(os.Stdin), out: c.App.Writer, world: w, file: file, draft: scenarios.NewDraft()}
			if err := q.all(); err != nil {
				return err
			}
			return writeScenario(c, file, q.draft.Bytes())
		},
	}
}

// questions asks for a scenario.
type questions struct {
	in    *bufio.Scanner
	out   io.Writer
	world *data.World
	file  string
	draft *scenarios.Draft
}

var errDone = errors.New("no more measures")

func (q *questions) all() error {
	if err := q.head(); err != nil {
		return err
	}
	for n := 1; ; n++ {
		err := q.measure(n)
		if errors.Is(err, errDone) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// head asks for what stands at the top until it can be read.
func (q *questions) head() error {
	for {
		for _, h := range []struct{ key, prompt, usual string }{
			{"title", "What is proposed, in one line?", ""},
			{"question", "What do you want to know? (ends in \"?\")", "none"},
			{"citation", "Which law is changed?", "hypothetical"},
			{"start", "A day in the first week, such as 2026-01-05?", ""},
			{"weeks", "For how many weeks?", fmt.Sprint(scenarios.DefaultWeeks)},
		} {
			answer, err := q.ask(h.prompt, h.usual, h.usual == "")
			if err != nil {
				return err
			}
			if answer != "none" {
				q.draft.Text(h.key, answer)
			}
		}
		if q.check() {
			return nil
		}
		q.draft = scenarios.NewDraft()
		fmt.Fprintln(q.out, "Once more.")
	}
}

// measure asks for one measure until it can be read; errDone where no name is given.
func (q *questions) measure(n int) error {
	for {
		name, err := q.ask(fmt.Sprintf("Measure %d: a name of your own for it?", n), "no more measures", false)
		if err != nil {
			return err
		}
		if name == "no more measures" {
			return errDone
		}
		if strings.ContainsAny(name, ". \t") {
			fmt.Fprintf(q.out, "  %q can't be a name: letters, digits, - and _\n", name)
			continue
		}
		path := "measures." + name + "."
		if err := q.settings(path); err != nil {
			return err
		}
		if q.check() {
			return nil
		}
		q.draft.Drop(name)
		fmt.Fprintln(q.out, "The measure was not taken; once more.")
	}
}

// settings asks for lever, settings and dates of a measure.
func (q *questions) settings(path string) error {
	name, err := q.lever()
	if err != nil {
		return err
	}
	q.draft.Text(path+"lever", name)
	borrows := false
	for _, s := range scenarios.Settings(name) {
		borrows = borrows || s.Kind == "measure" && s.Required
		usual := s.Default
		if usual == "" {
			usual = "leave out"
		}
		form := s.Type
		if s.Unit != "" {
			form += ", " + s.Unit
		}
		answer, err := q.ask(fmt.Sprintf("  %s (%s): %s?", s.Key, form, s.Doc), usual, s.Required)
		if err != nil {
			return err
		}
		if answer == usual && !s.Required {
			continue
		}
		if err := q.set(path+s.Key, s.Type, answer); err != nil {
			return err
		}
	}
	if borrows {
		return nil // it has its leader's dates
	}
	for _, d := range []struct{ key, prompt, usual string }{
		{"published", "  When is it published (YYYY-MM-DD)?", "with from"},
		{"from", "  From when does it hold?", "the start"},
		{"until", "  Until when?", "for good"},
	} {
		answer, err := q.ask(d.prompt, d.usual, false)
		if err != nil {
			return err
		}
		if answer != d.usual {
			q.draft.Text(path+d.key, answer)
		}
	}
	return nil
}

// set writes an answer as files have it: brackets and braces may be left out.
func (q *questions) set(path, form, answer string) error {
	switch {
	case form == "text":
		q.draft.Text(path, answer)
		return nil
	case form == "list" && !strings.HasPrefix(answer, "["):
		answer = "[" + answer + "]"
	case form == "table" && !strings.HasPrefix(answer, "{"):
		answer = "{" + answer + "}"
	}
	if err := q.draft.Set(path, answer); err != nil {
		fmt.Fprintf(q.out, "  %v\n", err)
		q.draft.Text(path, answer) // the check below says what is wrong with it
	}
	return nil
}

// lever asks until a lever of that name exists.
func (q *questions) lever() (string, error) {
	for {
		name, err := q.ask(fmt.Sprintf("  Which lever (%s)?", strings.Join(lever.Names(), ", ")), "", true)
		if err != nil {
			return "", err
		}
		if l := lever.New(name); l != nil {
			fmt.Fprintf(q.out, "  It %s.\n", l.Doc())
			return name, nil
		}
		fmt.Fprintf(q.out, "  no lever is called %q; did you mean %q?\n", name, scenarios.Nearest(name, lever.Names()))
	}
}

// check reads the file as it stands and says what is wrong with it.
func (q *questions) check() bool {
	s, err := scenarios.Parse(q.file, q.draft.Bytes(), q.world)
	if err != nil {
		var problems scenarios.Problems
		if errors.As(err, &problems) {
			for _, p := range problems {
				fmt.Fprintf(q.out, "  %s\n", p.Message)
			}
		} else {
			fmt.Fprintf(q.out, "  %v\n", err)
		}
		return false
	}
	for _, m := range s.Measures {
		if m.Name == s.Measures[len(s.Measures)-1].Name {
			fmt.Fprintf(q.out, "  Taken: %s %s.\n", m.Name, s.Plain(m))
		}
	}
	return true
}

// ask puts a question; an empty answer is the usual one, and asked for again
// where there must be one.
func (q *questions) ask(prompt, usual string, required bool) (string, error) {
	for {
		fmt.Fprint(q.out, prompt)
		if usual != "" && !required {
			fmt.Fprintf(q.out, " [%s]", usual)
		}
		fmt.Fprint(q.out, " ")
		if !q.in.Scan() {
			fmt.Fprintln(q.out)
			if err := q.in.Err(); err != nil {
				return "", fmt.Errorf("the answers can't be read: %w; nothing was written", err)
			}
			return "", fmt.Errorf("the answers ended at the question %q; nothing was written", strings.TrimSpace(prompt))
		}
		answer := strings.TrimSpace(q.in.Text())
		switch {
		case answer != "":
			return answer, nil
		case !required:
			return usual, nil
		}
		fmt.Fprintln(q.out, "An answer is needed here.")
	}
}
