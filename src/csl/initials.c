/* SPDX-License-Identifier: MIT */
/*
 * Given names as initials: "Jean-Paul" with ". " is "J.-P.", "John J. A." is "J. J. A.".  A name is
 * cut at blanks and hyphens; each part that begins with a capital is shortened, the others stay.
 */
#include <string.h>

#include "csl/render.h"
#include "csl/script.h"
#include "text/case.h"
#include "text/utf8.h"

struct part {
	struct str text;	  /* without the periods behind it */
	struct str before, after; /* markup around it: "<b>J.</b>" */
	bool period;		  /* one stood there */
	bool hyphen;		  /* a hyphen follows */
};

struct reader {
	struct csl_pool *pool;
	struct part *part;
	size_t count, room;
	bool no_hyphen;
	bool drop_hyphens; /* those between abbreviations only */
};

static size_t
decode(struct str s, size_t at, uint32_t *code)
{
	size_t n = at < s.len ? utf8_decode(s.s + at, s.len - at, code) : 0;

	if (!n)
		*code = 0;
	return n ? n : 1;
}

/* A capital, or a letter of a script that has none. */
static bool
is_capital(uint32_t code)
{
	return case_is_letter(code) && !case_is_lower(code);
}

static bool
all_capitals(struct str s)
{
	uint32_t code;

	for (size_t i = 0; i < s.len; i += decode(s, i, &code)) {
		decode(s, i, &code);
		if (!is_capital(code))
			return false;
	}
	return s.len > 0;
}

static void
drop_periods(struct part *part)
{
	while (part->text.len && part->text.s[part->text.len - 1] == '.') {
		part->text.len--;
		part->period = true;
	}
}

/* Tags at the head and at the end of a part are no letters of it. */
static void
take_markup(struct part *part)
{
	struct str *text = &part->text;
	const char *end;

	part->before = part->after = (struct str){ .s = "" };
	while (text->len && text->s[0] == '<' && (end = memchr(text->s, '>', text->len))) {
		size_t n = (size_t)(end - text->s) + 1;

		part->before = (struct str){ end + 1 - n - part->before.len, n + part->before.len };
		text->s += n;
		text->len -= n;
	}
	while (text->len && text->s[text->len - 1] == '>') {
		size_t at = text->len;

		while (at && text->s[at - 1] != '<')
			at--;
		if (!at)
			break;
		part->after =
			(struct str){ text->s + at - 1, text->len - at + 1 + part->after.len };
		text->len = at - 1;
	}
}

static void
add(struct reader *r, struct str text, bool hyphen)
{
	struct part part = { .text = text, .hyphen = hyphen };

	take_markup(&part);
	drop_periods(&part);
	if (!part.text.len) {
		if (r->count && hyphen)
			r->part[r->count - 1].hyphen = true;
		return;
	}
	r->part = csl_grow(r->pool, r->part, &r->room, r->count + 1, sizeof(part));
	r->part[r->count++] = part;
}

/* A hyphen before a small letter does not divide: "Ji-eun". */
static bool
divides(const struct reader *r, struct str s, size_t at)
{
	uint32_t code;

	if (s.s[at] == ' ')
		return true;
	if (s.s[at] != '-')
		return false;
	decode(s, at + 1, &code);
	return r->no_hyphen || !case_is_lower(code);
}

/* The end of an abbreviation: "M.ª" is María. */
static bool
is_raised(struct str s, size_t at)
{
	return s.len - at > 1 && s.s[at] == '\xc2' &&
	       (s.s[at + 1] == '\xaa' || s.s[at + 1] == '\xba');
}

static void
cut(struct reader *r, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool inside = s.s[i] == '.' && i + 1 < s.len && s.s[i + 1] != ' ' &&
			      s.s[i + 1] != '.' && !is_raised(s, i + 1);
		bool nbsp = s.s[i] == '\xc2' && i + 1 < s.len && s.s[i + 1] == '\xa0';

		if (inside && s.s[i + 1] != '-') {
			add(r, (struct str){ s.s + from, i + 1 - from }, false);
			from = i + 1;
		} else if (nbsp || divides(r, s, i)) {
			size_t to = i;
			bool hyphen = s.s[i] == '-' && !r->no_hyphen;

			while (i + 1 < s.len && (s.s[i + 1] == ' ' || s.s[i + 1] == '-')) {
				hyphen |= s.s[i + 1] == '-' && !r->no_hyphen;
				i++;
			}
			if (nbsp)
				i++;
			add(r, (struct str){ s.s + from, to - from }, hyphen);
			from = i + 1;
		}
	}
	if (from < s.len)
		add(r, (struct str){ s.s + from, s.len - from }, false);
}

static void
add_lower(struct csl_text *out, uint32_t code)
{
	uint32_t lower[CASE_LETTERS_MAX];
	size_t count = case_lower(code, false, lower);

	for (size_t i = 0; i < count; i++) {
		char room[4];

		csl_text_add(out, room, utf8_encode(lower[i], room));
	}
}

/* The initial: one letter with its marks, "Ll" of "LLoyd", the whole of an abbreviation ("Yu."). */
static void
add_initial(struct csl_text *out, const struct part *part)
{
	struct str s = part->text;
	uint32_t code;
	size_t n = decode(s, 0, &code), letter = n, capitals;

	if (part->period && s.len > n) {
		csl_text_add(out, s.s, s.len);
		return;
	}
	for (; letter < s.len; letter += n) {
		n = decode(s, letter, &code);
		if (!case_is_mark(code))
			break;
	}
	csl_text_add(out, s.s, letter);
	for (capitals = letter; capitals < s.len; capitals += n) {
		n = decode(s, capitals, &code);
		if (!is_capital(code) || !case_is_upper(code))
			break;
	}
	if (capitals == s.len)
		return;
	for (size_t i = letter; i < capitals; i += n) {
		n = decode(s, i, &code);
		add_lower(out, code);
	}
}

static bool
is_initialized(const struct part *part)
{
	uint32_t code;

	decode(part->text, 0, &code);
	return is_capital(code);
}

static bool
ends_in_blank(const struct csl_text *out)
{
	return out->len && (out->data[out->len - 1] == ' ' ||
			    (out->len > 1 && !memcmp(out->data + out->len - 2, "\xc2\xa0", 2)) ||
			    (out->len > 2 && !memcmp(out->data + out->len - 3, "\xef\xbb\xbf", 3)));
}

static void
drop_blanks(struct csl_text *out)
{
	while (ends_in_blank(out)) {
		size_t n = out->data[out->len - 1] == ' '      ? 1
			   : out->data[out->len - 1] == '\xa0' ? 2
							       : 3;

		out->len -= n;
		out->data[out->len] = '\0';
	}
}

static void
add_hyphen(struct csl_text *out)
{
	drop_blanks(out);
	csl_text_putc(out, '-');
}

/* The sign behind an initial stands inside of the markup, its blank behind. */
static void
add_sign(struct csl_text *out, const struct part *part, struct str with)
{
	size_t blanks = 0;

	while (part->after.len && blanks < with.len && with.s[with.len - 1 - blanks] == ' ')
		blanks++;
	csl_text_add(out, with.s, with.len - blanks);
	csl_text_add(out, part->after.s, part->after.len);
	csl_text_add(out, with.s + with.len - blanks, blanks);
}

static void
initialize(struct reader *r, struct csl_text *out, struct str with)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct part *part = &r->part[i];

		csl_text_add(out, part->before.s, part->before.len);
		if (is_initialized(part)) {
			add_initial(out, part);
			add_sign(out, part, with);
			if (part->hyphen)
				add_hyphen(out);
			continue;
		}
		if (out->len && !ends_in_blank(out) && out->data[out->len - 1] != '-')
			csl_text_putc(out, ' ');
		csl_text_add(out, part->text.s, part->text.len);
		if (part->period)
			csl_text_putc(out, '.');
		csl_text_add(out, part->after.s, part->after.len);
		csl_text_putc(out, part->hyphen ? '-' : ' ');
	}
}

static bool
is_abbreviation(const struct part *part)
{
	uint32_t code;

	return part->period ||
	       (decode(part->text, 0, &code) == part->text.len && all_capitals(part->text));
}

/* initialize="false": only what is an initial already gets its sign behind it. */
static void
normalize(struct reader *r, struct csl_text *out, struct str with)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct part *part = &r->part[i];
		bool last = i + 1 == r->count, abbreviation = is_abbreviation(part);

		csl_text_add(out, part->before.s, part->before.len);
		csl_text_add(out, part->text.s, part->text.len);
		add_sign(out, part, abbreviation ? with : (struct str){ .s = "" });
		if (last)
			break;
		if (part->hyphen && !(r->drop_hyphens && abbreviation))
			add_hyphen(out);
		else if (!abbreviation ||
			 (!is_abbreviation(&r->part[i + 1]) && !ends_in_blank(out)))
			csl_text_putc(out, ' ');
	}
}

struct str
csl_initials(struct csl_pool *pool, struct str given, struct str with, bool normalize_only,
	     bool no_hyphen)
{
	struct reader r = { .pool = pool,
			    .no_hyphen = no_hyphen && !normalize_only,
			    .drop_hyphens = no_hyphen };
	struct csl_text out = { .pool = pool };
	uint32_t code;

	decode(given, 0, &code);
	if (!given.len || (!(csl_is_spaced(code) && case_is_letter(code)) && code != '<') ||
	    str_is(given, "Lord") || str_is(given, "Lady"))
		return given;
	cut(&r, given);
	if (normalize_only)
		normalize(&r, &out, with);
	else
		initialize(&r, &out, with);
	drop_blanks(&out);
	return (struct str){ csl_text_str(&out), out.len };
}
