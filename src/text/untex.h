/* SPDX-License-Identifier: MIT */
/*
 * TeX as it stands in bibliographies, turned into letters: accents (\'e), letters with names
 * (\oe), ligatures (--, ``), symbols, logos and Greek; commands for the look of a text go, what
 * they are for stays.  Groups and formulas lose their braces and dollars.
 */
#ifndef PACECAT_TEXT_UNTEX_H
#define PACECAT_TEXT_UNTEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Who wants to know of commands that nobody knows: the name without its backslash, and where. */
struct untex_unknown {
	void (*tell)(void *context, const char *name, size_t len, size_t at);
	void *context;
};

/*
 * Append the text; `unknown` may be NULL.  An unknown command goes, its arguments stay; of one
 * that is a name (\XML) the name does.
 */
void untex_add(struct buf *, const char *s, size_t len, const struct untex_unknown *unknown);

/* The same of a text that may have tags (text/rich.h): \emph{x} becomes <i>x</i>. */
void untex_add_rich(struct buf *, const char *s, size_t len, const struct untex_unknown *unknown);

/* The same for addresses and the like, where only braces and escapes are TeX's. */
void untex_add_verbatim(struct buf *, const char *s, size_t len);

/* Does it begin with a small letter, as BibTeX asks of the word of a name? */
enum untex_case { UNTEX_CASELESS, UNTEX_UPPER, UNTEX_LOWER };
enum untex_case untex_case(const char *s, size_t len);

/* The byte behind the group that begins at s[at], which is "{"; len when it never ends. */
size_t untex_group_end(const char *s, size_t len, size_t at);

#endif
