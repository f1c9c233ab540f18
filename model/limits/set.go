package limits

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Set gives a setting of the case the value that was typed for it.
func (c *Case) Set(name, value string) error {
	s := c.Limit.Setting(name)
	if s == nil {
		return fmt.Errorf("limit %s has no setting %q", c.Limit.Name, name)
	}
	if s.Text != "" {
		if value == "" {
			return fmt.Errorf("%s %s: found nothing, expected %s", c.Limit.Name, name, s.Text)
		}
		c.Words[name] = value
		return nil
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(v) {
		return fmt.Errorf("%s %s: found %q, expected a number [%s], %s", c.Limit.Name, name, value, s.Unit, s.Range())
	}
	if !(v >= s.Low && v <= s.High) {
		return fmt.Errorf("%s %s: %s is outside its range %s [%s]", c.Limit.Name, name, value, s.Range(), s.Unit)
	}
	if s.Whole && v != math.Trunc(v) {
		return fmt.Errorf("%s %s: found %s, expected a whole number [%s], %s", c.Limit.Name, name, value, s.Unit, s.Range())
	}
	c.Numbers[name] = v
	return nil
}

// Range of a setting's numbers as text; what is expected of one of words.
func (s *Setting) Range() string {
	if s.Text != "" {
		return s.Text
	}
	return fmt.Sprintf("%s..%s", bound(s.Low), bound(s.High))
}

func bound(v float64) string {
	if math.IsInf(v, 1) {
		return "inf"
	}
	return strings.Replace(strconv.FormatFloat(v, 'g', -1, 64), "e+0", "e", 1)
}
