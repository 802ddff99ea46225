/* SPDX-License-Identifier: MIT */
/* Words and fields of queries asked of one record. */
#include "model/query-tree.h"

#include <string.h>

#include "base/bits.h"
#include "model/describe.h"
#include "text/fold.h"

static bool
link_is_called(const struct run *r, const struct term *t, struct value v)
{
	uint32_t link = value_link(v);

	for (uint32_t i = 0; i < value_count(v); i++)
		if (link_is_called(r, t, value_at(v, i)))
			return true;
	return link != RECORD_NONE && term_in_called(t, r->catalogue, link);
}

/* Of a name also the parts, which need not be in it as one reads it. */
static bool
is_within(const struct term *t, struct value v)
{
	if (value_form(v) == VALUE_TEXT)
		return term_in_text(t, value_text(v), value_len(v));
	for (uint32_t i = 0; i < value_count(v); i++)
		if (is_within(t, value_at(v, i)))
			return true;
	return value_form(v) == VALUE_MAP && value_get(v, KEY_FAMILY).node && term_in_value(t, v);
}

bool
word_matches(const struct run *r, const struct term *t, uint32_t record)
{
	const char *id = record_id(r->catalogue, record);

	for (uint32_t k = 0; k < record_values(r->catalogue, record); k++)
		if (is_within(t, record_value_at(r->catalogue, record, k)))
			return true;
	for (uint32_t k = 0; k < record_values(r->catalogue, record); k++)
		if (link_is_called(r, t, record_value_at(r->catalogue, record, k)))
			return true;
	return term_in_text(t, id, strlen(id)) || term_in_called(t, r->catalogue, record);
}

bool
field_is_text(const struct run *r, const struct tree_node *n, const struct term *t, uint32_t record)
{
	for (int i = 0; i < FIELD_KEYS && n->field.key[i]; i++) {
		struct value v = record_value(r->catalogue, record, n->field.key[i]);

		if (n->field.key[i] == KEY_NAME || n->field.key[i] == KEY_ALSO)
			continue;
		if (v.node && term_in_value(t, v))
			return true;
	}
	/* A country without a record of its own has its names all the same. */
	return field_has_key(&n->field, KEY_NAME) &&
	       record_kind(r->catalogue, record) != KIND_STUDY &&
	       term_in_called(t, r->catalogue, record);
}

static bool
is_text(const struct run *r, const struct tree_node *n, uint32_t record)
{
	struct term t = term_of(r->query, n);

	return field_is_text(r, n, &t, record);
}

static bool
is_date(const struct run *r, const struct tree_node *n, uint32_t record)
{
	const struct era *issued;
	struct era era;

	if (r->studies && n->field.key[0] == KEY_ISSUED) {
		issued = &index_issued(r->scope->index)
				[record - catalogue_first(r->catalogue, KIND_STUDY)];
		return issued->from <= issued->to && issued->from <= n->era.to &&
		       issued->to >= n->era.from;
	}
	for (int i = 0; i < FIELD_KEYS && n->field.key[i]; i++)
		if (era_read(record_value(r->catalogue, record, n->field.key[i]), &era) &&
		    era.from <= n->era.to && era.to >= n->era.from)
			return true;
	return false;
}

static bool
begins(const struct term *t, const char *s)
{
	struct buf b = BUF_INIT;
	struct str folded;
	bool is;

	fold_add(&b, s, strlen(s));
	folded = fold_trim(b.data, b.len);
	is = folded.len >= t->folded.len && !memcmp(folded.s, t->folded.s, t->folded.len) &&
	     (!t->exact || folded.len == t->folded.len);
	buf_release(&b);
	return is;
}

/* A CSL type or, but for a whole text, the reader's word for it. */
static bool
is_type(const struct run *r, const struct tree_node *n, uint32_t record)
{
	struct term t = term_of(r->query, n);
	const char *type = value_text(record_value(r->catalogue, record, n->field.key[0]));

	return *type && (begins(&t, type) || (!t.whole && begins(&t, describe_type(type))));
}

/* The same language, or just that tag. */
static bool
is_whole_language(const struct term *t, const char *tag)
{
	struct buf class = BUF_INIT;
	bool is;

	language_class_add(&class, tag);
	is = str_is(t->word, class.data) || term_in_text(t, tag, strlen(tag));
	buf_release(&class);
	return is;
}

/* A tag that the reader's serves, or a beginning of the reader's word for it. */
static bool
is_read_as(const struct term *t, const char *tag)
{
	return language_serves(tag, t->word.s) || (t->exact && !strcmp(tag, t->word.s)) ||
	       (t->word.len > 2 && (begins(t, tag) || begins(t, describe_language(tag))));
}

static bool
is_language(const struct run *r, const struct tree_node *n, uint32_t record)
{
	struct term t = term_of(r->query, n);

	for (int i = 0; i < FIELD_KEYS && n->field.key[i]; i++) {
		struct value v = record_value(r->catalogue, record, n->field.key[i]);

		for (uint32_t k = 0; k < value_items(v); k++) {
			const char *tag = value_text(value_item(v, k));

			if (*tag && (t.whole ? is_whole_language(&t, tag) : is_read_as(&t, tag)))
				return true;
		}
	}
	return false;
}

static bool
is_id(const struct run *r, const struct tree_node *n, uint32_t record)
{
	struct term t = term_of(r->query, n);
	const char *id = record_id(r->catalogue, record);

	return t.exact ? !strcmp(id, t.word.s) : term_in_text(&t, id, strlen(id));
}

static const char *
own_note(const struct run *r, uint32_t record)
{
	const struct query_hooks *h = r->scope->hooks;
	const char *note = h && h->note ? h->note(h->context, record) : NULL;

	return note ? note : "";
}

static bool
is_mynote(const struct run *r, const struct tree_node *n, uint32_t record)
{
	struct term t = term_of(r->query, n);
	const char *note = own_note(r, record);

	return term_in_text(&t, note, strlen(note));
}

uint64_t *
noted_among(const struct run *r, const struct tree_node *n, const uint64_t *bits)
{
	const struct query_hooks *h = r->scope->hooks;
	struct term t = term_of(r->query, n);
	uint64_t *found = NULL;
	uint32_t record;

	if (!h || !h->next_noted || !h->note)
		return NULL;
	for (record = h->next_noted(h->context, r->first); record - r->first < r->count;
	     record = h->next_noted(h->context, record + 1)) {
		const char *note = h->note(h->context, record);

		if (!note || !bits_has(bits, record - r->first) ||
		    !term_in_text(&t, note, strlen(note)))
			continue;
		found = found ? found : bits_new(r->count);
		bits_set(found, record - r->first);
	}
	return found;
}

static bool
is_there(struct value v)
{
	return value_form(v) == VALUE_TEXT ? value_len(v) > 0 : value_count(v) > 0;
}

static bool
is_had(const struct run *r, const struct tree_node *n, uint32_t record)
{
	if (!n->field.key[0])
		return *own_note(r, record);
	for (int i = 0; i < FIELD_KEYS && n->field.key[i]; i++)
		if (is_there(record_value(r->catalogue, record, n->field.key[i])))
			return true;
	return n->field.key[0] == KEY_ID && *record_id(r->catalogue, record);
}

static bool
is_said(const struct run *r, const struct tree_node *n, uint32_t record)
{
	const struct query_hooks *h = r->scope->hooks;

	switch (n->predicate) {
	case IS_VERIFIED:
		return !record_unverified(r->catalogue, record);
	case IS_UNVERIFIED:
		return record_unverified(r->catalogue, record);
	case IS_MARKED:
		return h && h->is_marked && h->is_marked(h->context, record);
	case IS_NEW:
		if (h && h->is_new)
			return h->is_new(h->context, record);
		return h && h->news && news_has(h->news, record);
	case IS_PERSON:
		return record_kind(r->catalogue, record) == KIND_PERSON;
	default:
		return record_kind(r->catalogue, record) == KIND_ORGANISATION;
	}
}

bool
field_matches(const struct run *r, const struct tree_node *n, uint32_t record)
{
	static bool (*const is[])(const struct run *, const struct tree_node *, uint32_t) = {
		[FIELD_TEXT] = is_text, [FIELD_DATE] = is_date, [FIELD_TYPE] = is_type,
		[FIELD_LANGUAGE] = is_language, [FIELD_ID] = is_id, [FIELD_HAS] = is_had,
		[FIELD_IS] = is_said, [FIELD_MYNOTE] = is_mynote,
	};

	return is[n->field.form](r, n, record);
}
