/* SPDX-License-Identifier: MIT */
/*
 * In which order a line is seen whose letters are written from right to left (UAX 9), for text
 * without directional controls, which text/show.h has taken out.  Marks are left to their bases.
 * Pairs of brackets (rule N0) are treated as other neutral characters are.
 */
#ifndef PACECAT_TEXT_BIDI_H
#define PACECAT_TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a character is written from right to left, or a digit of such a script. */
bool bidi_is_rtl(uint32_t code);

/*
 * The embedding level of each character: odd ones run from right to left.  The direction of the
 * line as a whole is that of its first letter.
 */
void bidi_levels(const uint32_t *code, size_t count, uint8_t *level);

/* Which character is seen at each place from the left, by their levels (rule L2). */
void bidi_order(const uint8_t *level, size_t count, size_t *visual);

/* The bracket or quotation mark that is its mirror image; itself when there is none. */
uint32_t bidi_mirror(uint32_t code);

#endif
