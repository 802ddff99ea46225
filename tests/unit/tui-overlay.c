/* SPDX-License-Identifier: MIT */
#include "tui/overlay.h"

#include <locale.h>

#include "tests/test.h"

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };

static void
check_draw(const struct overlay *o, int rows, int cols, const char *want)
{
	struct canvas *c = canvas_new(rows, cols);
	struct buf got = BUF_INIT;

	overlay_draw(o, c, &style);
	canvas_dump(c, &got);
	CHECK_STR(got.data, want);
	buf_release(&got);
	canvas_free(c);
}

static void
fill(struct page *p)
{
	page_paragraph(p, 0, 0);
	page_puts(p, ROLE_TEXT, "one two three four five six seven");
}

int
main(void)
{
	struct overlay o = { 0 };

	setlocale(LC_CTYPE, "C.UTF-8");
	/* Nothing is laid out, and nothing breaks, while it is closed. */
	overlay_layout(&o, &style, 4, 10);
	CHECK(!o.page);

	fill(overlay_open(&o, "Some title"));
	overlay_layout(&o, &style, 4, 30);
	check_draw(&o, 4, 30, " Some title\none two three four five six\nseven\n"
		   " Esc closes  line 2 of 2\n");
	overlay_layout(&o, &style, 4, 12);
	check_draw(&o, 4, 12, " Some title\none two\nthree four\n Esc closes\n");
	overlay_act(&o, ACTION_DOWN);
	check_draw(&o, 4, 12, " Some title\nthree four\nfive six\n Esc closes\n");
	overlay_act(&o, ACTION_BOTTOM);
	check_draw(&o, 4, 12, " Some title\nfive six\nseven\n Esc closes\n");

	/* A larger window leaves no room below the last line. */
	overlay_layout(&o, &style, 6, 12);
	check_draw(&o, 6, 12,
		   " Some title\none two\nthree four\nfive six\nseven\n Esc closes\n");
	overlay_layout(&o, &style, 1, 3);
	CHECK(o.page != NULL);

	/* Opened again it begins at the start; a key that does nothing leaves it open. */
	fill(overlay_open(&o, "Other"));
	overlay_layout(&o, &style, 3, 12);
	check_draw(&o, 3, 12, " Other\none two\n Esc closes\n");
	overlay_act(&o, ACTION_NONE);
	CHECK(o.page != NULL);
	overlay_act(&o, ACTION_BACK);
	CHECK(!o.page);
	overlay_close(&o);
	return test_end();
}
