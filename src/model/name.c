/* SPDX-License-Identifier: MIT */
#include "model/name.h"

#include <string.h>

#include "base/ascii.h"
#include "text/east-asian.h"

struct part {
	struct str text;
	bool particle;
};

static struct str
text_of(struct value v)
{
	return (struct str){ .s = value_text(v), .len = value_len(v) };
}

static bool
is_true(struct value v)
{
	return !strcmp(value_text(v), "true") || !strcmp(value_text(v), "1");
}

static struct str
trim(const char *s, size_t len)
{
	while (len && s[0] == ' ')
		s++, len--;
	while (len && s[len - 1] == ' ')
		len--;
	return (struct str){ .s = s, .len = len };
}

/* The last space of s[0..len), or NULL. */
static const char *
last_space(const char *s, size_t len)
{
	while (len)
		if (s[--len] == ' ')
			return s + len;
	return NULL;
}

/* Does the particle end with a mark after which no space stands ("d'", "al-")? */
static bool
elides(struct str particle)
{
	static const char typographic[] = "\xe2\x80\x99";

	if (particle.len >= 3 && !memcmp(particle.s + particle.len - 3, typographic, 3))
		return true;
	return particle.len && (particle.s[particle.len - 1] == '\'' ||
				particle.s[particle.len - 1] == '-');
}

/* The bytes of the particle that a word begins with: "d'" of "d'Alembert", "al-" of "al-Hassan". */
static size_t
elision(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && ascii_is_lower(s[n]))
		n++;
	if (!n || n > 4 || n == len)
		return 0;
	n += s[n] == '\xe2' && len - n > 3 ? 3 : 1;
	return n < len && elides((struct str){ s, n }) && !ascii_is_lower(s[n]) ? n : 0;
}

/*
 * Particles are words that begin with a small ASCII letter, unless the last word of the name does
 * so too: then nothing can be told apart.
 */
static bool
takes_particle(const char *last, size_t len)
{
	return len && (!ascii_is_lower(*last) || elision(last, len));
}

/* Split "van den Berg" into particle and family name. */
static void
split_family(struct str whole, struct name *name)
{
	const char *space = last_space(whole.s, whole.len);
	size_t last = space ? (size_t)(space + 1 - whole.s) : 0, at = 0;

	if (takes_particle(whole.s + last, whole.len - last)) {
		while (at < last && ascii_is_lower(whole.s[at])) {
			while (whole.s[at] != ' ')
				at++;
			while (whole.s[at] == ' ')
				at++;
		}
		if (at == last)
			at += elision(whole.s + last, whole.len - last);
	}
	name->non_dropping_particle = trim(whole.s, at);
	name->family = (struct str){ whole.s + at, whole.len - at };
}

static bool
is_east_asian(struct str family, struct str given)
{
	return east_asian(family.s, family.len, false) && east_asian(given.s, given.len, true);
}

/* The first blank, of Japanese keyboards too, or NULL; its bytes. */
static const char *
first_space(struct str s, size_t *bytes)
{
	static const char wide[] = "\xe3\x80\x80";

	for (size_t i = 0; i < s.len; i++) {
		bool is_wide = s.len - i > 3 && !memcmp(s.s + i, wide, 3);

		*bytes = is_wide ? 3 : 1;
		if (is_wide || s.s[i] == ' ')
			return s.s + i;
	}
	return NULL;
}

/* "Family Given" of two words, as Chinese, Japanese and Korean names are written. */
static bool
parse_east_asian(struct str whole, struct name *name)
{
	size_t bytes;
	const char *space = first_space(whole, &bytes);
	struct str family, given;

	if (!space)
		return false;
	family = (struct str){ whole.s, (size_t)(space - whole.s) };
	given = trim(space + bytes, whole.len - family.len - bytes);
	if (!is_east_asian(family, given))
		return false;
	name->family = family;
	name->given = given;
	return true;
}

/* "Family, Given, Suffix" */
static void
parse_inverted(const char *s, size_t len, const char *comma, struct name *name)
{
	const char *end = s + len, *second = memchr(comma + 1, ',', (size_t)(end - comma - 1));

	split_family(trim(s, (size_t)(comma - s)), name);
	name->given = trim(comma + 1, (size_t)((second ? second : end) - comma - 1));
	if (second)
		name->suffix = trim(second + 1, (size_t)(end - second - 1));
}

void
name_parse(const char *s, size_t len, struct name *name)
{
	const char *comma = memchr(s, ',', len), *space;
	struct str whole = trim(s, len), before;
	size_t start;
	bool small;

	*name = (struct name){ .family = { .s = "" } };
	if (comma) {
		parse_inverted(s, len, comma, name);
		return;
	}
	if (parse_east_asian(whole, name))
		return;
	space = last_space(whole.s, whole.len);
	if (!space) {
		name->literal = whole;
		return;
	}
	/* The small words right before the last one belong to it. */
	start = (size_t)(space + 1 - whole.s);
	small = !takes_particle(whole.s + start, whole.len - start);
	before = trim(whole.s, start);
	while (before.len && !small) {
		space = last_space(before.s, before.len);
		if (!ascii_is_lower(space ? space[1] : before.s[0]))
			break;
		start = space ? (size_t)(space + 1 - whole.s) : 0;
		before = trim(whole.s, start);
	}
	name->given = before;
	split_family((struct str){ whole.s + start, whole.len - start }, name);
}

bool
name_read(struct value v, struct name *name)
{
	struct value as;

	*name = (struct name){ .family = { .s = "" } };
	if (value_form(v) == VALUE_TEXT) {
		name_parse(value_text(v), value_len(v), name);
		return value_len(v) > 0;
	}
	if (value_form(v) != VALUE_MAP)
		return false;
	as = value_get(v, KEY_AS_NAME);
	if (value_form(as) == VALUE_TEXT || value_form(as) == VALUE_MAP)
		return name_read(as, name);
	name->family = text_of(value_get(v, KEY_FAMILY));
	name->given = text_of(value_get(v, KEY_GIVEN));
	name->dropping_particle = text_of(value_get(v, KEY_DROPPING_PARTICLE));
	name->non_dropping_particle = text_of(value_get(v, KEY_NON_DROPPING_PARTICLE));
	name->suffix = text_of(value_get(v, KEY_SUFFIX));
	name->literal = text_of(value_get(v, KEY_LITERAL));
	name->comma_suffix = is_true(value_get(v, KEY_COMMA_SUFFIX));
	name->static_ordering = is_true(value_get(v, KEY_STATIC_ORDERING));
	return name->family.len || name->given.len || name->literal.len;
}

/* The parts of a name that are there, with spaces between; none after an elided particle. */
static void
add_parts(struct buf *b, const struct part *part, size_t count)
{
	bool space = false;

	for (size_t i = 0; i < count; i++) {
		if (!part[i].text.len)
			continue;
		if (space)
			buf_putc(b, ' ');
		buf_add(b, part[i].text.s, part[i].text.len);
		space = !part[i].particle || !elides(part[i].text);
	}
}

static void
add_suffix(struct buf *b, const struct name *name, const char *separator)
{
	if (!name->suffix.len)
		return;
	buf_puts(b, separator);
	buf_add(b, name->suffix.s, name->suffix.len);
}

void
name_add(struct buf *b, const struct name *name)
{
	const struct part natural[] = {
		{ name->given, false },
		{ name->dropping_particle, true },
		{ name->non_dropping_particle, true },
		{ name->family, false },
	};
	const struct part family_first[] = {
		{ name->non_dropping_particle, true },
		{ name->family, false },
		{ name->given, false },
	};

	if (name->literal.len) {
		buf_add(b, name->literal.s, name->literal.len);
		return;
	}
	if (is_east_asian(name->family, name->given) && !name->dropping_particle.len &&
	    !name->non_dropping_particle.len) {
		buf_add(b, name->family.s, name->family.len);
		buf_add(b, name->given.s, name->given.len);
	} else if (name->static_ordering) {
		add_parts(b, family_first, sizeof family_first / sizeof *family_first);
		return;
	} else {
		add_parts(b, natural, sizeof natural / sizeof *natural);
	}
	add_suffix(b, name, name->comma_suffix ? ", " : " ");
}

void
name_add_inverted(struct buf *b, const struct name *name)
{
	const struct part family[] = {
		{ name->non_dropping_particle, true },
		{ name->family, false },
	};
	const struct part given[] = {
		{ name->given, false },
		{ name->dropping_particle, false },
	};

	if (name->literal.len || name->static_ordering || !name->family.len) {
		name_add(b, name);
		return;
	}
	add_parts(b, family, sizeof family / sizeof *family);
	if (name->given.len || name->dropping_particle.len) {
		buf_puts(b, ", ");
		add_parts(b, given, sizeof given / sizeof *given);
	}
	add_suffix(b, name, ", ");
}

void
name_add_sorted(struct buf *b, const struct name *name)
{
	const struct part rest[] = {
		{ name->given, false },
		{ name->dropping_particle, false },
		{ name->non_dropping_particle, false },
		{ name->suffix, false },
	};

	if (name->literal.len || !name->family.len) {
		name_add(b, name);
		return;
	}
	buf_add(b, name->family.s, name->family.len);
	buf_puts(b, ", ");
	add_parts(b, rest, sizeof rest / sizeof *rest);
}
