/* SPDX-License-Identifier: MIT */
#include "tui/edit.h"

#include <locale.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "tests/test.h"
#include "text/utf8.h"

#define E_ACUTE "e\xcc\x81"

/* Start with the text, cursor at its end; do the actions; `|` shows the cursor. */
static const struct {
	const char *text;
	enum action actions[6];
	const char *want;
} cases[] = {
	{ "abc", { 0 }, "abc|" },
	{ "abc", { ACTION_CURSOR_LEFT, ACTION_DELETE_LEFT }, "a|c" },
	{ "abc", { ACTION_CURSOR_START, ACTION_CURSOR_LEFT, ACTION_DELETE_LEFT }, "|abc" },
	{ "abc", { ACTION_CURSOR_RIGHT, ACTION_DELETE_RIGHT }, "abc|" },
	{ "abc", { ACTION_CURSOR_START, ACTION_DELETE_RIGHT }, "|bc" },
	{ "x" E_ACUTE "y", { ACTION_CURSOR_LEFT, ACTION_DELETE_LEFT }, "x|y" },
	{ "x" E_ACUTE, { ACTION_CURSOR_LEFT }, "x|" E_ACUTE },
	{ "xzaz" E_ACUTE, { ACTION_CURSOR_LEFT, ACTION_DELETE_LEFT }, "xza|" E_ACUTE },
	{ "漢字", { ACTION_CURSOR_LEFT }, "漢|字" },
	{ "one two  ", { ACTION_DELETE_WORD }, "one |" },
	{ "one two", { ACTION_DELETE_WORD, ACTION_DELETE_WORD, ACTION_DELETE_WORD }, "|" },
	{ "one two", { ACTION_CURSOR_WORD_LEFT }, "one |two" },
	{ "one two", { ACTION_CURSOR_START, ACTION_CURSOR_WORD_RIGHT }, "one| two" },
	{ "one two",
	  { ACTION_CURSOR_START, ACTION_CURSOR_WORD_RIGHT, ACTION_CURSOR_WORD_RIGHT },
	  "one two|" },
	{ "one  ", { ACTION_CURSOR_LEFT, ACTION_CURSOR_WORD_RIGHT }, "one  |" },
	{ "one two", { ACTION_CURSOR_WORD_LEFT, ACTION_DELETE_TO_START }, "|two" },
	{ "one two", { ACTION_CURSOR_WORD_LEFT, ACTION_DELETE_TO_END }, "one |" },
	{ "a\tb\nc\x01\xff" "d", { 0 }, "a b cd|" },
	{ "a\xc2\x9b" "b", { 0 }, "ab|" },
};

static char *
state(const struct edit *edit)
{
	struct buf out = BUF_INIT;

	buf_add(&out, edit->text.data, edit->cursor);
	buf_putc(&out, '|');
	buf_puts(&out, edit->text.data + edit->cursor);
	return buf_detach(&out);
}

static void
check_cases(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct edit edit = EDIT_INIT;
		char *got;

		edit_set(&edit, cases[i].text);
		for (size_t k = 0; k < 6 && cases[i].actions[k]; k++)
			CHECK(edit_act(&edit, cases[i].actions[k]));
		got = state(&edit);
		CHECK_STR(got, cases[i].want);
		free(got);
		edit_release(&edit);
	}
}

static void
check_history(void)
{
	struct history history = { 0 };
	struct edit edit = EDIT_INIT;
	char line[24];

	history_add(&history, "one");
	history_add(&history, "");
	history_add(&history, "two");
	history_add(&history, "one");
	CHECK_INT(history.count, 2);
	edit.history = &history;
	edit_insert(&edit, "now", 3);
	CHECK(edit_act(&edit, ACTION_HISTORY_DOWN));
	CHECK_STR(edit.text.data, "now");
	edit_act(&edit, ACTION_HISTORY_UP);
	CHECK_STR(edit.text.data, "one");
	edit_act(&edit, ACTION_HISTORY_UP);
	edit_act(&edit, ACTION_HISTORY_UP);
	CHECK_STR(edit.text.data, "two");
	edit_act(&edit, ACTION_HISTORY_DOWN);
	edit_act(&edit, ACTION_HISTORY_DOWN);
	CHECK_STR(edit.text.data, "now");
	edit_act(&edit, ACTION_HISTORY_UP);
	edit_release(&edit);
	for (int i = 0; i < 3 * HISTORY_MAX; i++) {
		snprintf(line, sizeof line, "line %d", i);
		history_add(&history, line);
	}
	CHECK_INT(history.count, HISTORY_MAX);
	CHECK_STR(history.line[HISTORY_MAX - 1], "line 299");
	history_release(&history);
}

/* A line that is full takes no more, and no half of a letter. */
static void
check_room(void)
{
	static const struct {
		const char *more;
		size_t room, taken;
	} rows[] = {
		{ "a", 1, 1 },	  { "a", 0, 0 },    { "é", 2, 2 },   { "é", 1, 0 },
		{ "漢字", 5, 3 }, { "漢字", 2, 0 }, { "abc", 2, 2 }, { "é", 0, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct edit edit = EDIT_INIT;

		while (edit.text.len < EDIT_MAX - rows[i].room)
			edit_insert(&edit, "x", 1);
		edit_insert(&edit, rows[i].more, strlen(rows[i].more));
		CHECK_INT(edit.text.len, EDIT_MAX - rows[i].room + rows[i].taken);
		CHECK_INT(edit.cursor, edit.text.len);
		CHECK_INT(utf8_fault(edit.text.data, edit.text.len), edit.text.len);
		edit_release(&edit);
	}
}

static void
check_draw(void)
{
	static const struct show_style style = { CHARSET_UTF8, SHOW_NAME };
	struct canvas *canvas = canvas_new(1, 12);
	struct edit edit = EDIT_INIT;
	struct buf out = BUF_INIT;
	int y, x;

	edit_set(&edit, "abc");
	edit_draw(&edit, canvas, canvas_rect(canvas), 0, 2, ROLE_PROMPT, &style);
	canvas_dump(canvas, &out);
	CHECK_STR(out.data, "  abc\n");
	CHECK(canvas_cursor_place(canvas, &y, &x) && x == 5);
	/* Wherever the cursor is, it is in sight, at any width. */
	for (int width = 1; width < 14; width++)
		for (int length = 0; length < 40; length++) {
			edit_insert(&edit, length % 3 ? "a" : "漢", length % 3 ? 1 : 3);
			canvas_resize(canvas, 1, width);
			edit_draw(&edit, canvas, canvas_rect(canvas), 0, 0, ROLE_PROMPT, &style);
			CHECK(canvas_cursor_place(canvas, &y, &x) && y == 0);
		}
	/* Where there is no room at all it is nowhere. */
	canvas_resize(canvas, 1, 8);
	edit_draw(&edit, canvas, canvas_rect(canvas), 0, 8, ROLE_PROMPT, &style);
	buf_clear(&out);
	canvas_dump(canvas, &out);
	CHECK_STR(out.data, "\n");
	CHECK(!canvas_cursor_place(canvas, &y, &x));
	buf_release(&out);
	edit_release(&edit);
	canvas_free(canvas);
}

int
main(void)
{
	struct edit edit = EDIT_INIT;
	char *big = xcalloc(3 * EDIT_MAX + 1, 1);

	if (!setlocale(LC_ALL, "C.UTF-8")) {
		test_skip("no UTF-8 locale");
		return test_end();
	}
	check_cases();
	check_history();
	check_room();
	check_draw();
	for (size_t i = 0; i < 3 * EDIT_MAX; i += 3)
		memcpy(big + i, "字", 3);
	edit_insert(&edit, "x", 1);
	edit_insert(&edit, big, 3 * EDIT_MAX);
	CHECK(edit.text.len <= EDIT_MAX && edit.text.len > EDIT_MAX - 3);
	CHECK_INT(utf8_fault(edit.text.data, edit.text.len), edit.text.len);
	CHECK(!edit_act(&edit, ACTION_ACCEPT));
	CHECK(edit_takes("") && edit_takes("plain") && edit_takes("字 é"));
	CHECK(!edit_takes(big) && !edit_takes("a\nb"));
	CHECK(!edit_takes("caf\xE9") && !edit_takes("a\tb") && !edit_takes("\xC2\x9B"));
	edit_release(&edit);
	free(big);
	return test_end();
}
