/* SPDX-License-Identifier: MIT */
/* The fields that queries know.  A new one is a row of `rows`. */
#include "model/query-tree.h"

#include <limits.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "model/date.h"
#include "model/identifier.h"

#define PARTIES (1u << KIND_PERSON | 1u << KIND_ORGANISATION)

static const struct {
	const char *name, *help;
	struct field field;
} rows[] = {
	/* TRANSLATORS: the next 16: what a search such as author:seve is looking for. */
	{ "author", N_("who wrote it, or had any other part in it"),
	  { .form = FIELD_LINK, .type = TYPE_NAMES, .kinds = PARTIES } },
	{ "country", N_("a country by its name in any language, or by its code"),
	  { .form = FIELD_LINK, .type = TYPE_COUNTRIES, .kinds = 1u << KIND_COUNTRY } },
	{ "topic", N_("a topic by its name"),
	  { .form = FIELD_LINK, .type = TYPE_TOPICS, .kinds = 1u << KIND_TOPIC } },
	{ "year", N_("when it was published: 2012, 2010..2013, 2010.., 201X"),
	  { .form = FIELD_DATE, .key = { KEY_ISSUED } } },
	{ "type", N_("what it is: report, book, article ..."),
	  { .form = FIELD_TYPE, .key = { KEY_TYPE } } },
	{ "lang", N_("the language it is in: fr, French ..."),
	  { .form = FIELD_LANGUAGE, .key = { KEY_LANGUAGE } } },
	{ "title", N_("what it is called"),
	  { .form = FIELD_TEXT, .key = { KEY_TITLE, KEY_TITLE_SHORT, KEY_SHORT_TITLE,
					 KEY_TITLE_AS_PRINTED, KEY_NAME, KEY_NAME_TEXT, KEY_ALSO,
					 KEY_ACRONYM } } },
	{ "publisher", N_("who published it"),
	  { .form = FIELD_LINK, .key = { KEY_PUBLISHER }, .kinds = PARTIES } },
	{ "keyword", N_("a keyword"),
	  { .form = FIELD_TEXT, .key = { KEY_KEYWORD, KEY_CATEGORIES } } },
	{ "abstract", N_("a word of the abstract"),
	  { .form = FIELD_TEXT, .key = { KEY_ABSTRACT } } },
	{ "note", N_("a word of a note"),
	  { .form = FIELD_TEXT, .key = { KEY_NOTE, KEY_ANNOTE } } },
	{ "id", N_("a part of the id"), { .form = FIELD_ID } },
	{ "has", N_("what is not empty: file, abstract, DOI, URL ..."), { .form = FIELD_HAS } },
	{ "is", N_("verified, unverified, marked, new, person, organisation"),
	  { .form = FIELD_IS } },
	{ HAS_MYNOTE, N_("a word of a note of your own"), { .form = FIELD_MYNOTE } },
	{ "saved", N_("what a search finds that you saved under a name"),
	  { .form = FIELD_SAVED } },
};

#define ROWS (sizeof rows / sizeof *rows)

const char *
query_field_name(size_t i)
{
	return i < ROWS ? rows[i].name : NULL;
}

const char *
query_field_help(size_t i)
{
	return i < ROWS ? rows[i].help : NULL;
}

/* How a key of the catalogue is looked at that has no row of its own. */
static const struct {
	enum value_type type;
	enum field_form form;
	unsigned kinds;
} forms[] = {
	{ TYPE_NAMES, FIELD_LINK, PARTIES },
	{ TYPE_PARTY, FIELD_LINK, PARTIES },
	{ TYPE_PARTIES, FIELD_LINK, PARTIES },
	{ TYPE_PUBLISHERS, FIELD_LINK, PARTIES },
	{ TYPE_AFFILIATIONS, FIELD_LINK, PARTIES },
	{ TYPE_COUNTRIES, FIELD_LINK, 1u << KIND_COUNTRY },
	{ TYPE_TOPICS, FIELD_LINK, 1u << KIND_TOPIC },
	{ TYPE_DATE, FIELD_DATE, 0 },
	{ TYPE_PERIOD, FIELD_DATE, 0 },
	{ TYPE_LANGUAGE, FIELD_LANGUAGE, 0 },
};

static bool
same(const char *name, size_t len, const char *other)
{
	for (size_t i = 0; i < len; i++)
		if (ascii_lower(name[i]) != ascii_lower(other[i]))
			return false;
	return !other[len];
}

static bool
is_asked_for(enum key key)
{
	return key_row(key)->shapes & SHAPE_RECORD;
}

int
field_keys(const char *name, size_t len, enum key key[FIELD_KEYS])
{
	int keys = 0;

	for (int k = KEY_NONE + 1; k < KEYS && keys < FIELD_KEYS; k++)
		if (is_asked_for((enum key)k) && same(name, len, key_row((enum key)k)->name))
			key[keys++] = (enum key)k;
	for (size_t i = 0; i < ROWS && !keys; i++)
		if (same(name, len, rows[i].name))
			for (; keys < FIELD_KEYS && rows[i].field.key[keys]; keys++)
				key[keys] = rows[i].field.key[keys];
	return keys;
}

bool
field_find(const char *name, size_t len, struct field *field)
{
	for (size_t i = 0; i < ROWS; i++)
		if (same(name, len, rows[i].name)) {
			*field = rows[i].field;
			field->name = rows[i].name;
			return true;
		}
	*field = (struct field){ .form = FIELD_TEXT };
	if (!field_keys(name, len, field->key))
		return false;
	field->name = key_row(field->key[0])->name;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (forms[i].type == key_row(field->key[0])->type) {
			field->form = forms[i].form;
			field->kinds = forms[i].kinds;
		}
	return true;
}

static const char *
word_at(const void *context, size_t i)
{
	(void)context;
	if (i < ROWS)
		return rows[i].name;
	i = i - ROWS + 1;
	return is_asked_for((enum key)i) ? key_row((enum key)i)->name : "";
}

const char *
field_nearest(const char *name, size_t len)
{
	return nearest(name, len, ROWS + KEYS - 1, word_at, NULL);
}

bool
field_has_key(const struct field *f, uint32_t key)
{
	if (!f->key[0])
		return key > KEY_NONE && key < KEYS && key_row((enum key)key)->type == f->type;
	for (int i = 0; i < FIELD_KEYS && f->key[i]; i++)
		if (f->key[i] == key)
			return true;
	return false;
}

const char *
predicate_name(enum predicate p)
{
	static const char *const names[PREDICATES] = {
		[IS_VERIFIED] = "verified", [IS_UNVERIFIED] = "unverified",
		[IS_MARKED] = "marked", [IS_NEW] = "new",
		[IS_PERSON] = "person", [IS_ORGANISATION] = "organisation",
	};

	return names[p];
}

/* Dates. */

static long long
bound(const struct date_day *d, bool last)
{
	long long year = d->year, digits = d->unspecified == 2 ? 99 : d->unspecified == 1 ? 9 : 0;
	int month = d->month > 12 ? 0 : d->month;

	if (d->open)
		return last ? LLONG_MAX : LLONG_MIN;
	if (last)
		return (year + digits) * 10000 + (month ? month : 99) * 100 +
		       (d->day ? d->day : 99);
	return year * 10000 + month * 100 + (month ? d->day : 0);
}

static struct era
era_of(const struct date *d)
{
	const struct date_day *last = d->interval ? &d->to : &d->from;

	return (struct era){ bound(&d->from, false), bound(last, true) };
}

bool
era_read(struct value v, struct era *era)
{
	struct date date;

	if (!date_read(v, &date))
		return false;
	*era = era_of(&date);
	return true;
}

static bool
part(const char *s, size_t len, struct era *era)
{
	const char *fault;
	struct date date;

	if (!date_parse(s, len, &date, &fault, NULL))
		return false;
	*era = era_of(&date);
	return true;
}

bool
era_parse(const char *s, size_t len, struct era *era)
{
	struct era from = { LLONG_MIN, LLONG_MAX }, to = from;
	const char *dots = NULL;
	size_t behind;

	for (size_t i = 0; i + 1 < len && !dots; i++)
		if (s[i] == '.' && s[i + 1] == '.' && !memchr(s, '/', len))
			dots = s + i;
	if (!dots)
		return part(s, len, era);
	behind = len - (size_t)(dots - s) - 2;
	if ((dots == s && !behind) || (dots > s && !part(s, (size_t)(dots - s), &from)) ||
	    (behind && !part(dots + 2, behind, &to)))
		return false;
	*era = (struct era){ from.from, to.to };
	return true;
}
