/* SPDX-License-Identifier: MIT */
#include "model/build.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/block.h"

void
segment_init(struct segment *s, const char *file)
{
	*s = (struct segment){ .file = xstrdup(file), .text = BUF_INIT };
}

void
segment_release(struct segment *s)
{
	for (size_t i = 0; i < s->key_names; i++)
		free(s->key_name[i]);
	free(s->key_name);
	free(s->file);
	free(s->node);
	free(s->source);
	free(s->record);
	free(s->record_source);
	buf_release(&s->text);
	table_release(&s->key_table);
	*s = (struct segment){ .text = BUF_INIT };
}

uint32_t
segment_text(struct segment *s, const char *text, size_t len)
{
	uint32_t at = (uint32_t)s->text.len;

	assert(s->text.len + len < UINT32_MAX);
	if (s->text.room - at < len + 2)
		buf_reserve(&s->text, len + 1);
	memcpy(s->text.data + at, text, len);
	s->text.data[at + len] = '\0';
	s->text.data[at + len + 1] = '\0';
	s->text.len += len + 1;
	return at;
}

uint32_t
segment_unknown_key(struct segment *s, const char *name, size_t len)
{
	uint32_t n = table_find(&s->key_table, name, len);

	if (n != TABLE_NONE)
		return KEYS + n;
	n = (uint32_t)s->key_names;
	s->key_name = mem_grow(s->key_name, &s->key_name_room, s->key_names + 1,
			       sizeof *s->key_name);
	s->key_name[s->key_names++] = xstrndup(name, len);
	table_add(&s->key_table, s->key_name[n], len, n);
	return KEYS + n;
}

uint32_t
segment_nodes(struct segment *s, const struct node *node, const uint32_t *source, size_t count)
{
	uint32_t first = (uint32_t)s->nodes;

	if (s->nodes + count > s->node_room)
		s->node = mem_grow(s->node, &s->node_room, s->nodes + count, sizeof *s->node);
	if (s->nodes + count > s->source_room)
		s->source = mem_grow(s->source, &s->source_room, s->nodes + count,
				     sizeof *s->source);
	if (count) {
		memcpy(s->node + s->nodes, node, count * sizeof *node);
		memcpy(s->source + s->nodes, source, count * sizeof *source);
	}
	s->nodes += count;
	return first;
}

void
segment_record(struct segment *s, const struct record *record, uint32_t source)
{
	s->record = mem_grow(s->record, &s->record_room, s->records + 1, sizeof *s->record);
	s->record_source = mem_grow(s->record_source, &s->record_source_room, s->records + 1,
				    sizeof *s->record_source);
	s->record[s->records] = *record;
	s->record_source[s->records++] = source;
}

void
build_number(struct build *b, struct segment *segments, size_t count)
{
	*b = (struct build){ .segment = segments, .segments = count };
	for (size_t i = 0; i < count; i++)
		b->records += segments[i].records;
	b->record = mem_grow(NULL, &b->room, b->records + 1, sizeof *b->record);
	b->records = 0;
	for (unsigned kind = 0; kind < KINDS; kind++) {
		b->first[kind] = (uint32_t)b->records;
		for (size_t i = 0; i < count; i++)
			for (size_t r = 0; r < segments[i].records; r++)
				if (segments[i].record[r].kind == kind) {
					segments[i].record[r].segment = (uint32_t)i;
					b->record[b->records++] = segments[i].record[r];
				}
	}
	b->first[KINDS] = (uint32_t)b->records;
}

uint32_t
build_add_record(struct build *b, const struct record *record)
{
	b->record = mem_grow(b->record, &b->room, b->records + 1, sizeof *b->record);
	b->record[b->records] = *record;
	return (uint32_t)b->records++;
}

void
build_former(struct build *b, uint32_t record, uint32_t segment, uint32_t at, uint32_t len)
{
	b->former = mem_grow(b->former, &b->former_room, b->formers + 1, sizeof *b->former);
	b->former[b->formers++] = (struct former){ record, segment, at, len };
}

void
build_release(struct build *b)
{
	for (size_t i = 0; i < b->segments; i++)
		segment_release(&b->segment[i]);
	free(b->record);
	free(b->former);
	*b = (struct build){ 0 };
}

/*
 * Sealing.  Records that a reference made are sorted in with their kind; `number` maps the numbers
 * that links carry to the final ones.
 */
struct seal {
	struct build *build;
	uint32_t *number;
	uint32_t first[KINDS + 1];
	struct record *record;
	struct ident *ident;
	size_t idents;
	uint32_t *slot;
	size_t slots;
	uint32_t *back_start;
	struct back *back;
	struct block_segment *head;
	uint32_t **key_name;
};

static void
sort_records(struct seal *s)
{
	struct build *b = s->build;
	uint32_t next = 0;

	s->number = xcalloc(b->records, sizeof *s->number);
	s->record = xcalloc(b->records, sizeof *s->record);
	for (unsigned kind = 0; kind < KINDS; kind++) {
		s->first[kind] = next;
		for (uint32_t r = b->first[kind]; r < b->first[kind + 1]; r++)
			s->number[r] = next++;
		for (uint32_t r = b->first[KINDS]; r < b->records; r++)
			if (b->record[r].kind == kind)
				s->number[r] = next++;
	}
	s->first[KINDS] = next;
	for (uint32_t r = 0; r < b->records; r++)
		s->record[s->number[r]] = b->record[r];
	free(b->record);
	b->record = NULL;
}

static void
renumber_links(struct seal *s)
{
	const struct build *b = s->build;

	for (size_t i = 0; i < b->segments; i++)
		for (size_t n = 0; n < b->segment[i].nodes; n++) {
			struct node *node = &b->segment[i].node[n];

			if (node->link != RECORD_NONE)
				node->link = node->link < b->records ? s->number[node->link]
								     : RECORD_NONE;
		}
}

static void
add_ident(struct seal *s, struct ident ident)
{
	const char *text = s->build->segment[ident.segment].text.data + ident.at;
	unsigned space = block_space((enum kind)s->record[ident.record].kind);
	size_t i = block_hash(space, text, ident.len);

	s->ident[s->idents++] = ident;
	while (s->slot[i & (s->slots - 1)])
		i++;
	s->slot[i & (s->slots - 1)] = (uint32_t)s->idents;
}

/* Ids first, so that a former id never hides one. */
static void
index_ids(struct seal *s)
{
	const struct build *b = s->build;

	for (s->slots = 16; s->slots < (b->records + b->formers) * 2; s->slots *= 2)
		;
	s->slot = xcalloc(s->slots, sizeof *s->slot);
	s->ident = xcalloc(b->records + b->formers, sizeof *s->ident);
	for (uint32_t r = 0; r < b->records; r++)
		if (s->record[r].id_len)
			add_ident(s, (struct ident){ r, s->record[r].segment, s->record[r].id,
						     s->record[r].id_len });
	for (size_t f = 0; f < b->formers; f++)
		add_ident(s, (struct ident){ s->number[b->former[f].record], b->former[f].segment,
					     b->former[f].at, b->former[f].len });
}

/* Visit the links below one node; the first pass counts, the second fills. */
static void
visit(struct seal *s, uint32_t record, uint32_t key, uint32_t number)
{
	uint32_t segment = s->record[record].segment;
	const struct node *node = &s->build->segment[segment].node[number];

	if (node->link != RECORD_NONE) {
		uint32_t at = s->back_start[node->link]++;

		if (s->back)
			s->back[at] = (struct back){ record, key, segment, number };
	}
	if (node->form == NODE_LIST || node->form == NODE_MAP)
		for (uint32_t i = 0; i < node->len; i++)
			visit(s, record, key, node->at + i);
}

static void
visit_all(struct seal *s)
{
	for (uint32_t r = 0; r < s->build->records; r++)
		for (uint32_t i = 0; i < s->record[r].nodes; i++) {
			uint32_t n = s->record[r].node + i;

			visit(s, r, s->build->segment[s->record[r].segment].node[n].key, n);
		}
}

static size_t
index_backlinks(struct seal *s)
{
	size_t records = s->build->records;
	uint32_t total = 0;

	s->back_start = xcalloc(records + 2, sizeof *s->back_start);
	visit_all(s);
	for (size_t r = 0; r <= records; r++) {
		uint32_t count = s->back_start[r];

		s->back_start[r] = total;
		total += count;
	}
	s->back = xcalloc(total, sizeof *s->back);
	visit_all(s);
	/* Each start has moved to its end, which is the next one's start. */
	memmove(s->back_start + 1, s->back_start, records * sizeof *s->back_start);
	s->back_start[0] = 0;
	return total;
}

/* Lay the sections out one behind the other; `copy` follows the same order. */
static struct extent
lay(uint64_t *end, uint64_t count, size_t size)
{
	struct extent e = { .base = *end, .count = count };

	*end = (*end + count * size + 7) & ~(uint64_t)7;
	return e;
}

/* What is copied is needed no more: at no time are there two copies of the whole. */
static void
move(unsigned char *block, struct extent e, void *from, size_t size)
{
	if (e.count)
		memcpy(block + e.base, from, e.count * size);
	free(from);
}

static void
copy_text(unsigned char *block, struct extent e, struct buf *text)
{
	memcpy(block + e.base, text->data, e.count);
	buf_release(text);
}

static void
name_files(struct catalogue *c, const struct build *b)
{
	const char **name = xcalloc(b->segments, sizeof *name);

	for (size_t i = 0; i < b->segments; i++)
		name[i] = b->segment[i].file;
	catalogue_set_files(c, name, b->segments);
	free(name);
}

/* The offsets of the unknown keys' names, which join the segment's texts; the caller frees them. */
static uint32_t *
key_names(struct segment *g)
{
	uint32_t *at = xcalloc(g->key_names, sizeof *at);

	for (size_t i = 0; i < g->key_names; i++)
		at[i] = segment_text(g, g->key_name[i], strlen(g->key_name[i]));
	return at;
}

static void
lay_segment(struct block_segment *h, struct segment *g, uint64_t *end)
{
	h->text = lay(end, g->text.len, 1);
	h->node = lay(end, g->nodes, sizeof *g->node);
	h->key_name = lay(end, g->key_names, sizeof(uint32_t));
}

static struct catalogue *
write_block(struct seal *s, size_t backs)
{
	struct build *b = s->build;
	struct block_header h = { .magic = BLOCK_MAGIC, .version = BLOCK_VERSION,
				  .header_bytes = sizeof h };
	struct catalogue *c = xmalloc(sizeof *c);
	uint64_t end = sizeof h;
	unsigned char *block;

	memcpy(h.first, s->first, sizeof h.first);
	h.record = lay(&end, b->records, sizeof *s->record);
	h.ident = lay(&end, s->idents, sizeof *s->ident);
	h.slot = lay(&end, s->slots, sizeof *s->slot);
	h.back_start = lay(&end, b->records + 1, sizeof *s->back_start);
	h.back = lay(&end, backs, sizeof *s->back);
	h.segment = lay(&end, b->segments, sizeof *s->head);
	s->head = xcalloc(b->segments, sizeof *s->head);
	for (size_t i = 0; i < b->segments; i++)
		lay_segment(&s->head[i], &b->segment[i], &end);
	h.bytes = end;

	/* Fresh pages, which are there only once they are written to. */
	block = xcalloc(1, end);
	memcpy(block, &h, sizeof h);
	move(block, h.record, s->record, sizeof *s->record);
	move(block, h.ident, s->ident, sizeof *s->ident);
	move(block, h.slot, s->slot, sizeof *s->slot);
	move(block, h.back_start, s->back_start, sizeof *s->back_start);
	move(block, h.back, s->back, sizeof *s->back);
	*c = (struct catalogue){ .block = block, .bytes = end, .owned = block };
	name_files(c, b);
	for (size_t i = 0; i < b->segments; i++) {
		struct segment *g = &b->segment[i];

		move(block, s->head[i].node, g->node, sizeof *g->node);
		g->node = NULL;
		move(block, s->head[i].key_name, s->key_name[i], sizeof(uint32_t));
		copy_text(block, s->head[i].text, &g->text);
		segment_release(g);
	}
	move(block, h.segment, s->head, sizeof *s->head);
	return c;
}

/* Places in the files have served when all is linked. */
static void
drop_sources(struct segment *g)
{
	free(g->source);
	free(g->record_source);
	free(g->record);
	g->source = g->record_source = NULL;
	g->record = NULL;
}

struct catalogue *
build_seal(struct build *b)
{
	struct seal s = { .build = b };
	struct catalogue *c;

	s.key_name = xcalloc(b->segments, sizeof *s.key_name);
	for (size_t i = 0; i < b->segments; i++) {
		drop_sources(&b->segment[i]);
		s.key_name[i] = key_names(&b->segment[i]);
	}
	sort_records(&s);
	renumber_links(&s);
	index_ids(&s);
	free(s.number);
	free(b->former);
	c = write_block(&s, index_backlinks(&s));
	free(s.key_name);
	*b = (struct build){ 0 };
	return c;
}
