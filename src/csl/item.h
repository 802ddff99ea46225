/* SPDX-License-Identifier: MIT */
/* The inside of an item: values by variable, const for those who render. */
#ifndef PACECAT_CSL_ITEM_H
#define PACECAT_CSL_ITEM_H

#include <stdint.h>

#include "base/str.h"
#include "csl/pool.h"
#include "csl/vocabulary.h"

enum csl_name_parts {
	CSL_PART_FAMILY, CSL_PART_GIVEN, CSL_PART_DROPPING, CSL_PART_NON_DROPPING, CSL_PART_SUFFIX,
	CSL_PART_LITERAL, CSL_PARTS
};

struct csl_person {
	struct str part[CSL_PARTS];     /* len 0: not there */
	bool comma_suffix, static_ordering;
	bool et_al;                     /* the list goes on: "et al." was a part of the name */
};

struct csl_day {
	int year, month, day;           /* 0: none; month 13 to 16 is spring to winter */
	bool given;                     /* is there a year, even 0? */
};

struct csl_when {
	struct csl_day from, to;
	bool range;                     /* `to` counts; not given: open */
	bool circa;
	struct str literal;             /* len 0: none */
	struct str season;              /* words instead of a month */
};

struct csl_value {
	uint8_t kind;                   /* enum csl_kind: TEXT for numbers too */
	struct str text;
	struct csl_when when;
	struct csl_person *person;
	size_t persons, room;
};

struct csl_item {
	struct csl_pool pool;
	const char *id;
	uint8_t type;                   /* enum csl_type */
	bool english, other_language;   /* what its language says; neither: nothing */
	uint8_t slot[CSL_VARIABLES];    /* 0: no value; else 1 + its place */
	struct csl_value *value;
	size_t values, room;
};

/* Borrowed; NULL when the item has no value. */
static inline const struct csl_value *
csl_item_value(const struct csl_item *item, unsigned variable)
{
	return variable < CSL_VARIABLES && item->slot[variable]
		       ? &item->value[item->slot[variable] - 1]
		       : NULL;
}

/* The text of a variable; len 0 when there is none. */
struct str csl_item_get(const struct csl_item *, unsigned variable);

/* Read a date as people write them: "2010-07-03", "July 2010", "2010/2012", "circa 1850". */
void csl_date_parse(struct csl_pool *, const char *, struct csl_when *);

/* Find particles and suffix inside of given and family name. */
void csl_name_parse(struct csl_pool *, struct csl_person *);

#endif
