/* SPDX-License-Identifier: MIT */
/* Numbers in words of their form: roman, ordinal, letters, the end of a page range. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

#include "csl/render.h"

struct str
csl_decimal(struct csl_pool *pool, int64_t number)
{
	char room[24];
	int len = snprintf(room, sizeof(room), "%" PRId64, number);

	return (struct str){ .s = csl_dup(pool, room, (size_t)len), .len = (size_t)len };
}

struct str
csl_roman(struct csl_pool *pool, long number)
{
	static const struct {
		const char *sign;
		long value;
	} signs[] = {
		{ "m", 1000 }, { "cm", 900 }, { "d", 500 }, { "cd", 400 }, { "c", 100 },
		{ "xc", 90 },  { "l", 50 },   { "xl", 40 }, { "x", 10 },   { "ix", 9 },
		{ "v", 5 },    { "iv", 4 },   { "i", 1 },
	};
	struct csl_text text = { .pool = pool };

	if (number <= 0 || number >= 6000)
		return csl_decimal(pool, number);
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		for (; number >= signs[i].value; number -= signs[i].value)
			csl_text_puts(&text, signs[i].sign);
	return (struct str){ .s = text.data, .len = text.len };
}

bool
csl_parse_roman(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("ivxlcmIVXLCM", s.s[i]))
			return false;
	return s.len > 0;
}

struct str
csl_letters(struct csl_pool *pool, long number)
{
	char room[16], *at = room + sizeof(room); /* a long takes fourteen letters at most */

	for (number++; number > 0; number = (number - 1) / 26)
		*--at = (char)('a' + (number - 1) % 26);
	return (struct str){ .s = csl_dup(pool, at, (size_t)(room + sizeof(room) - at)),
			     .len = (size_t)(room + sizeof(room) - at) };
}

struct str
csl_ordinal(const struct csl_render *r, long number, unsigned form, enum csl_gender gender)
{
	struct str s = { .s = NULL };

	if (form == CSL_FORM_LONG_ORDINAL && number >= 1 && number <= 10)
		s = csl_term_get(r->language, (unsigned)(CSL_TERM_LONG_ORDINAL_01 + (number - 1)),
				 CSL_FORM_LONG, false, gender);
	if (s.s)
		return s;
	return csl_str_join(r->pool, csl_decimal(r->pool, number),
			    csl_ordinal_suffix(r->language, number, gender));
}

/* Of its first 17 digits. */
static int64_t
value_of(struct str s)
{
	int64_t value = 0;

	for (size_t i = 0; i < s.len && ascii_is_digit(s.s[i]) && i < 17; i++)
		value = value * 10 + (s.s[i] - '0');
	return value;
}

static size_t
digits(struct str s)
{
	size_t n = 0;

	while (n < s.len && ascii_is_digit(s.s[n]))
		n++;
	return n;
}

/* The digits of `to`, which is more, that differ from those of `from`, but at least `least`. */
static struct str
shortest(struct str from, struct str to, size_t least)
{
	size_t same = 0, count = digits(to);

	if (digits(from) != count)
		return to;
	while (from.s[same] == to.s[same] && count - same > least)
		same++;
	return (struct str){ to.s + same, to.len - same };
}

/* Chicago Manual of Style, 15th edition 9.64, 16th edition 9.60. */
static struct str
chicago(struct str from, struct str to, bool sixteenth)
{
	int64_t begin = value_of(from), end = value_of(to);

	if (begin < 100 || begin % 100 == 0)
		return to;
	if (!sixteenth && begin / 100 != end / 100 && digits(from) == 4)
		return to;
	return shortest(from, to, begin % 100 < 10 ? 1 : 2);
}

struct str
csl_page_end(struct csl_pool *pool, enum csl_page_range format, struct str from, struct str to,
	     bool *upward)
{
	*upward = false;
	/* First the end in full: 321-8 is 321-328. */
	if (digits(to) < digits(from)) {
		struct str head = { from.s, digits(from) - digits(to) };
		struct str full = csl_str_join(pool, head, to);

		if (value_of(from) < value_of(full))
			to = full;
		else
			return to;
	} else if (value_of(from) >= value_of(to))
		return to;
	*upward = true;
	if (memchr(to.s, ',', to.len))
		return to;
	switch (format) {
	case CSL_PAGES_MINIMAL:
		return shortest(from, to, 1);
	case CSL_PAGES_MINIMAL_TWO:
		return shortest(from, to, 2);
	case CSL_PAGES_CHICAGO:
		return chicago(from, to, false);
	case CSL_PAGES_CHICAGO_16:
		return chicago(from, to, true);
	default:
		return to;
	}
}
