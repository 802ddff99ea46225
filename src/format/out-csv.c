/* SPDX-License-Identifier: MIT */
/*
 * CSV (RFC 4180) for spreadsheets: a row a study, a column for every key that any of them has,
 * under the names that the keys have in the catalogue.  Several values of one key stand in one cell
 * with
 * "; " between them.
 *
 * What a spreadsheet would take for a formula (= + @ and a hyphen without a number behind it) gets
 * an apostrophe in front, as such programs have it themselves for text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

#include "base/mem.h"
#include "format/out.h"
#include "model/describe.h"

struct columns {
	enum key key[KEYS];
	size_t count;
};

static bool
is_formula(const char *s)
{
	return *s == '=' || *s == '+' || *s == '@' || *s == '\t' ||
	       (*s == '-' && !ascii_is_digit(s[1]));
}

static void
put_cell(struct out *o, const char *s, bool first)
{
	bool quotes = strpbrk(s, ",\"\r\n;") || *s == ' ' || is_formula(s);

	if (!first)
		buf_putc(o->b, ',');
	if (quotes)
		buf_putc(o->b, '"');
	if (is_formula(s))
		buf_putc(o->b, '\'');
	for (; *s; s++) {
		if (*s == '"')
			buf_putc(o->b, '"');
		buf_putc(o->b, *s);
	}
	if (quotes)
		buf_putc(o->b, '"');
}

static void
add_part(struct buf *b, const char *s, size_t len)
{
	if (!len)
		return;
	if (b->len)
		buf_puts(b, "; ");
	buf_add(b, s, len);
}

static void
add_word(struct out *o, const char *s, size_t len, void *context)
{
	(void)o;
	add_part(context, s, len);
}

static void
add_names(struct out *o, enum key key, struct buf *b)
{
	struct buf text = BUF_INIT;
	struct name name;

	for (uint32_t i = 0; i < value_items(out_value(o, key)); i++) {
		if (!out_name(o, key, i, &name))
			continue;
		buf_clear(&text);
		name_add_inverted(&text, &name);
		add_part(b, text.data, text.len);
	}
	buf_release(&text);
}

/* Codes of countries, names of topics, ids of studies: whom or what a list names. */
static void
add_references(struct out *o, enum key key, struct buf *b)
{
	const struct catalogue *c = o->wish.catalogue;
	struct value v = out_value(o, key);
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < value_items(v); i++) {
		struct value item = value_item(v, i);
		uint32_t record = value_link(item);

		if (value_form(item) == VALUE_MAP && key == KEY_RELATED) {
			out_lose(o, key, LOSS_PART);
			item = value_get(item, KEY_ID);
			record = record == RECORD_NONE ? value_link(item) : record;
		}
		buf_clear(&text);
		if (record == RECORD_NONE)
			buf_add(&text, value_text(item), value_len(item));
		else if (key == KEY_COUNTRY || key == KEY_RELATED)
			buf_puts(&text, record_id(c, record));
		else
			describe_title(&text, c, record, &o->languages);
		add_part(b, text.data, text.len);
	}
	buf_release(&text);
}

static void
add_date(struct out *o, enum key key, struct buf *b)
{
	struct value v = out_value(o, key);
	struct date d;

	if (date_read(v, &d))
		date_add_edtf(b, &d);
	else if (value_form(v) == VALUE_MAP)
		buf_puts(b, value_text(value_get(v, KEY_LITERAL)));
	else
		buf_puts(b, value_text(v));
}

static void
add_files(struct out *o, struct buf *b)
{
	struct out_file file;

	for (uint32_t i = 0; out_file(o, i, &file); i++) {
		add_part(b, file.path, strlen(file.path));
		if (*file.title || *file.media)
			out_lose(o, KEY_FILES, LOSS_PART);
	}
}

static void
add_value(struct out *o, enum key key, struct buf *b)
{
	const char *s;

	switch (key_row(key)->type) {
	case TYPE_NAMES:
		add_names(o, key, b);
		break;
	case TYPE_DATE:
		add_date(o, key, b);
		break;
	case TYPE_COUNTRIES:
	case TYPE_TOPICS:
	case TYPE_RELATED:
		add_references(o, key, b);
		break;
	case TYPE_PUBLISHERS:
	case TYPE_PARTIES:
		out_parties(o, key, b, "; ");
		break;
	case TYPE_FILES:
		add_files(o, b);
		break;
	case TYPE_WORDS:
	case TYPE_TEXTS:
	case TYPE_URLS:
	case TYPE_ISBN:
	case TYPE_VERIFIED:
		if (key == KEY_KEYWORD)
			out_keywords(o, add_word, b);
		else
			for (uint32_t i = 0; (s = out_item(o, key, i)); i++)
				add_part(b, s, strlen(s));
		break;
	default:
		s = out_text(o, key);
		add_part(b, s, strlen(s));
		break;
	}
}

static void
find_columns(const struct out *o, struct columns *columns)
{
	const struct catalogue *c = o->wish.catalogue;
	bool seen[KEYS] = { false };

	for (size_t i = 0; i < o->wish.count; i++)
		for (uint32_t k = 0; k < record_values(c, o->wish.study[i]); k++) {
			enum key key = value_key(record_value_at(c, o->wish.study[i], k));

			if (key < KEYS)
				seen[key] = true;
		}
	/* A mapping of its own is no text for a cell. */
	for (enum key key = KEY_NONE + 1; key < KEYS; key++)
		if (seen[key] && key != KEY_ID && key_row(key)->type != TYPE_PRINTED &&
		    key_row(key)->type != TYPE_ANY)
			columns->key[columns->count++] = key;
}

static void
begin(struct out *o)
{
	struct columns *columns = xcalloc(1, sizeof *columns);

	find_columns(o, columns);
	put_cell(o, "id", true);
	/* Not a key of the catalogue unless somebody has set it. */
	put_cell(o, "key", false);
	for (size_t i = 0; i < columns->count; i++)
		put_cell(o, key_row(columns->key[i])->name, false);
	buf_puts(o->b, "\r\n");
	o->state = columns;
}

static void
write_row(struct out *o)
{
	const struct columns *columns = o->state;
	struct buf b = BUF_INIT;

	put_cell(o, record_id(o->wish.catalogue, o->study), true);
	put_cell(o, o->key, false);
	for (size_t i = 0; i < columns->count; i++) {
		buf_clear(&b);
		if (out_has(o, columns->key[i]))
			add_value(o, columns->key[i], &b);
		put_cell(o, b.data, false);
	}
	buf_puts(o->b, "\r\n");
	buf_release(&b);
}

const struct exporter out_csv = { .begin = begin, .study = write_row };
