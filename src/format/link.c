/* SPDX-License-Identifier: MIT */
/* Ids, codes and names of all files of a catalogue become links between its records. */
#include "format/linker.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/read.h"
#include "model/country.h"
#include "model/identifier.h"

/* With fewer records no thread is started. */
#define SMALL 2000

static const enum space spaces[KINDS] = {
	[KIND_FILE] = SPACES,
	[KIND_PROGRAMME] = SPACE_PROGRAMME,
	[KIND_ORGANISATION] = SPACE_PARTY,
	[KIND_PERSON] = SPACE_PARTY,
	[KIND_COUNTRY] = SPACE_COUNTRY,
	[KIND_TOPIC] = SPACE_TOPIC,
	[KIND_STUDY] = SPACE_STUDY,
};

const char *
linker_id(const struct linker *l, uint32_t record)
{
	const struct record *r = &l->build.record[record];

	return l->build.segment[r->segment].text.data + r->id;
}

struct node *
linker_node(struct linker *l, uint32_t segment, uint32_t node)
{
	return &l->build.segment[segment].node[node];
}

const char *
linker_text(const struct linker *l, uint32_t segment, const struct node *node)
{
	return l->build.segment[segment].text.data + node->at;
}

const struct node *
linker_member(const struct linker *l, uint32_t segment, const struct node *map, enum key key)
{
	const struct node *node = l->build.segment[segment].node + map->at;

	for (uint32_t i = 0; i < map->len; i++)
		if (node[i].key == (uint32_t)key)
			return &node[i];
	return NULL;
}

static size_t
node_at(const struct linker *l, uint32_t segment, uint32_t node)
{
	return l->build.segment[segment].source[node];
}

/* Report that a record's id is another's too; `record` comes later. */
static void
twice(struct linker *l, uint32_t record, uint32_t first, const char *id)
{
	const struct record *r = &l->build.record[record], *other = &l->build.record[first];
	struct source *s = &l->source[r->segment];
	struct quote q;

	quote(&q, id, strlen(id));
	if (r->segment == other->segment)
		source_error(s, l->record_at[record],
			     _("the id \"%s\" is already that of the record on "
			       "line %u (column %u)"),
			     q.text, other->line, other->column);
	else
		source_error(s, l->record_at[record],
			     _("the id \"%s\" is already that of the record at "
			       "%s:%u:%u"),
			     q.text, l->source[other->segment].name, other->line, other->column);
}

static void
register_ids(struct linker *l)
{
	for (unsigned kind = 0; kind < KINDS; kind++)
		if (spaces[kind] != SPACES)
			table_expect(&l->id[spaces[kind]], l->id[spaces[kind]].count +
								   l->build.first[kind + 1] -
								   l->build.first[kind]);
	for (uint32_t i = 0; i < l->build.records; i++) {
		const struct record *r = &l->build.record[i];
		enum space space = spaces[r->kind];
		const char *id = linker_id(l, i);
		uint32_t first;

		if (space == SPACES || !r->id_len)
			continue;
		first = table_add(&l->id[space], id, r->id_len, i);
		if (first != i)
			twice(l, i, first, id);
		else if (space == SPACE_COUNTRY)
			l->country[country_find(id, r->id_len)] = i;
	}
}

static void
register_former(struct linker *l, uint32_t record, uint32_t node)
{
	const struct record *r = &l->build.record[record];
	const struct node *n = linker_node(l, r->segment, node);
	enum space space = spaces[r->kind];
	const char *id = linker_text(l, r->segment, n);
	uint32_t first;
	struct quote q;

	if (n->form != NODE_TEXT || !n->len || space == SPACES)
		return;
	first = table_add(&l->id[space], id, n->len, record);
	if (first != record)
		source_error(
			&l->source[r->segment], node_at(l, r->segment, node),
			_("\"%s\" cannot be a former id: a record has it (line %u, column %u)"),
			quote(&q, id, n->len), l->build.record[first].line,
			l->build.record[first].column);
	else
		build_former(&l->build, record, r->segment, n->at, n->len);
}

/* Former ids come after all ids of today, so that those win. */
static void
register_formers(struct linker *l)
{
	for (uint32_t i = 0; i < l->build.first[KINDS]; i++) {
		const struct record r = l->build.record[i];

		for (uint32_t k = 0; k < r.nodes; k++) {
			const struct node n = *linker_node(l, r.segment, r.node + k);

			if (n.key != KEY_FORMERLY)
				continue;
			if (n.form == NODE_TEXT)
				register_former(l, i, r.node + k);
			for (uint32_t e = 0; n.form == NODE_LIST && e < n.len; e++)
				register_former(l, i, n.at + e);
		}
	}
}

/* The ids of a space, for suggestions. */
struct ids {
	const struct linker *linker;
	uint32_t first;
};

static const char *
nth_id(const void *context, size_t i)
{
	const struct ids *ids = context;
	uint32_t record = ids->first + (uint32_t)i;

	return ids->linker->build.record[record].id_len ? linker_id(ids->linker, record) : "";
}

/* The id nearest to one that is not there, or NULL. */
static const char *
suggestion(struct linker *l, enum space space, const char *text, size_t len)
{
	static const struct {
		enum kind from, to;
	} rows[SPACES] = {
		[SPACE_PARTY] = { KIND_ORGANISATION, KIND_PERSON },
		[SPACE_TOPIC] = { KIND_TOPIC, KIND_TOPIC },
		[SPACE_STUDY] = { KIND_STUDY, KIND_STUDY },
	};
	struct ids ids = { .linker = l, .first = l->build.first[rows[space].from] };
	size_t count = l->build.first[rows[space].to + 1] - ids.first;

	if (count > l->patience)
		return NULL;
	l->patience -= count;
	return nearest(text, len, count, nth_id, &ids);
}

void
link_missing(struct linker *l, enum space space, uint32_t segment, uint32_t node)
{
	const struct node *n = linker_node(l, segment, node);
	size_t at = node_at(l, segment, node);
	struct source *s = &l->source[segment];
	const char *id, *near;
	struct quote room;

	/* The record may be among what could not be read. */
	if (l->broken)
		return;
	id = quote(&room, linker_text(l, segment, n), n->len);
	near = suggestion(l, space, linker_text(l, segment, n), n->len);
	if (space == SPACE_TOPIC && near)
		source_error(s, at, _("there is no topic \"%s\"; did you mean \"%s\"?"), id, near);
	else if (space == SPACE_TOPIC)
		source_error(s, at, _("there is no topic \"%s\""), id);
	else if (space == SPACE_STUDY && near)
		source_error(s, at, _("there is no study \"%s\"; did you mean \"%s\"?"), id, near);
	else if (space == SPACE_STUDY)
		source_error(s, at, _("there is no study \"%s\""), id);
	else if (near)
		source_error(s, at,
			     _("there is no person or organisation \"%s\"; did you mean \"%s\"?"),
			     id, near);
	else
		source_error(s, at, _("there is no person or organisation \"%s\""), id);
}

static uint32_t
link_id(struct linker *l, enum space space, uint32_t segment, uint32_t node)
{
	const struct node *n = linker_node(l, segment, node);
	uint32_t record = table_find(&l->id[space], linker_text(l, segment, n), n->len);

	/* The reader keeps nothing else where an id belongs. */
	assert(n->form == NODE_TEXT);
	if (record != TABLE_NONE)
		return record;
	link_missing(l, space, segment, node);
	return RECORD_NONE;
}

/* Of {id, as} or {organisation, period}: the record that the member `key` names. */
static uint32_t
link_member(struct linker *l, enum space space, uint32_t segment, uint32_t node, enum key key)
{
	const struct node *n = linker_node(l, segment, node);
	const struct node *member;

	if (n->form != NODE_MAP)
		return link_id(l, space, segment, node);
	member = linker_member(l, segment, n, key);
	if (!member) {
		source_error(&l->source[segment], node_at(l, segment, node),
			     _("\"%s\" is missing here"), key_row(key)->name);
		return RECORD_NONE;
	}
	return link_id(l, space, segment, (uint32_t)(member - l->build.segment[segment].node));
}

uint32_t
link_add_country(struct linker *l, unsigned index)
{
	if (l->country[index] == RECORD_NONE)
		l->country[index] =
			build_add_record(&l->build,
					 &(struct record){ .id = l->country_text + 4 * index,
							   .id_len = 3,
							   .kind = KIND_COUNTRY });
	return l->country[index];
}

static uint32_t
link_country(struct linker *l, uint32_t segment, uint32_t node)
{
	const struct node *n = linker_node(l, segment, node);
	unsigned index = n->form == NODE_TEXT ? country_find(linker_text(l, segment, n), n->len)
					      : COUNTRY_NONE;

	if (index == COUNTRY_NONE)
		return RECORD_NONE;
	return link_add_country(l, index);
}

/* A publisher that is no id and no registered name is plain text. */
static uint32_t
link_publisher(struct linker *l, uint32_t segment, uint32_t node)
{
	const struct node *n = linker_node(l, segment, node);
	uint32_t record = table_find(&l->id[SPACE_PARTY], linker_text(l, segment, n), n->len);

	assert(n->form == NODE_TEXT);
	return record != TABLE_NONE ? record : link_plain_name(l, segment, node);
}

static uint32_t
link_party(struct linker *l, uint32_t segment, uint32_t node)
{
	return link_id(l, SPACE_PARTY, segment, node);
}

static uint32_t
link_topic(struct linker *l, uint32_t segment, uint32_t node)
{
	return link_id(l, SPACE_TOPIC, segment, node);
}

static uint32_t
link_affiliation(struct linker *l, uint32_t segment, uint32_t node)
{
	return link_member(l, SPACE_PARTY, segment, node, KEY_ORGANISATION);
}

static uint32_t
link_related(struct linker *l, uint32_t segment, uint32_t node)
{
	return link_member(l, SPACE_STUDY, segment, node, KEY_ID);
}

/* Of the types whose values name records: the record that one of them names. */
static uint32_t (*const link_one[])(struct linker *, uint32_t segment, uint32_t node) = {
	[TYPE_NAMES] = link_credit,
	[TYPE_PARTY] = link_party,
	[TYPE_PARTIES] = link_party,
	[TYPE_PUBLISHERS] = link_publisher,
	[TYPE_COUNTRIES] = link_country,
	[TYPE_TOPICS] = link_topic,
	[TYPE_AFFILIATIONS] = link_affiliation,
	[TYPE_RELATED] = link_related,
	[TYPE_ANY] = NULL,
};

/* Say so, once, when a list names a record for the second time. */
static void
note_seen(struct linker *l, uint32_t segment, uint32_t node, uint32_t record)
{
	size_t room = l->seen_room;
	struct quote q;

	if (record >= room) {
		l->seen = mem_grow(l->seen, &l->seen_room, (size_t)record + 1, sizeof *l->seen);
		memset(l->seen + room, 0, (l->seen_room - room) * sizeof *l->seen);
	}
	if (l->seen[record] == 2 * l->list) {
		const char *id = l->build.record[record].id_len ? linker_id(l, record) : "";

		if (*id)
			source_warning(&l->source[segment], node_at(l, segment, node),
				       _("\"%s\" is named twice in this list"),
				       quote(&q, id, strlen(id)));
		else
			source_warning(&l->source[segment], node_at(l, segment, node),
				       _("this name is in the list twice"));
		l->seen[record]++;
	} else if (l->seen[record] != 2 * l->list + 1) {
		l->seen[record] = 2 * l->list;
	}
}

static bool
refers(enum value_type type, enum key key)
{
	/* Somebody may have had several posts in one organisation. */
	return type != TYPE_AFFILIATIONS && key != KEY_RELATED;
}

static void
link_value(struct linker *l, uint32_t segment, uint32_t node)
{
	struct node n = *linker_node(l, segment, node);
	enum value_type type = key_row(n.key)->type;

	if (n.form != NODE_LIST) {
		uint32_t record = link_one[type](l, segment, node);

		/* Linking may have moved the nodes. */
		linker_node(l, segment, node)->link = record;
		return;
	}
	l->list++;
	for (uint32_t i = 0; i < n.len; i++) {
		uint32_t record = link_one[type](l, segment, n.at + i);

		linker_node(l, segment, n.at + i)->link = record;
		if (record != RECORD_NONE && refers(type, n.key))
			note_seen(l, segment, n.at + i, record);
	}
}

bool
link_is_reference(uint32_t key)
{
	return key < KEYS && link_one[key_row(key)->type];
}

/* False when nobody wants it any more. */
static bool
link_all(struct linker *l)
{
	size_t threads = l->build.records < SMALL ? 1 : thread_cores(), lefts;
	struct reference *left = link_aside(l, threads, &lefts);

	for (size_t i = 0; i < lefts && (i % 1024 || !progress_cancelled(l->progress)); i++)
		link_value(l, left[i].segment, left[i].node);
	free(left);
	return !progress_cancelled(l->progress);
}

/* In the order in which build_number has put the records. */
static void
find_places(struct linker *l)
{
	uint32_t *next = l->record_at = xmalloc((l->build.records + 1) * sizeof *l->record_at);

	for (unsigned kind = 0; kind < KINDS; kind++) {
		for (size_t i = 0; i < l->build.segments; i++) {
			const struct segment *g = &l->build.segment[i];

			for (size_t k = 0; k < g->records; k++)
				if (g->record[k].kind == kind)
					*next++ = g->record_source[k];
		}
	}
}

static void
linker_init(struct linker *l, struct segment *segments, struct source *source, size_t count)
{
	*l = (struct linker){ .source = source,
			      .patience = 500000,
			      .names = { .text = BUF_INIT,
					 .name_room = { .text = BUF_INIT, .nfc = BUF_INIT } } };
	for (size_t i = 0; i < count; i++)
		l->broken |= source[i].broken;
	/* Now, since the tables borrow the texts, which must not move any more. */
	l->country_text = (uint32_t)segments[0].text.len;
	for (size_t i = 0; i < country_count(); i++)
		segment_text(&segments[0], country_at(i)->alpha3, 3);
	l->country = xmalloc(country_count() * sizeof *l->country);
	for (size_t i = 0; i < country_count(); i++)
		l->country[i] = RECORD_NONE;
	build_number(&l->build, segments, count);
	find_places(l);
}

static void
linker_release(struct linker *l)
{
	for (int i = 0; i < SPACES; i++)
		table_release(&l->id[i]);
	free(l->country);
	free(l->record_at);
	free(l->seen);
	names_release(&l->names);
}

struct catalogue *
catalogue_link(struct segment *segments, struct source *source, size_t count)
{
	return catalogue_link_while(segments, source, count, NULL);
}

struct catalogue *
catalogue_link_while(struct segment *segments, struct source *source, size_t count,
		     struct progress *progress)
{
	struct linker l;
	bool usable = false, wanted = false;

	for (size_t i = 0; i < count; i++)
		usable |= source[i].usable;
	if (usable) {
		linker_init(&l, segments, source, count);
		register_ids(&l);
		register_formers(&l);
		l.progress = progress;
		wanted = link_all(&l);
		linker_release(&l);
	}
	/* Before all is copied: these are as large as the block will be. */
	for (size_t i = 0; i < count; i++)
		source_release(&source[i]);
	if (wanted)
		return build_seal(&l.build);
	if (usable)
		build_release(&l.build);
	for (size_t i = 0; i < count && !usable; i++)
		segment_release(&segments[i]);
	return NULL;
}
