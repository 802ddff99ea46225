/* SPDX-License-Identifier: MIT */
#include "tui/page.h"

#include <locale.h>
#include <stdlib.h>

#include "base/mem.h"
#include "tests/test.h"
#include "tui/place.h"

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };

static char *
dump(struct page *p, int cols)
{
	struct buf b = BUF_INIT;

	page_layout(p, &style, cols);
	page_dump(p, &style, &b);
	return buf_detach(&b);
}

static void
test_wrapping(void)
{
	static const struct {
		int indent, hang, cols;
		const char *text, *want;
	} cases[] = {
		{ 0, 0, 10, "", "\n" },
		{ 0, 0, 10, "one", "one\n" },
		{ 0, 0, 10, "one two three", "one two\nthree\n" },
		{ 2, 4, 10, "one two three", "  one two\n    three\n" },
		{ 4, 0, 10, "one two three", "    one\ntwo three\n" },
		{ 0, 2, 6, "abcdefghijk", "abcdef\n  ghij\n  k\n" },
		{ 0, 0, 3, "a b c d", "a b\nc d\n" },
		{ 0, 0, 1, "abc", "a\nb\nc\n" },
		/* An indent that would leave less than half is made small. */
		{ 0, 24, 40, "a long sentence that needs another line of text",
		  "a long sentence that needs another line\n     of text\n" },
		{ 8, 8, 10, "one two", " one two\n" },
		/* Two columns each; one that does not fit begins a line. */
		{ 0, 0, 5, "漢字漢字", "漢字\n漢字\n" },
		/* What a line ends in is not drawn; a line end in the text ends a line. */
		{ 0, 0, 20, "one\ntwo", "one\ntwo\n" },
		{ 0, 0, 12, "\xE2\x80\xAEx", "<U+202E>x\n" },
	};
	struct page *p = page_new();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *got;

		page_clear(p);
		page_paragraph(p, cases[i].indent, cases[i].hang);
		page_puts(p, ROLE_TEXT, cases[i].text);
		got = dump(p, cases[i].cols);
		CHECK_STR(got, cases[i].want);
		free(got);
	}
	page_free(p);
}

static void
test_paragraphs(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" },
		{ "one", "one\n" },
		{ "one\ntwo", "one two\n" },
		{ "one\n\ntwo\n", "one\n\ntwo\n" },
		{ "one\n\n\n\ntwo", "one\n\ntwo\n" },
		{ "\n\none", "one\n" },
	};
	struct page *p = page_new();
	char *got;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		page_clear(p);
		page_prose(p, ROLE_TEXT, 0, cases[i].text);
		got = dump(p, 20);
		CHECK_STR(got, cases[i].want);
		free(got);
	}
	/* Gaps: never two, never at the start. */
	page_clear(p);
	page_gap(p);
	page_gap(p);
	page_puts(p, ROLE_TEXT, "a");
	page_gap(p);
	page_gap(p);
	page_puts(p, ROLE_TEXT, "b");
	got = dump(p, 20);
	CHECK_STR(got, "a\n\nb\n");
	free(got);
	page_clear(p);
	got = dump(p, 20);
	CHECK_STR(got, "");
	CHECK_INT(page_lines(p), 0);
	CHECK_INT(page_links(p), 0);
	free(got);
	page_free(p);
}

static struct page *
page_with_links(void)
{
	struct page *p = page_new();

	page_paragraph(p, 0, 2);
	page_puts(p, ROLE_LABEL, "By: ");
	page_link(p, 7, "Jan van der Meer");
	page_puts(p, ROLE_TEXT, ", ");
	page_link(p, 8, "Awa");
	page_link(p, 9, "");
	page_gap(p);
	page_paragraph(p, 2, 4);
	page_link(p, 10, "Salt");
	return p;
}

static void
test_links(void)
{
	struct page *p = page_with_links();
	struct needle needle;
	char *got = dump(p, 12);

	CHECK_STR(got, "By: Jan van\n  der Meer,\n  Awa\n\n  Salt\n");
	CHECK_INT(page_links(p), 3);
	CHECK_INT(page_link_record(p, 0), 7);
	CHECK_INT(page_link_record(p, 2), 10);
	CHECK_INT(page_link_record(p, 3), RECORD_NONE);
	CHECK_INT(page_link_record(p, -1), RECORD_NONE);
	CHECK_INT(page_link_line(p, 0), 0);
	CHECK_INT(page_link_line(p, 1), 2);
	CHECK_INT(page_link_line(p, 2), 4);
	free(got);
	got = dump(p, 40);
	CHECK_STR(got, "By: Jan van der Meer, Awa\n\n  Salt\n");
	CHECK_INT(page_link_line(p, 1), 0);
	CHECK_INT(page_link_line(p, 2), 2);
	free(got);
	needle_init(&needle, "sàlt meer");
	CHECK_INT(page_find(p, &needle, -1, 1), 0);
	CHECK_INT(page_find(p, &needle, 0, 1), 2);
	CHECK_INT(page_find(p, &needle, 2, 1), -1);
	CHECK_INT(page_find(p, &needle, 2, -1), 0);
	CHECK_INT(page_find(p, &needle, 0, -1), -1);
	needle_release(&needle);
	needle_init(&needle, "");
	CHECK_INT(page_find(p, &needle, -1, 1), -1);
	needle_release(&needle);
	page_free(p);
}

/* A link that goes over two lines is one link, marked on both, with the cursor where it begins. */
static void
test_drawing(void)
{
	struct page *p = page_with_links();
	struct canvas *c = canvas_new(4, 14);
	struct buf b = BUF_INIT;
	struct rect area = { .y = 1, .x = 1, .h = 3, .w = 12 };
	struct needle needle;

	page_layout(p, &style, 12);
	needle_init(&needle, "aw");
	page_draw(p, c, area, &style, 0, 0, true, &needle);
	canvas_dump_roles(c, &b);
	CHECK_STR(b.data, "\n.lllKKKKKKKK\n...KKKKKKKK\n...mmk\n"
		  "l label\nk link\nK link-current\nm match\ncursor 1 5\n");
	needle_release(&needle);
	buf_clear(&b);
	canvas_clear(c);
	page_draw(p, c, area, &style, 3, 2, true, NULL);
	canvas_dump(c, &b);
	CHECK_STR(b.data, "\n\n  >Salt\n\n");
	buf_clear(&b);
	canvas_dump_roles(c, &b);
	CHECK_STR(b.data, "\n\n..KKKKK\n\nK link-current\ncursor 2 3\n");
	buf_clear(&b);
	canvas_clear(c);
	page_draw(p, c, area, &style, 3, -1, true, NULL);
	canvas_dump_roles(c, &b);
	CHECK_STR(b.data, "\n\n...kkkk\n\nk link\ncursor 1 1\n");
	buf_clear(&b);
	canvas_clear(c);
	page_draw(p, c, area, &style, 5, -1, false, NULL);
	canvas_dump_roles(c, &b);
	CHECK_STR(b.data, "\n\n\n\n");
	buf_release(&b);
	canvas_free(c);
	page_free(p);
}

/* Which link a column is of, whatever was clicked at. */
static void
test_places(void)
{
	static const struct {
		int line, col, link;
	} rows[] = {
		/* "By: Jan van", "  der Meer,", "  Awa", "", "  Salt" */
		{ 0, 0, -1 },  { 0, 3, -1 },  { 0, 4, 0 },  { 0, 10, 0 }, { 0, 11, -1 },
		{ 0, -1, -1 }, { 1, 1, -1 },  { 1, 2, 0 },  { 1, 9, 0 },  { 1, 10, -1 },
		{ 2, 2, 1 },   { 2, 5, -1 },  { 3, 0, -1 }, { 4, 1, -1 }, { 4, 2, 2 },
		{ 5, 2, -1 },  { -1, 2, -1 },
	};
	struct page *p = page_with_links();

	page_layout(p, &style, 12);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!CHECK_INT(page_link_at(p, &style, rows[i].line, rows[i].col), rows[i].link))
			printf("  line %d, column %d\n", rows[i].line, rows[i].col);
	CHECK_INT(page_line_text(p, -1), 0);
	CHECK_INT(page_line_text(p, 5), 0);
	CHECK_INT(page_line_text(p, 1), 12);
	/* A line without any text, in a text that has ends of lines. */
	page_clear(p);
	page_link(p, 7, "a\n\nb");
	page_layout(p, &style, 12);
	CHECK_INT(page_lines(p), 3);
	CHECK_INT(page_link_at(p, &style, 1, 0), -1);
	CHECK_INT(page_link_at(p, &style, 2, 0), 0);
	page_free(p);
}

/* Where the cursor is for readers who hear the page. */
static void
test_reading(void)
{
	static const struct {
		int line, link, y, x;
	} rows[] = {
		/* On its link, or where its text begins; behind the page, at the edge. */
		{ 0, -1, 0, 0 }, { 0, 0, 0, 4 }, { 1, 0, 1, 2 },  { 2, 1, 2, 2 },
		{ 2, 0, 2, 2 },	 { 4, 2, 4, 2 }, { 4, -1, 4, 2 }, { 5, -1, 5, 0 },
	};
	struct page *p = page_with_links();
	struct canvas *c = canvas_new(8, 12);

	page_set_linear(p, true);
	page_layout(p, &style, 12);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct page_place at = { .line = rows[i].line, .link = rows[i].link };
		int y, x;

		page_read(p, c, canvas_rect(c), &style, &at);
		CHECK(canvas_cursor_place(c, &y, &x));
		CHECK_INT(y, rows[i].y);
		CHECK_INT(x, rows[i].x);
	}
	canvas_free(c);
	page_free(p);
}

/* The sign beside the current link takes nothing's place, and the cursor only where keys go. */
static void
test_sign(void)
{
	static const struct {
		const char *before, *link, *behind;
		bool focus;
		const char *want;
	} rows[] = {
		{ "by ", "Awa", "", true, "by>Awa\ncursor 0 3\n" },
		{ "by ", "Awa", "", false, "by>Awa\n" },
		{ "", "Awa", " x", true, "Awa<x\ncursor 0 0\n" },
		{ "", "Awa", ".", true, "Awa.\ncursor 0 0\n" },
		{ "by:", "Awa Koné", "", true, "by:Awa Koné\ncursor 0 3\n" },
		{ "a \u0302", "Awa", ".", false, "a \u0302Awa.\n" },
		{ "", "a\n\nb", "", true, "a<\n\nb\ncursor 0 0\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct canvas *c = canvas_new(3, 11);
		struct page *p = page_new();
		struct buf b = BUF_INIT;
		int y, x;

		page_puts(p, ROLE_TEXT, rows[i].before);
		page_link(p, 7, rows[i].link);
		page_puts(p, ROLE_TEXT, rows[i].behind);
		page_layout(p, &style, 11);
		page_draw(p, c, canvas_rect(c), &style, 0, 0, rows[i].focus, NULL);
		canvas_dump(c, &b);
		while (b.len > 1 && b.data[b.len - 2] == '\n')
			buf_truncate(&b, b.len - 1);
		if (canvas_cursor_place(c, &y, &x))
			buf_printf(&b, "cursor %d %d\n", y, x);
		CHECK_STR(b.data, rows[i].want);
		buf_release(&b);
		page_free(p);
		canvas_free(c);
	}
}

/* What is whole and plain an address leads there; nothing else does. */
static void
test_addresses(void)
{
	static const struct {
		const char *text;
		bool record, leads;
	} rows[] = {
		{ "https://a.example/", false, true },
		{ "http://a.example/b", false, true },
		{ "https://a.example/", true, false },
		{ "https://a.example/ b", false, false },
		{ "https://a.example/\x7f", false, false },
		{ "https://a.example/\xc3\xa9", false, false },
		{ "history", false, false },
		{ "see https://a.example/", false, false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct canvas *c = canvas_new(1, 40);
		struct page *p = page_new();

		if (rows[i].record)
			page_link(p, 7, rows[i].text);
		else
			page_puts(p, ROLE_TEXT, rows[i].text);
		page_layout(p, &style, 40);
		page_draw(p, c, canvas_rect(c), &style, 0, -1, false, NULL);
		if (!CHECK_INT(canvas_links(c, 0) != 0, rows[i].leads))
			printf("  %s\n", rows[i].text);
		page_free(p);
		canvas_free(c);
	}
}

/* A scalar may have a mebibyte; marking its matches takes no longer than what can be seen. */
static void
test_long_text(void)
{
	size_t len = (size_t)1 << 20;
	char *text = xmalloc(len + 1);
	struct rect area = { .h = 1, .w = 40 };
	struct canvas *c = canvas_new(1, 40);
	struct buf b = BUF_INIT;
	struct needle needle;

	memset(text, 'a', len);
	text[len] = '\0';
	needle_init(&needle, "a");
	canvas_text(c, area, 0, 38, ROLE_TEXT, &style, text, len);
	mark_matches(c, area, 0, 38, &style, text, len, &needle, false);
	canvas_dump_roles(c, &b);
	CHECK_STR(b.data, "......................................mm\nm match\n");
	needle_release(&needle);
	buf_release(&b);
	canvas_free(c);
	free(text);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_wrapping();
	test_paragraphs();
	test_links();
	test_drawing();
	test_places();
	test_reading();
	test_sign();
	test_addresses();
	test_long_text();
	return test_end();
}
