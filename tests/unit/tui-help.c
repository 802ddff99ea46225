/* SPDX-License-Identifier: MIT */
#include "tui/help.h"

#include <locale.h>
#include <stdlib.h>

#include "tests/test.h"

static char *
help(const struct keymap *map, enum section section, enum charset charset, int cols)
{
	struct show_style style = { .charset = charset, .invisible = SHOW_NAME };
	struct page *p = page_new();
	struct buf b = BUF_INIT;

	help_page(p, map, section, &style, cols, false);
	page_layout(p, &style, cols);
	page_dump(p, &style, &b);
	page_free(p);
	return buf_detach(&b);
}

static bool
has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

int
main(void)
{
	struct keymap *map = keymap_new();
	struct buf err = BUF_INIT;
	char *text;

	setlocale(LC_CTYPE, "C.UTF-8");
	text = help(map, SECTION_LIST, CHARSET_UTF8, 80);
	CHECK(has(text, "\nq Q "));
	CHECK(has(text, "Leave the program"));
	CHECK(has(text, "sort ORDER [reverse]"));
	free(text);

	/* Keys as they are bound now; those of one section only there. */
	CHECK(keymap_bind(map, "general", "F9", "quit", &err));
	CHECK(keymap_bind(map, "general", "q", "none", &err));
	CHECK(keymap_bind(map, "page", "F8", "down", &err));
	CHECK(keymap_bind(map, "general", "\303\251", "help", &err));
	text = help(map, SECTION_LIST, CHARSET_UTF8, 80);
	CHECK(has(text, "\nF9 Q "));
	CHECK(!has(text, "F8"));
	CHECK(has(text, "\303\251 "));
	free(text);
	text = help(map, SECTION_PAGE, CHARSET_ASCII, 80);
	CHECK(has(text, "F8"));
	/* Without its accent it would be another key. */
	CHECK(!has(text, "\303\251") && !has(text, "\ne ?"));
	free(text);

	/* In a narrow window what a key does stands below it. */
	text = help(map, SECTION_LIST, CHARSET_UTF8, 40);
	CHECK(has(text, "\nF9 Q\n  Leave the program\n"));
	free(text);
	keymap_free(map);
	buf_release(&err);
	return test_end();
}
