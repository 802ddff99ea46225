/* SPDX-License-Identifier: MIT */
/*
 * Citation keys: "weinberg2012exploitation", that is the family name of who comes first, the year,
 * and the first word of the title that says something, in small letters and digits of ASCII.
 *
 * They are made for a whole catalogue at once, so that a study has the same key whatever is
 * exported with it; where several would have the same, they get a, b, c in the catalogue's order.
 * A study's own `citation-key` is kept as far as the characters go that every format takes.
 */
#ifndef PACECAT_FORMAT_CITEKEY_H
#define PACECAT_FORMAT_CITEKEY_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/catalogue.h"

struct citekeys {
	char **key;                     /* by the number of the study among the studies */
	uint32_t first, count;
};

void citekeys_init(struct citekeys *, const struct catalogue *);
void citekeys_release(struct citekeys *);

/* The key of a study, "" if it is none. */
const char *citekey(const struct citekeys *, uint32_t study);

/*
 * Append s in small ASCII letters and digits; what has no transliteration as its number in hex.
 * False when there was some.
 */
bool citekey_letters(struct buf *, const char *s, size_t len);

#endif
