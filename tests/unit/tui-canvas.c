/* SPDX-License-Identifier: MIT */
#include "tui/canvas.h"

#include <limits.h>
#include <locale.h>
#include <stdint.h>

#include "tests/test.h"

static const struct show_style plain = { CHARSET_UTF8, SHOW_NAME };

static int
text(struct canvas *canvas, struct rect area, int y, int x, const char *s)
{
	return canvas_text(canvas, area, y, x, ROLE_TEXT, &plain, s, strlen(s));
}

static void
check_dump(const struct canvas *canvas, const char *want)
{
	struct buf out = BUF_INIT;

	canvas_dump(canvas, &out);
	CHECK_STR(out.data, want);
	buf_release(&out);
}

/* A wide glyph owns its shadow, and nobody else has one. */
static void
check_invariant(const struct canvas *canvas)
{
	bool good = true;

	for (int y = 0; y < canvas_rows(canvas); y++) {
		int owed = 0;

		for (int x = 0; x < canvas_cols(canvas); x++) {
			const struct cell *cell = canvas_cell(canvas, y, x);

			good = good && (cell->cols == 0) == (owed > 0) && cell->role < ROLES &&
			       (cell->cols == 0) == (cell->glyph[0] == '\0');
			owed = owed ? owed - 1 : cell->cols - 1;
		}
		good = good && owed == 0;
	}
	CHECK(good);
}

static void
check_text(void)
{
	struct canvas *canvas = canvas_new(2, 8);
	struct rect all = canvas_rect(canvas), part = { 0, 2, 2, 4 };

	CHECK_INT(text(canvas, all, 0, 1, "hé"), 2);
	check_dump(canvas, " hé\n\n");
	CHECK_INT(text(canvas, part, 1, -1, "abcdefgh"), 5);
	check_dump(canvas, " hé\n  bcde\n");
	canvas_clear(canvas);
	CHECK_INT(text(canvas, part, 0, 0, "a漢字"), 4);
	check_dump(canvas, "  a漢\n\n");
	text(canvas, part, 1, -1, "漢字");
	check_dump(canvas, "  a漢\n   字\n");
	text(canvas, all, 1, 3, "x");
	check_dump(canvas, "  a漢\n   x\n");
	text(canvas, all, 0, 4, "y");
	check_dump(canvas, "  a y\n   x\n");
	canvas_clear(canvas);
	text(canvas, all, 0, 0, "a\x1b[m\r\nb");
	check_invariant(canvas);
	check_dump(canvas, "a^[[m^M\n\n");
	CHECK_INT(text(canvas, all, 9, 0, "abc"), 3);
	canvas_free(canvas);
}

static void
check_fit(void)
{
	static const struct {
		const char *s;
		int cols, used;
		const char *want;
	} cases[] = {
		{ "abcdef", 6, 6, "abcdef\n" }, { "abcdef", 9, 6, "abcdef\n" },
		{ "abcdef", 5, 5, "abcd…\n" }, { "abcdef", 1, 1, "a\n" }, { "abcdef", 0, 0, "\n" },
		{ "abcdef", -1, 0, "\n" }, { "漢字字", 5, 5, "漢字…\n" }, { "漢字字", 4, 3, "漢…\n" },
		{ "漢", 1, 0, "\n" }, { "", 3, 0, "\n" },
	};
	struct canvas *canvas = canvas_new(1, 10);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		canvas_clear(canvas);
		CHECK_INT(canvas_text_fit(canvas, canvas_rect(canvas), 0, 0, cases[i].cols,
					  ROLE_TEXT, &plain, cases[i].s, strlen(cases[i].s)),
			  cases[i].used);
		check_dump(canvas, cases[i].want);
	}
	canvas_free(canvas);
}

static void
check_lines(void)
{
	struct canvas *canvas = canvas_new(4, 7);
	struct buf out = BUF_INIT;

	canvas_hline(canvas, 1, 0, 7, ROLE_BORDER);
	canvas_vline(canvas, 0, 3, 4, ROLE_BORDER);
	canvas_line(canvas, 1, 0, LINE_TEE_RIGHT, ROLE_BORDER);
	canvas_line(canvas, 1, 6, LINE_TEE_LEFT, ROLE_BORDER);
	canvas_line(canvas, 3, 3, LINE_TEE_UP, ROLE_BORDER);
	check_dump(canvas, "   │\n├──┼──┤\n   │\n   ┴\n");
	canvas_clear(canvas);
	canvas_set_charset(canvas, CHARSET_ASCII);
	canvas_hline(canvas, 1, -5, 20, ROLE_BORDER);
	canvas_vline(canvas, 2, 3, 1, ROLE_BORDER);
	canvas_line(canvas, 1, 3, LINE_TEE_DOWN, ROLE_BORDER);
	check_dump(canvas, "\n---+---\n   |\n\n");
	text(canvas, canvas_rect(canvas), 2, 0, "abcde");
	canvas_mark(canvas, (struct rect){ 2, 0, 1, 3 }, ROLE_SELECTED);
	canvas_attr(canvas, (struct rect){ 2, 0, 1, 1 }, ATTR_ITALIC);
	canvas_cursor(canvas, 2, 1);
	canvas_dump_roles(canvas, &out);
	CHECK_STR(out.data, "\n|||||||\nSSS\n\n| border\nS selected\ncursor 2 1\n");
	CHECK_INT(canvas_cell(canvas, 2, 0)->attr, ATTR_ITALIC);
	CHECK_INT(canvas_cell(canvas, 2, 3)->line, 0);
	canvas_cursor(canvas, 4, 0);
	int y, x;
	CHECK(!canvas_cursor_place(canvas, &y, &x));
	buf_release(&out);
	canvas_free(canvas);
}

/* What is drawn outside is not drawn. */
static void
check_outside(void)
{
	static const int places[][2] = { { -1, 0 }, { 0, -1 }, { 3, 0 }, { 0, 4 } };
	struct canvas *canvas = canvas_new(3, 4);
	struct rect r = { 1, 1, 1, 2 };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		canvas_line(canvas, places[i][0], places[i][1], LINE_CROSS, ROLE_BORDER);
		CHECK(!canvas_cell(canvas, places[i][0], places[i][1]));
	}
	check_dump(canvas, "\n\n\n");
	for (int y = 0; y < 3; y++)
		for (int x = 0; x < 4; x++)
			CHECK_INT(rect_has(r, y, x), y == 1 && (x == 1 || x == 2));
	canvas_free(canvas);
}

/* Addresses of cells: of those that are there, and no more than can be told apart. */
static void
check_links(void)
{
	struct canvas *canvas = canvas_new(1, 300);
	struct buf address = BUF_INIT;

	canvas_link(canvas, (struct rect){ 0, 300, 1, 5 }, "https://right.example/");
	canvas_link(canvas, (struct rect){ 1, 0, 1, 5 }, "https://below.example/");
	CHECK_INT(canvas_links(canvas, 0), 0);
	for (int x = 0; x < 300; x++) {
		buf_clear(&address);
		buf_printf(&address, "https://a.example/%d", x);
		canvas_link(canvas, (struct rect){ 0, x, 1, 1 }, address.data);
	}
	CHECK_STR(canvas_address(canvas, canvas_cell(canvas, 0, 0)->link), "https://a.example/0");
	CHECK_STR(canvas_address(canvas, canvas_cell(canvas, 0, 254)->link),
		  "https://a.example/254");
	for (int x = 255; x < 300; x++)
		CHECK_INT(canvas_cell(canvas, 0, x)->link, 0);
	buf_release(&address);
	canvas_free(canvas);
}

/* A letter for each look; the last one is for all that are too many. */
static void
check_looks(void)
{
	struct canvas *canvas = canvas_new(1, 33);
	struct theme theme = { .look = { { 0 } } };
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < ROLES; i++)
		theme.look[i] = (struct look){ .fg = -1, .bg = -1 };
	theme.look[ROLE_BAR].bg = 4;
	canvas_mark(canvas, (struct rect){ 0, 32, 1, 1 }, ROLE_BAR);
	canvas_dump_looks(canvas, &theme, &out);
	CHECK_STR(out.data, "................................a\na on color4\n");
	for (int x = 0; x < 32; x++)
		canvas_attr(canvas, (struct rect){ 0, x, 1, 1 }, (unsigned)x);
	buf_clear(&out);
	canvas_dump_looks(canvas, &theme, &out);
	CHECK(!strncmp(out.data, ".abcdefghijklmnopqrstuvwxyzzzzzzz\na bold\nb dim\nc bold dim\n",
		       56));
	CHECK(strstr(out.data, "\nz ") && !strstr(out.data, "\n{"));
	buf_release(&out);
	canvas_free(canvas);
}

/* Anything anywhere: nothing but the invariant, and no fault under the sanitizers. */
static void
check_any(void)
{
	static const int numbers[] = { INT_MIN, INT_MIN + 1, -7, -1, 0, 1, 3, 9, 40,
					INT_MAX - 1, INT_MAX };
	static const char *const texts[] = { "", "a", "漢字漢字", "\xff", "\xe2\x80\xae", "x漢y" };
	struct canvas *canvas = canvas_new(6, 11);
	uint32_t seed = 7;

	for (int i = 0; i < 30000; i++) {
		int n[6];

		for (int k = 0; k < 6; k++) {
			seed = seed * 1664525u + 1013904223u;
			n[k] = seed >> 30 ? (int)(seed >> 16) % 14 - 1 : numbers[(seed >> 16) % 11];
		}
		struct rect r = { n[0], n[1], n[2], n[3] };
		const char *s = texts[(seed >> 8) % 6];

		switch (i % 8) {
		case 0:
			canvas_fill(canvas, r, ROLE_BAR);
			break;
		case 1:
			canvas_hline(canvas, n[0], n[1], n[2], ROLE_BORDER);
			break;
		case 2:
			canvas_vline(canvas, n[0], n[1], n[2], ROLE_BORDER);
			break;
		case 3:
			canvas_mark(canvas, r, ROLE_MATCH);
			break;
		case 4:
			canvas_text_fit(canvas, r, n[4], n[5], n[3], ROLE_TEXT, &plain, s,
					strlen(s));
			break;
		case 5:
			canvas_cursor(canvas, n[0], n[1]);
			break;
		default:
			CHECK(text(canvas, r, n[4], n[5], s) >= 0);
		}
		if (i % 100 == 99)
			canvas_resize(canvas, n[0] % 9, n[1] % 17);
		check_invariant(canvas);
	}
	canvas_resize(canvas, INT_MAX, INT_MAX);
	CHECK_INT(canvas_rows(canvas), CANVAS_ROWS_MAX);
	CHECK_INT(canvas_cols(canvas), CANVAS_COLS_MAX);
	CHECK(!canvas_cell(canvas, -1, 0) && !canvas_cell(canvas, 0, CANVAS_COLS_MAX));
	canvas_free(canvas);
}

int
main(void)
{
	if (!setlocale(LC_ALL, "C.UTF-8")) {
		test_skip("no UTF-8 locale");
		return test_end();
	}
	check_text();
	check_fit();
	check_lines();
	check_outside();
	check_links();
	check_looks();
	check_any();
	canvas_free(NULL);
	return test_end();
}
