/* SPDX-License-Identifier: MIT */
#include "text/agreed.h"

#include <locale.h>
#include <utf8proc.h>
#include <wchar.h>

#include "tests/test.h"

static void
code_points(void)
{
	static const struct {
		uint32_t code;
		int cols;
		bool agreed;
	} row[] = {
		{ 'a', 1, true },      { 'a', 2, false },    { 0x1B, 1, false },
		{ 0x9B, 1, false },    { 0xAD, 1, false },   { 0xE9, 1, true },
		{ 0x301, 0, true },    { 0x301, 1, false },  { 0x34F, 0, false },
		{ 0x5D0, 1, true },    { 0x5B4, 0, true },   { 0x600, 1, false },
		{ 0x627, 1, true },    { 0x915, 1, true },   { 0x93F, 1, false },
		{ 0xE01, 1, true },    { 0x1112, 2, false }, { 0x1161, 0, false },
		{ 0x200D, 0, false },  { 0x2014, 1, true },  { 0x2026, 1, true },
		{ 0x202E, 1, false },  { 0x20AC, 1, true },  { 0x2192, 1, true },
		{ 0x231A, 2, false },  { 0x2502, 1, true },  { 0x2764, 1, false },
		{ 0x303F, 1, false },  { 0x3042, 2, true },  { 0x3164, 2, false },
		{ 0x4DC0, 2, false },  { 0x6F22, 2, true },  { 0xAC01, 2, true },
		{ 0xD7B0, 0, false },  { 0xE000, 1, false }, { 0xFF21, 2, true },
		{ 0xFF71, 1, true },   { 0xFFA0, 1, false }, { 0x1F1EB, 1, false },
		{ 0x1F600, 2, false }, { 0x20000, 2, true },  { 0x12031, 3, false },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (!CHECK_INT(code_is_agreed(row[i].code, row[i].cols), row[i].agreed))
			printf("  U+%04X\n", (unsigned)row[i].code);
}

/* The two tables that are at hand, of the libc and of utf8proc, are two of all there are. */
static void
tables_agree(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		test_skip("there is no locale C.UTF-8");
		return;
	}
	for (uint32_t code = 0x20; code <= 0x10FFFF; code++)
		for (int cols = 0; cols <= 2; cols++) {
			int libc = wcwidth((wchar_t)code);

			if (code_is_agreed(code, cols) && (libc != -1 || code > 0xFFFF) &&
			    !CHECK(libc == cols &&
				   utf8proc_charwidth((utf8proc_int32_t)code) == cols))
				printf("  U+%04X\n", (unsigned)code);
		}
}

static void
glyphs(void)
{
	static const struct {
		const char *glyph;
		int cols;
		bool agreed;
	} row[] = {
		{ "a", 1, true },	   { "<U+202E>", 8, true },
		{ "^[", 2, true },	   { "é", 1, true },
		{ "e\xCC\x81", 1, true },  { "漢", 2, true },
		{ "漢\xCC\x81", 2, true }, { "a\xE2\x83\x9D", 1, false },
		{ "😀", 2, false },	   { "\xE2\x97\x8C\xCC\x81", 1, true },
		{ "", 1, false },	   { "\xFF", 1, false },
		{ "a\xFF", 1, false },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (!CHECK_INT(glyph_is_agreed(row[i].glyph, strlen(row[i].glyph), row[i].cols),
			       row[i].agreed))
			printf("  %s\n", row[i].glyph);
}

int
main(void)
{
	code_points();
	tables_agree();
	glyphs();
	return test_end();
}
