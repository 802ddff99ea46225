/* SPDX-License-Identifier: MIT */
/* What is made of a catalogue once, so that queries need not fold names study by study. */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "model/country.h"
#include "model/name.h"
#include "text/fold.h"
#include "text/normalise.h"
#include "text/utf8.h"

struct query_index *
query_index_new(const struct catalogue *c)
{
	struct query_index *x = xcalloc(1, sizeof *x);

	x->catalogue = c;
	x->party.text = x->country.text = x->topic.text = x->study.text = (struct buf)BUF_INIT;
	return x;
}

static void
names_release(struct names *n)
{
	buf_release(&n->text);
	free(n->called);
	free(n->left.typed);
	free(n->left.called);
}

void
query_index_free(struct query_index *x)
{
	if (!x)
		return;
	names_release(&x->party);
	names_release(&x->country);
	names_release(&x->topic);
	names_release(&x->study);
	free(x->issued);
	free(x);
}

void
each_text(struct value v, void (*take)(void *, const char *, size_t), void *context)
{
	struct name name;

	if (value_form(v) == VALUE_TEXT)
		take(context, value_text(v), value_len(v));
	if (value_form(v) == VALUE_MAP && value_get(v, KEY_FAMILY).node && name_read(v, &name)) {
		struct buf b = BUF_INIT;

		name_add(&b, &name);
		take(context, b.data, b.len);
		buf_clear(&b);
		name_add_inverted(&b, &name);
		take(context, b.data, b.len);
		buf_release(&b);
		return;
	}
	for (uint32_t i = 0; i < value_count(v); i++)
		each_text(value_at(v, i), take, context);
}

/* Of the forms of a name only the names, not where they were seen. */
static void
each_form(struct value v, void (*take)(void *, const char *, size_t), void *context)
{
	for (uint32_t i = 0; i < value_items(v); i++) {
		struct value form = value_item(v, i);
		struct value as = value_get(form, KEY_AS_NAME);

		each_text(as.node ? as : form, take, context);
	}
}

static void
each_country_name(const char *id, void (*take)(void *, const char *, size_t), void *context)
{
	unsigned country = country_find(id, strlen(id));
	const char *system, *custom;

	if (country == COUNTRY_NONE)
		return;
	for (int i = 0; i < COUNTRY_LANGUAGES; i++) {
		const char *name = country_at(country)->name[i];

		take(context, name, strlen(name));
	}
	for (size_t i = 0; (custom = country_customary(country, i)); i++)
		take(context, custom, strlen(custom));
	/* As it is shown to a reader of another language. */
	if ((system = country_system_name(country, NULL)))
		take(context, system, strlen(system));
}

void
each_called(const struct catalogue *c, uint32_t record,
	    void (*take)(void *context, const char *s, size_t len), void *context)
{
	static const enum key names[] = { KEY_NAME, KEY_NAME_TEXT, KEY_TITLE, KEY_ACRONYM };
	const char *id = record_id(c, record);

	take(context, id, strlen(id));
	if (record_kind(c, record) == KIND_COUNTRY)
		each_country_name(id, take, context);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		each_text(record_value(c, record, names[i]), take, context);
	each_form(record_value(c, record, KEY_ALSO), take, context);
}

static void
take_folded(void *context, const char *s, size_t len)
{
	struct buf *b = context;
	size_t from = b->len;

	if (!len)
		return;
	fold_add(b, s, len);
	buf_putc(b, '\n');
	fold_joined_add(b, from);
}

static void
add_called(struct names *n, const struct called *called)
{
	n->called = mem_grow(n->called, &n->room, n->count + 1, sizeof *n->called);
	n->called[n->count] = *called;
	n->called[n->count++].len = n->text.len - called->at;
}

/* What studies print that the record itself is not called by. */
static void
add_printed(struct names *n, const struct catalogue *c, uint32_t record)
{
	uint32_t count = record_backlinks(c, record);

	for (uint32_t i = 0; i < count; i++) {
		struct backlink b = record_backlink(c, record, i);
		struct value as = value_get(b.value, KEY_AS_NAME);
		struct called called = { .at = n->text.len, .record = record, .study = b.record,
					 .key = b.key };

		if (!as.node || b.record == RECORD_NONE)
			continue;
		each_text(as, take_folded, &n->text);
		add_called(n, &called);
	}
}

const struct names *
index_names(struct query_index *x, unsigned kinds)
{
	struct names *n = kinds & 1u << KIND_COUNTRY ? &x->country :
			  kinds & 1u << KIND_TOPIC ? &x->topic :
			  kinds & 1u << KIND_STUDY ? &x->study : &x->party;

	if (n->ready)
		return n;
	for (unsigned kind = 0; kind < KINDS; kind++) {
		uint32_t first = catalogue_first(x->catalogue, (enum kind)kind);
		uint32_t end = first + catalogue_count(x->catalogue, (enum kind)kind);

		if (!(kinds & 1u << kind))
			continue;
		/* Kinds' numbers go up: it is gone on with where it was left. */
		for (uint32_t i = n->next > first ? n->next : first; i < end; i++) {
			struct called called = { .at = n->text.len, .record = i,
						 .study = RECORD_NONE };

			if (progress_cancelled(x->progress))
				return n;
			each_called(x->catalogue, i, take_folded, &n->text);
			add_called(n, &called);
			if (kind == KIND_PERSON || kind == KIND_ORGANISATION)
				add_printed(n, x->catalogue, i);
			n->next = i + 1;
		}
	}
	n->ready = true;
	return n;
}

const struct era *
index_issued(struct query_index *x)
{
	uint32_t first = catalogue_first(x->catalogue, KIND_STUDY);
	uint32_t count = catalogue_count(x->catalogue, KIND_STUDY);

	if (!x->issued)
		x->issued = xcalloc((size_t)count + 1, sizeof *x->issued);
	for (uint32_t i = x->issueds; i < count && !progress_cancelled(x->progress); i++) {
		if (!era_read(record_value(x->catalogue, first + i, KEY_ISSUED), &x->issued[i]))
			x->issued[i] = (struct era){ 1, 0 };
		x->issueds = i + 1;
	}
	return x->issued;
}

/* Is a character part of a word? */
static bool
is_letter(const char *s, size_t len)
{
	struct buf b = BUF_INIT;
	uint32_t code = 0;
	bool is;

	if (!(s[0] & 0x80))
		return ascii_is_alnum(s[0]);
	if (!utf8_decode(s, len, &code))
		return false;
	if ((code >= 0xa0 && code <= 0xbf) || (code >= 0x2000 && code <= 0x206f) ||
	    (code >= 0x3000 && code <= 0x303f))
		return false;
	/* A mark folds to nothing: it belongs to the letter before it. */
	fold_add(&b, s, utf8_decode(s, len, &code));
	is = !b.len || (b.data[0] & 0x80) || ascii_is_alnum(b.data[0]);
	buf_release(&b);
	return is;
}

static bool
letter_before(const char *s, size_t at)
{
	size_t start = at;

	while (start && (s[--start] & 0xc0) == 0x80)
		;
	return at && is_letter(s + start, at - start);
}

bool
exact_in(const char *s, size_t len, const char *word, size_t word_len)
{
	for (size_t at = 0; word_len && word_len <= len - at; at++) {
		const char *hit = memmem(s + at, len - at, word, word_len);
		size_t end;

		if (!hit)
			return false;
		at = (size_t)(hit - s);
		end = at + word_len;
		if (!letter_before(s, at) && (end == len || !is_letter(s + end, len - end)))
			return true;
	}
	return false;
}

static bool
is_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] & 0x80)
			return false;
	return true;
}

static bool
is_exact(const struct term *t, const char *s, size_t len)
{
	if (t->whole)
		return len == t->word.len && !memcmp(s, t->word.s, len);
	return exact_in(s, len, t->word.s, t->word.len);
}

bool
term_in_text(const struct term *t, const char *s, size_t len)
{
	struct buf nfc = BUF_INIT;
	struct fold_match m;
	bool found;

	if (!t->exact)
		return len && fold_find(s, len, 0, t->folded.s, t->folded.len, &m);
	/* ASCII is in NFC as it is. */
	if (is_ascii(s, len))
		return is_exact(t, s, len);
	nfc_add(&nfc, s, len);
	found = is_exact(t, nfc.data, nfc.len);
	buf_release(&nfc);
	return found;
}

struct looking {
	const struct term *term;
	bool found;
};

static void
look(void *context, const char *s, size_t len)
{
	struct looking *l = context;

	l->found = l->found || term_in_text(l->term, s, len);
}

bool
term_in_value(const struct term *t, struct value v)
{
	struct looking l = { .term = t };

	each_text(v, look, &l);
	return l.found;
}

bool
term_in_called(const struct term *t, const struct catalogue *c, uint32_t record)
{
	struct looking l = { .term = t };

	each_called(c, record, look, &l);
	return l.found;
}
