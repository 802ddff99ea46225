/* SPDX-License-Identifier: MIT */
/*
 * Finding a short text in a long one, many times over: 16 places at once are looked at for the two
 * bytes of the word that are rarest in most writing.  Faster than memmem, most of all for words of
 * two or three bytes.
 */
#ifndef PACECAT_BASE_FIND_H
#define PACECAT_BASE_FIND_H

#include <stddef.h>

struct find {
	const char *word;               /* borrowed */
	size_t len;                     /* not 0 */
	size_t one, two;                /* where its rare bytes are; the same if it has only one */
};

void find_init(struct find *, const char *word, size_t len);

/* The first place of the word in [s, end), or NULL. */
const char *find_next(const struct find *, const char *s, const char *end);

#endif
