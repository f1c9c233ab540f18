package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"cordon/experiments/release"
)

// paramsFlag names a release whose parameters are taken.
func paramsFlag() cli.Flag {
	return &cli.StringFlag{Name: "params", Usage: "take the parameters, with ranges and distributions, as release `R` had them: " + strings.Join(release.Releases(), ", ") + "; those of this version if not given"}
}

// frozen are the parameters of the release that was named; nil where none was.
func frozen(c *cli.Context) (*release.Parameters, error) {
	if !c.IsSet("params") {
		return nil, nil
	}
	p, err := release.Frozen(c.String("params"))
	if err != nil {
		return nil, fmt.Errorf("--params: %w", err)
	}
	return p, nil
}
