/* SPDX-License-Identifier: MIT */
/*
 * Random studies, described: each text as it is written, in NFC, and folded, all three put together
 * from words that are known; and the catalogue of them.
 */
#ifndef PACECAT_TESTS_UNIT_MODEL_DESCRIBED_H
#define PACECAT_TESTS_UNIT_MODEL_DESCRIBED_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "tests/catalogue.h"

#define STUDIES 24
#define PEOPLE 6
#define TOPICS 4

/* A word as written, in NFC if that is another, and folded. */
static const struct word {
	const char *written, *nfc, *folded;
} words[] = {
	{ "forêt", NULL, "foret" },
	{ "FORÊTS", NULL, "forets" },
	{ "œuvre", NULL, "oeuvre" },
	{ "Œuvres", NULL, "oeuvres" },
	{ "gold", NULL, "gold" },
	{ "Gold", NULL, "gold" },
	{ "goldmine", NULL, "goldmine" },
	{ "mine", NULL, "mine" },
	{ "Mines", NULL, "mines" },
	{ "tin", NULL, "tin" },
	{ "Łódź", NULL, "lodz" },
	{ "Straße", NULL, "strasse" },
	{ "strasse", NULL, "strasse" },
	{ "e\xcc\x81tude", "étude", "etude" },
	{ "étude", NULL, "etude" },
	{ "ÉTUDE", NULL, "etude" },
	{ "naïve", NULL, "naive" },
	{ "or", NULL, "or" },
	{ "Or", NULL, "or" },
	{ "São", NULL, "sao" },
	{ "Nguyễn", NULL, "nguyen" },
	{ "ﬁn", NULL, "fin" },
	{ "fine", NULL, "fine" },
	{ "日本", NULL, "日本" },
	{ "2012", NULL, "2012" },
	{ "report", NULL, "report" },
	{ "a", NULL, "a" },
	{ "Ørsted", NULL, "orsted" },
	{ "río", NULL, "rio" },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A text three times. */
struct text {
	char written[256], nfc[256], folded[256];
};

static const struct person {
	const char *id, *family, *given; /* given NULL: an organisation */
	const char *natural, *inverted;	 /* given first, family first */
} people[PEOPLE] = {
	{ "seve", "Sève", "Juan", "Juan Sève", "Sève, Juan" },
	{ "nguyen", "Nguyễn", "Thị", "Thị Nguyễn", "Nguyễn, Thị" },
	{ "gold-a", "Gold", "Anna", "Anna Gold", "Gold, Anna" },
	{ "lodz", "Łukasik", "Łódź", "Łódź Łukasik", "Łukasik, Łódź" },
	{ "mines", "Mines du Río", NULL, "Mines du Río", NULL },
	{ "wwf", "WWF", NULL, "WWF", NULL },
};

static const struct topic {
	const char *id, *en, *fr;
} topics[TOPICS] = {
	{ "gold", "Gold", "Or" },
	{ "tin", "Tin", "Étain" },
	{ "forest", "Forests", "Forêts" },
	{ "t4", "Straße", "Œuvre" },
};

static const char *const lands[] = { "MDG", "DEU", "FRA", "GAB", "POL" };
static const char *const lands_alpha2[] = { "MG", "DE", "FR", "GA", "PL" };
static const char *const types[] = { "report", "article-journal", "book", "thesis" };
static const char *const tongues[] = { "fr", "en", "en-GB", "pt-BR" };

struct study {
	char id[32];
	struct text title, abstract, note, keyword[3], publisher, mine;
	size_t keywords;
	int type, tongue, author[3], topic[2], land[2], printed, publishing; /* -1: none */
	struct text as; /* how the first author is printed there */
	char issued[32];
	int from, to; /* years */
	bool unverified, file, marked, new;
};

static struct study studies[STUDIES];
static size_t count;
static uint64_t state;

static size_t
below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)((state >> 16) % n);
}

static void
join(char *to, const char *with, const char *word)
{
	size_t len = strlen(to);

	snprintf(to + len, sizeof((struct text *)0)->written - len, "%s%s", with, word);
}

static struct text
random_text(size_t most, bool lines)
{
	static const char *const blanks[] = { " ", " ", "  ", "\n" };
	struct text t = { .written = "" };
	size_t n = below(most) + 1;

	for (size_t i = 0; i < n; i++) {
		const struct word *w = &words[below(COUNT(words))];
		const char *blank = !i ? "" : lines ? blanks[below(COUNT(blanks))] : " ";

		join(t.written, blank, w->written);
		join(t.nfc, blank, w->nfc ? w->nfc : w->written);
		join(t.folded, i ? " " : "", w->folded);
	}
	return t;
}

static int
perhaps(size_t n)
{
	return below(3) ? (int)below(n) : -1;
}

static void
random_issued(struct study *s)
{
	int year = 2008 + (int)below(8), more = (int)below(4);

	s->from = s->to = year;
	switch (below(5)) {
	case 0:
		s->from = 1, s->to = 0;
		s->issued[0] = '\0';
		break;
	case 1:
		s->to = year + more;
		snprintf(s->issued, sizeof s->issued, "%d/%d", year, year + more);
		break;
	case 2:
		snprintf(s->issued, sizeof s->issued, "%d-%02d", year, more + 1);
		break;
	case 3:
		s->from = 2010, s->to = 2019;
		snprintf(s->issued, sizeof s->issued, "201X");
		break;
	default:
		snprintf(s->issued, sizeof s->issued, "%d", year);
	}
}

static void
random_study(struct study *s, size_t number)
{
	*s = (struct study){ .type = perhaps(COUNT(types)),
			     .tongue = perhaps(COUNT(tongues)),
			     .publishing = below(3) ? -1 : 4 + (int)below(2),
			     .printed = -1 };
	snprintf(s->id, sizeof s->id, "s%zu%s", number, below(2) ? "-gold" : "");
	s->title = random_text(5, false);
	if (below(2))
		s->abstract = random_text(12, true);
	if (!below(3))
		s->note = random_text(3, false);
	if (!below(3))
		s->mine = random_text(3, false);
	if (s->publishing < 0 && below(2))
		s->publisher = random_text(2, false);
	s->keywords = below(4);
	for (size_t i = 0; i < s->keywords; i++)
		s->keyword[i] = random_text(2, false);
	for (size_t i = 0; i < COUNT(s->author); i++)
		s->author[i] = perhaps(PEOPLE);
	for (size_t i = 0; i < COUNT(s->topic); i++) {
		s->topic[i] = perhaps(TOPICS);
		s->land[i] = perhaps(COUNT(lands));
	}
	if (s->author[0] >= 0 && !below(2)) {
		s->printed = 0;
		s->as = random_text(2, false);
	}
	random_issued(s);
	s->unverified = !below(4);
	s->file = !below(3);
	s->marked = below(2);
	s->new = !below(3);
}

/* The catalogue of what is described. */

static void
make_optional(struct maker *m, enum key key, const char *text)
{
	if (*text)
		make_text(m, key, text);
}

static void
make_all(struct maker *m, const struct study *s)
{
	make_text(m, KEY_TITLE, s->title.written);
	make_optional(m, KEY_ABSTRACT, s->abstract.written);
	make_optional(m, KEY_NOTE, s->note.written);
	make_optional(m, KEY_PUBLISHER, s->publisher.written);
	if (s->publishing >= 0)
		make_reference(m, KEY_PUBLISHER, KIND_ORGANISATION, people[s->publishing].id);
	make_open(m, KEY_KEYWORD, NODE_LIST);
	for (size_t i = 0; i < s->keywords; i++)
		make_text(m, KEY_NONE, s->keyword[i].written);
	make_close(m);
	make_optional(m, KEY_TYPE, s->type < 0 ? "" : types[s->type]);
	make_optional(m, KEY_LANGUAGE, s->tongue < 0 ? "" : tongues[s->tongue]);
	make_optional(m, KEY_ISSUED, s->issued);
	make_open(m, KEY_AUTHOR, NODE_LIST);
	for (size_t i = 0; i < COUNT(s->author); i++) {
		const struct person *p = s->author[i] < 0 ? NULL : &people[s->author[i]];
		enum kind kind = p && p->given ? KIND_PERSON : KIND_ORGANISATION;

		if (p && !i && s->printed >= 0) {
			make_open(m, KEY_NONE, NODE_MAP);
			make_link(m, kind, p->id);
			make_text(m, KEY_PERSON, p->id);
			make_text(m, KEY_AS_NAME, s->as.written);
			make_close(m);
		} else if (p) {
			make_reference(m, KEY_NONE, kind, p->id);
		}
	}
	make_close(m);
	make_open(m, KEY_TOPIC, NODE_LIST);
	for (size_t i = 0; i < COUNT(s->topic); i++)
		if (s->topic[i] >= 0)
			make_reference(m, KEY_NONE, KIND_TOPIC, topics[s->topic[i]].id);
	make_close(m);
	make_open(m, KEY_COUNTRY, NODE_LIST);
	for (size_t i = 0; i < COUNT(s->land); i++)
		if (s->land[i] >= 0)
			make_reference(m, KEY_NONE, KIND_COUNTRY, lands[s->land[i]]);
	make_close(m);
	make_optional(m, KEY_VERIFIED, s->unverified ? "false" : "");
	make_optional(m, KEY_FILES, s->file ? "x.pdf" : "");
	make_record(m, KIND_STUDY, s->id);
}

static struct catalogue *
make_described(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	for (size_t i = 0; i < PEOPLE; i++) {
		if (people[i].given)
			make_name(&m, KEY_NAME, people[i].family, people[i].given);
		else
			make_text(&m, KEY_NAME_TEXT, people[i].family);
		make_record(&m, people[i].given ? KIND_PERSON : KIND_ORGANISATION, people[i].id);
	}
	for (size_t i = 0; i < TOPICS; i++) {
		make_local(&m, KEY_NAME_TEXT, "en", topics[i].en, "fr", topics[i].fr);
		make_record(&m, KIND_TOPIC, topics[i].id);
	}
	for (size_t i = 0; i < COUNT(lands); i++)
		make_record(&m, KIND_COUNTRY, lands[i]);
	for (size_t i = 0; i < count; i++)
		make_all(&m, &studies[i]);
	return make_catalogue(&m);
}

#endif
