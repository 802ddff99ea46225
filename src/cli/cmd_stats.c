/* SPDX-License-Identifier: MIT */
/*
 * pacecat stats: how many records there are, and how many studies of each country, year, type,
 * topic and language.
 *
 * As JSON, {schema_version, catalogue, totals: {studies, people ...}, country: [{value, name,
 * studies}], year: [...], type: [...], topic: [...], lang: [...]}; as JSON lines each of these with
 * its field.  With a query the totals have studies alone.  `value` is what a query of that field
 * takes, left out for studies without a date; only records have a name.
 */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/sort.h"
#include "cli/find.h"
#include "cli/reader.h"
#include "cli/record_json.h"
#include "cli/table.h"
#include "model/facet.h"
#include "model/order.h"

const struct option_row cmd_stats_options[] = {
	{ "format", 0, N_("FORMAT"), N_("How to write it: text, json or jsonl"),
	  .choices = "text json jsonl" },
	{ .name = NULL },
};

enum { OPTION_FORMAT };

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL };

/* What studies are counted by, as queries call it. */
static const char *const fields[] = { "country", "year", "type", "topic", "lang" };

enum { FIELDS = sizeof fields / sizeof *fields };

/* What people call each of find_kinds. */
static const char *const labels[FIND_KINDS] = {
	N_("Studies"), N_("People"), N_("Organisations"), N_("Countries"), N_("Topics"),
};

struct stats {
	struct output *out;
	const struct catalogue *catalogue;
	const struct languages *languages;
	struct facet_values values[FIELDS];
	uint32_t studies; /* that are counted */
	enum format format;
	bool asked; /* by a query */
	struct json json;
};

static const struct facet *
facet_of(const char *field)
{
	size_t i = 0;

	while (strcmp(facet_at(i)->field, field) != 0)
		i++;
	return facet_at(i);
}

/* What asks for a value, without the field and its signs; to be freed.  NULL: no value does. */
static char *
value_of(const struct facet_values *v, size_t i)
{
	const char *s = v->text.data + v->value[i].query;
	size_t field = strlen(v->facet->field), len;

	if (strncmp(s, v->facet->field, field) != 0)
		return NULL;
	s += field + 1;
	s += strspn(s, "=");
	len = strlen(s);
	return *s == '"' ? xstrndup(s + 1, len - 2) : xstrndup(s, len);
}

static int
newest_first(const void *a, const void *b, void *context)
{
	const struct facet_values *v = context;
	const struct facet_value *x = a, *y = b;

	/* What asks for those without a date does not begin with the field. */
	return strcmp(v->text.data + y->query, v->text.data + x->query);
}

static void
count(struct stats *s, const struct query_scope *scope, const char *query, const uint64_t *found)
{
	const struct facet_scope what = {
		.scope = scope, .query = query, .found = found, .languages = s->languages
	};

	for (int i = 0; i < FIELDS; i++) {
		struct facet_values *v = &s->values[i];

		*v = (struct facet_values)FACET_VALUES_INIT;
		facet_count(facet_of(fields[i]), &what, v);
		if (v->facet->form == FACET_YEAR)
			sort_stable(v->value, v->count, sizeof *v->value, newest_first, v);
	}
}

static void
put_line(struct output *out, const char *name, uint32_t number, int width)
{
	int cols = show_cols(&out->style, name, strlen(name));

	buf_puts(&out->buf, "  ");
	output_text(out, name, strlen(name));
	buf_printf(&out->buf, "%*s  %6u\n", width > cols ? width - cols : 0, "", number);
}

/* Columns for the names: of all, so that the numbers stand below each other. */
static int
name_width(const struct stats *s)
{
	int width = 0, most = s->out->cols ? s->out->cols - 12 : 60;

	for (int i = 0; i < FIELDS; i++)
		for (size_t k = 0; k < s->values[i].count; k++) {
			const char *name = facet_label(&s->values[i], k);
			int cols = show_cols(&s->out->style, name, strlen(name));

			if (cols > width && cols <= most)
				width = cols;
		}
	for (int i = 0; i < FIND_KINDS; i++) {
		const char *name = _(labels[i]);
		int cols = show_cols(&s->out->style, name, strlen(name));

		width = cols > width ? cols : width;
	}
	return width;
}

static uint32_t
total(const struct stats *s, int i)
{
	return find_kinds[i].kind == KIND_STUDY
		       ? s->studies
		       : catalogue_count(s->catalogue, find_kinds[i].kind);
}

/* A query is about studies: how many others there are is no answer to it. */
static bool
is_counted(const struct stats *s, int i)
{
	return !s->asked || find_kinds[i].kind == KIND_STUDY;
}

static void
put_text(struct stats *s)
{
	struct output *out = s->out;
	int width = name_width(s);

	for (int i = 0; i < FIND_KINDS; i++)
		if (is_counted(s, i))
			put_line(out, _(labels[i]), total(s, i), width);
	for (int i = 0; i < FIELDS; i++) {
		const struct facet_values *v = &s->values[i];
		const char *name = facet_name(facet_of(fields[i]), 2);

		if (!v->count)
			continue;
		buf_putc(&out->buf, '\n');
		output_text(out, name, strlen(name));
		buf_putc(&out->buf, '\n');
		for (size_t k = 0; k < v->count; k++)
			put_line(out, facet_label(v, k), v->value[k].count, width);
		output_flush(out);
	}
}

static void
put_value(struct stats *s, int field, size_t i)
{
	const struct facet_values *v = &s->values[field];
	char *value = value_of(v, i);

	json_object(&s->json);
	if (s->format == FORMAT_JSONL) {
		json_key(&s->json, "field");
		json_string(&s->json, fields[field]);
	}
	if (value) {
		json_key(&s->json, "value");
		json_string(&s->json, value);
	}
	/* Other names are words of the reader's language. */
	if (v->facet->form == FACET_LINK) {
		json_key(&s->json, "name");
		json_string(&s->json, facet_label(v, i));
	}
	json_key(&s->json, "studies");
	json_number(&s->json, v->value[i].count);
	json_object_end(&s->json);
	output_flush(s->out);
	free(value);
}

static void
put_json(struct stats *s)
{
	output_json(s->out, &s->json, JSON_INDENTED);
	json_object(&s->json);
	catalogue_json(&s->json, s->catalogue, s->languages);
	json_key(&s->json, "totals");
	json_object(&s->json);
	for (int i = 0; i < FIND_KINDS; i++) {
		if (!is_counted(s, i))
			continue;
		json_key(&s->json, find_kinds[i].name);
		json_number(&s->json, total(s, i));
	}
	json_object_end(&s->json);
	for (int i = 0; i < FIELDS; i++) {
		json_key(&s->json, fields[i]);
		json_array(&s->json);
		for (size_t k = 0; k < s->values[i].count; k++)
			put_value(s, i, k);
		json_array_end(&s->json);
	}
	json_object_end(&s->json);
	buf_putc(&s->out->buf, '\n');
}

static void
put_lines(struct stats *s)
{
	for (int i = 0; i < FIELDS; i++)
		for (size_t k = 0; k < s->values[i].count; k++) {
			output_json(s->out, &s->json, JSON_COMPACT);
			put_value(s, i, k);
			buf_putc(&s->out->buf, '\n');
		}
}

static enum exit_status
run(struct cli *cli, const struct catalogue *c, struct query **query, enum format format)
{
	struct stats s = { .out = cli->output,
			   .catalogue = c,
			   .format = format,
			   .asked = cli->options->words > 0,
			   .languages = format == FORMAT_TEXT ? &cli->reader : &cli->asked };
	struct query_scope scope = { .index = query_index_new(c),
				     .first = catalogue_first(c, KIND_STUDY),
				     .count = catalogue_count(c, KIND_STUDY) };
	struct find_order order = { .languages = s.languages, .order = ORDER_FILE };
	uint64_t *found = bits_new(scope.count);
	enum exit_status status = EXIT_USAGE;
	struct buf text = BUF_INIT;
	struct reader reader;
	uint32_t *record;
	size_t number;

	reader_init(&reader, cli, c);
	order.hooks = scope.hooks = &reader.hooks;
	if (find_saved(cli, order.hooks, query)) {
		record = find_records(c, *query, KIND_STUDY, &order, &number);
		for (size_t i = 0; i < number; i++)
			bits_set(found, record[i] - scope.first);
		free(record);
		query_write(*query, &text);
		s.studies = (uint32_t)number;
		count(&s, &scope, text.data, found);
		(format == FORMAT_TEXT	 ? put_text
		 : format == FORMAT_JSON ? put_json
					 : put_lines)(&s);
		for (int i = 0; i < FIELDS; i++)
			facet_values_release(&s.values[i]);
		status = number ? EXIT_DONE : EXIT_NOTHING;
	}
	if (status == EXIT_NOTHING)
		output_message(cli->output, cli->options->words ? _("nothing matches")
								: _("there are no studies"));
	reader_release(&reader);
	query_index_free(scope.index);
	free(found);
	buf_release(&text);
	return status;
}

enum exit_status
cmd_stats(struct cli *cli)
{
	enum exit_status status = EXIT_DONE, result = EXIT_USAGE;
	int format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);
	struct query *query = format < 0 ? NULL : find_query(cli);
	struct catalogue *c = query ? command_catalogue(cli, NULL, 0, NULL, &status) : NULL;

	if (!query)
		return EXIT_USAGE;
	if (c)
		result = run(cli, c, &query, (enum format)format);
	query_free(query);
	if (!c)
		return status;
	catalogue_free(c);
	/* A part that could not be read weighs more than what was counted in the rest. */
	return status == EXIT_DONE ? result : status;
}
