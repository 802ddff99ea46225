/* SPDX-License-Identifier: MIT */
/* Random queries of described studies: trees, and how they are typed. */
#ifndef PACECAT_TESTS_UNIT_MODEL_ASKED_H
#define PACECAT_TESTS_UNIT_MODEL_ASKED_H

#include "tests/unit/model-described.h"

enum ask {
	AND,
	OR,
	NOT,
	WORD,
	TITLE,
	ABSTRACT,
	NOTE,
	KEYWORD,
	MYNOTE,
	AUTHOR,
	PUBLISHER,
	TOPIC,
	COUNTRY,
	YEAR,
	TYPE,
	LANG,
	ID,
	HAS,
	IS,
	ASKS
};

static const char *const fields[ASKS] = {
	[TITLE] = "title",
	[ABSTRACT] = "abstract",
	[NOTE] = "note",
	[KEYWORD] = "keyword",
	[MYNOTE] = "mynote",
	[AUTHOR] = "author",
	[PUBLISHER] = "publisher",
	[TOPIC] = "topic",
	[COUNTRY] = "country",
	[YEAR] = "year",
	[TYPE] = "type",
	[LANG] = "lang",
	[ID] = "id",
	[HAS] = "has",
	[IS] = "is",
};

struct tree {
	enum ask ask;
	struct tree *child[3];
	size_t children;
	bool exact;
	char typed[128], folded[128];
	int from, to;
	bool group; /* of leaves of one field, named before a parenthesis */
};

static struct tree *
tree_new(enum ask ask)
{
	struct tree *t = xcalloc(1, sizeof *t);

	t->ask = ask;
	return t;
}

static void
tree_free(struct tree *t)
{
	for (size_t i = 0; i < t->children; i++)
		tree_free(t->child[i]);
	free(t);
}

/* A whole word, some letters of one, or several words that may stand together somewhere. */
static void
random_word(struct tree *t)
{
	const struct word *w = &words[below(COUNT(words))];
	const struct text *from = &studies[below(count)].title;
	size_t len = strlen(w->folded), at = below(len), n = below(len - at) + 1;

	switch (below(4)) {
	case 0:
		if (!(w->folded[0] & 0x80)) {
			snprintf(t->typed, sizeof t->typed, "%.*s", (int)n, w->folded + at);
			snprintf(t->folded, sizeof t->folded, "%s", t->typed);
			return;
		}
		break;
	case 1:
		snprintf(t->typed, sizeof t->typed, "%.100s", from->written);
		snprintf(t->folded, sizeof t->folded, "%.100s", from->folded);
		if (strlen(from->written) < 100)
			return;
		break;
	case 2:
		t->exact = true;
		break;
	default:
		break;
	}
	snprintf(t->typed, sizeof t->typed, "%s", t->exact && w->nfc ? w->nfc : w->written);
	snprintf(t->folded, sizeof t->folded, "%s", w->folded);
}

static void
say(struct tree *t, const char *typed)
{
	snprintf(t->typed, sizeof t->typed, "%s", typed);
	snprintf(t->folded, sizeof t->folded, "%s", typed);
}

static void
random_years(struct tree *t)
{
	int year = 2007 + (int)below(10), last = year + (int)below(3);

	t->from = year, t->to = last;
	switch (below(5)) {
	case 0:
		t->to = 9999;
		snprintf(t->typed, sizeof t->typed, "%d..", year);
		break;
	case 1:
		t->from = 0, t->to = year;
		snprintf(t->typed, sizeof t->typed, "..%d", year);
		break;
	case 2:
		t->from = 2010, t->to = 2019;
		say(t, "201X");
		break;
	case 3:
		t->to = year;
		snprintf(t->typed, sizeof t->typed, "%d", year);
		break;
	default:
		snprintf(t->typed, sizeof t->typed, "%d..%d", year, last);
	}
}

static const char *const had[] = { "file",   "abstract", "issued", "country",
				   "author", "note",	 "mynote", "keyword" };
static const char *const said[] = { "verified", "unverified", "marked", "new" };

static struct tree *
random_leaf(void)
{
	static const char *const called[] = { "seve", "Juan Sève", "sève, juan", "nguyen",
					      "lodz", "mines",	   "WWF",	 "an" };
	static const char *const called_folded[] = { "seve", "juan seve", "seve, juan", "nguyen",
						     "lodz", "mines",	  "wwf",	"an" };
	static const char *const places[] = { "MDG", "mg", "fr", "FRA", "gabon", "land", "pol" };
	static const char *const subjects[] = { "gold", "or", "etain", "forets", "t4", "ss" };
	static const char *const kinds[] = { "report", "article", "book", "thes" };
	static const char *const spoken[] = { "fr", "en", "pt", "en-gb" };
	struct tree *t = tree_new((enum ask)(WORD + (below(3) ? below(ASKS - WORD) : 0)));
	size_t i = below(COUNT(called));

	switch (t->ask) {
	case AUTHOR:
		random_word(t);
		if (below(3)) {
			t->exact = false;
			say(t, called[i]);
			snprintf(t->folded, sizeof t->folded, "%s", called_folded[i]);
		}
		break;
	case COUNTRY:
		say(t, places[below(COUNT(places))]);
		break;
	case TOPIC:
		say(t, subjects[below(COUNT(subjects))]);
		break;
	case YEAR:
		random_years(t);
		break;
	case TYPE:
		say(t, kinds[below(COUNT(kinds))]);
		break;
	case LANG:
		say(t, spoken[below(COUNT(spoken))]);
		break;
	case ID:
		say(t, below(2) ? "s1" : "gold");
		break;
	case HAS:
		say(t, had[below(COUNT(had))]);
		break;
	case IS:
		say(t, said[below(COUNT(said))]);
		break;
	default:
		random_word(t);
	}
	return t;
}

static struct tree *
random_tree(int depth)
{
	struct tree *t;

	if (!depth || !below(3))
		return random_leaf();
	t = tree_new((enum ask)below(3));
	t->children = t->ask == NOT ? 1 : 2 + below(2);
	for (size_t i = 0; i < t->children; i++)
		t->child[i] = random_tree(depth - 1);
	t->group = t->ask != NOT && t->child[0]->ask > WORD;
	for (size_t i = 1; i < t->children; i++)
		t->group = t->group && t->child[i]->ask == t->child[0]->ask;
	return t;
}

static void
print_leaf(const struct tree *t, bool grouped, struct buf *b)
{
	bool quoted = strpbrk(t->typed, " |()") || !strcmp(t->typed, "OR") || !below(4);

	if (t->ask != WORD && !grouped)
		buf_printf(b, "%s:", fields[t->ask]);
	buf_printf(b, "%s%s%s%s", t->exact ? "=" : "", quoted ? "\"" : "", t->typed,
		   quoted ? "\"" : "");
}

/* Parentheses where they must be, and sometimes where they need not. */
static void
print(const struct tree *t, enum ask above, bool grouped, struct buf *b)
{
	bool inside = t->ask < NOT && above != ASKS &&
		      (above == NOT || t->ask == OR || t->group || !below(2));

	if (t->ask >= WORD) {
		print_leaf(t, grouped, b);
		return;
	}
	if (t->group) {
		inside = true;
		buf_printf(b, "%s:", fields[t->child[0]->ask]);
	}
	buf_puts(b, t->ask == NOT ? "-" : inside ? "(" : "");
	for (size_t i = 0; i < t->children; i++) {
		if (i)
			buf_puts(b, t->ask == AND ? " " : below(2) ? " OR " : "|");
		print(t->child[i], t->ask, t->group, b);
	}
	buf_puts(b, inside ? ")" : "");
}

#endif
