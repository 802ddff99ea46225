/* SPDX-License-Identifier: MIT */
/*
 * Number variables and locators, taken apart: "12-14, 20 & 23", "vol. 3", "L10a".  Whether they
 * are numeric, and singular or plural, follows from the parts (CSL 1.0.2, "Number", "Label").
 */
#include <string.h>

#include "base/ascii.h"

#include "csl/render.h"

/* Abbreviations of labels that may stand inside of a number; sorted. */
static const struct {
	const char *name;
	unsigned term;
} labels[] = {
	{ "add.", CSL_TERM_ADDENDUM },
	{ "amend.", CSL_TERM_AMENDMENT },
	{ "annot.", CSL_TERM_ANNOTATION },
	{ "app.", CSL_TERM_APPENDIX },
	{ "art.", CSL_TERM_ARTICLE },
	{ "bibliog.", CSL_TERM_BIBLIOGRAPHY },
	{ "bk.", CSL_TERM_BOOK },
	{ "ch.", CSL_TERM_CHAPTER },
	{ "cl.", CSL_TERM_CLAUSE },
	{ "cmt.", CSL_TERM_COMMENT },
	{ "col.", CSL_TERM_COLUMN },
	{ "dec.", CSL_TERM_DECISION },
	{ "dept.", CSL_TERM_DEPARTMENT },
	{ "ex.", CSL_TERM_EXAMPLE },
	{ "fig.", CSL_TERM_FIGURE },
	{ "fld.", CSL_TERM_FIELD },
	{ "fol.", CSL_TERM_FOLIO },
	{ "hypo.", CSL_TERM_HYPOTHETICAL },
	{ "illus.", CSL_TERM_ILLUSTRATION },
	{ "intro.", CSL_TERM_INTRODUCTION },
	{ "l.", CSL_TERM_LINE },
	{ "n.", CSL_TERM_NOTE },
	{ "no.", CSL_TERM_ISSUE },
	{ "op.", CSL_TERM_OPUS },
	{ "p.", CSL_TERM_PAGE },
	{ "para.", CSL_TERM_PARAGRAPH },
	{ "pmbl.", CSL_TERM_PREAMBLE },
	{ "pp.", CSL_TERM_PAGE },
	{ "princ.", CSL_TERM_PRINCIPLE },
	{ "pt.", CSL_TERM_PART },
	{ "pub.", CSL_TERM_PUBLICATION },
	{ "r.", CSL_TERM_RULE },
	{ "rn.", CSL_TERM_RANDNUMMER },
	{ "sched.", CSL_TERM_SCHEDULE },
	{ "sec.", CSL_TERM_SECTION },
	{ "subch.", CSL_TERM_SUBCHAPTER },
	{ "subdiv.", CSL_TERM_SUBDIVISION },
	{ "subpara.", CSL_TERM_SUBPARAGRAPH },
	{ "subsec.", CSL_TERM_SUBSECTION },
	{ "supp.", CSL_TERM_SUPPLEMENT },
	{ "sv.", CSL_TERM_SUB_VERBO },
	{ "tbl.", CSL_TERM_TABLE },
	{ "tit.", CSL_TERM_TITLE },
	{ "vol.", CSL_TERM_VOLUME },
	{ "vrs.", CSL_TERM_VERSE },
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static struct str
trim(struct str s)
{
	while (s.len && is_blank(s.s[0])) {
		s.s++;
		s.len--;
	}
	while (s.len && is_blank(s.s[s.len - 1]))
		s.len--;
	return s;
}

/* The label that s begins with, followed by a blank and something: its length, or 0. */
static size_t
label_at(struct str s, unsigned *term)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
		size_t len = strlen(labels[i].name);

		if (s.len > len + 1 && !memcmp(s.s, labels[i].name, len) && s.s[len] == ' ') {
			*term = labels[i].term;
			return len + 1;
		}
	}
	return 0;
}

/* Is the word at s[at] ("and", "et") between blanks, none of which ends s?  Its length with them.
 */
static size_t
and_at(struct str s, size_t at, struct str word)
{
	size_t from = at, len = word.len;

	while (from < s.len && is_blank(s.s[from]))
		from++;
	if (from == at || !len || s.len - from < len + 1 || memcmp(s.s + from, word.s, len) ||
	    !is_blank(s.s[from + len]))
		return 0;
	from += len;
	while (is_blank(s.s[from]))
		from++;
	return from - at;
}

/* What joins two parts at s[at], with the blanks around it; 0 if nothing does.  s ends in no blank.
 */
static size_t
joiner_at(const struct csl_render *r, struct str s, size_t at)
{
	struct str and = csl_term_get(r->language, CSL_TERM_AND, CSL_FORM_LONG, false, CSL_NEUTER);
	size_t i = at, n;
	bool comma = s.s[at] == ',' || s.s[at] == ';';

	i += comma && s.s[at] == ',';
	n = and_at(s, i, str_of("and"));
	if (!n && !r->language->english && and.len)
		n = and_at(s, i, and);
	if (n)
		return i + n - at;
	if (comma)
		return at + 1 < s.len && is_blank(s.s[at + 1]) ? 1 + strspn(s.s + at + 1, " \t\n")
							       : 0;
	for (i = at; is_blank(s.s[i]); i++)
		;
	while (i < s.len && s.s[i] == '\\')
		i++;
	n = i;
	while (i < s.len &&
	       (s.s[i] == '-' || (s.len - i >= 3 && !memcmp(s.s + i, "\xe2\x80\x93", 3))))
		i += s.s[i] == '-' ? 1 : 3;
	if (i == n && i < s.len && s.s[i] == '&')
		i++;
	if (i == n)
		return 0;
	while (i < s.len && is_blank(s.s[i]))
		i++;
	return i - at;
}

/* "L10a" is a particle "L" and the number "10a". */
static void
split_particle(struct csl_number_value *value)
{
	struct str s = value->value;
	size_t i = 0, digits;

	while (i < s.len && ascii_is_digit(s.s[i]))
		i++;
	if (i < s.len && ascii_is_letter(s.s[i])) {
		while (i < s.len && ascii_is_letter(s.s[i]))
			i++;
		while (i < s.len && s.s[i] == '0')
			i++;
		digits = i;
		while (digits < s.len && ascii_is_digit(s.s[digits]))
			digits++;
		if (digits > i) {
			size_t end = digits;

			while (end < s.len && ascii_is_letter(s.s[end]))
				end++;
			if (end == s.len) {
				value->particle = (struct str){ s.s, i };
				value->value = (struct str){ s.s + i, s.len - i };
			}
		}
	}
}

static bool
is_small_roman(struct str s)
{
	size_t i = 0;

	while (i < s.len && (s.s[i] == 'i' || s.s[i] == 'v' || s.s[i] == 'x'))
		i++;
	return i == s.len && i;
}

/* Digits, perhaps with letters behind; or a roman number, which is no beginning of a word. */
static bool
looks_numeric(struct str s)
{
	size_t i = 0;

	while (i < s.len && ascii_is_digit(s.s[i]))
		i++;
	if (!i)
		return is_small_roman(s);
	while (i < s.len && (ascii_is_letter(s.s[i]) || strchr("-,:", s.s[i])))
		i++;
	if (i == s.len)
		return true;
	/* 1/2 */
	for (i = 0; i < s.len && (ascii_is_digit(s.s[i]) || s.s[i] == '/'); i++)
		;
	return i == s.len && ascii_is_digit(s.s[s.len - 1]);
}

static long
number_of(struct str s)
{
	long value = 0;

	if (!s.len || s.len > 9 || (s.s[0] == '0' && s.len > 1))
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (!ascii_is_digit(s.s[i]))
			return -1;
		value = value * 10 + (s.s[i] - '0');
	}
	return value;
}

/*
 * "vol. 2" of a volume is a 2 with its label; of an issue it is no number.  Locators may begin with
 * any label, and numbers where the style has a place for it: else "op. 27" would be a 27.
 */
static bool
takes_label(const struct csl_render *r, unsigned variable, unsigned label)
{
	return variable == CSL_VAR_LOCATOR ||
	       (variable == CSL_VAR_NUMBER && r->style->labels_numbers) ||
	       label == csl_variable_term((enum csl_variable)variable);
}

static void
add_value(struct csl_render *r, unsigned variable, struct csl_numbers *numbers, struct str text,
	  struct str joiner)
{
	struct csl_number_value value = { .joiner = joiner, .label = CSL_TERMS };
	size_t n;

	text = trim(text);
	n = label_at(text, &value.label);
	if (n && (numbers->count || takes_label(r, variable, value.label)) &&
	    csl_term_get(r->language, value.label, CSL_FORM_LONG, false, CSL_NEUTER).s)
		text = trim((struct str){ text.s + n, text.len - n });
	else
		value.label = CSL_TERMS;
	value.value = text;
	value.particle.s = "";
	split_particle(&value);
	value.digits = number_of(value.value) > 0;
	value.number = value.particle.len ? -1 : number_of(value.value);
	numbers->value = csl_grow(r->pool, numbers->value, &numbers->room, numbers->count + 1,
				  sizeof(value));
	numbers->value[numbers->count++] = value;
}

static bool
is_joined(struct str joiner)
{
	return !(joiner.len && joiner.s[0] == '\\');
}

/* "12", "12a", but not "5/6" */
static bool
begins_above_one(struct str s)
{
	return ascii_is_digit(s.s[0]) && !memchr(s.s, '/', s.len) &&
	       (s.s[0] > '1' || (s.s[0] == '1' && s.len > 1 && ascii_is_digit(s.s[1])));
}

/*
 * Parts with the same label are one number: numeric if the first is, plural if there are several
 * and they can be counted.
 */
static void
judge(struct csl_numbers *numbers, unsigned variable)
{
	for (size_t from = 0, to; from < numbers->count; from = to) {
		const struct csl_number_value *head = &numbers->value[from];
		size_t count = 1;
		bool numeric = looks_numeric(head->value), counts;

		for (to = from + 1; to < numbers->count; to++) {
			if (numbers->value[to].label != CSL_TERMS)
				break;
			count += is_joined(numbers->value[to - 1].joiner);
		}
		counts = (head->value.len && ascii_is_digit(head->value.s[0])) ||
			 csl_parse_roman(head->value);
		for (size_t i = from; i < to; i++) {
			numbers->value[i].numeric = numeric;
			numbers->value[i].counts = counts;
			numbers->value[i].plural = numeric && counts && count > 1;
			numbers->value[i].other_label = from > 0;
		}
		if (from)
			continue;
		numbers->numeric = numeric;
		numbers->plural = numeric && counts && count > 1;
		if ((variable == CSL_VAR_NUMBER_OF_PAGES ||
		     variable == CSL_VAR_NUMBER_OF_VOLUMES) &&
		    numeric && !head->particle.len && begins_above_one(head->value))
			numbers->plural = true;
	}
}

struct csl_numbers *
csl_numbers_parse(struct csl_render *r, unsigned variable, struct str s)
{
	struct csl_numbers *numbers = csl_zalloc(r->pool, 1, sizeof(*numbers));
	size_t from = 0;

	numbers->label = CSL_TERMS;
	s = trim(s);
	if (variable == CSL_VAR_PAGE || variable == CSL_VAR_PAGE_FIRST)
		s = csl_str_replace(r->pool, s, "\xe2\x80\x93", "-");
	for (size_t i = 1; i < s.len;) {
		size_t n = joiner_at(r, s, i);

		if (!n || i + n >= s.len) {
			i++;
			continue;
		}
		add_value(r, variable, numbers, (struct str){ s.s + from, i - from },
			  (struct str){ s.s + i, n });
		i += n;
		from = i;
	}
	add_value(r, variable, numbers, (struct str){ s.s + from, s.len - from },
		  (struct str){ .s = "" });
	judge(numbers, variable);
	numbers->label = numbers->value[0].label;
	return numbers;
}
