/* SPDX-License-Identifier: MIT */
/* Who names a record, and as what: each record that does once for each key it does it in. */
#ifndef PACECAT_MODEL_WORKS_H
#define PACECAT_MODEL_WORKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/thread.h"
#include "model/catalogue.h"
#include "model/language.h"

struct work {
	uint32_t record;                /* that names it: a study, or any other */
	enum key key;                   /* in this key of its own, below KEYS */
	struct value value;             /* by this value, the first of them */
};

struct works {
	struct work *work;
	size_t count, room;
};

enum works_order {
	WORKS_BY_RECORD,                /* newest first as in ORDER_YEAR; of a record by key */
	WORKS_BY_ROLE                   /* by key in the order of key.def; of a key as above */
};

/*
 * All that name the record; to be released.  That one is not the other goes without saying where
 * the record itself says so.
 */
void works_find(struct works *, const struct catalogue *, const struct languages *,
		uint32_t record, enum works_order);
void works_release(struct works *);

/* The same until it is cancelled (progress may be NULL): then none. */
void works_find_while(const struct progress *, struct works *, const struct catalogue *,
		      const struct languages *, uint32_t record, enum works_order);

/* Behind the last work that is of the same record as the i-th. */
size_t works_end(const struct works *, size_t i);

/* Append " (as R. Weinberg)" where a work prints another form than the one the party goes by. */
void work_printed(struct buf *, const struct work *, const struct languages *);

/* Append as what the works i to end - 1 name the record: "Author; Translator (as T. H. Trần)". */
void works_roles(struct buf *, const struct works *, size_t i, size_t end,
		 const struct languages *);

#endif
