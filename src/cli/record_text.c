/* SPDX-License-Identifier: MIT */
#include "cli/record_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/describe-value.h"
#include "model/describe.h"
#include "model/works.h"

#define COLS_DEFAULT 80                 /* where there is no terminal */
#define LABEL_MAX 26
#define NARROW 50                       /* below it labels stand on lines of their own */

struct row {
	const char *label;              /* borrowed; "" continues the one above */
	char *text;
	bool whole;                     /* addresses stay in one piece, to be copied */
};

struct page {
	const struct catalogue *catalogue;
	const struct languages *languages;
	const char *language;           /* the record's own */
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

/* " (ID)", by which it can be shown. */
static void
add_id(struct buf *text, const struct page *p, uint32_t record)
{
	const char *id = record_id(p->catalogue, record);

	if (*id)
		buf_printf(text, " (%s)", id);
}

static void
add_spans(struct buf *text, const struct page *p, const struct spans *s)
{
	for (size_t i = 0; i < s->count; i++) {
		buf_puts(text, span_text(s, i));
		if (s->span[i].kind == SPAN_LINK)
			add_id(text, p, s->span[i].record);
	}
}

static void
add_key(struct page *p, enum key key, struct value v)
{
	const char *label = key_label(key, described_items(key, v));
	bool row = described_layout(key) == LAYOUT_ROW, one = described_layout(key) == LAYOUT_ONE;
	struct spans spans = SPANS_INIT;
	struct buf text = BUF_INIT;
	uint32_t next = 0;

	while (describe_next(&spans, key, v, &next, p->languages, p->language)) {
		if (row && text.len)
			buf_puts(&text, ", ");
		add_spans(&text, p, &spans);
		if (row)
			continue;
		/* What has no blank is an address as well. */
		add_row(p, label, &text,
			described_address(key) || (!one && !strchr(text.data, ' ')));
		label = "";
	}
	add_row(p, label, &text, false);
	buf_release(&text);
	spans_release(&spans);
}

/* Does the role say more than the heading of its row? */
static bool
tells_role(const struct page *p, uint32_t record, const struct work *w)
{
	enum value_type type = key_row(w->key)->type;

	return record_kind(p->catalogue, w->record) != KIND_STUDY ||
	       (record_kind(p->catalogue, record) != KIND_STUDY && type != TYPE_COUNTRIES &&
		type != TYPE_TOPICS);
}

/* The studies that name the record, or whatever else does, a line each: title, id, roles. */
static void
add_works(struct page *p, uint32_t record, const char *label, bool studies)
{
	struct buf text = BUF_INIT;
	struct works w;

	works_find(&w, p->catalogue, p->languages, record, WORKS_BY_RECORD);
	for (size_t i = 0, next; i < w.count; i = next) {
		uint32_t work = w.work[i].record;

		next = works_end(&w, i);
		if ((record_kind(p->catalogue, work) == KIND_STUDY) != studies)
			continue;
		if (studies) {
			describe_year(&text, p->catalogue, work);
			buf_puts(&text, "  ");
		}
		describe_title(&text, p->catalogue, work, p->languages);
		add_id(&text, p, work);
		if (tells_role(p, record, &w.work[i])) {
			buf_puts(&text, " – ");
			works_roles(&text, &w, i, next, p->languages);
		}
		add_row(p, label, &text, false);
		label = "";
	}
	works_release(&w);
	buf_release(&text);
}

static void
add_unknown(struct page *p, uint32_t record)
{
	const char *label = _("Other");
	struct spans spans = SPANS_INIT;
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < record_values(p->catalogue, record); i++) {
		struct value v = record_value_at(p->catalogue, record, i);

		if (value_key(v) < KEYS || !value_says(v))
			continue;
		/* TRANSLATORS: a word before what it tells of; a blank follows it. */
		buf_printf(&text, _("%s:"), value_key_name(v));
		buf_putc(&text, ' ');
		describe_any(&spans, v);
		add_spans(&text, p, &spans);
		add_row(p, label, &text, false);
		label = "";
	}
	spans_release(&spans);
	buf_release(&text);
}

/* One row from column `left` on; a paragraph of its own stays one. */
static void
put_text(struct output *out, const struct row *row, int left, int width)
{
	const char *s = row->text;
	size_t len = strlen(s);

	while (len && s[len - 1] == '\n')
		len--;
	if (row->whole) {
		output_text(out, s, len);
		buf_putc(&out->buf, '\n');
		return;
	}
	output_wrapped(out, s, len, left, width);
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
	enum kind kind = record_kind(p->catalogue, record);
	const char *id = record_id(p->catalogue, record);
	int cols = out->cols ? out->cols : COLS_DEFAULT;
	struct row row = { .label = "", .text = p->heading.data };
	struct buf text = BUF_INIT;

	put_text(out, &row, 0, cols);
	buf_puts(&text, describe_kind(kind));
	if (*id)
		buf_printf(&text, " %s", id);
	if (record_unverified(p->catalogue, record))
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
	const char *label = key_label(key, 1);
	struct spans spans = SPANS_INIT;
	struct buf text = BUF_INIT;
	uint32_t next = 0;

	while (describe_other(&spans, v, &next, p->heading.data)) {
		add_spans(&text, p, &spans);
		add_row(p, label, &text, false);
		label = "";
	}
	spans_release(&spans);
	buf_release(&text);
}

void
record_text(struct output *out, const struct catalogue *c, uint32_t record,
	    const struct languages *languages)
{
	struct page p = { c, languages, record_language(c, record), BUF_INIT, NULL, 0, 0 };
	bool study = record_kind(c, record) == KIND_STUDY;

	describe_title(&p.heading, c, record, languages);
	put_heading(out, &p, record);
	for (enum key key = KEY_NONE + 1; key < KEYS; key++) {
		struct value v = record_value(c, record, key);

		if (key == KEY_ID || key == KEY_NAME || !*key_row(key)->label)
			continue;
		if (key == KEY_TITLE || key == KEY_NAME_TEXT)
			add_titles(&p, key, v);
		else
			add_key(&p, key, v);
	}
	add_works(&p, record, study ? _("Related to it") : _("Studies"), true);
	add_works(&p, record, _("Named in"), false);
	add_unknown(&p, record);
	put_rows(out, &p);
	for (size_t i = 0; i < p.rows; i++)
		free(p.row[i].text);
	free(p.row);
	buf_release(&p.heading);
}
