/* SPDX-License-Identifier: MIT */
#include "csl/collate.h"

#include <stdint.h>

#include "text/fold.h"
#include "text/utf8.h"

#define NUMBER '0'

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many digits, then the digits: 9 is before 10. */
static size_t
add_number(struct csl_text *key, const char *s, size_t len)
{
	size_t zeros = 0, end;

	while (zeros + 1 < len && s[zeros] == '0' && is_digit(s[zeros + 1]))
		zeros++;
	for (end = zeros; end < len && is_digit(s[end]) && end - zeros < 0xC0; end++)
		;
	csl_text_putc(key, NUMBER);
	csl_text_putc(key, (char)(end - zeros));
	csl_text_add(key, s + zeros, end - zeros);
	return end;
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == CSL_COLLATE_SEPARATOR;
}

/* What is left of a folded character: letters, and digits of other scripts. */
static void
add_folded(struct csl_text *key, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80 || (s[i] >= 'a' && s[i] <= 'z') || is_digit(s[i]))
			csl_text_putc(key, s[i]);
}

/* Punctuation beyond ASCII, and blanks that divide no words. */
static bool
is_punctuation(uint32_t code)
{
	return (code >= 0xA0 && code <= 0xBF && code != 0xAA && code != 0xBA && code != 0xB5) ||
	       (code >= 0x2000 && code <= 0x2027) || (code >= 0x202F && code <= 0x205E) ||
	       (code >= 0x3001 && code <= 0x3003) || (code >= 0x3008 && code <= 0x301F);
}

struct str
csl_collate_key(struct csl_pool *pool, struct str s)
{
	struct csl_text key = { .pool = pool };
	bool blank = false;

	for (size_t i = 0, n; i < s.len; i += n) {
		char folded[FOLD_LETTER_MAX];
		uint32_t code;

		if (is_digit(s.s[i])) {
			if (blank)
				csl_text_putc(&key, CSL_COLLATE_SEPARATOR);
			blank = false;
			n = add_number(&key, s.s + i, s.len - i);
			continue;
		}
		n = utf8_decode(s.s + i, s.len - i, &code);
		if (!n) {
			n = 1;
			continue;
		}
		if (is_blank(code)) {
			blank = true;
			continue;
		}
		if (!is_punctuation(code)) {
			size_t before = key.len;

			if (blank)
				csl_text_putc(&key, CSL_COLLATE_SEPARATOR);
			add_folded(&key, folded, fold_letter(code, folded));
			if (key.len > before + blank)
				blank = false;
			else if (blank) {
				key.len = before;
				key.data[before] = '\0';
			}
		}
	}
	return (struct str){ key.data, key.len };
}

int
csl_collate(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order;

	if (!a.s || !b.s)
		return !a.s - !b.s;
	order = memcmp(a.s, b.s, len);
	if (order)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}
