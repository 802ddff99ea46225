/* SPDX-License-Identifier: MIT */
#include "csl-json.h"

#include <stdlib.h>
#include <string.h>

static int
number(const struct json_value *value)
{
	return value && value->text ? (int)strtol(value->text, NULL, 10) : 0;
}

static struct csl_date_parts
parts_of(const struct json_value *list)
{
	const struct json_value *year = list ? list->first : NULL;
	const struct json_value *month = year ? year->next : NULL;
	const struct json_value *day = month ? month->next : NULL;

	return (struct csl_date_parts){ number(year), number(month), number(day) };
}

static void
add_date(struct csl_item *item, const char *name, const struct json_value *value)
{
	const struct json_value *parts = json_get(value, "date-parts");
	const char *season = json_string_of(value, "season");
	struct csl_date date = {
		.literal = json_string_of(value, "literal"),
		.raw = json_string_of(value, "raw"),
		.circa = json_true(value, "circa"),
	};

	if (parts && parts->first) {
		date.from = parts_of(parts->first);
		if (parts->first->next) {
			date.to = parts_of(parts->first->next);
			date.range = true;
		}
	}
	if (season && strspn(season, "0123456789") == strlen(season))
		date.season = (int)strtol(season, NULL, 10);
	else
		date.season_text = season;
	csl_item_date(item, name, &date, NULL);
}

static void
add_names(struct csl_item *item, const char *variable, const struct json_value *list)
{
	for (const struct json_value *value = list->first; value; value = value->next) {
		const struct json_value *parse = json_get(value, "parse-names");
		struct csl_name name = {
			.family = json_string_of(value, "family"),
			.given = json_string_of(value, "given"),
			.dropping_particle = json_string_of(value, "dropping-particle"),
			.non_dropping_particle = json_string_of(value, "non-dropping-particle"),
			.suffix = json_string_of(value, "suffix"),
			.literal = json_string_of(value, "literal"),
			.comma_suffix = json_true(value, "comma-suffix"),
			.static_ordering = json_true(value, "static-ordering"),
			.parse = (!parse || json_true(value, "parse-names")) &&
				 !json_true(value, "static-particles"),
		};

		csl_item_name(item, variable, &name, NULL);
	}
}

struct csl_item *
csl_json_item(const struct json_value *value)
{
	const char *id = json_string_of(value, "id");
	struct csl_item *item =
		csl_item_new(id ? id : "", json_string_of(value, "type"), NULL, NULL);

	if (!item)
		return NULL;
	for (const struct json_value *m = value->first; m; m = m->next) {
		enum csl_kind kind = csl_variable_kind(m->key ? m->key : "");

		if (kind == CSL_KIND_DATE && m->kind == JSON_OBJECT)
			add_date(item, m->key, m);
		else if (kind == CSL_KIND_NAME && m->kind == JSON_ARRAY)
			add_names(item, m->key, m);
		else if ((kind == CSL_KIND_TEXT || kind == CSL_KIND_NUMBER) && m->text)
			csl_item_text(item, m->key, m->text, NULL);
	}
	return item;
}
