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

/* Studies that name the record: year, title and id, with the role where there are several. */
static void
add_works(struct page *p, uint32_t record)
{
	const char *label = _("Studies");
	uint32_t count = record_backlinks(p->reader.catalogue, record);
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < count; i++) {
		struct backlink b = record_backlink(p->reader.catalogue, record, i);
		const struct key_row *row;

		if (record_kind(p->reader.catalogue, b.record) != KIND_STUDY || b.key == KEY_NONE ||
		    b.key >= KEYS)
			continue;
		row = key_row((enum key)b.key);
		describe_year(&text, p->reader.catalogue, b.record);
		buf_puts(&text, "  ");
		describe_title(&text, p->reader.catalogue, b.record, p->reader.languages);
		words_link(&text, &p->reader, b.record);
		if (row->type == TYPE_NAMES) {
			struct buf as = BUF_INIT;

			describe_credit(&as, b.value, p->reader.languages);
			buf_printf(&text, " - %s: %s", _(row->label), as.data);
			buf_release(&as);
		} else if (row->type != TYPE_COUNTRIES && row->type != TYPE_TOPICS)
			buf_printf(&text, " - %s", _(row->label));
		add_row(p, label, &text, false);
		label = "";
	}
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
put_heading(struct output *out, struct page *p, uint32_t record)
{
	enum kind kind = record_kind(p->reader.catalogue, record);
	const char *id = record_id(p->reader.catalogue, record);
	struct buf text = BUF_INIT;
	struct row row = { .label = "" };

	describe_title(&text, p->reader.catalogue, record, p->reader.languages);
	row.text = text.data;
	put_text(out, &row, 0, out->cols ? out->cols : COLS_DEFAULT);
	buf_clear(&text);
	buf_puts(&text, describe_kind(kind));
	if (*id)
		buf_printf(&text, " %s", id);
	if (record_unverified(p->reader.catalogue, record))
		buf_printf(&text, ", %s", _("not all of it verified"));
	row.text = text.data;
	put_text(out, &row, 0, out->cols ? out->cols : COLS_DEFAULT);
	buf_putc(&out->buf, '\n');
	buf_release(&text);
}

void
record_text(struct output *out, const struct catalogue *c, uint32_t record,
	    const struct languages *languages)
{
	struct page p = { .reader = { c, languages, record_language(c, record) } };

	put_heading(out, &p, record);
	for (enum key key = KEY_NONE + 1; key < KEYS; key++) {
		struct value v = record_value(c, record, key);

		if (value_there(v) && key != KEY_ID && *key_row(key)->label)
			add_key(&p, key, v);
	}
	add_works(&p, record);
	add_others(&p, record);
	add_unknown(&p, record);
	put_rows(out, &p);
	for (size_t i = 0; i < p.rows; i++)
		free(p.row[i].text);
	free(p.row);
}
