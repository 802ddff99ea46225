/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include "tests/test.h"

static bool
is_scalar(uint32_t code)
{
	return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

static void
every_code_point(void)
{
	size_t wrong = 0;

	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		uint32_t back = 0xBAD;
		char s[4];
		size_t n;

		if (!is_scalar(code))
			continue;
		n = utf8_encode(code, s);
		if (utf8_decode(s, n, &back) != n || back != code || utf8_fault(s, n) != n ||
		    utf8_count(s, n) != 1)
			wrong++;
		/* Cut short, it is nothing at all. */
		for (size_t cut = 0; cut < n; cut++)
			wrong += utf8_decode(s, cut, &back) != 0;
	}
	CHECK_INT(wrong, 0);
}

/* What the bytes decode to must encode to the same bytes, and no more may be accepted. */
static size_t
accepted(const char *s, size_t len)
{
	uint32_t code = 0;
	char back[4];
	size_t n = utf8_decode(s, len, &code);

	if (n != len)
		return 0;
	if (!is_scalar(code) || utf8_encode(code, back) != len || memcmp(back, s, len)) {
		CHECK(false);
		return 0;
	}
	return 1;
}

static void
every_sequence(void)
{
	size_t two = 0, three = 0;

	for (unsigned value = 0; value < 1u << 24; value++) {
		char s[3] = { (char)(value >> 16), (char)(value >> 8), (char)value };

		three += accepted(s, 3);
		if (!(value & 0xFF))
			two += accepted(s, 2);
	}
	CHECK_INT(two, 0x800 - 0x80);
	CHECK_INT(three, 0x10000 - 0x800 - 0x800);
}

static void
faults(void)
{
	static const struct {
		const char *s;
		size_t len, fault;
	} cases[] = {
		{ "", 0, 0 },
		{ "plain", 5, 5 },
		{ "a\0b", 3, 3 },
		{ "na\xC3\xAFve but long enough", 23, 23 },
		{ "12345678\xFF", 9, 8 },
		{ "1234567\xC3", 8, 7 },
		{ "\x80", 1, 0 },
		{ "a\xC0\xAF", 3, 1 },                  /* overlong */
		{ "a\xE0\x80\xAF", 4, 1 },
		{ "a\xF0\x80\x80\xAF", 5, 1 },
		{ "a\xF0\x9F\x98", 4, 1 },
		{ "a\xF0\x9F\x98z", 5, 1 },
		{ "ab\xED\xA0\x80", 5, 2 },             /* a surrogate */
		{ "\xF4\x8F\xBF\xBF", 4, 4 },
		{ "\xF4\x90\x80\x80", 4, 0 },           /* past the end */
		{ "\xF5\x80\x80\x80", 4, 0 },
		{ "\xE2\x82\xAC\xE2\x82", 5, 3 },
		{ "\xE2\x28\xA1", 3, 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_INT(utf8_fault(cases[i].s, cases[i].len), cases[i].fault);
	CHECK_INT(utf8_count("h\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", 11), 6);
}

int
main(void)
{
	every_code_point();
	every_sequence();
	faults();
	return test_end();
}
