/* SPDX-License-Identifier: MIT */
#include "text/show.h"

#include <locale.h>

#include "tests/test.h"

static const struct show_style style = { CHARSET_UTF8, SHOW_DROP };
static const struct show_style ascii = { CHARSET_ASCII, SHOW_NAME };

/* The lines, each behind a bar. */
static void
wrap(const struct show_style *how, struct buf *b, const char *s, int cols)
{
	size_t len = strlen(s), next;

	for (; len; s += next, len -= next) {
		size_t end = show_wrap(how, s, len, cols, &next);

		buf_putc(b, '|');
		show_add(how, b, s, end);
	}
}

static void
wrapped(void)
{
	static const struct {
		const char *s;
		int cols;
		const char *want;
	} cases[] = {
		{ "", 5, "" },
		{ "one two three", 13, "|one two three" },
		{ "one two three", 12, "|one two|three" },
		{ "one two three", 7, "|one two|three" },
		{ "one two three", 6, "|one|two|three" },
		{ "one two", 3, "|one|two" },
		{ "one-two", 5, "|one-|two" },
		{ "one\u2010two", 5, "|one\u2010|two" },
		{ "one   two  ", 5, "|one|two" },
		{ "one   \n  two", 5, "|one|  two" },
		{ "one\n\ntwo\n", 9, "|one||two" },
		{ "one \ntwo", 3, "|one|two" },
		{ "abcdefgh", 3, "|abc|def|gh" },
		{ "    ", 2, "|" },
		{ "   abcdef", 5, "|   ab|cdef" },
		{ "well-known fact", 8, "|well-|known|fact" },
		{ "and/or else", 5, "|and/|or|else" },
		{ "x -option y", 5, "|x|-opti|on y" },
		{ "\u6F22\u5B57\u6F22\u5B57", 5, "|\u6F22\u5B57|\u6F22\u5B57" },
		{ "ab \u6F22\u5B57\u6F22", 6, "|ab \u6F22|\u5B57\u6F22" },
		{ "\u6F22\u5B57", 1, "|\u6F22|\u5B57" },
		{ "a\u00A0b c", 4, "|a\u00A0b|c" },
		{ "e\u0301e\u0301e\u0301", 2, "|\u00E9\u00E9|\u00E9" },
		{ "one\u200B two", 3, "|one|two" },
		{ "\u200B", 3, "|" },
		{ "a\x1B[0m", 2, "|a|^[|[0|m" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		wrap(&style, &b, cases[i].s, cases[i].cols);
		CHECK_STR(b.data, cases[i].want);
		buf_clear(&b);
	}
	wrap(&ascii, &b, "l\u2019\u0153uvre\u2026 ici", 5);
	CHECK_STR(b.data, "|l'oeu|vre|...|ici");
	buf_release(&b);
}

/* Nothing is lost but blanks, nothing is wider than asked, and every byte is reached once. */
static void
every_width(void)
{
	static const char *const texts[] = {
		"The quick brown fox, well-known/unknown,  jumps over\n\n the lazy dog.  ",
		"\u0152uvre d\u2019art\u00A0: \u00E9tude e\u0301crite \u2014 "
		"https://example.org/a/long-one/x",
		"\u6F22\u5B57\u3001\u304B\u306A mixed \uD55C\uAD6D\uC5B4 "
		"\U0001F468\u200D\U0001F469 end",
		"\u202E\u200B\x1B[31m\xFF\xFE \u0301x\u0334\u0335\u0336\u0337\u0338 "
		"\t\t \r\n y\u200B",
	};
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		for (int cols = 1; cols < 90; cols++) {
			const char *s = texts[i];
			size_t len = strlen(s), next;

			for (; len; s += next, len -= next) {
				size_t end = show_wrap(&style, s, len, cols, &next);
				struct glyph g;

				if (end > next || next > len || !next) {
					CHECK(false);
					return;
				}
				/* A glyph wider than the line stands alone. */
				if (show_cols(&style, s, end) > cols)
					wrong += !show_next(&style, s, len, &g) || g.source != end;
				for (size_t pos = end; pos < next; pos += g.source) {
					if (!show_next(&style, s + pos, next - pos, &g))
						break;
					wrong += !g.blank;
				}
			}
		}
	}
	CHECK_INT(wrong, 0);
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		test_skip("there is no locale C.UTF-8");
		return test_end();
	}
	wrapped();
	every_width();
	return test_end();
}
