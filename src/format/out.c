/* SPDX-License-Identifier: MIT */
#include "format/out.h"

#include <string.h>

#include "base/bits.h"
#include "model/describe.h"

static const char *const blanks = " \t\n";

static struct value
look(const struct out *o, enum key key)
{
	return record_value(o->wish.catalogue, o->study, key);
}

bool
out_has(const struct out *o, enum key key)
{
	return value_items(look(o, key)) > 0;
}

struct value
out_value(struct out *o, enum key key)
{
	o->carried[key] = true;
	return look(o, key);
}

static const char *
own_language(const struct out *o)
{
	return record_language(o->wish.catalogue, o->study);
}

static struct value
chosen(const struct out *o, enum key key)
{
	return value_local(look(o, key), &o->languages, own_language(o));
}

/* A text as the format wants it. */
static const char *
text_for(const struct out *o, struct value v)
{
	return o->wish.format->exporter->tags ? value_written(v).s : value_text(v);
}

/* How many languages a value has a text in. */
static uint32_t
languages_in(struct value v)
{
	uint32_t count = 0;

	for (uint32_t i = 0; value_form(v) == VALUE_MAP && i < value_count(v); i++)
		count += value_len(value_at(v, i)) > 0;
	return count;
}

/* A DOI without the address that it may stand in. */
static const char *
bare(enum key key, const char *s)
{
	const char *ten = key == KEY_DOI ? strstr(s, "10.") : NULL;

	return ten && ten > s && strchr("/:", ten[-1]) ? ten : s;
}

const char *
out_local(struct out *o, enum key key)
{
	o->carried[key] = true;
	return bare(key, text_for(o, chosen(o, key)));
}

const char *
out_text(struct out *o, enum key key)
{
	if (languages_in(look(o, key)) > 1)
		out_lose(o, key, LOSS_LANGUAGES);
	return out_local(o, key);
}

struct out_others
out_others(const struct out *o, enum key key)
{
	return (struct out_others){ .all = look(o, key), .shown = chosen(o, key) };
}

const char *
out_other(struct out_others *others, const char **tag)
{
	struct value v = others->all;

	while (value_form(v) == VALUE_MAP && others->next < value_count(v)) {
		struct value other = value_at(v, others->next++);

		if (!value_len(other) || other.node == others->shown.node)
			continue;
		*tag = value_key_name(other);
		return value_text(other);
	}
	return NULL;
}

const char *
out_translated(struct out *o, enum key key, const char **translation)
{
	const char *tag, *s = out_local(o, key), *other;
	struct out_others others = out_others(o, key);

	other = out_other(&others, &tag);
	*translation = other ? other : "";
	if (other && out_other(&others, &tag))
		out_lose(o, key, LOSS_LANGUAGES);
	return s;
}

const char *
out_language(const struct out *o, enum key key)
{
	struct value v = chosen(o, key);

	return value_form(look(o, key)) == VALUE_MAP ? value_key_name(v) : own_language(o);
}

bool
out_date(struct out *o, enum key key, struct date *date)
{
	struct value v = look(o, key);

	if (!date_read(v, date))
		return false;
	o->carried[key] = true;
	return true;
}

const char *
out_date_words(struct out *o, enum key key)
{
	struct value v = look(o, key);
	const char *s = value_text(v);
	struct date date;

	if (date_read(v, &date))
		return "";
	if (!*s)
		s = value_text(value_get(v, KEY_LITERAL));
	if (!*s)
		s = value_text(value_get(v, KEY_RAW));
	if (*s)
		o->carried[key] = true;
	return s;
}

bool
out_plain_date(const struct date *date)
{
	const struct date_day *day = &date->from;

	return !date->interval && !day->unspecified && !day->approximate && !day->uncertain &&
	       !day->open && day->month <= 12;
}

bool
out_name(struct out *o, enum key key, uint32_t i, struct name *name)
{
	struct value v = value_item(out_value(o, key), i);

	/* Somebody's ORCID, say, that stands in no record of theirs. */
	for (uint32_t k = 0; value_form(v) == VALUE_MAP && k < value_count(v); k++) {
		enum key part = value_key(value_at(v, k));

		if (part >= KEYS || part == KEY_ORCID)
			out_lose(o, key, LOSS_PART);
	}
	return describe_name(v, &o->languages, name);
}

static bool
has_comma(struct str s)
{
	return s.len && memchr(s.s, ',', s.len);
}

bool
out_name_misread(const struct name *name)
{
	return has_comma(name->literal) || has_comma(name->family) || has_comma(name->given) ||
	       (!name->given.len && name->suffix.len);
}

uint32_t
out_person(const struct out *o, enum key key, uint32_t i)
{
	return value_link(value_item(look(o, key), i));
}

/* What a reference to somebody or something is called. */
static const char *
called(struct out *o, struct value v)
{
	const struct catalogue *c = o->wish.catalogue;
	uint32_t record = value_link(v);
	struct value form = value_form(v) == VALUE_MAP ? value_get(v, KEY_AS_NAME) : v;

	if (record == RECORD_NONE || value_form(form) == VALUE_ABSENT)
		return text_for(o, form);
	if (strcmp(value_text(form), record_id(c, record)) != 0 &&
	    catalogue_find(c, KIND_PERSON, value_text(form)) != record)
		return text_for(o, form);
	buf_clear(&o->called);
	describe_title(&o->called, c, record, &o->languages);
	return o->called.data;
}

const char *
out_party(struct out *o, enum key key, uint32_t i)
{
	struct value v = out_value(o, key);
	struct name name;

	if (i >= value_items(v))
		return NULL;
	v = value_item(v, i);
	if (value_link(v) != RECORD_NONE && describe_name(v, &o->languages, &name) &&
	    name.literal.len && !name.literal.s[name.literal.len])
		return name.literal.s;
	return called(o, v);
}

void
out_parties(struct out *o, enum key key, struct buf *b, const char *between)
{
	const char *s;
	size_t start = b->len;

	for (uint32_t i = 0; (s = out_party(o, key, i)); i++) {
		if (b->len > start && *s)
			buf_puts(b, between);
		buf_puts(b, s);
	}
}

const char *
out_item(struct out *o, enum key key, uint32_t i)
{
	struct value v = out_value(o, key);

	return i < value_items(v) ? bare(key, text_for(o, value_item(v, i))) : NULL;
}

/* One text with several keywords in it, as CSL has them. */
static void
split(struct out *o, const char *s, out_add *add, void *context)
{
	const char *separator = strchr(s, ';') ? ";" : ",";

	while (*s) {
		size_t len = strcspn(s, separator);
		const char *next = s + len + (s[len] != '\0');

		while (len && strchr(blanks, *s))
			s++, len--;
		while (len && strchr(blanks, s[len - 1]))
			len--;
		if (len)
			add(o, s, len, context);
		s = next;
	}
}

void
out_keywords(struct out *o, out_add *add, void *context)
{
	struct value v = out_value(o, KEY_KEYWORD);

	if (value_form(v) == VALUE_TEXT)
		split(o, text_for(o, v), add, context);
	for (uint32_t i = 0; value_form(v) == VALUE_LIST && i < value_count(v); i++)
		if (value_len(value_at(v, i))) {
			const char *s = text_for(o, value_at(v, i));

			add(o, s, strlen(s), context);
		}
}

static void
add_records(struct out *o, enum key key, out_add *add, void *context)
{
	struct value v = out_value(o, key);
	struct buf title = BUF_INIT;

	for (uint32_t i = 0; i < value_items(v); i++) {
		struct value item = value_item(v, i);
		uint32_t record = value_link(item);

		buf_clear(&title);
		if (record != RECORD_NONE)
			describe_title(&title, o->wish.catalogue, record, &o->languages);
		else
			buf_add(&title, value_text(item), value_len(item));
		if (!title.len)
			continue;
		add(o, title.data, title.len, context);
		out_lose(o, key, LOSS_WORDS);
	}
	buf_release(&title);
}

void
out_topics(struct out *o, out_add *add, void *context)
{
	add_records(o, KEY_TOPIC, add, context);
}

void
out_subjects(struct out *o, out_add *add, void *context)
{
	out_keywords(o, add, context);
	out_topics(o, add, context);
	add_records(o, KEY_COUNTRY, add, context);
}

bool
out_file(struct out *o, uint32_t i, struct out_file *file)
{
	struct value files = out_value(o, KEY_FILES), v = value_item(files, i);

	if (i >= value_items(files))
		return false;
	*file = (struct out_file){ .path = value_text(v), .title = "", .media = "" };
	if (value_form(v) != VALUE_MAP)
		return true;
	file->path = value_text(value_get(v, KEY_PATH));
	file->title = describe_local(value_get(v, KEY_TITLE), &o->languages, own_language(o));
	file->media = value_text(value_get(v, KEY_MEDIA_TYPE));
	for (uint32_t k = 0; k < value_count(v); k++) {
		enum key key = value_key(value_at(v, k));

		if (key != KEY_PATH && key != KEY_TITLE && key != KEY_MEDIA_TYPE)
			out_lose(o, KEY_FILES, LOSS_PART);
	}
	return true;
}

bool
out_exported(const struct out *o, uint32_t study)
{
	uint32_t i = study - o->keys.first;

	return study >= o->keys.first && i < o->keys.count && bits_has(o->among, i);
}

bool
out_related(struct out *o, uint32_t i, struct out_related *r)
{
	struct value all = out_value(o, KEY_RELATED), v = value_item(all, i);

	if (i >= value_items(all))
		return false;
	*r = (struct out_related){ .study = value_link(v), .as = "" };
	if (value_form(v) == VALUE_MAP) {
		r->as = value_text(value_get(v, KEY_AS));
		if (r->study == RECORD_NONE)
			r->study = value_link(value_get(v, KEY_ID));
	}
	if (r->study == RECORD_NONE || !out_exported(o, r->study)) {
		r->study = RECORD_NONE;
		out_lose(o, KEY_RELATED, LOSS_PART);
	}
	return true;
}

/* "Translators: Ana Sá, Bo Ek" of those whose part is `key`. */
static void
add_role(struct out *o, enum key key, out_add *add, void *context)
{
	uint32_t count = value_items(look(o, key)), n = 0;
	struct buf text = BUF_INIT;
	struct name name;
	const struct key_row *row = key_row(key);

	/* Not translated: the bytes do not depend on who exports. */
	buf_puts(&text, count > 1 && row->labels ? row->labels : row->label);
	buf_puts(&text, key == KEY_CONTRIBUTOR ? " " : ": ");
	for (uint32_t i = 0; i < count; i++) {
		if (!out_name(o, key, i, &name))
			continue;
		if (n++)
			buf_puts(&text, i + 1 < count ? ", " : " and ");
		name_add(&text, &name);
	}
	if (n) {
		add(o, text.data, text.len, context);
		out_lose(o, key, LOSS_WORDS);
	}
	buf_release(&text);
}

void
out_notes(struct out *o, out_add *add, void *context)
{
	static const enum key texts[] = { KEY_NOTE, KEY_ANNOTE };

	for (enum key key = KEY_NONE + 1; key < KEYS; key++)
		if (key_row(key)->type == TYPE_NAMES && !o->carried[key] && out_has(o, key))
			add_role(o, key, add, context);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!o->carried[texts[i]] && *out_text(o, texts[i])) {
			const char *s = text_for(o, chosen(o, texts[i]));

			add(o, s, strlen(s), context);
		}
}

const char *
out_type(struct out *o)
{
	return value_text(out_value(o, KEY_TYPE));
}

bool
out_is_part(struct out *o)
{
	static const char *const parts[] = { "article", "chapter", "entry", "paper-", "review" };
	const char *type = out_type(o);

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strncmp(type, parts[i], strlen(parts[i])))
			return true;
	return false;
}

const char *
out_type_name(struct out *o, const struct out_type_row *row)
{
	const struct out_type_row *first = row;
	const char *type = out_type(o);

	while (row->type && strcmp(row->type, type) != 0)
		row++;
	/* What goes by the name of another type is not told from it any more. */
	while (row->name && strcmp(first->name, row->name) != 0)
		first++;
	if (row->name && *type && (first != row || !row->type))
		out_lose(o, KEY_TYPE, LOSS_PART);
	return row->name;
}
