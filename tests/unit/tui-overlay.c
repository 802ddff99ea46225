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

static int
line_of(const struct overlay *o)
{
	return o->linear ? o->place.line : o->place.top;
}

/* Two lines of seven in sight. */
static void
check_find(bool linear)
{
	struct overlay o = { .linear = linear };
	struct page *p = overlay_open(&o, "Title");

	for (int i = 0; i < 7; i++) {
		page_paragraph(p, 0, 0);
		page_puts(p, ROLE_TEXT, i % 2 ? "even" : i == 4 ? "\u00c9t\u00e9" : "odd");
	}
	overlay_layout(&o, &style, 4, 30);
	overlay_act(&o, ACTION_DOWN);
	overlay_act(&o, ACTION_DOWN);
	CHECK_INT(line_of(&o), 2);

	overlay_find_begin(&o);
	CHECK(overlay_find(&o, "ete"));
	CHECK_INT(line_of(&o), 4);
	CHECK(!overlay_find(&o, "etes"));
	CHECK_INT(line_of(&o), 2);
	CHECK(overlay_find(&o, "even"));
	CHECK_INT(line_of(&o), 3);
	CHECK(overlay_act(&o, ACTION_NEXT_MATCH));
	CHECK_INT(line_of(&o), 5);
	CHECK(!overlay_act(&o, ACTION_NEXT_MATCH));
	CHECK(overlay_act(&o, ACTION_PREVIOUS_MATCH) && overlay_act(&o, ACTION_PREVIOUS_MATCH));
	CHECK_INT(line_of(&o), 1);
	CHECK(!overlay_act(&o, ACTION_PREVIOUS_MATCH));

	/* What is above only is found too; who gives up is where he was. */
	overlay_act(&o, ACTION_BOTTOM);
	overlay_find_begin(&o);
	CHECK(overlay_find(&o, "ete"));
	CHECK_INT(line_of(&o), 4);
	overlay_find_cancel(&o);
	CHECK_INT(line_of(&o), linear ? 6 : 5);
	CHECK_INT(o.needle.words, 0);

	/* Keys of what lies below do nothing. */
	CHECK(overlay_act(&o, ACTION_STUDIES) && overlay_act(&o, ACTION_MARK) && o.page);
	overlay_close(&o);
}

static void
make_again(struct overlay *o, int cols)
{
	struct overlay_reader reader = overlay_leave(o);
	struct page *p = overlay_open(o, "Title");

	fill(p);
	fill(p);
	overlay_layout(o, &style, 4, cols);
	overlay_return(o, reader);
}

/* In another width its reader is where he was, and what he looks for too. */
static void
check_again(bool linear)
{
	struct overlay o = { .linear = linear };

	fill(overlay_open(&o, "Title"));
	make_again(&o, 12);
	overlay_find_begin(&o);
	CHECK(overlay_find(&o, "seven") && overlay_act(&o, ACTION_NEXT_MATCH));
	CHECK_INT(o.found, 7);
	overlay_act(&o, ACTION_UP);
	overlay_act(&o, ACTION_UP);
	overlay_find_begin(&o);
	CHECK_INT(line_of(&o), linear ? 5 : 4);
	make_again(&o, 30);
	CHECK_INT(line_of(&o), 2);
	CHECK_INT(o.found, 3);
	CHECK_INT(o.before.top, 2);
	CHECK_INT(o.needle.words, 1);
	make_again(&o, 12);
	CHECK_INT(line_of(&o), 4);
	overlay_close(&o);
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
	/* What is looked for in none is found in none. */
	CHECK(overlay_find(&o, "five"));
	overlay_close(&o);
	check_find(false);
	check_find(true);
	check_again(false);
	check_again(true);
	return test_end();
}
