/* SPDX-License-Identifier: MIT */
#include "cli/record_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "cli/value_json.h"
#include "cli/words.h"
#include "model/describe.h"

#define COLS_DEFAULT 80                 /* where there is no terminal */
#define LABEL_MAX 26
#define NARROW 50                       /* below it labels stand on lines of their own */

struct row {
	const char *label;              /* borrowed; "" continues the one above */
	char *text;
	bool whole;                     /* addresses stay in one piece, to be copied */
};

struct page {
	struct reader reader;
	struct buf heading;             /* what the record is called */
	struct row *row;
	size_t rows, room;
};

static void
add_row(struct page *p, const char *label, struct buf *text, bool whole)
{
	if (!text->len)
		return;
	p->row = mem_grow(p->row, &p->room, p->rows + 1, sizeof *p->row);
	p->row[p->rows++] = (struct row){ label, buf_detach(text), whole };
	*text = (struct buf)BUF_INIT;
}

static void
add_key(struct page *p, enum key key, struct value v)
{
	const char *label = _(key_row(key)->label);
	enum words_layout layout = words_layout(key);
	struct buf text = BUF_INIT;

	if (layout == WORDS_ONE)
		words_add(&text, &p->reader, key, v);
	for (uint32_t i = 0; layout != WORDS_ONE && i < value_items(v); i++) {
		if (layout == WORDS_JOINED && text.len)
			buf_puts(&text, ", ");
		words_add(&text, &p->reader, key, value_item(v, i));
		if (layout == WORDS_LINES && text.len) {
			/* What has no blank is an address as well. */
			add_row(p, label, &text, words_whole(key) || !strchr(text.data, ' '));
			label = "";
		}
	}
	add_row(p, label, &text, words_whole(key));
	buf_release(&text);
}

/* " - ROLE", with the name printed there if it is another than the one above. */
static void
add_role(struct buf *text, struct page *p, const struct backlink *b, const char *separator)
{
	const struct key_row *row = key_row((enum key)b->key);
	struct buf as = BUF_INIT;

	if (row->type == TYPE_COUNTRIES || row->type == TYPE_TOPICS)
		return;
	buf_puts(text, separator);
	if (row->type == TYPE_NAMES)
		describe_credit(&as, b->value, p->reader.languages);
	if (as.len && strcmp(as.data, p->heading.data) != 0)
		/* TRANSLATORS: the role somebody has in a work, and the name it prints there. */
		buf_printf(text, _("%s: %s"), _(row->label), as.data);
	else
		buf_puts(text, _(row->label));
	buf_release(&as);
}

/* Studies that name the record, a line each: year, title, id, and in which roles. */
static void
add_works(struct page *p, uint32_t record)
{
	const struct catalogue *c = p->reader.catalogue;
	const char *label = record_kind(c, record) == KIND_STUDY ? _("Related to it") :
								   _("Studies");
	uint32_t count = record_backlinks(c, record), last = RECORD_NONE;
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < count; i++) {
		struct backlink b = record_backlink(c, record, i);

		if (record_kind(c, b.record) != KIND_STUDY || b.key == KEY_NONE || b.key >= KEYS)
			continue;
		if (b.record == last) {
			add_role(&text, p, &b, "; ");
			continue;
		}
		if (text.len) {
			add_row(p, label, &text, false);
			label = "";
		}
		last = b.record;
		describe_year(&text, c, b.record);
		buf_puts(&text, "  ");
		describe_title(&text, c, b.record, p->reader.languages);
		words_link(&text, &p->reader, b.record);
		if (record_kind(c, record) != KIND_STUDY)
			add_role(&text, p, &b, " - ");
	}
	add_row(p, label, &text, false);
	buf_release(&text);
}

/* Whatever else names it: programmes, people who belong to it, topics in a country. */
static void
add_others(struct page *p, uint32_t record)
{
	const char *label = _("Named in");
	uint32_t count = record_backlinks(p->reader.catalogue, record);
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < count; i++) {
		struct backlink b = record_backlink(p->reader.catalogue, record, i);

		if (record_kind(p->reader.catalogue, b.record) == KIND_STUDY || b.key == KEY_NONE ||
		    b.key >= KEYS)
			continue;
		describe_title(&text, p->reader.catalogue, b.record, p->reader.languages);
		words_link(&text, &p->reader, b.record);
		if (*key_row((enum key)b.key)->label)
			buf_printf(&text, " - %s", _(key_row((enum key)b.key)->label));
		add_row(p, label, &text, false);
		label = "";
	}
	buf_release(&text);
}

static void
add_unknown(struct page *p, uint32_t record)
{
	const char *label = _("Other");
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < record_values(p->reader.catalogue, record); i++) {
		struct value v = record_value_at(p->reader.catalogue, record, i);

		if (value_key(v) < KEYS)
			continue;
		buf_printf(&text, "%s: ", value_key_name(v));
		words_any(&text, &p->reader, v);
		add_row(p, label, &text, false);
		label = "";
	}
	buf_release(&text);
}

/* One row from column `left` on; a paragraph of its own stays one. */
static void
put_text(struct output *out, const struct row *row, int left, int width)
{
	const char *s = row->text;
	size_t len = strlen(s);
	bool first = true;

	while (len && s[len - 1] == '\n')
		len--;
	if (row->whole) {
		output_text(out, s, len);
		buf_putc(&out->buf, '\n');
		return;
	}
	while (len) {
		size_t next, end = show_wrap(&out->style, s, len, width, &next);

		if (!first && end)
			buf_printf(&out->buf, "%*s", left, "");
		output_text(out, s, end);
		buf_putc(&out->buf, '\n');
		s += next;
		len -= next;
		first = false;
	}
}

static void
put_rows(struct output *out, const struct page *p)
{
	int cols = out->cols ? out->cols : COLS_DEFAULT, labels = 0;

	for (size_t i = 0; i < p->rows; i++) {
		const char *label = p->row[i].label;
		int wide = show_cols(&out->style, label, strlen(label));

		if (wide > labels)
			labels = wide;
	}
	if (labels > LABEL_MAX)
		labels = LABEL_MAX;
	for (size_t i = 0; i < p->rows; i++) {
		const char *label = p->row[i].label;

		if (cols < NARROW) {
			output_text(out, label, strlen(label));
			buf_puts(&out->buf, *label ? "\n  " : "  ");
			put_text(out, &p->row[i], 2, cols - 2);
		} else {
			int wide = show_cols(&out->style, label, strlen(label));

			output_text(out, label, strlen(label));
			if (wide > labels) {
				buf_putc(&out->buf, '\n');
				wide = 0;
			}
			buf_printf(&out->buf, "%*s", labels + 2 - wide, "");
			put_text(out, &p->row[i], labels + 2, cols - labels - 2);
		}
	}
}

static void
put_heading(struct output *out, const struct page *p, uint32_t record)
{
	enum kind kind = record_kind(p->reader.catalogue, record);
	const char *id = record_id(p->reader.catalogue, record);
	int cols = out->cols ? out->cols : COLS_DEFAULT;
	struct row row = { .label = "", .text = p->heading.data };
	struct buf text = BUF_INIT;

	put_text(out, &row, 0, cols);
	buf_puts(&text, describe_kind(kind));
	if (*id)
		buf_printf(&text, " %s", id);
	if (record_unverified(p->reader.catalogue, record))
		buf_printf(&text, ", %s", _("not all of it verified"));
	row.text = text.data;
	put_text(out, &row, 0, cols);
	buf_putc(&out->buf, '\n');
	buf_release(&text);
}

/* What the heading says need not be said again, but for the other languages it has. */
static void
add_titles(struct page *p, enum key key, struct value v)
{
	const char *label = _(key_row(key)->label);
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; value_form(v) == VALUE_MAP && i < value_count(v); i++) {
		struct value title = value_at(v, i);

		if (!*value_text(title) || !strcmp(value_text(title), p->heading.data))
			continue;
		buf_printf(&text, "%s (%s)", value_text(title),
			   describe_language(value_key_name(title)));
		add_row(p, label, &text, false);
		label = "";
	}
	buf_release(&text);
}

void
record_text(struct output *out, const struct catalogue *c, uint32_t record,
	    const struct languages *languages)
{
	struct page p = { .reader = { c, languages, record_language(c, record) },
			  .heading = BUF_INIT };

	describe_title(&p.heading, c, record, languages);
	put_heading(out, &p, record);
	for (enum key key = KEY_NONE + 1; key < KEYS; key++) {
		struct value v = record_value(c, record, key);

		if (!value_there(v) || key == KEY_ID || key == KEY_NAME || !*key_row(key)->label)
			continue;
		if (key == KEY_TITLE || key == KEY_NAME_TEXT)
			add_titles(&p, key, v);
		else
			add_key(&p, key, v);
	}
	add_works(&p, record);
	add_others(&p, record);
	add_unknown(&p, record);
	put_rows(out, &p);
	for (size_t i = 0; i < p.rows; i++)
		free(p.row[i].text);
	free(p.row);
	buf_release(&p.heading);
}
