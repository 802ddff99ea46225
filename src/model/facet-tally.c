/* SPDX-License-Identifier: MIT */
/*
 * A record has a value once, however often it names it.  Studies are looked at themselves; other
 * records by the studies that name them, of those that the query has chosen, as the query itself
 * does (model/query.h).
 */
#include "model/facet-tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/normalise.h"

#define NONE UINT32_MAX

static void
count_one(struct tally *t, uint32_t value)
{
	if (t->value[value].last == t->record)
		return;
	t->value[value].last = t->record;
	t->value[value].count++;
}

static void
count_value(struct tally *t, uint32_t *place, struct value_count value)
{
	if (!*place) {
		value.last = RECORD_NONE;
		t->value = mem_grow(t->value, &t->room, t->count + 1, sizeof *t->value);
		t->value[t->count++] = value;
		*place = (uint32_t)t->count;
	}
	t->value[*place - 1].told |= value.told;
	if (!t->of_study.begun) {
		count_one(t, *place - 1);
		return;
	}
	t->of_study.value = mem_grow(t->of_study.value, &t->of_study.room, t->of_study.count + 1,
				     sizeof *t->of_study.value);
	t->of_study.value[t->of_study.count++] = *place - 1;
}

/* What the query that asks for a text takes for the same. */
static void
add_class(struct buf *b, const struct tally *t, const char *s, uint32_t len)
{
	struct buf folded = BUF_INIT;
	struct str type;

	if (t->facet->form == FACET_LANGUAGE) {
		language_class_add(b, s);
	} else if (t->facet->form == FACET_TYPE) {
		fold_add(&folded, s, len);
		type = fold_trim(folded.data, folded.len);
		buf_add(b, type.s, type.len);
	} else {
		nfc_add(b, s, len);
	}
	buf_release(&folded);
}

/* One value for a class, named as it was first. */
static void
count_text(struct tally *t, const char *s, uint32_t len, bool told)
{
	uint32_t place = len ? table_find(&t->by_text, s, len) : NONE;
	bool is_new = place == TABLE_NONE;
	struct buf class = BUF_INIT;

	if (!len)
		return;
	if (is_new) {
		s = pool_str(&t->texts, s, len).s;
		add_class(&class, t, s, len);
		place = table_find(&t->by_class, class.data, class.len);
		place = place == TABLE_NONE ? 0 : place;
	}
	count_value(t, &place,
		    (struct value_count){
			    .record = RECORD_NONE, .text = s, .len = len, .told = told });
	if (is_new) {
		struct str kept = pool_str(&t->texts, class.data, class.len);

		table_add(&t->by_text, s, len, place);
		table_add(&t->by_class, kept.s, kept.len, place);
	}
	buf_release(&class);
}

struct texts {
	struct tally *tally;
	const char *told; /* NULL: all are */
};

static void
take_text(void *context, const char *s, size_t len)
{
	const struct texts *x = context;

	count_text(x->tally, s, (uint32_t)len, !x->told || x->told == s);
}

/*
 * All texts that the query looks at.  Those in other languages than the reader's, and beside what
 * is linked, are not told but found.
 */
static void
count_texts(struct tally *t, struct value v, const char *told)
{
	each_text(v, take_text, &(struct texts){ t, told });
}

static void
count_link(struct tally *t, struct value v)
{
	uint32_t link = value_link(v);

	/* Most publishers are no records. */
	if (t->field.key[0])
		count_texts(t, v, link == RECORD_NONE ? NULL : "");
	if (link != RECORD_NONE && t->field.kinds >> record_kind(t->catalogue, link) & 1)
		count_value(t, &t->by_record[link],
			    (struct value_count){ .record = link, .told = true });
}

static void
count_item(struct tally *t, struct value list, struct value item)
{
	struct value local;

	switch (t->facet->form) {
	case FACET_LINK:
		count_link(t, item);
		break;
	case FACET_LANGUAGE:
	case FACET_TYPE:
		count_text(t, value_text(item), value_len(item), true);
		break;
	default:
		local = value_form(list) == VALUE_MAP ? value_local(list, t->scope->languages, "")
						      : (struct value){ .node = NULL };
		count_texts(t, item, local.node ? value_text(local) : NULL);
		break;
	}
}

static void
count_key(struct tally *t, struct value v)
{
	for (uint32_t k = 0; k < value_items(v); k++)
		count_item(t, v, value_item(v, k));
}

static int
year_of(long long day)
{
	return (int)(day >= 0 ? day / 10000 : (day - 9999) / 10000);
}

/* The years of a study, an open end being as far as others go. */
static bool
years_of(const struct tally *t, uint32_t study, int *from, int *to)
{
	struct era era = t->issued[study - t->first_study];

	if (era.from > era.to)
		return false;
	*from = era.from < t->low * 10000LL ? t->low : year_of(era.from);
	*to = era.to > t->high * 10000LL + 9999 ? t->high : year_of(era.to);
	return true;
}

static void
count_years(struct tally *t, uint32_t study)
{
	int from, to;

	if (!years_of(t, study, &from, &to))
		return;
	for (int year = from; year <= to; year++)
		count_value(t, &t->by_year[year - t->low],
			    (struct value_count){
				    .record = RECORD_NONE, .year = year, .told = true });
}

/* What a record or study has itself. */
static void
count_own(struct tally *t, uint32_t record)
{
	uint32_t count = t->keys ? 0 : record_values(t->catalogue, record);

	if (t->facet->form == FACET_YEAR) {
		count_years(t, record);
		return;
	}
	for (int i = 0; i < t->keys; i++)
		count_key(t, record_value(t->catalogue, record, t->key[i]));
	for (uint32_t i = 0; i < count; i++) {
		struct value v = record_value_at(t->catalogue, record, i);

		if (field_has_key(&t->field, value_key(v)))
			count_key(t, v);
	}
}

static void
count_study(struct tally *t, uint32_t study)
{
	const size_t *start = t->of_study.start;

	if (!start) {
		count_own(t, study);
		return;
	}
	study -= t->first_study;
	for (size_t i = start[study]; i < start[study + 1]; i++)
		count_one(t, t->of_study.value[i]);
}

/* What the studies have that name it. */
static void
count_by_studies(struct tally *t, uint32_t record)
{
	uint32_t count = record_backlinks(t->catalogue, record), last = RECORD_NONE;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t by = record_backlink(t->catalogue, record, i).record;

		if (by == last || by - t->first_study >= t->studies ||
		    (t->chosen && !bits_has(t->chosen, by - t->first_study)))
			continue;
		count_study(t, by);
		last = by;
	}
}

static bool
is_undated(const struct catalogue *c, uint32_t study)
{
	struct value v = record_value(c, study, KEY_ISSUED);

	return value_form(v) == VALUE_TEXT ? !value_len(v) : !value_count(v);
}

/* Are the field's keys those of the list's records, not of the studies that name them? */
static bool
is_own_key(const struct tally *t, uint32_t record)
{
	unsigned shape = (unsigned)kind_shape(record_kind(t->catalogue, record));

	for (int i = 0; i < FIELD_KEYS && t->field.key[i]; i++)
		if (key_row(t->field.key[i])->shapes & shape)
			return true;
	return false;
}

static void
count_record(struct tally *t, uint32_t record)
{
	t->record = record;
	if (record - t->first_study < t->studies) {
		count_own(t, record);
		t->undated += t->facet->form == FACET_YEAR && is_undated(t->catalogue, record);
	} else if (is_own_key(t, record)) {
		count_own(t, record);
	} else {
		/* A country of its own, unless studies have been chosen already. */
		if (t->facet->form == FACET_LINK && !t->chosen)
			count_own(t, record);
		count_by_studies(t, record);
	}
}

/* The years that are told of in full. */
static void
find_years(struct tally *t)
{
	t->issued = index_issued(t->scope->scope->index);
	t->low = 1;
	t->high = 0;
	for (uint32_t i = 0; i < t->studies; i++) {
		struct era era = t->issued[i];
		bool ends = era.to / 10000 < 100000;
		int from = era.from > -100000000LL ? year_of(era.from) : ends ? year_of(era.to) : 0;
		int to = ends ? year_of(era.to) : from;

		if (era.from > era.to || (from == 0 && to == 0 && !ends))
			continue;
		if (t->low > t->high) {
			t->low = from;
			t->high = to;
		}
		t->low = from < t->low ? from : t->low;
		t->high = to > t->high ? to : t->high;
	}
	t->by_year = xcalloc((size_t)(t->high - t->low) + 2, sizeof *t->by_year);
}

/* Would studies be looked at again and again? */
static bool
is_often(const struct tally *t)
{
	const struct query_scope *scope = t->scope->scope;
	size_t times = 0;

	BITS_EACH(i, t->scope->found, scope->count)
	times += record_backlinks(t->catalogue, scope->first + (uint32_t)i);
	return times > t->studies;
}

static void
gather_studies(struct tally *t)
{
	t->of_study.start = xcalloc((size_t)t->studies + 1, sizeof *t->of_study.start);
	t->of_study.begun = true;
	for (uint32_t i = 0; i < t->studies && !progress_cancelled(t->scope->progress); i++) {
		count_own(t, t->first_study + i);
		t->of_study.start[i + 1] = t->of_study.count;
	}
	t->of_study.begun = false;
}

static void
find_keys(struct tally *t)
{
	for (int k = KEY_NONE + 1; k < KEYS; k++) {
		if (!field_has_key(&t->field, (uint32_t)k) ||
		    !(key_row((enum key)k)->shapes & SHAPE_RECORD))
			continue;
		if (t->keys == TALLY_KEYS) {
			t->keys = 0;
			return;
		}
		t->key[t->keys++] = (enum key)k;
	}
}

void
facet_tally(const struct facet *f, const struct facet_scope *s, struct facet_values *out)
{
	const struct query_scope *scope = s->scope;
	const struct catalogue *c = scope->index->catalogue;
	struct tally t = { .facet = f,
			   .scope = s,
			   .catalogue = c,
			   .first_study = catalogue_first(c, KIND_STUDY),
			   .studies = catalogue_count(c, KIND_STUDY) };
	struct query *q = query_parse_with(s->query, strlen(s->query), scope->hooks);
	uint64_t *chosen = NULL;

	field_find(f->field, strlen(f->field), &t.field);
	find_keys(&t);
	if (f->form == FACET_YEAR)
		find_years(&t);
	if (f->form == FACET_LINK)
		t.by_record = xcalloc((size_t)catalogue_records(c) + 1, sizeof *t.by_record);
	if (scope->first != t.first_study)
		chosen = query_studies(q, scope);
	t.chosen = chosen;
	if (scope->first != t.first_study && is_often(&t))
		gather_studies(&t);
	BITS_EACH(i, s->found, scope->count)
	{
		if (progress_cancelled(s->progress))
			break;
		count_record(&t, scope->first + (uint32_t)i);
	}
	tally_tell(&t, out);
	free(t.value);
	free(t.by_record);
	free(t.by_year);
	free(t.of_study.start);
	free(t.of_study.value);
	free(chosen);
	table_release(&t.by_text);
	table_release(&t.by_class);
	pool_release(&t.texts);
	query_free(q);
}
