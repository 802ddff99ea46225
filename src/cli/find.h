/* SPDX-License-Identifier: MIT */
/* What is asked for on the command line: records by their ids, queries by model/query.h. */
#ifndef PACECAT_CLI_FIND_H
#define PACECAT_CLI_FIND_H

#include "cli/command.h"
#include "model/order.h"
#include "model/query.h"

/* What --of names, in the order of LIST_KINDS (cli/option.h); so JSON calls lists of them. */
struct find_kind {
	const char *name;
	enum kind kind;
};

enum { FIND_KINDS = 5 };

extern const struct find_kind find_kinds[FIND_KINDS];

/* The record of that kind with this id; of a country either code, in any case.  Or RECORD_NONE. */
uint32_t find_record(const struct catalogue *, enum kind, const char *id);

/*
 * The query in some arguments, one with blanks being a part of its own.  What is parsed is
 * appended to `text`; the hooks may be NULL.
 */
struct query *find_parse(const char *const *word, size_t words, const struct query_hooks *,
			 struct buf *text);

/*
 * The query in the arguments, each of them a part of it that is whole.  NULL: it does not parse,
 * and what is wrong, and where, has been said.
 */
struct query *find_query(struct cli *);

/*
 * What is saved under names is known when the catalogue is there: if the query asks for that, parse
 * it again.  False, and *query is NULL, as above.
 */
bool find_saved(struct cli *, const struct query_hooks *, struct query **query);

/* How to find: what comes first is an order, and before that, if asked for, relevance. */
struct find_order {
	const struct languages *languages;
	enum order order;
	bool relevance;
	const struct query_hooks *hooks;        /* what the query may ask beside; may be NULL */
};

/*
 * The records of a kind that the reader's query finds in his catalogue, what he has marked, noted
 * and saved included, in an array that the caller frees; the order's hooks are not asked.  NULL,
 * and *query is: it does not parse, as find_saved has said.
 */
uint32_t *find_asked(struct cli *, const struct catalogue *, struct query **query, enum kind,
		     const struct find_order *, size_t *count);

/* The records of a kind that the query finds, in order, in an array that the caller frees. */
uint32_t *find_records(const struct catalogue *, const struct query *, enum kind,
		       const struct find_order *, size_t *count);

#endif
