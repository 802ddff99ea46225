/* SPDX-License-Identifier: MIT */
#include "format/csl-item.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "model/date.h"
#include "model/describe.h"
#include "model/identifier.h"
#include "model/name.h"

struct making {
	const struct catalogue *catalogue;
	uint32_t study;
	const struct languages *languages;
	const char *language; /* the record's own */
	struct csl_item *item;
	struct csl_error *error;
	enum csl_status status;
	struct buf scratch;
};

/* There is no room for it; `error` has the words. */
static void
note_status(struct making *m, enum csl_status status)
{
	if (status != CSL_OK)
		m->status = status;
}

static void
set_text(struct making *m, const char *variable, const char *text)
{
	if (*text)
		note_status(m, csl_item_text(m->item, variable, text, m->error));
}

/* The text for this reader, with its tags. */
static const char *
local(const struct making *m, struct value v)
{
	return value_written(value_local(v, m->languages, m->language)).s;
}

/* The elements one behind the other; an organisation by its name. */
static void
join(struct making *m, struct value v, const char *between)
{
	buf_clear(&m->scratch);
	for (uint32_t i = 0; i < value_items(v); i++) {
		struct value one = value_item(v, i);
		uint32_t link = value_link(one);

		if (m->scratch.len)
			buf_puts(&m->scratch, between);
		if (link != RECORD_NONE)
			describe_title(&m->scratch, m->catalogue, link, m->languages);
		else
			buf_puts(&m->scratch, local(m, one));
	}
}

/* Is it about the record and not of the work? */
static bool
is_ours(enum key key, struct value v)
{
	if (key == KEY_SOURCE)
		return value_form(v) != VALUE_TEXT || strstr(value_text(v), "://");
	return (key == KEY_NOTE || key == KEY_ANNOTE) && value_form(v) != VALUE_TEXT;
}

static void
make_text(struct making *m, enum key key, const char *variable, struct value v)
{
	if (is_ours(key, v))
		return;
	switch (key_row(key)->type) {
	case TYPE_LOCAL:
		set_text(m, variable, local(m, v));
		break;
	case TYPE_PUBLISHERS:
		join(m, v, "; ");
		set_text(m, variable, m->scratch.data);
		break;
	case TYPE_DOI:
		set_text(m, variable, doi_bare(str_of(value_text(v))).s);
		break;
	default:
		join(m, v, ", ");
		set_text(m, variable, m->scratch.data);
	}
}

/* Title case is for English titles: what counts is the language of the title that was chosen. */
static void
make_language(struct making *m)
{
	struct value title = record_value(m->catalogue, m->study, KEY_TITLE);
	struct value chosen = value_local(title, m->languages, m->language);

	set_text(m, "language",
		 value_form(title) == VALUE_MAP ? value_key_name(chosen) : m->language);
}

/* A part of a name as a terminated string in the scratch buffer, or SIZE_MAX for none. */
static size_t
put(struct making *m, struct str part)
{
	size_t at = m->scratch.len;

	if (!part.len)
		return SIZE_MAX;
	buf_add(&m->scratch, part.s, part.len);
	buf_putc(&m->scratch, '\0');
	return at;
}

static const char *
put_at(const struct making *m, size_t at)
{
	return at == SIZE_MAX ? NULL : m->scratch.data + at;
}

static void
add_name(struct making *m, const char *variable, const struct name *name, bool parse)
{
	size_t family, given, dropping, non_dropping, suffix, literal;
	struct csl_name csl = { .comma_suffix = name->comma_suffix,
				.static_ordering = name->static_ordering,
				.parse = parse };

	buf_clear(&m->scratch);
	family = put(m, name->family);
	given = put(m, name->given);
	dropping = put(m, name->dropping_particle);
	non_dropping = put(m, name->non_dropping_particle);
	suffix = put(m, name->suffix);
	literal = put(m, name->literal);
	csl.family = put_at(m, family);
	csl.given = put_at(m, given);
	csl.dropping_particle = put_at(m, dropping);
	csl.non_dropping_particle = put_at(m, non_dropping);
	csl.suffix = put_at(m, suffix);
	csl.literal = put_at(m, literal);
	note_status(m, csl_item_name(m->item, variable, &csl, m->error));
}

static bool
says_no(struct value v)
{
	const char *s = value_text(v);

	return !strcmp(s, "false") || !strcmp(s, "0") || !strcmp(s, "no");
}

static void
make_names(struct making *m, const char *variable, struct value v)
{
	for (uint32_t i = 0; i < value_items(v); i++) {
		struct value one = value_item(v, i);
		struct name name;
		uint32_t party;

		if (credit_name(one, &name, &party)) {
			add_name(m, variable, &name, !says_no(value_get(one, KEY_PARSE_NAMES)));
		} else if (party != RECORD_NONE) {
			struct csl_name csl = { 0 };

			buf_clear(&m->scratch);
			describe_title(&m->scratch, m->catalogue, party, m->languages);
			csl.literal = m->scratch.data;
			note_status(m, csl_item_name(m->item, variable, &csl, m->error));
		}
	}
}

static struct csl_date_parts
parts(const struct date_day *day)
{
	return (struct csl_date_parts){ .year = date_csl_year(day),
					.month = day->month,
					.day = day->day };
}

static bool
vague(const struct date_day *day)
{
	return day->approximate || day->uncertain;
}

static void
make_date(struct making *m, const char *variable, struct value v)
{
	struct csl_date csl = { .literal = NULL };
	struct date date;

	buf_clear(&m->scratch);
	if (!date_read(v, &date)) {
		/* Words that stand for a date, as CSL allows. */
		csl.literal = value_text(value_get(v, KEY_LITERAL));
		csl.raw = value_form(v) == VALUE_TEXT ? value_text(v)
						      : value_text(value_get(v, KEY_RAW));
		if (!*csl.literal)
			csl.literal = NULL;
		if (!*csl.raw)
			csl.raw = NULL;
		if (!csl.literal && !csl.raw)
			return;
	} else if (date.from.unspecified || (date.interval && date.to.unspecified) ||
		   date.from.open) {
		date_add_edtf(&m->scratch, &date);
		csl.literal = m->scratch.data;
	} else {
		csl.from = parts(&date.from);
		csl.range = date.interval;
		if (date.interval && !date.to.open)
			csl.to = parts(&date.to);
		csl.circa = vague(&date.from) || (date.interval && vague(&date.to));
	}
	note_status(m, csl_item_date(m->item, variable, &csl, m->error));
}

/*
 * Keys that CSL knows by another name, beside those of csl-data.json.
 */
static const struct {
	enum key key;
	const char *variable;
} other_names[] = {
	{ KEY_PART, "part-number" },
	{ KEY_PRINTING, "printing-number" },
	{ KEY_SUPPLEMENT, "supplement-number" },
};

static const char *
variable_of(enum key key)
{
	for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
		if (other_names[i].key == key)
			return other_names[i].variable;
	return key_row(key)->name;
}

static void
make_value(struct making *m, struct value v)
{
	enum key key = value_key(v);
	const char *variable;

	/* The country of a study is what it is about; CSL's is something else. */
	if (key >= KEYS || key == KEY_LANGUAGE || key == KEY_COUNTRY)
		return;
	variable = variable_of(key);
	switch (csl_variable_kind(variable)) {
	case CSL_KIND_TEXT:
	case CSL_KIND_NUMBER:
		make_text(m, key, variable, v);
		break;
	case CSL_KIND_NAME:
		make_names(m, variable, v);
		break;
	case CSL_KIND_DATE:
		make_date(m, variable, v);
		break;
	default:
		break;
	}
}

/* The values of the study, one after another; false when there is no room for one. */
static bool
fill(struct making *m)
{
	make_language(m);
	for (uint32_t i = 0; i < record_values(m->catalogue, m->study) && m->status == CSL_OK; i++)
		make_value(m, record_value_at(m->catalogue, m->study, i));
	return m->status == CSL_OK;
}

struct csl_item *
csl_item_of(const struct catalogue *c, uint32_t study, const struct languages *languages,
	    struct csl_error *error)
{
	struct making m = { .catalogue = c,
			    .study = study,
			    .languages = languages,
			    .language = record_language(c, study),
			    .error = error,
			    .scratch = BUF_INIT };
	char id[16];

	snprintf(id, sizeof id, "%u", (unsigned)study);
	m.item = csl_item_new(id, value_text(record_value(c, study, KEY_TYPE)), NULL, error);
	if (m.item && !fill(&m)) {
		csl_item_free(m.item);
		m.item = NULL;
	}
	buf_release(&m.scratch);
	return m.item;
}
