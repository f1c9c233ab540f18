package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"cordon/data"
)

// jsonFlag asks for JSON in place of a table of text.
func jsonFlag() cli.Flag { return &cli.BoolFlag{Name: "json", Usage: "print JSON"} }

// show prints a table as text or, with --json, as an array of objects.
func show(c *cli.Context, t *data.Table) error {
	if c.Bool("json") {
		b, err := tableJSON(t)
		if err != nil {
			return err
		}
		_, err = c.App.Writer.Write(b)
		return err
	}
	_, err := fmt.Fprintln(c.App.Writer, tableText(t, textWidth()))
	return err
}

// textWidth is the width of the terminal, or one that a wide window holds.
func textWidth() int {
	const usual = 160
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
		return max(w, 80)
	}
	return usual
}

// tableText lays a table out in columns; wide ones are wrapped so that a line
// is about as long as width.
func tableText(t *data.Table, width int) string {
	w := table.NewWriter()
	style := table.StyleDefault
	style.Box = table.BoxStyle{PaddingRight: "  "}
	style.Options = table.Options{SeparateHeader: false}
	style.Format.Header = text.FormatDefault
	w.SetStyle(style)
	header, widths := table.Row{}, make([]int, len(t.Columns))
	for i := range t.Columns {
		header = append(header, t.Columns[i].Name)
		widths[i] = len(t.Columns[i].Name)
		for r := range t.Len() {
			widths[i] = max(widths[i], len([]rune(cellText(&t.Columns[i], r))))
		}
	}
	w.AppendHeader(header)
	for r := range t.Len() {
		row := table.Row{}
		for i := range t.Columns {
			row = append(row, cellText(&t.Columns[i], r))
		}
		w.AppendRow(row)
	}
	narrow(widths, width-2*len(widths))
	var configs []table.ColumnConfig
	for i := range t.Columns {
		align := text.AlignLeft
		if t.Columns[i].Strings == nil {
			align = text.AlignRight
		}
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: widths[i], WidthMaxEnforcer: text.WrapSoft, Align: align, AlignHeader: align})
	}
	w.SetColumnConfigs(configs)
	lines := strings.Split(strings.TrimRight(w.Render(), "\n "), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// narrow takes width from the widest column until all fit, none below 24.
func narrow(widths []int, room int) {
	const least = 24
	for {
		sum, widest := 0, 0
		for i, w := range widths {
			sum += w
			if w > widths[widest] {
				widest = i
			}
		}
		if sum <= room || widths[widest] <= least {
			return
		}
		widths[widest]--
	}
}

// cellText is one value as text; "" where it is missing.
func cellText(c *data.Column, row int) string {
	switch {
	case c.Strings != nil:
		return c.Strings[row]
	case c.Ints != nil:
		return strconv.FormatInt(c.Ints[row], 10)
	case math.IsNaN(c.Floats[row]):
		return ""
	}
	return strconv.FormatFloat(c.Floats[row], 'g', -1, 64)
}

// tableJSON is an array with an object a row, its keys in the order of columns.
func tableJSON(t *data.Table) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("[")
	for r := range t.Len() {
		b.WriteString(map[bool]string{true: "\n  {", false: ",\n  {"}[r == 0])
		for i := range t.Columns {
			c := &t.Columns[i]
			var v any
			switch {
			case c.Strings != nil:
				v = c.Strings[r]
			case c.Ints != nil:
				v = c.Ints[r]
			case !math.IsNaN(c.Floats[r]) && !math.IsInf(c.Floats[r], 0):
				v = c.Floats[r]
			}
			if i > 0 {
				b.WriteString(", ")
			}
			if err := writeMember(&b, c.Name, v); err != nil {
				return nil, err
			}
		}
		b.WriteString("}")
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

func writeMember(b *bytes.Buffer, name string, v any) error {
	key, err := json.Marshal(name)
	if err != nil {
		return err
	}
	b.Write(key)
	b.WriteString(": ")
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line feed
	return nil
}
