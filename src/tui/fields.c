/* SPDX-License-Identifier: MIT */
#include "tui/fields.h"

#include <string.h>

#include "base/gettext.h"
#include "model/date.h"
#include "model/describe.h"
#include "model/name.h"

/* Keys whose text runs over lines: a heading and paragraphs instead of a label. */
static const enum key prose[] = { KEY_AIM, KEY_ABSTRACT, KEY_APPROACH, KEY_DESCRIPTION, KEY_NOTE,
				  KEY_ANNOTE };

/* Keys that a page shows in its title and origin. */
static const enum key elsewhere[] = { KEY_NAME, KEY_NAME_TEXT, KEY_TITLE, KEY_VERIFIED, KEY_ID };

static bool
among(enum key key, const enum key *set, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (set[i] == key)
			return true;
	return false;
}

void
fields_heading(struct page *p, const char *text)
{
	page_gap(p);
	page_paragraph(p, 0, 0);
	page_puts(p, ROLE_HEADING, text);
}

void
fields_link(struct page *p, const struct content *x, uint32_t record)
{
	struct buf b = BUF_INIT;

	describe_title(&b, x->catalogue, record, x->languages);
	page_link(p, record, b.data);
	buf_release(&b);
}

/* What stands before a value: "Author: ". */
static void
before_value(struct page *p, enum role role, const char *word)
{
	struct buf b = BUF_INIT;

	/* TRANSLATORS: a word before what it tells of, as in "Author: ..."; a blank follows it. */
	buf_printf(&b, _("%s:"), word);
	buf_putc(&b, ' ');
	page_puts(p, role, b.data);
	buf_release(&b);
}

static void
show_text(struct page *p, const struct content *x, struct value v)
{
	(void)x;
	page_puts(p, ROLE_TEXT, value_text(v));
}

static void
show_kind(struct page *p, const struct content *x, struct value v)
{
	(void)x;
	page_puts(p, ROLE_TEXT, describe_word(value_text(v)));
}

static const char *
local(const struct content *x, struct value v)
{
	return describe_local(v, x->languages, x->language ? x->language : "");
}

static void
show_local(struct page *p, const struct content *x, struct value v)
{
	page_puts(p, ROLE_TEXT, local(x, v));
}

static void
show_language(struct page *p, const struct content *x, struct value v)
{
	(void)x;
	page_puts(p, ROLE_TEXT, describe_language(value_text(v)));
}

static void
show_type(struct page *p, const struct content *x, struct value v)
{
	(void)x;
	page_puts(p, ROLE_TEXT, describe_type(value_text(v)));
}

static void
show_date(struct page *p, const struct content *x, struct value v)
{
	struct buf b = BUF_INIT;
	struct date date;

	(void)x;
	if (date_read(v, &date))
		date_add(&b, &date);
	else if (value_form(v) == VALUE_MAP)
		buf_puts(&b, value_text(value_get(v, KEY_LITERAL)));
	else
		buf_puts(&b, value_text(v));
	page_puts(p, ROLE_TEXT, b.data);
	buf_release(&b);
}

static void
show_name(struct page *p, const struct content *x, struct value v)
{
	struct buf b = BUF_INIT;
	uint32_t party = value_link(v);

	describe_credit(&b, v, x->languages);
	if (party != RECORD_NONE)
		page_link(p, party, b.data);
	else
		page_puts(p, ROLE_TEXT, b.data);
	buf_release(&b);
}

/* A reference, or the words that stand in its place. */
static void
show_link(struct page *p, const struct content *x, struct value v)
{
	if (value_link(v) != RECORD_NONE)
		fields_link(p, x, value_link(v));
	else
		page_puts(p, ROLE_TEXT, value_text(v));
}

static void
show_affiliation(struct page *p, const struct content *x, struct value v)
{
	struct value period = value_get(v, KEY_PERIOD);
	const char *note = local(x, value_get(v, KEY_NOTE));

	show_link(p, x, v);
	if (value_form(period) == VALUE_TEXT || value_form(period) == VALUE_MAP) {
		page_puts(p, ROLE_TEXT, " (");
		show_date(p, x, period);
		page_puts(p, ROLE_TEXT, ")");
	}
	if (*note) {
		page_puts(p, ROLE_DIM, " – ");
		page_puts(p, ROLE_DIM, note);
	}
}

static void
show_related(struct page *p, const struct content *x, struct value v)
{
	const char *as = value_text(value_get(v, KEY_AS));

	show_link(p, x, v);
	if (*as) {
		page_puts(p, ROLE_DIM, " (");
		page_puts(p, ROLE_DIM, as);
		page_puts(p, ROLE_DIM, ")");
	}
}

static void
show_file(struct page *p, const struct content *x, struct value v)
{
	const char *title = local(x, value_get(v, KEY_TITLE));
	const char *language = value_text(value_get(v, KEY_LANGUAGE));

	if (value_form(v) == VALUE_TEXT) {
		page_puts(p, ROLE_TEXT, value_text(v));
		return;
	}
	if (*title) {
		before_value(p, ROLE_TEXT, title);
	}
	page_puts(p, ROLE_TEXT, value_text(value_get(v, KEY_PATH)));
	if (*language) {
		page_puts(p, ROLE_DIM, " (");
		page_puts(p, ROLE_DIM, describe_language(language));
		page_puts(p, ROLE_DIM, ")");
	}
}

/* Where a form was seen, and what kind it is. */
static void
show_seen(struct page *p, const struct content *x, struct value v)
{
	struct value seen = value_get(v, KEY_SEEN);
	const char *kind = value_text(value_get(v, KEY_KIND));
	const char *note = local(x, value_get(v, KEY_NOTE));

	if (*kind) {
		page_puts(p, ROLE_DIM, ", ");
		page_puts(p, ROLE_DIM, describe_word(kind));
	}
	for (uint32_t i = 0; i < value_items(seen); i++) {
		page_puts(p, ROLE_DIM, i ? "; " : " – ");
		page_puts(p, ROLE_DIM, value_text(value_item(seen, i)));
	}
	if (*note) {
		page_puts(p, ROLE_DIM, ". ");
		page_puts(p, ROLE_DIM, note);
	}
}

static void
show_form(struct page *p, const struct content *x, struct value v)
{
	struct buf b = BUF_INIT;
	struct name name;

	if (name_read(v, &name))
		name_add(&b, &name);
	page_puts(p, ROLE_TEXT, b.data);
	buf_release(&b);
	show_seen(p, x, v);
}

static void
show_printed(struct page *p, const struct content *x, struct value v)
{
	struct value as = value_form(v) == VALUE_MAP ? value_get(v, KEY_AS) : v;

	page_puts(p, ROLE_TEXT, value_text(as));
	show_seen(p, x, v);
}

/* Any tree in one line: what pacecat does not know is shown as it is. */
static void
show_any(struct page *p, const struct content *x, struct value v)
{
	uint32_t count = value_count(v);

	if (value_form(v) == VALUE_TEXT)
		page_puts(p, ROLE_TEXT, value_text(v));
	for (uint32_t i = 0; i < count; i++) {
		struct value child = value_at(v, i);

		if (value_form(v) == VALUE_MAP) {
			page_puts(p, ROLE_DIM, value_key_name(child));
			page_puts(p, ROLE_DIM, ": ");
		}
		show_any(p, x, child);
		if (i + 1 < count)
			page_puts(p, ROLE_DIM, "; ");
	}
}

/* How a type is shown, and whether each element of a list gets a line of its own. */
static const struct shower {
	void (*show)(struct page *, const struct content *, struct value);
	bool lines;
} showers[] = {
	[TYPE_FORMAT_VERSION] = { .show = show_text },
	[TYPE_RECORD] = { .show = show_any },
	[TYPE_RECORDS] = { .show = show_any },
	[TYPE_RECORD_MAP] = { .show = show_any },
	[TYPE_ID] = { .show = show_text },
	[TYPE_TEXT] = { .show = show_text },
	[TYPE_TEXTS] = { .show = show_text },
	[TYPE_LOCAL] = { .show = show_local },
	[TYPE_NUMBER] = { .show = show_text },
	[TYPE_BOOLEAN] = { .show = show_text },
	[TYPE_LANGUAGE] = { .show = show_language },
	[TYPE_CSL_TYPE] = { .show = show_type },
	[TYPE_DATE] = { .show = show_date },
	[TYPE_PERIOD] = { .show = show_date },
	[TYPE_NAME] = { .show = show_name },
	[TYPE_NAMES] = { .show = show_name },
	[TYPE_FORMS] = { .show = show_form, .lines = true },
	[TYPE_PARTY] = { .show = show_link },
	[TYPE_PARTIES] = { .show = show_link },
	[TYPE_PUBLISHERS] = { .show = show_link },
	[TYPE_COUNTRIES] = { .show = show_link },
	[TYPE_TOPICS] = { .show = show_link },
	[TYPE_AFFILIATIONS] = { .show = show_affiliation, .lines = true },
	[TYPE_FILES] = { .show = show_file, .lines = true },
	[TYPE_PATH] = { .show = show_text },
	[TYPE_RELATED] = { .show = show_related, .lines = true },
	[TYPE_PRINTED] = { .show = show_printed, .lines = true },
	[TYPE_URL] = { .show = show_text },
	[TYPE_URLS] = { .show = show_text, .lines = true },
	[TYPE_DOI] = { .show = show_text },
	[TYPE_ISBN] = { .show = show_text },
	[TYPE_ORCID] = { .show = show_text },
	[TYPE_VERIFIED] = { .show = show_text },
	[TYPE_ANY] = { .show = show_any },
};

static bool
says_something(struct value v)
{
	enum value_form form = value_form(v);

	return form == VALUE_TEXT ? value_len(v) > 0 : value_count(v) > 0;
}

static void
label(struct page *p, const char *text)
{
	page_paragraph(p, 0, 2);
	before_value(p, ROLE_LABEL, text);
}

static void
show_field(struct page *p, const struct content *x, enum key key, struct value v)
{
	const struct key_row *row = key_row(key);
	const struct shower *s = &showers[row->type];
	bool whole = row->type == TYPE_LOCAL || row->type == TYPE_DATE ||
		     row->type == TYPE_PERIOD || row->type == TYPE_ANY;
	uint32_t items = whole ? 1 : value_items(v);
	void (*show)(struct page *, const struct content *, struct value) =
		key == KEY_KIND ? show_kind : s->show;
	bool lines = items > 1 && (s->lines || key == KEY_SOURCE);

	label(p, _(row->label));
	for (uint32_t i = 0; i < items; i++) {
		if (lines)
			page_paragraph(p, 2, 4);
		else if (i)
			page_puts(p, ROLE_TEXT, ", ");
		show(p, x, whole ? v : value_item(v, i));
	}
}

static void
show_prose(struct page *p, const struct content *x, enum key key, struct value v)
{
	const char *s = local(x, v);

	if (!*s)
		return;
	fields_heading(p, _(key_row(key)->label));
	page_prose(p, ROLE_TEXT, 0, s);
	page_gap(p);
}

static void
show_unknown(struct page *p, const struct content *x, uint32_t record)
{
	bool headed = false;

	for (uint32_t i = 0; i < record_values(x->catalogue, record); i++) {
		struct value v = record_value_at(x->catalogue, record, i);

		if (value_key(v) < KEYS || !says_something(v))
			continue;
		if (!headed)
			fields_heading(p, _("Other"));
		headed = true;
		label(p, value_key_name(v));
		show_any(p, x, v);
	}
}

static void
show_key(struct page *p, const struct content *x, uint32_t record, enum key key)
{
	struct value v = record_value(x->catalogue, record, key);
	struct content here = *x;

	if (!says_something(v))
		return;
	here.language = record_language(x->catalogue, record);
	if (among(key, prose, sizeof prose / sizeof *prose))
		show_prose(p, &here, key, v);
	else
		show_field(p, &here, key, v);
}

void
fields_some(struct page *p, const struct content *x, uint32_t record, const enum key *key,
	    size_t count)
{
	for (size_t i = 0; i < count; i++)
		show_key(p, x, record, key[i]);
}

void
fields_all(struct page *p, const struct content *x, uint32_t record, const enum key *but,
	   size_t count)
{
	for (unsigned k = KEY_NONE + 1; k < KEYS; k++)
		if (!among((enum key)k, elsewhere, sizeof elsewhere / sizeof *elsewhere) &&
		    !among((enum key)k, but, count))
			show_key(p, x, record, (enum key)k);
	show_unknown(p, x, record);
}

/* The title in the languages that are not on top already. */
static void
other_titles(struct page *p, const struct content *x, uint32_t record, struct value v)
{
	struct value shown = value_local(v, x->languages, record_language(x->catalogue, record));

	for (uint32_t i = 0; value_form(v) == VALUE_MAP && i < value_count(v); i++) {
		struct value other = value_at(v, i);

		if (other.node == shown.node || value_form(other) != VALUE_TEXT)
			continue;
		page_paragraph(p, 0, 2);
		before_value(p, ROLE_DIM, describe_language(value_key_name(other)));
		page_puts(p, ROLE_DIM, value_text(other));
	}
}

/* Which keys are not verified, by the reader's words for them. */
static void
unverified(struct page *p, const struct content *x, uint32_t record)
{
	struct value v = record_value(x->catalogue, record, KEY_VERIFIED);
	enum shape shape = kind_shape(record_kind(x->catalogue, record));

	page_paragraph(p, 0, 2);
	if (value_form(v) == VALUE_LIST)
		before_value(p, ROLE_UNVERIFIED, _("? Not verified"));
	else
		page_puts(p, ROLE_UNVERIFIED, _("? Not verified"));
	for (uint32_t i = 0; i < value_count(v); i++) {
		struct value name = value_at(v, i);
		enum key key = key_find(shape, value_text(name), value_len(name));
		const char *word = key == KEY_NONE ? value_text(name) : _(key_row(key)->label);

		if (i)
			page_puts(p, ROLE_UNVERIFIED, ", ");
		page_puts(p, ROLE_UNVERIFIED, word);
	}
}

void
fields_title(struct page *p, const struct content *x, uint32_t record)
{
	struct buf b = BUF_INIT;

	describe_title(&b, x->catalogue, record, x->languages);
	page_paragraph(p, 0, 0);
	page_puts(p, ROLE_TITLE, b.data);
	buf_release(&b);
	other_titles(p, x, record, record_value(x->catalogue, record, KEY_TITLE));
	other_titles(p, x, record, record_value(x->catalogue, record, KEY_NAME_TEXT));
	if (record_unverified(x->catalogue, record))
		unverified(p, x, record);
	page_gap(p);
}

void
fields_origin(struct page *p, const struct content *x, uint32_t record)
{
	struct buf b = BUF_INIT;
	const char *id = record_id(x->catalogue, record);
	unsigned line = record_line(x->catalogue, record);

	buf_puts(&b, id);
	if (line) {
		const char *file = record_file(x->catalogue, record);
		const char *slash = strrchr(file, '/');

		if (b.len)
			buf_puts(&b, "  ");
		buf_printf(&b, "%s:%u", slash ? slash + 1 : file, line);
	}
	if (b.len) {
		page_gap(p);
		page_paragraph(p, 0, 0);
		page_puts(p, ROLE_DIM, b.data);
	}
	buf_release(&b);
}
