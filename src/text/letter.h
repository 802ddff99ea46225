/* SPDX-License-Identifier: MIT */
/*
 * The letters that Unicode's decompositions leave alone (ł ø æ đ ŋ ɓ ...), typographic quotes,
 * the grave accent, dashes and the fraction slash, in ASCII.  Search and transliteration agree on
 * them.
 */
#ifndef PACECAT_TEXT_LETTER_H
#define PACECAT_TEXT_LETTER_H

#include <stdint.h>

/* The ASCII text for a small letter or a mark, may be ""; NULL when it is not one of these. */
const char *letter_ascii(uint32_t code);

#endif
