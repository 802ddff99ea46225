/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "base/mem.h"
#include "tests/test.h"
#include "text/alike.h"
#include "text/letter.h"
#include "text/utf8.h"

static void
check_fold(const char *s, const char *want)
{
	struct buf b = BUF_INIT;

	fold_add(&b, s, strlen(s));
	CHECK_STR(b.data, want);
	CHECK_INT(strlen(b.data), b.len);
	buf_release(&b);
}

static void
folded(void)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "Plain TEXT, 2012", "plain text, 2012" },
		{ "a", "a" },
		{ "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz" },
		{ "@[\\]^_{|}~", "@[\\]^_{|}~" },
		{ "S\u00C8VE", "seve" },
		{ "se\u0300ve", "seve" },
		{ "s\u00E8ve", "seve" },
		{ "\u0152uvre", "oeuvre" },
		{ "\u00C6sop", "aesop" },
		{ "Stra\u00DFe", "strasse" },
		{ "\u1E9E", "ss" },
		{ "\u0141\u00F3d\u017A", "lodz" },
		{ "\u00D8rsted", "orsted" },
		{ "\u01FE", "o" },
		{ "\u0110\u00D0\u00FE", "ddth" },
		{ "\u0131\u0130\u017F", "iis" },
		{ "\u0132", "ij" },
		{ "\uFB01n", "fin" },
		{ "\uFF21\uFF22", "ab" },
		{ "\u0181\u018A\u0190\u0186\u014A\u01B3\u019D", "bdeonyn" },
		{ "N\u2019Guessan `\u2018\u02BC\u2032\u00B4", "n'guessan '''''" },
		{ "\u201Ca\u201D \u00ABb\u00BB \u2033", "\"a\" \"b\" \"" },
		{ "2010\u20132013 \u2014 \u2010\u2011\u2212", "2010-2013 - ---" },
		{ "\u05EA\u05DC\u05BE\u05D0 \u058A", "\u05EA\u05DC-\u05D0 -" },
		{ "\u0630\u0640\u0647\u0640\u0640\u0628 \u0640", "\u0630\u0647\u0628 " },
		{ "\u0639\u0644\u0649 \u06A9\u062A\u0627\u0628\u06CC \u0645\u062F\u0629",
		  "\u0639\u0644\u064A \u0643\u062A\u0627\u0628\u064A \u0645\u062F\u0647" },
		{ "\u0623\u0625\u0622\u0671\u0624\u0626\u06C0",
		  "\u0627\u0627\u0627\u0627\u0648\u064A\u0647" },
		{ "\uFEF0\uFB8F", "\u064A\u0643" },
		{ "\u0662\u0660\u0661\u0662 \u06F9\u0966\u0E59 \U0001D7FF", "2012 909 9" },
		{ "wait\u2026", "wait..." },
		{ "\u00BD km\u00B2", "1/2 km2" },
		{ "a  b\t\n c", "a b c" },
		{ "a\u00A0\u2003 b", "a b" },
		{ "  ", " " },
		{ "so\u00ADft\u200B\u2060 \uFEFF\u202Ee", "soft e" },
		{ "a\u200B b \u200B c", "a b c" },
		{ "12345678  x", "12345678 x" },
		{ "1234567 \u00A0x", "1234567 x" },
		{ "1234567\u00A0 x", "1234567 x" },
		{ "a\x1B[2Jb\x7F", "a[2jb" },
		{ "a\xFF", "a\uFFFD" },
		{ "\u0391\u03A3 \u03AC\u03C2", "\u03B1\u03C3 \u03B1\u03C3" },
		{ "\u0419", "\u0438" },
		{ "\u65E5\u672C", "\u65E5\u672C" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_fold(cases[i][0], cases[i][1]);
}

/* By the library alone, then our letters and what is alike: what the fast paths must agree with. */
static size_t
reference(const char *s, size_t len, char *out)
{
	utf8proc_uint8_t *map = NULL;
	utf8proc_ssize_t n =
		utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)len, &map,
			     UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
				     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
	size_t used = 0;

	for (size_t pos = 0; n > 0 && pos < (size_t)n;) {
		uint32_t code;
		const char *ascii;

		pos += utf8_decode((char *)map + pos, (size_t)n - pos, &code);
		if (!(ascii = letter_ascii(code)))
			used += utf8_encode(letter_alike(code), out + used);
		else {
			memcpy(out + used, ascii, strlen(ascii));
			used += strlen(ascii);
		}
	}
	free(map);
	return used;
}

static bool
is_ours(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || letter_ascii(code) ||
	       code == 0x1680 || code == 0x2028 || code == 0x2029 ||
	       (code >= 0xFFF9 && code <= 0xFFFB);
}

static void
every_code_point(void)
{
	size_t unstable = 0, different = 0, invalid = 0;

	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		struct buf once = BUF_INIT, twice = BUF_INIT;
		char s[4], want[256];
		size_t n, want_len;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		n = utf8_encode(code, s);
		fold_add(&once, s, n);
		fold_add(&twice, once.data, once.len);
		invalid += utf8_fault(once.data, once.len) != once.len;
		if (once.len != twice.len || memcmp(once.data, twice.data, once.len)) {
			printf("U+%04X folds to %s, then to %s\n", code, once.data, twice.data);
			unstable++;
		}
		want_len = reference(s, n, want);
		if (!is_ours(code) && (once.len != want_len || memcmp(once.data, want, want_len))) {
			printf("U+%04X folds to %s, not %.*s\n", code, once.data, (int)want_len,
			       want);
			different++;
		}
		buf_release(&once);
		buf_release(&twice);
	}
	CHECK_INT(unstable, 0);
	CHECK_INT(different, 0);
	CHECK_INT(invalid, 0);
}

/* Many bytes at a time or one: the same. */
static void
every_offset(void)
{
	static const char text[] =
		"AbC  \xC3\x89t\xC3\xA9, L\xE2\x80\x99"
		"A\xE2\x80\xA6 \t`x\x01y "
		"\xC5\x93uvre DE Z\xC3\xBCrich  and some more plain TEXT@Z[ \xC2\xABla "
		"Ngu\xE1\xBB\x85n\xC2\xBB \xC5\x80\xC5\x80 so\xC2\xAD ft  "
		"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 that is twice as long as a block, "
		"\xF0\x9F\x98\x80 and then \xC3\xA0 PLAIN TEXT, all of it of one step"
		"\nline\nline \n line\n\nline\xC3\xA9\n\xC3\xA9 \n";

	for (size_t from = 0; from < sizeof(text); from++) {
		for (size_t to = from; to < sizeof(text); to++) {
			struct buf fast = BUF_INIT, slow = BUF_INIT;
			size_t len = to - from;

			if (((unsigned char)text[from] & 0xC0) == 0x80 ||
			    ((unsigned char)text[to] & 0xC0) == 0x80)
				continue;
			fold_add(&fast, text + from, len);
			for (size_t pos = from; pos < to;) {
				uint32_t code;
				size_t n = utf8_decode(text + pos, to - pos, &code);
				struct buf one = BUF_INIT;

				fold_add(&one, text + pos, n);
				if (strcmp(one.data, " ") || !slow.len ||
				    slow.data[slow.len - 1] != ' ')
					buf_add(&slow, one.data, one.len);
				buf_release(&one);
				pos += n;
			}
			if (fast.len != slow.len || memcmp(fast.data, slow.data, slow.len))
				CHECK_STR(fast.data, slow.data);
			buf_release(&fast);
			buf_release(&slow);
		}
	}
}

/* What grows, again and again: "\u0140" has two bytes, "l\u00B7" three. */
static void
growing(void)
{
	struct buf text = BUF_INIT, folded = BUF_INIT;

	for (size_t i = 0; i < 5000; i++)
		buf_puts(&text, "\u0140");
	fold_add(&folded, text.data, text.len);
	CHECK_INT(folded.len, 15000);
	CHECK(!memcmp(folded.data + folded.len - 6, "l\u00B7l\u00B7", 6));
	/* Of whatever length, with room for a byte more: the longest letters come last. */
	for (size_t i = 0; i < 300; i++) {
		struct buf b = BUF_INIT;

		buf_clear(&text);
		for (size_t k = 0; k < i; k++)
			buf_putc(&text, 'x');
		buf_puts(&text, i % 2 ? "\uFDFA" : "\uFDFA\uFDFA");
		fold_add(&b, text.data, text.len);
		CHECK(b.room >= b.len + 2);
		buf_release(&b);
	}
	buf_release(&text);
	buf_release(&folded);
}

static void
found(void)
{
	static const struct {
		const char *s, *needle;
		long start, end; /* -1 when there is none */
	} cases[] = {
		{ "Plain", "plain", 0, 5 },
		{ "Plain", "ain", 2, 5 },
		{ "Plain", "x", -1, 0 },
		{ "", "a", -1, 0 },
		{ "aab", "ab", 1, 3 },
		{ "aa", "aaa", -1, 0 },
		{ "le S\u00C8VE", "seve", 3, 8 },
		{ "se\u0300ve", "se", 0, 4 },
		{ "se\u0300ve", "ev", 1, 5 },
		{ "xse\u0300\u0301", "e", 2, 7 },
		{ "Stra\u00DFe", "ss", 4, 6 },
		{ "Stra\u00DFe", "s", 0, 1 },
		{ "tra\u00DFe", "s", 3, 5 },
		{ "tra\u00DFe", "se", 3, 6 },
		{ "\u0153uvre", "euv", 0, 4 },
		{ "\u0153uvre", "oeuvre", 0, 6 },
		{ "ef\uFB01cace", "fic", 2, 6 },
		{ "ef\uFB01cace", "ica", 2, 7 },
		{ "l\u2019or", "l'or", 0, 6 },
		{ "M. N\u2019Guessan", "nguessan", 3, 14 },
		{ "M. N'Guessan", "n'gue", 3, 8 },
		{ "rock'n'roll", "kn", 3, 6 },
		{ "rock'n'roll", "rocknroll", 0, 11 },
		{ "rock'n'roll", "k'nr", -1, 0 },
		{ "n''guessan", "nguessan", -1, 0 },
		{ "l'or vert", "lor vert", -1, 0 },
		{ "a\u0149b", "anb", 0, 4 },
		{ "'or", "or", 1, 3 },
		{ "or'", "or", 0, 2 },
		{ "wait\u2026", "t.", 3, 7 },
		{ "a  \t b", "a b", 0, 6 },
		{ "a  \t b", " b", 1, 6 },
		{ "so\u00ADft", "soft", 0, 6 },
		{ "a\u200Bb", "b", 4, 5 },
		{ "e\u0301", "\u00E9", -1, 0 },
		{ "\u65E5\u672C\u8A9E", "\u672C", 3, 6 },
		{ "\xFFxy", "y", 2, 3 },
		{ "%\xB2\x9Ay", "%\uFFFD\uFFFDy", 0, 4 },
	};
	struct fold_match m;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool yes = fold_find(cases[i].s, strlen(cases[i].s), 0, cases[i].needle,
				     strlen(cases[i].needle), &m);

		test_check(yes == (cases[i].start >= 0), __FILE__, __LINE__, cases[i].s);
		if (!yes || cases[i].start < 0)
			continue;
		CHECK_INT(m.start, cases[i].start);
		CHECK_INT(m.end, cases[i].end);
	}
	CHECK(fold_find("abcabc", 6, 1, "a", 1, &m) && m.start == 3 && m.end == 4);
	CHECK(!fold_find("abcabc", 6, 4, "a", 1, &m));
	CHECK(!fold_find("abc", 3, 0, "", 0, &m));
	/* From the middle of a syllable on: what is before is not asked for. */
	CHECK(fold_find("\u1112\u1161", 6, 3, "\u1161", 3, &m) && m.start == 3 && m.end == 6);
}

/* A needle is found wherever the folded text has it. */
static void
found_as_folded(void)
{
	static const char *const texts[] = {
		"L\u2019\u0153uvre de N\u2019Guessan \u2014 Stra\u00DFe",
		"a  b\u00A0 c",
		"\uFB03x \u00BD",
		"e\u0301\u0302e \U0001F468\u200D\U0001F469 z",
		"\uD55C\uAD6D \u1112\u1161\u11AB",
	};
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct buf b = BUF_INIT;

		fold_add(&b, texts[i], strlen(texts[i]));
		for (size_t from = 0; from < b.len; from++) {
			for (size_t to = from + 1; to <= b.len; to++) {
				struct fold_match m;

				if (utf8_fault(b.data + from, to - from) != to - from)
					continue;
				wrong += !fold_find(texts[i], strlen(texts[i]), 0, b.data + from,
						    to - from, &m) ||
					 m.end <= m.start || m.end > strlen(texts[i]);
			}
		}
		buf_release(&b);
	}
	CHECK_INT(wrong, 0);
}

/* Words with apostrophes within are there without them too. */
static void
joined(void)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "plain", "" }, { "N\u2019Guessan, Koffi", "nguessan\n" },
		{ "C\u00F4te-d'Ivoire (N'Djamena)", "divoire\nndjamena\n" },
		{ "rock'n'roll \u02BBOkina Hawai\u02BBi", "rocknroll\nhawaii\n" },
		{ "'a' b' 'c ' '' d''e '", "" }, { "\u041E\u0431'\u0454", "\u043E\u0431\u0454\n" },
		{ "a'b''c'd", "ab\ncd\n" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = BUF_INIT;
		size_t from;

		buf_puts(&b, "o'x ");
		from = b.len;
		fold_add(&b, cases[i][0], strlen(cases[i][0]));
		buf_putc(&b, '|');
		fold_joined_add(&b, from);
		CHECK_STR(strchr(b.data, '|') + 1, cases[i][1]);
		CHECK_INT(strlen(b.data), b.len);
		buf_release(&b);
	}
}

/* With those of an elision, or with anything else in it, a word stays. */
static void
join(void)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "plain", "plain" }, { "n'guessan", "nguessan" },
		{ "rock'n'roll", "rocknroll" }, { "m'bow", "mbow" }, { "ma'rib", "marib" },
		{ "d'or", "d'or" }, { "aujourd'hui", "aujourd'hui" },
		{ "d'n'guessan", "dnguessan" },
		{ "l'n'est", "l'n'est" }, { "'n", "'n" }, { "n'", "n'" }, { "n''g", "n''g" },
		{ "n'guessan-koffi", "n'guessan-koffi" }, { "n'guessan koffi", "n'guessan koffi" },
		{ "x'1", "x'1" }, { "\u043E\u0431'\u0454", "\u043E\u0431'\u0454" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *s = xstrdup(cases[i][0]);

		s[fold_join(s, strlen(s))] = '\0';
		CHECK_STR(s, cases[i][1]);
		free(s);
	}
}

/* Each folded byte comes from the character that gave it. */
static void
mapped(void)
{
	static const char *const texts[] = {
		"",
		"plain",
		"Stra\u00DFe",
		"\u0152uvre",
		"se\u0300ve",
		" a  b",
		"\u2026x",
		"\xff\xfe",
		"%\xB2\x9A",
		"\u200Ba\u0301\u0301 \u00BD",
		"\u1100\u1161\u11A8",
		"\uFDFA",
	};
	static const struct {
		const char *text;
		size_t at, from;
	} rows[] = {
		{ "Stra\u00DFe", 4, 4 }, { "Stra\u00DFe", 5, 4 }, { "Stra\u00DFe", 6, 6 },
		{ "se\u0300ve", 2, 4 },	 { "\u0152uvre", 1, 0 },  { "\u0152uvre", 2, 2 },
		{ "a  b", 2, 3 },
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t len = strlen(texts[i]);
		struct buf map = BUF_INIT, whole = BUF_INIT;
		size_t *from = fold_map(&map, texts[i], len);

		fold_add(&whole, texts[i], len);
		CHECK_STR(map.data, whole.data);
		CHECK_INT(from[map.len], len);
		for (size_t k = 0; k < map.len; k++)
			CHECK(from[k] <= from[k + 1]);
		free(from);
		buf_release(&map);
		buf_release(&whole);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf map = BUF_INIT;
		size_t *from = fold_map(&map, rows[i].text, strlen(rows[i].text));

		CHECK_INT(from[rows[i].at], rows[i].from);
		free(from);
		buf_release(&map);
	}
}

/* One letter at a time is the same as a text of it. */
static void
letters(void)
{
	static const struct {
		uint32_t code;
		const char *want;
	} cases[] = {
		{ 'a', "a" },	  { 'Z', "z" },	    { '@', "@" },  { '1', "1" },
		{ 0xE9, "e" },	  { 0x152, "oe" },  { ' ', " " },  { 0xA0, " " },
		{ 0x200B, "" },	  { 0x301, "" },    { '\n', " " }, { 0x7F, "" },
		{ 0x2026, "..." }, { 0x41B, "\u043B" },
	};
	char out[FOLD_LETTER_MAX];

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t len = fold_letter(cases[i].code, out);

		CHECK_INT(len, strlen(cases[i].want));
		CHECK(!memcmp(out, cases[i].want, len));
	}
	/* The longest there is. */
	CHECK(fold_letter(0xFDFA, out) == 33);
}

int
main(void)
{
	letters();
	mapped();
	folded();
	every_code_point();
	every_offset();
	growing();
	found();
	found_as_folded();
	joined();
	join();
	return test_end();
}
