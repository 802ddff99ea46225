/* SPDX-License-Identifier: MIT */
/* Over 500 lines: whatever follows an offset into a block goes by one accessor, and is here. */
#include "model/catalogue.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "model/block.h"

/* As deep as YAML is read: a damaged block must not make callers recurse further. */
#define DEPTH_MAX 32

/*
 * The one accessor: element i of a section, or NULL when it is not wholly inside the block.
 * Everything below goes through it.
 */
static const void *
element(const struct catalogue *c, struct extent e, uint64_t i, size_t size)
{
	if (i >= e.count || e.base % 8 || e.base > c->bytes || (c->bytes - e.base) / size <= i)
		return NULL;
	return c->block + e.base + i * size;
}

static const struct block_header *
header(const struct catalogue *c)
{
	return (const void *)c->block;
}

static const struct block_segment *
segment_at(const struct catalogue *c, uint32_t i)
{
	return element(c, header(c)->segment, i, sizeof(struct block_segment));
}

static const struct record *
record_at(const struct catalogue *c, uint32_t i)
{
	return element(c, header(c)->record, i, sizeof(struct record));
}

/* len bytes and their NUL, or "". */
static const char *
text_at(const struct catalogue *c, uint32_t segment, uint64_t at, uint64_t len)
{
	const struct block_segment *g = segment_at(c, segment);
	const char *s = g ? element(c, g->text, at, 1) : NULL;
	const char *end = s ? element(c, g->text, at + len, 1) : NULL;

	return end && !*end ? s : "";
}

/* What ends with the first NUL behind that place, or "". */
static struct str
terminated_at(const struct catalogue *c, uint32_t segment, uint64_t at)
{
	const struct block_segment *g = segment_at(c, segment);
	const char *s = g ? element(c, g->text, at, 1) : NULL, *end = NULL;

	if (s) {
		uint64_t counted = g->text.count - at, there = c->bytes - g->text.base - at;

		end = memchr(s, '\0', (size_t)(counted < there ? counted : there));
	}
	return end ? (struct str){ s, (size_t)(end - s) } : (struct str){ "", 0 };
}

static const struct node *
node_in(const struct catalogue *c, uint32_t segment, uint64_t i)
{
	const struct block_segment *g = segment_at(c, segment);

	return g ? element(c, g->node, i, sizeof(struct node)) : NULL;
}

static struct value
node_at(const struct catalogue *c, uint32_t segment, uint64_t i)
{
	return (struct value){ .catalogue = c, .node = node_in(c, segment, i), .segment = segment };
}

/* Of `count` neighbours the one with that key, or NULL. */
static const struct node *
find_node(const struct node *node, uint32_t count, enum key key)
{
	assert(node || !count);
	for (uint32_t i = 0; i < count; i++)
		if (node[i].key == (uint32_t)key)
			return &node[i];
	return NULL;
}

/* Is all of a section inside the block? */
static bool
fits(const struct block_header *h, struct extent e, size_t size)
{
	return e.base % 8 == 0 && e.base <= h->bytes && e.count <= (h->bytes - e.base) / size;
}

static bool
header_sound(const struct block_header *h, size_t bytes)
{
	if (memcmp(h->magic, BLOCK_MAGIC, sizeof h->magic) != 0 || h->version != BLOCK_VERSION ||
	    h->header_bytes != sizeof *h || h->bytes != bytes)
		return false;
	for (unsigned kind = 0; kind < KINDS; kind++)
		if (h->first[kind] > h->first[kind + 1])
			return false;
	return h->first[0] == 0 && h->first[KINDS] == h->record.count &&
	       h->back_start.count == h->record.count + 1 &&
	       h->slot.count && (h->slot.count & (h->slot.count - 1)) == 0 &&
	       fits(h, h->record, sizeof(struct record)) &&
	       fits(h, h->ident, sizeof(struct ident)) && h->crowd <= h->ident.count &&
	       fits(h, h->slot, sizeof(uint32_t)) &&
	       fits(h, h->back_start, sizeof(uint32_t)) &&
	       fits(h, h->back, sizeof(struct back)) &&
	       fits(h, h->segment, sizeof(struct block_segment));
}

struct catalogue *
catalogue_view(const void *block, size_t bytes)
{
	struct catalogue *c;

	if (bytes < sizeof(struct block_header) || (uintptr_t)block % 8 ||
	    !header_sound(block, bytes))
		return NULL;
	c = xmalloc(sizeof *c);
	*c = (struct catalogue){ .block = block, .bytes = bytes };
	return c;
}

uint32_t
catalogue_records(const struct catalogue *c)
{
	return header(c)->first[KINDS];
}

uint32_t
catalogue_first(const struct catalogue *c, enum kind kind)
{
	return header(c)->first[kind];
}

uint32_t
catalogue_count(const struct catalogue *c, enum kind kind)
{
	return header(c)->first[kind + 1] - header(c)->first[kind];
}

enum kind
record_kind(const struct catalogue *c, uint32_t record)
{
	unsigned kind = 0;

	while (kind + 1 < KINDS && record >= header(c)->first[kind + 1])
		kind++;
	return (enum kind)kind;
}

enum shape
kind_shape(enum kind kind)
{
	static const enum shape shape[KINDS] = {
		[KIND_FILE] = SHAPE_TOP,
		[KIND_PROGRAMME] = SHAPE_PROGRAMME,
		[KIND_ORGANISATION] = SHAPE_ORGANISATION,
		[KIND_PERSON] = SHAPE_PERSON,
		[KIND_COUNTRY] = SHAPE_COUNTRY,
		[KIND_TOPIC] = SHAPE_TOPIC,
		[KIND_STUDY] = SHAPE_STUDY,
	};

	return shape[kind];
}

const char *
record_id(const struct catalogue *c, uint32_t record)
{
	const struct record *r = record_at(c, record);

	return r ? text_at(c, r->segment, r->id, r->id_len) : "";
}

const char *
record_file(const struct catalogue *c, uint32_t record)
{
	const struct record *r = record_at(c, record);

	return r ? catalogue_file(c, r->segment) : "";
}

unsigned
record_line(const struct catalogue *c, uint32_t record)
{
	const struct record *r = record_at(c, record);

	return r ? r->line : 0;
}

unsigned
record_column(const struct catalogue *c, uint32_t record)
{
	const struct record *r = record_at(c, record);

	return r ? r->column : 0;
}

static const struct ident *
ident_at(const struct catalogue *c, uint64_t i)
{
	return element(c, header(c)->ident, i, sizeof(struct ident));
}

/* Is it before, at or behind that id of a namespace? */
static int
compare_ident(const struct catalogue *c, const struct ident *d, unsigned space, const char *id)
{
	bool sound = d->record < catalogue_records(c);
	unsigned its = sound ? block_space(record_kind(c, d->record)) : KINDS;

	if (its != space)
		return its < space ? -1 : 1;
	return strcmp(text_at(c, d->segment, d->at, d->len), id);
}

uint32_t
catalogue_find(const struct catalogue *c, enum kind kind, const char *id)
{
	const struct block_header *h = header(c);
	uint64_t from = h->ident.count - h->crowd, to = h->ident.count;
	uint32_t len = (uint32_t)strlen(id);
	unsigned space = block_space(kind);
	uint64_t i = block_hash(space, id, len);
	const struct ident *d;

	for (int tries = 0; tries < BLOCK_TRIES; tries++, i++) {
		const uint32_t *slot = element(c, h->slot, i & (h->slot.count - 1), sizeof *slot);

		if (!slot || !*slot)
			return RECORD_NONE;
		d = ident_at(c, *slot - 1);
		if (d && d->len == len && !compare_ident(c, d, space, id))
			return d->record;
	}
	while (from < to) {
		uint64_t middle = from + (to - from) / 2;

		if (compare_ident(c, ident_at(c, middle), space, id) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	d = ident_at(c, from);
	return d && !compare_ident(c, d, space, id) ? d->record : RECORD_NONE;
}

uint32_t
record_values(const struct catalogue *c, uint32_t record)
{
	const struct record *r = record_at(c, record);

	/* All are there or none: the last one speaks for the others. */
	if (!r || !r->nodes || !node_in(c, r->segment, (uint64_t)r->node + r->nodes - 1))
		return 0;
	return r->nodes;
}

struct value
record_value(const struct catalogue *c, uint32_t record, enum key key)
{
	uint32_t count = record_values(c, record);
	const struct record *r = record_at(c, record);
	const struct node *first = count ? node_in(c, r->segment, r->node) : NULL;

	if (!first)
		return (struct value){ .catalogue = c };
	return (struct value){ .catalogue = c, .node = find_node(first, count, key),
			       .segment = r->segment };
}

struct value
record_value_at(const struct catalogue *c, uint32_t record, uint32_t i)
{
	const struct record *r = record_at(c, record);

	if (!r || i >= record_values(c, record))
		return (struct value){ .catalogue = c };
	return node_at(c, r->segment, (uint64_t)r->node + i);
}

struct values
record_all(const struct catalogue *c, uint32_t record)
{
	const struct record *r = record_at(c, record);
	struct values all = { .first = { .catalogue = c } };
	const struct node *last = NULL;

	if (r && r->nodes)
		last = node_in(c, r->segment, (uint64_t)r->node + r->nodes - 1);
	/* The last one speaks for the others. */
	if (!last)
		return all;
	all.first.node = last - (r->nodes - 1);
	all.first.segment = r->segment;
	all.count = r->nodes;
	return all;
}

struct values
value_all(struct value v)
{
	struct values all = { .count = value_count(v) };

	all.first = value_at(v, 0);
	if (!all.first.node)
		all.count = 0;
	return all;
}

struct value
values_at(const struct values *v, uint32_t i)
{
	struct value value = v->first;

	value.node += i;
	return value;
}

enum value_form
value_form(struct value v)
{
	static const enum value_form form[] = {
		[NODE_NULL] = VALUE_NULL,
		[NODE_TEXT] = VALUE_TEXT,
		[NODE_LIST] = VALUE_LIST,
		[NODE_MAP] = VALUE_MAP,
	};

	if (!v.node || v.node->form >= sizeof form / sizeof *form)
		return VALUE_ABSENT;
	return form[v.node->form];
}

uint32_t
value_count(struct value v)
{
	enum value_form form = value_form(v);
	const struct node *first;

	if ((form != VALUE_LIST && form != VALUE_MAP) || v.depth >= DEPTH_MAX)
		return 0;
	/* Elements lie before what holds them, so nothing holds itself and all are there. */
	first = node_in(v.catalogue, v.segment, 0);
	if (!first || (uint64_t)v.node->at + v.node->len > (uint64_t)(v.node - first))
		return 0;
	return v.node->len;
}

struct value
value_at(struct value v, uint32_t i)
{
	struct value child = { .catalogue = v.catalogue, .segment = v.segment,
			       .depth = v.depth + 1 };

	if (i < value_count(v))
		child.node = node_in(v.catalogue, v.segment, (uint64_t)v.node->at + i);
	return child;
}

struct value
value_get(struct value v, enum key key)
{
	uint32_t count = value_form(v) == VALUE_MAP ? value_count(v) : 0;
	struct value child = value_at(v, 0);

	child.node = find_node(child.node, count, key);
	return child;
}

enum key
value_key(struct value v)
{
	return v.node ? (enum key)v.node->key : KEY_NONE;
}

const char *
value_key_name(struct value v)
{
	const struct block_segment *g;
	const uint32_t *at;

	if (!v.node || v.node->key == KEY_NONE)
		return "";
	if (v.node->key < KEYS)
		return key_row((enum key)v.node->key)->name;
	g = segment_at(v.catalogue, v.segment);
	at = g ? element(v.catalogue, g->key_name, v.node->key - KEYS, sizeof *at) : NULL;
	return at ? terminated_at(v.catalogue, v.segment, *at).s : "";
}

const char *
value_text(struct value v)
{
	if (value_form(v) != VALUE_TEXT)
		return "";
	return text_at(v.catalogue, v.segment, v.node->at, v.node->len);
}

uint32_t
value_len(struct value v)
{
	return *value_text(v) ? v.node->len : 0;
}

struct str
value_written(struct value v)
{
	if (value_form(v) == VALUE_TEXT && v.node->tagged)
		return terminated_at(v.catalogue, v.segment,
				     (uint64_t)v.node->at + v.node->len + 1);
	return (struct str){ value_text(v), value_len(v) };
}

bool
value_quoted(struct value v)
{
	return v.node && v.node->quoted;
}

uint32_t
value_items(struct value v)
{
	switch (value_form(v)) {
	case VALUE_LIST:
		return value_count(v);
	case VALUE_TEXT:
	case VALUE_MAP:
		return 1;
	default:
		return 0;
	}
}

struct value
value_item(struct value v, uint32_t i)
{
	if (value_form(v) == VALUE_LIST)
		return value_at(v, i);
	return i < value_items(v) ? v : (struct value){ .catalogue = v.catalogue };
}

uint32_t
value_link(struct value v)
{
	if (!v.node || v.node->link >= catalogue_records(v.catalogue))
		return RECORD_NONE;
	return v.node->link;
}

/* Where a record's backlinks begin and how many there are. */
static uint32_t
back_range(const struct catalogue *c, uint32_t record, uint32_t *start)
{
	const struct block_header *h = header(c);
	const uint32_t *from = element(c, h->back_start, record, sizeof *from);
	const uint32_t *to = element(c, h->back_start, (uint64_t)record + 1, sizeof *to);

	if (!from || !to || *from > *to || *to > h->back.count)
		return 0;
	*start = *from;
	return *to - *from;
}

uint32_t
record_backlinks(const struct catalogue *c, uint32_t record)
{
	uint32_t start;

	return back_range(c, record, &start);
}

struct backlink
record_backlink(const struct catalogue *c, uint32_t record, uint32_t i)
{
	uint32_t start = 0;
	const struct back *b = NULL;

	if (i < back_range(c, record, &start))
		b = element(c, header(c)->back, (uint64_t)start + i, sizeof *b);
	if (!b || b->record >= catalogue_records(c))
		return (struct backlink){ .record = RECORD_NONE, .value = { .catalogue = c } };
	return (struct backlink){ .record = b->record, .key = b->key,
				  .value = node_at(c, b->segment, b->node) };
}

/* A country may be named by half of all studies, and stands in a list: only numbers are read. */
uint32_t
record_works(const struct catalogue *c, uint32_t record)
{
	uint32_t start = 0, count = back_range(c, record, &start), works = 0, last = RECORD_NONE;
	uint32_t first = catalogue_first(c, KIND_STUDY), studies = catalogue_count(c, KIND_STUDY);
	const struct back *back = element(c, header(c)->back, start, sizeof *back);

	for (uint32_t i = 0; i < count; i++) {
		works += back[i].record != last && back[i].record - first < studies;
		last = back[i].record;
	}
	return works;
}
