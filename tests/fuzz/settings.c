/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file of the user's; the first one chooses which: settings, with colours for a
 * theme, keys, bound as the browser does, what is remembered, which is written and read again, or a
 * theme.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/keys.h"
#include "store/settings.h"
#include "store/state-entry.h"
#include "tests/walk.h"
#include "tui/keymap.h"
#include "tui/theme_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_places(const struct diags *diags, const char *s, size_t len)
{
	size_t lines = 1;

	for (size_t i = 0; i < len; i++)
		lines += s[i] == '\n' || s[i] == '\r';
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *d = &diags->diag[i];

		assert(!strcmp(d->place.file, "file") && *d->text);
		assert(d->place.line >= 1 && d->place.line <= lines);
		assert(d->place.column >= 1 && d->place.column <= len + 1);
	}
}

static void
as_settings(const char *s, size_t len, struct diags *diags)
{
	struct settings settings = { 0 };
	struct theme theme;

	if (!settings_parse(&settings, "file", "/folder", s, len, diags))
		assert(diags->errors);
	for (enum setting i = 0; i < SETTINGS; i++) {
		assert(settings_text(&settings, i));
		if (setting_row(i)->type == SETTING_NUMBER)
			assert(settings_number(&settings, i) >= 0);
	}
	assert(theme_init(&theme, "default"));
	for (size_t i = 0; i < settings.colours; i++) {
		const struct setting_colour *c = &settings.colour[i];
		struct buf err = BUF_INIT;

		assert(theme_set(&theme, c->role, c->look, &err) || err.len);
		buf_release(&err);
	}
	settings_release(&settings);
}

static void
as_keys(const char *s, size_t len, struct diags *diags)
{
	struct key_bindings keys = { .binding = NULL };
	struct keymap *keymap = keymap_new();
	struct buf help = BUF_INIT;

	if (!keys_parse(&keys, "file", s, len, diags))
		assert(diags->errors);
	for (size_t i = 0; i < keys.count; i++) {
		const struct key_binding *k = &keys.binding[i];
		struct buf err = BUF_INIT;

		assert(keymap_bind(keymap, k->section, k->key, k->action, &err) || err.len);
		buf_release(&err);
	}
	for (size_t i = 0; i < keys.count; i++)
		for (enum section in = 0; in < SECTIONS; in++) {
			enum action action = keymap_find(keymap, in, keys.binding[i].key);

			keymap_keys(keymap, in, action, &help);
		}
	buf_release(&help);
	keymap_free(keymap);
	keys_release(&keys);
}

/* The entry as it would be written, into a file of its own. */
static void
write_entry(struct buf *b, const struct conf *c)
{
	const char *key = conf_text(conf_find(c, "catalogue"));
	struct state state = { .view = NULL };

	entry_take(&state, c);
	buf_puts(b, "places:\n");
	entry_add(b, key ? key : "none", &state, c);
	state_release(&state);
}

static void
check_entry(const struct conf *c)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct diags diags = { .diag = NULL };
	struct conf_file again;
	const struct conf *places;
	bool read;

	write_entry(&once, c);
	read = conf_read(&again, "again", once.data, once.len, &diags);
	assert(read && !diags.errors);
	places = conf_find(&again.root, "places");
	assert(places && places->form == CONF_LIST && places->items == 1);
	write_entry(&twice, &places->item[0]);
	assert(once.len == twice.len && !memcmp(once.data, twice.data, once.len));
	conf_release(&again);
	diags_release(&diags);
	buf_release(&once);
	buf_release(&twice);
}

static void
as_state(const char *s, size_t len, struct diags *diags)
{
	const struct conf *places;
	struct conf_file file;

	bool read = conf_read(&file, "file", s, len, diags);

	assert(read || diags->errors);
	places = conf_find(&file.root, "places");
	for (size_t i = 0; places && places->form == CONF_LIST && i < places->items; i++)
		if (places->item[i].form == CONF_MAP)
			check_entry(&places->item[i]);
	conf_release(&file);
}

/* Each look in words is that look again. */
static void
as_theme(const char *s, size_t len, struct diags *diags)
{
	struct theme theme, again;

	theme_parse(&theme, "file", s, len, diags);
	theme_init(&again, "default");
	for (unsigned role = 0; role < ROLES; role++) {
		struct buf look = BUF_INIT, err = BUF_INIT;

		theme_look_add(&look, &theme.look[role]);
		if (look.len)
			theme_set(&again, role_name((enum role)role), look.data, &err);
		else
			again.look[role] = theme.look[role];
		buf_release(&look);
		buf_release(&err);
	}
	assert(theme_same(&theme, &again));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const as[])(const char *, size_t, struct diags *) = {
		as_settings,
		as_keys,
		as_state,
		as_theme,
	};
	struct diags diags = { .diag = NULL };
	const char *s = (const char *)data + 1;

	/* "a" for settings, "b" for keys, "c" for what is remembered, "d" for a theme. */
	if (!size)
		return 0;
	as[(size_t)(data[0] - 'a') % 4](s, size - 1, &diags);
	check_places(&diags, s, size - 1);
	diags_release(&diags);
	return 0;
}
