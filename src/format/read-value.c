/* SPDX-License-Identifier: MIT */
/* From events to nodes: values of every type, known and unknown keys. */
#include "format/reader.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/yaml-blank.h"
#include "text/rich.h"

/* Elements of a list or mapping that a node can count. */
#define ELEMENTS_MAX ((1u << 27) - 1)

/* Bytes of all texts of a file; the names of keys and countries join them later. */
#define TEXTS_MAX (UINT32_MAX - (1u << 28))

/* From this many keys on, a mapping looks them up in a table. */
#define MANY_KEYS 48

/*
 * What a value of each type may look like; `rich`: its texts may have tags; `map` is the shape of a
 * mapping, 0: none.
 */
static const struct form {
	bool text, rich, list, local;
	enum shape map;
} forms[] = {
	[TYPE_FORMAT_VERSION] = { .text = true },
	[TYPE_ID] = { .text = true },
	[TYPE_TEXT] = { .text = true, .rich = true },
	[TYPE_TEXTS] = { .text = true, .rich = true, .list = true },
	[TYPE_WORDS] = { .text = true, .rich = true, .list = true },
	[TYPE_LOCAL] = { .text = true, .rich = true, .local = true },
	[TYPE_NUMBER] = { .text = true, .rich = true },
	[TYPE_BOOLEAN] = { .text = true },
	[TYPE_KIND] = { .text = true },
	[TYPE_LANGUAGE] = { .text = true },
	[TYPE_CSL_TYPE] = { .text = true },
	[TYPE_DATE] = { .text = true, .map = SHAPE_DATE },
	[TYPE_PERIOD] = { .text = true, .map = SHAPE_DATE },
	[TYPE_NAME] = { .text = true, .map = SHAPE_NAME },
	[TYPE_NAMES] = { .text = true, .list = true, .map = SHAPE_NAME },
	[TYPE_FORMS] = { .text = true, .rich = true, .list = true, .map = SHAPE_FORM },
	[TYPE_PARTY] = { .text = true },
	[TYPE_PARTIES] = { .text = true, .list = true },
	[TYPE_PUBLISHERS] = { .text = true, .rich = true, .list = true },
	[TYPE_COUNTRIES] = { .text = true, .list = true },
	[TYPE_TOPICS] = { .text = true, .list = true },
	[TYPE_AFFILIATIONS] = { .text = true, .list = true, .map = SHAPE_AFFILIATION },
	[TYPE_FILES] = { .text = true, .list = true, .map = SHAPE_FILE },
	[TYPE_PATH] = { .text = true },
	[TYPE_RELATED] = { .text = true, .list = true, .map = SHAPE_RELATED },
	[TYPE_PRINTED] = { .text = true, .rich = true, .list = true, .map = SHAPE_PRINTED },
	[TYPE_URL] = { .text = true },
	[TYPE_URLS] = { .text = true, .list = true },
	[TYPE_DOI] = { .text = true },
	[TYPE_ISBN] = { .text = true },
	[TYPE_ORCID] = { .text = true },
	[TYPE_VERIFIED] = { .text = true, .list = true },
	[TYPE_ANY] = { .text = true, .list = true },
};

void
reader_next(struct reader *r)
{
	if (r->stopped)
		r->event = (struct yaml_event){ .what = EVENT_END, .text = "",
						.at = r->source->end };
	else
		yaml_next(r->yaml, &r->event);
}

static inline void
push(struct reader *r, struct node node, size_t at)
{
	if (r->nodes == r->node_room)
		r->node = mem_grow(r->node, &r->node_room, r->nodes + 1, sizeof *r->node);
	if (r->nodes == r->at_room)
		r->at = mem_grow(r->at, &r->at_room, r->nodes + 1, sizeof *r->at);
	r->node[r->nodes] = node;
	r->at[r->nodes++] = (uint32_t)at;
}

/* Move `count` nodes and whatever is behind them from the stack to the segment. */
uint32_t
reader_keep(struct reader *r, size_t base, size_t count)
{
	r->nodes = base;
	if (!count)
		return segment_nodes(r->segment, NULL, NULL, 0);
	return segment_nodes(r->segment, r->node + base, r->at + base, count);
}

/* The nodes from `base` on become the elements of one. */
static void
close_node(struct reader *r, size_t base, enum node_form form, uint32_t key, size_t at)
{
	size_t count = r->nodes - base;
	uint32_t first;

	if (count > ELEMENTS_MAX) {
		source_error(r->source, at, _("too many elements"));
		count = ELEMENTS_MAX;
	}
	first = reader_keep(r, base, count);
	push(r,
	     (struct node){ .key = key,
			    .form = form,
			    .len = (uint32_t)count & ELEMENTS_MAX,
			    .at = first,
			    .link = RECORD_NONE },
	     at);
}

/* Has it tags?  What is left without them is then in r->plain. */
static inline bool
has_tags(struct reader *r, bool rich)
{
	const struct yaml_event *e = &r->event;

	buf_clear(&r->plain);
	return rich && e->len && memchr(e->text, '<', e->len) &&
	       rich_strip(&r->plain, e->text, e->len);
}

static void
push_text(struct reader *r, uint32_t key, bool rich)
{
	const struct yaml_event *e = &r->event;
	struct node node = { .key = key, .form = NODE_TEXT, .quoted = !e->plain,
			     .link = RECORD_NONE };
	bool tagged = has_tags(r, rich);

	/* Escapes can make a text longer than they are, all texts longer than what has offsets. */
	if (r->segment->text.len + e->len + (tagged ? r->plain.len + 1 : 0) < TEXTS_MAX) {
		size_t len = tagged ? r->plain.len : e->len;

		node.tagged = tagged;
		node.len = (uint32_t)len & ELEMENTS_MAX;
		node.at = segment_text(r->segment, tagged ? r->plain.data : e->text, len);
		if (tagged)
			segment_text(r->segment, e->text, e->len);
	} else {
		node.at = (uint32_t)r->segment->text.len - 1;
		source_error(r->source, e->at, _("the texts are larger than 4 GiB"));
	}
	push(r, node, e->at);
}

/* Pass over the value that the current event begins. */
void
reader_skip(struct reader *r)
{
	int depth = 0;

	for (;;) {
		enum yaml_what what = r->event.what;

		if (what == EVENT_LIST || what == EVENT_MAP)
			depth++;
		else if (what == EVENT_LIST_END || what == EVENT_MAP_END)
			depth--;
		if (depth <= 0 || what == EVENT_END)
			return;
		reader_next(r);
	}
}

/*
 * JSON's null, or nothing at all: the plain word alone, since texts are texts.  Also what is left
 * of a value that was refused.
 */
static bool
is_null(const struct yaml_event *e)
{
	if (e->what != EVENT_TEXT)
		return false;
	if (e->faulty)
		return !e->len;
	return e->plain && (!e->len || (e->len == 4 && !memcmp(e->text, "null", 4)));
}

static const char *
key_name(const struct reader *r, uint32_t key)
{
	return key < KEYS ? key_row(key)->name : r->segment->key_name[key - KEYS];
}

/* Keep a key of the mapping; where it stood before (*at), if it did. */
static bool
key_again(struct reader *r, struct keys *keys, uint32_t key, uint32_t *at)
{
	size_t count = r->seens - keys->base;
	const char *name;
	uint32_t first;

	if (key < KEYS && !(keys->known[key / 64] >> key % 64 & 1)) {
		keys->known[key / 64] |= UINT64_C(1) << key % 64;
	} else if (key < KEYS || count < MANY_KEYS) {
		for (size_t i = keys->base; i < r->seens; i++) {
			if (r->seen[i].key == key) {
				*at = r->seen[i].at;
				return true;
			}
		}
	} else {
		bool empty = !keys->table.count;

		for (size_t i = 0; empty && i < count; i++) {
			name = key_name(r, r->seen[keys->base + i].key);
			table_add(&keys->table, name, strlen(name), (uint32_t)i);
		}
		name = key_name(r, key);
		first = table_add(&keys->table, name, strlen(name), (uint32_t)count);
		if (first != count) {
			*at = r->seen[keys->base + first].at;
			return true;
		}
	}
	if (r->seens == r->seen_room)
		r->seen = mem_grow(r->seen, &r->seen_room, r->seens + 1, sizeof *r->seen);
	r->seen[r->seens++] = (struct seen){ .key = key, .at = *at };
	return false;
}

void
reader_end_keys(struct reader *r, struct keys *keys)
{
	r->seens = keys->base;
	table_release(&keys->table);
}

/*
 * The key that is the current event has a value to be read, which is the current event then: not
 * when it is there a second time, nor when there is nothing after it.
 */
bool
reader_has_value(struct reader *r, struct keys *keys, uint32_t key)
{
	size_t at = r->event.at;
	uint32_t first = (uint32_t)at;
	bool json = !r->event.plain, again = key_again(r, keys, key, &first);
	struct quote q;
	const char *name = key_name(r, key);

	if (again) {
		struct place place = source_place(r->source, first);

		source_error(r->source, at,
			     _("\"%s\" is here twice; it is already on line %u (column %u)"),
			     quote(&q, name, strlen(name)), place.line, place.column);
	}
	reader_next(r);
	if (r->event.what == EVENT_END)
		return false;
	if (again) {
		reader_skip(r);
		return false;
	}
	if (!is_null(&r->event))
		return true;
	if (r->event.faulty)
		return false;
	/* A JSON file says null on purpose. */
	if (!r->event.len)
		source_warning(r->source, at, _("there is nothing after \"%s\""),
			       quote(&q, name, strlen(name)));
	else if (!json)
		source_warning(r->source, r->event.at,
			       _("null counts as nothing; if it is a text, "
				 "put it in quotes"));
	check_comment(r, r->event.len ? r->event.end : r->event.at);
	return false;
}

uint32_t
reader_unknown_key(struct reader *r)
{
	return segment_unknown_key(r->segment, r->event.text, r->event.len);
}

static void
any_list(struct reader *r, uint32_t key)
{
	size_t base = r->nodes, at = r->event.at;

	for (reader_next(r); r->event.what != EVENT_LIST_END && r->event.what != EVENT_END;
	     reader_next(r))
		reader_any(r, KEY_NONE);
	close_node(r, base, NODE_LIST, key, at);
}

static void
any_map(struct reader *r, uint32_t key)
{
	size_t base = r->nodes, at = r->event.at;
	struct keys keys = { .base = r->seens };
	struct quote q;

	for (reader_next(r); r->event.what == EVENT_TEXT; reader_next(r)) {
		uint32_t member = reader_unknown_key(r), first = (uint32_t)r->event.at;
		bool again = key_again(r, &keys, member, &first);

		if (again)
			source_error(r->source, r->event.at,
				     _("\"%s\" is here twice; it is already "
				       "on line %u (column %u)"),
				     quote(&q, key_name(r, member), strlen(key_name(r, member))),
				     source_place(r->source, first).line,
				     source_place(r->source, first).column);
		reader_next(r);
		if (again)
			reader_skip(r);
		else if (r->event.what != EVENT_END)
			reader_any(r, member);
	}
	reader_end_keys(r, &keys);
	close_node(r, base, NODE_MAP, key, at);
}

/* A value of any kind at all. */
void
reader_any(struct reader *r, uint32_t key)
{
	if (r->event.what == EVENT_LIST)
		any_list(r, key);
	else if (r->event.what == EVENT_MAP)
		any_map(r, key);
	else if (is_null(&r->event))
		push(r, (struct node){ .key = key, .form = NODE_NULL, .link = RECORD_NONE },
		     r->event.at);
	else
		push_text(r, key, false);
}

static void
read_text(struct reader *r, enum value_type type, uint32_t key, enum key row)
{
	if (r->event.plain)
		check_comment(r, r->event.end);
	check_text(r, type, row);
	/* CSL has no tags in names and dates. */
	push_text(r, key, forms[type].rich && !(r->shape & (SHAPE_NAME | SHAPE_DATE)));
}

/* A mapping of language tag -> text. */
static void
read_local(struct reader *r, enum value_type type, enum key key)
{
	size_t base = r->nodes, at = r->event.at;
	struct keys keys = { .base = r->seens };

	for (reader_next(r); r->event.what == EVENT_TEXT; reader_next(r)) {
		uint32_t tag = reader_unknown_key(r);

		check_language_key(r);
		if (!reader_has_value(r, &keys, tag))
			continue;
		if (r->event.what == EVENT_TEXT) {
			read_text(r, type, tag, key);
		} else {
			source_error(r->source, r->event.at,
				     _("there can be only a text for each language, no list "
				       "or mapping"));
			reader_skip(r);
		}
	}
	reader_end_keys(r, &keys);
	close_node(r, base, NODE_MAP, key, at);
}

static void
wrong_form(struct reader *r, enum key key, bool in_list)
{
	const char *name = key_row(key)->name;

	if (in_list && r->event.what == EVENT_LIST)
		source_error(r->source, r->event.at,
			     _("there can be no list in the list of \"%s\""), name);
	else if (r->event.what == EVENT_LIST)
		source_error(r->source, r->event.at, _("\"%s\" cannot be a list"), name);
	else if (r->event.what == EVENT_MAP)
		source_error(r->source, r->event.at, _("\"%s\" cannot be a mapping"), name);
	reader_skip(r);
}

/* A value or an element of a list; `key` names the row in either case. */
static void
read_item(struct reader *r, enum key key, bool in_list)
{
	enum value_type type = key_row(key)->type;
	const struct form *form = &forms[type];
	size_t base = r->nodes, at = r->event.at;
	uint32_t node_key = in_list ? KEY_NONE : (uint32_t)key;

	if (r->event.what == EVENT_TEXT) {
		if (in_list && is_null(&r->event) && r->event.faulty)
			return;
		if (in_list && is_null(&r->event))
			source_warning(r->source, at, _("the list of \"%s\" has an empty element"),
				       key_row(key)->name);
		else
			read_text(r, type, node_key, key);
	} else if (r->event.what == EVENT_MAP && form->local) {
		read_local(r, type, key);
	} else if (r->event.what == EVENT_MAP && form->map) {
		enum shape shape = r->shape;

		reader_members(r, form->map);
		r->shape = shape;
		if (form->map == SHAPE_DATE)
			check_date_object(r, key, base);
		close_node(r, base, NODE_MAP, node_key, at);
	} else {
		wrong_form(r, key, in_list);
	}
}

void
reader_value(struct reader *r, enum key key)
{
	enum value_type type = key_row(key)->type;
	size_t base = r->nodes, at = r->event.at;

	if (type == TYPE_ANY) {
		reader_any(r, key);
	} else if (r->event.what == EVENT_LIST && forms[type].list) {
		for (reader_next(r); r->event.what != EVENT_LIST_END && r->event.what != EVENT_END;
		     reader_next(r))
			read_item(r, key, true);
		close_node(r, base, NODE_LIST, key, at);
	} else {
		read_item(r, key, false);
	}
}

/* Keys come again and again, so the last one of each look is remembered. */
static enum key
find_key(struct reader *r, enum shape shape, const char *name, size_t len)
{
	size_t look = ((size_t)(unsigned char)name[0] * 31 + len * 7 +
		       (size_t)(unsigned char)name[len ? len - 1 : 0]) %
		      KEYS_KEPT;
	enum key key = r->known[look];
	const struct key_row *row = key_row(key);

	if (row->len == len && row->shapes & (unsigned)shape && !memcmp(row->name, name, len))
		return key;
	key = key_find(shape, name, len);
	if (key)
		r->known[look] = key;
	return key;
}

/* The key that is the current event, known or not. */
uint32_t
reader_key(struct reader *r, enum shape shape)
{
	const struct yaml_event *e = &r->event;
	enum key key = find_key(r, shape, e->text, e->len);
	struct quote q;

	if (key != KEY_NONE)
		return key;
	if (!e->faulty && !(e->plain && yaml_blank_told(r->source, e->at, e->end))) {
		const char *near =
			r->source->warnings < 500 ? key_nearest(shape, e->text, e->len) : NULL;

		if (near)
			source_warning(r->source, e->at,
				       _("unknown key \"%s\"; did you mean \"%s\"?"),
				       quote(&q, e->text, e->len), near);
		else
			source_warning(r->source, e->at, _("unknown key \"%s\""),
				       quote(&q, e->text, e->len));
	}
	return reader_unknown_key(r);
}

/* Keys and values in turn. */
bool
reader_members(struct reader *r, enum shape shape)
{
	struct keys keys = { .base = r->seens };

	for (reader_next(r); r->event.what == EVENT_TEXT; reader_next(r)) {
		uint32_t key = reader_key(r, shape);

		if (!reader_has_value(r, &keys, key))
			continue;
		r->shape = shape;
		if (key < KEYS)
			reader_value(r, key);
		else
			reader_any(r, key);
	}
	reader_end_keys(r, &keys);
	return r->event.what == EVENT_MAP_END;
}
