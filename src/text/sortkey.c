/* SPDX-License-Identifier: MIT */
/*
 * Sort keys.  First the folded text with every character moved into the range of its class, then
 * a zero, then the text in NFC, then the text as written where that differs:
 *   0x03 a space, 0x04-0x23 ASCII punctuation, 0x24 other punctuation and symbols,
 *   0x30 a number by its size, 0x3A other signs for numbers, 0x61-0x7A letters,
 *   from 0xC2 other letters.
 */
#include "text/fold.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "base/ascii.h"
#include "text/normalise.h"
#include "text/utf8.h"

#define SPACE 0x03
#define PUNCTUATION 0x04
#define SYMBOL 0x24
#define NUMBER 0x30
#define DIGIT 0x3A

/* What stands for a character of ASCII: itself, or its place in the order of punctuation. */
static const char ascii[128] = {
	[' '] = SPACE,
#define CLASS(c, n) [c] = PUNCTUATION + (n)
	CLASS('_', 0), CLASS('-', 1), CLASS(',', 2), CLASS(';', 3), CLASS(':', 4), CLASS('!', 5),
	CLASS('?', 6), CLASS('.', 7), CLASS('/', 8), CLASS('\'', 9), CLASS('"', 10),
	CLASS('(', 11), CLASS(')', 12), CLASS('[', 13), CLASS(']', 14), CLASS('{', 15),
	CLASS('}', 16), CLASS('@', 17), CLASS('*', 18), CLASS('\\', 19), CLASS('&', 20),
	CLASS('#', 21), CLASS('%', 22), CLASS('`', 23), CLASS('^', 24), CLASS('+', 25),
	CLASS('<', 26), CLASS('=', 27), CLASS('>', 28), CLASS('|', 29), CLASS('~', 30),
	CLASS('$', 31),
#undef CLASS
#define SELF(c) [c] = c
	SELF('a'), SELF('b'), SELF('c'), SELF('d'), SELF('e'), SELF('f'), SELF('g'), SELF('h'),
	SELF('i'), SELF('j'), SELF('k'), SELF('l'), SELF('m'), SELF('n'), SELF('o'), SELF('p'),
	SELF('q'), SELF('r'), SELF('s'), SELF('t'), SELF('u'), SELF('v'), SELF('w'), SELF('x'),
	SELF('y'), SELF('z'),
#undef SELF
};

/* "2" before "10": how many digits, then the digits.  Leading zeros are left to the tie-break. */
static size_t
add_number(char **out, const char *s, size_t len)
{
	size_t zeros = 0, end, digits;

	while (zeros < len && s[zeros] == '0')
		zeros++;
	for (end = zeros; end < len && ascii_is_digit(s[end]); end++)
		;
	if (zeros && end == zeros)
		zeros--;
	digits = end - zeros;
	if (digits > 0xFF)
		digits = 0xFF;
	*(*out)++ = NUMBER;
	*(*out)++ = (char)digits;
	memmove(*out, s + zeros, digits);
	*out += digits;
	return zeros + digits;
}

/* A byte that puts a character beyond ASCII into its class, 0 for a letter. */
static char
class_of(uint32_t code)
{
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_SM:
	case UTF8PROC_CATEGORY_SC:
	case UTF8PROC_CATEGORY_SK:
	case UTF8PROC_CATEGORY_SO:
		return SYMBOL;
	case UTF8PROC_CATEGORY_NO:
		return DIGIT;
	default:
		return 0;
	}
}

static size_t
add_character(char **out, const char *s, size_t len)
{
	uint32_t code;
	size_t n;
	char class;

	if (ascii_is_digit(*s))
		return add_number(out, s, len);
	n = utf8_decode(s, len, &code);
	if (n > 1 && (class = class_of(code)))
		*(*out)++ = class;
	memmove(*out, s, n);
	*out += n;
	return n;
}

void
sort_key_add(struct buf *b, const char *s, size_t len)
{
	size_t start = b->len, folded;
	const char *from, *end;
	char *out;

	/*
	 * The folded text moves to the end of the room and the key grows from its beginning.  No
	 * byte becomes more than three (a digit: what it is, how many, itself), so the key never
	 * overtakes what is still to be read.
	 */
	fold_add(b, s, len);
	folded = b->len - start;
	buf_reserve(b, 2 * folded + 2);
	out = b->data + start;
	from = out + 2 * folded;
	end = from + folded;
	memmove(out + 2 * folded, out, folded);
	while (from < end) {
		unsigned char c = (unsigned char)*from;

		if (c < 0x80 && ascii[c]) {
			*out++ = ascii[c];
			from++;
		} else {
			from += add_character(&out, from, (size_t)(end - from));
		}
	}
	*out++ = '\0';
	b->len = (size_t)(out - b->data);

	start = b->len;
	nfc_add(b, s, len);
	if (b->len - start != len || (len && memcmp(b->data + start, s, len))) {
		buf_putc(b, '\0');
		buf_add(b, s, len);
	}
}
