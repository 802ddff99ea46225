/* SPDX-License-Identifier: MIT */
/* Studies that look like one. */
#include "model/duplicate-key.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/identifier.h"
#include "model/telling.h"

#define OTHERS_MAX 40 /* that a study is compared with under one key */
#define TITLE_MIN 10  /* letters of a title that says something */
#define BEGINNING 24  /* letters by which long titles are found */
#define BRIEF 8       /* and short ones */

struct title {
	uint32_t record;
	struct str words;
	struct str year;
};

struct search {
	const struct catalogue *c;
	struct duplicates *found;
	struct pool pool;
	struct title *title;
	size_t titles, room;
};

static struct str
text_of(const struct catalogue *c, uint32_t record, enum key key)
{
	struct value v = record_value(c, record, key);

	return (struct str){ .s = value_text(v), .len = value_len(v) };
}

static struct str
year_of(const struct catalogue *c, uint32_t record)
{
	struct value v = record_value(c, record, KEY_ISSUED);
	struct str year = { .s = value_text(v), .len = value_len(v) };
	struct value parts;

	if (value_form(v) == VALUE_MAP) {
		parts = value_at(value_get(v, KEY_DATE_PARTS), 0);
		v = value_form(parts) == VALUE_LIST ? value_at(parts, 0) : parts;
		year = (struct str){ .s = value_text(v), .len = value_len(v) };
	}
	year.len = year.len < 4 ? 0 : 4;
	return year;
}

static void
add_title(struct search *x, uint32_t record, struct value v)
{
	struct title t = { .record = record, .year = year_of(x->c, record) };
	struct buf words = BUF_INIT;

	dup_words(&words, (struct str){ .s = value_text(v), .len = value_len(v) });
	t.words = pool_str(&x->pool, words.data, words.len);
	buf_release(&words);
	if (t.words.len < TITLE_MIN || !t.year.len)
		return;
	x->title = mem_grow(x->title, &x->room, x->titles + 1, sizeof *x->title);
	x->title[x->titles++] = t;
}

/* What both say, and not the same. */
static bool
contradict(const struct catalogue *c, uint32_t a, uint32_t b, enum key key)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool differ;

	dup_words(&one, text_of(c, a, key));
	dup_words(&other, text_of(c, b, key));
	differ = one.len && other.len && strcmp(one.data, other.data) != 0;
	buf_release(&one);
	buf_release(&other);
	return differ;
}

static bool
tell_apart(const struct catalogue *c, uint32_t a, uint32_t b, enum telling telling)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool differ;

	telling_add(&one, text_of(c, a, telling_keys[telling]));
	telling_add(&other, text_of(c, b, telling_keys[telling]));
	differ = telling_differ((struct str){ one.data, one.len },
				(struct str){ other.data, other.len });
	buf_release(&one);
	buf_release(&other);
	return differ;
}

static void
found(struct search *x, uint32_t a, uint32_t b, enum duplicate_reason reason)
{
	if (a == b)
		return;
	for (int i = 0; reason >= DUPLICATE_TITLE && i < TELLINGS; i++)
		if (tell_apart(x->c, a, b, (enum telling)i))
			return;
	/* What is in paper and in boards has an ISBN for each, and both may be listed. */
	if (reason >= DUPLICATE_TITLE &&
	    (contradict(x->c, a, b, KEY_DOI) || contradict(x->c, a, b, KEY_ISBN)))
		return;
	dup_found(x->found, a, b, reason);
}

static void
pair_doi(void *context, uint32_t a, uint32_t b)
{
	found(context, a, b, DUPLICATE_DOI);
}

static void
pair_isbn(void *context, uint32_t a, uint32_t b)
{
	struct search *x = context;

	/* Volumes of one work. */
	if (!tell_apart(x->c, a, b, TELLING_VOLUME) && !contradict(x->c, a, b, KEY_TITLE))
		found(x, a, b, DUPLICATE_ISBN);
}

/* Of one year. */
static void
pair_title(void *context, uint32_t i, uint32_t k)
{
	struct search *x = context;
	const struct title *a = &x->title[i], *b = &x->title[k];
	const struct title *brief = a->words.len < b->words.len ? a : b;
	const struct title *full = brief == a ? b : a;

	if (a->words.len == b->words.len && !memcmp(a->words.s, b->words.s, a->words.len))
		found(x, a->record, b->record, DUPLICATE_TITLE);
	else if (dup_distance(a->words, b->words, 2) <= 2)
		found(x, a->record, b->record, DUPLICATE_TITLE_LETTERS);
	else if (!memcmp(brief->words.s, full->words.s, brief->words.len) &&
		 full->words.s[brief->words.len] == ' ' &&
		 !contradict(x->c, a->record, b->record, KEY_TYPE))
		found(x, a->record, b->record, DUPLICATE_SUBTITLE);
}

static bool
is_part(struct str type)
{
	return str_is(type, "chapter") || str_is(type, "paper-conference") ||
	       (type.len >= 5 && !memcmp(type.s, "entry", 5)) ||
	       (type.len >= 7 && !memcmp(type.s, "article", 7));
}

static void
add_identifiers(struct search *x, uint32_t record, struct dup_index *doi, struct dup_index *isbn)
{
	struct buf key = BUF_INIT;

	dup_words(&key, doi_within(text_of(x->c, record, KEY_DOI)));
	if (key.len)
		dup_add(doi, "doi", (struct str){ .s = key.data, .len = key.len }, record);
	buf_clear(&key);
	if (!is_part(text_of(x->c, record, KEY_TYPE)))
		dup_words(&key, text_of(x->c, record, KEY_ISBN));
	for (size_t i = 0; i < key.len; i++)
		if (key.data[i] == ' ')
			buf_remove(&key, i--, 1);
	if (key.len)
		dup_add(isbn, "isbn", (struct str){ .s = key.data, .len = key.len }, record);
	buf_release(&key);
}

/* By its beginning, and by its end, for a letter that is wrong at the beginning. */
static void
add_ends(const struct title *t, size_t letters, struct dup_index *index, uint32_t item)
{
	struct buf key = BUF_INIT;

	buf_add(&key, t->year.s, 4);
	buf_add(&key, t->words.s, letters);
	dup_add(index, "beginning", (struct str){ .s = key.data, .len = key.len }, item);
	buf_truncate(&key, 4);
	buf_add(&key, t->words.s + t->words.len - letters, letters);
	dup_add(index, "end", (struct str){ .s = key.data, .len = key.len }, item);
	buf_release(&key);
}

void
dup_studies(struct duplicates *ds, const struct catalogue *c, const struct progress *progress)
{
	struct search x = { .c = c, .found = ds };
	struct dup_index doi = { .entry = NULL }, isbn = { .entry = NULL };
	struct dup_index titles = { .entry = NULL };
	uint32_t first = catalogue_first(c, KIND_STUDY);
	uint32_t end = first + catalogue_count(c, KIND_STUDY);

	for (uint32_t i = first; i < end && !progress_cancelled(progress); i++) {
		struct value title = record_value(c, i, KEY_TITLE);

		add_identifiers(&x, i, &doi, &isbn);
		if (value_form(title) != VALUE_MAP)
			add_title(&x, i, title);
		for (uint32_t k = 0; value_form(title) == VALUE_MAP && k < value_count(title); k++)
			add_title(&x, i, value_at(title, k));
	}
	for (size_t i = 0; i < x.titles && !progress_cancelled(progress); i++) {
		/* Those of a length between are under both. */
		if (x.title[i].words.len >= BEGINNING)
			add_ends(&x.title[i], BEGINNING, &titles, (uint32_t)i);
		if (x.title[i].words.len < BEGINNING + BRIEF)
			add_ends(&x.title[i], BRIEF, &titles, (uint32_t)i);
	}
	dup_pairs(&doi, OTHERS_MAX, progress, pair_doi, &x);
	dup_pairs(&isbn, OTHERS_MAX, progress, pair_isbn, &x);
	dup_pairs(&titles, OTHERS_MAX, progress, pair_title, &x);
	dup_release(&doi);
	dup_release(&isbn);
	dup_release(&titles);
	free(x.title);
	pool_release(&x.pool);
}
