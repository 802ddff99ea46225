/* SPDX-License-Identifier: MIT */
#include "tui/keymap.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/source.h"
#include "model/identifier.h"

struct binding {
	char key[KEY_NAME_MAX];
	enum section section;
	enum action action;             /* ACTION_NONE: the key does nothing, not even general's */
	bool chosen;                    /* by the user */
	struct place place;             /* where, line 0: in no file */
};

struct keymap {
	struct binding *binding;        /* in the order in which they were bound */
	size_t count, room;
	bool ready;                     /* the defaults are in: what comes now is the user's */
};

static const struct {
	const char *name;
	enum section section;
	const char *keys, *help;
} actions[ACTIONS] = {
	[ACTION_NONE] = { "none", SECTION_GENERAL, "", "" },
#define ACTION(id, name, section, keys, help) \
	[ACTION_##id] = { name, SECTION_##section, keys, help },
#include "tui/action.def"
#undef ACTION
};

static const char *const sections[SECTIONS] = { "general", "list", "page", "prompt", "picker" };

static enum section
section_find(const char *name)
{
	size_t i;

	for (i = 0; i < SECTIONS; i++)
		if (!strcmp(sections[i], name))
			break;
	return (enum section)i;
}

static struct binding *
binding_find(const struct keymap *map, enum section section, const char *key)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->binding[i].section == section && !strcmp(map->binding[i].key, key))
			return &map->binding[i];
	return NULL;
}

/* "page:Space" and "Space": bind each word of a row's keys. */
static void
bind_defaults(struct keymap *map, enum action action)
{
	const char *word = actions[action].keys;
	struct buf err = BUF_INIT;

	while (*word) {
		size_t len = strcspn(word, " ");
		char *key = xstrndup(word, len);
		char *colon = len > 1 ? strchr(key + 1, ':') : NULL;
		const char *section = sections[actions[action].section];
		bool ok;

		if (colon) {
			*colon = '\0';
			section = key;
		}
		ok = keymap_bind(map, section, colon ? colon + 1 : key, actions[action].name, &err);
		assert(ok);
		(void)ok;
		free(key);
		word += len;
		word += strspn(word, " ");
	}
	buf_release(&err);
}

struct keymap *
keymap_new(void)
{
	struct keymap *map = xcalloc(1, sizeof *map);

	for (size_t i = 1; i < ACTIONS; i++)
		bind_defaults(map, (enum action)i);
	map->ready = true;
	return map;
}

void
keymap_free(struct keymap *map)
{
	if (!map)
		return;
	free(map->binding);
	free(map);
}

static const char *
section_at(const void *context, size_t i)
{
	(void)context;
	return sections[i];
}

static const char *
action_at(const void *context, size_t i)
{
	(void)context;
	return actions[i].name;
}

static void
refuse_section(struct buf *err, const char *word)
{
	const char *near = nearest(word, strlen(word), SECTIONS, section_at, NULL);
	struct quote room;
	const char *quoted = quote(&room, word, strlen(word));

	if (near)
		buf_printf(err, _("no section of keys is called \"%s\"; did you mean \"%s\"?"),
			   quoted, near);
	else
		buf_printf(err, _("no section of keys is called \"%s\""), quoted);
}

static void
refuse_key(struct buf *err, const char *word)
{
	const char *near = key_nearest_name(word);
	struct quote room;
	const char *quoted = quote(&room, word, strlen(word));

	if (near)
		buf_printf(err, _("no key is called \"%s\"; did you mean \"%s\"?"), quoted, near);
	else
		buf_printf(err, _("no key is called \"%s\""), quoted);
}

static void
refuse_action(struct buf *err, const char *word)
{
	const char *near = nearest(word, strlen(word), ACTIONS, action_at, NULL);
	struct quote room;
	const char *quoted = quote(&room, word, strlen(word));

	if (near)
		buf_printf(err, _("no action is called \"%s\"; did you mean \"%s\"?"), quoted,
			   near);
	else
		buf_printf(err, _("no action is called \"%s\""), quoted);
}

static void
refuse_conflict(struct buf *err, const struct binding *old, enum action action)
{
	const struct place *at = &old->place;

	if (at->file && at->line)
		/* TRANSLATORS: a key, two actions, and file:line:column of the second. */
		buf_printf(err, _("the key \"%s\" cannot mean both \"%s\" and \"%s\", which it "
				  "means by %s:%u:%u"), old->key, actions[action].name,
			   actions[old->action].name, at->file, at->line, at->column);
	else
		buf_printf(err, _("the key \"%s\" cannot mean both \"%s\" and \"%s\""), old->key,
			   actions[old->action].name, actions[action].name);
}

bool
keymap_bind_at(struct keymap *map, const char *section_word, const char *key_word,
	       const char *action_word, struct place place, struct buf *err)
{
	char key[KEY_NAME_MAX];
	enum section section = section_find(section_word);
	enum action action = action_find(action_word);
	struct binding *old;

	if (section == SECTIONS) {
		refuse_section(err, section_word);
		return false;
	}
	if (key_is_event(key_word))
		memcpy(key, key_word, strlen(key_word) + 1);
	else if (!key_canonical(key_word, key)) {
		refuse_key(err, key_word);
		return false;
	}
	if (!action && strcmp(action_word, actions[ACTION_NONE].name)) {
		refuse_action(err, action_word);
		return false;
	}
	old = binding_find(map, section, key);
	if (old && old->action != action && old->chosen == map->ready) {
		refuse_conflict(err, old, action);
		return false;
	}
	if (!old) {
		map->binding = mem_grow(map->binding, &map->room, map->count + 1,
					sizeof *map->binding);
		old = &map->binding[map->count++];
	}
	memcpy(old->key, key, sizeof key);
	old->section = section;
	old->action = action;
	old->chosen = map->ready;
	old->place = place;
	return true;
}

bool
keymap_bind(struct keymap *map, const char *section, const char *key, const char *action,
	    struct buf *err)
{
	return keymap_bind_at(map, section, key, action, (struct place){ .line = 0 }, err);
}

enum action
keymap_find(const struct keymap *map, enum section section, const char *key)
{
	const struct binding *found = binding_find(map, section, key);

	if (!found && section == SECTION_PICKER)
		found = binding_find(map, SECTION_PROMPT, key);
	if (!found && section != SECTION_GENERAL && !(section >= SECTION_PROMPT && key_text(key)))
		found = binding_find(map, SECTION_GENERAL, key);
	return found ? found->action : ACTION_NONE;
}

void
keymap_own_keys(const struct keymap *map, enum section section, enum action action,
		struct buf *out)
{
	const char *gap = "";

	for (int chosen = 1; chosen >= 0; chosen--)
		for (size_t i = 0; i < map->count; i++) {
			const struct binding *b = &map->binding[i];

			if (b->section != section || b->action != action ||
			    b->chosen != (chosen == 1) || key_is_event(b->key))
				continue;
			buf_printf(out, "%s%s", gap, b->key);
			gap = " ";
		}
}

void
keymap_keys(const struct keymap *map, enum section section, enum action action, struct buf *out)
{
	const char *gap = "";

	/* What the user chose comes first: those are the keys that the user knows. */
	for (int chosen = 1; chosen >= 0; chosen--)
		for (size_t i = 0; i < map->count; i++) {
			const struct binding *b = &map->binding[i];

			if (b->action != action || b->chosen != (chosen == 1) ||
			    key_is_event(b->key))
				continue;
			if (keymap_find(map, section, b->key) != action)
				continue;
			/* Bound in both: once is enough. */
			if (b->section != section &&
			    (b->section != SECTION_GENERAL || binding_find(map, section, b->key)))
				continue;
			buf_printf(out, "%s%s", gap, b->key);
			gap = " ";
		}
}

const char *
action_name(enum action action)
{
	return actions[action].name;
}

const char *
action_help(enum action action)
{
	return actions[action].help;
}

enum section
action_section(enum action action)
{
	return actions[action].section;
}

bool
action_is_command(enum action action)
{
	return action != ACTION_NONE && actions[action].section < SECTION_PROMPT;
}

enum action
action_find(const char *name)
{
	for (size_t i = 1; i < ACTIONS; i++)
		if (!strcmp(actions[i].name, name))
			return (enum action)i;
	return ACTION_NONE;
}
