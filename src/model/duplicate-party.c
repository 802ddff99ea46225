/* SPDX-License-Identifier: MIT */
/* People and organisations whose names look like one another's. */
#include "model/duplicate-key.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sort.h"
#include "model/name.h"
#include "text/east-asian.h"
#include "text/utf8.h"

#define WORDS_MAX 16	 /* of a name */
#define OTHERS_MAX 60	 /* that somebody is compared with under one key */
#define FULL_NAMES_MAX 3 /* more names that fit initials say nothing */
#define LETTERS_MIN 8	 /* of a name in which one letter may be wrong */
#define LETTERS_MAX 48

/* One way in which a party is called, folded. */
struct form {
	uint32_t record;
	struct str family, given; /* words with blanks between them */
	struct str whole;	  /* "family given"; of an organisation its name */
	struct str sorted;	  /* its words in order */
	uint32_t fits;		  /* full names that its initials fit */
};

struct search {
	const struct catalogue *c;
	struct duplicates *found;
	struct pool pool;
	struct form *form;
	size_t forms, room;
	enum duplicate_reason reason; /* of the pass that goes on */
	bool counting;
	const struct progress *progress;
};

static bool
wanted(const struct search *x)
{
	return !progress_cancelled(x->progress);
}

static int
compare_words(const void *a, const void *b, void *context)
{
	const struct str *x = a, *y = b;
	int order = memcmp(x->s, y->s, x->len < y->len ? x->len : y->len);

	(void)context;
	return order ? order : (x->len > y->len) - (x->len < y->len);
}

/* The words of a text that has single blanks. */
static size_t
split(struct str s, struct str word[WORDS_MAX])
{
	size_t count = 0;

	for (size_t at = 0; at < s.len && count < WORDS_MAX;) {
		const char *blank = memchr(s.s + at, ' ', s.len - at);
		size_t end = blank ? (size_t)(blank - s.s) : s.len;

		word[count++] = (struct str){ .s = s.s + at, .len = end - at };
		at = end + 1;
	}
	return count;
}

static struct str
sorted(struct search *x, struct str whole)
{
	struct str word[WORDS_MAX];
	size_t count = split(whole, word);
	struct buf out = BUF_INIT;
	struct str kept;

	sort_stable(word, count, sizeof *word, compare_words, NULL);
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_putc(&out, ' ');
		buf_add(&out, word[i].s, word[i].len);
	}
	kept = pool_str(&x->pool, out.data, out.len);
	buf_release(&out);
	return kept;
}

static struct str
fold(struct search *x, struct str s)
{
	struct buf out = BUF_INIT;
	struct str kept;

	dup_words(&out, s);
	kept = pool_str(&x->pool, out.data, out.len);
	buf_release(&out);
	return kept;
}

static void
add_form(struct search *x, uint32_t record, const struct name *name)
{
	struct form f = { .record = record };
	struct buf whole = BUF_INIT;

	if (name->literal.len) {
		f.family = fold(x, name->literal);
		f.given = (struct str){ .s = "", .len = 0 };
	} else {
		f.family = fold(x, name->family);
		f.given = fold(x, name->given);
	}
	buf_printf(&whole, "%s%s%s", f.family.s, f.given.len ? " " : "", f.given.s);
	f.whole = pool_str(&x->pool, whole.data, whole.len);
	f.sorted = sorted(x, f.whole);
	buf_release(&whole);
	if (!f.whole.len)
		return;
	x->form = mem_grow(x->form, &x->room, x->forms + 1, sizeof *x->form);
	x->form[x->forms++] = f;
}

static void
add_value(struct search *x, uint32_t record, struct value v)
{
	struct name name;

	if (value_form(v) == VALUE_MAP && value_form(value_get(v, KEY_AS_NAME)) != VALUE_ABSENT)
		v = value_get(v, KEY_AS_NAME);
	if (record_kind(x->c, record) == KIND_ORGANISATION) {
		name_parse("", 0, &name);
		name.literal = (struct str){ .s = value_text(v), .len = value_len(v) };
		add_form(x, record, &name);
	} else if (name_read(v, &name)) {
		add_form(x, record, &name);
	}
}

/* All forms of a party. */
static void
add_party(struct search *x, uint32_t record)
{
	bool organisation = record_kind(x->c, record) == KIND_ORGANISATION;
	struct value name = record_value(x->c, record, organisation ? KEY_NAME_TEXT : KEY_NAME);
	struct value also = record_value(x->c, record, KEY_ALSO);

	if (organisation && value_form(name) == VALUE_MAP)
		for (uint32_t i = 0; i < value_count(name); i++)
			add_value(x, record, value_at(name, i));
	else
		add_value(x, record, name);
	for (uint32_t i = 0; i < value_items(also); i++)
		add_value(x, record, value_item(also, i));
}

static void
found(struct search *x, const struct form *a, const struct form *b)
{
	if (a->record != b->record && record_kind(x->c, a->record) == record_kind(x->c, b->record))
		dup_found(x->found, a->record, b->record, x->reason);
}

static bool
same(struct str a, struct str b)
{
	return a.len == b.len && !memcmp(a.s, b.s, a.len);
}

/* One key is enough. */
static void
pair_any(void *context, uint32_t i, uint32_t k)
{
	struct search *x = context;

	found(x, &x->form[i], &x->form[k]);
}

/* Its first letter. */
static struct str
first_letter(struct str word)
{
	uint32_t code;
	size_t n = utf8_decode(word.s, word.len, &code);

	return (struct str){ .s = word.s, .len = n ? n : 1 };
}

/* A letter that stands for a name; an ideograph is a name. */
static bool
is_initial(struct str word)
{
	return first_letter(word).len == word.len && !east_asian(word.s, word.len, true);
}

/*
 * Is one the beginning of the other, word by word, an initial standing for any name?  Neither
 * is empty.
 */
static bool
fits(struct str a, struct str b, bool *initials)
{
	struct str one[WORDS_MAX], other[WORDS_MAX];
	size_t n = split(a, one), m = split(b, other);

	*initials = n != m;
	for (size_t i = 0; i < n && i < m; i++) {
		bool brief = is_initial(one[i]) || is_initial(other[i]);

		if (brief ? !same(first_letter(one[i]), first_letter(other[i]))
			  : !same(one[i], other[i]))
			return false;
		*initials |= brief && one[i].len != other[i].len;
	}
	return true;
}

static bool
has_initials(struct str given)
{
	struct str word[WORDS_MAX];
	size_t count = split(given, word);

	for (size_t i = 0; i < count; i++)
		if (is_initial(word[i]))
			return true;
	return false;
}

/* With a family name and the first letter of a given one in common. */
static void
pair_initials(void *context, uint32_t i, uint32_t k)
{
	struct search *x = context;
	struct form *a = &x->form[i], *b = &x->form[k];
	bool initials;

	if (a->record == b->record || !fits(a->given, b->given, &initials) || !initials)
		return;
	if (x->counting) {
		a->fits++;
		b->fits++;
	} else if ((!has_initials(a->given) || a->fits <= FULL_NAMES_MAX) &&
		   (!has_initials(b->given) || b->fits <= FULL_NAMES_MAX)) {
		found(x, a, b);
	}
}

/*
 * Weinberg and Stocklin-Weinberg, with the same given names.  A word of the family names and the
 * first letter of a given one they have in common.
 */
static void
pair_double(void *context, uint32_t i, uint32_t k)
{
	struct search *x = context;
	const struct form *a = &x->form[i], *b = &x->form[k];
	const struct form *one = memchr(a->family.s, ' ', a->family.len) ? b : a;
	const struct form *two = one == a ? b : a;
	bool initials;

	if (memchr(one->family.s, ' ', one->family.len) ||
	    !memchr(two->family.s, ' ', two->family.len) || one->family.len < 3 ||
	    !fits(one->given, two->given, &initials))
		return;
	found(x, a, b);
}

static void
pair_letter(void *context, uint32_t i, uint32_t k)
{
	struct search *x = context;
	const struct form *a = &x->form[i], *b = &x->form[k];
	bool initials;

	/* An initial that is another is another name. */
	if (has_initials(a->given) != has_initials(b->given) ||
	    (has_initials(a->given) && !fits(a->given, b->given, &initials)))
		return;
	if (dup_distance(a->whole, b->whole, 1) == 1)
		found(x, a, b);
}

static void
pass(struct search *x, enum duplicate_reason reason, struct dup_index *index,
     void (*pair)(void *context, uint32_t a, uint32_t b))
{
	x->reason = reason;
	dup_pairs(index, OTHERS_MAX, x->progress, pair, x);
	dup_release(index);
}

static void
find_orcids(struct search *x)
{
	struct dup_index index = { .entry = NULL };

	for (size_t i = 0; i < x->forms && wanted(x); i++) {
		struct value v = record_value(x->c, x->form[i].record, KEY_ORCID);
		struct str orcid = { .s = value_text(v), .len = value_len(v) };

		if (orcid.len < 19)
			continue;
		/* With or without the address before it. */
		orcid.s += orcid.len - 19;
		orcid.len = 19;
		dup_add(&index, "orcid", orcid, (uint32_t)i);
	}
	pass(x, DUPLICATE_ORCID, &index, pair_any);
}

static void
find_initials(struct search *x)
{
	struct dup_index index = { .entry = NULL };
	struct buf key = BUF_INIT;
	struct str initial;

	for (size_t i = 0; i < x->forms && wanted(x); i++) {
		const struct form *f = &x->form[i];

		if (!f->given.len)
			continue;
		buf_clear(&key);
		initial = first_letter(f->given);
		buf_printf(&key, "%s %.*s", f->family.s, (int)initial.len, initial.s);
		dup_add(&index, "initials", (struct str){ .s = key.data, .len = key.len },
			(uint32_t)i);
	}
	buf_release(&key);
	x->reason = DUPLICATE_INITIALS;
	x->counting = true;
	dup_pairs(&index, OTHERS_MAX, x->progress, pair_initials, x);
	x->counting = false;
	pass(x, DUPLICATE_INITIALS, &index, pair_initials);
}

static void
find_doubles(struct search *x)
{
	struct dup_index index = { .entry = NULL };
	struct buf key = BUF_INIT;
	struct str initial;

	for (size_t i = 0; i < x->forms && wanted(x); i++) {
		const struct form *f = &x->form[i];
		struct str word[WORDS_MAX];
		size_t count = f->given.len ? split(f->family, word) : 0;

		for (size_t k = 0; k < count; k++) {
			buf_clear(&key);
			buf_add(&key, word[k].s, word[k].len);
			buf_putc(&key, ' ');
			initial = first_letter(f->given);
			buf_add(&key, initial.s, initial.len);
			dup_add(&index, "double", (struct str){ .s = key.data, .len = key.len },
				(uint32_t)i);
		}
	}
	buf_release(&key);
	pass(x, DUPLICATE_DOUBLE, &index, pair_double);
}

/* Two texts that differ in one letter are the same when each has left out one. */
static void
find_letters(struct search *x)
{
	struct dup_index index = { .entry = NULL };
	char room[LETTERS_MAX];

	for (size_t i = 0; i < x->forms && wanted(x); i++) {
		struct str s = x->form[i].whole;

		if (s.len < LETTERS_MIN || s.len > LETTERS_MAX)
			continue;
		dup_add(&index, "letter", s, (uint32_t)i);
		for (size_t k = 0; k < s.len; k++) {
			/* In a run of the same it does not matter which. */
			if (k && s.s[k] == s.s[k - 1])
				continue;
			memcpy(room, s.s, k);
			memcpy(room + k, s.s + k + 1, s.len - k - 1);
			dup_add(&index, "letter", (struct str){ .s = room, .len = s.len - 1 },
				(uint32_t)i);
		}
	}
	pass(x, DUPLICATE_LETTER, &index, pair_letter);
}

void
dup_parties(struct duplicates *ds, const struct catalogue *c, const struct progress *progress)
{
	static const enum kind kinds[] = { KIND_ORGANISATION, KIND_PERSON };
	struct search x = { .c = c, .found = ds, .progress = progress };
	struct dup_index whole = { .entry = NULL }, order = { .entry = NULL };

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (uint32_t i = 0; i < catalogue_count(c, kinds[k]) && wanted(&x); i++)
			add_party(&x, catalogue_first(c, kinds[k]) + i);
	for (size_t i = 0; i < x.forms; i++) {
		dup_add(&whole, "whole", x.form[i].whole, (uint32_t)i);
		dup_add(&order, "order", x.form[i].sorted, (uint32_t)i);
	}
	find_orcids(&x);
	pass(&x, DUPLICATE_ALIKE, &whole, pair_any);
	pass(&x, DUPLICATE_ORDER, &order, pair_any);
	find_doubles(&x);
	find_initials(&x);
	find_letters(&x);
	free(x.form);
	pool_release(&x.pool);
}
