/* SPDX-License-Identifier: MIT */
/* Fields that name records: whoever is called so, then those who name them. */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bits.h"
#include "model/country.h"

static void
set_named(const struct run *r, const struct tree_node *n, uint32_t record, uint64_t *found)
{
	uint32_t count = record_backlinks(r->catalogue, record);

	for (uint32_t i = 0; i < count; i++) {
		struct backlink b = record_backlink(r->catalogue, record, i);

		if (b.record - r->first < r->count && field_has_key(&n->field, b.key))
			bits_set(found, b.record - r->first);
	}
}

bool
field_is_own(const struct run *r, const struct field *f)
{
	return f->form == FIELD_LINK && !f->key[0] && f->kinds & r->kinds;
}

static void
set_called(const struct run *r, const struct tree_node *n, const struct called *called,
	   uint64_t *found)
{
	if (field_is_own(r, &n->field)) {
		if (called->record - r->first < r->count)
			bits_set(found, called->record - r->first);
	} else if (called->study == RECORD_NONE) {
		set_named(r, n, called->record, found);
	} else if (called->study - r->first < r->count && field_has_key(&n->field, called->key)) {
		bits_set(found, called->study - r->first);
	}
}

/* The exact word must be in the text that was folded; that of a study is in its credits. */
static bool
is_exactly(const struct run *r, const struct tree_node *n, const struct term *t,
	   const struct called *called)
{
	struct value v;

	if (!t->exact)
		return true;
	if (called->study == RECORD_NONE)
		return term_in_called(t, r->catalogue, called->record);
	for (uint32_t k = 0; k < record_values(r->catalogue, called->study); k++) {
		v = record_value_at(r->catalogue, called->study, k);
		if (!field_has_key(&n->field, value_key(v)))
			continue;
		for (uint32_t i = 0; i < value_items(v); i++)
			if (value_link(value_item(v, i)) == called->record &&
			    term_in_value(t, value_get(value_item(v, i), KEY_AS_NAME)))
				return true;
	}
	return false;
}

uint32_t
country_record(const struct catalogue *c, const char *code)
{
	size_t len = strlen(code);
	unsigned country;
	char upper[4];

	if (len < 2 || len > 3)
		return RECORD_NONE;
	for (size_t i = 0; i <= len; i++)
		upper[i] = ascii_upper(code[i]);
	country = country_find(upper, len);
	if (country == COUNTRY_NONE)
		return RECORD_NONE;
	return catalogue_find(c, KIND_COUNTRY, country_at(country)->alpha3);
}

uint32_t
field_record(const struct catalogue *c, const struct field *f, const char *id)
{
	uint32_t record = RECORD_NONE;

	for (unsigned kind = 0; kind < KINDS && record == RECORD_NONE; kind++)
		if (f->kinds & 1u << kind)
			record = catalogue_find(c, (enum kind)kind, id);
	return record;
}

/* The one record that a value means, whatever else is called so; RECORD_NONE: it is a name. */
static uint32_t
meant(const struct run *r, const struct tree_node *n, const struct term *t)
{
	if (n->field.kinds == 1u << KIND_COUNTRY)
		return country_record(r->catalogue, t->word.s);
	return t->whole && !t->quoted ? field_record(r->catalogue, &n->field, t->word.s) :
					RECORD_NONE;
}

/* Is somebody called so, or like it with whole names for initials? */
static bool
is_called(const struct run *r, const struct tree_node *n, const struct term *t,
	  const struct names *names, const struct called *called)
{
	const char *text = names->text.data + called->at;

	if (memmem(text, called->len, t->folded.s, t->folded.len) && is_exactly(r, n, t, called))
		return true;
	return (n->quoted || cited_has_initials(n)) &&
	       record_kind(r->catalogue, called->record) == KIND_PERSON &&
	       cited_fits(r->query, n, text, called->len);
}

void
link_filter(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	struct term t = term_of(r->query, n);
	const struct names *names = index_names(r->scope->index, n->field.kinds);
	uint64_t *found = bits_new(r->count);
	uint32_t only = meant(r, n, &t);

	for (size_t i = 0; i < names->count && !run_cancelled(r); i++) {
		const struct called *called = &names->called[i];

		if (only != RECORD_NONE ? called->record == only
					: is_called(r, n, &t, names, called))
			set_called(r, n, called, found);
	}
	/* What is no record but a text, such as most publishers. */
	RUN_EACH(r, i, bits)
		if (only == RECORD_NONE && n->field.key[0] && !bits_has(found, i) &&
		    field_is_text(r, n, &t, r->first + (uint32_t)i))
			bits_set(found, i);
	bits_and(bits, found, r->count);
	free(found);
}

uint64_t *
initialled_among(const struct run *r, const struct tree_node *n, const uint64_t *bits)
{
	uint64_t *found = bits_new(r->count);
	struct tree_node who = *n;

	field_find("author", strlen("author"), &who.field);
	bits_copy(found, bits, r->count);
	link_filter(r, &who, found);
	return found;
}
