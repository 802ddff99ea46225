/* SPDX-License-Identifier: MIT */
/*
 * Queries asked of records.  Each part of a query takes from a set of candidates what it does not
 * find, so that a word is looked for only where fields and the words before it have left something.
 */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/mem.h"
#include "base/table.h"

#include "model/describe.h"
#include "text/fold.h"

static void eval(const struct run *r, uint32_t node, uint64_t *bits);

/* Words. */

static struct needle
needle_of(const struct run *r, const struct tree_node *n)
{
	/* Borrowed: not to be released. */
	return (struct needle){ .text = { .data = r->query->text.data + n->folded,
					  .len = n->folded_len },
				.word = { 0 }, .len = { n->folded_len }, .words = 1 };
}

static void
keep_in_haystack(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	struct needle needle = needle_of(r, n);

	haystack_filter(r->haystack, &needle, bits, r->scope->progress);
}

static void
keep_in_records(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	struct term t = term_of(r->query, n);

	if (r->haystack)
		keep_in_haystack(r, n, bits);
	if (r->haystack && !t.exact)
		return;
	RUN_EACH(r, i, bits)
		if (!word_matches(r, &t, r->first + (uint32_t)i))
			bits_unset(bits, i);
}

static void
eval_word(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	uint64_t *found = noted_among(r, n, bits);
	uint64_t *named = cited_has_initials(n) ? initialled_among(r, n, bits) : NULL;

	keep_in_records(r, n, bits);
	if (found)
		bits_or(bits, found, r->count);
	if (named)
		bits_or(bits, named, r->count);
	free(found);
	free(named);
}

/* The record of this scope that a word is the id of, or RECORD_NONE. */
static uint32_t
id_record(const struct run *r, const struct tree_node *n)
{
	const char *id = r->query->text.data + n->text;
	uint32_t record = RECORD_NONE;

	if (!r->scope->ids || n->type != TREE_WORD || n->exact || n->saved)
		return RECORD_NONE;
	for (unsigned kind = 0; kind < KINDS && record == RECORD_NONE; kind++) {
		if (!(r->kinds & 1u << kind))
			continue;
		record = catalogue_find(r->catalogue, (enum kind)kind, id);
		if (record == RECORD_NONE && kind == KIND_COUNTRY)
			record = country_record(r->catalogue, id);
		if (record - r->first >= r->count)
			record = RECORD_NONE;
	}
	return record;
}

/* Fields. */

/* Few texts stand in many records: each is asked about once. */
static void
eval_word_of_few(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	struct table seen = { .count = 0 };

	RUN_EACH(r, i, bits) {
		uint32_t record = r->first + (uint32_t)i;
		struct value v = record_value(r->catalogue, record, n->field.key[0]);
		uint32_t is = table_find(&seen, value_text(v), value_len(v));

		if (is == TABLE_NONE)
			is = table_add(&seen, value_text(v), value_len(v),
				       field_matches(r, n, record));
		if (!is)
			bits_unset(bits, i);
	}
	table_release(&seen);
}

static void
eval_field(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	/* Nobody was there to tell what is saved. */
	if (n->field.form == FIELD_SAVED)
		return;
	if (n->field.form == FIELD_LINK) {
		link_filter(r, n, bits);
		return;
	}
	if (n->field.form == FIELD_TYPE || (n->field.form == FIELD_LANGUAGE && !n->field.key[1])) {
		eval_word_of_few(r, n, bits);
		return;
	}
	/* The words of a study are in its haystack: what is not there need not be looked at. */
	if (n->field.form == FIELD_TEXT && r->haystack && r->studies)
		keep_in_haystack(r, n, bits);
	RUN_EACH(r, i, bits)
		if (!field_matches(r, n, r->first + (uint32_t)i))
			bits_unset(bits, i);
}

/* Does a field say something of studies, not of the records in this list? */
static bool
is_of_studies(const struct run *r, const struct tree_node *n)
{
	switch (n->field.form) {
	case FIELD_ID:
	case FIELD_IS:
	case FIELD_MYNOTE:
	case FIELD_SAVED:
		return false;
	case FIELD_LINK:
		if (!n->field.key[0])
			return !field_is_own(r, &n->field);
		break;
	case FIELD_HAS:
		if (!n->field.key[0])
			return false;
		break;
	default:
		break;
	}
	for (int i = 0; i < FIELD_KEYS && n->field.key[i]; i++)
		if (key_row(n->field.key[i])->shapes & r->shapes)
			return false;
	return true;
}

static bool
chooses_studies(const struct run *r, uint32_t node)
{
	const struct tree_node *n = &r->query->node[node];

	if (r->studies || n->type == TREE_ALL || n->type == TREE_WORD)
		return false;
	if (n->type == TREE_FIELD)
		return is_of_studies(r, n);
	for (uint32_t i = n->child; i != TREE_NONE; i = r->query->node[i].next)
		if (!chooses_studies(r, i))
			return false;
	return true;
}

static bool
is_named_by(const struct run *r, uint32_t record, const struct run *by, const uint64_t *studies)
{
	uint32_t count = record_backlinks(r->catalogue, record);

	for (uint32_t i = 0; i < count; i++) {
		struct backlink b = record_backlink(r->catalogue, record, i);

		if (b.record - by->first < by->count && bits_has(studies, b.record - by->first))
			return true;
	}
	return false;
}

/* The same query asked of all studies. */
static struct run
run_of_studies(const struct run *r)
{
	struct run by = *r;

	by.first = catalogue_first(r->catalogue, KIND_STUDY);
	by.count = catalogue_count(r->catalogue, KIND_STUDY);
	by.haystack = NULL;
	by.shapes = SHAPE_STUDY;
	by.kinds = 1u << KIND_STUDY;
	by.studies = true;
	return by;
}

/* The last of the chain from `node` on, or of `node` alone, that chooses studies; how many do. */
static uint32_t
study_parts(const struct run *r, uint32_t node, bool chain, uint32_t *last)
{
	uint32_t parts = 0;

	for (; node != TREE_NONE; node = chain ? r->query->node[node].next : TREE_NONE)
		if (chooses_studies(r, node)) {
			*last = node;
			parts++;
		}
	return parts;
}

/* The studies that all of these choose. */
static uint64_t *
chosen_studies(const struct run *r, const struct run *by, uint32_t node, bool chain)
{
	uint64_t *studies = bits_new(by->count);

	bits_fill(studies, by->count);
	for (; node != TREE_NONE; node = chain ? r->query->node[node].next : TREE_NONE)
		if (chooses_studies(r, node))
			eval(by, node, studies);
	return studies;
}

/* Those of the chain from `node` on that choose studies, or `node` alone; then who these name. */
static void
eval_studies(const struct run *r, uint32_t node, bool chain, uint64_t *bits)
{
	struct run by = run_of_studies(r);
	uint64_t *studies, *own = NULL;
	uint32_t only = node, parts = study_parts(r, node, chain, &only);

	/* One or the other alone, each with what is the record's own. */
	if (parts == 1 && r->query->node[only].type == TREE_OR) {
		eval(r, only, bits);
		return;
	}
	studies = chosen_studies(r, &by, node, chain);
	/* A country is also that of the record itself. */
	if (parts == 1 && r->query->node[only].field.form == FIELD_LINK &&
	    r->query->node[only].type == TREE_FIELD) {
		own = bits_new(r->count);
		bits_copy(own, bits, r->count);
		link_filter(r, &r->query->node[only], own);
	}
	RUN_EACH(r, i, bits)
		if (!(own && bits_has(own, i)) &&
		    !is_named_by(r, r->first + (uint32_t)i, &by, studies))
			bits_unset(bits, i);
	free(own);
	free(studies);
}

/* What is cheap goes first and leaves less for the rest. */
static int
cost(const struct run *r, uint32_t node)
{
	const struct tree_node *n = &r->query->node[node];

	if (n->type == TREE_WORD)
		return n->exact || cited_has_initials(n) ? 2 : 1;
	if (n->type != TREE_FIELD)
		return 2;
	return n->field.form == FIELD_TEXT ? 2 : 0;
}

static void
eval_and(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	const struct tree_node *node = r->query->node;
	uint64_t *ids = NULL;
	bool of_studies = false;

	for (uint32_t i = n->child; i != TREE_NONE; i = node[i].next) {
		uint32_t record = id_record(r, &node[i]);

		if (record == RECORD_NONE)
			continue;
		ids = ids ? ids : bits_new(r->count);
		bits_set(ids, record - r->first);
	}
	if (ids)
		bits_and(bits, ids, r->count);
	free(ids);
	for (int price = 0; price <= 2; price++)
		for (uint32_t i = n->child; i != TREE_NONE; i = node[i].next) {
			if (chooses_studies(r, i)) {
				if (!of_studies)
					eval_studies(r, n->child, true, bits);
				of_studies = true;
			} else if (cost(r, i) == price && id_record(r, &node[i]) == RECORD_NONE) {
				eval(r, i, bits);
			}
		}
}

static void
eval_or(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	uint64_t *found = bits_new(r->count), *part = bits_new(r->count);

	for (uint32_t i = n->child; i != TREE_NONE; i = r->query->node[i].next) {
		bits_copy(part, bits, r->count);
		bits_less(part, found, r->count);
		eval(r, i, part);
		bits_or(found, part, r->count);
	}
	bits_copy(bits, found, r->count);
	free(found);
	free(part);
}

static void
eval_not(const struct run *r, const struct tree_node *n, uint64_t *bits)
{
	uint64_t *part = bits_new(r->count);

	bits_copy(part, bits, r->count);
	eval(r, n->child, part);
	bits_less(bits, part, r->count);
	free(part);
}

static void
eval(const struct run *r, uint32_t node, uint64_t *bits)
{
	const struct tree_node *n = &r->query->node[node];
	uint32_t record = id_record(r, n);
	bool had;

	if (n->type != TREE_OR && chooses_studies(r, node)) {
		eval_studies(r, node, false, bits);
		return;
	}
	if (record != RECORD_NONE) {
		had = bits_has(bits, record - r->first);
		memset(bits, 0, bits_words(r->count) * sizeof *bits);
		if (had)
			bits_set(bits, record - r->first);
		return;
	}
	switch (n->type) {
	case TREE_WORD:
		eval_word(r, n, bits);
		break;
	case TREE_FIELD:
		eval_field(r, n, bits);
		break;
	case TREE_AND:
		eval_and(r, n, bits);
		break;
	case TREE_OR:
		eval_or(r, n, bits);
		break;
	case TREE_NOT:
		eval_not(r, n, bits);
		break;
	default:
		break;
	}
}

static struct run
run_of(const struct query *q, const struct query_scope *scope)
{
	struct run r = { .query = q, .scope = scope, .catalogue = scope->index->catalogue,
			 .first = scope->first, .count = scope->count,
			 .haystack = scope->haystack };

	for (unsigned kind = 0; kind < KINDS; kind++) {
		uint32_t first = catalogue_first(r.catalogue, (enum kind)kind);
		uint32_t count = catalogue_count(r.catalogue, (enum kind)kind);

		if (!count || first + count <= r.first || first >= r.first + r.count)
			continue;
		r.kinds |= 1u << kind;
		r.shapes |= (unsigned)kind_shape((enum kind)kind);
	}
	r.studies = r.kinds == 1u << KIND_STUDY;
	return r;
}

void
query_run(const struct query *q, const struct query_scope *scope, uint64_t *found)
{
	struct run r = run_of(q, scope);

	if (scope->among)
		bits_copy(found, scope->among, r.count);
	else
		bits_fill(found, r.count);
	scope->index->progress = scope->progress;
	eval(&r, q->root, found);
	scope->index->progress = NULL;
}

uint64_t *
query_studies(const struct query *q, const struct query_scope *scope)
{
	struct run r = run_of(q, scope), by = run_of_studies(&r);
	bool chain = q->node[q->root].type == TREE_AND;
	uint32_t node = chain ? q->node[q->root].child : q->root, last;

	uint64_t *studies = NULL;

	scope->index->progress = scope->progress;
	if (study_parts(&r, node, chain, &last))
		studies = chosen_studies(&r, &by, node, chain);
	scope->index->progress = NULL;
	return studies;
}
