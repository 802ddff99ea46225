/* SPDX-License-Identifier: MIT */
/*
 * The catalogue's own YAML: what is loaded again is the same catalogue, unknown keys and nulls with
 * it.  Comments are not: the catalogue has none.  Of a part of the studies, only those come along
 * whom they name, and whom those name.
 */
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "format/emit.h"
#include "format/out.h"
#include "format/yaml-put.h"
#include "format/yaml.h"
#include "model/identifier.h"

#define ROW_MAX 80 /* bytes of a list that stands in one line */

/* As a person would write it: what was plain stays so where nobody can mistake it. */
static bool
stays_plain(struct value v, enum value_type type)
{
	struct str s = value_written(v);

	if (!yaml_is_bare(s, false))
		return false;
	switch (yaml_word(s.s, s.len)) {
	case WORD_NONE:
		return true;
	case WORD_BOOLEAN:
		return !value_quoted(v) && (type == TYPE_BOOLEAN || type == TYPE_VERIFIED);
	case WORD_NULL:
		return false;
	default:
		return !value_quoted(v);
	}
}

/* "[a, b]" of short texts; false when it is no such list. */
static bool
add_row(struct buf *b, struct value v, enum value_type type)
{
	buf_putc(b, '[');
	for (uint32_t i = 0; i < value_count(v); i++) {
		struct value item = value_at(v, i);
		struct str s = value_written(item);

		if (value_form(item) != VALUE_TEXT || !stays_plain(item, type) ||
		    strpbrk(s.s, ",[]{}") || b->len + s.len > ROW_MAX)
			return false;
		if (i)
			buf_puts(b, ", ");
		buf_add(b, s.s, s.len);
	}
	buf_putc(b, ']');
	return true;
}

/* The items that are to be written: all, but for related studies that are not exported. */
static bool
left_out(const struct out *o, struct value v, enum key key)
{
	uint32_t study = value_link(v);

	if (key != KEY_RELATED)
		return false;
	if (study == RECORD_NONE && value_form(v) == VALUE_MAP)
		study = value_link(value_get(v, KEY_ID));
	return study != RECORD_NONE && !out_exported(o, study);
}

static void put_member(struct out *, struct emitter *, struct value, enum value_type);

static void
put_members(struct out *o, struct emitter *e, struct value v)
{
	for (uint32_t i = 0; i < value_count(v); i++) {
		enum key key = value_key(value_at(v, i));
		enum value_type type =
			key < KEYS && key != KEY_NONE ? key_row(key)->type : TYPE_ANY;

		put_member(o, e, value_at(v, i), type);
	}
}

static void
put_item(struct out *o, struct emitter *e, struct value v, enum value_type type)
{
	uint32_t count = value_count(v);

	switch (value_form(v)) {
	case VALUE_TEXT:
		if (stays_plain(v, type))
			emit_item_plain(e, value_written(v).s);
		else
			emit_item_text(e, value_written(v).s, value_written(v).len);
		return;
	case VALUE_LIST:
		if (!count) {
			emit_item_plain(e, "[]");
			return;
		}
		emit_item_list(e);
		for (uint32_t i = 0; i < count; i++)
			put_item(o, e, value_at(v, i), type);
		emit_close(e);
		return;
	case VALUE_MAP:
		if (!count) {
			emit_item_plain(e, "{}");
			return;
		}
		emit_item(e);
		put_members(o, e, v);
		emit_item_end(e);
		return;
	default:
		emit_item_plain(e, "null");
	}
}

static void
put_list(struct out *o, struct emitter *e, struct value v, enum value_type type)
{
	const char *name = value_key_name(v);
	struct buf row = BUF_INIT;
	uint32_t count = value_count(v), kept = 0;

	for (uint32_t i = 0; i < count; i++)
		kept += !left_out(o, value_at(v, i), value_key(v));
	if (kept < count)
		out_lose(o, value_key(v), LOSS_PART);
	if (kept == count && add_row(&row, v, type))
		emit_plain(e, name, row.data);
	else if (kept) {
		emit_open(e, name);
		for (uint32_t i = 0; i < count; i++)
			if (!left_out(o, value_at(v, i), value_key(v)))
				put_item(o, e, value_at(v, i), type);
		emit_close(e);
	}
	buf_release(&row);
}

static void
put_member(struct out *o, struct emitter *e, struct value v, enum value_type type)
{
	const char *name = value_key_name(v);

	if (value_form(v) != VALUE_LIST && left_out(o, v, value_key(v))) {
		out_lose(o, value_key(v), LOSS_WHOLE);
		return;
	}
	switch (value_form(v)) {
	case VALUE_TEXT:
		if (stays_plain(v, type))
			emit_plain(e, name, value_written(v).s);
		else
			emit_field(e, name, value_written(v).s, value_written(v).len);
		break;
	case VALUE_LIST:
		put_list(o, e, v, type);
		break;
	case VALUE_MAP:
		if (!value_count(v)) {
			emit_plain(e, name, "{}");
			break;
		}
		emit_open(e, name);
		put_members(o, e, v);
		emit_close(e);
		break;
	default:
		emit_plain(e, name, "null");
	}
}

static void
put_record(struct out *o, struct emitter *e, uint32_t record)
{
	const struct catalogue *c = o->wish.catalogue;

	for (uint32_t i = 0; i < record_values(c, record); i++) {
		struct value v = record_value_at(c, record, i);
		enum key key = value_key(v);

		put_member(o, e, v, key < KEYS && key != KEY_NONE ? key_row(key)->type : TYPE_ANY);
	}
}

/* Mark the records that a value names, and in turn those that they name. */
static void follow_record(const struct catalogue *, uint64_t *, uint32_t);

static void
follow(const struct catalogue *c, uint64_t *named, struct value v)
{
	uint32_t record = value_link(v);

	if (record != RECORD_NONE && record_kind(c, record) != KIND_STUDY)
		follow_record(c, named, record);
	for (uint32_t i = 0; i < value_count(v); i++)
		follow(c, named, value_at(v, i));
}

static void
follow_record(const struct catalogue *c, uint64_t *named, uint32_t record)
{
	if (bits_has(named, record))
		return;
	bits_set(named, record);
	for (uint32_t i = 0; i < record_values(c, record); i++)
		follow(c, named, record_value_at(c, record, i));
}

/* The records that come along: all, if all studies do. */
static uint64_t *
find_named(const struct out *o)
{
	const struct catalogue *c = o->wish.catalogue;
	uint64_t *named = bits_new(catalogue_records(c));

	if (bits_count(o->among, o->keys.count) == o->keys.count)
		bits_fill(named, catalogue_records(c));
	for (uint32_t i = 0; i < catalogue_count(c, KIND_PROGRAMME); i++)
		follow_record(c, named, catalogue_first(c, KIND_PROGRAMME) + i);
	for (size_t i = 0; i < o->wish.count; i++)
		follow_record(c, named, o->wish.study[i]);
	return named;
}

/* What stands at the top of the files; of several that say the same the first counts. */
static void
put_files(struct out *o, struct emitter *e)
{
	const struct catalogue *c = o->wish.catalogue;
	uint32_t first = catalogue_first(c, KIND_FILE), count = catalogue_count(c, KIND_FILE);

	emit_plain(e, "pacecat", "1");
	for (uint32_t f = first; f < first + count; f++)
		for (uint32_t i = 0; i < record_values(c, f); i++) {
			struct value v = record_value_at(c, f, i);
			bool again = !strcmp(value_key_name(v), "pacecat");

			for (uint32_t g = first; g < f; g++)
				for (uint32_t k = 0; k < record_values(c, g); k++)
					again |= !strcmp(value_key_name(record_value_at(c, g, k)),
							 value_key_name(v));
			if (!again)
				put_member(o, e, v, TYPE_ANY);
		}
}

/* A file has room for one: the others are told as lost. */
static void
put_programmes(struct out *o, struct emitter *e)
{
	const struct catalogue *c = o->wish.catalogue;
	uint32_t first = catalogue_first(c, KIND_PROGRAMME);

	for (uint32_t i = 1; i < catalogue_count(c, KIND_PROGRAMME); i++) {
		o->study = first + i;
		out_lose(o, KEY_PROGRAMME, LOSS_WHOLE);
	}
	if (!catalogue_count(c, KIND_PROGRAMME) || !record_values(c, first))
		return;
	buf_putc(o->b, '\n');
	emit_open(e, "programme");
	put_record(o, e, first);
	emit_close(e);
}

static void
put_kind(struct out *o, struct emitter *e, const uint64_t *named, enum kind kind, const char *name)
{
	const struct catalogue *c = o->wish.catalogue;
	bool any = false;

	for (uint32_t i = 0; i < catalogue_count(c, kind); i++) {
		uint32_t record = catalogue_first(c, kind) + i;

		/* Who was only named has no record in a file. */
		if (!bits_has(named, record) || !record_values(c, record) ||
		    !*record_id(c, record) || !record_line(c, record))
			continue;
		if (!any) {
			buf_putc(o->b, '\n');
			emit_open(e, name);
		}
		any = true;
		if (kind == KIND_COUNTRY)
			emit_open(e, record_id(c, record));
		else
			emit_item(e);
		put_record(o, e, record);
		if (kind == KIND_COUNTRY)
			emit_close(e);
		else
			emit_item_end(e);
	}
	if (any)
		emit_close(e);
}

/* "studies", or where ids are as other programs make them "references". */
static const char *
studies_key(const struct out *o)
{
	for (size_t i = 0; i < o->wish.count; i++) {
		const char *id = record_id(o->wish.catalogue, o->wish.study[i]);

		if (*id && !id_valid(id, strlen(id)))
			return "references";
	}
	return "studies";
}

static void
begin(struct out *o)
{
	struct emitter e = { .b = o->b };
	uint64_t *named = find_named(o);

	put_files(o, &e);
	put_programmes(o, &e);
	put_kind(o, &e, named, KIND_ORGANISATION, "organisations");
	put_kind(o, &e, named, KIND_PERSON, "people");
	put_kind(o, &e, named, KIND_COUNTRY, "countries");
	put_kind(o, &e, named, KIND_TOPIC, "topics");
	free(named);
	if (!o->wish.count)
		return;
	buf_putc(o->b, '\n');
	emit_open(&e, studies_key(o));
}

static void
write_study(struct out *o)
{
	struct emitter e = { .b = o->b, .depth = 1 };

	o->whole = true;
	emit_item(&e);
	if (record_values(o->wish.catalogue, o->study))
		put_record(o, &e, o->study);
	else
		buf_puts(o->b, "  - {}\n");
	emit_item_end(&e);
}

const struct exporter out_yaml = { .begin = begin, .study = write_study };
