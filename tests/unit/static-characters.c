/* SPDX-License-Identifier: MIT */
/* What a static program puts in the place of the libc's functions: here they are linked as well. */
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>

#include "sys/carried.h"
#include "tests/test.h"
#include "text/utf8.h"

#define FAULT ((size_t)-1)
#define UNFINISHED ((size_t)-2)

/* Each character there and back, whole and byte by byte. */
static void
there_and_back(void)
{
	unsigned faults = 0;

	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		char bytes[MB_LEN_MAX];
		wchar_t whole = 0, pieces = 0;
		mbstate_t state;
		size_t len;

		memset(&state, 0, sizeof state);
		len = wcrtomb(bytes, (wchar_t)code, &state);
		if (code >= 0xD800 && code <= 0xDFFF) {
			faults += len != FAULT;
			continue;
		}
		faults += mbrtowc(&whole, bytes, len, &state) != len || whole != (wchar_t)code;
		for (size_t i = 0; i < len; i++)
			faults += mbrtowc(&pieces, bytes + i, 1, &state) !=
				(i + 1 < len ? UNFINISHED : 1);
		faults += pieces != (wchar_t)code || !mbsinit(&state);
	}
	CHECK_INT(faults, 0);
	CHECK(wcrtomb((char[MB_LEN_MAX]){ 0 }, 0x110000, NULL) == FAULT);
}

/* What is not UTF-8 is known at the first byte that cannot be. */
static void
not_utf8(void)
{
	static const struct {
		const char *bytes;
		size_t fault;           /* the byte */
	} row[] = {
		{ "\x80", 0 }, { "\xC0\xAF", 0 }, { "\xC3(", 1 }, { "\xE0\x80\x80", 1 },
		{ "\xED\xA0\x80", 1 }, { "\xF0\x8F\xBF\xBF", 1 }, { "\xF4\x90\x80\x80", 1 },
		{ "\xF5", 0 }, { "\xFF", 0 }, { "\xE2\x82(", 2 },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		mbstate_t state;
		size_t at = 0;

		memset(&state, 0, sizeof state);
		while (at < 8 && mbrtowc(NULL, row[i].bytes + at, 1, &state) == UNFINISHED)
			at++;
		CHECK_INT((int)at, (int)row[i].fault);
		CHECK_INT(mbtowc(NULL, row[i].bytes, strlen(row[i].bytes)), -1);
	}
}

static void
strings(void)
{
	static const char text[] = "S\u00E8ve \u6F22 \U0001F600";
	wchar_t wide[16] = { 0 };
	char back[32];
	const char *from = text;
	const wchar_t *wide_from = wide;

	CHECK_INT((int)mbstowcs(NULL, text, 0), 8);
	CHECK_INT((int)mbsrtowcs(wide, &from, 16, NULL), 8);
	CHECK(!from && wide[1] == 0xE8 && wide[7] == 0x1F600 && !wide[8]);
	CHECK_INT((int)wcstombs(NULL, wide, 0), (int)strlen(text));
	CHECK_INT((int)wcsrtombs(back, &wide_from, sizeof back, NULL), (int)strlen(text));
	CHECK_STR(back, text);
	CHECK(!wide_from);
	/* No room for the whole: as many whole characters as fit. */
	wide_from = wide;
	CHECK_INT((int)wcsrtombs(back, &wide_from, 8, NULL), 6);
	CHECK(wide_from == wide + 5);
	from = text;
	CHECK_INT((int)mbsrtowcs(wide, &from, 2, NULL), 2);
	CHECK(from == text + 3);
	CHECK(mbstowcs(wide, "a\xFF", 8) == FAULT);
	CHECK_INT(mblen("\u00E8", 2), 2);
	CHECK_INT(mblen("", 1), 0);
	CHECK(btowc('a') == L'a' && btowc(0xE8) == WEOF);
	CHECK(wctob(L'a') == 'a' && wctob(0xE8) == EOF);
	CHECK(iswprint(0xE8) && iswprint(' ') && !iswprint('\n') && !iswprint(0x9B));
}

/* The charset is what the locale says, until UTF-8 is asked for. */
static void
charset(void)
{
	setlocale(LC_CTYPE, "C");
	CHECK_STR(nl_langinfo(CODESET), "ANSI_X3.4-1968");
	if (setlocale(LC_CTYPE, "C.UTF-8"))
		CHECK_STR(nl_langinfo(CODESET), "UTF-8");
	setlocale(LC_CTYPE, "C");
	CHECK(carried_utf8());
	CHECK_STR(nl_langinfo(CODESET), "UTF-8");
}

int
main(void)
{
#ifdef __GLIBC__
	there_and_back();
	not_utf8();
	strings();
	charset();
#else
	test_skip("the libc's characters are UTF-8 already");
#endif
	return test_end();
}
