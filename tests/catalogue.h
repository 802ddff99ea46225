/* SPDX-License-Identifier: MIT */
/*
 * Catalogues for tests of the model, which has no reader of its own.
 *
 * Values are pushed in the order of a file, lists and mappings between make_open and make_close;
 * make_record takes all that were pushed.  A value links to a record by kind and id, made in any
 * segment, before or after; one that nobody made is added as the linker adds countries.
 */
#ifndef PACECAT_TESTS_CATALOGUE_H
#define PACECAT_TESTS_CATALOGUE_H

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/build.h"

#define MAKE_SEGMENTS 4
#define MAKE_NODES 256
#define MAKE_LINKS 512
#define MAKE_DEPTH 64
#define MAKE_LEN 0x7ffffffu            /* the bits that a node has for it */

/* The n-th wanted link stands in nodes as MAKE_WANTED + n until the catalogue is made. */
#define MAKE_WANTED 0x80000000u

struct maker {
	struct segment segment[MAKE_SEGMENTS];
	size_t segments;
	struct node node[MAKE_NODES];   /* pushed, innermost last */
	size_t nodes;
	size_t open[MAKE_DEPTH];        /* where in `node` the open lists and mappings stand */
	size_t depth;
	struct wanted { enum kind kind; const char *id; } link[MAKE_LINKS];
	size_t links;
	struct old { enum kind kind; const char *id, *former; } old[8];
	size_t olds;
	unsigned line;
};

static inline struct segment *
make_now(struct maker *m)
{
	return &m->segment[m->segments - 1];
}

/* Begin a file; all that follows lies in it. */
static inline void
make_file(struct maker *m, const char *name)
{
	segment_init(&m->segment[m->segments++], name);
	m->line = 0;
}

static inline void
make_node(struct maker *m, struct node node)
{
	if (m->nodes == MAKE_NODES)
		abort();
	m->node[m->nodes++] = node;
}

static inline void
make_text(struct maker *m, uint32_t key, const char *text)
{
	make_node(m, (struct node){ .key = key, .form = NODE_TEXT, .len = strlen(text) & MAKE_LEN,
				    .at = segment_text(make_now(m), text, strlen(text)),
				    .link = RECORD_NONE });
}

/* A text without its tags, as a reader of files makes it of what was written. */
static inline void
make_tagged(struct maker *m, uint32_t key, const char *text, const char *written)
{
	make_text(m, key, text);
	segment_text(make_now(m), written, strlen(written));
	m->node[m->nodes - 1].tagged = 1;
}

static inline void
make_null(struct maker *m, uint32_t key)
{
	make_node(m, (struct node){ .key = key, .form = NODE_NULL, .link = RECORD_NONE });
}

/* The value pushed last links to a record; called right after make_open it is the open one. */
static inline void
make_link(struct maker *m, enum kind kind, const char *id)
{
	if (m->links == MAKE_LINKS)
		abort();
	m->node[m->nodes - 1].link = MAKE_WANTED + (uint32_t)m->links;
	m->link[m->links++] = (struct wanted){ kind, id };
}

/* A text that is the id of a record. */
static inline void
make_reference(struct maker *m, uint32_t key, enum kind kind, const char *id)
{
	make_text(m, key, id);
	make_link(m, kind, id);
}

static inline void
make_open(struct maker *m, uint32_t key, enum node_form form)
{
	m->open[m->depth++] = m->nodes;
	make_node(m, (struct node){ .key = key, .form = form, .link = RECORD_NONE });
}

static inline uint32_t
make_append(struct maker *m, size_t from)
{
	static const uint32_t source[MAKE_NODES];
	uint32_t first = segment_nodes(make_now(m), m->node + from, source, m->nodes - from);

	m->nodes = from;
	return first;
}

static inline void
make_close(struct maker *m)
{
	size_t open = m->open[--m->depth];

	m->node[open].len = (m->nodes - open - 1) & MAKE_LEN;
	m->node[open].at = make_append(m, open + 1);
}

/* A name of two parts. */
static inline void
make_name(struct maker *m, uint32_t key, const char *family, const char *given)
{
	make_open(m, key, NODE_MAP);
	make_text(m, KEY_FAMILY, family);
	make_text(m, KEY_GIVEN, given);
	make_close(m);
}

/* A text in two languages. */
static inline void
make_local(struct maker *m, uint32_t key, const char *tag, const char *text, const char *tag2,
	   const char *text2)
{
	make_open(m, key, NODE_MAP);
	make_text(m, segment_unknown_key(make_now(m), tag, strlen(tag)), text);
	make_text(m, segment_unknown_key(make_now(m), tag2, strlen(tag2)), text2);
	make_close(m);
}

/* End a record; `id` may be "". */
static inline void
make_record(struct maker *m, enum kind kind, const char *id)
{
	struct segment *g = make_now(m);
	uint32_t count = (uint32_t)m->nodes, at = segment_text(g, id, strlen(id));

	segment_record(g, &(struct record){ .id = at, .id_len = (uint32_t)strlen(id),
					    .node = make_append(m, 0), .nodes = count,
					    .line = ++m->line, .column = 5, .kind = kind }, 0);
}

/* A study that has only a title. */
static inline void
make_study(struct maker *m, const char *id, const char *title)
{
	make_text(m, KEY_TITLE, title);
	make_record(m, KIND_STUDY, id);
}

/* Once `former` was the id of that record. */
static inline void
make_former(struct maker *m, enum kind kind, const char *id, const char *former)
{
	m->old[m->olds++] = (struct old){ kind, id, former };
}

static inline uint32_t
make_find(struct build *b, enum kind kind, const char *id)
{
	for (uint32_t r = 0; r < b->records; r++)
		if (b->record[r].kind == (uint32_t)kind &&
		    !strcmp(b->segment[b->record[r].segment].text.data + b->record[r].id, id))
			return r;
	return build_add_record(b, &(struct record){
		.id = segment_text(&b->segment[0], id, strlen(id)), .id_len = (uint32_t)strlen(id),
		.kind = kind });
}

/* The catalogue; the maker is empty again. */
static inline struct catalogue *
make_catalogue(struct maker *m)
{
	struct catalogue *c;
	struct build b;

	build_number(&b, m->segment, m->segments);
	for (size_t i = 0; i < m->segments; i++)
		for (size_t n = 0; n < m->segment[i].nodes; n++) {
			struct node *node = &m->segment[i].node[n];

			if (node->link != RECORD_NONE)
				node->link = make_find(&b, m->link[node->link - MAKE_WANTED].kind,
						       m->link[node->link - MAKE_WANTED].id);
		}
	for (size_t i = 0; i < m->olds; i++) {
		const char *former = m->old[i].former;

		build_former(&b, make_find(&b, m->old[i].kind, m->old[i].id), 0,
			     segment_text(&m->segment[0], former, strlen(former)),
			     (uint32_t)strlen(former));
	}
	c = build_seal(&b);
	*m = (struct maker){ 0 };
	return c;
}

/* Two files that name each other's records, one country that only references make. */
static inline struct catalogue *
make_two_files(void)
{
	struct maker m = { 0 };

	make_file(&m, "one/a.yaml");
	make_text(&m, KEY_VERSION, "2026.1");
	make_record(&m, KIND_FILE, "");
	make_tagged(&m, KEY_TITLE, "First", "<i>First</i>");
	make_text(&m, segment_unknown_key(make_now(&m), "colour", 6), "blue");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_PERSON, "rakoto");
	make_reference(&m, KEY_NONE, KIND_ORGANISATION, "levin-sources");
	make_open(&m, KEY_NONE, NODE_MAP);
	make_link(&m, KIND_PERSON, "beynon");
	make_text(&m, KEY_PERSON, "beynon");
	make_text(&m, KEY_AS_NAME, "G. Beynon");
	make_close(&m);
	make_close(&m);
	make_reference(&m, KEY_CONTRIBUTOR, KIND_PERSON, "rakoto");
	make_open(&m, KEY_COUNTRY, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_COUNTRY, "MDG");
	make_close(&m);
	make_null(&m, KEY_NOTE);
	make_record(&m, KIND_STUDY, "first");
	make_name(&m, KEY_NAME, "Rakoto", "Hervé");
	make_record(&m, KIND_PERSON, "rakoto");
	make_study(&m, "second", "Second");

	make_file(&m, "two/b.yaml");
	make_text(&m, KEY_NAME_TEXT, "Levin Sources");
	make_record(&m, KIND_ORGANISATION, "levin-sources");
	make_text(&m, segment_unknown_key(make_now(&m), "size", 4), "large");
	make_open(&m, segment_unknown_key(make_now(&m), "colour", 6), NODE_LIST);
	make_text(&m, KEY_NONE, "red");
	make_text(&m, KEY_NONE, "green");
	make_close(&m);
	make_reference(&m, KEY_AUTHOR, KIND_PERSON, "rakoto");
	make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, "MDG");
	make_record(&m, KIND_STUDY, "third");
	make_name(&m, KEY_NAME, "Beynon", "Gareth");
	make_record(&m, KIND_PERSON, "beynon");
	make_record(&m, KIND_FILE, "");
	make_record(&m, KIND_TOPIC, "third");
	make_former(&m, KIND_STUDY, "third", "drei");
	make_former(&m, KIND_PERSON, "beynon", "gb");
	/* A former id never hides an id. */
	make_former(&m, KIND_PERSON, "beynon", "rakoto");
	return make_catalogue(&m);
}

#endif
