package scenarios

import (
	"strings"
	"testing"
)

// FuzzParse: whatever the bytes, a scenario or Problems with a message on one
// line each, in order, never the end of the process. What is accepted is
// accepted again, and describes itself.
func FuzzParse(f *testing.F) {
	for _, b := range badFiles {
		f.Add([]byte(b.src))
	}
	for _, name := range BuiltIn() {
		src, _ := Source(name)
		f.Add(src)
	}
	for _, nest := range []string{"[", "{", "{a: ", "- ", "? ", "a: &x ", "- !t ", "a:\n ", "<<: ", "|\n", ">", "'", "\"", "%", "\x00", "\xff\xfe", "\t"} {
		f.Add([]byte(strings.Repeat(nest, 40)))
		f.Add([]byte("title: " + strings.Repeat(nest, 40)))
	}
	w := referenceWorld(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := Parse("fuzz.yaml", src, w)
		if err != nil {
			problems, ok := err.(Problems)
			if !ok || len(problems) == 0 {
				t.Fatalf("the error is %T with %d problems, want Problems", err, len(problems))
			}
			for i, p := range problems {
				if strings.Contains(p.Error(), "\n") || !strings.HasPrefix(p.Error(), "fuzz.yaml:") && !strings.HasPrefix(p.Error(), "default of") {
					t.Errorf("problem %q is not one line that begins with its place", p.Error())
				}
				if i > 0 && p.Line < problems[i-1].Line {
					t.Errorf("line %d is reported after line %d", p.Line, problems[i-1].Line)
				}
			}
			return
		}
		for _, l := range Timetable(s) {
			if l.Acts != 0 && (l.Acts < l.From || l.Acts > l.From+6) {
				t.Errorf("from %s acts on %s", l.From, l.Acts)
			}
		}
		if err := s.CheckWorld(w); err != nil {
			t.Errorf("accepted once, refused the second time: %v", err)
		}
		if _, err := s.Set("weeks", "1040"); err != nil && s.Weeks <= 1040 {
			t.Errorf("a longer run was refused: %v", err)
		}
	})
}
