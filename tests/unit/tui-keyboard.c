/* SPDX-License-Identifier: MIT */
/* Every action has a key that is easy to type on each keyboard. */
#include "tui/keyboard.h"

#include <string.h>

#include "tests/test.h"

static void
check_reach(void)
{
	static const struct {
		const char *keyboard, *key;
		enum reach reach;
	} rows[] = {
		{ "us", "é", REACH_ABSENT },	    { "us", "^", REACH_EASY },
		{ "us", "F1", REACH_FUNCTION },	    { "us-intl", "\"", REACH_DEAD },
		{ "fr", "é", REACH_EASY },	    { "fr", "[", REACH_ALTGR },
		{ "fr", "M-[", REACH_ALTGR },	    { "fr", "C-M-Right", REACH_EASY },
		{ "fr", "M-<", REACH_EASY },	    { "de", "é", REACH_ABSENT },
		{ "de", "^", REACH_DEAD },	    { "de", "{", REACH_ALTGR },
		{ "phone", "Tab", REACH_EASY },	    { "phone", "S-Tab", REACH_PAGE },
		{ "phone", "C-n", REACH_EASY },	    { "phone", "<", REACH_PAGE },
		{ "phone", "F1", REACH_ABSENT },    { "phone", "Delete", REACH_ABSENT },
		{ "phone", "G", REACH_EASY },	    { "phone", "C-Left", REACH_PAGE },
		{ "phone", "C-M-x", REACH_PAGE },   { "phone", "M-Backspace", REACH_EASY },
		{ "br", "-", REACH_EASY },	    { "phone", "Insert", REACH_ABSENT },
		{ "phone", "S-Enter", REACH_EASY }, { "phone", "C-Space", REACH_EASY },
		{ "phone", "S-Up", REACH_PAGE },    { "phone", "F12", REACH_ABSENT },
		{ "us", "C--", REACH_EASY },	    { "us", "F", REACH_EASY },
		{ "us", "S-F12", REACH_FUNCTION },  { "us", "Delete", REACH_EASY },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct keyboard *k = keyboard_find(rows[i].keyboard);

		if (CHECK(k != NULL) && !CHECK_INT(keyboard_reach(k, rows[i].key), rows[i].reach))
			printf("  %s on %s\n", rows[i].key, rows[i].keyboard);
	}
	CHECK(!keyboard_find("dvorak"));
}

/* The table itself: names once, each sign in one column. */
static void
check_rows(void)
{
	for (size_t i = 0; keyboard_at(i); i++) {
		const struct keyboard *k = keyboard_at(i);

		CHECK(*k->title && keyboard_find(k->name) == k);
		for (const char *s = k->altgr; *s; s++)
			CHECK(!strchr(k->dead, *s) && !strchr(k->absent, *s) && !strchr(s + 1, *s));
		for (const char *s = k->dead; *s; s++)
			CHECK(!strchr(k->absent, *s) && !strchr(s + 1, *s));
	}
}

static void
check_actions(const struct keymap *map)
{
	struct buf keys = BUF_INIT, easy = BUF_INIT, hard = BUF_INIT;

	for (size_t i = 0; keyboard_at(i); i++)
		for (unsigned a = ACTION_NONE + 1; a < ACTIONS; a++) {
			enum action action = (enum action)a;

			buf_clear(&keys);
			buf_clear(&easy);
			buf_clear(&hard);
			keymap_keys(map, action_section(action), action, &keys);
			keyboard_sort_out(keyboard_at(i), keys.data, true, &easy);
			keyboard_sort_out(keyboard_at(i), keys.data, false, &hard);
			if (!CHECK(easy.len > 0))
				printf("  %s on %s\n", action_name(action), keyboard_at(i)->name);
			CHECK_INT(easy.len + hard.len + (easy.len && hard.len), keys.len);
		}
	buf_release(&keys);
	buf_release(&easy);
	buf_release(&hard);
}

/* What hands have learned elsewhere; where traditions differ, one of them has the key. */
static void
check_traditions(const struct keymap *map)
{
	static const struct {
		const char *keys;
		enum section section;
		enum action action;
	} rows[] = {
		/* arrows and the keys beside them */
		{ "Down", SECTION_LIST, ACTION_DOWN },
		{ "Up", SECTION_LIST, ACTION_UP },
		{ "Left", SECTION_PAGE, ACTION_LEFT },
		{ "Right", SECTION_LIST, ACTION_RIGHT },
		{ "PageDown", SECTION_LIST, ACTION_PAGE_DOWN },
		{ "PageUp", SECTION_PAGE, ACTION_PAGE_UP },
		{ "Home", SECTION_LIST, ACTION_TOP },
		{ "End", SECTION_PAGE, ACTION_BOTTOM },
		{ "Enter", SECTION_LIST, ACTION_OPEN },
		{ "Esc", SECTION_LIST, ACTION_CANCEL },
		{ "M-Left", SECTION_PAGE, ACTION_BACK },
		{ "M-Right", SECTION_PAGE, ACTION_FORWARD },
		/* vi */
		{ "j C-e", SECTION_PAGE, ACTION_DOWN },
		{ "k C-y", SECTION_LIST, ACTION_UP },
		{ "h", SECTION_PAGE, ACTION_LEFT },
		{ "l", SECTION_LIST, ACTION_RIGHT },
		{ "C-f", SECTION_LIST, ACTION_PAGE_DOWN },
		{ "C-b", SECTION_LIST, ACTION_PAGE_UP },
		{ "C-d", SECTION_LIST, ACTION_HALF_DOWN },
		{ "C-u", SECTION_PAGE, ACTION_HALF_UP },
		{ "g", SECTION_LIST, ACTION_TOP },
		{ "G", SECTION_LIST, ACTION_BOTTOM },
		{ "/", SECTION_LIST, ACTION_SEARCH },
		{ "n", SECTION_LIST, ACTION_NEXT_MATCH },
		{ "N", SECTION_PAGE, ACTION_PREVIOUS_MATCH },
		{ ":", SECTION_LIST, ACTION_COMMAND },
		{ "C-l", SECTION_LIST, ACTION_REDRAW },
		{ "y", SECTION_LIST, ACTION_COPY },
		/* Emacs */
		{ "C-n", SECTION_LIST, ACTION_DOWN },
		{ "C-p", SECTION_PAGE, ACTION_UP },
		{ "C-v", SECTION_LIST, ACTION_PAGE_DOWN },
		{ "M-v", SECTION_LIST, ACTION_PAGE_UP },
		{ "M-<", SECTION_LIST, ACTION_TOP },
		{ "M->", SECTION_LIST, ACTION_BOTTOM },
		{ "C-s", SECTION_LIST, ACTION_SEARCH },
		{ "C-g", SECTION_LIST, ACTION_CANCEL },
		{ "M-x", SECTION_LIST, ACTION_COMMAND },
		{ "C-a", SECTION_PROMPT, ACTION_CURSOR_START },
		{ "C-e", SECTION_PROMPT, ACTION_CURSOR_END },
		{ "C-k", SECTION_PROMPT, ACTION_DELETE_TO_END },
		{ "C-w M-Backspace", SECTION_PROMPT, ACTION_DELETE_WORD },
		{ "M-b", SECTION_PROMPT, ACTION_CURSOR_WORD_LEFT },
		{ "M-f", SECTION_PROMPT, ACTION_CURSOR_WORD_RIGHT },
		{ "C-p", SECTION_PROMPT, ACTION_HISTORY_UP },
		/* less and mutt */
		{ "Space", SECTION_PAGE, ACTION_PAGE_DOWN },
		{ "b", SECTION_PAGE, ACTION_PAGE_UP },
		{ "d", SECTION_PAGE, ACTION_HALF_DOWN },
		{ "<", SECTION_PAGE, ACTION_TOP },
		{ ">", SECTION_PAGE, ACTION_BOTTOM },
		{ "q Q", SECTION_PAGE, ACTION_QUIT },
		{ "R", SECTION_PAGE, ACTION_RELOAD },
		{ "Tab", SECTION_PAGE, ACTION_NEXT_PANE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char keys[32], *rest = NULL;

		snprintf(keys, sizeof keys, "%s", rows[i].keys);
		for (char *key = strtok_r(keys, " ", &rest); key; key = strtok_r(NULL, " ", &rest))
			if (!CHECK_INT(keymap_find(map, rows[i].section, key), rows[i].action))
				printf("  %s\n", key);
	}
}

int
main(void)
{
	struct keymap *map = keymap_new();

	check_reach();
	check_rows();
	check_actions(map);
	check_traditions(map);
	keymap_free(map);
	return test_end();
}
