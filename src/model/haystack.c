/* SPDX-License-Identifier: MIT */
#include "model/haystack.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/find.h"
#include "base/mem.h"
#include "model/country.h"
#include "model/name.h"
#include "text/fold.h"

/* Between two values, so that no word spans them: folding never leaves a newline. */
#define SEPARATOR '\n'

/* Records between two looks at whether it is still wanted: a millisecond or two. */
#define CHECK_EVERY 256
#define SCAN_EVERY 8192 /* many times 64 */

static void
add_text(struct buf *b, const char *s, size_t len)
{
	size_t from = b->len;

	if (!len)
		return;
	fold_add(b, s, len);
	assert(b->len + 2 <= b->room);
	b->data[b->len++] = SEPARATOR;
	b->data[b->len] = '\0';
	fold_joined_add(b, from);
}

static void
add_country_names(struct buf *b, const char *code)
{
	unsigned country = country_find(code, strlen(code));
	const char *custom;

	if (country == COUNTRY_NONE)
		return;
	for (size_t i = 0; i < sizeof country_at(0)->name / sizeof *country_at(0)->name; i++) {
		const char *name = country_at(country)->name[i];

		add_text(b, name, strlen(name));
	}
	for (size_t i = 0; (custom = country_customary(country, i)); i++)
		add_text(b, custom, strlen(custom));
}

/* A name also as one reads it and as lists have it: "juan seve" and "seve, juan". */
static void
add_name(struct buf *b, struct value v)
{
	struct buf text = BUF_INIT;
	struct name name;

	if (!name_read(v, &name))
		return;
	name_add(&text, &name);
	add_text(b, text.data, text.len);
	buf_clear(&text);
	name_add_inverted(&text, &name);
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
	static const enum key names[] = { KEY_NAME, KEY_NAME_TEXT, KEY_TITLE, KEY_ACRONYM };
	struct value also = record_value(c, record, KEY_ALSO);

	add_id(b, c, record);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_value(b, record_value(c, record, names[i]));
	/* Of other forms only the names, not where they were seen. */
	for (uint32_t i = 0; i < value_items(also); i++) {
		struct value form = value_item(also, i), as = value_get(form, KEY_AS_NAME);

		add_value(b, as.node ? as : form);
	}
}

/* What records are called is folded once, however many name them. */
struct haystack_maker {
	const struct catalogue *catalogue;
	struct haystack *haystack;
	uint32_t *number;               /* for each record: 1 + its place in `called`, 0: none */
	size_t links, link_room, called_room;
};

static void
add_link(struct haystack_maker *m, uint32_t record)
{
	struct haystack *h = m->haystack;

	if (!m->number[record]) {
		h->called_start = mem_grow(h->called_start, &m->called_room, h->calleds + 2,
					   sizeof *h->called_start);
		h->called_start[h->calleds++] = h->called.len;
		add_called(&h->called, m->catalogue, record);
		h->called_start[h->calleds] = h->called.len;
		m->number[record] = (uint32_t)h->calleds;
	}
	h->link = mem_grow(h->link, &m->link_room, m->links + 1, sizeof *h->link);
	h->link[m->links++] = m->number[record] - 1;
}

static void
add_record(struct haystack_maker *m, struct value v)
{
	enum value_form form = value_form(v);
	uint32_t link = value_link(v);

	if (form == VALUE_TEXT) {
		add_text(&m->haystack->text, value_text(v), value_len(v));
	} else if (form == VALUE_LIST || form == VALUE_MAP) {
		struct values all = value_all(v);

		if (form == VALUE_MAP && value_get(v, KEY_FAMILY).node)
			add_name(&m->haystack->text, v);
		for (uint32_t i = 0; i < all.count; i++)
			add_record(m, values_at(&all, i));
	}
	if (link != RECORD_NONE)
		add_link(m, link);
}

void
haystack_begin(struct haystack *h, const struct catalogue *c, uint32_t first, uint32_t count)
{
	*h = (struct haystack){
		.first = first, .count = count, .text = BUF_INIT, .called = BUF_INIT
	};
	h->start = xcalloc((size_t)count + 1, sizeof *h->start);
	h->link_start = xcalloc((size_t)count + 1, sizeof *h->link_start);
	h->maker = xcalloc(1, sizeof *h->maker);
	h->maker->catalogue = c;
	h->maker->number = xcalloc(catalogue_records(c), sizeof *h->maker->number);
}

static void
end_making(struct haystack *h)
{
	if (h->maker)
		free(h->maker->number);
	free(h->maker);
	h->maker = NULL;
}

bool
haystack_make(struct haystack *h, const struct progress *progress)
{
	struct haystack_maker *m = h->maker;

	if (!m)
		return true;
	/* It may have been begun elsewhere. */
	m->haystack = h;
	while (h->made < h->count) {
		uint32_t record = h->first + h->made;
		struct values all = record_all(m->catalogue, record);

		if (h->made % CHECK_EVERY == 0 && progress_cancelled(progress))
			return false;
		add_id(&h->text, m->catalogue, record);
		for (uint32_t k = 0; k < all.count; k++)
			add_record(m, values_at(&all, k));
		h->made++;
		h->start[h->made] = h->text.len;
		h->link_start[h->made] = m->links;
	}
	end_making(h);
	return true;
}

void
haystack_init(struct haystack *h, const struct catalogue *c, uint32_t first, uint32_t count)
{
	haystack_begin(h, c, first, count);
	haystack_make(h, NULL);
}

void
haystack_release(struct haystack *h)
{
	free(h->start);
	free(h->link_start);
	free(h->link);
	free(h->called_start);
	end_making(h);
	buf_release(&h->text);
	buf_release(&h->called);
	*h = (struct haystack){ .text = BUF_INIT, .called = BUF_INIT };
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
needle_narrows(const struct needle *now, const struct needle *before)
{
	for (size_t w = 0; w < before->words; w++) {
		const char *old = before->text.data + before->word[w];
		bool within = false;

		for (size_t k = 0; k < now->words && !within; k++)
			within = memmem(now->text.data + now->word[k], now->len[k], old,
					before->len[w]) != NULL;
		if (!within)
			return false;
	}
	return true;
}

static bool
bit(const uint64_t *set, size_t i)
{
	return set[i / 64] >> i % 64 & 1;
}

static void
set_bit(uint64_t *set, size_t i)
{
	set[i / 64] |= UINT64_C(1) << i % 64;
}

/* The first bit from i on that is (`flip` 0) or is not (all of `flip`) in the set; at most end. */
static size_t
next_bit(const uint64_t *set, uint64_t flip, size_t i, size_t end)
{
	while (i < end) {
		uint64_t rest = (set[i / 64] ^ flip) >> i % 64;

		if (rest) {
			i += (size_t)__builtin_ctzll(rest);
			break;
		}
		i = (i / 64 + 1) * 64;
	}
	return i < end ? i : end;
}

/* Mark which of the neighbours from..to have the word: one scan over all of them. */
static void
scan_run(const char *text, const size_t *start, size_t from, size_t to, const struct find *f,
	 uint64_t *found)
{
	const char *end = text + start[to], *at = text + start[from];

	while (from < to && (at = find_next(f, at, end))) {
		while (start[from + 1] <= (size_t)(at - text))
			from++;
		set_bit(found, from++);
		at = text + start[from];
	}
}

/* Those of the set that name somebody or something that is called so. */
static void
scan_called(const struct haystack *h, const struct find *f, const uint64_t *set, uint64_t *found)
{
	uint64_t *hit = xcalloc(HAYSTACK_WORDS(h->calleds), sizeof *hit);

	if (h->calleds)
		scan_run(h->called.data, h->called_start, 0, h->calleds, f, hit);
	if (next_bit(hit, 0, 0, h->calleds) < h->calleds)
		for (size_t i = next_bit(set, 0, 0, h->count); i < h->count;
		     i = next_bit(set, 0, i + 1, h->count))
			for (size_t k = h->link_start[i]; k < h->link_start[i + 1]; k++)
				if (bit(hit, h->link[k])) {
					set_bit(found, i);
					break;
				}
	free(hit);
}

/* The records of `rest` whose own words have it, so many at a time. */
static void
scan_own(const struct haystack *h, const struct find *f, const uint64_t *rest, uint64_t *found,
	 const struct progress *progress)
{
	for (size_t from = 0; from < h->count && !progress_cancelled(progress);
	     from += SCAN_EVERY) {
		size_t to = h->count - from < SCAN_EVERY ? h->count : from + SCAN_EVERY;

		for (size_t i = next_bit(rest, 0, from, to); i < to;) {
			size_t end = next_bit(rest, UINT64_MAX, i, to);

			scan_run(h->text.data, h->start, i, end, f, found);
			i = next_bit(rest, 0, end, to);
		}
	}
}

/* Leave those of the set that have the word; `found` and `rest` are room for as many bits. */
static void
filter_word(const struct haystack *h, const struct find *f, uint64_t *set, uint64_t *found,
	    uint64_t *rest, const struct progress *progress)
{
	size_t words = HAYSTACK_WORDS(h->count);

	memset(found, 0, words * sizeof *found);
	scan_called(h, f, set, found);
	for (size_t i = 0; i < words; i++)
		rest[i] = set[i] & ~found[i];
	scan_own(h, f, rest, found, progress);
	memcpy(set, found, words * sizeof *set);
}

void
haystack_filter(const struct haystack *h, const struct needle *n, uint64_t *set,
		const struct progress *progress)
{
	size_t words = HAYSTACK_WORDS(h->count);
	uint64_t *room = n->words ? xcalloc(2 * words, sizeof *room) : NULL;

	/* The longest first: it leaves fewest to the others. */
	for (size_t len = n->text.len; len > 0 && n->words; len--)
		for (size_t w = 0; w < n->words; w++)
			if (n->len[w] == len) {
				struct find f;

				find_init(&f, n->text.data + n->word[w], len);
				filter_word(h, &f, set, room, room + words, progress);
			}
	free(room);
}
