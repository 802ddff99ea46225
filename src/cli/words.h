/* SPDX-License-Identifier: MIT */
/* The values of a record in words for people, by the type of their key.  Not yet safe to print. */
#ifndef PACECAT_CLI_WORDS_H
#define PACECAT_CLI_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/catalogue.h"
#include "model/language.h"

struct reader {
	const struct catalogue *catalogue;
	const struct languages *languages;
	const char *language;           /* the record's own */
};

/* Told alone, one element a line, or all in a row. */
enum words_layout { WORDS_ONE, WORDS_LINES, WORDS_JOINED };

enum words_layout words_layout(enum key);

/* Addresses stay in one piece, to be copied. */
bool words_whole(enum key);

/* Append the value, or the element of a list, of a key. */
void words_add(struct buf *, const struct reader *, enum key, struct value);

/* Append the value of a key that nobody knows. */
void words_any(struct buf *, const struct reader *, struct value);

/* Append " (ID)", by which the record can be shown, if it has one. */
void words_link(struct buf *, const struct reader *, uint32_t record);

#endif
