/* SPDX-License-Identifier: MIT */
#include "tui/prompt.h"

#include <locale.h>

#include "tests/test.h"

static enum prompt_event
press(struct prompt *p, const char *name, enum action action)
{
	struct keystroke key = { .rows = 0 };

	snprintf(key.name, sizeof key.name, "%s", name);
	return prompt_key(p, &key, action);
}

static void
test_keys(void)
{
	struct prompt p = PROMPT_INIT;
	struct keystroke paste = { .name = "Paste", .text = "pa\nste", .len = 6 };

	prompt_open(&p, PROMPT_SEARCH, NULL);
	CHECK_INT(press(&p, "é", ACTION_NONE), PROMPT_EDITED);
	CHECK_INT(press(&p, "Space", ACTION_NONE), PROMPT_EDITED);
	CHECK_INT(press(&p, "F5", ACTION_NONE), PROMPT_NOTHING);
	CHECK_INT(prompt_key(&p, &paste, ACTION_NONE), PROMPT_EDITED);
	CHECK_STR(p.edit.text.data, "é pa ste");
	CHECK_INT(press(&p, "Tab", ACTION_COMPLETE), PROMPT_COMPLETE);
	CHECK_INT(press(&p, "Enter", ACTION_ACCEPT), PROMPT_ACCEPTED);
	CHECK_INT(press(&p, "Esc", ACTION_CANCEL), PROMPT_CANCELLED);
	CHECK_INT(press(&p, "C-u", ACTION_DELETE_TO_START), PROMPT_EDITED);
	CHECK_STR(p.edit.text.data, "");
	/* Deleting what is not there gives up. */
	CHECK_INT(press(&p, "Backspace", ACTION_DELETE_LEFT), PROMPT_CANCELLED);
	prompt_close(&p);
	CHECK_INT(p.kind, PROMPT_NONE);
	prompt_release(&p);
}

static void
test_offers(void)
{
	static const struct {
		const char *line;
		size_t at;
		const char *word[3];
		const char *want, *offers;
	} cases[] = {
		{ "so", 0, { "sort" }, "sort ", "" },
		{ "s", 0, { "sort", "search" }, "s", "sort  search" },
		{ "sort t", 5, { "title" }, "sort title ", "" },
		{ "go h", 3, { "herons", "herons-en" }, "go herons", "herons  herons-en" },
		{ "open a", 5, { "a/" }, "open a/", "" },
		{ "zz", 0, { NULL }, "zz", "" },
		/* Never half a letter: é and è share their first byte. */
		{ "go ", 3, { "é", "è" }, "go ", "é  è" },
		{ "", 0, { "one", "two", "three" }, "", "one  two  three" },
	};
	struct prompt p = PROMPT_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t count = 0;

		while (count < 3 && cases[i].word[count])
			count++;
		prompt_open(&p, PROMPT_COMMAND, NULL);
		edit_set(&p.edit, cases[i].line);
		p.complete_at = cases[i].at;
		prompt_offer(&p, cases[i].word, count);
		CHECK_STR(p.edit.text.data, cases[i].want);
		CHECK_STR(p.offers.data, cases[i].offers);
	}
	/* An answer that comes too late for what is typed now. */
	edit_set(&p.edit, "x");
	p.complete_at = 5;
	prompt_offer(&p, cases[0].word, 1);
	CHECK_STR(p.edit.text.data, "x");
	/* Values are not made shorter, nor longer where there are others. */
	for (int cut = 0; cut < 2; cut++) {
		static const char *const words[] = { "id:s00", "id:s01" }, *const no[] = { "a",
											   "b" };

		edit_set(&p.edit, "id:");
		p.complete_at = 0;
		prompt_offer_shown(&p, words, words, 2, cut);
		CHECK_STR(p.edit.text.data, cut ? "id:" : "id:s0");
		CHECK_STR(p.offers.data, "id:s00  id:s01");
		prompt_offer_shown(&p, no, no, 2, cut);
		CHECK_STR(p.edit.text.data, cut ? "id:" : "id:s0");
	}
	/* The next key takes the offers away. */
	edit_set(&p.edit, "");
	p.complete_at = 0;
	prompt_offer(&p, cases[7].word, 3);
	CHECK(p.offers.len > 0);
	press(&p, "a", ACTION_NONE);
	CHECK_INT(p.offers.len, 0);
	prompt_release(&p);
}

static void
test_drawing(void)
{
	static const struct show_style style = { .charset = CHARSET_UTF8 };
	struct prompt p = PROMPT_INIT;
	struct canvas *c = canvas_new(3, 10);
	struct rect last = { .y = 2, .h = 1, .w = 10 };
	struct buf b = BUF_INIT;
	int y, x;

	prompt_open(&p, PROMPT_SEARCH, NULL);
	edit_set(&p.edit, "Sève");
	prompt_draw(&p, c, last, &style);
	canvas_dump(c, &b);
	CHECK_STR(b.data, "\n\n/Sève\n");
	CHECK(canvas_cursor_place(c, &y, &x) && y == 2 && x == 5);
	/* A long line scrolls, the cursor in sight. */
	for (int i = 0; i < 30; i++) {
		press(&p, "x", ACTION_NONE);
		prompt_draw(&p, c, last, &style);
		CHECK(canvas_cursor_place(c, &y, &x) && y == 2 && x > 0 && x < 10);
	}
	prompt_open(&p, PROMPT_COMMAND, NULL);
	CHECK_STR(p.edit.text.data, "");
	canvas_clear(c);
	prompt_draw(&p, c, last, &style);
	buf_clear(&b);
	canvas_dump(c, &b);
	CHECK_STR(b.data, "\n\n:\n");
	buf_release(&b);
	canvas_free(c);
	prompt_release(&p);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_keys();
	test_offers();
	test_drawing();
	return test_end();
}
