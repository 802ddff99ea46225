/* SPDX-License-Identifier: MIT */
#include "format/read.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/reader.h"
#include "format/scan.h"
#include "model/country.h"

/* Elements of a list or mapping that a node can count. */
#define ELEMENTS_MAX ((1u << 27) - 1)

/* From this many keys on, a mapping looks them up in a table. */
#define MANY_KEYS 48

/* What a value of each type may look like; `map` is the shape of a mapping, 0: none. */
static const struct form {
	bool text, list, local;
	enum shape map;
} forms[] = {
	[TYPE_FORMAT_VERSION] = { .text = true },
	[TYPE_ID] = { .text = true },
	[TYPE_TEXT] = { .text = true },
	[TYPE_TEXTS] = { .text = true, .list = true },
	[TYPE_LOCAL] = { .text = true, .local = true },
	[TYPE_NUMBER] = { .text = true },
	[TYPE_BOOLEAN] = { .text = true },
	[TYPE_LANGUAGE] = { .text = true },
	[TYPE_CSL_TYPE] = { .text = true },
	[TYPE_DATE] = { .text = true, .map = SHAPE_DATE },
	[TYPE_PERIOD] = { .text = true, .map = SHAPE_DATE },
	[TYPE_NAME] = { .text = true, .map = SHAPE_NAME },
	[TYPE_NAMES] = { .text = true, .list = true, .map = SHAPE_NAME },
	[TYPE_FORMS] = { .text = true, .list = true, .map = SHAPE_FORM },
	[TYPE_PARTY] = { .text = true },
	[TYPE_PARTIES] = { .text = true, .list = true },
	[TYPE_PUBLISHERS] = { .text = true, .list = true },
	[TYPE_COUNTRIES] = { .text = true, .list = true },
	[TYPE_TOPICS] = { .text = true, .list = true },
	[TYPE_AFFILIATIONS] = { .text = true, .list = true, .map = SHAPE_AFFILIATION },
	[TYPE_FILES] = { .text = true, .list = true, .map = SHAPE_FILE },
	[TYPE_PATH] = { .text = true },
	[TYPE_RELATED] = { .text = true, .list = true, .map = SHAPE_RELATED },
	[TYPE_PRINTED] = { .text = true, .list = true, .map = SHAPE_PRINTED },
	[TYPE_URL] = { .text = true },
	[TYPE_URLS] = { .text = true, .list = true },
	[TYPE_DOI] = { .text = true },
	[TYPE_ISBN] = { .text = true },
	[TYPE_ORCID] = { .text = true },
	[TYPE_VERIFIED] = { .text = true, .list = true },
	[TYPE_ANY] = { .text = true, .list = true },
};

static void
next(struct reader *r)
{
	yaml_next(r->yaml, &r->event);
}

static void
push(struct reader *r, struct node node, size_t at)
{
	r->node = mem_grow(r->node, &r->node_room, r->nodes + 1, sizeof *r->node);
	r->at = mem_grow(r->at, &r->at_room, r->nodes + 1, sizeof *r->at);
	r->node[r->nodes] = node;
	r->at[r->nodes++] = (uint32_t)at;
}

/* Move `count` nodes and whatever is behind them from the stack to the segment. */
static uint32_t
keep_nodes(struct reader *r, size_t base, size_t count)
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
	first = keep_nodes(r, base, count);
	push(r, (struct node){ .key = key, .form = form, .len = (uint32_t)count & ELEMENTS_MAX,
			       .at = first, .link = RECORD_NONE }, at);
}

static void
push_text(struct reader *r, uint32_t key)
{
	const struct yaml_event *e = &r->event;

	push(r, (struct node){ .key = key, .form = NODE_TEXT, .quoted = !e->plain,
			       .len = (uint32_t)e->len & ELEMENTS_MAX,
			       .at = segment_text(r->segment, e->text, e->len), .link = RECORD_NONE },
	     e->at);
}

/* Pass over the value that the current event begins. */
static void
skip_value(struct reader *r)
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
		next(r);
	}
}

/* JSON's null, or nothing at all: the plain word alone, since texts are texts. */
static bool
is_null(const struct yaml_event *e)
{
	return e->what == EVENT_TEXT && e->plain && !e->faulty &&
	       (!e->len || (e->len == 4 && !memcmp(e->text, "null", 4)));
}

/* The keys of one mapping, to find those that stand there twice. */
struct keys {
	size_t base;
	struct table table;
};

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

	if (count < MANY_KEYS) {
		for (size_t i = keys->base; i < r->seens; i++) {
			if (r->seen[i].key == key) {
				*at = r->seen[i].at;
				return true;
			}
		}
	} else {
		for (size_t i = 0; count == MANY_KEYS && i < count; i++) {
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
	r->seen = mem_grow(r->seen, &r->seen_room, r->seens + 1, sizeof *r->seen);
	r->seen[r->seens++] = (struct seen){ .key = key, .at = *at };
	return false;
}

static void
end_keys(struct reader *r, struct keys *keys)
{
	r->seens = keys->base;
	table_release(&keys->table);
}

/*
 * The key that is the current event has a value to be read, which is the current event then: not
 * when it is there a second time, nor when there is nothing after it.
 */
static bool
key_has_value(struct reader *r, struct keys *keys, uint32_t key)
{
	size_t at = r->event.at;
	uint32_t first = (uint32_t)at;
	bool json = !r->event.plain, again = key_again(r, keys, key, &first);
	struct quote q;
	const char *name = key_name(r, key);

	if (again) {
		struct place place = source_place(r->source, first);

		source_error(r->source, at, _("\"%s\" is here twice; it is already on line %u (column %u)"),
			     quote(&q, name, strlen(name)), place.line, place.column);
	}
	next(r);
	if (r->event.what == EVENT_END)
		return false;
	if (again) {
		skip_value(r);
		return false;
	}
	if (!is_null(&r->event))
		return true;
	/* A JSON file says null on purpose. */
	if (!r->event.len)
		source_warning(r->source, at, _("there is nothing after \"%s\""),
			       quote(&q, name, strlen(name)));
	else if (!json)
		source_warning(r->source, r->event.at, _("null counts as nothing; if it is a text, "
							 "put it in quotes"));
	check_comment(r, r->event.len ? r->event.end : r->event.at);
	return false;
}

static uint32_t
unknown_key(struct reader *r)
{
	return segment_unknown_key(r->segment, r->event.text, r->event.len);
}

/* A value of any kind at all. */
static void
read_any(struct reader *r, uint32_t key)
{
	size_t base = r->nodes, at = r->event.at;
	struct keys keys = { .base = r->seens };

	switch (r->event.what) {
	case EVENT_TEXT:
		if (is_null(&r->event))
			push(r, (struct node){ .key = key, .form = NODE_NULL, .link = RECORD_NONE }, at);
		else
			push_text(r, key);
		return;
	case EVENT_LIST:
		for (next(r); r->event.what != EVENT_LIST_END && r->event.what != EVENT_END; next(r))
			read_any(r, KEY_NONE);
		close_node(r, base, NODE_LIST, key, at);
		return;
	case EVENT_MAP:
		for (next(r); r->event.what == EVENT_TEXT; next(r)) {
			uint32_t member = unknown_key(r), first = (uint32_t)r->event.at;
			bool again = key_again(r, &keys, member, &first);

			if (again)
				source_error(r->source, r->event.at, _("\"%s\" is here twice; it is already "
								       "on line %u (column %u)"),
					     key_name(r, member), source_place(r->source, first).line,
					     source_place(r->source, first).column);
			next(r);
			if (again)
				skip_value(r);
			else if (r->event.what != EVENT_END)
				read_any(r, member);
		}
		end_keys(r, &keys);
		close_node(r, base, NODE_MAP, key, at);
		return;
	default:
		return;
	}
}

static void
read_text(struct reader *r, enum value_type type, uint32_t key, enum key row)
{
	if (r->event.plain)
		check_comment(r, r->event.end);
	check_text(r, type, row);
	push_text(r, key);
}

/* A mapping of language tag -> text. */
static void
read_local(struct reader *r, enum value_type type, enum key key)
{
	size_t base = r->nodes, at = r->event.at;
	struct keys keys = { .base = r->seens };

	for (next(r); r->event.what == EVENT_TEXT; next(r)) {
		uint32_t tag = unknown_key(r);

		check_language_key(r);
		if (!key_has_value(r, &keys, tag))
			continue;
		if (r->event.what == EVENT_TEXT) {
			read_text(r, type, tag, key);
		} else {
			source_error(r->source, r->event.at, _("the text of one language must be a text"));
			skip_value(r);
		}
	}
	end_keys(r, &keys);
	close_node(r, base, NODE_MAP, key, at);
}

static bool read_members(struct reader *, enum shape);

static void
wrong_form(struct reader *r, enum key key, bool in_list)
{
	const char *name = key_row(key)->name;

	if (in_list && r->event.what == EVENT_LIST)
		source_error(r->source, r->event.at, _("there can be no list in the list of \"%s\""), name);
	else if (r->event.what == EVENT_LIST)
		source_error(r->source, r->event.at, _("\"%s\" cannot be a list"), name);
	else if (r->event.what == EVENT_MAP)
		source_error(r->source, r->event.at, _("\"%s\" cannot be a mapping"), name);
	skip_value(r);
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
		if (in_list && is_null(&r->event))
			source_warning(r->source, at, _("an empty element in the list of \"%s\""),
				       key_row(key)->name);
		else
			read_text(r, type, node_key, key);
	} else if (r->event.what == EVENT_MAP && form->local) {
		read_local(r, type, key);
	} else if (r->event.what == EVENT_MAP && form->map) {
		enum shape shape = r->shape;

		read_members(r, form->map);
		r->shape = shape;
		if (form->map == SHAPE_DATE)
			check_date_object(r, key, base);
		close_node(r, base, NODE_MAP, node_key, at);
	} else {
		wrong_form(r, key, in_list);
	}
}

static void
read_value(struct reader *r, enum key key)
{
	enum value_type type = key_row(key)->type;
	size_t base = r->nodes, at = r->event.at;

	if (type == TYPE_ANY) {
		read_any(r, key);
	} else if (r->event.what == EVENT_LIST && forms[type].list) {
		for (next(r); r->event.what != EVENT_LIST_END && r->event.what != EVENT_END; next(r))
			read_item(r, key, true);
		close_node(r, base, NODE_LIST, key, at);
	} else {
		read_item(r, key, false);
	}
}

/* The key that is the current event, known or not. */
static uint32_t
member_key(struct reader *r, enum shape shape)
{
	const struct yaml_event *e = &r->event;
	enum key key = key_find(shape, e->text, e->len);
	struct quote q;

	if (key != KEY_NONE)
		return key;
	if (!e->faulty) {
		const char *near = r->source->warnings < 500 ? key_nearest(shape, e->text, e->len) : NULL;

		if (near)
			source_warning(r->source, e->at, _("unknown key \"%s\"; did you mean \"%s\"?"),
				       quote(&q, e->text, e->len), near);
		else
			source_warning(r->source, e->at, _("unknown key \"%s\""),
				       quote(&q, e->text, e->len));
	}
	return unknown_key(r);
}

/* The members of the mapping that has just begun go onto the stack; false when the file broke off. */
static bool
read_members(struct reader *r, enum shape shape)
{
	struct keys keys = { .base = r->seens };

	for (next(r); r->event.what == EVENT_TEXT; next(r)) {
		uint32_t key = member_key(r, shape);

		if (!key_has_value(r, &keys, key))
			continue;
		r->shape = shape;
		if (key < KEYS)
			read_value(r, key);
		else
			read_any(r, key);
	}
	end_keys(r, &keys);
	return r->event.what == EVENT_MAP_END;
}

static const char *
needs_id(enum kind kind)
{
	static const char *const sentences[KINDS] = {
		[KIND_PROGRAMME] = N_("the programme needs an id"),
		[KIND_ORGANISATION] = N_("an organisation needs an id"),
		[KIND_PERSON] = N_("a person needs an id"),
		[KIND_TOPIC] = N_("a topic needs an id"),
		[KIND_STUDY] = N_("a study needs an id"),
	};

	return sentences[kind];
}

/* The members on the stack from `base` on become a record. */
static void
add_record(struct reader *r, enum kind kind, size_t base, size_t at, struct record record)
{
	struct place place = source_place(r->source, at);

	record.kind = kind;
	record.line = place.line;
	record.column = place.column;
	record.nodes = (uint32_t)(r->nodes - base);
	record.node = keep_nodes(r, base, r->nodes - base);
	segment_record(r->segment, &record, (uint32_t)at);
}

static void
read_record(struct reader *r, enum kind kind)
{
	size_t base = r->nodes, at = r->event.at;
	struct record record = { 0 };
	bool has_id = false;

	if (!read_members(r, kind_shape(kind))) {
		r->nodes = base;
		return;
	}
	for (size_t i = base; i < r->nodes && !has_id; i++) {
		if (r->node[i].key == KEY_ID) {
			has_id = true;
			record.id = r->node[i].at;
			record.id_len = r->node[i].len;
		}
	}
	if (!has_id)
		source_error(r->source, at, "%s", _(needs_id(kind)));
	add_record(r, kind, base, at, record);
}

static enum kind
records_kind(enum key key)
{
	switch (key) {
	case KEY_PROGRAMME:
		return KIND_PROGRAMME;
	case KEY_ORGANISATIONS:
		return KIND_ORGANISATION;
	case KEY_PEOPLE:
		return KIND_PERSON;
	case KEY_COUNTRIES:
		return KIND_COUNTRY;
	case KEY_TOPICS:
		return KIND_TOPIC;
	default:
		return KIND_STUDY;
	}
}

/* The list of records that has just begun. */
static void
read_records(struct reader *r, enum kind kind)
{
	for (next(r); r->event.what != EVENT_LIST_END && r->event.what != EVENT_END; next(r)) {
		if (r->event.what == EVENT_MAP) {
			read_record(r, kind);
			continue;
		}
		if (!r->event.faulty)
			source_error(r->source, r->event.at, _("a record must be a mapping (id: ..., and so on)"));
		skip_value(r);
	}
}

/* countries: code -> record. */
static void
read_countries(struct reader *r)
{
	struct keys keys = { .base = r->seens };

	for (next(r); r->event.what == EVENT_TEXT; next(r)) {
		unsigned index = check_country_key(r);
		size_t base = r->nodes, at = r->event.at;

		if (!key_has_value(r, &keys, unknown_key(r)))
			continue;
		if (r->event.what != EVENT_MAP) {
			source_error(r->source, r->event.at, _("a country must be a mapping "
							       "(name: ..., and so on)"));
			skip_value(r);
		} else if (!read_members(r, SHAPE_COUNTRY) || index == COUNTRY_NONE) {
			r->nodes = base;
		} else {
			const char *code = country_at(index)->alpha3;
			struct record record = { .id_len = 3 };

			record.id = segment_text(r->segment, code, 3);
			add_record(r, KIND_COUNTRY, base, at, record);
		}
	}
	end_keys(r, &keys);
}

/* A value of the top mapping that holds records; false when it is another. */
static bool
read_collection(struct reader *r, enum key key)
{
	static const struct { enum value_type type; enum yaml_what what; const char *fault; } collections[] = {
		{ TYPE_RECORD, EVENT_MAP, N_("\"%s\" must be a mapping (id: ..., and so on)") },
		{ TYPE_RECORDS, EVENT_LIST, N_("\"%s\" must be a list of records (- id: ...)") },
		{ TYPE_RECORD_MAP, EVENT_MAP, N_("\"%s\" must be a mapping of codes (COD: ...)") },
	};
	enum value_type type = key_row(key)->type;

	for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
		if (collections[i].type != type)
			continue;
		if (r->event.what != collections[i].what) {
			if (!r->event.faulty)
				source_error(r->source, r->event.at, _(collections[i].fault),
					     key_row(key)->name);
			skip_value(r);
		} else if (type == TYPE_RECORD) {
			read_record(r, records_kind(key));
		} else if (type == TYPE_RECORD_MAP) {
			read_countries(r);
		} else {
			r->source->csl = key == KEY_REFERENCES_LIST;
			read_records(r, records_kind(key));
			r->source->csl = false;
		}
		return true;
	}
	return false;
}

static void
read_top(struct reader *r)
{
	struct keys keys = { .base = r->seens };

	for (next(r); r->event.what == EVENT_TEXT; next(r)) {
		uint32_t key = member_key(r, SHAPE_TOP);

		if (!key_has_value(r, &keys, key))
			continue;
		r->shape = SHAPE_TOP;
		if (key >= KEYS)
			read_any(r, key);
		else if (!read_collection(r, key))
			read_value(r, key);
	}
	end_keys(r, &keys);
}

static void
read_file(struct reader *r)
{
	next(r);
	if (r->event.what == EVENT_MAP) {
		r->source->usable = true;
		read_top(r);
	} else if (r->event.what == EVENT_LIST) {
		r->source->usable = true;
		r->source->csl = true;
		read_records(r, KIND_STUDY);
		r->source->csl = false;
	} else if (!r->source->broken) {
		source_error(r->source, r->event.what == EVENT_TEXT ? r->event.at : r->source->begin,
			     _("there is no catalogue in this file"));
	}
	/* What else may follow is for the reader of YAML to refuse. */
	while (r->event.what != EVENT_END)
		next(r);
}

/* Tests fix the clock as builds do. */
static int
current_year(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm tm;

	return gmtime_r(&now, &tm) ? tm.tm_year + 1900 : 9999;
}

bool
catalogue_read_segment(const char *name, const char *bytes, size_t len, struct segment *segment,
		       struct source *source, struct diags *diags)
{
	struct reader r = { .source = source, .segment = segment, .year = current_year() };

	segment_init(segment, name);
	if (scan(source, name, bytes, len, diags)) {
		r.yaml = yaml_open(source);
		read_file(&r);
		yaml_close(r.yaml);
	}
	add_record(&r, KIND_FILE, 0, 0, (struct record){ 0 });
	free(r.node);
	free(r.at);
	free(r.seen);
	return source->usable;
}

struct catalogue *
catalogue_read_one(const char *name, const char *bytes, size_t len, struct diags *diags)
{
	struct segment segment;
	struct source source;
	struct catalogue *catalogue;

	catalogue_read_segment(name, bytes, len, &segment, &source, diags);
	catalogue = catalogue_link(&segment, &source, 1);
	diags_sort(diags);
	return catalogue;
}
