/* SPDX-License-Identifier: MIT */
#include "store/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/identifier.h"
#include "model/language.h"
#include "store/conf.h"
#include "sys/file.h"
#include "sys/opener.h"

#define NUMBER_MAX 60000

/* The key beside the settings that holds the user's colours. */
static const char colours_key[] = "colours";

static const struct setting_row rows[] = {
#define SETTING(id, name_, type_, preset_, choices_, help_) [SETTING_##id] = { .name = name_, \
	.type = SETTING_##type_, .preset = preset_, .choices = choices_, .help = help_ },
#include "store/settings.def"
#undef SETTING
};

const struct setting_row *
setting_row(enum setting setting)
{
	return &rows[setting];
}

static enum setting
find(const char *name)
{
	int i = 0;

	while (i < SETTINGS && strcmp(rows[i].name, name))
		i++;
	return (enum setting)i;
}

static const char *
name_at(const void *context, size_t i)
{
	(void)context;
	return i < SETTINGS ? rows[i].name : colours_key;
}

static bool
is_choice(const char *choices, const char *value)
{
	size_t len = strlen(value);

	while (*choices) {
		size_t word = strcspn(choices, " ");

		if (word == len && !memcmp(choices, value, len))
			return true;
		choices += word + (choices[word] == ' ');
	}
	return false;
}

/* The number, or -1 when it is none or too large. */
static int
read_number(const char *value)
{
	long n = 0;

	if (!*value)
		return -1;
	for (; *value; value++) {
		if (*value < '0' || *value > '9')
			return -1;
		n = n * 10 + (*value - '0');
		if (n > NUMBER_MAX)
			return -1;
	}
	return (int)n;
}

/* Each word of the list, as LANGUAGE has it, is a language or "C" or "POSIX". */
static bool
are_tags(const char *list)
{
	while (*list) {
		size_t len = strcspn(list, ":");
		char *word = xstrndup(list, len);
		struct languages found = { .count = 0 };
		bool known;

		languages_add(&found, word);
		known = !len || found.count || !strcmp(word, "C") || !strcmp(word, "POSIX");
		free(word);
		if (!known)
			return false;
		list += len + (list[len] == ':');
	}
	return true;
}

/* Append what is wrong with a value; nothing when it is fine. */
static void
judge(const struct setting_row *row, const char *value, struct buf *fault)
{
	struct quote room;
	const char *quoted = quote(&room, value, strlen(value));

	if (row->type == SETTING_CHOICE && !is_choice(row->choices, value))
		buf_printf(fault, _("\"%s\" cannot be \"%s\"; it may be one of: %s"), row->name,
			   quoted, row->choices);
	else if (row->type == SETTING_NUMBER && read_number(value) < 0)
		buf_printf(fault, _("\"%s\" must be a number from 0 to %d, not \"%s\""), row->name,
			   NUMBER_MAX, quoted);
	else if (row->type == SETTING_TAGS && !are_tags(value))
		buf_printf(fault, _("\"%s\" must be a language tag, such as fr or pt-BR, or "
				    "several with colons, not \"%s\""), row->name, quoted);
}

static void
keep(struct settings *s, enum setting setting, const char *value)
{
	char *copy = xstrdup(value);

	free(s->value[setting]);
	s->value[setting] = copy;
	s->place[setting] = (struct place){ 0 };
	if (setting == SETTING_CATALOGUE)
		paths_release(&s->catalogue);
	if (setting == SETTING_VIEWER)
		paths_release(&s->viewer);
}

static void
add_path(struct settings *s, const char *folder, const char *value)
{
	char *path = path_home(value);
	char *whole = path_join(folder, path);

	paths_add(&s->catalogue, whole);
	free(whole);
	free(path);
}

static void
take_paths(struct settings *s, struct source *source, const char *folder, const struct conf *c)
{
	keep(s, SETTING_CATALOGUE, "");
	for (size_t i = 0; i < conf_texts(c); i++) {
		const struct conf *text = conf_text_at(c, i);

		if (!text || !*text->text) {
			source_error(source, c->at, _("\"%s\" must be a path or a list of paths"),
				     c->key);
			return;
		}
		if (i == 0)
			keep(s, SETTING_CATALOGUE, text->text);
		add_path(s, folder, text->text);
	}
}

/* "type: command", also where YAML has made a pair of that. */
static bool
add_viewers(struct settings *s, struct source *source, const char *name, const struct conf *c)
{
	struct buf line = BUF_INIT;
	bool good = true;

	if (c->form == CONF_LIST || c->form == CONF_MAP) {
		for (size_t i = 0; good && i < c->items; i++)
			good = add_viewers(s, source, name, &c->item[i]);
		return good;
	}
	if (c->key && strcmp(c->key, name) != 0)
		buf_printf(&line, "%s: ", c->key);
	buf_puts(&line, c->text ? c->text : "");
	good = opener_viewer_good(line.data);
	if (good)
		paths_add(&s->viewer, line.data);
	else
		source_error(source, c->at,
			     _("\"%s\" must name media types and what shows them, such as "
			       "\"application/pdf: zathura %%\""),
			     name);
	buf_release(&line);
	return good;
}

static void
take_setting(struct settings *s, struct source *source, const char *folder, const struct conf *c)
{
	enum setting setting = find(c->key);
	struct buf fault = BUF_INIT;

	if (rows[setting].type == SETTING_PATHS && c->form != CONF_MAP) {
		take_paths(s, source, folder, c);
		s->place[setting] = source_place(source, c->at);
		return;
	}
	if (rows[setting].type == SETTING_VIEWERS) {
		keep(s, setting, "");
		add_viewers(s, source, c->key, c);
		s->place[setting] = source_place(source, c->at);
		return;
	}
	if (c->form == CONF_TEXT)
		judge(&rows[setting], c->text, &fault);
	else
		buf_printf(&fault, c->form == CONF_LIST ? _("\"%s\" cannot be a list") :
			   _("\"%s\" cannot be a mapping"), c->key);
	if (fault.len) {
		source_error(source, c->at, "%s", fault.data);
	} else {
		keep(s, setting, c->text);
		s->place[setting] = source_place(source, c->at);
	}
	buf_release(&fault);
}

static void
take_colours(struct settings *s, struct source *source, const struct conf *map)
{
	if (map->form != CONF_MAP) {
		source_error(source, map->at,
			     _("\"%s\" must be a mapping, such as {heading: bold cyan}"), map->key);
		return;
	}
	for (size_t i = 0; i < map->items; i++) {
		const struct conf *c = &map->item[i];

		if (c->form == CONF_NOTHING)
			continue;
		if (c->form != CONF_TEXT) {
			source_error(source, c->at, _("a colour is words, such as bold cyan"));
			continue;
		}
		s->colour = mem_grow(s->colour, &s->colour_room, s->colours + 1,
				     sizeof *s->colour);
		s->colour[s->colours++] = (struct setting_colour){
			.role = xstrdup(c->key), .look = xstrdup(c->text),
			.place = source_place(source, c->at),
		};
	}
}

static void
report_unknown(struct source *source, const struct conf *c)
{
	const char *near = nearest(c->key, strlen(c->key), SETTINGS + 1, name_at, NULL);
	struct quote room;
	const char *quoted = quote(&room, c->key, strlen(c->key));

	if (near)
		source_error(source, c->key_at, _("unknown setting \"%s\"; did you mean \"%s\"?"),
			     quoted, near);
	else
		source_error(source, c->key_at, _("unknown setting \"%s\""), quoted);
}

bool
settings_parse(struct settings *s, const char *name, const char *folder, const char *bytes,
	       size_t len, struct diags *diags)
{
	size_t errors = diags->errors;
	struct conf_file file;

	conf_read(&file, name, bytes, len, diags);
	for (size_t i = 0; i < file.root.items; i++) {
		const struct conf *c = &file.root.item[i];

		if (!strcmp(c->key, colours_key)) {
			if (c->form != CONF_NOTHING)
				take_colours(s, &file.source, c);
		} else if (find(c->key) == SETTINGS) {
			report_unknown(&file.source, c);
		} else if (c->form != CONF_NOTHING) {
			take_setting(s, &file.source, folder, c);
		}
	}
	conf_release(&file);
	return diags->errors == errors;
}

static bool
read_file(struct settings *s, const char *folder, struct diags *diags)
{
	char *path = path_join(folder, "settings.yaml");
	const char *name = diags_name(diags, path);
	struct buf bytes = BUF_INIT, err = BUF_INIT;
	enum file_result result = file_read(path, &bytes, NULL, &err);
	bool good = result == FILE_MISSING;

	if (result == FILE_OK)
		good = settings_parse(s, name, folder, bytes.data, bytes.len, diags);
	else if (result != FILE_MISSING)
		diag_error(diags, (struct place){ .file = name }, "%s", err.data);
	buf_release(&bytes);
	buf_release(&err);
	free(path);
	return good;
}

bool
settings_read(struct settings *s, struct diags *diags)
{
	bool good = read_file(s, SYSCONFDIR "/pacecat", diags);
	char *base = settings_yes(s, SETTING_RESTRICTED) ? NULL : path_base(PATH_CONFIG);

	if (base) {
		char *folder = path_join(base, "pacecat");

		/* The home of somebody else, as after su, has no settings of ours. */
		good = (path_is_closed(folder) || read_file(s, folder, diags)) && good;
		free(folder);
		free(base);
	}
	return good;
}

bool
settings_set(struct settings *s, enum setting setting, const char *value, struct buf *err)
{
	struct buf fault = BUF_INIT;
	bool good;

	judge(&rows[setting], value, &fault);
	good = !fault.len;
	if (good) {
		keep(s, setting, value);
		if (setting == SETTING_CATALOGUE && *value)
			add_path(s, "", value);
	} else if (err) {
		buf_puts(err, fault.data);
	}
	buf_release(&fault);
	return good;
}

bool
settings_given(const struct settings *s, enum setting setting)
{
	return s->value[setting];
}

const char *
settings_text(const struct settings *s, enum setting setting)
{
	return s->value[setting] ? s->value[setting] : rows[setting].preset;
}

bool
settings_yes(const struct settings *s, enum setting setting)
{
	return !strcmp(settings_text(s, setting), "yes");
}

int
settings_number(const struct settings *s, enum setting setting)
{
	return read_number(settings_text(s, setting));
}

void
settings_release(struct settings *s)
{
	for (int i = 0; i < SETTINGS; i++)
		free(s->value[i]);
	for (size_t i = 0; i < s->colours; i++) {
		free(s->colour[i].role);
		free(s->colour[i].look);
	}
	free(s->colour);
	paths_release(&s->catalogue);
	paths_release(&s->viewer);
	*s = (struct settings){ 0 };
}
