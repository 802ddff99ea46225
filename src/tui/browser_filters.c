/* SPDX-License-Identifier: MIT */
#include "tui/browser_filters.h"

#include <stdlib.h>

#include "tui/filters.h"

/* Takes the filters over. */
static void
apply(struct browser *b, char *filters)
{
	browser_filter(b, filters);
	free(filters);
}

void
browser_filter_add(struct browser *b, const char *query)
{
	apply(b, filters_with(b->here.filter, query));
	b->here.focus = FOCUS_LIST;
}

void
browser_filter_drop(struct browser *b, size_t i)
{
	apply(b, filters_without(b->here.filter, i));
}

bool
browser_filters_pop(struct browser *b)
{
	size_t count = filters_count(b->here.filter);

	if (!count)
		return false;
	browser_filter_drop(b, count - 1);
	return true;
}

void
browser_query_text(const struct browser *b, struct buf *out)
{
	filters_query(b->here.filter, out);
}

bool
browser_filters_act(struct browser *b, enum action action, bool *done)
{
	if (action != ACTION_UNFILTER)
		return false;
	*done = *b->here.filter && browser_has_list(b);
	/* One by one they are soon typed again, all of them are not: Back gives them back. */
	if (*done) {
		browser_leave(b);
		browser_filter(b, "");
	}
	return true;
}
