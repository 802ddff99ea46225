/* SPDX-License-Identifier: MIT */
#include "csl/collate.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "text/fold.h"
#include "text/utf8.h"

#define NUMBER '0'
#define OWN '@' /* before a letter of one's own script */

static const struct {
	const char *languages;
	struct csl_script script;
} scripts[] = {
	{ "be bg kk ky mk mn ru sr tg uk", { 0x400, 0x52F } },
	{ "el", { 0x370, 0x3FF } },
	{ "hy", { 0x530, 0x58F } },
	{ "he yi", { 0x590, 0x5FF } },
	{ "ar fa ur", { 0x600, 0x6FF } },
	{ "hi mr ne", { 0x900, 0x97F } },
	{ "th", { 0xE00, 0xE7F } },
	{ "ka", { 0x10A0, 0x10FF } },
	{ "am ti", { 0x1200, 0x137F } },
	{ "km", { 0x1780, 0x17FF } },
	{ "ja zh", { 0x2E80, 0x9FFF } },
	{ "ko", { 0x1100, 0xD7AF } },
};

struct csl_script
csl_script_of(const char *tag)
{
	for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++)
		for (const char *s = scripts[i].languages; s[0]; s += s[2] ? 3 : 2)
			if (!strncmp(s, tag, 2) && (!tag[2] || tag[2] == '-'))
				return scripts[i].script;
	return (struct csl_script){ 0, 0 };
}

/* How many digits, then the digits: 9 is before 10. */
static size_t
add_number(struct csl_text *key, const char *s, size_t len)
{
	size_t zeros = 0, end;

	while (zeros + 1 < len && s[zeros] == '0' && ascii_is_digit(s[zeros + 1]))
		zeros++;
	for (end = zeros; end < len && ascii_is_digit(s[end]) && end - zeros < 0xC0; end++)
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

/* What counts of a folded character, in place: letters, and digits of other scripts. */
static size_t
keep_letters(char *s, size_t len)
{
	size_t kept = 0;

	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80 || ascii_is_lower(s[i]) || ascii_is_digit(s[i]))
			s[kept++] = s[i];
	return kept;
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
csl_collate_key(struct csl_pool *pool, struct csl_script own, struct str s)
{
	struct csl_text key = { .pool = pool };
	bool blank = false;

	for (size_t i = 0, n; i < s.len; i += n) {
		char folded[FOLD_LETTER_MAX];
		uint32_t code;
		size_t kept;

		if (ascii_is_digit(s.s[i])) {
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
		kept = is_punctuation(code) ? 0 : keep_letters(folded, fold_letter(code, folded));
		if (!kept)
			continue;
		if (blank)
			csl_text_putc(&key, CSL_COLLATE_SEPARATOR);
		if (own.from && code >= own.from && code <= own.to)
			csl_text_putc(&key, OWN);
		csl_text_add(&key, folded, kept);
		blank = false;
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
