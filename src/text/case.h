/* SPDX-License-Identifier: MIT */
/*
 * Letters in upper, lower and title case: Unicode's full mappings, so that one letter may become
 * up to three (ß SS, ŉ ʼN).  What depends on the letters around it (a final sigma) is the
 * caller's.
 */
#ifndef PACECAT_TEXT_CASE_H
#define PACECAT_TEXT_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What one letter becomes at most. */
#define CASE_LETTERS_MAX 3

/*
 * What `code` becomes, into out; returns how many code points, at least 1.  `turkic`: i and ı are
 * two letters, as in Turkish and Azeri.
 */
size_t case_upper(uint32_t code, bool turkic, uint32_t out[CASE_LETTERS_MAX]);
size_t case_lower(uint32_t code, bool turkic, uint32_t out[CASE_LETTERS_MAX]);
/* Upper case at the beginning of a word: ǆ becomes ǅ, ß becomes Ss. */
size_t case_title(uint32_t code, bool turkic, uint32_t out[CASE_LETTERS_MAX]);

/* It has a lower case that differs. */
bool case_is_upper(uint32_t code);
/* It has an upper case that differs. */
bool case_is_lower(uint32_t code);
/* A letter or a mark on one, of any script. */
bool case_is_letter(uint32_t code);
/* The latter: the accent of a decomposed letter. */
bool case_is_mark(uint32_t code);

#endif
