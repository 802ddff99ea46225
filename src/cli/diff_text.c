/* SPDX-License-Identifier: MIT */
#include "cli/diff_text.h"

#include <string.h>

#include "base/gettext.h"
#include "model/describe-value.h"
#include "model/describe.h"

#define SHOWN 60                        /* columns of a value */
#define AHEAD 16                        /* bytes of what is the same before the difference */

static const char signs[] = { [CHANGE_ADDED] = '+', [CHANGE_REMOVED] = '-',
			      [CHANGE_CHANGED] = '~' };

struct side {
	struct value value;
	const char *language;           /* the record's own */
	struct buf text;
};

static void
add_spans(struct buf *text, const struct spans *s)
{
	for (size_t i = 0; i < s->count; i++)
		buf_puts(text, span_text(s, i));
}

/* All there is of a value, as the reader is told, or as it stands. */
static void
describe_side(struct side *side, enum key key, const struct languages *l, bool stands)
{
	struct spans spans = SPANS_INIT;
	uint32_t next = 0;

	buf_clear(&side->text);
	if (stands) {
		describe_any(&spans, side->value);
		add_spans(&side->text, &spans);
	} else {
		while (describe_next(&spans, key, side->value, &next, l, side->language)) {
			if (side->text.len)
				buf_puts(&side->text, _("; "));
			add_spans(&side->text, &spans);
		}
	}
	spans_release(&spans);
}

/* Where to begin with a long text, of which so many bytes are the same as in the other. */
static size_t
beginning(const struct buf *text, size_t same)
{
	size_t at = same > AHEAD ? same - AHEAD : 0;

	if (!at)
		return 0;
	for (size_t i = at; i < same; i++)
		if (text->data[i - 1] == ' ')
			return i;
	/* No blank is near: any character will do. */
	while (at && ((unsigned char)text->data[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static void
put_short(struct output *out, const struct buf *text, size_t same)
{
	bool is_long = show_cols(&out->style, text->data, text->len) > SHOWN;
	size_t from = is_long ? beginning(text, same) : 0;
	const char *s = text->data + from;
	size_t len = text->len - from, fits = show_fit(&out->style, s, len, SHOWN, NULL);

	if (from)
		output_text(out, "… ", strlen("… "));
	output_text(out, s, fits);
	if (fits < len)
		output_text(out, " …", strlen(" …"));
}

/* How many bytes both begin with. */
static size_t
shared(const struct buf *a, const struct buf *b)
{
	size_t i = 0;

	while (i < a->len && i < b->len && a->data[i] == b->data[i])
		i++;
	return i;
}

/* "  ~ Title: Herons -> Egrets" */
static void
put_values(struct output *out, const char *label, const struct side *a, const struct side *b)
{
	bool before = value_form(a->value) > VALUE_NULL, after = value_form(b->value) > VALUE_NULL;
	enum change_type type = !before ? CHANGE_ADDED : after ? CHANGE_CHANGED : CHANGE_REMOVED;
	size_t same = shared(&a->text, &b->text);
	struct buf text = BUF_INIT;

	buf_printf(&text, "    %c ", signs[type]);
	buf_printf(&text, _("%s:"), label);
	buf_putc(&text, ' ');
	output_text(out, text.data, text.len);
	if (before)
		put_short(out, &a->text, same);
	if (before && after)
		buf_puts(&out->buf, " -> ");
	if (after)
		put_short(out, &b->text, same);
	buf_putc(&out->buf, '\n');
	buf_release(&text);
}

/* The text of that language in a mapping of them. */
static struct value
in_language(struct value map, const char *tag)
{
	for (uint32_t i = 0; i < value_count(map); i++)
		if (!strcmp(value_key_name(value_at(map, i)), tag))
			return value_at(map, i);
	return (struct value){ .catalogue = map.catalogue };
}

static void
put_language(struct output *out, const char *label, const char *tag, struct value before,
	     struct value after)
{
	struct side a = { before, "", BUF_INIT }, b = { after, "", BUF_INIT };
	struct buf text = BUF_INIT;

	buf_puts(&a.text, value_written(before).s);
	buf_puts(&b.text, value_written(after).s);
	if (strcmp(a.text.data, b.text.data) != 0) {
		buf_printf(&text, "%s (%s)", label, describe_language(tag));
		put_values(out, text.data, &a, &b);
	}
	buf_release(&text);
	buf_release(&a.text);
	buf_release(&b.text);
}

/* Texts in several languages: a line for each that differs. */
static void
put_languages(struct output *out, const char *label, struct value before, struct value after)
{
	for (uint32_t i = 0; i < value_count(before); i++) {
		const char *tag = value_key_name(value_at(before, i));

		put_language(out, label, tag, value_at(before, i), in_language(after, tag));
	}
	for (uint32_t i = 0; i < value_count(after); i++) {
		const char *tag = value_key_name(value_at(after, i));

		if (value_form(in_language(before, tag)) == VALUE_ABSENT)
			put_language(out, label, tag, in_language(before, tag),
				     value_at(after, i));
	}
}

static void
put_key(struct output *out, const struct change_key *k, struct side *a, struct side *b,
	const struct languages *l)
{
	bool local = k->key < KEYS && key_row(k->key)->type == TYPE_LOCAL;
	bool map = value_form(k->before) == VALUE_MAP || value_form(k->after) == VALUE_MAP;
	const char *label = k->key < KEYS ? key_label(k->key, 2) : "";

	if (!*label)
		label = k->name;
	if (local && value_form(k->before) == VALUE_MAP && value_form(k->after) == VALUE_MAP) {
		put_languages(out, label, k->before, k->after);
		return;
	}
	a->value = k->before;
	b->value = k->after;
	describe_side(a, k->key, l, local && map);
	describe_side(b, k->key, l, local && map);
	/* What a reader is told is the same: the difference is in what was written. */
	if (!strcmp(a->text.data, b->text.data)) {
		describe_side(a, k->key, l, true);
		describe_side(b, k->key, l, true);
	}
	put_values(out, label, a, b);
}

static void
put_heading(struct output *out, const struct comparison *c, const struct change *change,
	    const struct languages *l)
{
	const struct catalogue *of;
	uint32_t record = change_record(c, change, &of);
	struct buf text = BUF_INIT;

	buf_printf(&text, "%c ", signs[change->type]);
	if (change->kind == KIND_FILE)
		buf_puts(&text, _("the catalogue itself"));
	else {
		const char *id = record_id(of, record);

		buf_printf(&text, "%s %s  ", describe_kind(change->kind), *id ? id : "-");
		describe_title(&text, of, record, l);
	}
	output_text(out, text.data, text.len);
	buf_putc(&out->buf, '\n');
	buf_release(&text);
}

void
diff_text(struct output *out, const struct comparison *c, const struct change *change,
	  const struct languages *l)
{
	struct side a = { .text = BUF_INIT }, b = { .text = BUF_INIT };

	a.language = record_language(c->before, change->before);
	b.language = record_language(c->after, change->after);
	put_heading(out, c, change, l);
	for (size_t i = 0; i < change->keys; i++)
		put_key(out, &c->key[change->key + i], &a, &b, l);
	buf_release(&a.text);
	buf_release(&b.text);
}
