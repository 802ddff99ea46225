/* SPDX-License-Identifier: MIT */
/* What a reader knows of records, kept for a thread that must not ask him. */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/known.h"

struct note {
	uint32_t record;
	char *text;
};

/* The hooks first: they are what is handed out. */
struct hooked {
	struct query_hooks hooks;
	uint32_t records;
	uint64_t *marked, *new;
	struct note *note;              /* in the order of their records */
	size_t notes, room;
	struct news news;
	struct kept searches;           /* as model/known.h has them */
};

static bool
was_marked(void *context, uint32_t record)
{
	const struct hooked *k = context;

	return record < k->records && bits_has(k->marked, record);
}

static bool
was_new(void *context, uint32_t record)
{
	const struct hooked *k = context;

	return record < k->records && bits_has(k->new, record);
}

/* The first note of a record from this one on; how many there are when there is none. */
static size_t
note_from(const struct hooked *k, uint32_t record)
{
	size_t low = 0, high = k->notes;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (k->note[middle].record < record)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const char *
noted(void *context, uint32_t record)
{
	const struct hooked *k = context;
	size_t i = note_from(k, record);

	return i < k->notes && k->note[i].record == record ? k->note[i].text : NULL;
}

static uint32_t
next_noted(void *context, uint32_t from)
{
	const struct hooked *k = context;
	size_t i = note_from(k, from);

	return i < k->notes ? k->note[i].record : RECORD_NONE;
}

static const char *
saved(void *context, const char *name, size_t len)
{
	const struct hooked *k = context;
	const char *found = search_find(&k->searches, name, len);

	return found ? search_query(kept_get(&k->searches, found)) : NULL;
}

static const char *
saved_name(void *context, size_t i)
{
	const struct hooked *k = context;

	return i < k->searches.count ? k->searches.text[i].key : NULL;
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

static uint32_t
first_noted(const struct query_hooks *h, uint32_t from)
{
	return h->next_noted ? h->next_noted(h->context, from) : from;
}

static void
keep_notes(struct hooked *k, const struct query_hooks *from)
{
	for (uint32_t i = first_noted(from, 0); i < k->records; i = first_noted(from, i + 1)) {
		const char *text = from->note(from->context, i);

		if (!text)
			continue;
		k->note = mem_grow(k->note, &k->room, k->notes + 1, sizeof *k->note);
		k->note[k->notes++] = (struct note){ .record = i, .text = xstrdup(text) };
	}
}

static void
keep_searches(struct hooked *k, const struct query_hooks *from)
{
	const char *name;

	for (size_t i = 0; (name = from->saved_name(from->context, i)); i++) {
		struct buf text = BUF_INIT;

		buf_printf(&text, "\n%s", from->saved(from->context, name, strlen(name)));
		kept_set(&k->searches, name, text.data);
		buf_release(&text);
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

		/* Words are looked for in notes too. */
		asks.note |= n->type == TREE_WORD;
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
	struct hooked *k = xcalloc(1, sizeof *k);
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
	if (from && from->news && asks.new) {
		/* It may be asked anywhere. */
		k->news = *from->news;
		k->hooks.news = &k->news;
	}
	if (from && from->note && asks.note) {
		keep_notes(k, from);
		k->hooks.note = noted;
		k->hooks.next_noted = next_noted;
	}
	if (!q && from && from->saved) {
		keep_searches(k, from);
		k->hooks.saved = saved;
		k->hooks.saved_name = saved_name;
	}
	return &k->hooks;
}

void
query_hooks_free(struct query_hooks *hooks)
{
	struct hooked *k = hooks ? hooks->context : NULL;

	if (!k)
		return;
	for (size_t i = 0; i < k->notes; i++)
		free(k->note[i].text);
	free(k->note);
	kept_release(&k->searches);
	free(k->marked);
	free(k->new);
	free(k);
}
