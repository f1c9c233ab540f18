package main

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// docsPage is a page of its own: style inside, nothing fetched.
var docsPage = template.Must(template.New("docs").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem; max-width: 72rem; color: #1a1a1a; background: #fff; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #bbb; padding-bottom: .2rem; }
p, li { max-width: 50rem; }
nav { columns: 2; font-size: .9rem; border: 1px solid #ccc; padding: .8rem 1.2rem; }
nav a { display: block; text-decoration: none; color: #0b4f8a; }
nav a.h3 { padding-left: 1.2rem; }
pre { background: #f4f4f1; padding: .7rem 1rem; overflow-x: auto; }
code { font: .92em ui-monospace, Consolas, monospace; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .86rem; margin: .8rem 0; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #ddd; padding: .25rem .6rem .25rem 0; }
th { border-bottom: 2px solid #888; }
td code { overflow-wrap: anywhere; }
@media print { nav { display: none; } body { max-width: none; } }
</style>
</head>
<body>
{{if .Headings}}<nav aria-label="contents">{{range .Headings}}<a class="h{{.Level}}" href="#{{.ID}}">{{.Text}}</a>
{{end}}</nav>
{{end}}{{.Body}}</body>
</html>
`))

type docsHeading struct {
	Level    int
	ID, Text string
}

// docsHTML turns Markdown into one page with its contents in front.
func docsHTML(title, markdown string) (string, error) {
	source := []byte(markdown)
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	root := md.Parser().Parse(text.NewReader(source))
	var headings []docsHeading
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level < 2 {
			continue
		}
		id, _ := h.AttributeString("id")
		headings = append(headings, docsHeading{h.Level, fmt.Sprintf("%s", id), string(h.Lines().Value(source))})
	}
	var body bytes.Buffer
	if err := md.Renderer().Render(&body, source, root); err != nil {
		return "", err
	}
	wrapped := bytes.ReplaceAll(body.Bytes(), []byte("<table>"), []byte(`<div class="wide"><table>`))
	wrapped = bytes.ReplaceAll(wrapped, []byte("</table>"), []byte("</table></div>"))
	if len(headings) < 4 {
		headings = nil
	}
	var page bytes.Buffer
	err := docsPage.Execute(&page, map[string]any{"Title": title, "Headings": headings, "Body": template.HTML(wrapped)}) // goldmark escapes raw HTML
	return page.String(), err
}
