/* SPDX-License-Identifier: MIT */
#include "model/haystack.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/country.h"
#include "model/name.h"
#include "text/fold.h"

/* Between two values, so that no word spans them: folding never leaves a newline. */
#define SEPARATOR '\n'

static void
add_text(struct buf *b, const char *s, size_t len)
{
	if (!len)
		return;
	fold_add(b, s, len);
	buf_putc(b, SEPARATOR);
}

static void
add_country_names(struct buf *b, const char *code)
{
	unsigned country = country_find(code, strlen(code));

	if (country == COUNTRY_NONE)
		return;
	for (size_t i = 0; i < sizeof country_at(0)->name / sizeof *country_at(0)->name; i++) {
		const char *name = country_at(country)->name[i];

		add_text(b, name, strlen(name));
	}
}

/* A name also as one reads it, so that "juan seve" is found as well as its parts. */
static void
add_name(struct buf *b, struct value v)
{
	struct buf text = BUF_INIT;
	struct name name;

	if (name_read(v, &name))
		name_add(&text, &name);
	add_text(b, text.data, text.len);
	buf_release(&text);
}

/* All texts below a value. */
static void
add_value(struct buf *b, struct value v)
{
	if (value_form(v) == VALUE_TEXT)
		add_text(b, value_text(v), value_len(v));
	if (value_form(v) == VALUE_MAP && value_get(v, KEY_FAMILY).node)
		add_name(b, v);
	for (uint32_t i = 0; i < value_count(v); i++)
		add_value(b, value_at(v, i));
}

static void
add_id(struct buf *b, const struct catalogue *c, uint32_t record)
{
	const char *id = record_id(c, record);

	add_text(b, id, strlen(id));
	if (record_kind(c, record) == KIND_COUNTRY)
		add_country_names(b, id);
}

/* What a record is called. */
static void
add_called(struct buf *b, const struct catalogue *c, uint32_t record)
{
	static const enum key names[] = { KEY_NAME, KEY_NAME_TEXT, KEY_TITLE, KEY_ALSO,
					  KEY_ACRONYM };

	add_id(b, c, record);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_value(b, record_value(c, record, names[i]));
}

/* What records are called is folded once, however many name them. */
struct maker {
	const struct catalogue *catalogue;
	struct buf *text;
	struct buf called;
	struct place {
		size_t at, len;         /* in `called`; 0 bytes: not there yet */
	} *place;                       /* for each record */
};

/* What the records that a value links to are called. */
static void
add_links(struct maker *m, struct value v)
{
	uint32_t link = value_link(v);

	for (uint32_t i = 0; i < value_count(v); i++)
		add_links(m, value_at(v, i));
	if (link == RECORD_NONE)
		return;
	if (!m->place[link].len) {
		m->place[link].at = m->called.len;
		add_called(&m->called, m->catalogue, link);
		m->place[link].len = m->called.len - m->place[link].at;
	}
	buf_add(m->text, m->called.data + m->place[link].at, m->place[link].len);
}

void
haystack_init(struct haystack *h, const struct catalogue *c, uint32_t first, uint32_t count)
{
	struct maker m = { .catalogue = c, .text = &h->text, .called = BUF_INIT };

	*h = (struct haystack){ .first = first, .count = count, .text = BUF_INIT };
	h->start = xcalloc((size_t)count + 1, sizeof *h->start);
	m.place = xcalloc(catalogue_records(c), sizeof *m.place);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t record = first + i;

		h->start[i] = h->text.len;
		add_id(&h->text, c, record);
		for (uint32_t k = 0; k < record_values(c, record); k++) {
			add_value(&h->text, record_value_at(c, record, k));
			add_links(&m, record_value_at(c, record, k));
		}
	}
	h->start[count] = h->text.len;
	free(m.place);
	buf_release(&m.called);
}

void
haystack_release(struct haystack *h)
{
	free(h->start);
	buf_release(&h->text);
	*h = (struct haystack){ .text = BUF_INIT };
}

void
needle_init(struct needle *n, const char *typed)
{
	const char *end;

	*n = (struct needle){ .text = BUF_INIT };
	fold_add(&n->text, typed, strlen(typed));
	for (const char *s = n->text.data; *s && n->words < 16; s = end) {
		s += strspn(s, " ");
		end = s + strcspn(s, " ");
		if (end == s)
			break;
		n->word[n->words] = (size_t)(s - n->text.data);
		n->len[n->words++] = (size_t)(end - s);
	}
}

void
needle_release(struct needle *n)
{
	buf_release(&n->text);
	n->words = 0;
}

bool
haystack_has(const struct haystack *h, const struct needle *n, uint32_t record)
{
	uint32_t i = record - h->first;

	if (i >= h->count)
		return false;
	for (size_t w = 0; w < n->words; w++)
		if (!memmem(h->text.data + h->start[i], h->start[i + 1] - h->start[i],
			    n->text.data + n->word[w], n->len[w]))
			return false;
	return true;
}
