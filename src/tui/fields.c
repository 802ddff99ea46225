/* SPDX-License-Identifier: MIT */
#include "tui/fields.h"

#include <string.h>

#include "base/gettext.h"
#include "model/describe-value.h"
#include "model/describe.h"
#include "tui/known_page.h"

/* Keys whose text runs over lines: a heading and paragraphs instead of a label. */
static const enum key prose[] = { KEY_AIM, KEY_ABSTRACT, KEY_APPROACH, KEY_DESCRIPTION, KEY_NOTE,
				  KEY_ANNOTE };

/* Keys that a page shows in its title and origin. */
static const enum key elsewhere[] = { KEY_NAME, KEY_NAME_TEXT, KEY_TITLE, KEY_ID };

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
show_spans(struct page *p, const struct spans *s)
{
	for (size_t i = 0; i < s->count; i++) {
		enum span_kind kind = s->span[i].kind;

		if (kind == SPAN_LINK)
			page_link(p, s->span[i].record, span_text(s, i));
		else
			page_puts(p, kind == SPAN_ASIDE ? ROLE_DIM : ROLE_TEXT, span_text(s, i));
	}
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
	uint32_t items = described_items(key, v), next = 0;
	bool lines = items > 1 && described_layout(key) == LAYOUT_LINES, first = true;
	struct spans spans = SPANS_INIT;

	label(p, key_label(key, items));
	while (describe_next(&spans, key, v, &next, x->languages, x->language)) {
		if (lines)
			page_paragraph(p, 2, 4);
		else if (!first)
			page_puts(p, ROLE_TEXT, ", ");
		show_spans(p, &spans);
		first = false;
	}
	spans_release(&spans);
}

static void
show_prose(struct page *p, const struct content *x, enum key key, struct value v)
{
	struct spans spans = SPANS_INIT;
	struct buf b = BUF_INIT;
	uint32_t next = 0;

	fields_heading(p, key_label(key, 1));
	describe_next(&spans, key, v, &next, x->languages, x->language);
	for (size_t i = 0; i < spans.count; i++)
		buf_puts(&b, span_text(&spans, i));
	page_prose(p, ROLE_TEXT, 0, b.data);
	page_gap(p);
	buf_release(&b);
	spans_release(&spans);
}

static void
show_unknown(struct page *p, const struct content *x, uint32_t record)
{
	struct spans spans = SPANS_INIT;
	bool headed = false;

	for (uint32_t i = 0; i < record_values(x->catalogue, record); i++) {
		struct value v = record_value_at(x->catalogue, record, i);

		if (value_key(v) < KEYS || !value_says(v))
			continue;
		if (!headed)
			fields_heading(p, _("Other"));
		headed = true;
		label(p, value_key_name(v));
		describe_any(&spans, v);
		show_spans(p, &spans);
	}
	spans_release(&spans);
}

static void
show_key(struct page *p, const struct content *x, uint32_t record, enum key key)
{
	struct value v = record_value(x->catalogue, record, key);
	struct content here = *x;

	if (!described_items(key, v) || !*key_row(key)->label)
		return;
	/* What is not verified stands below the title. */
	if (key == KEY_VERIFIED && record_unverified(x->catalogue, record))
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
other_titles(struct page *p, struct value v, const char *shown)
{
	struct spans spans = SPANS_INIT;
	uint32_t next = 0;

	while (describe_other(&spans, v, &next, shown)) {
		page_paragraph(p, 0, 2);
		show_spans(p, &spans);
	}
	spans_release(&spans);
}

/* Which keys are not verified, by the reader's words for them. */
static void
unverified(struct page *p, const struct content *x, uint32_t record)
{
	const char *words = x->words ? _("Not verified") : _("? Not verified");
	struct buf b = BUF_INIT;

	describe_unverified(&b, record_value(x->catalogue, record, KEY_VERIFIED));
	page_paragraph(p, 0, 2);
	if (b.len) {
		before_value(p, ROLE_UNVERIFIED, words);
		page_puts(p, ROLE_UNVERIFIED, b.data);
	} else {
		page_puts(p, ROLE_UNVERIFIED, words);
	}
	buf_release(&b);
}

void
fields_title(struct page *p, const struct content *x, uint32_t record)
{
	struct buf b = BUF_INIT;

	describe_title(&b, x->catalogue, record, x->languages);
	page_paragraph(p, 0, 0);
	page_puts(p, ROLE_TITLE, b.data);
	other_titles(p, record_value(x->catalogue, record, KEY_TITLE), b.data);
	other_titles(p, record_value(x->catalogue, record, KEY_NAME_TEXT), b.data);
	buf_release(&b);
	if (record_unverified(x->catalogue, record))
		unverified(p, x, record);
	known_show(p, x, record);
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

void
fields_sign(struct page *p, const struct content *x, enum role role, const char *sign,
	    const char *word)
{
	page_puts(p, role, x->words ? ", " : " ");
	page_puts(p, role, x->words ? word : sign);
}
