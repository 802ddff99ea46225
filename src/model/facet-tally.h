/* SPDX-License-Identifier: MIT */
/* The values of a field and how many records have each.  Private to model/facet*.c. */
#ifndef PACECAT_MODEL_FACET_TALLY_H
#define PACECAT_MODEL_FACET_TALLY_H

#include "model/facet.h"

/* Add a value: its name, what else it can be found by (folded), and the query that asks for it. */
void facet_add(struct facet_values *, uint32_t count, const char *label, const char *also,
	       const char *query);

/* Add those of any facet but FACET_QUERY, in no order. */
void facet_tally(const struct facet *, const struct facet_scope *, struct facet_values *);

#endif
