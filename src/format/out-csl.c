/* SPDX-License-Identifier: MIT */
/*
 * CSL items as JSON (csl-data.json of CSL 1.0.2), and as YAML as pandoc has it, where texts are
 * Markdown.
 *
 * Nothing is lost: what CSL has no variable for, and texts in other languages, stand under
 * `custom`, in `pacecat`, as the catalogue has them.
 */
#include "format/out-csl.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The variables that CSL does not have, or has otherwise. */
static const enum key ours[] = {
	KEY_FORMERLY, KEY_TITLE_AS_PRINTED, KEY_COUNTRY,  KEY_TOPIC,  KEY_FUNDER,      KEY_FILES,
	KEY_RELATED,  KEY_SAME_AS,	    KEY_VERIFIED, KEY_SOURCE, KEY_DESCRIPTION,
};

static bool
is_ours(enum key key)
{
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (ours[i] == key)
			return true;
	return false;
}

static void
put_names(struct csl *w, enum key key)
{
	uint32_t count = value_items(out_value(w->o, key));
	struct name n;
	bool any = false;

	for (uint32_t i = 0; i < count; i++) {
		if (!out_name(w->o, key, i, &n))
			continue;
		if (!any)
			csl_out_open(w, key_row(key)->name, true);
		any = true;
		csl_out_item(w);
		csl_out_text_if(w, "family", n.family);
		csl_out_text_if(w, "given", n.given);
		csl_out_text_if(w, "dropping-particle", n.dropping_particle);
		csl_out_text_if(w, "non-dropping-particle", n.non_dropping_particle);
		csl_out_text_if(w, "suffix", n.suffix);
		if (n.comma_suffix)
			csl_out_true(w, "comma-suffix");
		if (n.static_ordering)
			csl_out_true(w, "static-ordering");
		csl_out_text_if(w, "literal", n.literal);
		csl_out_item_end(w);
	}
	if (any)
		csl_out_close(w, true);
}

static void
put_number(struct csl *w, struct buf *b, int n, bool first)
{
	if (w->is_yaml)
		buf_printf(b, "%s%d", first ? "" : ", ", n);
	else
		json_number(&w->json, n);
}

static void
put_day(struct csl *w, struct buf *b, const struct date_day *d)
{
	if (w->is_yaml)
		buf_putc(b, '[');
	else
		json_array(&w->json);
	put_number(w, b, date_csl_year(d), true);
	if (d->month)
		put_number(w, b, d->month, false);
	if (d->day)
		put_number(w, b, d->day, false);
	if (w->is_yaml)
		buf_putc(b, ']');
	else
		json_array_end(&w->json);
}

/* "date-parts": [[2010, 7], [2012]] */
static void
put_parts(struct csl *w, const struct date *d)
{
	struct buf b = BUF_INIT;

	if (w->is_yaml)
		buf_putc(&b, '[');
	else {
		json_key(&w->json, "date-parts");
		json_array(&w->json);
	}
	put_day(w, &b, &d->from);
	if (d->interval) {
		if (w->is_yaml)
			buf_puts(&b, ", ");
		put_day(w, &b, &d->to);
	}
	if (w->is_yaml) {
		buf_putc(&b, ']');
		emit_plain(&w->yaml, "date-parts", b.data);
	} else
		json_array_end(&w->json);
	buf_release(&b);
}

/* Can date-parts and `circa` say all of it?  What they cannot is EDTF. */
static bool
has_parts(const struct date *d)
{
	const struct date_day *days[] = { &d->from, &d->to };

	for (int i = 0; i < (d->interval ? 2 : 1); i++)
		if (days[i]->open || days[i]->unspecified || days[i]->uncertain ||
		    days[i]->month > 12 || (d->interval && days[i]->approximate))
			return false;
	return true;
}

static void
put_date(struct csl *w, enum key key)
{
	struct value v = out_value(w->o, key);
	const char *name = key_row(key)->name;
	struct buf b = BUF_INIT;
	struct date d;

	if (!date_read(v, &d)) {
		const char *s = out_date_words(w->o, key);

		if (!*s) {
			out_lose(w->o, key, LOSS_WHOLE);
			return;
		}
		csl_out_open(w, name, false);
		csl_out_text(w, "literal", s, strlen(s));
		csl_out_close(w, false);
	} else if (has_parts(&d)) {
		csl_out_open(w, name, false);
		put_parts(w, &d);
		if (d.from.approximate)
			csl_out_true(w, "circa");
		csl_out_close(w, false);
	} else {
		bool markdown = w->markdown;

		date_add_edtf(&b, &d);
		w->markdown = false;
		csl_out_text(w, name, b.data, b.len);
		w->markdown = markdown;
	}
	buf_release(&b);
}

static void
add_word(struct out *o, const char *s, size_t len, void *context)
{
	struct buf *b = context;

	(void)o;
	if (b->len)
		buf_puts(b, ", ");
	buf_add(b, s, len);
}

static void
put_list(struct csl *w, enum key key)
{
	const char *s;

	csl_out_open(w, key_row(key)->name, true);
	for (uint32_t i = 0; (s = out_item(w->o, key, i)); i++)
		csl_out_item_text(w, s, strlen(s));
	csl_out_close(w, true);
}

/* Has CSL no place for the value, or not for all of it? */
static bool
goes_to_custom(struct value v)
{
	enum key key = value_key(v);
	uint32_t languages = 0;

	if (key >= KEYS || is_ours(key))
		return true;
	for (uint32_t i = 0; key_row(key)->type == TYPE_LOCAL && i < value_count(v); i++)
		languages += value_len(value_at(v, i)) > 0;
	return languages > 1 || (key_row(key)->type == TYPE_PUBLISHERS && value_items(v) > 1);
}

static void
put_custom(struct csl *w)
{
	const struct catalogue *c = w->o->wish.catalogue;
	struct value custom = record_value(c, w->o->study, KEY_CUSTOM);
	uint32_t count = record_values(c, w->o->study), members = 0, own = 0;
	bool map = value_form(custom) == VALUE_MAP;

	for (uint32_t i = 0; i < count; i++)
		own += goes_to_custom(record_value_at(c, w->o->study, i));
	members = map ? value_count(custom) : value_items(custom) > 0;
	if (!own && !members)
		return;
	w->markdown = false;
	csl_out_open(w, "custom", false);
	for (uint32_t i = 0; map && i < value_count(custom); i++)
		csl_out_raw(w, value_at(custom, i));
	if (!map && members)
		csl_out_raw(w, custom);
	if (own) {
		csl_out_open(w, "pacecat", false);
		for (uint32_t i = 0; i < count; i++)
			if (goes_to_custom(record_value_at(c, w->o->study, i)))
				csl_out_raw(w, record_value_at(c, w->o->study, i));
		csl_out_close(w, false);
	}
	csl_out_close(w, false);
}

static void
put_value(struct csl *w, enum key key)
{
	struct buf b = BUF_INIT;
	const char *s;

	w->markdown = w->is_yaml;
	switch (key_row(key)->type) {
	case TYPE_NAMES:
		put_names(w, key);
		break;
	case TYPE_DATE:
		put_date(w, key);
		break;
	case TYPE_PUBLISHERS:
		out_parties(w->o, key, &b, "; ");
		csl_out_text_if(w, key_row(key)->name, (struct str){ b.data, b.len });
		break;
	case TYPE_WORDS:
		if (key == KEY_KEYWORD) {
			out_keywords(w->o, add_word, &b);
			csl_out_text_if(w, "keyword", (struct str){ b.data, b.len });
		} else {
			put_list(w, key);
		}
		break;
	case TYPE_ANY:
		break;
	default:
		s = out_local(w->o, key);
		/* Names of things, not words of people. */
		if (key == KEY_URL || key == KEY_DOI || key == KEY_ISBN || key == KEY_TYPE)
			w->markdown = false;
		csl_out_text_if(w, key_row(key)->name, str_of(s));
		break;
	}
	buf_release(&b);
}

static void
put_item(struct csl *w)
{
	const char *id = record_id(w->o->wish.catalogue, w->o->study);

	w->o->whole = true;
	csl_out_item(w);
	csl_out_text(w, "id", *id ? id : w->o->key, strlen(*id ? id : w->o->key));
	/* The schema wants a type of every item. */
	if (!*out_type(w->o))
		csl_out_text(w, "type", "document", strlen("document"));
	for (enum key key = KEY_NONE + 1; key < KEYS; key++)
		if ((key_row(key)->type != TYPE_ID) && !is_ours(key) && out_has(w->o, key))
			put_value(w, key);
	put_custom(w);
	csl_out_item_end(w);
}

static void
begin_json(struct out *o)
{
	struct json *json = xmalloc(sizeof *json);

	json_init(json, o->b, JSON_INDENTED);
	json_array(json);
	o->state = json;
}

static void
write_json(struct out *o)
{
	struct json *json = o->state;
	struct csl w = { .o = o, .json = *json };

	put_item(&w);
	*json = w.json;
}

static void
end_json(struct out *o)
{
	json_array_end(o->state);
	buf_putc(o->b, '\n');
	free(o->state);
	o->state = NULL;
}

static void
begin_yaml(struct out *o)
{
	buf_printf(o->b, "---\nreferences:%s\n", o->wish.count ? "" : " []");
}

static void
write_yaml(struct out *o)
{
	struct csl w = { .o = o, .yaml = { .b = o->b, .depth = 1 }, .is_yaml = true };

	put_item(&w);
}

static void
end_yaml(struct out *o)
{
	buf_puts(o->b, "...\n");
}

const struct exporter out_csl_json = {
	.tags = true, .begin = begin_json, .study = write_json, .end = end_json
};
const struct exporter out_csl_yaml = {
	.tags = true, .begin = begin_yaml, .study = write_yaml, .end = end_yaml
};
