/* SPDX-License-Identifier: MIT */
#include "format/scan.h"

#include "tests/test.h"

/* All that was found, "line:column: error: sentence" in lines. */
static void
show(const struct diags *diags, struct buf *out)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *d = &diags->diag[i];

		buf_printf(out, "%u:%u: %s\n", d->place.line, d->place.column, d->text);
	}
}

#define BYTES(s) s, sizeof s - 1

static const struct {
	const char *bytes;
	size_t len;
	const char *want;  /* of the messages */
	const char *clean; /* NULL: as it is */
} cases[] = {
	{ BYTES("a: b\n"), "", NULL },
	{ BYTES("tab\there\r\nand\rthere\n"), "", NULL },
	{ BYTES("œuf, 日本, 𐍈, \xc2\xa0"), "", NULL },
	{ BYTES(""), "1:1: the file is empty\n", NULL },
	{ BYTES("\xef\xbb\xbf"), "1:1: the file is empty\n", NULL },
	{ BYTES("\xef\xbb\xbf"
		"a\x01"),
	  "1:2: control characters are not allowed (U+0001)\n", "a?" },
	{ BYTES("ab\0\0c"), "1:3: NUL bytes are not allowed\n", "ab??c" },
	{ BYTES("\n\n  \x1b[2J"), "3:3: control characters are not allowed (U+001B)\n",
	  "\n\n  ?[2J" },
	{ BYTES("a\x7f"
		"b"),
	  "1:2: control characters are not allowed (U+007F)\n", "a?b" },
	{ BYTES("é\xc2\x85"
		"b"),
	  "1:2: control characters are not allowed (U+0085)\n", "é??b" },
	{ BYTES("é\xc2\x9b"
		"b"),
	  "1:2: control characters are not allowed (U+009B)\n", "é??b" },
	{ BYTES("a\xef\xbf\xbe"
		"b"),
	  "1:2: U+FFFE is not a character\n", "a???b" },
	{ BYTES("a\xef\xb7\x90"
		"b"),
	  "1:2: U+FDD0 is not a character\n", "a???b" },
	{ BYTES("a\xf4\x8f\xbf\xbf"
		"b"),
	  "1:2: U+10FFFF is not a character\n", "a????b" },
	/* What is not UTF-8, at its first byte, a run of it once. */
	{ BYTES("Br\xf8nd"),
	  "1:3: not UTF-8 (byte F8; in Latin-1 it would be \"ø\"): "
	  "save the file as UTF-8\n",
	  "Br?nd" },
	{ BYTES("a\x80\x80\x80z"), "1:2: not UTF-8 (byte 80)\n", "a???z" },
	{ BYTES("a\xe0\x80\xafz"), "1:2: not UTF-8 (byte E0)\n", "a???z" },
	{ BYTES("a\xed\xa0\x80z"), "1:2: not UTF-8 (byte ED)\n", "a???z" },
	{ BYTES("a\xf4\x90\x80\x80z"), "1:2: not UTF-8 (byte F4)\n", "a????z" },
	{ BYTES("é\x80\nx\xff\xff"),
	  "1:2: not UTF-8 (byte 80)\n"
	  "2:2: not UTF-8 (byte FF; in Latin-1 it would be \"ÿ\"): save the file as UTF-8\n",
	  "é?\nx??" },
	{ BYTES("ab\xe2\x82"),
	  "1:3: the file ends inside a character (incomplete UTF-8, byte E2)\n", "ab??" },
	/* A column after bytes that are not UTF-8. */
	{ BYTES("\x80 \x01"),
	  "1:1: not UTF-8 (byte 80)\n"
	  "1:3: control characters are not allowed (U+0001)\n",
	  "? ?" },
	/* Line separators are no lines for us, so the parser must not see them. */
	{ BYTES("a\xe2\x80\xa8"
		"b\xe2\x80\xa9\x01"),
	  "1:5: control characters are not allowed (U+0001)\n",
	  "a\xef\xb7\x90"
	  "b\xef\xb7\x91?" },
	/* What is something else altogether. */
	{ BYTES("\xff\xfe"
		"a\0"),
	  "1:1: this file is UTF-16; save it as UTF-8\n", NULL },
	{ BYTES("\xff\xfe\0\0"), "1:1: this file is UTF-32; save it as UTF-8\n", NULL },
	{ BYTES("\x1f\x8b\x08"), "1:1: this is a compressed file (gzip), not a catalogue\n", NULL },
	{ BYTES("%PDF-1.7\n"), "1:1: this is a PDF document, not a catalogue\n", NULL },
	{ BYTES("\n <!DocType HTML>"), "1:1: this is an HTML page, not a catalogue\n", NULL },
	{ BYTES("a: 1\n<<<<<<< ours\nb: 1\n=======\n>>>>>>> theirs\n"),
	  "2:1: a merge conflict is left in the file: choose one of its sides\n", NULL },
	/* Eight bytes at a time: a fault in each of them, and behind the last eight. */
	{ BYTES("0123456\x01"), "1:8: control characters are not allowed (U+0001)\n", "0123456?" },
	{ BYTES("01234567\x7f"), "1:9: control characters are not allowed (U+007F)\n",
	  "01234567?" },
	{ BYTES("\x01"
		"1234567"),
	  "1:1: control characters are not allowed (U+0001)\n", "?1234567" },
	{ BYTES("012\x7f"
		"456789"),
	  "1:4: control characters are not allowed (U+007F)\n", "012?456789" },
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diags diags = { 0 };
		struct source source;
		struct buf out = BUF_INIT;

		scan(&source, "f", cases[i].bytes, cases[i].len, &diags);
		show(&diags, &out);
		CHECK_STR(out.data, cases[i].want);
		CHECK_INT(source.clean != NULL, cases[i].clean != NULL);
		if (source.clean && cases[i].clean)
			CHECK_STR(scan_text(&source), cases[i].clean);
		source_release(&source);
		diags_release(&diags);
		buf_release(&out);
	}
}

static void
test_places(void)
{
	static const char text[] = "\xef\xbb\xbf"
				   "ab\r\nc\xc3\xa9\xe2\x80\xa8z\rx\n";
	static const struct {
		size_t at;
		unsigned line, column;
	} places[] = {
		{ 0, 1, 1 },  { 3, 1, 1 },  { 4, 1, 2 },  { 6, 1, 4 },	{ 7, 2, 1 },  { 8, 2, 2 },
		{ 10, 2, 3 }, { 13, 2, 4 }, { 14, 2, 5 }, { 15, 3, 1 }, { 17, 4, 1 },
	};
	struct diags diags = { 0 };
	struct source source;

	CHECK(scan(&source, "f", text, sizeof text - 1, &diags));
	CHECK_INT(diags.count, 0);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct place place = source_place(&source, places[i].at);

		CHECK_INT(place.line, places[i].line);
		CHECK_INT(place.column, places[i].column);
		CHECK_STR(place.file, "f");
	}
	source_release(&source);
	diags_release(&diags);
}

/* Long lines have their characters counted beforehand: the same columns. */
static void
test_long_line(void)
{
	struct diags diags = { 0 };
	struct source source;
	struct buf text = BUF_INIT;

	buf_puts(&text, "x\n");
	for (int i = 0; i < 3000; i++)
		buf_puts(&text, i % 3 ? "é" : "z");
	CHECK(scan(&source, "f", text.data, text.len, &diags));
	CHECK(source.characters != NULL);
	/* Every three characters are 5 bytes. */
	for (size_t k = 0; k < 1000; k += 37) {
		CHECK_INT(source_place(&source, 2 + k * 5).column, k * 3 + 1);
		CHECK_INT(source_place(&source, 2 + k * 5 + 3).column, k * 3 + 3);
		CHECK_INT(source_place(&source, 2 + k * 5).line, 2);
	}
	CHECK_INT(source_place(&source, text.len).column, 3001);
	source_release(&source);
	diags_release(&diags);
	buf_release(&text);
}

static void
test_limit(void)
{
	struct diags diags = { 0 };
	struct source source;
	struct buf text = BUF_INIT;

	for (int i = 0; i < 20000; i++)
		buf_puts(&text, "\x01 ");
	CHECK(scan(&source, "f", text.data, text.len, &diags));
	CHECK_INT(diags.errors, 10001);
	CHECK_STR(diags.diag[10000].text,
		  "there are more errors from here on, which are not listed");
	source_release(&source);
	diags_release(&diags);
	buf_release(&text);
}

/* The length alone is enough to refuse what no offset could reach. */
static void
test_size(void)
{
	struct diags diags = { 0 };
	struct source source;

	CHECK(!scan(&source, "f", "a: b", UINT32_MAX, &diags));
	CHECK_INT(source.len, 0);
	if (CHECK_INT(diags.errors, 1))
		CHECK_STR(diags.diag[0].text, "the file is larger than 4 GiB");
	source_release(&source);
	diags_release(&diags);
}

static void
test_quote(void)
{
	struct quote room;
	char text[200];

	memset(text, 'a', sizeof text);
	CHECK_STR(quote(&room, "né", 3), "né");
	CHECK_STR(quote(&room, "", 0), "");
	CHECK_INT(strlen(quote(&room, text, sizeof text)), 60 + 3);
	for (size_t i = 0; i < sizeof text; i += 2)
		memcpy(text + i, "é", 2);
	CHECK_INT(strlen(quote(&room, text, sizeof text)), 120 + 3);
	/* Bytes that are not UTF-8 cannot make it longer. */
	memset(text, 0x80, sizeof text);
	CHECK(strlen(quote(&room, text, sizeof text)) < sizeof room.text);
}

int
main(void)
{
	test_cases();
	test_places();
	test_long_line();
	test_limit();
	test_size();
	test_quote();
	return test_end();
}
