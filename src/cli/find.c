/* SPDX-License-Identifier: MIT */
#include "cli/find.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/gettext.h"
#include "cli/reader.h"

const struct find_kind find_kinds[FIND_KINDS] = {
	{ "studies", KIND_STUDY },
	{ "people", KIND_PERSON },
	{ "organisations", KIND_ORGANISATION },
	{ "countries", KIND_COUNTRY },
	{ "topics", KIND_TOPIC },
};

uint32_t
find_record(const struct catalogue *c, enum kind kind, const char *id)
{
	uint32_t record = catalogue_find(c, kind, id);

	if (record == RECORD_NONE && kind == KIND_COUNTRY)
		record = country_record(c, id);
	/* People and organisations answer for each other. */
	if (record != RECORD_NONE && record_kind(c, record) != kind)
		return RECORD_NONE;
	return record;
}

/* An argument with blanks is a part of its own: (gold OR silver) congo. */
static void
add_argument(struct buf *text, const char *word, bool alone)
{
	bool parts = !alone && strpbrk(word, " \t\n");

	if (text->len)
		buf_putc(text, ' ');
	if (parts)
		buf_putc(text, '(');
	buf_puts(text, word);
	if (parts)
		buf_putc(text, ')');
}

/* The query, and below it a caret where it cannot be understood. */
static void
say_fault(struct output *out, const char *text, const struct query_fault *fault)
{
	struct buf caret = BUF_INIT;
	int cols = show_cols(&out->message, text, fault->start);

	/* TRANSLATORS: before what cannot be understood in a search, and where: "3: ..." */
	output_message(out, _("query, column %u: %s"), fault->column, fault->sentence);
	output_message(out, "  %s", text);
	buf_printf(&caret, "  %*s^", cols, "");
	output_message(out, "%s", caret.data);
	buf_release(&caret);
}

struct query *
find_parse(const char *const *word, size_t words, const struct query_hooks *hooks,
	   struct buf *text)
{
	for (size_t i = 0; i < words; i++)
		add_argument(text, word[i], words == 1);
	return query_parse_with(text->data, text->len, hooks);
}

/* The query in the arguments; NULL when it does not parse, and that has been said. */
static struct query *
parse(struct cli *cli, const struct query_hooks *hooks)
{
	const struct options *o = cli->options;
	struct buf text = BUF_INIT;
	struct query *q = find_parse(o->word, o->words, hooks, &text);

	if (query_fault(q)) {
		say_fault(cli->output, text.data, query_fault(q));
		query_free(q);
		q = NULL;
	}
	buf_release(&text);
	return q;
}

struct query *
find_query(struct cli *cli)
{
	return parse(cli, NULL);
}

bool
find_saved(struct cli *cli, const struct query_hooks *hooks, struct query **query)
{
	if (query_saved(*query)) {
		query_free(*query);
		*query = parse(cli, hooks);
	}
	return *query != NULL;
}

uint32_t *
find_asked(struct cli *cli, const struct catalogue *c, struct query **query, enum kind kind,
	   const struct find_order *o, size_t *count)
{
	struct find_order order = *o;
	uint32_t *record = NULL;
	struct reader reader;

	reader_init(&reader, cli, c);
	order.hooks = &reader.hooks;
	if (find_saved(cli, order.hooks, query))
		record = find_records(c, *query, kind, &order, count);
	reader_release(&reader);
	return record;
}

uint32_t *
find_records(const struct catalogue *c, const struct query *q, enum kind kind,
	     const struct find_order *o, size_t *count)
{
	struct query_scope scope = { .index = query_index_new(c), .first = catalogue_first(c, kind),
				     .count = catalogue_count(c, kind), .ids = true,
				     .hooks = o->hooks };
	uint64_t *bits = bits_new(scope.count);
	uint32_t *record = xcalloc((size_t)scope.count + 1, sizeof *record);
	struct haystack haystack = { .text = BUF_INIT };

	if (query_needs_haystack(q)) {
		haystack_init(&haystack, c, scope.first, scope.count);
		scope.haystack = &haystack;
	}
	query_run(q, &scope, bits);
	*count = 0;
	BITS_EACH(i, bits, scope.count)
		record[(*count)++] = scope.first + (uint32_t)i;
	order_records(c, o->languages, o->order, false, record, *count);
	if (o->relevance)
		query_rank(q, &scope, record, *count);
	haystack_release(&haystack);
	query_index_free(scope.index);
	free(bits);
	return record;
}
