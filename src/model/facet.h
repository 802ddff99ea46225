/* SPDX-License-Identifier: MIT */
/*
 * What a list can be narrowed by: the values of a field of queries (model/query.h), each with how
 * many records of the list it would leave.
 *
 * Pure: counting reads the catalogue and what a query has found, and may be done on any thread.
 */
#ifndef PACECAT_MODEL_FACET_H
#define PACECAT_MODEL_FACET_H

#include "base/thread.h"
#include "model/query.h"

enum facet_form {
	FACET_LINK, /* records that are named, or texts in their place */
	FACET_TEXT,
	FACET_YEAR,
	FACET_TYPE,
	FACET_LANGUAGE,
	FACET_QUERY /* each value is a query of its own */
};

struct facet {
	const char *field;	    /* its name in queries, "" if it has several */
	const char *label, *labels; /* of one value and of several; NULL: the same */
	enum facet_form form;
	unsigned lists; /* 1 << kind of records that it tells apart */
};

/* The i-th, NULL past the last. */
const struct facet *facet_at(size_t i);

/* The reader's word for it, for so many of its values. */
const char *facet_name(const struct facet *, size_t values);

/* Is it of use in a list of these kinds? */
bool facet_serves(const struct facet *, unsigned kinds);

/* What is counted. */
struct facet_scope {
	const struct query_scope *scope;
	const char *query;     /* what is asked of the list already, as text */
	const uint64_t *found; /* and what that has found: scope->count bits */
	const struct languages *languages;
	const struct progress *progress; /* may be NULL; cancelled: nothing is counted */
};

struct facet_value {
	uint32_t count;	      /* records it would leave, at least 1: what its query finds */
	size_t label, folded; /* in text: its name, and what can be found of it */
	size_t query;	      /* in text: what asks for it */
};

struct facet_values {
	const struct facet *facet;
	/*
	 * Those that leave most first, then by name.  Of many names that others have too, and texts
	 * with quotation marks, 200 are counted by asking; the others may leave more than they say.
	 */
	struct facet_value *value;
	size_t count, room;
	struct buf text; /* strings, terminated */
};

#define FACET_VALUES_INIT \
	{ \
		.text = BUF_INIT \
	}

/* Count anew.  False: it was cancelled, and there are no values. */
bool facet_count(const struct facet *, const struct facet_scope *, struct facet_values *);
void facet_values_release(struct facet_values *);

const char *facet_label(const struct facet_values *, size_t i);
const char *facet_folded(const struct facet_values *, size_t i);

/*
 * Append the query that any of some values answers, a bit set for each: country:COD, or
 * country:(COD OR GAB).
 */
void facet_query(const struct facet_values *, const uint64_t *picked, struct buf *out);

#endif
