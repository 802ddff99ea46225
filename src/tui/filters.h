/* SPDX-License-Identifier: MIT */
/*
 * The filters of a list: queries that must all hold, one on top of the other.  They are one text,
 * a line for each, the last one on top; "" has none.  So a spot (tui/trail.h) copies and compares
 * them as a string.
 */
#ifndef PACECAT_TUI_FILTERS_H
#define PACECAT_TUI_FILTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"
#include "text/show.h"

size_t filters_count(const char *filters);

/* The i-th from below; nothing when there are not so many. */
struct str filters_at(const char *filters, size_t i);

/*
 * The same filters with another on top, or without one: yours.  Blanks around a filter do not
 * matter; one that is there is moved.
 */
char *filters_with(const char *filters, const char *filter);
char *filters_without(const char *filters, size_t i);

/* Append all of them as one query (model/query.h). */
void filters_query(const char *filters, struct buf *out);

/*
 * Append what fits into `cols` columns: "/gold  /country:COD", of more the topmost, since that is
 * the next to be taken away: "+2 /country:COD".
 */
void filters_show(const char *filters, const struct show_style *, int cols, struct buf *out);

#endif
