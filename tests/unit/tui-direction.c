/* SPDX-License-Identifier: MIT */
#include "tui/direction.h"

#include <locale.h>

#include "tests/test.h"

#define B "\342\240\200"                /* U+2800 */

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_DROP };

static void
draw(struct canvas *c, int x, int cols, enum role role, const char *s)
{
	canvas_text_fit(c, canvas_rect(c), 0, x, cols, role, &style, s, strlen(s));
}

/* A row of a list: a year, a title, a name, behind a line. */
static void
draw_row(struct canvas *c, const char *title)
{
	canvas_clear(c);
	draw(c, 0, 1, ROLE_TEXT, ">");
	draw(c, 2, 4, ROLE_TEXT, "2012");
	draw(c, 7, 8, ROLE_TEXT, title);
	draw(c, 16, 3, ROLE_TEXT, "12?");
	canvas_vline(c, 0, 20, 1, ROLE_BORDER);
	draw(c, 21, 9, ROLE_TEXT, "3 abc");
}

static void
test_row(enum direction direction, const char *title, const char *wanted)
{
	struct canvas *c = canvas_new(1, 30);
	struct buf seen = BUF_INIT;

	canvas_set_charset(c, CHARSET_UTF8);
	draw_row(c, title);
	direction_apply(c, direction);
	canvas_dump(c, &seen);
	CHECK_STR(seen.data, wanted);
	for (int x = 0; x < 30; x++)
		CHECK_INT(canvas_cell(c, 0, x)->cols, 1);
	buf_release(&seen);
	canvas_free(c);
}

/* Looks go with their letters, a cut title keeps its end, a prompt stays as it is. */
static void
test_looks(void)
{
	struct canvas *c = canvas_new(1, 30);

	draw_row(c, "שלום abc");
	canvas_mark(c, (struct rect){ .x = 7, .w = 4, .h = 1 }, ROLE_MATCH);
	direction_apply(c, DIRECTION_REORDER);
	for (int x = 7; x < 15; x++)
		CHECK_INT(canvas_cell(c, 0, x)->role, x < 11 ? ROLE_TEXT : ROLE_MATCH);
	CHECK_STR(canvas_cell(c, 0, 14)->glyph, "ש");
	canvas_clear(c);
	draw(c, 0, 20, ROLE_PROMPT, "שלום");
	direction_apply(c, DIRECTION_REORDER);
	CHECK_STR(canvas_cell(c, 0, 0)->glyph, "ש");
	canvas_free(c);
}

/* What is turned round goes on to be what it was: brackets open, marks keep their base. */
static void
test_turned(void)
{
	static const struct {
		const char *s, *turned;
	} rows[] = {
		{ "ab  x  אב", "ab  x  בא" },
		{ "א(ב)ג", "ג(ב)א" },
		{ "א«ב»ג", "ג«ב»א" },
		{ "א⟨ב⟩ג", "ג⟨ב⟩א" },
		/* A bracket with a mark on it has no mirror image. */
		{ "א(\u0302ב", "ב(\u0302א" },
		/* Blanks before it are not its own, nor behind it. */
		{ "  אב  ", "  בא" },
		/* A blank with a mark on it is. */
		{ " \u0302אב", "בא \u0302" },
		/* The name of what cannot be seen is a word of one piece. */
		{ "א\u202eב", "ב<U+202E>א" },
		{ "א<ב", "ב>א" },
		{ "א漢字ב", "ב漢字א" },
	};
	static const struct show_style names = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct canvas *c = canvas_new(1, 20);
		struct buf seen = BUF_INIT;

		canvas_text(c, canvas_rect(c), 0, 0, ROLE_TEXT, &names, rows[i].s,
			    strlen(rows[i].s));
		direction_apply(c, DIRECTION_REORDER);
		canvas_dump(c, &seen);
		if (CHECK(seen.len)) {
			seen.data[seen.len - 1] = '\0';
			CHECK_STR(seen.data, rows[i].turned);
		}
		buf_release(&seen);
		canvas_free(c);
	}
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return test_end();
	test_row(DIRECTION_ISOLATE, "a title", "> 2012 a title  12? │3 abc\n");
	test_row(DIRECTION_REORDER, "a title", "> 2012 a title  12? │3 abc\n");
	test_row(DIRECTION_AS_WRITTEN, "שלום 7", "> 2012 שלום 7   12? │3 abc\n");
	test_row(DIRECTION_ISOLATE, "שלום 7",
		 ">" B "2012" B "שלום 7" B "  12? │3 abc\n");
	test_row(DIRECTION_REORDER, "שלום 7", "> 2012 7 םולש   12? │3 abc\n");
	test_row(DIRECTION_ISOLATE, "of שלום", ">" B "2012" B "of שלום" B " 12? │3 abc\n");
	test_row(DIRECTION_REORDER, "of (שלום)", "> 2012 of (ולש… 12? │3 abc\n");
	test_row(DIRECTION_REORDER, "الذهب والماس", "> 2012 …و بهذلا 12? │3 abc\n");
	test_row(DIRECTION_ISOLATE, "الذهب والماس",
		 ">" B "2012" B "الذهب و…" B "12? │3 abc\n");
	test_looks();
	test_turned();
	CHECK_INT(direction_of("isolate"), DIRECTION_ISOLATE);
	CHECK_INT(direction_of("reorder"), DIRECTION_REORDER);
	CHECK_INT(direction_of("no"), DIRECTION_AS_WRITTEN);
	return test_end();
}
