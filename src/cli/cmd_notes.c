/* SPDX-License-Identifier: MIT */
/*
 * pacecat notes: the reader's own notes, those on records that the catalogue lacks too.
 *
 * As JSON, {schema_version, catalogue, notes}: each note {record, id, title, note}; without a title
 * when the catalogue has no such record.
 */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/find.h"
#include "cli/reader.h"
#include "cli/record_json.h"
#include "model/describe.h"
#include "model/order.h"
#include "model/recordkey.h"

const struct option_row cmd_notes_options[] = {
	{ "format", 0, N_("FORMAT"), N_("How to write it: text, json or jsonl"),
	  .choices = "text json jsonl" },
	{ .name = NULL },
};

enum { OPTION_FORMAT };

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL };

/* Studies first; a kind that is asked for with another is asked for once. */
static const enum kind kinds[] = {
	KIND_STUDY, KIND_PERSON, KIND_ORGANISATION, KIND_COUNTRY, KIND_TOPIC, KIND_PROGRAMME,
};

struct noting {
	struct cli *cli;
	const struct catalogue *catalogue;
	const struct languages *languages;
	enum format format;
	struct json json;
	size_t count;
};

static void
put_json(struct noting *n, const char *kind, const char *id, const char *title, const char *note)
{
	struct json *j = &n->json;

	if (n->format == FORMAT_JSONL)
		output_json(n->cli->output, j, JSON_COMPACT);
	json_object(j);
	json_key(j, "record");
	json_string(j, kind);
	json_key(j, "id");
	json_string(j, id);
	if (title) {
		json_key(j, "title");
		json_string(j, title);
	}
	json_key(j, "note");
	json_string(j, note);
	json_object_end(j);
	if (n->format == FORMAT_JSONL)
		buf_putc(&n->cli->output->buf, '\n');
}

/* "id  title", and below it the lines of the note. */
static void
put_text(struct noting *n, const char *id, const char *title, const char *note)
{
	struct output *out = n->cli->output;

	if (n->count)
		buf_putc(&out->buf, '\n');
	output_text(out, id, strlen(id));
	buf_puts(&out->buf, "  ");
	if (!title)
		title = _("(not in this catalogue)");
	output_text(out, title, strlen(title));
	buf_putc(&out->buf, '\n');
	while (*note) {
		size_t len = strcspn(note, "\n");

		if (len)
			buf_puts(&out->buf, "    ");
		output_text(out, note, len);
		buf_putc(&out->buf, '\n');
		note += len + (note[len] == '\n');
	}
}

static void
put(struct noting *n, const char *kind, const char *id, const char *title, const char *note)
{
	if (n->format == FORMAT_TEXT)
		put_text(n, id, title, note);
	else
		put_json(n, kind, id, title, note);
	n->count++;
	output_flush(n->cli->output);
}

static void
put_record(struct noting *n, uint32_t record, const char *note)
{
	struct buf title = BUF_INIT;

	describe_title(&title, n->catalogue, record, n->languages);
	put(n, record_json_kinds[record_kind(n->catalogue, record)],
	    record_id(n->catalogue, record), title.data, note);
	buf_release(&title);
}

/* Those of a kind that have a note and are found, by their titles. */
static void
put_kind(struct noting *n, const struct reader *r, const struct query *q, enum kind kind)
{
	const struct catalogue *c = n->catalogue;
	struct query_scope scope = { .index = query_index_new(c), .first = catalogue_first(c, kind),
				     .count = catalogue_count(c, kind), .hooks = &r->hooks,
				     .ids = true };
	uint64_t *noted = bits_new(scope.count), *found = bits_new(scope.count);
	uint32_t *record;
	size_t count = 0;

	for (uint32_t i = notes_next(&r->notes, scope.first); i - scope.first < scope.count;
	     i = notes_next(&r->notes, i + 1))
		bits_set(noted, i - scope.first);
	scope.among = noted;
	query_run(q, &scope, found);
	bits_and(found, noted, scope.count);
	record = xcalloc(bits_count(found, scope.count) + 1, sizeof *record);
	BITS_EACH(i, found, scope.count)
		record[count++] = scope.first + (uint32_t)i;
	order_records(c, n->languages, ORDER_TITLE, false, record, count);
	for (size_t i = 0; i < count; i++)
		put_record(n, record[i], notes_get(&r->notes, record[i]));
	free(record);
	free(noted);
	free(found);
	query_index_free(scope.index);
}

/* A query finds nothing in what is not there. */
static void
put_missing(struct noting *n, const struct kept *notes)
{
	for (size_t i = 0; i < notes->count; i++) {
		const struct kept_text *t = &notes->text[i];

		if (t->now && recordkey_find(n->catalogue, t->key) == RECORD_NONE)
			put(n, recordkey_word(recordkey_kind(t->key)), recordkey_id(t->key), NULL,
			    t->now);
	}
}

static void
put_all(struct noting *n, const struct reader *r, const struct query *q)
{
	if (n->format == FORMAT_JSON) {
		output_json(n->cli->output, &n->json, JSON_INDENTED);
		json_object(&n->json);
		catalogue_json(&n->json, n->catalogue, n->languages);
		json_key(&n->json, "notes");
		json_array(&n->json);
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		put_kind(n, r, q, kinds[i]);
	if (query_empty(q))
		put_missing(n, &r->notes.kept);
	if (n->format == FORMAT_JSON) {
		json_array_end(&n->json);
		json_object_end(&n->json);
		buf_putc(&n->cli->output->buf, '\n');
	}
}

static enum exit_status
run(struct cli *cli, const struct catalogue *c, struct query **query, enum format format)
{
	struct noting n = { .cli = cli, .catalogue = c, .format = format,
			    .languages = format == FORMAT_TEXT ? &cli->reader : &cli->asked };
	struct reader reader;

	reader_init(&reader, cli, c);
	if (find_saved(cli, &reader.hooks, query))
		put_all(&n, &reader, *query);
	reader_release(&reader);
	if (!*query)
		return EXIT_USAGE;
	if (!n.count)
		output_message(cli->output, cli->options->words ? _("nothing matches") :
								  _("there are no notes"));
	return n.count ? EXIT_DONE : EXIT_NOTHING;
}

enum exit_status
cmd_notes(struct cli *cli)
{
	enum exit_status status = EXIT_DONE, result = EXIT_USAGE;
	struct query *query;
	struct catalogue *c;
	int format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);

	if (format < 0)
		return EXIT_USAGE;
	query = find_query(cli);
	if (!query)
		return EXIT_USAGE;
	c = command_catalogue(cli, NULL, 0, NULL, &status);
	if (c)
		result = run(cli, c, &query, (enum format)format);
	query_free(query);
	if (!c)
		return status;
	catalogue_free(c);
	return status == EXIT_DONE ? result : status;
}
