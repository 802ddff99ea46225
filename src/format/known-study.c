/* SPDX-License-Identifier: MIT */
#include "format/known-study.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "model/date.h"
#include "model/describe.h"
#include "model/identifier.h"
#include "text/fold.h"
#include "text/rich.h"

#define TITLE_MIN 4  /* bytes of a title that says something */
#define LIKE_MAX 500 /* studies with one title that a draft is compared with */

/* The letters that marks begin with. */
enum { MARK_KEY = 'k', MARK_DOI = 'd', MARK_ISBN = 'i', MARK_TITLE = 't', MARK_UNDATED = 'u' };

/* A study that has a mark, and the next one that has it. */
struct known_entry {
	uint32_t study;
	uint32_t next; /* or TABLE_NONE */
	uint32_t last; /* of the first entry: the last one */
};

/* Append what is left of a text without tags, accents and marks; words stay words if `apart`. */
static void
add_words(struct buf *out, struct str s, bool apart)
{
	size_t from = out->len, to = from;
	struct buf plain = BUF_INIT;

	rich_add_plain(&plain, s.s, s.len);
	fold_add(out, plain.data, plain.len);
	buf_release(&plain);
	for (size_t i = from; i < out->len; i++) {
		char c = out->data[i];

		if ((unsigned char)c >= 0x80 || ascii_is_lower(c) || ascii_is_digit(c))
			out->data[to++] = c;
		else if (apart && to > from && out->data[to - 1] != ' ')
			out->data[to++] = ' ';
	}
	buf_truncate(out, to);
}

static struct str
keep(struct known_studies *k, const struct buf *b)
{
	return pool_str(&k->pool, b->data, b->len);
}

static struct str
telling(struct known_studies *k, struct str value)
{
	struct buf b = BUF_INIT;
	struct str kept;

	telling_add(&b, value);
	kept = keep(k, &b);
	buf_release(&b);
	return kept;
}

/* A DOI has no case. */
static struct str
doi(struct known_studies *k, struct str s)
{
	struct buf b = BUF_INIT;
	struct str kept;

	s = doi_within(s);
	for (size_t i = 0; i < s.len; i++)
		buf_putc(&b, ascii_lower(s.s[i]));
	kept = keep(k, &b);
	buf_release(&b);
	return kept;
}

static struct str
year(struct known_studies *k, bool read, const struct date *date)
{
	struct buf b = BUF_INIT;
	struct str kept;

	if (read)
		buf_printf(&b, "%04d", date->from.open ? date->to.year : date->from.year);
	kept = keep(k, &b);
	buf_release(&b);
	return kept;
}

static struct str
author(struct known_studies *k, const struct name *n)
{
	const struct str part[] = { n->family, n->given, n->dropping_particle,
				    n->non_dropping_particle };
	struct buf b = BUF_INIT;
	struct str kept;

	for (size_t i = 0; i < sizeof part / sizeof *part && !n->literal.len; i++) {
		add_words(&b, part[i], true);
		if (b.len && b.data[b.len - 1] != ' ')
			buf_putc(&b, ' ');
	}
	kept = keep(k, &b);
	buf_release(&b);
	return kept;
}

static void
mark(struct known_studies *k, char letter, struct str s)
{
	if (!s.len)
		return;
	buf_putc(&k->marks, letter);
	buf_add(&k->marks, s.s, s.len);
	buf_putc(&k->marks, '\0');
}

static void
mark_isbn(struct known_studies *k, struct str isbn)
{
	struct buf b = BUF_INIT;

	add_words(&b, isbn, false);
	mark(k, MARK_ISBN, (struct str){ .s = b.data, .len = b.len });
	buf_release(&b);
}

/* Of a title with its year, if it has one; appended to the titles as well. */
static void
mark_title(struct known_studies *k, struct str title, struct str of_year, struct buf *titles)
{
	struct buf b = BUF_INIT;

	add_words(&b, title, false);
	if (b.len) {
		buf_add(titles, b.data, b.len);
		buf_putc(titles, '\n');
	}
	if (b.len >= TITLE_MIN) {
		buf_add(&b, of_year.s, of_year.len);
		mark(k, of_year.len ? MARK_TITLE : MARK_UNDATED,
		     (struct str){ .s = b.data, .len = b.len });
	}
	buf_release(&b);
}

/* Chapters have the ISBN of their book. */
static bool
is_whole(struct str type)
{
	static const char *const whole[] = { "book",	 "report",   "thesis",	"map",
					     "pamphlet", "standard", "dataset", "software" };

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (str_is(type, whole[i]))
			return true;
	return false;
}

static struct str
text_of(struct value v)
{
	return (struct str){ .s = value_text(v), .len = value_len(v) };
}

/* A record as it is known, its marks in k->marks. */
static struct known_study
look_at_record(struct known_studies *k, const struct catalogue *c, uint32_t record)
{
	static const struct languages none = { .count = 0 };
	struct known_study s = { .place = { .file = record_file(c, record),
					    .line = record_line(c, record),
					    .column = record_column(c, record) } };
	struct value title = record_value(c, record, KEY_TITLE);
	struct value formers = record_value(c, record, KEY_FORMERLY);
	struct str id = str_of(record_id(c, record));
	struct buf titles = BUF_INIT;
	struct name name = { 0 };
	struct date date;

	buf_clear(&k->marks);
	s.name = pool_str(&k->pool, id.s, id.len);
	s.trait[TRAIT_DOI] = doi(k, text_of(record_value(c, record, KEY_DOI)));
	s.trait[TRAIT_YEAR] = year(k, date_read(record_value(c, record, KEY_ISSUED), &date), &date);
	for (int i = 0; i < TELLINGS; i++)
		s.telling[i] = telling(k, text_of(record_value(c, record, telling_keys[i])));
	if (!describe_name(value_item(record_value(c, record, KEY_AUTHOR), 0), &none, &name))
		name = (struct name){ 0 };
	s.trait[TRAIT_AUTHOR] = author(k, &name);
	mark(k, MARK_KEY, id);
	for (uint32_t i = 0; i < value_items(formers); i++)
		mark(k, MARK_KEY, text_of(value_item(formers, i)));
	mark(k, MARK_KEY, text_of(record_value(c, record, KEY_CITATION_KEY)));
	mark(k, MARK_DOI, s.trait[TRAIT_DOI]);
	if (is_whole(text_of(record_value(c, record, KEY_TYPE))))
		mark_isbn(k, text_of(record_value(c, record, KEY_ISBN)));
	mark_title(k, text_of(title), s.trait[TRAIT_YEAR], &titles);
	for (uint32_t i = 0; i < value_count(title); i++)
		mark_title(k, text_of(value_at(title, i)), s.trait[TRAIT_YEAR], &titles);
	s.title = keep(k, &titles);
	buf_release(&titles);
	return s;
}

static struct str
draft_str_of(const struct drafts *ds, const struct draft *d, enum key key)
{
	const struct draft_value *v = draft_value(ds, d, key);

	return v ? v->text : (struct str){ .s = "", .len = 0 };
}

void
known_call(struct buf *out, const struct drafts *ds, const struct draft *d)
{
	struct str title = draft_str_of(ds, d, KEY_TITLE);

	if (d->key.len)
		buf_add(out, d->key.s, d->key.len);
	else if (title.len)
		rich_add_plain(out, title.s, title.len);
	else
		buf_putc(out, '?');
}

/* The same of a draft. */
static struct known_study
look_at_draft(struct known_studies *k, const struct drafts *ds, const struct draft *d)
{
	const struct draft_value *who = draft_value(ds, d, KEY_AUTHOR);
	struct str title = draft_str_of(ds, d, KEY_TITLE), isbn = draft_str_of(ds, d, KEY_ISBN);
	struct str issued = draft_str_of(ds, d, KEY_ISSUED);
	struct known_study s = { .keyed = d->key.len > 0 };
	struct buf called = BUF_INIT, titles = BUF_INIT;
	struct date date;

	buf_clear(&k->marks);
	s.numbered = s.keyed && strspn(d->key.s, "0123456789") == d->key.len;
	known_call(&called, ds, d);
	s.name = keep(k, &called);
	s.trait[TRAIT_DOI] = doi(k, draft_str_of(ds, d, KEY_DOI));
	s.trait[TRAIT_YEAR] = year(k, date_parse(issued.s, issued.len, &date, NULL, NULL), &date);
	for (int i = 0; i < TELLINGS; i++)
		s.telling[i] = telling(k, draft_str_of(ds, d, telling_keys[i]));
	s.trait[TRAIT_AUTHOR] =
		author(k, who && who->name ? &who->name->name : &(struct name){ 0 });
	mark(k, MARK_KEY, d->key);
	mark(k, MARK_KEY, draft_str_of(ds, d, KEY_CITATION_KEY));
	mark(k, MARK_DOI, s.trait[TRAIT_DOI]);
	if (is_whole(draft_str_of(ds, d, KEY_TYPE)))
		mark_isbn(k, isbn);
	mark_title(k, title, s.trait[TRAIT_YEAR], &titles);
	s.title = keep(k, &titles);
	buf_release(&titles);
	buf_release(&called);
	return s;
}

/* Have two names, each with a blank behind its words, one of more than a letter in common? */
static bool
share_word(struct str a, struct str b)
{
	for (size_t i = 0, end; i < a.len; i = end + 1) {
		end = i + strcspn(a.s + i, " ");
		for (size_t k = 0, to; k < b.len; k = to + 1) {
			to = k + strcspn(b.s + k, " ");
			if (end - i > 1 && end - i == to - k && !memcmp(a.s + i, b.s + k, end - i))
				return true;
		}
	}
	return false;
}

static bool
contradict(const struct known_study *a, const struct known_study *b, enum known_trait trait)
{
	struct str one = a->trait[trait], other = b->trait[trait];

	if (!one.len || !other.len)
		return false;
	if (trait == TRAIT_AUTHOR)
		return !share_word(one, other);
	return one.len != other.len || memcmp(one.s, other.s, one.len) != 0;
}

/* Has each a title, and none of one goes on where one of the other ends? */
static bool
titles_differ(struct str a, struct str b)
{
	for (size_t i = 0, end; i < a.len; i = end + 1) {
		end = i + strcspn(a.s + i, "\n");
		for (size_t k = 0, to; k < b.len; k = to + 1) {
			size_t least;

			to = k + strcspn(b.s + k, "\n");
			least = end - i < to - k ? end - i : to - k;
			if (!memcmp(a.s + i, b.s + k, least))
				return false;
		}
	}
	return a.len && b.len;
}

/* Both have the mark: is it one study? */
static bool
is_same(const struct known_study *there, const struct known_study *draft, char letter)
{
	bool against = false, differ;

	for (int i = 0; i < TRAITS; i++)
		against |= contradict(there, draft, (enum known_trait)i);
	for (int i = 0; i < TELLINGS; i++)
		against |= telling_differ(there->telling[i], draft->telling[i]);
	switch (letter) {
	case MARK_KEY:
		differ = titles_differ(there->title, draft->title);
		/* Titles are corrected, and so is all else: not all of it at once. */
		return draft->numbered ? !differ && !against : !differ || !against;
	case MARK_ISBN:
		return !telling_differ(there->telling[TELLING_VOLUME],
				       draft->telling[TELLING_VOLUME]);
	case MARK_TITLE:
		return !against;
	case MARK_UNDATED:
		/* Who gives keys tells them apart by these. */
		return !draft->keyed && !against;
	default:
		return true;
	}
}

static enum known_by
known_by(char letter)
{
	return letter == MARK_KEY    ? KNOWN_KEY
	       : letter == MARK_DOI  ? KNOWN_DOI
	       : letter == MARK_ISBN ? KNOWN_ISBN
				     : KNOWN_TITLE;
}

/* The study with that mark that the draft is, or NULL. */
static const struct known_study *
find(const struct known_studies *k, const char *with, const struct known_study *draft)
{
	uint32_t e = table_find(&k->first, with, strlen(with));

	for (int n = 0; e != TABLE_NONE && n < LIKE_MAX; n++, e = k->entry[e].next) {
		const struct known_study *there = &k->study[k->entry[e].study];

		if (is_same(there, draft, *with))
			return there;
	}
	return NULL;
}

/* The study, which has the marks in k->marks. */
static void
add(struct known_studies *k, struct known_study study)
{
	k->study = mem_grow(k->study, &k->room, k->studies + 1, sizeof *k->study);
	for (size_t at = 0; at < k->marks.len; at += strlen(k->marks.data + at) + 1) {
		struct str with =
			pool_str(&k->pool, k->marks.data + at, strlen(k->marks.data + at));
		uint32_t new = (uint32_t)k->entries;
		uint32_t first = table_add(&k->first, with.s, with.len, new);

		k->entry = mem_grow(k->entry, &k->entry_room, k->entries + 1, sizeof *k->entry);
		k->entry[k->entries++] =
			(struct known_entry){ .study = (uint32_t)k->studies, .next = TABLE_NONE };
		if (first != new)
			k->entry[k->entry[first].last].next = new;
		k->entry[first].last = new;
	}
	k->study[k->studies++] = study;
}

void
known_init(struct known_studies *k)
{
	*k = (struct known_studies){ .marks = BUF_INIT };
}

void
known_add_record(struct known_studies *k, const struct catalogue *c, uint32_t record)
{
	struct known_study study = look_at_record(k, c, record);

	add(k, study);
}

const struct known_study *
known_find(struct known_studies *k, const struct drafts *ds, const struct draft *d,
	   enum known_by *by)
{
	struct known_study draft = look_at_draft(k, ds, d);

	draft.draft = k->drafts++;
	for (size_t at = 0; at < k->marks.len; at += strlen(k->marks.data + at) + 1) {
		const struct known_study *there = find(k, k->marks.data + at, &draft);

		*by = known_by(k->marks.data[at]);
		if (there)
			return there;
	}
	add(k, draft);
	return NULL;
}

void
known_release(struct known_studies *k)
{
	free(k->study);
	free(k->entry);
	table_release(&k->first);
	buf_release(&k->marks);
	pool_release(&k->pool);
	known_init(k);
}
