/* SPDX-License-Identifier: MIT */
/*
 * A table of text: columns as wide as what is in them, two blanks apart.  On a terminal that is too
 * narrow the columns that may be cut give way; elsewhere nothing is ever cut.
 */
#ifndef PACECAT_CLI_TABLE_H
#define PACECAT_CLI_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/output.h"

#define TABLE_COLUMNS_MAX 4

/* Set `columns` and `cut`, then add the cells row by row. */
struct table_text {
	int columns;
	bool cut[TABLE_COLUMNS_MAX];
	char **cell;
	size_t cells, room;
};

void table_text_add(struct table_text *, const char *cell);     /* keeps a copy */
void table_text_put(const struct table_text *, struct output *);
void table_text_release(struct table_text *);

#endif
