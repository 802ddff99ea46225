/* SPDX-License-Identifier: MIT */
/*
 * Random queries of random catalogues find what a naive look at every study finds.  The look knows
 * nothing of the model: the studies are described here, each text as it is written beside what it
 * is like when folded, and a query is a tree that is printed for the parser and evaluated here.
 * Seeded: `model-query-random [SEED [CATALOGUES]]`.
 */
#include "model/query.h"

#include <stdlib.h>

#include "base/bits.h"
#include "model/country.h"
#include "tests/test.h"
#include "tests/unit/model-asked.h"
#include "text/fold.h"

#define CATALOGUES 40
#define QUERIES 150 /* of each */

/* The naive look. */

static bool
is_part(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool
has_whole(const char *text, const char *word)
{
	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
		bool before = at > text && is_part((unsigned char)at[-1]);

		if (!before && !is_part((unsigned char)at[strlen(word)]))
			return true;
	}
	return false;
}

static bool
in_text(const struct tree *t, const struct text *text)
{
	return t->exact ? has_whole(text->nfc, t->typed) : strstr(text->folded, t->folded) != NULL;
}

/* What is in NFC as it is written; how it folds is tested elsewhere. */
static bool
in_plain(const struct tree *t, const char *written)
{
	struct buf folded = BUF_INIT;
	bool found;

	if (!written)
		return false;
	if (t->exact)
		return has_whole(written, t->typed);
	fold_add(&folded, written, strlen(written));
	found = strstr(folded.data, t->folded) != NULL;
	buf_release(&folded);
	return found;
}

static bool
in_person(const struct tree *t, int person, bool inverted)
{
	const struct person *p = &people[person < 0 ? 0 : person];

	return person >= 0 && (in_plain(t, p->id) || in_plain(t, p->natural) ||
			       (inverted && in_plain(t, p->inverted)));
}

static bool
in_topic(const struct tree *t, int topic)
{
	return topic >= 0 && (in_plain(t, topics[topic].id) || in_plain(t, topics[topic].en) ||
			      in_plain(t, topics[topic].fr));
}

static bool
in_land(const struct tree *t, int land)
{
	const struct country_row *row;

	if (land < 0)
		return false;
	row = country_at(country_find(lands[land], 3));
	for (size_t i = 0; i < COUNT(row->name); i++)
		if (in_plain(t, row->name[i]))
			return true;
	return in_plain(t, lands[land]);
}

static bool
same_code(const char *a, const char *b)
{
	while (*a && (*a | 0x20) == (*b | 0x20))
		a++, b++;
	return !*a && !*b;
}

/* A code is that country, anything else a part of a name. */
static bool
is_land(const struct tree *t, int land)
{
	if (land < 0)
		return false;
	for (size_t i = 0; i < COUNT(lands); i++)
		if (same_code(t->typed, lands[i]) || same_code(t->typed, lands_alpha2[i]))
			return (size_t)land == i;
	return in_land(t, land);
}

static bool
in_any_link(const struct tree *t, const struct study *s, bool (*in)(const struct tree *, int),
	    const int *link, size_t links)
{
	bool found = false;

	(void)s;
	for (size_t i = 0; i < links; i++)
		found |= in(t, link[i]);
	return found;
}

static bool
in_keywords(const struct tree *t, const struct study *s)
{
	bool found = false;

	for (size_t i = 0; i < s->keywords; i++)
		found |= in_text(t, &s->keyword[i]);
	return found;
}

static bool
in_authors(const struct tree *t, const struct study *s, bool inverted)
{
	bool found = s->printed >= 0 && in_text(t, &s->as);

	for (size_t i = 0; i < COUNT(s->author); i++)
		found |= in_person(t, s->author[i], inverted);
	return found;
}

static bool
anywhere(const struct tree *t, const struct study *s)
{
	return in_text(t, &s->title) || in_text(t, &s->abstract) || in_text(t, &s->note) ||
	       in_text(t, &s->publisher) || in_keywords(t, s) || in_plain(t, s->id) ||
	       in_plain(t, s->type < 0 ? NULL : types[s->type]) ||
	       in_plain(t, s->tongue < 0 ? NULL : tongues[s->tongue]) || in_plain(t, s->issued) ||
	       in_plain(t, s->unverified ? "false" : NULL) ||
	       in_plain(t, s->file ? "x.pdf" : NULL) || in_person(t, s->publishing, false) ||
	       in_authors(t, s, false) || in_any_link(t, s, in_topic, s->topic, COUNT(s->topic)) ||
	       in_any_link(t, s, in_land, s->land, COUNT(s->land));
}

static bool
begins(const char *s, const char *with)
{
	return s && !strncmp(s, with, strlen(with));
}

static bool
any(const int *link, size_t links)
{
	for (size_t i = 0; i < links; i++)
		if (link[i] >= 0)
			return true;
	return false;
}

static bool
has(const struct study *s, const char *what)
{
	const bool is[] = { s->file,
			    *s->abstract.written,
			    *s->issued,
			    any(s->land, COUNT(s->land)),
			    any(s->author, COUNT(s->author)),
			    *s->note.written,
			    *s->mine.written,
			    s->keywords > 0 };

	for (size_t i = 0; i < COUNT(had); i++)
		if (!strcmp(had[i], what))
			return is[i];
	abort();
}

static bool
is(const struct study *s, const char *what)
{
	const bool yes[] = { !s->unverified, s->unverified, s->marked, s->new };

	for (size_t i = 0; i < COUNT(said); i++)
		if (!strcmp(said[i], what))
			return yes[i];
	abort();
}

static bool
look_at(const struct tree *t, const struct study *s)
{
	const char *tongue = s->tongue < 0 ? NULL : tongues[s->tongue];

	switch (t->ask) {
	case AND:
		for (size_t i = 0; i < t->children; i++)
			if (!look_at(t->child[i], s))
				return false;
		return true;
	case OR:
		for (size_t i = 0; i < t->children; i++)
			if (look_at(t->child[i], s))
				return true;
		return false;
	case NOT:
		return !look_at(t->child[0], s);
	case WORD:
		return anywhere(t, s);
	case TITLE:
		return in_text(t, &s->title);
	case ABSTRACT:
		return in_text(t, &s->abstract);
	case NOTE:
		return in_text(t, &s->note);
	case MYNOTE:
		return in_text(t, &s->mine);
	case KEYWORD:
		return in_keywords(t, s);
	case AUTHOR:
		return in_authors(t, s, true);
	case PUBLISHER:
		return in_text(t, &s->publisher) || in_person(t, s->publishing, true);
	case TOPIC:
		return in_any_link(t, s, in_topic, s->topic, COUNT(s->topic));
	case COUNTRY:
		return in_any_link(t, s, is_land, s->land, COUNT(s->land));
	case YEAR:
		return s->from <= s->to && s->from <= t->to && s->to >= t->from;
	case TYPE:
		return s->type >= 0 && begins(types[s->type], t->typed);
	case LANG:
		/* What is in English, wherever, serves who asks for that of Britain. */
		return tongue && (begins(tongue, t->typed) || same_code(tongue, t->typed) ||
				  (strlen(tongue) == 2 && begins(t->typed, tongue)));
	case ID:
		return strstr(s->id, t->typed) != NULL;
	case HAS:
		return has(s, t->typed);
	default:
		return is(s, t->typed);
	}
}

/* Asking. */

static bool
is_marked(void *first, uint32_t record)
{
	return studies[record - *(uint32_t *)first].marked;
}

static bool
is_new(void *first, uint32_t record)
{
	return studies[record - *(uint32_t *)first].new;
}

static const char *
own_note(void *first, uint32_t record)
{
	return studies[record - *(uint32_t *)first].mine.written;
}

static void
ask(const struct query_scope *scope)
{
	struct tree *t = random_tree(3);
	struct buf typed = BUF_INIT;
	uint64_t *found = bits_new(scope->count);
	struct query *query;

	print(t, ASKS, false, &typed);
	query = query_parse(typed.data, typed.len);
	if (query_fault(query))
		test_check(false, __FILE__, __LINE__, query_fault(query)->sentence);
	query_run(query, scope, found);
	for (size_t i = 0; i < count; i++) {
		bool want = look_at(t, &studies[i]);

		if (want == bits_has(found, i))
			continue;
		printf("%s: %s should%s be found by %s\n", studies[i].id, studies[i].title.written,
		       want ? "" : " not", typed.data);
		test_check(false, __FILE__, __LINE__, typed.data);
	}
	query_free(query);
	buf_release(&typed);
	free(found);
	tree_free(t);
}

static void
ask_all(void)
{
	struct catalogue *c;
	uint32_t first;
	struct haystack haystack;
	struct query_hooks hooks = {
		.is_marked = is_marked, .is_new = is_new, .note = own_note, .context = &first
	};
	struct query_scope scope = { .haystack = &haystack, .hooks = &hooks };

	count = below(STUDIES) + 1;
	for (size_t i = 0; i < count; i++)
		random_study(&studies[i], i);
	c = make_described();
	first = scope.first = catalogue_first(c, KIND_STUDY);
	scope.count = catalogue_count(c, KIND_STUDY);
	scope.index = query_index_new(c);
	haystack_init(&haystack, c, scope.first, scope.count);
	CHECK_INT(scope.count, count);
	for (size_t i = 0; i < QUERIES; i++) {
		/* Fields alone can do without the haystack, as words can in lists of others. */
		scope.haystack = below(4) ? &haystack : NULL;
		ask(&scope);
	}
	haystack_release(&haystack);
	query_index_free(scope.index);
	catalogue_free(c);
}

int
main(int argc, char **argv)
{
	uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
	size_t catalogues = argc > 2 ? strtoul(argv[2], NULL, 10) : CATALOGUES;

	for (size_t i = 0; i < catalogues; i++) {
		state = 88172645463325252u ^ (seed * 1000003 + i);
		below(2);
		ask_all();
	}
	return test_end();
}
