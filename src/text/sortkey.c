/* SPDX-License-Identifier: MIT */
/*
 * Sort keys.  First the folded text with every character moved into the range of its class, then
 * a zero, then the text in NFC, then the text as written where that differs:
 *   0x03 a space, 0x04-0x23 ASCII punctuation, 0x24 other punctuation and symbols,
 *   0x30 a number by its size, 0x3A other digits, 0x61-0x7A letters, from 0xC2 other letters.
 */
#include "text/fold.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "text/normalise.h"
#include "text/utf8.h"

#define SPACE 0x03
#define PUNCTUATION 0x04
#define SYMBOL 0x24
#define NUMBER 0x30
#define DIGIT 0x3A

/* ASCII punctuation in the order of the key. */
static const char punctuation[] = "_-,;:!?./'\"()[]{}@*\\&#%`^+<=>|~$";

_Static_assert(sizeof(punctuation) == 0x24 - PUNCTUATION + 1, "all of ASCII's punctuation");

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "2" before "10": how many digits, then the digits.  Leading zeros are left to the tie-break. */
static size_t
add_number(struct buf *b, const char *s, size_t len)
{
	size_t zeros = 0, end, digits;

	while (zeros < len && s[zeros] == '0')
		zeros++;
	for (end = zeros; end < len && is_digit(s[end]); end++)
		;
	if (zeros && end == zeros)
		zeros--;
	digits = end - zeros;
	if (digits > 0xFF)
		digits = 0xFF;
	buf_putc(b, NUMBER);
	buf_putc(b, (char)digits);
	buf_add(b, s + zeros, digits);
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
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NO:
		return DIGIT;
	default:
		return 0;
	}
}

static size_t
add_character(struct buf *b, const char *s, size_t len)
{
	const char *mark;
	uint32_t code;
	size_t n;
	char class;

	if (*s == ' ') {
		buf_putc(b, SPACE);
		return 1;
	}
	if (is_digit(*s))
		return add_number(b, s, len);
	if (*s && (mark = strchr(punctuation, *s))) {
		buf_putc(b, (char)(PUNCTUATION + (mark - punctuation)));
		return 1;
	}
	n = utf8_decode(s, len, &code);
	if (n > 1 && (class = class_of(code)))
		buf_putc(b, class);
	buf_add(b, s, n);
	return n;
}

void
sort_key_add(struct buf *b, const char *s, size_t len)
{
	struct buf folded = BUF_INIT;
	size_t start;

	fold_add(&folded, s, len);
	for (size_t pos = 0; pos < folded.len;)
		pos += add_character(b, folded.data + pos, folded.len - pos);
	buf_release(&folded);
	buf_putc(b, '\0');

	start = b->len;
	nfc_add(b, s, len);
	if (b->len - start != len || (len && memcmp(b->data + start, s, len))) {
		buf_putc(b, '\0');
		buf_add(b, s, len);
	}
}
