/* SPDX-License-Identifier: MIT */
#include "tui/frame.h"

#include <locale.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };

static void
check(struct canvas *c, const char *want)
{
	struct buf got = BUF_INIT;

	canvas_dump(c, &got);
	CHECK_STR(got.data, want);
	buf_release(&got);
	canvas_clear(c);
}

static void
test_title(struct opened *opened)
{
	struct opened *both[] = { opened, opened };
	struct library library = { .opened = both, .count = 1 };
	struct canvas *c = canvas_new(1, 40);

	frame_title(c, canvas_rect(c), &style, &library);
	check(c, " LP                     3.1  2024-05-02\n");
	library.count = 2;
	library.current = 1;
	frame_title(c, canvas_rect(c), &style, &library);
	check(c, " LP (2/2)               3.1  2024-05-02\n");
	/* The edition goes before the name does. */
	canvas_resize(c, 1, 20);
	frame_title(c, canvas_rect(c), &style, &library);
	check(c, " LP (2/2)\n");
	canvas_free(c);
}

static void
test_tabs(void)
{
	struct canvas *c = canvas_new(1, 60);

	frame_tabs(c, canvas_rect(c), &style, 1);
	check(c, " 1 Overview [2 Countries] 3 Authors  4 Studies  5 Topics\n");
	canvas_resize(c, 1, 50);
	frame_tabs(c, canvas_rect(c), &style, 4);
	check(c, " Overview  Countries  Authors  Studies [Topics]\n");
	canvas_resize(c, 1, 30);
	frame_tabs(c, canvas_rect(c), &style, 3);
	check(c, "[Studies] 4/5\n");
	canvas_resize(c, 1, 6);
	frame_tabs(c, canvas_rect(c), &style, 3);
	check(c, "[Stud…\n");
	canvas_free(c);
}

/* Which view is shown by a click, from left to right; where there is one tab it is the next. */
static void
test_clicks(void)
{
	static const struct {
		int w, x, view;
	} rows[] = {
		/* From 5 on: " 1 Overview [2 Countries] 3 Authors  4 Studies  5 Topics " */
		{ 60, 4, -1 },
		{ 60, 5, 0 },
		{ 60, 16, 0 },
		{ 60, 17, 1 },
		{ 60, 60, 4 },
		{ 60, 64, -1 },
		/* " Overview [Countries] Authors  Studies  Topics " */
		{ 50, 5, 0 },
		{ 50, 14, 0 },
		{ 50, 15, 1 },
		{ 50, 54, -1 },
		{ 30, 5, 2 },
		{ 30, 34, 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rect area = { .x = 5, .w = rows[i].w, .h = 1 };

		if (!CHECK_INT(frame_tab_at(area, &style, 1, rows[i].x), rows[i].view))
			printf("  %d columns, column %d\n", rows[i].w, rows[i].x);
	}
	CHECK_INT(frame_tab_at((struct rect){ .w = 30, .h = 1 }, &style, VIEWS - 1, 3), 0);
}

static void
test_text(void)
{
	struct canvas *c = canvas_new(3, 10);

	frame_text(c, canvas_rect(c), &style, ROLE_STATUS, ROLE_MESSAGE, "");
	check(c, "\n\n\n");
	frame_text(c, canvas_rect(c), &style, ROLE_STATUS, ROLE_MESSAGE, "one");
	check(c, "\n\none\n");
	frame_text(c, canvas_rect(c), &style, ROLE_STATUS, ROLE_MESSAGE, "one two three");
	check(c, "\none two\nthree\n");
	frame_text(c, canvas_rect(c), &style, ROLE_STATUS, ROLE_MESSAGE,
		   "one two three four five six seven");
	check(c, "one two\nthree four\nfive six …\n");
	canvas_free(c);
}

static void
test_status(struct opened *opened)
{
	static struct languages languages;
	struct content x = { .catalogue = opened->catalogue, .languages = &languages };
	struct keymap *map = keymap_new();
	struct canvas *c = canvas_new(1, 60);
	struct buf err = BUF_INIT, got = BUF_INIT;
	struct browser b;

	browser_init(&b, &x, CHARSET_UTF8);
	browser_update(&b, 24, 80);
	frame_status(c, canvas_rect(c), &style, &b, map, NULL);
	canvas_dump(c, &got);
	CHECK(strstr(got.data, "? help  / search  q quit") != NULL);
	/* The keys that the reader has chosen; the one that helps where there is no more room. */
	CHECK(keymap_bind(map, "general", "F2", "help", &err));
	canvas_clear(c);
	buf_clear(&got);
	frame_status(c, canvas_rect(c), &style, &b, map, NULL);
	canvas_dump(c, &got);
	CHECK(strstr(got.data, "F2 help  / search  q quit") != NULL);
	canvas_resize(c, 1, 12);
	buf_clear(&got);
	frame_status(c, canvas_rect(c), &style, &b, map, NULL);
	canvas_dump(c, &got);
	CHECK(strstr(got.data, "F2") != NULL && !strstr(got.data, "quit"));
	/* What no key does has no hint. */
	CHECK(keymap_bind(map, "general", "/", "none", &err));
	CHECK(keymap_bind(map, "general", "C-s", "none", &err));
	canvas_resize(c, 1, 60);
	buf_clear(&got);
	frame_status(c, canvas_rect(c), &style, &b, map, NULL);
	canvas_dump(c, &got);
	CHECK(strstr(got.data, "F2 help  q quit") != NULL);
	browser_release(&b);
	keymap_free(map);
	canvas_free(c);
	buf_release(&err);
	buf_release(&got);
}

int
main(void)
{
	struct opened *opened;

	setlocale(LC_CTYPE, "C.UTF-8");
	opened = catalogue_open("tests/data/small.yaml");
	test_title(opened);
	test_tabs();
	test_clicks();
	test_text();
	test_status(opened);
	opened_free(opened);
	return test_end();
}
