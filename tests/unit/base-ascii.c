/* SPDX-License-Identifier: MIT */
#include "base/ascii.h"

#include <locale.h>

#include "tests/test.h"

/* Whatever the terminal's characters are: in these "I" or bytes of UTF-8 are something else. */
static void
test_letters(void)
{
	static const char *const locales[] = {
		"C", "C.UTF-8", "tr_TR.UTF-8", "tr_TR.ISO-8859-9", "de_DE.ISO-8859-1",
	};

	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		int letters = 0, others = 0;

		if (!setlocale(LC_CTYPE, locales[i]))
			continue;
		for (int c = 0; c < 256; c++) {
			letters += ascii_is_letter((char)c);
			others += ascii_is_alnum((char)c) && !ascii_is_letter((char)c);
		}
		CHECK_INT(letters, 52);
		CHECK_INT(others, 10);
		CHECK_INT(ascii_lower('I'), 'i');
		CHECK_INT(ascii_upper('i'), 'I');
		CHECK_INT(ascii_lower('\xc9'), '\xc9');
		CHECK_INT(ascii_upper('{'), '{');
	}
	setlocale(LC_CTYPE, "C");
}

static void
test_words(void)
{
	CHECK(ascii_same("", "") && ascii_same("GIF", "gif") && ascii_same("a-9", "A-9"));
	CHECK(!ascii_same("gif", "gi") && !ascii_same("gi", "gif") && !ascii_same("@", "`"));
	CHECK(ascii_begins("HTTPS://x", "https://") && ascii_begins("x", ""));
	CHECK(!ascii_begins("http", "https") && !ascii_begins("", "h"));
}

int
main(void)
{
	test_letters();
	test_words();
	return test_end();
}
