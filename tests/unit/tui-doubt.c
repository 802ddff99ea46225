/* SPDX-License-Identifier: MIT */
#include "tui/doubt.h"

#include <locale.h>

#include "tests/test.h"

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_DROP };

static void
cells(void)
{
	static const struct {
		const char *glyph;
		int cols, room;
		bool in_doubt;
		size_t bytes;
		int reach;
	} row[] = {
		{ "a", 1, 80, false, 0, 0 }, { "é", 1, 1, false, 0, 0 },
		{ "", 0, 80, false, 0, 0 },  { "<U+202E>", 8, 80, false, 0, 0 },
		{ "漢", 2, 2, false, 0, 0 }, { "😀", 2, 80, true, 4, 2 },
		{ "😀", 2, 2, true, 4, 2 },   { "❤", 1, 2, true, 3, 2 },
		{ "❤", 1, 1, true, 0, 0 },   { "a⃝", 1, 4, true, 4, 4 },
		{ "a⃝", 1, 3, true, 1, 2 },   { "a⃝", 1, 1, true, 0, 0 },
		{ "a⃝", 1, -1, true, 0, 0 },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct cell cell = { .cols = (unsigned char)row[i].cols };
		struct doubt doubt;

		memcpy(cell.glyph, row[i].glyph, strlen(row[i].glyph));
		CHECK_INT(doubt_of(&cell, row[i].room, &doubt), row[i].in_doubt);
		CHECK_INT((long)doubt.bytes, (long)row[i].bytes);
		CHECK_INT(doubt.reach, row[i].reach);
	}
}

static void
write_row(struct canvas *canvas, const char *text)
{
	canvas_clear(canvas);
	canvas_text(canvas, canvas_rect(canvas), 0, 0, ROLE_TEXT, &style, text, strlen(text));
}

static void
rows(void)
{
	struct canvas *canvas;
	uint64_t sum;

	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		test_skip("there is no locale C.UTF-8");
		return;
	}
	canvas = canvas_new(1, 20);
	write_row(canvas, "plain, é and 漢字");
	CHECK(!doubt_sum(canvas, 0));
	write_row(canvas, "a 😀");
	sum = doubt_sum(canvas, 0);
	CHECK(sum);
	write_row(canvas, "a 😀");
	CHECK(doubt_sum(canvas, 0) == sum);
	write_row(canvas, "b 😀");
	CHECK(doubt_sum(canvas, 0) != sum);
	write_row(canvas, "a 😁");
	CHECK(doubt_sum(canvas, 0) != sum);
	write_row(canvas, "a 😀");
	canvas_mark(canvas, (struct rect){ 0, 10, 1, 1 }, ROLE_SELECTED);
	CHECK(doubt_sum(canvas, 0) != sum);
	canvas_free(canvas);
}

int
main(void)
{
	cells();
	rows();
	return test_end();
}
