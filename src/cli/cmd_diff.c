/* SPDX-License-Identifier: MIT */
/*
 * pacecat diff: what became of a catalogue.
 *
 * As JSON, {schema_version, added, removed, changed}: of what was added or removed the records as
 * everywhere, of what changed {record, id, old, new}, where old and new have the keys that differ.
 * Texts in several languages are objects by language; unknown keys are in "other".
 */
#include "cli/command.h"

#include <string.h>

#include "base/gettext.h"
#include "base/json.h"
#include "cli/diff_text.h"
#include "cli/find.h"
#include "cli/record_json.h"
#include "cli/value_json.h"
#include "model/compare.h"
#include "model/describe.h"

const struct option_row cmd_diff_options[] = {
	{ "of", 0, N_("KIND"),
	  N_("What to compare: studies, people, organisations, countries or topics"),
	  .choices = LIST_KINDS },
	{ "format", 0, N_("FORMAT"), N_("How to write it: text, json or ids"),
	  .choices = "text json ids" },
	{ .name = NULL },
};

enum { OPTION_OF, OPTION_FORMAT };

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_IDS };

struct told {
	struct output *out;
	const struct comparison *comparison;
	const struct languages *languages;
	int of;                         /* of find_kinds; -1: everything */
};

static bool
is_told(const struct told *t, const struct change *change)
{
	return t->of < 0 || change->kind == find_kinds[t->of].kind;
}

static void
put_side(const struct told *t, struct json *json, const struct change *change, bool after)
{
	const struct comparison *c = t->comparison;
	const struct catalogue *of = after ? c->after : c->before;
	uint32_t record = after ? change->after : change->before;
	struct writer w = { json, of, t->languages, record_language(of, record) };
	bool other = false;

	json_key(json, after ? "new" : "old");
	json_object(json);
	for (size_t i = 0; i < change->keys; i++) {
		const struct change_key *k = &c->key[change->key + i];
		struct value v = after ? k->after : k->before;

		if (!value_there(v))
			continue;
		/* Unknown keys come last. */
		if (k->key >= KEYS && !other) {
			json_key(json, "other");
			json_object(json);
			other = true;
		}
		if (k->key >= KEYS || (key_row(k->key)->type == TYPE_LOCAL)) {
			json_key(json, k->name);
			write_raw(&w, v);
		} else
			write_value(&w, k->key, v);
	}
	if (other)
		json_object_end(json);
	json_object_end(json);
}

static void
put_changed(const struct told *t, struct json *json, const struct change *change)
{
	const struct catalogue *of;
	uint32_t record = change_record(t->comparison, change, &of);
	const char *kind = record_json_kinds[change->kind];
	struct writer w = { json, of, t->languages, "" };

	json_object(json);
	write_text(&w, "record", kind, strlen(kind));
	write_id(&w, record);
	if (change->name)
		write_text(&w, "display", change->name, strlen(change->name));
	put_side(t, json, change, false);
	put_side(t, json, change, true);
	json_object_end(json);
}

static void
put_json(const struct told *t)
{
	static const char *const names[] = { [CHANGE_ADDED] = "added",
					     [CHANGE_REMOVED] = "removed",
					     [CHANGE_CHANGED] = "changed" };
	const struct comparison *c = t->comparison;
	struct json json;

	output_json(t->out, &json, JSON_INDENTED);
	json_object(&json);
	json_key(&json, "schema_version");
	json_number(&json, SCHEMA_VERSION);
	for (enum change_type type = CHANGE_ADDED; type <= CHANGE_CHANGED; type++) {
		json_key(&json, names[type]);
		json_array(&json);
		for (size_t i = 0; i < c->changes; i++) {
			const struct catalogue *of;
			uint32_t record = change_record(c, &c->change[i], &of);

			if (c->change[i].type != type || !is_told(t, &c->change[i]))
				continue;
			if (type == CHANGE_CHANGED)
				put_changed(t, &json, &c->change[i]);
			else
				record_json(&json, of, record, t->languages);
			output_flush(t->out);
		}
		json_array_end(&json);
	}
	json_object_end(&json);
	buf_putc(&t->out->buf, '\n');
}

static void
put_lines(const struct told *t, bool ids)
{
	const struct comparison *c = t->comparison;

	for (size_t i = 0; i < c->changes; i++) {
		const struct change *change = &c->change[i];
		const struct catalogue *of;
		uint32_t record = change_record(c, change, &of);
		const char *id = record_id(of, record);

		if (!is_told(t, change))
			continue;
		if (!ids)
			diff_text(t->out, c, change, t->languages);
		else if (*id) {
			output_text(t->out, id, strlen(id));
			buf_putc(&t->out->buf, '\n');
		}
		output_flush(t->out);
	}
}

static enum exit_status
compare(struct cli *cli, const struct catalogue *before, const struct catalogue *after, int of,
	enum format format)
{
	struct comparison c;
	struct told t = { cli->output, &c, format == FORMAT_TEXT ? &cli->reader : &cli->asked, of };
	size_t count = 0;

	compare_catalogues(&c, before, after);
	for (size_t i = 0; i < c.changes; i++)
		count += is_told(&t, &c.change[i]);
	if (format == FORMAT_JSON)
		put_json(&t);
	else
		put_lines(&t, format == FORMAT_IDS);
	if (!count)
		output_message(cli->output, _("nothing differs"));
	comparison_release(&c);
	return count ? EXIT_DONE : EXIT_NOTHING;
}

enum exit_status
cmd_diff(struct cli *cli)
{
	const struct options *o = cli->options;
	enum exit_status old_status = EXIT_DONE, new_status = EXIT_DONE, result = EXIT_DONE;
	struct catalogue *before, *after = NULL;
	int of, format;

	of = command_choice(cli, OPTION_OF, -1);
	if (of < 0 && o->own[OPTION_OF])
		return EXIT_USAGE;
	format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);
	if (format < 0)
		return EXIT_USAGE;
	if (o->words != 2 || o->catalogues)
		return command_usage(cli, _("name two catalogues: the old one and the new one"));
	before = command_catalogue(cli, &o->word[0], 1, NULL, &old_status);
	if (before)
		after = command_catalogue(cli, &o->word[1], 1, NULL, &new_status);
	if (after)
		result = compare(cli, before, after, of, (enum format)format);
	catalogue_free(before);
	catalogue_free(after);
	/* A part that could not be read weighs more than what was found in the rest. */
	if (old_status != EXIT_DONE)
		return old_status;
	return new_status == EXIT_DONE ? result : new_status;
}
