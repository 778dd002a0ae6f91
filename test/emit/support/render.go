// Renders the templates of a chart with Go's own engine, which is Helm's, and with those functions of Helm that the chart uses.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"text/template"
)

type input struct {
	// By file name; one that begins with "_" gives named templates alone.
	Templates map[string]string
	Values    map[string]any
	Release   map[string]string
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func functions(all *template.Template) template.FuncMap {
	return template.FuncMap{
		"include": func(name string, data any) (string, error) {
			var text strings.Builder
			err := all.ExecuteTemplate(&text, name, data)
			return text.String(), err
		},
		"nindent": func(width int, text string) string {
			margin := "\n" + strings.Repeat(" ", width)
			return margin + strings.ReplaceAll(text, "\n", margin)
		},
		"quote": func(value any) string { return fmt.Sprintf("%q", fmt.Sprint(value)) },
		"default": func(otherwise, value any) any {
			if value == nil || value == "" {
				return otherwise
			}
			return value
		},
		"dict": func(pairs ...any) map[string]any {
			made := map[string]any{}
			for i := 0; i < len(pairs); i += 2 {
				made[pairs[i].(string)] = pairs[i+1]
			}
			return made
		},
		"list":  func(items ...any) []any { return items },
		"int":   func(value float64) int { return int(value) },
		"trunc": func(length int, text string) string { return text[:length] },
		"toJson": func(value any) (string, error) {
			text, err := json.Marshal(value)
			return string(text), err
		},
		"sha256sum": func(text string) string {
			sum := sha256.Sum256([]byte(text))
			return hex.EncodeToString(sum[:])
		},
	}
}

func main() {
	var given input
	check(json.NewDecoder(os.Stdin).Decode(&given))
	all := template.New("chart").Option("missingkey=zero")
	all.Funcs(functions(all))
	names := []string{}
	for name, text := range given.Templates {
		_, err := all.New(name).Parse(text)
		check(err)
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if strings.HasPrefix(name, "_") {
			continue
		}
		fmt.Println("\n---")
		check(all.ExecuteTemplate(os.Stdout, name, map[string]any{"Values": given.Values, "Release": given.Release}))
	}
}
