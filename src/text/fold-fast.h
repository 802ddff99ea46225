/* SPDX-License-Identifier: MIT */
/*
 * The part of folding that is the same for nearly every byte: ASCII, the accents of Latin and
 * typographic punctuation, many bytes at a time.  Private to fold.c.
 */
#ifndef PACECAT_TEXT_FOLD_FAST_H
#define PACECAT_TEXT_FOLD_FAST_H

#include <stdbool.h>
#include <stddef.h>

/* What a character folds to: no longer than it is, no blank.  Without a length: look closer. */
struct fold_row {
	char text[3];
	unsigned char len;
};

/* U+0080..U+017F, then U+2000..U+203F, then U+1E00..U+1EFF: most of what is not ASCII. */
extern const struct fold_row fold_rows[576];

/*
 * The row of the character of *n bytes at s, or NULL and *n as it was; a character that is cut off
 * is none.
 */
static inline const struct fold_row *
fold_row(const char *s, size_t left, size_t *n)
{
	const unsigned char *u = (const unsigned char *)s;

	if (left >= 2 && u[0] >= 0xC2 && u[0] <= 0xC5 && (u[1] & 0xC0) == 0x80) {
		*n = 2;
		return &fold_rows[(u[0] - 0xC2) * 64 + (u[1] & 0x3F)];
	}
	if (left < 3 || (u[1] & 0xC0) != 0x80 || (u[2] & 0xC0) != 0x80)
		return NULL;
	if (u[0] == 0xE2 && u[1] == 0x80) {
		*n = 3;
		return &fold_rows[256 + (u[2] & 0x3F)];
	}
	if (u[0] == 0xE1 && u[1] >= 0xB8 && u[1] <= 0xBB) {
		*n = 3;
		return &fold_rows[320 + (u[1] - 0xB8) * 64 + (u[2] & 0x3F)];
	}
	return NULL;
}

/* Bytes behind *out that may be written to beside as many as are read. */
#define FOLD_FAST_MORE 80

/*
 * Fold s up to the first character that needs a closer look, whose place is returned, or `len`.
 * *out moves behind what was written, by no more than what was read.  *space: the byte before was a
 * blank.
 */
size_t fold_fast(const char *s, size_t len, char **out, bool *space);

#endif
