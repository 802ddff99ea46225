/* SPDX-License-Identifier: MIT */
/*
 * Sealing: all segments become one block.  What is large is done in pieces, side by side; what is
 * copied is freed before the next is, so that at no time there are two copies of the whole.
 * Records that a reference made are sorted in with their kind; `number` maps the numbers that links
 * carry to the final ones.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sort.h"
#include "base/thread.h"
#include "model/block.h"
#include "model/build.h"

/* Below so many bytes no thread is started. */
#define SMALL ((uint64_t)4 << 20)

/* What one job copies at a time. */
#define PIECE ((size_t)4 << 20)

struct piece {
	uint32_t segment;
	size_t from, count; /* nodes, or bytes of text */
	size_t links;
};

struct seal {
	struct build *build;
	uint32_t *number;
	uint32_t first[KINDS + 1];
	struct record *record; /* from here on: in the block */
	struct ident *ident;
	size_t idents;
	uint32_t placed; /* idents of which no more than BLOCK_TRIES slots are to be looked at */
	struct ident *crowd;
	size_t crowded, crowd_room;
	uint32_t *slot;
	size_t slots;
	uint32_t *back_start;
	struct back *back;
	size_t links;
	struct block_segment *head;
	unsigned char *block;
	uint32_t **key_name;
	struct piece *piece;
	size_t pieces, room, threads;
};

static void
number_records(struct seal *s)
{
	struct build *b = s->build;
	uint32_t next = 0;

	s->number = xcalloc(b->records, sizeof *s->number);
	for (unsigned kind = 0; kind < KINDS; kind++) {
		s->first[kind] = next;
		for (uint32_t r = b->first[kind]; r < b->first[kind + 1]; r++)
			s->number[r] = next++;
		for (uint32_t r = b->first[KINDS]; r < b->records; r++)
			if (b->record[r].kind == kind)
				s->number[r] = next++;
	}
	s->first[KINDS] = next;
}

static void
add_pieces(struct seal *s, uint32_t segment, size_t count, size_t size)
{
	for (size_t from = 0, n; from < count; from += n) {
		n = count - from < PIECE / size ? count - from : PIECE / size;
		s->piece = mem_grow(s->piece, &s->room, s->pieces + 1, sizeof *s->piece);
		s->piece[s->pieces++] =
			(struct piece){ .segment = segment, .from = from, .count = n };
	}
}

/* Links to what they are finally, and how many there are. */
static void
renumber(void *context, size_t i)
{
	struct seal *s = context;
	struct piece *p = &s->piece[i];
	const struct build *b = s->build;
	struct node *node = b->segment[p->segment].node + p->from;

	for (size_t n = 0; n < p->count; n++) {
		if (node[n].link == RECORD_NONE)
			continue;
		node[n].link = node[n].link < b->records ? s->number[node[n].link] : RECORD_NONE;
		p->links += node[n].link != RECORD_NONE;
	}
}

static void
renumber_all(struct seal *s)
{
	for (size_t i = 0; i < s->build->segments; i++)
		add_pieces(s, (uint32_t)i, s->build->segment[i].nodes, sizeof(struct node));
	thread_each(s->pieces, s->threads, renumber, s);
	for (size_t i = 0; i < s->pieces; i++)
		s->links += s->piece[i].links;
}

/* Lay the sections out one behind the other. */
static struct extent
lay(uint64_t *end, uint64_t count, size_t size)
{
	struct extent e = { .base = *end, .count = count };

	*end = (*end + count * size + 7) & ~(uint64_t)7;
	return e;
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

static void
count_idents(struct seal *s)
{
	const struct build *b = s->build;

	s->idents = b->formers;
	for (uint32_t r = 0; r < b->records; r++)
		s->idents += b->record[r].id_len != 0;
	for (s->slots = 16; s->slots < (b->records + b->formers) * 2; s->slots *= 2)
		;
}

/* The block with its header, the rest still to be filled. */
static uint64_t
make_block(struct seal *s)
{
	struct build *b = s->build;
	struct block_header h = { .magic = BLOCK_MAGIC,
				  .version = BLOCK_VERSION,
				  .header_bytes = sizeof h };
	struct block_segment *head = xcalloc(b->segments, sizeof *head);
	uint64_t end = sizeof h;
	size_t bytes;

	memcpy(h.first, s->first, sizeof h.first);
	h.record = lay(&end, b->records, sizeof *s->record);
	h.ident = lay(&end, s->idents, sizeof *s->ident);
	h.slot = lay(&end, s->slots, sizeof *s->slot);
	h.back_start = lay(&end, b->records + 1, sizeof *s->back_start);
	h.back = lay(&end, s->links, sizeof *s->back);
	h.segment = lay(&end, b->segments, sizeof *head);
	for (size_t i = 0; i < b->segments; i++)
		lay_segment(&head[i], &b->segment[i], &end);
	h.bytes = end;

	/* Fresh pages, which are there only once they are written to; as many as there can be. */
	bytes = end < SIZE_MAX ? (size_t)end : SIZE_MAX;
	s->block = xcalloc(1, bytes);
	mem_large(s->block, bytes);
	memcpy(s->block, &h, sizeof h);
	s->record = (void *)(s->block + h.record.base);
	s->ident = (void *)(s->block + h.ident.base);
	s->slot = (void *)(s->block + h.slot.base);
	s->back_start = (void *)(s->block + h.back_start.base);
	s->back = (void *)(s->block + h.back.base);
	s->head = (void *)(s->block + h.segment.base);
	memcpy(s->head, head, b->segments * sizeof *head);
	free(head);
	return end;
}

static void
copy_nodes(void *context, size_t i)
{
	struct seal *s = context;
	const struct piece *p = &s->piece[i];
	struct node *to = (void *)(s->block + s->head[p->segment].node.base);

	memcpy(to + p->from, s->build->segment[p->segment].node + p->from, p->count * sizeof *to);
}

static void
copy_text(void *context, size_t i)
{
	struct seal *s = context;
	const struct piece *p = &s->piece[i];

	memcpy(s->block + s->head[p->segment].text.base + p->from,
	       s->build->segment[p->segment].text.data + p->from, p->count);
}

/* The pieces are those of the nodes at first. */
static void
copy_segments(struct seal *s)
{
	struct build *b = s->build;

	thread_each(s->pieces, s->threads, copy_nodes, s);
	s->pieces = 0;
	for (size_t i = 0; i < b->segments; i++) {
		free(b->segment[i].node);
		b->segment[i].node = NULL;
		memcpy(s->block + s->head[i].key_name.base, s->key_name[i],
		       (size_t)s->head[i].key_name.count * sizeof(uint32_t));
		free(s->key_name[i]);
		add_pieces(s, (uint32_t)i, b->segment[i].text.len, 1);
	}
	thread_each(s->pieces, s->threads, copy_text, s);
}

static void
copy_records(struct seal *s)
{
	struct build *b = s->build;

	for (uint32_t r = 0; r < b->records; r++)
		s->record[s->number[r]] = b->record[r];
	free(b->record);
	b->record = NULL;
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

static const char *
ident_text(const struct seal *s, const struct ident *ident)
{
	return (const char *)s->block + s->head[ident->segment].text.base + ident->at;
}

static unsigned
ident_space(const struct seal *s, const struct ident *ident)
{
	return block_space((enum kind)s->record[ident->record].kind);
}

static bool
same_ident(const struct seal *s, const struct ident *a, const struct ident *b)
{
	return a->len == b->len && !memcmp(ident_text(s, a), ident_text(s, b), a->len) &&
	       ident_space(s, a) == ident_space(s, b);
}

/* Who has an id for the second time is not found by it, and would be passed over by all others. */
static void
add_ident(struct seal *s, struct ident ident)
{
	size_t i = block_hash(ident_space(s, &ident), ident_text(s, &ident), ident.len);

	for (int tries = 0; tries < BLOCK_TRIES; tries++, i++) {
		uint32_t *slot = &s->slot[i & (s->slots - 1)];

		if (!*slot)
			*slot = s->placed + 1;
		else if (!same_ident(s, &s->ident[*slot - 1], &ident))
			continue;
		s->ident[s->placed++] = ident;
		return;
	}
	s->crowd = mem_grow(s->crowd, &s->crowd_room, s->crowded + 1, sizeof ident);
	s->crowd[s->crowded++] = ident;
}

static int
compare_idents(const void *a, const void *b, void *context)
{
	const struct ident *x = a, *y = b;
	unsigned one = ident_space(context, x), other = ident_space(context, y);

	if (one != other)
		return one < other ? -1 : 1;
	return strcmp(ident_text(context, x), ident_text(context, y));
}

/* Of two with one id the first stays the first, and is found. */
static void
place_crowd(struct seal *s)
{
	struct block_header *h = (void *)s->block;

	if (!s->crowded)
		return;
	sort_stable(s->crowd, s->crowded, sizeof *s->crowd, compare_idents, s);
	memcpy(s->ident + s->placed, s->crowd, s->crowded * sizeof *s->crowd);
	h->crowd = s->crowded;
	free(s->crowd);
}

/* Ids first, so that a former id never hides one. */
static void
index_ids(struct seal *s)
{
	const struct build *b = s->build;

	for (uint32_t r = 0; r < b->records; r++)
		if (s->record[r].id_len)
			add_ident(s, (struct ident){ r, s->record[r].segment, s->record[r].id,
						     s->record[r].id_len });
	for (size_t f = 0; f < b->formers; f++)
		add_ident(s, (struct ident){ s->number[b->former[f].record], b->former[f].segment,
					     b->former[f].at, b->former[f].len });
	place_crowd(s);
}

/* Visit the links below one node. */
static void
visit(struct seal *s, uint32_t record, uint32_t key, const struct node *all, uint32_t number)
{
	const struct node *node = &all[number];

	if (node->link != RECORD_NONE) {
		uint32_t at = s->back_start[node->link]++;

		/* No node is below two others but those of names, which carry no links. */
		assert(at < s->links);
		s->back[at] = (struct back){ record, key, s->record[record].segment, number };
	}
	if (node->form == NODE_LIST || node->form == NODE_MAP)
		for (uint32_t i = 0; i < node->len; i++)
			visit(s, record, key, all, node->at + i);
}

static void
count_links(struct seal *s)
{
	for (size_t i = 0; i < s->build->segments; i++) {
		const struct node *node = (const void *)(s->block + s->head[i].node.base);

		for (size_t n = 0; n < s->head[i].node.count; n++)
			if (node[n].link != RECORD_NONE)
				s->back_start[node[n].link]++;
	}
}

static void
index_backlinks(struct seal *s)
{
	size_t records = s->build->records;
	uint32_t total = 0;

	count_links(s);
	for (size_t r = 0; r <= records; r++) {
		uint32_t count = s->back_start[r];

		s->back_start[r] = total;
		total += count;
	}
	for (uint32_t r = 0; r < records; r++) {
		const struct record *record = &s->record[r];
		const struct node *all =
			(const void *)(s->block + s->head[record->segment].node.base);

		for (uint32_t n = record->node; n < record->node + record->nodes; n++)
			visit(s, r, all[n].key, all, n);
	}
	/* Each start has moved to its end, which is the next one's start. */
	memmove(s->back_start + 1, s->back_start, records * sizeof *s->back_start);
	s->back_start[0] = 0;
}

/* What is made from the finished copy: neither needs what the other makes. */
static void
make_index(void *context, size_t i)
{
	(i ? index_ids : index_backlinks)(context);
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
	struct seal s = { .build = b, .threads = 1 };
	struct catalogue *c = xmalloc(sizeof *c);
	uint64_t bytes = 0;

	s.key_name = xcalloc(b->segments, sizeof *s.key_name);
	for (size_t i = 0; i < b->segments; i++) {
		drop_sources(&b->segment[i]);
		s.key_name[i] = key_names(&b->segment[i]);
		bytes += b->segment[i].text.len;
	}
	if (bytes > SMALL)
		s.threads = thread_cores();
	number_records(&s);
	count_idents(&s);
	renumber_all(&s);
	bytes = make_block(&s);
	copy_segments(&s);
	copy_records(&s);
	*c = (struct catalogue){ .block = s.block, .bytes = bytes, .owned = s.block };
	name_files(c, b);
	for (size_t i = 0; i < b->segments; i++)
		segment_release(&b->segment[i]);
	thread_each(2, s.threads, make_index, &s);
	free(s.number);
	free(s.piece);
	free(s.key_name);
	free(b->former);
	*b = (struct build){ 0 };
	return c;
}
