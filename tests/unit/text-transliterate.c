/* SPDX-License-Identifier: MIT */
#include "text/transliterate.h"

#include "tests/test.h"

static void
known(void)
{
	static const struct {
		uint32_t code;
		const char *ascii;
	} cases[] = {
		{ 'a', "a" }, { '~', "~" }, { ' ', " " },
		{ 0xE9, "e" }, { 0xC9, "E" }, { 0xE7, "c" }, { 0x1EC7, "e" },
		{ 0x153, "oe" }, { 0x152, "Oe" }, { 0xC6, "Ae" }, { 0xDE, "Th" },
		{ 0xDF, "ss" }, { 0x1E9E, "SS" }, { 0x142, "l" }, { 0x141, "L" }, { 0xD8, "O" },
		{ 0x1FE, "O" }, { 0x131, "i" }, { 0x130, "I" }, { 0x181, "B" }, { 0x257, "d" },
		{ 0x190, "E" }, { 0x186, "O" }, { 0x14A, "N" }, { 0x272, "n" }, { 0xFB01, "fi" },
		{ 0x2019, "'" }, { 0x201C, "\"" }, { 0xAB, "\"" }, { 0x2013, "-" }, { 0x2014, "-" },
		{ 0x2026, "..." }, { 0x2022, "*" }, { 0xA0, " " }, { 0x3000, " " }, { 0xB7, "." },
		{ 0xA9, "(c)" }, { 0x20AC, "EUR" }, { 0xB0, "deg" }, { 0xD7, "x" }, { 0xBD, "1/2" },
		{ 0xB2, "2" }, { 0x2192, "->" }, { 0x2122, "TM" },
		{ 0x2500, "-" }, { 0x2502, "|" }, { 0x250C, "+" }, { 0x2518, "+" }, { 0x253C, "+" },
		{ 0x2551, "|" }, { 0x2550, "-" }, { 0x256D, "+" }, { 0x257F, "|" }, { 0x2588, "#" },
		{ 0x25B6, ">" }, { 0x25BC, "v" }, { 0x25CF, "*" }, { 0x2713, "x" },
		{ 0x3B1, "a" }, { 0x3A9, "O" }, { 0x3AF, "i" }, { 0x398, "Th" }, { 0x2126, "O" },
		{ 0x416, "Zh" }, { 0x439, "y" }, { 0x451, "e" }, { 0x45F, "dz" }, { 0x429, "Shch" },
		{ 0x1B, NULL }, { 0x7F, NULL }, { 0x9B, NULL }, { 0x202E, NULL }, { 0x200B, NULL },
		{ 0x301, NULL }, { 0x6F22, NULL }, { 0xFDFA, NULL }, { 0x1F600, NULL },
		{ 0xE000, NULL }, { 0x10FFFF, NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char room[8];

		CHECK_STR(transliterate(cases[i].code, room), cases[i].ascii);
	}
}

static void
every_code_point(void)
{
	size_t wrong = 0, known_ones = 0;

	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		char room[8];
		const char *ascii = transliterate(code, room);

		if (!ascii)
			continue;
		known_ones++;
		wrong += ascii != room || !*ascii || strlen(ascii) > 7;
		for (const char *s = ascii; *s; s++)
			wrong += *s < 0x20 || *s > 0x7E;
	}
	CHECK_INT(wrong, 0);
	CHECK(known_ones > 2000);
}

int
main(void)
{
	known();
	every_code_point();
	return test_end();
}
