/* SPDX-License-Identifier: MIT */
#include "store/state-entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/known.h"
#include "model/recordkey.h"

/* What entry_add writes. */
static const char *const known[] = {
	"catalogue", "view", "record", "scroll", "order", "marked", "notes", "searches", "links",
	"edition", "edition-before", "new",
};

static char *
copy(const struct conf *c, const char *key)
{
	const char *s = conf_text(conf_find(c, key));

	return s ? xstrdup(s) : NULL;
}

static unsigned long
number(const struct conf *c, const char *key)
{
	const char *s = conf_text(conf_find(c, key));

	return s && *s >= '0' && *s <= '9' ? strtoul(s, NULL, 10) : 0;
}

bool
entry_is_of(const struct conf *c, const char *key)
{
	const char *catalogue = conf_text(conf_find(c, "catalogue"));

	return catalogue && !strcmp(catalogue, key);
}

bool
entry_is_dear(const struct conf *c)
{
	return conf_find(c, "marked") || conf_find(c, "notes") || conf_find(c, "searches") ||
	       conf_find(c, "links");
}

static void
take_marks(struct marks *marks, const struct conf *marked)
{
	for (size_t i = 0; marked && marked->form == CONF_MAP && i < marked->items; i++) {
		const struct conf *ids = &marked->item[i];

		for (size_t k = 0; k < conf_texts(ids); k++) {
			const char *id = conf_text(conf_text_at(ids, k));

			if (id && *id)
				marks_recall(marks, ids->key, id);
		}
	}
}

static void
take_notes(struct kept *notes, const struct conf *c)
{
	for (size_t i = 0; c && c->form == CONF_MAP && i < c->items; i++)
		for (size_t k = 0; c->item[i].form == CONF_MAP && k < c->item[i].items; k++) {
			const struct conf *note = &c->item[i].item[k];
			char *key = recordkey_make(c->item[i].key, note->key);

			if (key && note->form == CONF_TEXT && *note->key)
				kept_recall(notes, key, note->text);
			free(key);
		}
}

/* A search without a view is one too: whoever wrote it there meant the studies. */
static void
take_searches(struct kept *searches, const struct conf *c)
{
	for (size_t i = 0; c && c->form == CONF_MAP && i < c->items; i++) {
		const struct conf *search = &c->item[i];
		size_t texts = conf_texts(search);
		const char *view = texts > 1 ? conf_text(conf_text_at(search, 0)) : NULL;
		const char *query = texts ? conf_text(conf_text_at(search, texts - 1)) : NULL;
		struct buf text = BUF_INIT;

		if (query && *search->key) {
			buf_printf(&text, "%s\n%s", view ? view : "", query);
			kept_recall(searches, search->key, text.data);
		}
		buf_release(&text);
	}
}

static void
take_links(struct kept *links, const struct conf *c)
{
	for (size_t i = 0; c && c->form == CONF_MAP && i < c->items; i++) {
		const struct conf *link = &c->item[i];

		if (link->form == CONF_TEXT && *link->key)
			kept_recall(links, link->key, *link->text ? link->text : link->key);
	}
}

static void
take_edition(struct edition *e, const struct conf *c)
{
	const char *files = conf_text(conf_find(c, "files"));

	*e = (struct edition){ .version = copy(c, "version"), .date = copy(c, "date") };
	if (files && !e->version && !e->date)
		e->stamp = strtoull(files, NULL, 16);
}

void
entry_take_kept(struct state *s, const struct conf *c)
{
	take_marks(&s->marks, conf_find(c, "marked"));
	take_notes(&s->notes, conf_find(c, "notes"));
	take_searches(&s->searches, conf_find(c, "searches"));
	take_links(&s->links, conf_find(c, "links"));
}

void
entry_take(struct state *s, const struct conf *c)
{
	const struct conf *order = conf_find(c, "order");

	s->view = copy(c, "view");
	s->record = copy(c, "record");
	s->scroll = number(c, "scroll");
	for (size_t i = 0; order && order->form == CONF_MAP && i < order->items; i++)
		if (order->item[i].text)
			state_set_order(s, order->item[i].key, order->item[i].text);
	take_edition(&s->edition, conf_find(c, "edition"));
	take_edition(&s->before, conf_find(c, "edition-before"));
	s->fresh = number(c, "new");
	entry_take_kept(s, c);
}

static void
add_pair(struct buf *b, const char *name, const char *value)
{
	if (!value || !conf_fit(value))
		return;
	buf_printf(b, ", \"%s\": ", name);
	conf_quote(b, value);
}

/* What stands before an item: the beginning of all, or of the next. */
static void
begin(struct buf *b, size_t *count, const char *first)
{
	buf_puts(b, (*count)++ ? ", " : first);
}

static void
add_orders(struct buf *b, const struct state *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->orders; i++) {
		const struct state_order *o = &s->order[i];

		if (!conf_fit(o->list) || !conf_fit(o->order))
			continue;
		begin(b, &count, ", \"order\": {");
		conf_add_key(b, o->list, true);
		conf_quote(b, o->order);
	}
	buf_puts(b, count ? "}" : "");
}

static void
add_marks(struct buf *b, const struct marks *marks)
{
	size_t words = 0;

	for (size_t word = 0; marks_kind(word); word++) {
		size_t ids = 0;

		for (size_t i = 0; i < marks->count; i++) {
			const struct mark *m = &marks->mark[i];

			if (!m->now || mark_kind(m) != word || !conf_fit(mark_id(m)))
				continue;
			if (!ids)
				buf_printf(b, "%s\"%s\": [", words++ ? "], " : ", \"marked\": {",
					   marks_kind(word));
			begin(b, &ids, "");
			conf_quote(b, mark_id(m));
		}
	}
	buf_puts(b, words ? "]}" : "");
}

static void
add_notes(struct buf *b, const struct kept *notes)
{
	size_t words = 0;

	for (size_t word = 0; recordkey_word(word); word++) {
		size_t ids = 0;

		for (size_t i = 0; i < notes->count; i++) {
			const struct kept_text *t = &notes->text[i];

			if (!t->now || recordkey_kind(t->key) != word ||
			    !conf_fit(recordkey_id(t->key)))
				continue;
			if (!ids)
				buf_printf(b, "%s\"%s\": {", words++ ? "}, " : ", \"notes\": {",
					   recordkey_word(word));
			begin(b, &ids, "");
			conf_add_key(b, recordkey_id(t->key), true);
			conf_quote(b, t->now);
		}
	}
	buf_puts(b, words ? "}}" : "");
}

static void
add_searches(struct buf *b, const struct kept *searches)
{
	size_t count = 0;

	for (size_t i = 0; i < searches->count; i++) {
		const struct kept_text *t = &searches->text[i];
		char *view;

		if (!t->now || !conf_fit(t->key))
			continue;
		view = xstrndup(t->now, search_view_len(t->now));
		begin(b, &count, ", \"searches\": {");
		conf_add_key(b, t->key, true);
		buf_puts(b, "[");
		conf_quote(b, view);
		buf_puts(b, ", ");
		conf_quote(b, search_query(t->now));
		buf_puts(b, "]");
		free(view);
	}
	buf_puts(b, count ? "}" : "");
}

static void
add_links(struct buf *b, const struct kept *links)
{
	size_t count = 0;

	for (size_t i = 0; i < links->count; i++) {
		const struct kept_text *t = &links->text[i];

		if (!t->now || !conf_fit(t->key))
			continue;
		begin(b, &count, ", \"links\": {");
		conf_add_key(b, t->key, true);
		conf_quote(b, t->now);
	}
	buf_puts(b, count ? "}" : "");
}

static void
add_edition(struct buf *b, const char *name, const struct edition *e)
{
	size_t start;

	if (!edition_is(e))
		return;
	buf_printf(b, ", \"%s\": ", name);
	start = b->len;
	if (e->stamp)
		buf_printf(b, ", \"files\": \"%llx\"", (unsigned long long)e->stamp);
	add_pair(b, "version", e->version);
	add_pair(b, "date", e->date);
	/* The first comma is an opening brace. */
	if (b->len > start)
		buf_remove(b, start, 1);
	if (b->len > start)
		b->data[start] = '{';
	else
		buf_putc(b, '{');
	buf_putc(b, '}');
}

void
entry_add(struct buf *b, const char *key, const struct state *s, const struct conf *old)
{
	buf_puts(b, "- {\"catalogue\": ");
	conf_quote(b, key);
	add_pair(b, "view", s->view);
	add_pair(b, "record", s->record);
	if (s->scroll)
		buf_printf(b, ", \"scroll\": \"%lu\"", s->scroll);
	add_orders(b, s);
	add_marks(b, &s->marks);
	add_notes(b, &s->notes);
	add_searches(b, &s->searches);
	add_links(b, &s->links);
	add_edition(b, "edition", &s->edition);
	add_edition(b, "edition-before", &s->before);
	if (s->fresh)
		buf_printf(b, ", \"new\": \"%zu\"", s->fresh);
	for (size_t i = 0; old && i < old->items; i++) {
		size_t k = 0;

		while (k < sizeof known / sizeof *known && strcmp(known[k], old->item[i].key) != 0)
			k++;
		if (k < sizeof known / sizeof *known)
			continue;
		buf_puts(b, ", ");
		conf_add_key(b, old->item[i].key, true);
		conf_add(b, &old->item[i]);
	}
	buf_puts(b, "}\n");
}
