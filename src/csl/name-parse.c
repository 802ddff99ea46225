/* SPDX-License-Identifier: MIT */
/*
 * Particles and suffixes that stand inside of the family and the given name: "van der Berg",
 * "Jean de", "John, Jr.".  What begins with a small letter is a particle; those at the head of the
 * family name do not drop, those at the end of the given name do.
 */
#include <string.h>

#include "csl/item.h"
#include "text/case.h"
#include "text/utf8.h"

static const char *const apostrophes[] = { "'", "\xe2\x80\x99", "\xca\xbb" };

/* The bytes of the apostrophe at s, or 0. */
static size_t
apostrophe_at(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof(apostrophes) / sizeof(*apostrophes); i++) {
		size_t n = strlen(apostrophes[i]);

		if (len >= n && !memcmp(s, apostrophes[i], n))
			return n;
	}
	return 0;
}

static bool
ends_in_apostrophe(struct str s)
{
	for (size_t i = 0; i < sizeof(apostrophes) / sizeof(*apostrophes); i++) {
		size_t n = strlen(apostrophes[i]);

		if (s.len >= n && !memcmp(s.s + s.len - n, apostrophes[i], n))
			return true;
	}
	return false;
}

/* Does the word begin with a small letter, behind hyphens and apostrophes? */
static bool
is_small(const char *s, size_t len)
{
	uint32_t code;
	size_t n;

	while (len && (*s == '-' || *s == ' ' || apostrophe_at(s, len))) {
		n = apostrophe_at(s, len);
		n = n ? n : 1;
		s += n;
		len -= n;
	}
	return utf8_decode(s, len, &code) && case_is_lower(code);
}

/* Bytes of the particle with what joins it that s begins with, 0 if it is the name itself. */
static size_t
leading_particle(const char *s, size_t len)
{
	size_t end = 0;

	for (size_t i = 0; i < len; i++) {
		size_t n = apostrophe_at(s + i, len - i);

		if (s[i] == ' ' && i)
			end = i + 1;
		else if (i && (s[i] == '-' || n) && i + (n ? n : 1) < len)
			end = i + (n ? n : 1);
		if (s[i] == ' ')
			break;
	}
	/* Blanks belong to the particle; something must be left for the name. */
	while (end && end < len && s[end] == ' ')
		end++;
	return end < len ? end : 0;
}

static struct str
trimmed(struct str s)
{
	while (s.len && s.s[0] == ' ') {
		s.s++;
		s.len--;
	}
	while (s.len && s.s[s.len - 1] == ' ')
		s.len--;
	return s;
}

static void
parse_family(struct csl_person *person)
{
	struct str *family = &person->part[CSL_PART_FAMILY];
	struct str particle = { .s = family->s }, rest = *family;
	size_t n;

	while ((n = leading_particle(rest.s, rest.len)) && is_small(rest.s, n)) {
		particle.len += n;
		rest.s += n;
		rest.len -= n;
	}
	if (!particle.len)
		return;
	*family = rest;
	n = particle.len;
	particle = trimmed(particle);
	/* "d' " keeps its blank: it says that the name does not follow closely. */
	if (n > particle.len && ends_in_apostrophe(particle))
		particle.len++;
	person->part[CSL_PART_NON_DROPPING] = particle;
}

/* "John, Jr." and "John,! III": what stands behind the comma is a suffix. */
static void
parse_suffix(struct csl_pool *pool, struct csl_person *person)
{
	struct str *given = &person->part[CSL_PART_GIVEN], rest;
	const char *comma = given->len ? memchr(given->s, ',', given->len) : NULL;
	size_t at;

	if (!comma || person->part[CSL_PART_SUFFIX].len)
		return;
	at = (size_t)(comma - given->s);
	rest = (struct str){ .s = comma + 1, .len = given->len - at - 1 };
	if (rest.len && rest.s[0] == '!') {
		person->comma_suffix = true;
		rest.s++;
		rest.len--;
	}
	rest = trimmed(rest);
	given->len = at;
	*given = trimmed(*given);
	given->s = csl_dup(pool, given->s, given->len);
	if (str_is(rest, "et al") || str_is(rest, "et al."))
		person->et_al = true;
	else
		person->part[CSL_PART_SUFFIX] = rest;
}

/* The words at the end of the given name that begin with a small letter. */
static void
parse_given(struct csl_person *person)
{
	struct str *given = &person->part[CSL_PART_GIVEN];
	size_t keep = given->len;

	for (size_t i = given->len; i > 1; i--) {
		if (given->s[i - 1] != ' ' || i == keep || given->s[i] == ' ')
			continue;
		if (!is_small(given->s + i, keep - i))
			break;
		keep = i;
	}
	if (keep == given->len)
		return;
	person->part[CSL_PART_DROPPING] =
		trimmed((struct str){ .s = given->s + keep, .len = given->len - keep });
	given->len = keep;
	*given = trimmed(*given);
}

void
csl_name_parse(struct csl_pool *pool, struct csl_person *person)
{
	struct str *family = &person->part[CSL_PART_FAMILY];

	if (family->len > 2 && family->s[0] == '"' && family->s[family->len - 1] == '"') {
		family->s++;
		family->len -= 2;
		return;
	}
	if (person->part[CSL_PART_NON_DROPPING].len || !family->len ||
	    !person->part[CSL_PART_GIVEN].len)
		return;
	parse_family(person);
	parse_suffix(pool, person);
	if (!person->part[CSL_PART_DROPPING].len)
		parse_given(person);
}
