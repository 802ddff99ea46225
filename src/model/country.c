/* SPDX-License-Identifier: MIT */
#include "model/country.h"

#include <assert.h>
#include <string.h>

static const struct country_row rows[] = {
#define COUNTRY(alpha2, alpha3, en, fr, pt, es, sw, mg) \
	{ alpha2, alpha3, { en, fr, pt, es, sw, mg }, NULL },
#define WITHDRAWN(alpha3, en, year) { "", alpha3, { en, "", "", "", "", "" }, year },
#include "model/country.def"
#undef COUNTRY
#undef WITHDRAWN
};

static const size_t count = sizeof rows / sizeof *rows;

/* What is in use and is neither ISO 3166's nor CLDR's, in the order of alpha3. */
static const struct {
	char alpha3[4];
	const char *name;
} customary[] = {
	{ "ARE", "EAU" },
	{ "ARE", "UAE" },
	{ "CAF", "CAR" },
	{ "CAF", "RCA" },
	{ "CIV", "Ivory Coast" },
	{ "COD", "Congo-Kinshasa" },
	{ "COD", "DR" },
	{ "COD", "DR Congo" },
	{ "COD", "DRC" },
	{ "COD", "RD Congo" },
	{ "COD", "RDC" },
	{ "COG", "Congo-Brazzaville" },
	{ "CZE", "Czech Republic" },
	{ "GBR", "UK" },
	{ "SWZ", "Swaziland" },
	{ "TLS", "East Timor" },
	{ "ZAF", "RSA" },
};

static const size_t customs = sizeof customary / sizeof *customary;

/* Two-letter tags, and what to try when that language lacks a name. */
static const struct {
	char tag[3];
	enum country_language next;
} languages[COUNTRY_LANGUAGES] = {
	[COUNTRY_EN] = { "en", COUNTRY_EN },
	[COUNTRY_FR] = { "fr", COUNTRY_EN },
	[COUNTRY_PT] = { "pt", COUNTRY_EN },
	[COUNTRY_ES] = { "es", COUNTRY_EN },
	[COUNTRY_SW] = { "sw", COUNTRY_EN },
	[COUNTRY_MG] = { "mg", COUNTRY_FR },
};

/* Letters as a number that is in their order; those that are not there count as the lowest. */
static unsigned
order(const char *code, size_t len)
{
	unsigned n = 0;

	for (size_t i = 0; i < 3; i++)
		n = n << 8 | (i < len ? (unsigned char)code[i] : 0);
	return n;
}

/* The first row whose alpha-3 code is not below the `len` bytes at `code`. */
static size_t
lower_bound(const char *code, size_t len)
{
	unsigned want = order(code, len);
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (order(rows[middle].alpha3, 3) < want)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Most alpha-2 codes begin as their alpha-3 does, so the search begins there and wraps around. */
static unsigned
find_alpha2(const char *code)
{
	size_t start = lower_bound(code, 1), i;

	for (i = 0; i < count; i++) {
		size_t at = (start + i) % count;

		if (rows[at].alpha2[0] == code[0] && rows[at].alpha2[1] == code[1])
			return (unsigned)at;
	}
	return COUNTRY_NONE;
}

/* COUNTRY_LANGUAGES when the table does not have it. */
static enum country_language
language(const char *tag)
{
	int i;

	if (!tag || !tag[0] || !tag[1] || !memchr("-_.@:", tag[2], 6))
		return COUNTRY_LANGUAGES;
	for (i = 0; i < COUNTRY_LANGUAGES; i++)
		if ((tag[0] | 0x20) == languages[i].tag[0] &&
		    (tag[1] | 0x20) == languages[i].tag[1])
			return (enum country_language)i;
	return COUNTRY_LANGUAGES;
}

size_t
country_count(void)
{
	return count;
}

const struct country_row *
country_at(size_t i)
{
	assert(i < count);
	return &rows[i];
}

unsigned
country_find(const char *code, size_t len)
{
	size_t i;

	/* Also keeps out NUL, which the empty alpha-2 of a withdrawn code would match. */
	for (i = 0; i < len && i < 3; i++)
		if (code[i] < 'A' || code[i] > 'Z')
			return COUNTRY_NONE;
	if (len == 2)
		return find_alpha2(code);
	if (len != 3)
		return COUNTRY_NONE;
	i = lower_bound(code, 3);
	return i < count && !memcmp(rows[i].alpha3, code, 3) ? (unsigned)i : COUNTRY_NONE;
}

bool
country_speaks(const char *lang)
{
	return language(lang) != COUNTRY_LANGUAGES;
}

const char *
country_name(unsigned country, const char *lang)
{
	const struct country_row *row = country_at(country);
	enum country_language at = language(lang);

	if (at == COUNTRY_LANGUAGES)
		at = COUNTRY_EN;
	while (at != COUNTRY_EN && !*row->name[at])
		at = languages[at].next;
	return row->name[at];
}

const char *
country_customary(unsigned country, size_t i)
{
	const char *alpha3 = country_at(country)->alpha3;
	size_t at = 0;

	while (at < customs && strcmp(customary[at].alpha3, alpha3) < 0)
		at++;
	at += i;
	return at < customs && !strcmp(customary[at].alpha3, alpha3) ? customary[at].name : NULL;
}

unsigned
country_by_custom(const char *name)
{
	for (size_t i = 0; i < customs; i++)
		if (!strcmp(customary[i].name, name))
			return country_find(customary[i].alpha3, 3);
	return COUNTRY_NONE;
}
