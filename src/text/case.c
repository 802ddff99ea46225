/* SPDX-License-Identifier: MIT */
#include "text/case.h"

#include <string.h>
#include <utf8proc.h>

/* Unicode's SpecialCasing.txt, the part without conditions: letters that become several. */
static const struct special {
	uint32_t code;
	uint32_t upper[CASE_LETTERS_MAX], title[CASE_LETTERS_MAX];
} specials[] = {
	{ 0x00df, { 'S', 'S' }, { 'S', 's' } },
	{ 0x0149, { 0x02bc, 'N' }, { 0x02bc, 'N' } },
	{ 0x01f0, { 'J', 0x030c }, { 'J', 0x030c } },
	{ 0x0390, { 0x0399, 0x0308, 0x0301 }, { 0x0399, 0x0308, 0x0301 } },
	{ 0x03b0, { 0x03a5, 0x0308, 0x0301 }, { 0x03a5, 0x0308, 0x0301 } },
	{ 0x0587, { 0x0535, 0x0552 }, { 0x0535, 0x0582 } },
	{ 0x1e96, { 'H', 0x0331 }, { 'H', 0x0331 } },
	{ 0x1e97, { 'T', 0x0308 }, { 'T', 0x0308 } },
	{ 0x1e98, { 'W', 0x030a }, { 'W', 0x030a } },
	{ 0x1e99, { 'Y', 0x030a }, { 'Y', 0x030a } },
	{ 0x1e9a, { 'A', 0x02be }, { 'A', 0x02be } },
	{ 0xfb00, { 'F', 'F' }, { 'F', 'f' } },
	{ 0xfb01, { 'F', 'I' }, { 'F', 'i' } },
	{ 0xfb02, { 'F', 'L' }, { 'F', 'l' } },
	{ 0xfb03, { 'F', 'F', 'I' }, { 'F', 'f', 'i' } },
	{ 0xfb04, { 'F', 'F', 'L' }, { 'F', 'f', 'l' } },
	{ 0xfb05, { 'S', 'T' }, { 'S', 't' } },
	{ 0xfb06, { 'S', 'T' }, { 'S', 't' } },
	{ 0xfb13, { 0x0544, 0x0546 }, { 0x0544, 0x0576 } },
	{ 0xfb14, { 0x0544, 0x0535 }, { 0x0544, 0x0565 } },
	{ 0xfb15, { 0x0544, 0x053b }, { 0x0544, 0x056b } },
	{ 0xfb16, { 0x054e, 0x0546 }, { 0x054e, 0x0576 } },
	{ 0xfb17, { 0x0544, 0x053d }, { 0x0544, 0x056d } },
};

static const struct special *
special_of(uint32_t code)
{
	for (size_t i = 0; code >= 0xdf && i < sizeof specials / sizeof *specials; i++)
		if (specials[i].code == code)
			return &specials[i];
	return NULL;
}

static size_t
several(const uint32_t *from, uint32_t out[CASE_LETTERS_MAX])
{
	size_t n = 0;

	while (n < CASE_LETTERS_MAX && from[n]) {
		out[n] = from[n];
		n++;
	}
	return n;
}

static size_t
one(utf8proc_int32_t code, uint32_t out[CASE_LETTERS_MAX])
{
	out[0] = (uint32_t)code;
	return 1;
}

size_t
case_upper(uint32_t code, bool turkic, uint32_t out[CASE_LETTERS_MAX])
{
	const struct special *special = special_of(code);

	if (special)
		return several(special->upper, out);
	if (turkic && code == 'i')
		return one(0x130, out);
	return one(utf8proc_toupper((utf8proc_int32_t)code), out);
}

size_t
case_title(uint32_t code, bool turkic, uint32_t out[CASE_LETTERS_MAX])
{
	const struct special *special = special_of(code);

	if (special)
		return several(special->title, out);
	if (turkic && code == 'i')
		return one(0x130, out);
	return one(utf8proc_totitle((utf8proc_int32_t)code), out);
}

size_t
case_lower(uint32_t code, bool turkic, uint32_t out[CASE_LETTERS_MAX])
{
	if (code == 0x130 && turkic)
		return one('i', out);
	if (code == 0x130) {
		out[0] = 'i';
		out[1] = 0x307;
		return 2;
	}
	if (turkic && code == 'I')
		return one(0x131, out);
	return one(utf8proc_tolower((utf8proc_int32_t)code), out);
}

bool
case_is_upper(uint32_t code)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code) != code;
}

bool
case_is_lower(uint32_t code)
{
	return special_of(code) || (uint32_t)utf8proc_toupper((utf8proc_int32_t)code) != code;
}

bool
case_is_letter(uint32_t code)
{
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

bool
case_is_mark(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}
