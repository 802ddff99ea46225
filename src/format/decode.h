/* SPDX-License-Identifier: MIT */
/* Files that are not UTF-8 although nothing says so: Latin-1, as Windows-1252 has it. */
#ifndef PACECAT_FORMAT_DECODE_H
#define PACECAT_FORMAT_DECODE_H

#include <stddef.h>

#include "base/buf.h"

enum decoded {
	DECODED_NOT,   /* it is UTF-8 */
	DECODED_WHOLE, /* every byte was a letter of Latin-1 */
	DECODED_PARTLY /* most of it is UTF-8, some bytes were Latin-1 */
};

/*
 * Append the text in UTF-8, unless it is that already; each byte that was none is one character
 * then, so lines and columns stay.  *first is the first byte that is not UTF-8.
 */
enum decoded decode_latin(struct buf *, const char *s, size_t len, size_t *first);

#endif
