/* SPDX-License-Identifier: MIT */
/* pacecat list: a line or an object for each record of a kind that a query matches. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/find.h"
#include "cli/record_json.h"
#include "cli/table.h"
#include "model/describe.h"
#include "model/order.h"

const struct option_row cmd_list_options[] = {
	{ "of", 0, N_("KIND"),
	  N_("What to list: studies, people, organisations, countries or topics"),
	  .choices = LIST_KINDS },
	{ "format", 0, N_("FORMAT"), N_("How to write it: text, json, jsonl or ids"),
	  .choices = "text json jsonl ids" },
	{ "sort", 0, N_("ORDER"),
	  N_("What comes first: year, title, author, country, works, file or relevance"),
	  .choices = ORDER_NAMES " relevance" },
	{ .name = NULL },
};

enum { OPTION_OF, OPTION_FORMAT, OPTION_SORT };

/* Behind the orders that every list has. */
#define SORT_RELEVANCE ORDERS

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_IDS };

/* What a column of the text says. */
enum column { COLUMN_NONE, COLUMN_ID, COLUMN_YEAR, COLUMN_AUTHORS, COLUMN_KIND, COLUMN_HEADING,
	      COLUMN_WORKS };

/* Of each of find_kinds. */
static const struct {
	enum order order;
	enum column column[4];
} lists[FIND_KINDS] = {
	{ ORDER_YEAR,
	  { COLUMN_ID, COLUMN_YEAR, COLUMN_AUTHORS, COLUMN_HEADING } },
	{ ORDER_TITLE, { COLUMN_ID, COLUMN_HEADING, COLUMN_WORKS } },
	{ ORDER_TITLE, { COLUMN_ID, COLUMN_HEADING, COLUMN_WORKS } },
	{ ORDER_TITLE, { COLUMN_ID, COLUMN_HEADING, COLUMN_WORKS } },
	{ ORDER_TITLE, { COLUMN_ID, COLUMN_KIND, COLUMN_HEADING, COLUMN_WORKS } },
};

static void
add_column(struct buf *b, enum column column, const struct catalogue *c, uint32_t record,
	   const struct languages *l)
{
	uint32_t works;

	switch (column) {
	case COLUMN_ID:
		buf_puts(b, *record_id(c, record) ? record_id(c, record) : "-");
		break;
	case COLUMN_YEAR:
		describe_year(b, c, record);
		break;
	case COLUMN_AUTHORS:
		describe_authors(b, c, record, l);
		break;
	case COLUMN_KIND:
		buf_puts(b, describe_word(value_text(record_value(c, record, KEY_KIND))));
		break;
	case COLUMN_HEADING:
		describe_heading(b, c, record, l);
		break;
	case COLUMN_WORKS:
		works = record_works(c, record);
		buf_printf(b, Q_("%u study", "%u studies", works), works);
		break;
	default:
		break;
	}
}

static void
put_text(struct output *out, const struct catalogue *c, const struct languages *l, int list,
	 const uint32_t *record, size_t count)
{
	struct table_text table = { .columns = 0 };
	struct buf cell = BUF_INIT;

	for (int i = 0; i < 4 && lists[list].column[i]; i++) {
		enum column column = lists[list].column[i];

		table.cut[table.columns++] = column == COLUMN_AUTHORS || column == COLUMN_HEADING;
	}
	for (size_t i = 0; i < count; i++)
		for (int k = 0; k < table.columns; k++) {
			buf_clear(&cell);
			add_column(&cell, lists[list].column[k], c, record[i], l);
			table_text_add(&table, cell.data);
		}
	table_text_put(&table, out);
	table_text_release(&table);
	buf_release(&cell);
}

static void
put_json(struct output *out, const struct catalogue *c, const struct languages *l, int list,
	 const uint32_t *record, size_t count)
{
	struct json json;

	output_json(out, &json, JSON_INDENTED);
	json_object(&json);
	catalogue_json(&json, c, l);
	json_key(&json, find_kinds[list].name);
	json_array(&json);
	for (size_t i = 0; i < count; i++) {
		record_json(&json, c, record[i], l);
		output_flush(out);
	}
	json_array_end(&json);
	json_object_end(&json);
	buf_putc(&out->buf, '\n');
}

static void
put_lines(struct output *out, const struct catalogue *c, const struct languages *l, bool ids,
	  const uint32_t *record, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct json json;

		if (!ids) {
			output_json(out, &json, JSON_COMPACT);
			record_json(&json, c, record[i], l);
			buf_putc(&out->buf, '\n');
		} else if (*record_id(c, record[i])) {
			output_text(out, record_id(c, record[i]), strlen(record_id(c, record[i])));
			buf_putc(&out->buf, '\n');
		}
		output_flush(out);
	}
}

static uint32_t *
find(struct cli *cli, const struct catalogue *c, struct query **query, int list, int sort,
     const struct languages *l, size_t *count)
{
	struct find_order order = { l, lists[list].order, sort == SORT_RELEVANCE, NULL };

	if (!order.relevance)
		order.order = (enum order)sort;
	return find_asked(cli, c, query, find_kinds[list].kind, &order, count);
}

static enum exit_status
run(struct cli *cli, const struct catalogue *c, struct query **query, int list, int sort,
    enum format format)
{
	const struct options *o = cli->options;
	const struct languages *l = format == FORMAT_TEXT ? &cli->reader : &cli->asked;
	size_t count = 0;
	uint32_t *record = find(cli, c, query, list, sort, l, &count);

	if (!record)
		return EXIT_USAGE;
	if (format == FORMAT_TEXT)
		put_text(cli->output, c, l, list, record, count);
	else if (format == FORMAT_JSON)
		put_json(cli->output, c, l, list, record, count);
	else
		put_lines(cli->output, c, l, format == FORMAT_IDS, record, count);
	free(record);
	if (!count)
		output_message(cli->output, o->words ? _("nothing matches") :
						       _("there is nothing of that kind"));
	return count ? EXIT_DONE : EXIT_NOTHING;
}

enum exit_status
cmd_list(struct cli *cli)
{
	enum exit_status status = EXIT_DONE, result = EXIT_USAGE;
	struct query *query;
	struct catalogue *c;
	int list, format, sort;

	list = command_choice(cli, OPTION_OF, 0);
	if (list < 0)
		return EXIT_USAGE;
	format = command_choice(cli, OPTION_FORMAT, FORMAT_TEXT);
	if (format < 0)
		return EXIT_USAGE;
	sort = command_choice(cli, OPTION_SORT, (int)lists[list].order);
	if (sort < 0)
		return EXIT_USAGE;
	query = find_query(cli);
	if (!query)
		return EXIT_USAGE;
	c = command_catalogue(cli, NULL, 0, NULL, &status);
	if (c)
		result = run(cli, c, &query, list, sort, (enum format)format);
	query_free(query);
	if (!c)
		return status;
	catalogue_free(c);
	/* A part that could not be read weighs more than what was found in the rest. */
	return status == EXIT_DONE ? result : status;
}
