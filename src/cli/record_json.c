/* SPDX-License-Identifier: MIT */
#include "cli/record_json.h"

#include <string.h>

#include "cli/value_json.h"
#include "model/country.h"
#include "model/describe.h"

const char *const record_json_kinds[KINDS] = {
	[KIND_FILE] = "file",
	[KIND_PROGRAMME] = "programme",
	[KIND_ORGANISATION] = "organisation",
	[KIND_PERSON] = "person",
	[KIND_COUNTRY] = "country",
	[KIND_TOPIC] = "topic",
	[KIND_STUDY] = "study",
};

static void
add_translations(struct writer *w, uint32_t record)
{
	bool any = false;

	for (enum key key = KEY_NONE + 1; key < KEYS; key++) {
		struct value v = record_value(w->catalogue, record, key);

		if (key_row(key)->type != TYPE_LOCAL || value_form(v) != VALUE_MAP)
			continue;
		if (!any) {
			json_key(w->json, "translations");
			json_object(w->json);
		}
		any = true;
		json_key(w->json, key_row(key)->name);
		write_raw(w, v);
	}
	if (any)
		json_object_end(w->json);
}

static void
add_unknown(struct writer *w, uint32_t record)
{
	uint32_t count = record_values(w->catalogue, record);
	bool any = false;

	for (uint32_t i = 0; i < count; i++) {
		struct value v = record_value_at(w->catalogue, record, i);

		if (value_key(v) < KEYS)
			continue;
		if (!any) {
			json_key(w->json, "other");
			json_object(w->json);
		}
		any = true;
		json_key(w->json, value_key_name(v));
		write_raw(w, v);
	}
	if (any)
		json_object_end(w->json);
}

static void
add_verified(struct writer *w, uint32_t record)
{
	struct value v = record_value(w->catalogue, record, KEY_VERIFIED);

	if (!value_there(v))
		return;
	json_key(w->json, "verified");
	json_bool(w->json, !record_unverified(w->catalogue, record));
	if (value_form(v) != VALUE_LIST)
		return;
	json_key(w->json, "unverified");
	write_raw(w, v);
}

/* Who names the record: studies apart from the rest. */
static void
add_backlinks(struct writer *w, uint32_t record, const char *key, bool studies)
{
	uint32_t count = record_backlinks(w->catalogue, record);
	bool any = false;

	for (uint32_t i = 0; i < count; i++) {
		struct backlink b = record_backlink(w->catalogue, record, i);
		enum kind kind = record_kind(w->catalogue, b.record);
		const char *id = record_id(w->catalogue, b.record), *role;

		if ((kind == KIND_STUDY) != studies || b.key == KEY_NONE || b.key >= KEYS)
			continue;
		if (!any) {
			json_key(w->json, key);
			json_array(w->json);
		}
		any = true;
		role = key_row((enum key)b.key)->name;
		json_object(w->json);
		write_text(w, studies ? "study" : record_json_kinds[kind], id, strlen(id));
		write_text(w, "role", role, strlen(role));
		if (key_row((enum key)b.key)->type == TYPE_NAMES) {
			struct buf as = BUF_INIT;

			describe_credit(&as, b.value, w->languages);
			write_text(w, "as", as.data, as.len);
			buf_release(&as);
		}
		json_object_end(w->json);
	}
	if (any)
		json_array_end(w->json);
	else if (studies) {
		json_key(w->json, key);
		json_array(w->json);
		json_array_end(w->json);
	}
}

/* What a person or country is called, where the catalogue's own keys do not say it plainly. */
static void
add_called(struct writer *w, uint32_t record)
{
	enum kind kind = record_kind(w->catalogue, record);
	const char *id = record_id(w->catalogue, record);
	struct buf text = BUF_INIT;

	if (kind == KIND_PERSON) {
		write_title(w, "display", record);
		describe_heading(&text, w->catalogue, record, w->languages);
		write_text(w, "sort", text.data, text.len);
	} else if (kind == KIND_COUNTRY) {
		unsigned row = country_find(id, strlen(id));

		if (row != COUNTRY_NONE)
			write_text(w, "alpha-2", country_at(row)->alpha2,
				   strlen(country_at(row)->alpha2));
		if (!value_there(record_value(w->catalogue, record, KEY_NAME_TEXT)))
			write_title(w, "name", record);
	}
	buf_release(&text);
}

static void
add_record(struct writer *w, uint32_t record)
{
	enum kind kind = record_kind(w->catalogue, record);

	json_object(w->json);
	write_text(w, "record", record_json_kinds[kind], strlen(record_json_kinds[kind]));
	write_id(w, record);
	add_called(w, record);
	for (enum key key = KEY_NONE + 1; key < KEYS; key++) {
		struct value v = record_value(w->catalogue, record, key);

		if (value_there(v) && key != KEY_ID && key != KEY_VERIFIED)
			write_value(w, key, v);
	}
	add_verified(w, record);
	add_translations(w, record);
	add_unknown(w, record);
	if (kind != KIND_STUDY && kind != KIND_PROGRAMME)
		add_backlinks(w, record, "works", true);
	else if (kind == KIND_STUDY)
		add_backlinks(w, record, "related-from", true);
	add_backlinks(w, record, "named-in", false);
	json_object_end(w->json);
}

void
record_json(struct json *json, const struct catalogue *c, uint32_t record,
	    const struct languages *languages)
{
	struct writer w = { json, c, languages, record_language(c, record) };

	add_record(&w, record);
}

void
catalogue_json(struct json *json, const struct catalogue *c, const struct languages *languages)
{
	struct writer w = { json, c, languages, "" };
	uint32_t file = catalogue_first(c, KIND_FILE);
	uint32_t programme = catalogue_first(c, KIND_PROGRAMME);
	bool version = false, date = false;

	json_key(json, "schema_version");
	json_number(json, SCHEMA_VERSION);
	json_key(json, "catalogue");
	json_object(json);
	/* Of several files the first that says it. */
	for (uint32_t i = 0; i < catalogue_count(c, KIND_FILE); i++) {
		struct value v = record_value(c, file + i, KEY_VERSION);

		if (!version && value_there(v))
			write_value(&w, KEY_VERSION, v);
		version |= value_there(v);
		v = record_value(c, file + i, KEY_DATE);
		if (!date && value_there(v))
			write_value(&w, KEY_DATE, v);
		date |= value_there(v);
	}
	if (catalogue_count(c, KIND_PROGRAMME)) {
		json_key(json, "programme");
		record_json(json, c, programme, languages);
	}
	json_object_end(json);
}
