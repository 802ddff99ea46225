/* SPDX-License-Identifier: MIT */
#include "csl/item.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "text/utf8.h"

#define ITEM_LIMIT ((size_t)16 << 20)
_Static_assert(CSL_VARIABLES <= UINT8_MAX, "an item has a slot for each variable");

struct str
csl_item_get(const struct csl_item *item, unsigned variable)
{
	const struct csl_value *value = csl_item_value(item, variable);

	return value && value->kind == CSL_KIND_TEXT ? value->text : (struct str){ .s = "" };
}

const char *
csl_item_id(const struct csl_item *item)
{
	return item->id;
}

struct new_job {
	struct csl_pool *pool;
	const char *id, *type;
	struct csl_item *item;
};

static void
new_work(void *data)
{
	struct new_job *job = data;
	struct csl_item *item = csl_zalloc(job->pool, 1, sizeof(*item));

	item->id = csl_dup(job->pool, job->id ? job->id : "", job->id ? strlen(job->id) : 0);
	item->type = (uint8_t)csl_type_find(job->type ? job->type : "",
					    job->type ? strlen(job->type) : 0);
	job->item = item;
}

struct csl_item *
csl_item_new(const char *id, const char *type, const struct csl_memory *memory,
	     struct csl_error *error)
{
	struct csl_trap trap = { 0 };
	struct csl_pool pool = { .trap = &trap, .limit = ITEM_LIMIT, .small = true };
	struct new_job job = { .pool = &pool, .id = id, .type = type };

	if (memory)
		pool.memory = *memory;
	if (!csl_try(&trap, new_work, &job)) {
		csl_pool_release(&pool);
		csl_trap_report(&trap, error);
		return NULL;
	}
	job.item->pool = pool;
	job.item->pool.trap = NULL;
	return job.item;
}

void
csl_item_free(struct csl_item *item)
{
	struct csl_pool pool;

	if (!item)
		return;
	pool = item->pool;
	csl_pool_release(&pool);
}

struct set_job {
	struct csl_item *item;
	enum csl_variable variable;
	const char *text;
	const struct csl_date *date;
	const struct csl_name *name;
};

/* The value of the variable, made if there is none. */
static struct csl_value *
place(struct csl_item *item, enum csl_variable variable)
{
	uint8_t *slot = &item->slot[variable];

	if (!*slot) {
		item->value = csl_grow(&item->pool, item->value, &item->room, item->values + 1,
				       sizeof(*item->value));
		memset(&item->value[item->values], 0, sizeof(*item->value));
		*slot = (uint8_t)++item->values;
	}
	return &item->value[*slot - 1];
}

/* A copy; what is not UTF-8 is made U+FFFD, so that nobody has to look again. */
static struct str
copy(struct csl_pool *pool, const char *s)
{
	size_t len = s ? strlen(s) : 0, good;
	struct csl_text text = { .pool = pool };

	if (!len)
		return (struct str){ .s = "" };
	while ((good = utf8_fault(s, len)) < len) {
		csl_text_add(&text, s, good);
		csl_text_puts(&text, "\xef\xbf\xbd");
		s += good + 1;
		len -= good + 1;
	}
	if (!text.len)
		return (struct str){ .s = csl_dup(pool, s, len), .len = len };
	csl_text_add(&text, s, len);
	return (struct str){ .s = text.data, .len = text.len };
}

static void
set_language(struct csl_item *item, struct str text)
{
	item->english = text.len >= 2 && (text.s[0] | 0x20) == 'e' && (text.s[1] | 0x20) == 'n';
	item->other_language = text.len && !item->english;
}

static void
text_work(void *data)
{
	struct set_job *job = data;
	struct str text = copy(&job->item->pool, job->text);
	struct csl_value *value = place(job->item, job->variable);

	value->kind = CSL_KIND_TEXT;
	value->text = text;
	if (job->variable == CSL_VAR_LANGUAGE)
		set_language(job->item, text);
}

static struct csl_day
day_of(const struct csl_date_parts *parts)
{
	struct csl_day day = { .year = parts->year };

	day.given = parts->year != 0;
	if (parts->month >= 1 && parts->month <= 16)
		day.month = parts->month;
	else if (parts->month >= 17 && parts->month <= 24)
		day.month = 13 + (parts->month - 17) % 4;
	if (day.month && parts->day >= 1 && parts->day <= 31)
		day.day = parts->day;
	return day;
}

static void
set_date(struct csl_pool *pool, const struct csl_date *date, struct csl_when *when)
{
	memset(when, 0, sizeof(*when));
	when->literal = copy(pool, date->literal);
	when->season = copy(pool, date->season_text);
	when->from = day_of(&date->from);
	if (date->raw && date->raw[0] && !when->from.given) {
		csl_date_parse(pool, copy(pool, date->raw).s, when);
		when->circa |= date->circa;
		return;
	}
	when->to = day_of(&date->to);
	when->range = date->range || when->to.given;
	when->circa = date->circa;
	if (!when->from.month && date->season >= 1 && date->season <= 4)
		when->from.month = 12 + date->season;
}

static void
date_work(void *data)
{
	struct set_job *job = data;
	struct csl_when when;
	struct csl_value *value;

	set_date(&job->item->pool, job->date, &when);
	value = place(job->item, job->variable);
	value->kind = CSL_KIND_DATE;
	value->when = when;
}

static void
name_work(void *data)
{
	struct set_job *job = data;
	struct csl_pool *pool = &job->item->pool;
	const struct csl_name *name = job->name;
	struct csl_person person = {
		.part = {
			[CSL_PART_FAMILY] = copy(pool, name->family),
			[CSL_PART_GIVEN] = copy(pool, name->given),
			[CSL_PART_DROPPING] = copy(pool, name->dropping_particle),
			[CSL_PART_NON_DROPPING] = copy(pool, name->non_dropping_particle),
			[CSL_PART_SUFFIX] = copy(pool, name->suffix),
			[CSL_PART_LITERAL] = copy(pool, name->literal),
		},
		.comma_suffix = name->comma_suffix,
		.static_ordering = name->static_ordering,
	};
	struct csl_value *value;

	if (name->parse && !person.part[CSL_PART_LITERAL].len)
		csl_name_parse(pool, &person);
	value = place(job->item, job->variable);
	value->kind = CSL_KIND_NAME;
	value->person =
		csl_grow(pool, value->person, &value->room, value->persons + 1, sizeof(person));
	value->person[value->persons++] = person;
}

static enum csl_status
set(struct set_job *job, const char *variable, enum csl_kind kind, void (*work)(void *),
    struct csl_error *error)
{
	struct csl_trap trap = { 0 };
	enum csl_kind is;
	bool good;

	job->variable = csl_variable_find(variable, strlen(variable));
	is = csl_variable_kind_of(job->variable);
	if (is == CSL_KIND_NUMBER)
		is = CSL_KIND_TEXT;
	if (is != kind) {
		if (error)
			*error = (struct csl_error){ .status = CSL_UNKNOWN };
		return CSL_UNKNOWN;
	}
	job->item->pool.trap = &trap;
	good = csl_try(&trap, work, job);
	job->item->pool.trap = NULL;
	return good ? CSL_OK : csl_trap_report(&trap, error);
}

enum csl_status
csl_item_text(struct csl_item *item, const char *variable, const char *text,
	      struct csl_error *error)
{
	struct set_job job = { .item = item, .text = text };

	return set(&job, variable, CSL_KIND_TEXT, text_work, error);
}

enum csl_status
csl_item_date(struct csl_item *item, const char *variable, const struct csl_date *date,
	      struct csl_error *error)
{
	struct set_job job = { .item = item, .date = date };

	return set(&job, variable, CSL_KIND_DATE, date_work, error);
}

enum csl_status
csl_item_name(struct csl_item *item, const char *variable, const struct csl_name *name,
	      struct csl_error *error)
{
	struct set_job job = { .item = item, .name = name };

	return set(&job, variable, CSL_KIND_NAME, name_work, error);
}
