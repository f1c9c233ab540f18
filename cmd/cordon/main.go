// Command cordon shows what a change of an export-control list would do:
// licensing load, firm and start-up costs, leakage and diversion, against the
// same world under today's list.
//
// Exit status: 0 done, 1 it failed or a check found something, 2 the command
// line is wrong, 130 stopped by Ctrl-C.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"

	"cordon/data"
	"cordon/scenarios"
)

func main() { os.Exit(run(os.Args)) }

// run is main with an exit status.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	app := newApp()
	arranged, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, arranged)
	}
	var usage usageError
	var problems scenarios.Problems
	var status exitStatus
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintln(os.Stderr, "cordon: "+err.Error())
		return 2
	case errors.Is(err, errReported):
		return 1
	case errors.As(err, &status):
		return int(status)
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "cordon: stopped; "+stopped(err))
		return 130
	case errors.As(err, &problems): // each with its file and line
		fmt.Fprintln(os.Stderr, err.Error())
		return 1
	}
	fmt.Fprintln(os.Stderr, "cordon: "+err.Error())
	return 1
}

// errReported ends a command whose findings are printed already.
var errReported = errors.New("reported")

// exitStatus ends a command whose findings are printed already with a status of its
// own, which its help documents.
type exitStatus int

func (s exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// stopped says what a command that was stopped has kept: the words of its error,
// or that nothing was written.
func stopped(err error) string {
	var stop stopError
	if errors.As(err, &stop) {
		return stop.text
	}
	return "nothing was written"
}

// newApp lists the commands in the order in which help shows them.
func newApp() *cli.App {
	app := &cli.App{
		Name:    "cordon",
		Usage:   "what a change of an export-control list does to licensing, firms, leakage and diversion",
		Version: data.Version,
		Commands: []*cli.Command{
			compareCommand(),
			powerCommand(),
			explainCommand(),
			backtestCommand(),
			reproduceCommand(),
			packCommand(),
			registerCommand(),
			scoreCommand(),
			selfcheckCommand(),
			scenarioCommand(),
			findCommand(),
			verifyCommand(),
			validateCommand(),
			listCommand(),
			importCommand(),
			checkCommand(),
			worldCommand(),
			docsCommand(),
			schemaCommand(),
		},
		Writer:                    os.Stdout,
		ErrWriter:                 os.Stderr,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true, // --set values hold commas
		ExitErrHandler:            func(*cli.Context, error) {},
	}
	plain(app.Commands)
	return app
}

// plain lets every command report wrong usage as one line, without its help.
func plain(commands []*cli.Command) {
	for _, c := range commands {
		c.HideHelpCommand = true
		c.OnUsageError = func(c *cli.Context, err error, _ bool) error { return usagef("%s: %v", c.Command.HelpName, err) }
		plain(c.Subcommands)
	}
}
