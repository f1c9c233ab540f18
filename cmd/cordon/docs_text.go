package main

import (
	"strings"
)

// docsText is Markdown as a terminal shows it: headings underlined, tables in
// columns, marks of code and weight left out.
func docsText(markdown string, width int) string {
	var b strings.Builder
	lines := strings.Split(markdown, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, "|"):
			end := i
			for end < len(lines) && strings.HasPrefix(lines[end], "|") {
				end++
			}
			t, add := textTable("", "", cellsOf(lines[i])...)
			for _, row := range lines[min(i+2, end):end] {
				add(cellsOf(row)...)
			}
			b.WriteString(tableText(t, width) + "\n")
			i = end - 1
		case strings.HasPrefix(line, "#"):
			title := strings.TrimSpace(strings.TrimLeft(line, "#"))
			under := "="
			if strings.HasPrefix(line, "##") {
				under = "-"
			}
			b.WriteString(title + "\n" + strings.Repeat(under, len([]rune(title))) + "\n")
		case strings.HasPrefix(line, "    "):
			b.WriteString(line + "\n")
		default:
			b.WriteString(unmarked(line) + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// cellsOf splits a row of a Markdown table.
func cellsOf(row string) []string {
	const bar = "\x00"
	row = strings.Trim(strings.ReplaceAll(row, `\|`, bar), "| ")
	cells := strings.Split(row, " | ")
	for i := range cells {
		cells[i] = strings.ReplaceAll(unmarked(strings.TrimSpace(cells[i])), bar, "|")
	}
	return cells
}

func unmarked(s string) string {
	return strings.NewReplacer("`", "", "**", "").Replace(s)
}
