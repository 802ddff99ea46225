/* SPDX-License-Identifier: MIT */
/*
 * Folding for search (DESIGN section 6): case, accents, ligatures, width, typographic quotes and
 * dashes do not matter, composed or decomposed.  utf8proc's compatibility decomposition, case
 * folding and stripping of marks, then a table of the letters it leaves (ł ø æ œ đ ı ð þ ŋ ħ ...)
 * and what people type for one another (text/alike.h): ي for ى, 2012 for ٢٠١٢.
 * Invisible characters vanish; any run of white space is one space.
 */
#ifndef PACECAT_TEXT_FOLD_H
#define PACECAT_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * Append the folded text: valid UTF-8, folding it again changes nothing.  Unless len is 0 there is
 * room for a byte more behind it.
 */
void fold_add(struct buf *, const char *s, size_t len);

/* Is a folded byte part of a word?  Of what is not ASCII that is not asked. */
static inline bool
fold_in_word(char c)
{
	return (c & 0x80) || ascii_is_alnum(c);
}

/*
 * Append what those find who leave out the apostrophes within words: of the folded text from the
 * byte `from` of the buffer to its end, each word that has any, without them and with a newline
 * behind it: "nguessan" of "n'guessan koffi".
 */
void fold_joined_add(struct buf *, size_t from);

/*
 * Of a folded word what finds it with its apostrophes and without, both where fold_joined_add or
 * fold_find looks: "nguessan" of "n'guessan".  Before a vowel they are an elision's ("d'or"), which
 * nobody leaves out; such a word, and what is more than a word, stays.  Returns the bytes left.
 */
size_t fold_join(char *folded, size_t len);

/* A folded text without the blanks at its ends: wide ones were, or stood by what has vanished. */
struct str fold_trim(const char *folded, size_t len);

/*
 * Fold into an empty buffer, and tell where from: for each folded byte the byte of s where the
 * character begins that gave it, and `len` behind the last.  To be freed.
 */
size_t *fold_map(struct buf *, const char *s, size_t len);
/* One code point folded, for those who have no buffer: bytes written, 0 for what vanishes. */
#define FOLD_LETTER_MAX 72
size_t fold_letter(uint32_t code, char out[FOLD_LETTER_MAX]);

/* The first match of the folded `needle` in the text s as written. */
struct fold_match {
	size_t start, end;              /* bytes of s, whole graphemes */
};

/*
 * Find the folded needle (not empty) in s from byte `from` on; false when there is none.
 * The match covers every character that gave a byte to it, so "ss" marks the whole of "ß".  A
 * needle that is a word, or a part of one, is found across the apostrophes of words too.
 */
bool fold_find(const char *s, size_t len, size_t from, const char *needle, size_t needle_len,
	       struct fold_match *);

/*
 * Append a sort key: compare keys with memcmp, then by length.  The same order on every host
 * (accents and case only break ties; digits before letters; punctuation and spaces before
 * digits).  Ends with the text as written, so that different texts never compare equal.
 */
void sort_key_add(struct buf *, const char *s, size_t len);

#endif
