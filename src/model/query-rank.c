/* SPDX-License-Identifier: MIT */
/* The order of relevance. */
#include "model/query-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sort.h"
#include "text/fold.h"

/* Where a word stands; its worth at the beginning of a word, and in the middle of one. */
enum place { PLACE_TITLE, PLACE_NAME, PLACE_REST, PLACE_ABSTRACT, PLACES };

static const int worth[PLACES][2] = {
	[PLACE_TITLE] = { 40, 34 },
	[PLACE_NAME] = { 28, 24 },
	[PLACE_REST] = { 16, 13 },
	[PLACE_ABSTRACT] = { 8, 6 },
};

/* All words within so many bytes more than they have is near; so many points for it. */
#define NEAR 24
#define NEAR_WORTH 30

struct ranking {
	const struct catalogue *catalogue;
	struct query_index *index;
	struct needle needle;
	struct buf text[PLACES];        /* of the record at hand, folded */
	bool made[PLACES];
};

struct item {
	uint32_t record;
	int score;
};

static void
take(void *context, const char *s, size_t len)
{
	struct buf *b = context;
	size_t from = b->len;

	fold_add(b, s, len);
	buf_putc(b, '\n');
	fold_joined_add(b, from);
}

static void
add_texts(struct buf *b, struct value v)
{
	if (value_form(v) == VALUE_TEXT)
		take(b, value_text(v), value_len(v));
	for (uint32_t i = 0; i < value_count(v); i++)
		add_texts(b, value_at(v, i));
}

/* What a linked record is called, as the dictionaries have it. */
static void
add_link(struct ranking *r, struct buf *b, uint32_t record)
{
	unsigned kind = 1u << record_kind(r->catalogue, record);
	const struct names *n;
	size_t low = 0, high;

	if (!(kind & (1u << KIND_PERSON | 1u << KIND_ORGANISATION | 1u << KIND_COUNTRY |
		      1u << KIND_TOPIC)))
		return;
	if (kind & (1u << KIND_PERSON | 1u << KIND_ORGANISATION))
		kind = 1u << KIND_PERSON | 1u << KIND_ORGANISATION;
	n = index_names(r->index, kind);
	high = n->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (n->called[middle].record < record)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < n->count && n->called[low].record == record)
		buf_add(b, n->text.data + n->called[low].at, n->called[low].len);
}

static void
add_links(struct ranking *r, struct buf *b, struct value v)
{
	for (uint32_t i = 0; i < value_count(v); i++)
		add_links(r, b, value_at(v, i));
	if (value_link(v) != RECORD_NONE)
		add_link(r, b, value_link(v));
}

static enum place
place_of(const struct field *title, uint32_t key)
{
	if (field_has_key(title, key))
		return PLACE_TITLE;
	if (key < KEYS && key_row((enum key)key)->type == TYPE_NAMES)
		return PLACE_NAME;
	return key == KEY_ABSTRACT ? PLACE_ABSTRACT : PLACE_REST;
}

static const struct buf *
text_of(struct ranking *r, uint32_t record, enum place place)
{
	struct buf *b = &r->text[place];
	struct field title;

	if (r->made[place])
		return b;
	r->made[place] = true;
	buf_clear(b);
	field_find("title", 5, &title);
	if (place == PLACE_TITLE && record_kind(r->catalogue, record) != KIND_STUDY)
		each_called(r->catalogue, record, take, b);
	for (uint32_t k = 0; k < record_values(r->catalogue, record); k++) {
		struct value v = record_value_at(r->catalogue, record, k);

		if (place_of(&title, value_key(v)) != place)
			continue;
		add_texts(b, v);
		add_links(r, b, v);
	}
	return b;
}

/* 0: not there, 1: in the middle of a word, 2: at the beginning of one. */
static int
stands(const struct buf *text, const char *word, size_t len)
{
	int best = 0;

	for (size_t at = 0; at + len <= text->len; at++) {
		const char *hit = memmem(text->data + at, text->len - at, word, len);

		if (!hit)
			break;
		at = (size_t)(hit - text->data);
		if (!at || !fold_in_word(text->data[at - 1]))
			return 2;
		best = 1;
	}
	return best;
}

/* Does a stretch of the text have all words, and little more than them? */
static bool
are_near(const struct needle *n, const struct buf *text)
{
	size_t window = NEAR, at = 0;

	for (size_t w = 0; w < n->words; w++)
		window += n->len[w] + 1;
	while (at + n->len[0] <= text->len) {
		const char *hit = memmem(text->data + at, text->len - at, n->text.data + n->word[0],
					 n->len[0]);
		size_t start, end, w;

		if (!hit)
			return false;
		at = (size_t)(hit - text->data);
		start = at > window ? at - window : 0;
		end = at + window < text->len ? at + window : text->len;
		for (w = 1; w < n->words; w++)
			if (!memmem(text->data + start, end - start, n->text.data + n->word[w],
				    n->len[w]))
				break;
		if (w == n->words)
			return true;
		at++;
	}
	return false;
}

static int
score(struct ranking *r, uint32_t record)
{
	const struct needle *n = &r->needle;
	int sum = 0;

	memset(r->made, 0, sizeof r->made);
	for (size_t w = 0; w < n->words; w++)
		for (int place = 0; place < PLACES; place++) {
			int found = stands(text_of(r, record, (enum place)place),
					   n->text.data + n->word[w], n->len[w]);

			if (found) {
				sum += worth[place][found == 1];
				break;
			}
		}
	for (int place = 0; n->words > 1 && place < PLACES; place++)
		if (are_near(n, text_of(r, record, (enum place)place)))
			return sum + NEAR_WORTH - 6 * place;
	return sum;
}

static int
compare(const void *a, const void *b, void *context)
{
	const struct item *x = a, *y = b;

	(void)context;
	return (x->score < y->score) - (x->score > y->score);
}

void
query_rank(const struct query *q, const struct query_scope *scope, uint32_t *record, size_t count)
{
	struct ranking r = { .catalogue = scope->index->catalogue, .index = scope->index };
	struct item *item;

	query_needle(q, &r.needle);
	for (int i = 0; i < PLACES; i++)
		r.text[i] = (struct buf)BUF_INIT;
	item = xcalloc(count, sizeof *item);
	scope->index->progress = scope->progress;
	for (size_t i = 0; i < count && !progress_cancelled(scope->progress); i++)
		item[i] = (struct item){ record[i], r.needle.words ? score(&r, record[i]) : 0 };
	scope->index->progress = NULL;
	sort_stable(item, count, sizeof *item, compare, NULL);
	for (size_t i = 0; i < count && !progress_cancelled(scope->progress); i++)
		record[i] = item[i].record;
	free(item);
	for (int i = 0; i < PLACES; i++)
		buf_release(&r.text[i]);
	needle_release(&r.needle);
}
