/* SPDX-License-Identifier: MIT */
#include "text/bidi.h"

#include "tests/test.h"
#include "text/utf8.h"

/* Upper case stands for Hebrew, digits after an Arabic letter are Arabic's: see code_of(). */
static const struct {
	const char *written, *seen;
} cases[] = {
	{ "", "" },
	{ "abc", "abc" },
	{ "ABC", "CBA" },
	{ "ABC def", "def CBA" },
	{ "abc DEF", "abc FED" },
	{ "abc DEF GHI jkl", "abc IHG FED jkl" },
	{ "ABC 2012", "2012 CBA" },
	{ "ABC 2012, 3.5% DEF", "FED 3.5% ,2012 CBA" },
	{ "abc 12 DEF", "abc 12 FED" },
	{ "12 DEF", "FED 12" },
	{ "ABC: def.", ".def :CBA" },
	{ "ABC (def) GHI", "IHG (def) CBA" },
	{ "ABC...", "...CBA" },
	{ "~12-34", "34-12~" },
	{ "A12-34", "12-34A" },
	{ "~1,2", "1,2~" },
	{ "A$$5", "$$5A" },
	{ "A5%%", "5%%A" },
	{ "A$B", "B$A" },
	{ "...", "..." },
};

static uint32_t
code_of(char c)
{
	return c >= 'A' && c <= 'Z' ? 0x5D0 + (uint32_t)(c - 'A') : c == '~' ? 0x627 : (uint32_t)c;
}

static void
test_order(const char *written, const char *seen)
{
	uint32_t code[64] = { 0 };
	uint8_t level[64] = { 0 };
	size_t visual[64] = { 0 }, count = strlen(written);
	char out[64] = "";

	for (size_t i = 0; i < count; i++)
		code[i] = code_of(written[i]);
	bidi_levels(code, count, level);
	bidi_order(level, count, visual);
	for (size_t i = 0; i < count; i++)
		out[i] = level[visual[i]] & 1
				 ? (char)bidi_mirror((uint32_t)(unsigned char)written[visual[i]])
				 : written[visual[i]];
	CHECK_STR(out, seen);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		test_order(cases[i].written, cases[i].seen);
	CHECK(bidi_is_rtl(0x5D0) && bidi_is_rtl(0x627) && bidi_is_rtl(0x710) && bidi_is_rtl(0x780));
	CHECK(bidi_is_rtl(0x661));
	CHECK(!bidi_is_rtl('a') && !bidi_is_rtl('1') && !bidi_is_rtl(0x4E00));
	CHECK_INT(bidi_mirror('('), ')');
	CHECK_INT(bidi_mirror(0xBB), 0xAB);
	CHECK_INT(bidi_mirror('x'), 'x');
	return test_end();
}
