/* SPDX-License-Identifier: MIT */
/*
 * TeX as it stands in bibliographies, turned into letters: accents (\'e), letters with names
 * (\oe), ligatures (--, ``), symbols, logos and Greek; commands for the look of a text go, what
 * they are for stays.  Groups and formulas lose their braces and dollars.
 */
#ifndef PACECAT_TEXT_TEX_H
#define PACECAT_TEXT_TEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Who wants to know of commands that nobody knows: the name without its backslash, and where. */
struct tex_unknown {
	void (*tell)(void *context, const char *name, size_t len, size_t at);
	void *context;
};

/* Append the text; `unknown` may be NULL.  An unknown command goes, its arguments stay. */
void tex_add(struct buf *, const char *s, size_t len, const struct tex_unknown *unknown);

/* The same for addresses and the like, where only braces and escapes are TeX's. */
void tex_add_verbatim(struct buf *, const char *s, size_t len);

/* Does it begin with a small letter, as BibTeX asks of the word of a name? */
enum tex_case { TEX_CASELESS, TEX_UPPER, TEX_LOWER };
enum tex_case tex_case(const char *s, size_t len);

/* The byte behind the group that begins at s[at], which is "{"; len when it never ends. */
size_t tex_group_end(const char *s, size_t len, size_t at);

/* How many rows tex.def has, and their names, for its test. */
size_t tex_words(void);
const char *tex_word(size_t i);

#endif
