/* SPDX-License-Identifier: MIT */
/* What a reader knows of records, kept for a thread that must not ask him. */
#include "model/query-tree.h"

#include <stdlib.h>

#include "base/mem.h"

struct note {
	uint32_t record;
	char *text;
};

/* The hooks first: they are what is handed out. */
struct kept {
	struct query_hooks hooks;
	uint32_t records;
	uint64_t *marked, *new;
	struct note *note;              /* in the order of their records */
	size_t notes, room;
};

static bool
was_marked(void *context, uint32_t record)
{
	const struct kept *k = context;

	return record < k->records && bits_has(k->marked, record);
}

static bool
was_new(void *context, uint32_t record)
{
	const struct kept *k = context;

	return record < k->records && bits_has(k->new, record);
}

static const char *
noted(void *context, uint32_t record)
{
	const struct kept *k = context;
	size_t low = 0, high = k->notes;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (k->note[middle].record < record)
			low = middle + 1;
		else
			high = middle;
	}
	return low < k->notes && k->note[low].record == record ? k->note[low].text : NULL;
}

static uint64_t *
keep_bits(bool (*is)(void *, uint32_t), void *context, uint32_t records)
{
	uint64_t *bits = bits_new(records);

	for (uint32_t i = 0; i < records; i++)
		if (is(context, i))
			bits_set(bits, i);
	return bits;
}

static void
keep_notes(struct kept *k, const struct query_hooks *from)
{
	for (uint32_t i = 0; i < k->records; i++) {
		const char *text = from->note(from->context, i);

		if (!text)
			continue;
		k->note = mem_grow(k->note, &k->room, k->notes + 1, sizeof *k->note);
		k->note[k->notes++] = (struct note){ .record = i, .text = xstrdup(text) };
	}
}

/* Which of the hooks a query asks. */
struct asks {
	bool marked, new, note;
};

static struct asks
asks_of(const struct query *q)
{
	struct asks asks = { .marked = !q, .new = !q, .note = !q };

	for (size_t i = 0; q && i < q->nodes; i++) {
		const struct tree_node *n = &q->node[i];

		if (n->type != TREE_FIELD)
			continue;
		asks.marked |= n->field.form == FIELD_IS && n->predicate == IS_MARKED;
		asks.new |= n->field.form == FIELD_IS && n->predicate == IS_NEW;
		asks.note |= n->field.form == FIELD_MYNOTE ||
			     (n->field.form == FIELD_HAS && !n->field.key[0]);
	}
	return asks;
}

struct query_hooks *
query_hooks_keep(const struct query *q, const struct query_hooks *from, uint32_t records)
{
	struct kept *k = xcalloc(1, sizeof *k);
	struct asks asks = asks_of(q);

	k->records = records;
	k->hooks.context = k;
	if (from && from->is_marked && asks.marked) {
		k->marked = keep_bits(from->is_marked, from->context, records);
		k->hooks.is_marked = was_marked;
	}
	if (from && from->is_new && asks.new) {
		k->new = keep_bits(from->is_new, from->context, records);
		k->hooks.is_new = was_new;
	}
	if (from && from->note && asks.note) {
		keep_notes(k, from);
		k->hooks.note = noted;
	}
	return &k->hooks;
}

void
query_hooks_free(struct query_hooks *hooks)
{
	struct kept *k = hooks ? hooks->context : NULL;

	if (!k)
		return;
	for (size_t i = 0; i < k->notes; i++)
		free(k->note[i].text);
	free(k->note);
	free(k->marked);
	free(k->new);
	free(k);
}
