/* SPDX-License-Identifier: MIT */
#include "tui/place.h"

#include <locale.h>

#include "tests/test.h"

static const struct show_style style = { .charset = CHARSET_UTF8 };

/* Twenty lines; links on lines 0, 1, 10 (two of them) and 19. */
static struct page *
make_page(void)
{
	struct page *p = page_new();

	for (int i = 0; i < 20; i++) {
		page_paragraph(p, 0, 0);
		page_puts(p, ROLE_TEXT, "line ");
		if (i < 2 || i == 10 || i == 19)
			page_link(p, (uint32_t)i, "link ");
		if (i == 10)
			page_link(p, 100, "another");
	}
	page_layout(p, &style, 40);
	return p;
}

static void
test_scroll(void)
{
	static const struct {
		int height, to, top;
	} cases[] = {
		{ 5, 0, 0 }, { 5, 3, 3 }, { 5, 15, 15 }, { 5, 16, 15 }, { 5, 1000, 15 },
		{ 5, -4, 0 }, { 20, 3, 0 }, { 30, 3, 0 }, { 1, 19, 19 }, { 1, 25, 19 },
	};
	struct page *p = make_page();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct page_place at = { .top = 2, .link = -1 };

		place_scroll(&at, p, cases[i].height, cases[i].to);
		CHECK_INT(at.top, cases[i].top);
	}
	page_free(p);
}

/* Ten words with a link behind the eighth. */
static void
test_return(void)
{
	struct page *p = page_new();
	struct page_place at = { .top = 0, .link = 0 };
	struct place_text text;

	for (int i = 0; i < 10; i++) {
		page_puts(p, ROLE_TEXT, i ? " wordword" : "wordword");
		if (i == 8)
			page_link(p, 1, " linklink");
	}
	/* A word a line, then three. */
	page_layout(p, &style, 10);
	at.top = 6;
	text = place_text(&at, p);
	page_layout(p, &style, 30);
	place_return(&at, p, 2, text);
	CHECK_INT(at.top, 2);
	CHECK_INT(at.link, 0);
	text = place_text(&at, p);
	page_layout(p, &style, 10);
	place_return(&at, p, 4, text);
	CHECK_INT(at.top, 6);
	/* The link is further down than there is room for: it counts. */
	place_return(&at, p, 2, text);
	CHECK_INT(page_link_line(p, 0) - at.top, 1);
	/* Line by line. */
	page_set_linear(p, true);
	at.line = 7;
	text = place_text(&at, p);
	page_layout(p, &style, 30);
	place_return(&at, p, 2, text);
	CHECK_INT(at.line, 2);
	/* Of no page at all. */
	page_clear(p);
	page_layout(p, &style, 30);
	place_return(&at, p, 2, place_text(&at, p));
	CHECK_INT(at.top, 0);
	page_free(p);
}

static void
test_follow(void)
{
	struct page *p = make_page();
	struct page_place at = { .top = 8, .link = 0 };

	place_follow(&at, p, 5);
	CHECK_INT(at.link, 2);
	at.link = 3;
	place_follow(&at, p, 5);
	CHECK_INT(at.link, 3);
	at.top = 12;
	place_follow(&at, p, 5);
	CHECK_INT(at.link, -1);
	page_free(p);
}

static void
test_links(void)
{
	struct page *p = make_page();
	struct page_place at = { .link = -1 };

	for (int i = 0; i < 5; i++) {
		CHECK(place_link(&at, p, 6, 1));
		CHECK_INT(at.link, i);
		CHECK(page_link_line(p, i) >= at.top && page_link_line(p, i) < at.top + 6);
	}
	CHECK(!place_link(&at, p, 6, 1));
	CHECK_INT(at.link, 4);
	CHECK(place_link(&at, p, 6, -1));
	CHECK_INT(at.link, 3);
	at = (struct page_place){ .link = 0 };
	CHECK(!place_link(&at, p, 6, -1));
	CHECK_INT(at.link, 0);
	/* None is in sight: the next is further down, the one before further up. */
	at = (struct page_place){ .top = 12, .link = -1 };
	CHECK(place_link(&at, p, 5, 1));
	CHECK_INT(at.link, 4);
	at = (struct page_place){ .top = 12, .link = -1 };
	CHECK(place_link(&at, p, 5, -1));
	CHECK_INT(at.link, 3);
	CHECK_INT(at.top, 8);
	at = (struct page_place){ .top = 2, .link = -1 };
	CHECK(place_link(&at, p, 5, -1));
	CHECK_INT(at.link, 1);
	page_free(p);
}

/* Going down by Down alone passes every line and every link, and the same up again. */
static void
test_nothing_skipped(void)
{
	struct page *p = make_page();

	for (int height = 1; height < 25; height++) {
		struct page_place at = { .link = -1 };
		unsigned lines = 0, links = 0, up = 0;

		place_follow(&at, p, height);
		for (int step = 0; step < 60; step++) {
			for (int y = at.top; y < at.top + height && y < 20; y++)
				lines |= 1u << y;
			if (at.link >= 0)
				links |= 1u << at.link;
			CHECK(place_act(&at, p, height, ACTION_DOWN));
		}
		/* At a height of one, of two links on one line both are met. */
		CHECK_INT(lines, (1u << 20) - 1);
		CHECK_INT(links, (1u << 5) - 1);
		for (int step = 0; step < 60; step++) {
			if (at.link >= 0)
				up |= 1u << at.link;
			CHECK(place_act(&at, p, height, ACTION_UP));
		}
		CHECK_INT(up, (1u << 5) - 1);
		CHECK_INT(at.top, 0);
	}
	page_free(p);
}

static void
test_pages(void)
{
	static const struct {
		enum action action;
		int from, to;
	} cases[] = {
		{ ACTION_PAGE_DOWN, 0, 4 }, { ACTION_PAGE_DOWN, 14, 15 }, { ACTION_PAGE_UP, 10, 6 },
		{ ACTION_PAGE_UP, 2, 0 }, { ACTION_HALF_DOWN, 0, 3 }, { ACTION_HALF_UP, 10, 7 },
		{ ACTION_TOP, 10, 0 }, { ACTION_BOTTOM, 0, 15 },
	};
	struct page *p = make_page(), *none = page_new();
	struct page_place at = { .link = -1 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		at = (struct page_place){ .top = cases[i].from, .link = -1 };
		CHECK(place_act(&at, p, 5, cases[i].action));
		CHECK_INT(at.top, cases[i].to);
	}
	CHECK(!place_act(&at, p, 5, ACTION_QUIT));
	/* A page without lines. */
	page_layout(none, &style, 10);
	for (unsigned a = ACTION_DOWN; a <= ACTION_BOTTOM; a++) {
		at = (struct page_place){ .link = -1 };
		place_act(&at, none, 5, (enum action)a);
		CHECK(at.top == 0 && at.link == -1);
	}
	page_free(none);
	page_free(p);
}

/* Line by line, the current link being one of the line. */
static void
test_linear(void)
{
	static const struct {
		enum action action;
		int line, top, link;
	} steps[] = {
		{ ACTION_UP, 0, 0, 0 },	       { ACTION_DOWN, 1, 0, 1 },
		{ ACTION_DOWN, 2, 0, -1 },     { ACTION_NEXT_PANE, 10, 8, 2 },
		{ ACTION_NEXT_PANE, 10, 8, 3 }, { ACTION_DOWN, 11, 8, -1 },
		{ ACTION_PREVIOUS_PANE, 10, 8, 3 }, { ACTION_PAGE_DOWN, 12, 12, -1 },
		{ ACTION_NEXT_PANE, 19, 15, 4 }, { ACTION_DOWN, 19, 15, 4 },
		{ ACTION_UP, 18, 15, -1 },     { ACTION_TOP, 0, 0, 0 },
		{ ACTION_BOTTOM, 19, 15, 4 },  { ACTION_HALF_UP, 12, 12, -1 },
		{ ACTION_UP, 11, 11, -1 },     { ACTION_UP, 10, 10, 2 },
	};
	struct page *p = make_page();
	struct page_place at = { .link = -1 };

	page_set_linear(p, true);
	place_follow(&at, p, 5);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (steps[i].action == ACTION_NEXT_PANE)
			CHECK(place_link(&at, p, 5, 1));
		else if (steps[i].action == ACTION_PREVIOUS_PANE)
			CHECK(place_link(&at, p, 5, -1));
		else
			CHECK(place_act(&at, p, 5, steps[i].action));
		if (!(CHECK_INT(at.line, steps[i].line) && CHECK_INT(at.top, steps[i].top) &&
		      CHECK_INT(at.link, steps[i].link)))
			printf("  step %zu\n", i);
	}
	page_clear(p);
	page_layout(p, &style, 40);
	place_follow(&at, p, 5);
	CHECK_INT(at.link, -1);
	CHECK(!place_link(&at, p, 5, 1));
	page_free(p);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_scroll();
	test_follow();
	test_return();
	test_linear();
	test_links();
	test_nothing_skipped();
	test_pages();
	return test_end();
}
