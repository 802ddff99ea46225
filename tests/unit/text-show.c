/* SPDX-License-Identifier: MIT */
#include "text/show.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <wchar.h>

#include <utf8proc.h>

#include "tests/test.h"
#include "text/utf8.h"

static const struct show_style list = { CHARSET_UTF8, SHOW_DROP };
static const struct show_style detail = { CHARSET_UTF8, SHOW_NAME };
static const struct show_style ascii = { CHARSET_ASCII, SHOW_DROP };
static const struct show_style local = { CHARSET_LOCALE, SHOW_DROP };

static void
check_show(const struct show_style *style, const char *s, const char *want, int cols)
{
	struct buf b = BUF_INIT;

	show_add(style, &b, s, strlen(s));
	CHECK_STR(b.data, want);
	CHECK_INT(show_cols(style, s, strlen(s)), cols);
	buf_release(&b);
}

static void
shown(void)
{
	static const struct {
		const char *s, *list, *detail, *ascii;
		int list_cols, detail_cols, ascii_cols;
	} cases[] = {
		{ "", "", "", "", 0, 0, 0 },
		{ "Plain", "Plain", "Plain", "Plain", 5, 5, 5 },
		{ "a\tb\nc", "a b c", "a b c", "a b c", 5, 5, 5 },
		{ "\x1B[2J\x7F\r\b", "^[[2J^?^M^H", "^[[2J^?^M^H", "^[[2J^?^M^H", 11, 11, 11 },
		{ "\xC2\x9Bm", "<U+009B>m", "<U+009B>m", "<U+009B>m", 9, 9, 9 },
		{ "a\u202Eb", "ab", "a<U+202E>b", "ab", 2, 10, 2 },
		{ "a\u200Bb\uFEFF", "ab", "a<U+200B>b<U+FEFF>", "ab", 2, 18, 2 },
		{ "\u2066\u200B", "", "<U+2066><U+200B>", "", 0, 16, 0 },
		{ "so\u00ADft", "soft", "so<U+00AD>ft", "soft", 4, 12, 4 },
		{ "\U000E0041x", "x", "<U+E0041>x", "x", 1, 10, 1 },
		{ "a\u115F\u3164\u1160b", "ab", "a<U+115F><U+3164><U+1160>b", "ab", 2, 26, 2 },
		{ "x\uE000\uFFFF\u0378", "x<U+E000><U+FFFF><U+0378>", "x<U+E000><U+FFFF><U+0378>",
		  "x<U+E000><U+FFFF><U+0378>", 25, 25, 25 },
		{ "\u00E9", "\u00E9", "\u00E9", "e", 1, 1, 1 },
		{ "e\u0301t", "\u00E9t", "\u00E9t", "et", 2, 2, 2 },
		{ "\u0301x", "\u25CC\u0301x", "\u25CC\u0301x", "x", 2, 2, 1 },
		{ "\u0153uvre\u2026", "\u0153uvre\u2026", "\u0153uvre\u2026", "oeuvre...",
		  6, 6, 9 },
		{ "x\u0334\u0335\u0336\u0337\u0338\u0339y", "x\u0334\u0335\u0336\u0337y",
		  "x\u0334\u0335\u0336\u0337y", "xy", 2, 2, 2 },
		{ "\u6F22\u5B57", "\u6F22\u5B57", "\u6F22\u5B57", "??", 4, 4, 2 },
		{ "\u1112\u1161\u11AB", "\uD55C", "\uD55C", "?", 2, 2, 1 },
		/* Half a syllable, and the same as it was shown. */
		{ "\u1161x", "\u25CC\u1161x", "\u25CC\u1161x", "x", 2, 2, 1 },
		{ "\u25CC\u1161x", "\u25CC\u1161x", "\u25CC\u1161x", "?x", 2, 2, 2 },
		{ "\u2764\uFE0Fx", "\u2764x", "\u2764x", "?x", 2, 2, 2 },
		{ "a\u00A0b\u3000c", "a\u00A0b\u3000c", "a\u00A0b\u3000c", "a b c", 6, 6, 5 },
		{ "\U0001F468\u200D\U0001F469", "\U0001F468\U0001F469",
		  "\U0001F468<U+200D>\U0001F469", "??", 4, 12, 2 },
		{ "\u09C7\u09BE", "\u09CB", "\u09CB", "?", 1, 1, 1 },
		{ "a\xFF\xC3", "a<FF><C3>", "a<FF><C3>", "a<FF><C3>", 9, 9, 9 },
		{ "\uFFFC\u2800", "\uFFFC\u2800", "\uFFFC\u2800", "??", 2, 2, 2 },
	};

	struct buf one = BUF_INIT, two = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		check_show(&list, cases[i].s, cases[i].list, cases[i].list_cols);
		check_show(&detail, cases[i].s, cases[i].detail, cases[i].detail_cols);
		check_show(&ascii, cases[i].s, cases[i].ascii, cases[i].ascii_cols);
	}
	/* More marks than are looked at, each of them two. */
	buf_puts(&one, "x");
	buf_puts(&two, "x");
	for (size_t i = 0; i < 15; i++) {
		buf_puts(&one, "\u0344");
		buf_puts(&two, "\u0308\u0301");
	}
	check_show(&list, one.data, "\u1E8D\u0301\u0308\u0301\u0308", 1);
	check_show(&list, two.data, "\u1E8D\u0301\u0308\u0301\u0308", 1);
	buf_release(&one);
	buf_release(&two);
	/* A locale of all characters has them; "C" has none. */
	check_show(&local, "\u0153e\u0301\u200B\u6F22", "\u0153\u00E9\u6F22", 4);
	setlocale(LC_CTYPE, "C");
	check_show(&local, "\u0153e\u0301\u200B\u6F22", "oee?", 4);
	setlocale(LC_CTYPE, "C.UTF-8");
}

/* Latin 1, where a system has it: its letters stay, composed, the others are transliterated. */
static void
shown_in_latin_1(void)
{
	static const char *const names[] = {
		"fr_FR.ISO-8859-1", "en_US.ISO-8859-1", "fr_FR.ISO8859-1", "en_US.ISO8859-1",
	};
	const char *name = NULL;

	for (size_t i = 0; !name && i < sizeof(names) / sizeof(*names); i++)
		name = setlocale(LC_CTYPE, names[i]);
	if (name && strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
		check_show(&local, "e\u0301\u00E9\u00DF\u0153\u2019\u1EBD\u20AC",
			   "\u00E9\u00E9\u00DFoe'eEUR", 10);
		check_show(&local, "\u0142x\u0323 \u6F22\u202E\u2026", "lx ?...", 7);
	} else
		test_skip("there is no locale of Latin 1");
	setlocale(LC_CTYPE, "C.UTF-8");
}

static bool
is_forbidden(uint32_t code)
{
	static const uint32_t ranges[][2] = {
		{ 0, 0x1F }, { 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x61C, 0x61C }, { 0x115F, 0x1160 },
		{ 0x180E, 0x180E }, { 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x206F },
		{ 0x3164, 0x3164 }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 },
		{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE0FFF }, { 0xD800, 0xF8FF }, { 0xF0000, 0x10FFFF },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++) {
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	}
	return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_CN;
}

/* Whether one glyph is what the header promises. */
static bool
is_good(const struct show_style *style, const struct glyph *g)
{
	int width = 0, marks = 0;

	if (!g->len || g->bytes[g->len] || !g->cols || !g->source)
		return false;
	for (size_t pos = 0; pos < g->len;) {
		uint32_t code;
		size_t n = utf8_decode(g->bytes + pos, g->len - pos, &code);
		int cols;

		if (!n || is_forbidden(code) || (style->charset == CHARSET_ASCII && code > 0x7E))
			return false;
		cols = wcwidth((wchar_t)code);
		if (cols < 0 || (!pos && !cols))
			return false;
		width += cols;
		marks += !cols;
		pos += n;
	}
	return width == g->cols && marks <= 4;
}

/* Every glyph of the text is good, and together they stand for all of it. */
static bool
is_text_good(const struct show_style *style, const char *s, size_t len)
{
	struct glyph g;
	size_t pos = 0;

	while (show_next(style, s + pos, len - pos, &g)) {
		if (!is_good(style, &g) || g.source > len - pos)
			return false;
		pos += g.source;
	}
	return pos == len || !pos;
}

/*
 * Characters whose halves have other columns than the whole by the libc: vowels of Kannada and
 * Balinese, and notes of music, which never compose.
 */
static bool
is_unlike_its_parts(uint32_t code)
{
	return (code >= 0x0CC0 && code <= 0x0CCB) || (code >= 0x1B3B && code <= 0x1B43) ||
	       (code >= 0x1D15E && code <= 0x1D164) || (code >= 0x1D1BB && code <= 0x1D1C0);
}

static void
every_code_point(void)
{
	size_t wrong = 0, different = 0;

	for (int charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++) {
		for (int invisible = SHOW_DROP; invisible <= SHOW_NAME; invisible++) {
			struct show_style style = {
				(enum charset)charset, (enum show_invisible)invisible
			};

			for (uint32_t code = 0; code <= 0x10FFFF; code++) {
				char s[8] = "a";
				size_t n;

				if (code >= 0xD800 && code <= 0xDFFF)
					continue;
				n = utf8_encode(code, s + 1);
				if (!is_text_good(&style, s + 1, n) ||
				    !is_text_good(&style, s, n + 1)) {
					printf("U+%04X, style %d %d\n", code, charset, invisible);
					wrong++;
				}
			}
		}
	}
	for (uint32_t code = 0x80; code <= 0x10FFFF; code++) {
		struct buf one = BUF_INIT, other = BUF_INIT;
		char s[8] = "";
		utf8proc_uint8_t *nfd;
		size_t n;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		n = utf8_encode(code, s);
		nfd = utf8proc_NFD((const utf8proc_uint8_t *)s);
		show_add(&list, &one, s, n);
		show_add(&list, &other, (const char *)nfd, strlen((const char *)nfd));
		if (!is_unlike_its_parts(code) && strcmp(one.data, other.data)) {
			printf("U+%04X is %s, decomposed %s\n", code, one.data, other.data);
			different++;
		}
		free(nfd);
		buf_release(&one);
		buf_release(&other);
	}
	CHECK_INT(wrong, 0);
	CHECK_INT(different, 0);
}

static void
sources(void)
{
	static const char s[] = "\u200B\u202Ea\u0301\u200B\u200C\nb\u200B";
	struct glyph g;

	CHECK(show_next(&list, s, strlen(s), &g));
	CHECK_STR(g.bytes, "\u00E1");
	CHECK_INT(g.source, 15);
	CHECK(!g.blank);
	CHECK(show_next(&list, s + 15, strlen(s) - 15, &g));
	CHECK_INT(g.source, 1);
	CHECK(g.blank);
	CHECK(show_next(&list, s + 16, strlen(s) - 16, &g));
	CHECK_INT(g.source, 4);
	CHECK(!show_next(&list, s + 20, 0, &g));
	CHECK(!show_next(&list, "\u200B", 3, &g));
	CHECK(show_next(&list, "\u00A0", 2, &g) && !g.blank);
	CHECK(show_next(&list, "\u2003", 3, &g) && g.blank);
	CHECK(show_next(&ascii, "\u202F", 3, &g) && !g.blank && g.bytes[0] == ' ');
	CHECK(show_next(&list, &"a\0b"[1], 2, &g));
	CHECK_STR(g.bytes, "^@");
}

static void
fitted(void)
{
	static const struct {
		const char *s;
		int cols, used;
		size_t bytes;
	} cases[] = {
		{ "", 5, 0, 0 }, { "abc", 0, 0, 0 },
		{ "abc", -3, 0, 0 }, { "abc", 2, 2, 2 }, { "abc", 3, 3, 3 },
		{ "abc", 9, 3, 3 }, { "\u6F22\u5B57", 3, 2, 3 }, { "\u6F22", 1, 0, 0 },
		{ "abe\u0301x", 3, 3, 5 }, { "abe\u0301", 2, 2, 2 }, { "\x1B[", 1, 0, 0 },
		{ "\u200B", 0, 0, 3 }, { "ab\u200B", 2, 2, 5 }, { "ab\u200Bc", 2, 2, 5 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int used = -1;

		CHECK_INT(show_fit(&list, cases[i].s, strlen(cases[i].s), cases[i].cols, &used),
			  cases[i].bytes);
		CHECK_INT(used, cases[i].used);
	}
	CHECK_INT(show_fit(&list, "abc", 3, 2, NULL), 2);
}

static void
padded(void)
{
	static const struct {
		const struct show_style *style;
		const char *s;
		int cols;
		const char *want;
	} cases[] = {
		{ &list, "abc", 5, "abc  " }, { &list, "abc", 3, "abc" },
		{ &list, "abcd", 3, "ab\u2026" },
		{ &list, "abcd", 1, "\u2026" }, { &list, "abcd", 0, "" }, { &list, "", 2, "  " },
		{ &list, "\u6F22\u5B57\u6F22", 5, "\u6F22\u5B57\u2026" },
		{ &list, "\u6F22\u5B57\u6F22", 4, "\u6F22\u2026 " },
		{ &list, "\u200B", 1, " " }, { &list, "ab\u200B", 2, "ab" },
		{ &ascii, "abcdef", 5, "ab..." }, { &ascii, "abcdef", 3, "abc" },
		{ &ascii, "\u0153uvres", 6, "oeu..." }, { &ascii, "\u0153uvre", 7, "oeuvre " },
		{ &local, "abcd", 3, "ab\u2026" },
	};
	struct buf ascii_only = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf b = BUF_INIT;

		show_pad(cases[i].style, &b, cases[i].s, strlen(cases[i].s), cases[i].cols);
		CHECK_STR(b.data, cases[i].want);
		buf_release(&b);
	}
	setlocale(LC_CTYPE, "C");
	show_pad(&local, &ascii_only, "\u0153uvres", strlen("\u0153uvres"), 6);
	CHECK_STR(ascii_only.data, "oeu...");
	buf_release(&ascii_only);
	setlocale(LC_CTYPE, "C.UTF-8");
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		test_skip("there is no locale C.UTF-8");
		return test_end();
	}
	shown();
	shown_in_latin_1();
	every_code_point();
	sources();
	fitted();
	padded();
	return test_end();
}
