/* SPDX-License-Identifier: MIT */
/* Names of people and organisations, and whom they name. */
#include "format/linker.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/name.h"
#include "text/normalise.h"

/* Of those who share a name a message lists so many. */
#define NAMESAKES_SHOWN 10

static struct str
text_of(const struct linker *l, uint32_t segment, const struct node *n)
{
	if (n->form != NODE_TEXT)
		return (struct str){ .s = "", .len = 0 };
	return (struct str){ .s = linker_text(l, segment, n), .len = n->len };
}

/* A mapping of CSL name parts. */
static struct name
name_of(const struct linker *l, uint32_t segment, const struct node *map)
{
	struct name name = { 0 };
	const struct node *n = l->build.segment[segment].node + map->at;

	for (uint32_t i = 0; i < map->len; i++) {
		struct str text = text_of(l, segment, &n[i]);

		switch (n[i].key) {
		case KEY_FAMILY:
			name.family = text;
			break;
		case KEY_GIVEN:
			name.given = text;
			break;
		case KEY_DROPPING_PARTICLE:
			name.dropping_particle = text;
			break;
		case KEY_NON_DROPPING_PARTICLE:
			name.non_dropping_particle = text;
			break;
		case KEY_SUFFIX:
			name.suffix = text;
			break;
		case KEY_LITERAL:
			name.literal = text;
			break;
		case KEY_COMMA_SUFFIX:
			name.comma_suffix = str_is(text, "true");
			break;
		case KEY_STATIC_ORDERING:
			name.static_ordering = str_is(text, "true");
			break;
		default:
			break;
		}
	}
	return name;
}

/* The name in its natural order, in NFC: what names are compared by.  Good until the next one. */
static struct str
natural(struct name_room *room, const struct name *name)
{
	buf_clear(&room->text);
	buf_clear(&room->nfc);
	name_add(&room->text, name);
	nfc_add(&room->nfc, room->text.data, room->text.len);
	return (struct str){ .s = room->nfc.data, .len = room->nfc.len };
}

static void
add_form(struct names *names, const char *s, size_t len, uint32_t record)
{
	if (!len)
		return;
	names->form = mem_grow(names->form, &names->room, names->forms + 1, sizeof *names->form);
	names->form[names->forms++] = (struct form){
		.at = names->text.len, .len = len, .record = record, .next = TABLE_NONE
	};
	buf_add(&names->text, s, len);
}

/* A text or name mapping that is a form of a record's name. */
static void
register_form(struct linker *l, uint32_t record, uint32_t segment, const struct node *n)
{
	struct names *names = &l->names;
	struct str text;
	struct name name;

	if (n->form == NODE_MAP)
		name = name_of(l, segment, n);
	else if (l->build.record[record].kind == KIND_PERSON)
		name_parse(linker_text(l, segment, n), n->len, &name);
	else
		name = (struct name){ .literal = text_of(l, segment, n) };
	text = natural(&l->names.name_room, &name);
	add_form(names, text.s, text.len, record);
}

/* One of `also`: a text, or a mapping whose `as` it is. */
static void
register_also(struct linker *l, uint32_t record, uint32_t segment, const struct node *n)
{
	const struct node *as = n->form == NODE_MAP ? linker_member(l, segment, n, KEY_AS_NAME) : n;

	if (as)
		register_form(l, record, segment, as);
}

static void
register_party(struct linker *l, uint32_t record)
{
	const struct record r = l->build.record[record];
	const struct node *node = l->build.segment[r.segment].node;

	for (uint32_t i = r.node; i < r.node + r.nodes; i++) {
		const struct node *n = &node[i];

		if (n->key == KEY_NAME || (n->key == KEY_NAME_TEXT && n->form == NODE_TEXT))
			register_form(l, record, r.segment, n);
		else if (n->key == KEY_NAME_TEXT && n->form == NODE_MAP)
			for (uint32_t k = 0; k < n->len; k++)
				register_form(l, record, r.segment, &node[n->at + k]);
		else if (n->key == KEY_ALSO && n->form == NODE_LIST)
			for (uint32_t k = 0; k < n->len; k++)
				register_also(l, record, r.segment, &node[n->at + k]);
	}
}

static bool
is_organisation(const struct linker *l, const struct form *form)
{
	return l->build.record[form->record].kind == KIND_ORGANISATION;
}

/* Only when the first name is looked up: a catalogue may do with ids alone. */
void
link_names_ready(struct linker *l)
{
	struct names *names = &l->names;

	if (names->ready)
		return;
	names->ready = true;
	for (uint32_t i = l->build.first[KIND_ORGANISATION]; i < l->build.first[KIND_PERSON + 1];
	     i++)
		register_party(l, i);
	/* The texts lie still from here on. */
	for (uint32_t i = 0; i < names->forms; i++) {
		struct form *form = &names->form[i];
		uint32_t first =
			table_add(&names->table, names->text.data + form->at, form->len, i);
		uint32_t last = names->form[first].next;
		bool known = names->form[first].record == form->record ||
			     (last != TABLE_NONE && names->form[last].record == form->record);

		/* A record's forms come one after the other: it is the first or the last. */
		if (first != i && !known) {
			form->next = names->form[first].next;
			names->form[first].next = i;
			if (is_organisation(l, form))
				names->form[first].shared = true;
		}
	}
}

/* The form that reads so, or TABLE_NONE; once the names are ready. */
static uint32_t
find_form(const struct linker *l, struct str text)
{
	return table_find(&l->names.table, text.s, text.len);
}

static struct str
plain_form(const struct linker *l, uint32_t segment, const struct node *n, struct name_room *room)
{
	struct name name = { .literal = text_of(l, segment, n) };

	return natural(room, &name);
}

/*
 * The one whom the form names, or RECORD_NONE when it is that of several.  Who publishes is an
 * organisation rather than a person who is called like it; organisations come first.
 */
static uint32_t
only_record(const struct linker *l, uint32_t number, bool person)
{
	const struct form *form = &l->names.form[number];
	bool only = form->next == TABLE_NONE ||
		    (!person && is_organisation(l, form) && !form->shared);

	return only ? form->record : RECORD_NONE;
}

uint32_t
link_registered(const struct linker *l, uint32_t segment, const struct node *n, bool person,
		struct name_room *room)
{
	uint32_t form = TABLE_NONE;
	struct name name;

	if (n->form == NODE_TEXT)
		form = find_form(l, plain_form(l, segment, n, room));
	if (form == TABLE_NONE && n->form == NODE_TEXT && person) {
		name_parse(linker_text(l, segment, n), n->len, &name);
		form = find_form(l, natural(room, &name));
	} else if (n->form == NODE_MAP && person && !linker_member(l, segment, n, KEY_PERSON)) {
		name = name_of(l, segment, n);
		form = find_form(l, natural(room, &name));
	}
	return form == TABLE_NONE ? RECORD_NONE : only_record(l, form, person);
}

static void
ambiguous(struct linker *l, uint32_t segment, uint32_t node, uint32_t form)
{
	const struct names *names = &l->names;
	struct buf ids = BUF_INIT;
	struct quote q;

	for (uint32_t k = form, n = 0; k != TABLE_NONE; k = names->form[k].next) {
		if (n++ == NAMESAKES_SHOWN) {
			buf_puts(&ids, ", …");
			break;
		}
		buf_printf(&ids, "%s%s", ids.len ? ", " : "", linker_id(l, names->form[k].record));
	}
	source_error(&l->source[segment], l->build.segment[segment].source[node],
		     _("the name \"%s\" is that of several (%s); write the id of the one meant"),
		     quote(&q, names->text.data + names->form[form].at, names->form[form].len),
		     ids.data);
	buf_release(&ids);
}

/* The one record that has the form, or RECORD_NONE with an error when there are several. */
static uint32_t
form_record(struct linker *l, uint32_t segment, uint32_t node, uint32_t form)
{
	if (l->names.form[form].next == TABLE_NONE)
		return l->names.form[form].record;
	ambiguous(l, segment, node, form);
	return RECORD_NONE;
}

uint32_t
link_plain_name(struct linker *l, uint32_t segment, uint32_t node)
{
	link_names_ready(l);
	return link_registered(l, segment, linker_node(l, segment, node), false,
			       &l->names.name_room);
}

static uint32_t
link_string(struct linker *l, uint32_t segment, uint32_t node)
{
	const struct node *n = linker_node(l, segment, node);
	const char *s = linker_text(l, segment, n);
	uint32_t record = table_find(&l->id[SPACE_PARTY], s, n->len), form;

	if (record != TABLE_NONE)
		return record;
	link_names_ready(l);
	form = find_form(l, plain_form(l, segment, n, &l->names.name_room));
	if (form == TABLE_NONE) {
		struct name name;

		name_parse(s, n->len, &name);
		form = find_form(l, natural(&l->names.name_room, &name));
	}
	if (form != TABLE_NONE)
		return form_record(l, segment, node, form);
	link_missing(l, SPACE_PARTY, segment, node);
	return RECORD_NONE;
}

/* Somebody whom only studies name: one record for all that name them so. */
static uint32_t
unregistered(struct linker *l, uint32_t segment, uint32_t node, const struct name *name,
	     struct str text)
{
	struct names *names = &l->names;
	struct segment *g = &l->build.segment[segment];
	struct node n = g->node[node];
	bool literal = !name->family.len && !name->given.len;
	uint32_t number = table_find(&names->others, text.s, text.len), at = g->source[node];
	struct place place;
	struct record record = { .segment = segment, .nodes = 1 };

	if (number != TABLE_NONE)
		return number;
	if (literal)
		n = *linker_member(l, segment, &n, KEY_LITERAL);
	n.key = literal ? KEY_NAME_TEXT : KEY_NAME;
	n.link = RECORD_NONE;
	place = source_place(&l->source[segment], at);
	record.kind = literal ? KIND_ORGANISATION : KIND_PERSON;
	record.line = place.line;
	record.column = place.column;
	record.node = segment_nodes(g, &n, &at, 1);
	number = build_add_record(&l->build, &record);

	names->kept =
		mem_grow(names->kept, &names->kept_room, names->keepers + 1, sizeof *names->kept);
	names->kept[names->keepers] = xstrndup(text.s, text.len);
	table_add(&names->others, names->kept[names->keepers++], text.len, number);
	return number;
}

static uint32_t
link_mapping(struct linker *l, uint32_t segment, uint32_t node)
{
	const struct node *n = linker_node(l, segment, node);
	const struct node *person = linker_member(l, segment, n, KEY_PERSON);
	uint32_t form, record;
	struct name name;
	struct str text;

	if (person) {
		struct str id = text_of(l, segment, person);

		record = table_find(&l->id[SPACE_PARTY], id.s, id.len);
		if (record != TABLE_NONE)
			return record;
		link_missing(l, SPACE_PARTY, segment,
			     (uint32_t)(person - l->build.segment[segment].node));
		return RECORD_NONE;
	}
	name = name_of(l, segment, n);
	if (!name.family.len && !name.given.len && !name.literal.len) {
		source_error(&l->source[segment], l->build.segment[segment].source[node],
			     _("a name needs a family name, a given name, a literal or the id of "
			       "a person"));
		return RECORD_NONE;
	}
	link_names_ready(l);
	text = natural(&l->names.name_room, &name);
	form = find_form(l, text);
	if (form != TABLE_NONE)
		return form_record(l, segment, node, form);
	return unregistered(l, segment, node, &name, text);
}

uint32_t
link_credit(struct linker *l, uint32_t segment, uint32_t node)
{
	const struct node *n = linker_node(l, segment, node);

	if (n->form == NODE_TEXT)
		return link_string(l, segment, node);
	return n->form == NODE_MAP ? link_mapping(l, segment, node) : RECORD_NONE;
}

void
names_release(struct names *names)
{
	for (size_t i = 0; i < names->keepers; i++)
		free(names->kept[i]);
	free(names->kept);
	free(names->form);
	table_release(&names->table);
	table_release(&names->others);
	buf_release(&names->text);
	buf_release(&names->name_room.text);
	buf_release(&names->name_room.nfc);
}
