/* SPDX-License-Identifier: MIT */
#include "tui/keymap.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tests/test.h"

/* Can an AZERTY keyboard type this key without AltGr, and without a function key? */
static bool
azerty(const char *key)
{
	static const char altgr[] = "[]{}\\|@#~^`";
	const char *base = key;

	while ((base[0] == 'C' || base[0] == 'M' || base[0] == 'S') && base[1] == '-' && base[2])
		base += 2;
	if (base[0] == 'F' && base[1])
		return false;
	return base[1] || !strchr(altgr, base[0]);
}

static void
check_rows(const struct keymap *map)
{
	for (size_t i = 1; i < ACTIONS; i++) {
		enum action action = (enum action)i;
		struct buf keys = BUF_INIT;
		bool reachable = false;

		CHECK(*action_help(action));
		CHECK(action_find(action_name(action)) == action);
		keymap_keys(map, action_section(action), action, &keys);
		CHECK(keys.len > 0);
		char *rest = NULL;

		for (char *word = strtok_r(keys.data, " ", &rest); word;
		     word = strtok_r(NULL, " ", &rest)) {
			char name[KEY_NAME_MAX];

			CHECK(key_canonical(word, name));
			CHECK_STR(name, word);
			CHECK_INT(keymap_find(map, action_section(action), word), action);
			reachable = reachable || azerty(word);
		}
		if (!CHECK(reachable))
			printf("  %s\n", action_name(action));
		buf_release(&keys);
	}
	CHECK_INT(action_find("nonesuch"), ACTION_NONE);
}

/* No key twice in the same section: what a row says is what the key does. */
static void
check_defaults(const struct keymap *map)
{
	static const struct {
		const char *section, *keys;
		enum action action;
	} rows[] = {
#define ACTION(id, name, section, keys, help) { #section, keys, ACTION_##id },
#include "tui/action.def"
#undef ACTION
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *keys = xstrdup(rows[i].keys);

		char *rest = NULL;

		for (char *word = strtok_r(keys, " ", &rest); word;
		     word = strtok_r(NULL, " ", &rest)) {
			enum section section = action_section(rows[i].action);

			if (!strncmp(word, "page:", 5)) {
				section = SECTION_PAGE;
				word += 5;
			} else if (!strncmp(word, "list:", 5)) {
				section = SECTION_LIST;
				word += 5;
			} else if (!strncmp(word, "picker:", 7)) {
				section = SECTION_PICKER;
				word += 7;
			}
			if (!CHECK_INT(keymap_find(map, section, word), rows[i].action))
				printf("  %s in section %d\n", word, (int)section);
		}
		free(keys);
	}
}

static void
check_bind(struct keymap *map)
{
	struct buf err = BUF_INIT, keys = BUF_INIT;
	char word[1000];

	CHECK_INT(keymap_find(map, SECTION_LIST, "Space"), ACTION_MARK);
	CHECK_INT(keymap_find(map, SECTION_PAGE, "Space"), ACTION_PAGE_DOWN);
	CHECK_INT(keymap_find(map, SECTION_PROMPT, "Space"), ACTION_NONE);
	CHECK_INT(keymap_find(map, SECTION_PROMPT, "q"), ACTION_NONE);
	CHECK_INT(keymap_find(map, SECTION_PROMPT, "é"), ACTION_NONE);
	CHECK_INT(keymap_find(map, SECTION_PROMPT, "Esc"), ACTION_CANCEL);
	CHECK_INT(keymap_find(map, SECTION_PROMPT, "C-u"), ACTION_DELETE_TO_START);
	CHECK_INT(keymap_find(map, SECTION_LIST, "C-u"), ACTION_HALF_UP);
	CHECK_INT(keymap_find(map, SECTION_PICKER, "C-u"), ACTION_DELETE_TO_START);
	CHECK_INT(keymap_find(map, SECTION_PICKER, "Space"), ACTION_PICK);
	CHECK_INT(keymap_find(map, SECTION_PICKER, "Up"), ACTION_UP);
	CHECK_INT(keymap_find(map, SECTION_PICKER, "j"), ACTION_NONE);
	CHECK_INT(keymap_find(map, SECTION_PICKER, "PageUp"), ACTION_PAGE_UP);
	CHECK(action_is_command(ACTION_SORT) && !action_is_command(ACTION_PICK));

	CHECK(!keymap_bind(map, "nowhere", "x", "quit", &err));
	CHECK_STR(err.data, "no section of keys is called \"nowhere\"");
	buf_clear(&err);
	CHECK(!keymap_bind(map, "lists", "x", "quit", &err));
	CHECK_STR(err.data, "no section of keys is called \"lists\"; did you mean \"list\"?");
	buf_clear(&err);
	CHECK(!keymap_bind(map, "list", "PageDwon", "quit", &err));
	CHECK_STR(err.data, "no key is called \"PageDwon\"; did you mean \"PageDown\"?");
	buf_clear(&err);
	CHECK(!keymap_bind(map, "list", "x", "qiut", &err));
	CHECK_STR(err.data, "no action is called \"qiut\"; did you mean \"quit\"?");
	buf_clear(&err);
	/* What is as long as a file is cut. */
	memset(word, 'q', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	CHECK(!keymap_bind(map, word, "x", "quit", &err) && err.len < 300);
	buf_clear(&err);
	CHECK(!keymap_bind(map, "list", word, "quit", &err) && err.len < 300);
	buf_clear(&err);
	CHECK(!keymap_bind(map, "list", "x", word, &err) && err.len < 300);
	buf_clear(&err);
	CHECK(!keymap_bind(map, "list", "Hyper-x", "quit", &err) && err.len);
	buf_clear(&err);
	CHECK(!keymap_bind(map, "list", "x", "explode", &err) && err.len);
	buf_clear(&err);
	CHECK(keymap_bind(map, "list", "x", "quit", &err));
	CHECK(keymap_bind(map, "list", "x", "quit", &err));
	CHECK(!keymap_bind(map, "list", "x", "up", &err) && err.len);
	buf_clear(&err);
	CHECK(keymap_bind(map, "general", "x", "up", &err));
	CHECK_INT(keymap_find(map, SECTION_LIST, "x"), ACTION_QUIT);
	CHECK_INT(keymap_find(map, SECTION_PAGE, "x"), ACTION_UP);
	CHECK(keymap_bind(map, "general", "q", "none", &err));
	CHECK_INT(keymap_find(map, SECTION_LIST, "q"), ACTION_NONE);
	CHECK(keymap_bind(map, "page", "PgDn", "down", &err));
	CHECK_INT(keymap_find(map, SECTION_PAGE, "PageDown"), ACTION_DOWN);
	CHECK_INT(err.len, 0);
	keymap_keys(map, SECTION_PAGE, ACTION_QUIT, &keys);
	CHECK_STR(keys.data, "Q");
	buf_clear(&keys);
	keymap_keys(map, SECTION_LIST, ACTION_QUIT, &keys);
	CHECK_STR(keys.data, "x Q");
	buf_release(&keys);
	buf_release(&err);
}

int
main(void)
{
	struct keymap *map = keymap_new();

	check_rows(map);
	check_defaults(map);
	check_bind(map);
	keymap_free(map);
	keymap_free(NULL);
	return test_end();
}
