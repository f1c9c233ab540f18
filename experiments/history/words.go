package history

import (
	"fmt"
	"math"
)

// verdictWords says in a sentence whether the model beats a null.
func verdictWords(v Verdict) string {
	if v.Single {
		v.Skill, v.SkillSE = v.Off, v.OffSE
		return fmt.Sprintf("%q is a single value here, without a spread: its CRPS can't be compared with the model's. By the absolute errors of medians: ", v.Null) + verdictOf(v)
	}
	words := verdictOf(v)
	if !math.IsNaN(v.SkillLog) && !math.IsNaN(v.Skill) {
		words += fmt.Sprintf(" In logarithms, where small flows weigh as much as large ones, it is %s.", lessMore(v.SkillLog))
	}
	return words
}

// verdictOf is the part of it that is about USD.
func verdictOf(v Verdict) string {
	switch {
	case math.IsNaN(v.Skill):
		return fmt.Sprintf("Against %q nothing can be said: the null has no error to compare with.", v.Null)
	case math.IsNaN(v.SkillSE):
		return fmt.Sprintf("The model's error is %s than that of %q, on too few pairs of countries to tell that from chance.", lessMore(v.Skill), v.Null)
	case math.Abs(v.Skill) <= 2*v.SkillSE:
		return fmt.Sprintf("The model can't be told from %q: its error is %s, within twice the standard error of %.1f points.", v.Null, lessMore(v.Skill), 100*v.SkillSE)
	case v.Skill > 0:
		return fmt.Sprintf("The model beats %q: its error is %s (standard error %.1f points).", v.Null, lessMore(v.Skill), 100*v.SkillSE)
	}
	return fmt.Sprintf("The model is beaten by %q: its error is %s (standard error %.1f points).", v.Null, lessMore(v.Skill), 100*v.SkillSE)
}

func lessMore(skill float64) string {
	if skill >= 0 {
		return fmt.Sprintf("%.1f%% smaller", 100*skill)
	}
	return fmt.Sprintf("%.1f%% larger", -100*skill)
}
