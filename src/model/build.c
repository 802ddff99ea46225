/* SPDX-License-Identifier: MIT */
#include "model/build.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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

void
segment_expect(struct segment *s, size_t bytes)
{
	buf_reserve(&s->text, bytes);
	/* What is never used is never there, but a large piece is there as a whole. */
	mem_large(s->text.data, bytes / 4 * 3);
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
