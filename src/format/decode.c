/* SPDX-License-Identifier: MIT */
#include "format/decode.h"

#include <stdint.h>

#include "text/utf8.h"

/* Windows-1252 from 0x80; 0 where it has nothing. */
static const uint16_t windows[32] = {
	0x20AC, 0,	0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,	0x017D, 0,	0,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,	0x017E, 0x0178,
};

static void
add_letter(struct buf *out, unsigned char byte)
{
	uint32_t code = byte < 0xa0 ? windows[byte - 0x80] : byte;
	char utf8[4];

	buf_add(out, utf8, utf8_encode(code ? code : '?', utf8));
}

/* Is it Latin-1 throughout?  Then what looks like UTF-8 in it is chance, and rare. */
static enum decoded
judge(const char *s, size_t len, size_t *first)
{
	size_t sequences = 0, others = 0;
	uint32_t code;

	*first = utf8_fault(s, len);
	if (*first == len)
		return DECODED_NOT;
	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		sequences += n > 1;
		others += !n;
		n += !n;
	}
	return sequences > others ? DECODED_PARTLY : DECODED_WHOLE;
}

enum decoded
decode_latin(struct buf *out, const char *s, size_t len, size_t *first)
{
	enum decoded how = judge(s, len, first);
	uint32_t code;

	if (how == DECODED_NOT)
		return how;
	buf_reserve(out, len + len / 8);
	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		if (n == 1 || (n && how == DECODED_PARTLY)) {
			buf_add(out, s + i, n);
		} else {
			n = 1;
			add_letter(out, (unsigned char)s[i]);
		}
	}
	return how;
}
