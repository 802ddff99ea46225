/* SPDX-License-Identifier: MIT */
/* The values of a field and how many records have each.  Private to model/facet*.c. */
#ifndef PACECAT_MODEL_FACET_TALLY_H
#define PACECAT_MODEL_FACET_TALLY_H

#include "base/pool.h"
#include "base/table.h"
#include "model/facet.h"
#include "model/query-tree.h"

struct value_count {
	uint32_t record; /* RECORD_NONE: it is a text, or a year */
	const char *text;
	uint32_t len;
	int year;
	uint32_t count, last; /* the record that it was counted for last */
	bool told;	      /* the reader's language has it */
};

#define TALLY_KEYS 4

struct tally {
	const struct facet *facet;
	const struct facet_scope *scope;
	const struct catalogue *catalogue;
	struct field field;
	enum key key[TALLY_KEYS]; /* all keys of the field, if they are so few */
	int keys;
	struct value_count *value;
	size_t count, room;
	uint32_t *by_record;		/* 1 + its value, for each record */
	struct table by_text, by_class; /* as written, and what the query takes for the same */
	struct pool texts;		/* of both */
	uint32_t *by_year;		/* likewise, from `low` on */
	int low, high;
	const struct era *issued;
	uint32_t first_study, studies;
	const uint64_t *chosen; /* of the studies; NULL: all */
	uint32_t record;	/* that is counted for */
	uint32_t undated;
	/* The values of each study, where many records are named by many of them. */
	struct {
		size_t *start; /* studies + 1 places in `value`; NULL: not made */
		uint32_t *value;
		size_t count, room;
		bool begun; /* nothing is counted: they are being gathered */
	} of_study;
};

/* Add a value: its name, what else it can be found by (folded), and the query that asks for it. */
void facet_add(struct facet_values *, uint32_t count, const char *label, const char *also,
	       const char *query);

/* Add those of any facet but FACET_QUERY, in no order. */
void facet_tally(const struct facet *, const struct facet_scope *, struct facet_values *);

/* How many records are found by a query, of those that are counted. */
uint32_t facet_ask(const struct facet_scope *, const char *query);

/* Add what was counted. */
void tally_tell(const struct tally *, struct facet_values *);

#endif
