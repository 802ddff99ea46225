/* SPDX-License-Identifier: MIT */
#include "format/out-csl.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/rich.h"

/* What stands in pandoc's Markdown around what a tag is about. */
static const struct {
	const char *before, *behind;
} marks[RICH_MARKS] = {
	[RICH_NOCASE] = { "[", "]{.nocase}" },
	[RICH_NODECOR] = { "[", "]{.nodecor}" },
	[RICH_SPAN_CAPS] = { "[", "]{.smallcaps}" },
	[RICH_CAPS] = { "[", "]{.smallcaps}" },
	[RICH_ITALIC] = { "*", "*" },
	[RICH_BOLD] = { "**", "**" },
	[RICH_SUP] = { "^", "^" },
	[RICH_SUB] = { "~", "~" },
};

/* Where a part of a text stands: blanks beside a mark, or in what is raised, would undo it. */
struct part {
	bool opened, closes, raised;
};

/* What Markdown would take for more than text gets a backslash. */
static void
add_part(struct buf *b, const char *s, size_t len, struct part p)
{
	for (size_t i = 0; i < len; i++) {
		bool beside = (!i && p.opened) || (i + 1 == len && p.closes) || p.raised;
		char before = i ? s[i - 1] : ' ', after = i + 1 < len ? s[i + 1] : ' ';
		bool apart = before == ' ' || after == ' ' || before == '\n' || after == '\n';

		if (strchr("*`[]<>\\$^~|", s[i]) || (s[i] == '_' && apart) ||
		    (s[i] == '@' && (before == ' ' || before == '[')) ||
		    (s[i] == '#' && before == ' ') || (s[i] == ' ' && beside))
			buf_putc(b, '\\');
		buf_putc(b, s[i]);
	}
}

/* The text with its tags; those around nothing are left out, as their marks would be text. */
static void
add_markdown(struct buf *b, const char *s, size_t len)
{
	size_t count, from = 0, depth = 0, raised = 0;
	struct rich_tag *tag = rich_tags(s, len, &count);
	size_t *begin = count ? xcalloc(count, sizeof *begin) : NULL;

	for (size_t i = 0; i < count; i++) {
		enum rich_mark mark = tag[i].mark;
		bool closes = tag[i].closes, up = mark == RICH_SUP || mark == RICH_SUB;
		struct part part = { i && !tag[i - 1].closes, closes, raised > 0 };

		add_part(b, s + from, tag[i].at - from, part);
		from = tag[i].at + tag[i].len;
		raised = closes ? raised - up : raised + up;
		if (!closes) {
			begin[depth++] = b->len;
			buf_puts(b, marks[mark].before);
		} else if (b->len > begin[--depth] + strlen(marks[mark].before)) {
			buf_puts(b, marks[mark].behind);
		} else {
			buf_truncate(b, begin[depth]);
		}
	}
	add_part(b, s + from, len - from, (struct part){ .opened = false });
	free(begin);
	free(tag);
}

void
csl_out_text(struct csl *w, const char *key, const char *s, size_t len)
{
	struct buf b = BUF_INIT;

	if (w->markdown)
		add_markdown(&b, s, len);
	else
		buf_add(&b, s, len);
	if (w->is_yaml)
		emit_field(&w->yaml, key, b.data, b.len);
	else {
		json_key(&w->json, key);
		json_text(&w->json, s, len);
	}
	buf_release(&b);
}

void
csl_out_text_if(struct csl *w, const char *key, struct str s)
{
	if (s.len)
		csl_out_text(w, key, s.s, s.len);
}

void
csl_out_true(struct csl *w, const char *key)
{
	if (w->is_yaml)
		emit_plain(&w->yaml, key, "true");
	else {
		json_key(&w->json, key);
		json_bool(&w->json, true);
	}
}

/* A list or mapping under a key. */
void
csl_out_open(struct csl *w, const char *key, bool list)
{
	if (w->is_yaml) {
		emit_open(&w->yaml, key);
		return;
	}
	json_key(&w->json, key);
	if (list)
		json_array(&w->json);
	else
		json_object(&w->json);
}

void
csl_out_close(struct csl *w, bool list)
{
	if (w->is_yaml)
		emit_close(&w->yaml);
	else if (list)
		json_array_end(&w->json);
	else
		json_object_end(&w->json);
}

void
csl_out_item(struct csl *w)
{
	if (w->is_yaml)
		emit_item(&w->yaml);
	else
		json_object(&w->json);
}

void
csl_out_item_end(struct csl *w)
{
	if (w->is_yaml)
		emit_item_end(&w->yaml);
	else
		json_object_end(&w->json);
}

void
csl_out_item_text(struct csl *w, const char *s, size_t len)
{
	if (w->is_yaml)
		emit_item_text(&w->yaml, s, len);
	else
		json_text(&w->json, s, len);
}

static void
put_raw_item(struct csl *w, struct value v)
{
	switch (value_form(v)) {
	case VALUE_MAP:
		if (w->is_yaml && !value_count(v)) {
			emit_item_plain(&w->yaml, "{}");
			return;
		}
		csl_out_item(w);
		for (uint32_t i = 0; i < value_count(v); i++)
			csl_out_raw(w, value_at(v, i));
		csl_out_item_end(w);
		break;
	case VALUE_LIST:
		if (w->is_yaml && !value_count(v)) {
			emit_item_plain(&w->yaml, "[]");
			return;
		}
		if (w->is_yaml)
			emit_item_list(&w->yaml);
		else
			json_array(&w->json);
		for (uint32_t i = 0; i < value_count(v); i++)
			put_raw_item(w, value_at(v, i));
		csl_out_close(w, true);
		break;
	case VALUE_TEXT:
		csl_out_item_text(w, value_written(v).s, value_written(v).len);
		break;
	default:
		if (w->is_yaml)
			emit_item_plain(&w->yaml, "null");
		else
			json_null(&w->json);
	}
}

void
csl_out_raw(struct csl *w, struct value v)
{
	const char *name = value_key_name(v);
	bool list = value_form(v) == VALUE_LIST;

	if (value_form(v) == VALUE_TEXT) {
		csl_out_text(w, name, value_written(v).s, value_written(v).len);
	} else if (list || value_form(v) == VALUE_MAP) {
		if (w->is_yaml && !value_count(v)) {
			emit_plain(&w->yaml, name, list ? "[]" : "{}");
			return;
		}
		csl_out_open(w, name, list);
		for (uint32_t i = 0; i < value_count(v); i++)
			if (list)
				put_raw_item(w, value_at(v, i));
			else
				csl_out_raw(w, value_at(v, i));
		csl_out_close(w, list);
	} else if (w->is_yaml) {
		emit_plain(&w->yaml, name, "null");
	} else {
		json_key(&w->json, name);
		json_null(&w->json);
	}
}
