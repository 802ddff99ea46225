/* SPDX-License-Identifier: MIT */
#include "cli/value_json.h"

#include <string.h>

#include "model/date.h"
#include "model/describe.h"
#include "model/name.h"

bool
value_there(struct value v)
{
	return value_form(v) != VALUE_ABSENT && value_form(v) != VALUE_NULL;
}

/* A member, if it has any text. */
void
write_text(struct writer *w, const char *key, const char *s, size_t len)
{
	if (!len)
		return;
	json_key(w->json, key);
	json_text(w->json, s, len);
}

static void
write_written(struct writer *w, const char *key, struct value v)
{
	struct str s = value_written(v);

	write_text(w, key, s.s, s.len);
}

void
write_raw(struct writer *w, struct value v)
{
	bool map = value_form(v) == VALUE_MAP;

	switch (value_form(v)) {
	case VALUE_TEXT:
		json_text(w->json, value_written(v).s, value_written(v).len);
		return;
	case VALUE_LIST:
	case VALUE_MAP:
		break;
	default:
		json_null(w->json);
		return;
	}
	if (map)
		json_object(w->json);
	else
		json_array(w->json);
	for (uint32_t i = 0; i < value_count(v); i++) {
		if (map)
			json_key(w->json, value_key_name(value_at(v, i)));
		write_raw(w, value_at(v, i));
	}
	if (map)
		json_object_end(w->json);
	else
		json_array_end(w->json);
}

static void
add_scalar(struct writer *w, struct value v)
{
	write_raw(w, value_form(v) == VALUE_MAP ? value_local(v, w->languages, w->language) : v);
}

static void
add_date(struct writer *w, struct value v)
{
	struct buf text = BUF_INIT;
	struct date date;

	if (date_read(v, &date)) {
		date_add_edtf(&text, &date);
		json_text(w->json, text.data, text.len);
	} else if (*value_text(value_get(v, KEY_LITERAL)))
		json_string(w->json, value_text(value_get(v, KEY_LITERAL)));
	else
		write_raw(w, v);
	buf_release(&text);
}

static void
add_boolean(struct writer *w, struct value v)
{
	json_bool(w->json, !strcmp(value_text(v), "true") || !strcmp(value_text(v), "1"));
}

/* The members of a mapping that nobody knows. */
static void
add_other(struct writer *w, struct value v)
{
	bool any = false;

	for (uint32_t i = 0; value_form(v) == VALUE_MAP && i < value_count(v); i++) {
		struct value member = value_at(v, i);

		if (value_key(member) < KEYS)
			continue;
		if (!any) {
			json_key(w->json, "other");
			json_object(w->json);
		}
		any = true;
		json_key(w->json, value_key_name(member));
		write_raw(w, member);
	}
	if (any)
		json_object_end(w->json);
}

static void
add_name_parts(struct writer *w, const struct name *name)
{
	write_text(w, "family", name->family.s, name->family.len);
	write_text(w, "given", name->given.s, name->given.len);
	write_text(w, "dropping-particle", name->dropping_particle.s, name->dropping_particle.len);
	write_text(w, "non-dropping-particle", name->non_dropping_particle.s,
		   name->non_dropping_particle.len);
	write_text(w, "suffix", name->suffix.s, name->suffix.len);
	write_text(w, "literal", name->literal.s, name->literal.len);
	if (name->comma_suffix) {
		json_key(w->json, "comma-suffix");
		json_bool(w->json, true);
	}
	if (name->static_ordering) {
		json_key(w->json, "static-ordering");
		json_bool(w->json, true);
	}
}

void
write_title(struct writer *w, const char *key, uint32_t record)
{
	struct buf text = BUF_INIT;

	describe_title(&text, w->catalogue, record, w->languages);
	write_text(w, key, text.data, text.len);
	buf_release(&text);
}

void
write_id(struct writer *w, uint32_t record)
{
	const char *id = record_id(w->catalogue, record);

	write_text(w, "id", id, strlen(id));
}

/* Somebody in a credit: who it is, by the preferred name, and as the work prints it. */
static void
add_credit(struct writer *w, struct value v)
{
	uint32_t party = value_link(v);
	struct buf as = BUF_INIT;
	const char *word;
	struct name name;
	bool known;

	json_object(w->json);
	if (party == RECORD_NONE)
		known = name_read(v, &name);
	else {
		write_id(w, party);
		word = record_kind(w->catalogue, party) == KIND_PERSON ? "person" : "organisation";
		write_text(w, "record", word, strlen(word));
		known = record_kind(w->catalogue, party) == KIND_PERSON &&
			name_read(record_value(w->catalogue, party, KEY_NAME), &name);
	}
	if (known)
		add_name_parts(w, &name);
	else if (party != RECORD_NONE)
		write_title(w, "literal", party);
	describe_credit(&as, v, w->languages);
	write_text(w, "as", as.len ? as.data : value_text(v), as.len ? as.len : value_len(v));
	buf_release(&as);
	json_object_end(w->json);
}

/* {id, name}, or what is written where no record is meant. */
static void
add_party(struct writer *w, struct value v)
{
	uint32_t record = value_link(v);

	json_object(w->json);
	if (record == RECORD_NONE)
		write_written(w, "name", v);
	else {
		write_id(w, record);
		write_title(w, "name", record);
	}
	json_object_end(w->json);
}

static void
add_country(struct writer *w, struct value v)
{
	uint32_t record = value_link(v);

	json_object(w->json);
	if (record == RECORD_NONE)
		write_text(w, "code", value_text(v), value_len(v));
	else {
		const char *id = record_id(w->catalogue, record);

		write_text(w, "code", id, strlen(id));
		write_title(w, "name", record);
	}
	json_object_end(w->json);
}

static void
add_text_key(struct writer *w, struct value map, enum key key)
{
	struct value v = value_local(value_get(map, key), w->languages, w->language);

	write_written(w, key_row(key)->name, v);
}

/* A member that is an array of texts. */
static void
add_texts_key(struct writer *w, struct value map, enum key key)
{
	struct value v = value_get(map, key);

	if (!value_there(v))
		return;
	json_key(w->json, key_row(key)->name);
	json_array(w->json);
	for (uint32_t i = 0; i < value_items(v); i++)
		write_raw(w, value_item(v, i));
	json_array_end(w->json);
}

static void
add_form(struct writer *w, struct value v)
{
	struct value as = value_form(v) == VALUE_MAP ? value_get(v, KEY_AS_NAME) : v;
	struct buf text = BUF_INIT;
	struct name name;

	json_object(w->json);
	if (value_form(as) == VALUE_MAP && name_read(as, &name)) {
		name_add(&text, &name);
		write_text(w, "as", text.data, text.len);
		add_name_parts(w, &name);
	} else
		write_written(w, "as", as);
	add_text_key(w, v, KEY_KIND);
	add_texts_key(w, v, KEY_SEEN);
	add_text_key(w, v, KEY_NOTE);
	add_other(w, v);
	json_object_end(w->json);
	buf_release(&text);
}

static void
add_printed(struct writer *w, struct value v)
{
	json_object(w->json);
	write_written(w, "as", v);
	add_text_key(w, v, KEY_AS);
	add_texts_key(w, v, KEY_SEEN);
	add_other(w, v);
	json_object_end(w->json);
}

static void
add_affiliation(struct writer *w, struct value v)
{
	struct value written = value_form(v) == VALUE_MAP ? value_get(v, KEY_ORGANISATION) : v;
	uint32_t record = value_link(v);

	if (record == RECORD_NONE)
		record = value_link(written);
	json_object(w->json);
	if (record == RECORD_NONE)
		write_text(w, "name", value_text(written), value_len(written));
	else {
		write_id(w, record);
		write_title(w, "name", record);
	}
	if (value_there(value_get(v, KEY_PERIOD))) {
		json_key(w->json, "period");
		add_date(w, value_get(v, KEY_PERIOD));
	}
	add_text_key(w, v, KEY_NOTE);
	add_other(w, v);
	json_object_end(w->json);
}

static void
add_file(struct writer *w, struct value v)
{
	json_object(w->json);
	write_text(w, "path", value_text(v), value_len(v));
	add_text_key(w, v, KEY_PATH);
	add_text_key(w, v, KEY_TITLE);
	add_text_key(w, v, KEY_LANGUAGE);
	add_text_key(w, v, KEY_MEDIA_TYPE);
	add_text_key(w, v, KEY_SHA256);
	add_text_key(w, v, KEY_NOTE);
	add_other(w, v);
	json_object_end(w->json);
}

static void
add_related(struct writer *w, struct value v)
{
	struct value id = value_form(v) == VALUE_MAP ? value_get(v, KEY_ID) : v;
	uint32_t record = value_link(v);

	if (record == RECORD_NONE)
		record = value_link(id);
	json_object(w->json);
	if (record == RECORD_NONE)
		write_text(w, "id", value_text(id), value_len(id));
	else {
		write_id(w, record);
		write_title(w, "title", record);
	}
	add_text_key(w, v, KEY_AS);
	add_text_key(w, v, KEY_NOTE);
	add_other(w, v);
	json_object_end(w->json);
}

static void
add_person_name(struct writer *w, struct value v)
{
	struct name name;

	json_object(w->json);
	if (name_read(v, &name))
		add_name_parts(w, &name);
	json_object_end(w->json);
}

/* How a value is written; `list`: as an array, whether it is one or not. */
static const struct {
	void (*add)(struct writer *, struct value);
	bool list;
} shapes[] = {
	[TYPE_FORMAT_VERSION] = { add_scalar, false },
	[TYPE_ID] = { add_scalar, false },
	[TYPE_TEXT] = { add_scalar, false },
	[TYPE_TEXTS] = { add_scalar, true },
	[TYPE_WORDS] = { add_scalar, true },
	[TYPE_LOCAL] = { add_scalar, false },
	[TYPE_NUMBER] = { add_scalar, false },
	[TYPE_BOOLEAN] = { add_boolean, false },
	[TYPE_KIND] = { add_scalar, false },
	[TYPE_LANGUAGE] = { add_scalar, false },
	[TYPE_CSL_TYPE] = { add_scalar, false },
	[TYPE_DATE] = { add_date, false },
	[TYPE_PERIOD] = { add_date, false },
	[TYPE_NAME] = { add_person_name, false },
	[TYPE_NAMES] = { add_credit, true },
	[TYPE_FORMS] = { add_form, true },
	[TYPE_PARTY] = { add_party, false },
	[TYPE_PARTIES] = { add_party, true },
	[TYPE_PUBLISHERS] = { add_party, true },
	[TYPE_COUNTRIES] = { add_country, true },
	[TYPE_TOPICS] = { add_party, true },
	[TYPE_AFFILIATIONS] = { add_affiliation, true },
	[TYPE_FILES] = { add_file, true },
	[TYPE_PATH] = { add_scalar, false },
	[TYPE_RELATED] = { add_related, true },
	[TYPE_PRINTED] = { add_printed, true },
	[TYPE_URL] = { add_scalar, false },
	[TYPE_URLS] = { add_scalar, true },
	[TYPE_DOI] = { add_scalar, false },
	[TYPE_ISBN] = { add_scalar, true },
	[TYPE_ORCID] = { add_scalar, false },
	[TYPE_ANY] = { write_raw, false },
};

void
write_value(struct writer *w, enum key key, struct value v)
{
	const struct key_row *row = key_row(key);
	enum value_type type = row->type;

	if (type > TYPE_ANY || !shapes[type].add)
		type = TYPE_ANY;
	json_key(w->json, key == KEY_ALSO ? "forms" : row->name);
	if (!shapes[type].list) {
		shapes[type].add(w, v);
		return;
	}
	json_array(w->json);
	for (uint32_t i = 0; i < value_items(v); i++)
		shapes[type].add(w, value_item(v, i));
	json_array_end(w->json);
}
