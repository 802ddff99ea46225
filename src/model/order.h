/* SPDX-License-Identifier: MIT */
/* The orders that lists have. */
#ifndef PACECAT_MODEL_ORDER_H
#define PACECAT_MODEL_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/thread.h"
#include "model/catalogue.h"
#include "model/language.h"

enum order {
	ORDER_FILE,                     /* as in the catalogue */
	ORDER_TITLE,                    /* by heading, by text/fold.h's sort key */
	ORDER_YEAR,                     /* newest first, then by title; without a date last */
	ORDER_AUTHOR,                   /* by first author (or editor), year, title */
	ORDER_COUNTRY,                  /* by first country, then title */
	ORDER_WORKS,                    /* most studies first, then by title */
	ORDERS
};

/* Name in settings, state and commands ("title"), and the reader's word (not yet translated). */
const char *order_name(enum order);
const char *order_label(enum order);
bool order_find(const char *name, enum order *);

/* Put record numbers in order; `reverse` turns it round, records without the datum stay last. */
void order_records(const struct catalogue *, const struct languages *, enum order, bool reverse,
		   uint32_t *record, size_t count);

/* The same until it is cancelled: then false, and the records are as they were. */
bool order_records_while(const struct progress *, const struct catalogue *,
			 const struct languages *, enum order, bool reverse, uint32_t *record,
			 size_t count);

/*
 * Not reversed; *with: so many at the front have the datum.  Read backwards, and the others behind
 * them as they are, that is the order reversed.
 */
bool order_records_with(const struct progress *, const struct catalogue *,
			const struct languages *, enum order, uint32_t *record, size_t count,
			size_t *with);

/*
 * The same, but only the first `most` come in order: the others stand behind them in any, as do all
 * when it is cancelled (progress may be NULL).  Much sooner done by year.
 */
void order_first(const struct progress *, const struct catalogue *, const struct languages *,
		 enum order, uint32_t *record, size_t count, size_t most);

#endif
