/* SPDX-License-Identifier: MIT */
/* Countries that a text names: guesses for people to confirm, never facts. */
#ifndef PACECAT_FORMAT_SUGGEST_H
#define PACECAT_FORMAT_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/table.h"

/* The names of countries in the built-in languages, folded. */
struct suggest {
	struct table name; /* -> row of model/country.h */
	struct buf text;
	bool ready;
};

/* Set found[row] for every country that the text names by whole words, the longest that fit. */
void suggest_find(struct suggest *, struct str text, bool *found);

void suggest_release(struct suggest *);

#endif
