package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/scenarios"
)

// usageError is a command line that can't be understood.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// usagef is a usageError.
func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// arrange puts flags before arguments, so that both may be typed in any order,
// and finds commands and flags that do not exist, with the nearest name. After
// "--" everything is an argument.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 {
		return args, nil
	}
	commands, flags := app.Commands, slices.Concat(app.Flags, []cli.Flag{cli.HelpFlag, cli.VersionFlag})
	path, out := app.Name, []string{args[0]}
	rest := args[1:]
	if rest[0] == "help" { // "cordon help compare" is "cordon compare --help"
		rest = append(slices.Clone(rest[1:]), "--help")
	}
	for len(commands) > 0 && len(rest) > 0 {
		word := rest[0]
		if strings.HasPrefix(word, "-") {
			if flag(word, flags) == nil {
				return nil, unknownFlag(path, word, flags)
			}
			return append(out, word), nil // --help or --version of a group of commands
		}
		next := command(word, commands)
		if next == nil {
			return nil, unknownCommand(path, word, commands)
		}
		path, out, rest = path+" "+next.Name, append(out, next.Name), rest[1:]
		commands, flags = next.Subcommands, slices.Concat(next.Flags, []cli.Flag{cli.HelpFlag})
	}
	if len(commands) > 0 {
		return out, nil // a group of commands alone: its help
	}
	var options, words []string
	for i := 0; i < len(rest); i++ {
		word := rest[i]
		if word == "--" {
			words = append(words, rest[i+1:]...)
			break
		}
		if !strings.HasPrefix(word, "-") || word == "-" {
			words = append(words, word)
			continue
		}
		f := flag(word, flags)
		if f == nil {
			return nil, unknownFlag(path, word, flags)
		}
		options = append(options, word)
		if takesValue(f) && !strings.Contains(word, "=") {
			if i+1 == len(rest) {
				return nil, usagef("%s %s needs a value", path, word)
			}
			i++
			options = append(options, rest[i])
		}
	}
	if err := required(path, options, flags); err != nil {
		return nil, err
	}
	out = append(out, options...)
	if len(words) > 0 {
		out = append(append(out, "--"), words...)
	}
	return out, nil
}

func command(word string, commands []*cli.Command) *cli.Command {
	for _, c := range commands {
		if c.HasName(word) {
			return c
		}
	}
	return nil
}

func flag(word string, flags []cli.Flag) cli.Flag {
	name, _, _ := strings.Cut(strings.TrimLeft(word, "-"), "=")
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

// required finds a flag that must be given and is not.
func required(path string, options []string, flags []cli.Flag) error {
	given := map[string]bool{}
	for _, o := range options {
		if f := flag(o, flags); f != nil && strings.HasPrefix(o, "-") {
			given[f.Names()[0]] = true
		}
	}
	for _, f := range flags {
		name := f.Names()[0]
		if r, ok := f.(cli.RequiredFlag); ok && r.IsRequired() && !given[name] && !given["help"] {
			return usagef("%s needs --%s: %s", path, name, strings.ReplaceAll(f.(cli.DocGenerationFlag).GetUsage(), "`", ""))
		}
	}
	return nil
}

func unknownCommand(path, word string, commands []*cli.Command) error {
	var names []string
	for _, c := range commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return usagef("no command is called %q; did you mean %q? (\"%s --help\" lists all: %s)", path+" "+word,
		path+" "+scenarios.Nearest(word, names), path, strings.Join(names, ", "))
}

func unknownFlag(path, word string, flags []cli.Flag) error {
	var names []string
	for _, f := range flags {
		if long := f.Names()[0]; len(long) > 1 {
			names = append(names, long)
		}
	}
	word, _, _ = strings.Cut(word, "=")
	return usagef("%s has no flag %s; did you mean --%s? (\"%s --help\" lists all)", path, word,
		scenarios.Nearest(strings.TrimLeft(word, "-"), names), path)
}

// words checks how many arguments a command has; most < 0: any number.
func words(c *cli.Context, least, most int) ([]string, error) {
	got := c.Args().Slice()
	usage := c.Command.HelpName + " " + c.Command.ArgsUsage
	switch {
	case len(got) < least:
		return nil, usagef("found %s, expected %s", count(len(got), "argument"), usage)
	case most >= 0 && len(got) > most:
		return nil, usagef("found %s more than %s takes, the first %q; expected %s", count(len(got)-most, "argument"), c.Command.HelpName, got[most], usage)
	}
	return got, nil
}

// count is a number of things in words.
func count(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing
	case 1:
		return "1 " + thing
	}
	if stem, ok := strings.CutSuffix(thing, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
