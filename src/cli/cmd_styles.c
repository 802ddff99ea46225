/* SPDX-License-Identifier: MIT */
/*
 * pacecat styles: which citation styles there are.
 *
 * As JSON, {schema_version, styles: [{name, title, id, format, fields, summary, parent, locale,
 * file}]}, each without what the style does not say.
 */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"
#include "base/json.h"
#include "cli/table.h"
#include "store/confine.h"
#include "store/style-list.h"
#include "store/styles.h"

const struct option_row cmd_styles_options[] = {
	{ "format", 0, N_("FORMAT"), N_("How to write it: text, json or ids"),
	  .choices = "text json ids" },
	{ .name = NULL },
};

enum { OPTION_FORMAT };

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_IDS };

static void
put_text(struct output *out, const struct style_list *list)
{
	struct table_text table = { .columns = 2, .cut = { false, true } };

	for (size_t i = 0; i < list->count; i++) {
		table_text_add(&table, list->entry[i].name);
		table_text_add(&table, list->entry[i].title);
	}
	table_text_put(&table, out);
	table_text_release(&table);
}

static void
put_member(struct json *json, const char *key, const char *value)
{
	if (*value) {
		json_key(json, key);
		json_string(json, value);
	}
}

static void
put_fields(struct json *json, const char *s)
{
	if (!*s)
		return;
	json_key(json, "fields");
	json_array(json);
	while (*s) {
		size_t len = strcspn(s, " ");

		json_text(json, s, len);
		s += len + (s[len] == ' ');
	}
	json_array_end(json);
}

static void
put_json(struct output *out, const struct style_list *list)
{
	struct json json;

	output_json(out, &json, JSON_INDENTED);
	json_object(&json);
	json_key(&json, "schema_version");
	json_number(&json, 1);
	json_key(&json, "styles");
	json_array(&json);
	for (size_t i = 0; i < list->count; i++) {
		const struct style_entry *entry = &list->entry[i];

		json_object(&json);
		put_member(&json, "name", entry->name);
		put_member(&json, "title", entry->title);
		put_member(&json, "id", entry->id);
		put_member(&json, "format", entry->format);
		put_fields(&json, entry->fields);
		put_member(&json, "summary", entry->summary);
		put_member(&json, "parent", entry->parent);
		put_member(&json, "locale", entry->locale);
		put_member(&json, "file", entry->path);
		json_object_end(&json);
		output_flush(out);
	}
	json_array_end(&json);
	json_object_end(&json);
	buf_putc(&out->buf, '\n');
}

static void
put_ids(struct output *out, const struct style_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		output_text(out, list->entry[i].name, strlen(list->entry[i].name));
		buf_putc(&out->buf, '\n');
		output_flush(out);
	}
}

enum exit_status
cmd_styles(struct cli *cli)
{
	const struct options *o = cli->options;
	struct paths folders = { .path = NULL };
	struct style_list list;
	bool found;
	int format;

	format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);
	if (format < 0)
		return EXIT_USAGE;
	confine(NULL, 0, cli->settings, o->program);
	style_folders(&folders, o->program);
	style_list_find(NULL, &list, &folders, o->word, o->words);
	found = list.count > 0;
	if (format == FORMAT_TEXT)
		put_text(cli->output, &list);
	else if (format == FORMAT_JSON)
		put_json(cli->output, &list);
	else
		put_ids(cli->output, &list);
	if (!found)
		output_message(cli->output,
			       o->words ? _("nothing matches") : _("there is no citation style"));
	style_list_release(&list);
	paths_release(&folders);
	return found ? EXIT_DONE : EXIT_NOTHING;
}
