/* SPDX-License-Identifier: MIT */
/* Each value leaves as many records as its query finds, and no value is missing. */
#include "model/facet.h"

#include <stdlib.h>

#include "base/bits.h"
#include "model/describe.h"
#include "tests/catalogue.h"
#include "tests/test.h"

#define STUDIES 70

static const char *const countries[] = { "COD", "GAB", "MDG", "LBR", "CIV" };
static const char *const topics[] = { "gold", "tin", "caz" };
static const char *const people[] = { "seve", "weir", "berg", "seve-berg" };
static const char *const publishers[] = { "wwf", "levin" };
/* Some are what a record is called too, or its id. */
static const char *const texts[] = { "Lagoon Press", "Lagoon", "A \"quoted\" press",
				     "Un «quoted»", "WWF", "wwf", "levin", "Levin Press" };
static const char *const words[] = { "tin mine", "tin", "Tin", "tin ", "été", "",
				     "e\u0301te\u0301", "in \"tin\"" };
static const char *const dates[] = { "2010", "2011", "2012-07", "2010/2012", "201X", "2009/..",
				     "../2010", "2012~", "-0044", "0000", "../-0001", "-0002/.." };
/* What the reader's word for it is, is a type or a language of its own here. */
static const char *const types[] = { "report", "book", "article-journal", "Book", " book",
				     "Journal article" };
static const char *const tags[] = { "fr", "fr-CA", "en-GB", "FR", "swa", "not a tag", "-r", "",
				    "French", "f ", "f -x", "fr_CA (Quebec)", "e\u0301",
				    "\u00e9" };

static const struct languages english = { .tag = { "en" }, .count = 1 };

static unsigned
dice(unsigned sides)
{
	static unsigned seed = 7;

	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % sides;
}

#define PICK(array) (array)[dice(sizeof(array) / sizeof *(array))]

static void
make_some(struct maker *m, enum key key, enum kind kind, const char *const *id, unsigned count)
{
	make_open(m, key, NODE_LIST);
	for (unsigned i = 0; i < count; i++)
		if (dice(3) == 0)
			make_reference(m, KEY_NONE, kind, id[i]);
	make_close(m);
}

static void
make_random_study(struct maker *m, int i)
{
	char id[16];

	make_text(m, KEY_TITLE, i % 3 ? "Gold" : "Herons");
	if (dice(4))
		make_text(m, KEY_TYPE, PICK(types));
	if (dice(3))
		make_text(m, KEY_LANGUAGE, PICK(tags));
	if (dice(5))
		make_text(m, KEY_ISSUED, PICK(dates));
	make_some(m, KEY_COUNTRY, KIND_COUNTRY, countries, 5);
	make_some(m, KEY_TOPIC, KIND_TOPIC, topics, 3);
	make_some(m, KEY_AUTHOR, KIND_PERSON, people, 4);
	make_some(m, KEY_EDITOR, KIND_PERSON, people, 2);
	make_open(m, KEY_PUBLISHER, NODE_LIST);
	if (dice(2))
		make_reference(m, KEY_NONE, KIND_ORGANISATION, PICK(publishers));
	if (dice(2))
		make_text(m, KEY_NONE, PICK(texts));
	make_close(m);
	make_open(m, KEY_KEYWORD, NODE_LIST);
	for (int k = 0; k < 3; k++)
		/* Three that are empty would be none. */
		make_text(m, KEY_NONE, k ? PICK(words) : words[dice(5)]);
	make_close(m);
	if (dice(2))
		make_local(m, KEY_GENRE, "en", dice(2) ? "case study" : "review", "fr", "étude");
	if (dice(2))
		make_text(m, KEY_VERIFIED, "false");
	snprintf(id, sizeof id, "s%d", i);
	make_record(m, KIND_STUDY, id);
}

static struct catalogue *
make_random(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	for (int i = 0; i < 2; i++) {
		make_text(&m, KEY_NAME_TEXT, i ? "Levin" : "WWF");
		make_record(&m, KIND_ORGANISATION, publishers[i]);
	}
	for (int i = 0; i < 4; i++) {
		make_name(&m, KEY_NAME, people[i], "A.");
		if (i % 2)
			make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, "MDG");
		make_record(&m, KIND_PERSON, people[i]);
	}
	for (int i = 0; i < 3; i++) {
		make_text(&m, KEY_KIND, i ? "mineral" : "protected-area");
		make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, countries[i]);
		make_record(&m, KIND_TOPIC, topics[i]);
	}
	for (int i = 0; i < STUDIES; i++)
		make_random_study(&m, i);
	return make_catalogue(&m);
}

static bool
is_marked(void *context, uint32_t record)
{
	(void)context;
	return record % 3 == 0;
}

static const struct query_hooks hooks = { .is_marked = is_marked };

/* A list of a catalogue, ready to be asked. */
struct asked {
	struct query_scope scope;
	struct haystack haystack;
	unsigned kinds;
};

static void
ask(struct asked *a, const struct catalogue *c, enum kind first, enum kind last)
{
	*a = (struct asked){ .scope = { .index = query_index_new(c), .hooks = &hooks,
					.first = catalogue_first(c, first) } };
	for (unsigned kind = (unsigned)first; kind <= (unsigned)last; kind++) {
		a->scope.count += catalogue_count(c, (enum kind)kind);
		a->kinds |= 1u << kind;
	}
	haystack_init(&a->haystack, c, a->scope.first, a->scope.count);
	a->scope.haystack = &a->haystack;
}

static void
ask_release(struct asked *a)
{
	haystack_release(&a->haystack);
	query_index_free(a->scope.index);
}

static uint64_t *
found_by(const struct asked *a, const char *text, const char *also)
{
	uint64_t *bits = bits_new(a->scope.count);
	struct buf b = BUF_INIT;
	struct query *q;

	query_add(&b, text, strlen(text));
	query_add(&b, also, strlen(also));
	q = query_parse(b.data, b.len);
	if (query_fault(q))
		CHECK(false);
	query_run(q, &a->scope, bits);
	query_free(q);
	buf_release(&b);
	return bits;
}

static size_t
count_by(const struct asked *a, const char *text, const char *also)
{
	uint64_t *bits = found_by(a, text, also);
	size_t count = bits_count(bits, a->scope.count);

	free(bits);
	return count;
}

static bool
is_right(const struct asked *a, const char *text, const struct facet_values *v, size_t i)
{
	const char *query = v->text.data + v->value[i].query;
	size_t count = count_by(a, text, query);

	if (v->value[i].count == count && count && *facet_label(v, i) && *facet_folded(v, i) &&
	    (!i || v->value[i - 1].count >= v->value[i].count))
		return true;
	printf("  %s in \"%s\": %s: got %u, want %zu\n", query, text, facet_label(v, i),
	       v->value[i].count, count);
	return false;
}

/* Any two of them, and the last three. */
static void
check_picked(const struct asked *a, const char *text, const struct facet_values *v)
{
	uint64_t *picked = bits_new(v->count);

	for (size_t i = 0; i < v->count && i < 3; i++) {
		struct buf any = BUF_INIT;
		uint64_t *all = bits_new(a->scope.count), *got;

		bits_set(picked, v->count - 1 - i);
		facet_query(v, picked, &any);
		got = found_by(a, text, any.data);
		BITS_EACH(k, picked, v->count) {
			uint64_t *one = found_by(a, text, v->text.data + v->value[k].query);

			bits_or(all, one, a->scope.count);
			free(one);
		}
		if (!CHECK(!memcmp(all, got, bits_words(a->scope.count) * sizeof *all)))
			printf("  %s in \"%s\"\n", any.data, text);
		free(all);
		free(got);
		buf_release(&any);
	}
	free(picked);
}

/* Whatever `query` finds, the values together find too. */
static void
check_whole(const struct asked *a, const char *text, const struct facet_values *v,
	    const char *query)
{
	uint64_t *left = found_by(a, text, query);

	for (size_t i = 0; i < v->count; i++) {
		uint64_t *one = found_by(a, text, v->text.data + v->value[i].query);

		bits_less(left, one, a->scope.count);
		free(one);
	}
	if (!CHECK_INT(bits_count(left, a->scope.count), 0))
		printf("  %s in \"%s\"\n", v->facet->label, text);
	free(left);
}

static void
check_facet(const struct asked *a, const struct facet *f, const char *text)
{
	uint64_t *found = found_by(a, text, "");
	struct facet_scope scope = { .scope = &a->scope, .query = text, .found = found,
				     .languages = &english };
	struct facet_values v = FACET_VALUES_INIT;
	struct buf has = BUF_INIT;
	bool right = true;

	CHECK(facet_count(f, &scope, &v));
	for (size_t i = 0; i < v.count; i++)
		right = is_right(a, text, &v, i) && right;
	CHECK(right);
	check_picked(a, text, &v);
	if (f->form == FACET_TYPE || f->form == FACET_LANGUAGE || f->form == FACET_TEXT) {
		buf_printf(&has, "has:%s", !strcmp(f->field, "lang") ? "language" : f->field);
		check_whole(a, text, &v, has.data);
	} else if (f->form == FACET_YEAR) {
		check_whole(a, text, &v, "has:issued");
	} else if (!strcmp(f->field, "author")) {
		check_whole(a, text, &v, "has:author");
	} else if (!strcmp(f->field, "country")) {
		check_whole(a, text, &v, "has:country");
	}
	buf_release(&has);
	facet_values_release(&v);
	free(found);
}

static void
check_list(const struct catalogue *c, enum kind first, enum kind last)
{
	static const char *const asked[] = {
		"", "gold", "country:COD", "country:COD year:2010", "is:marked", "gold country:GAB",
		"country:(COD OR GAB)", "herons OR author:weir", "-country:COD", "nothing",
	};
	struct asked a;

	ask(&a, c, first, last);
	for (size_t i = 0; facet_at(i); i++)
		for (size_t k = 0; k < sizeof asked / sizeof *asked; k++)
			if (facet_serves(facet_at(i), a.kinds))
				check_facet(&a, facet_at(i), asked[k]);
	ask_release(&a);
}

/* In words for the reader, most first, and then by name. */
static void
check_words(const struct catalogue *c)
{
	struct asked a;
	struct facet_scope scope = { .scope = &a.scope, .query = "", .languages = &english };
	struct facet_values v = FACET_VALUES_INIT;
	struct progress gone = { .cancelled = true };

	ask(&a, c, KIND_STUDY, KIND_STUDY);
	scope.found = found_by(&a, "", "");
	for (size_t i = 0; facet_at(i); i++) {
		const struct facet *f = facet_at(i);

		CHECK(*f->label && f->lists);
		if (facet_serves(f, a.kinds))
			CHECK(facet_count(f, &scope, &v));
		if (f->form == FACET_TYPE)
			CHECK_INT(v.count, 4);
		/* Four tags of French are one. */
		if (f->form == FACET_LANGUAGE)
			CHECK_INT(v.count, 9);
		if (!strcmp(f->field, "publisher"))
			CHECK_INT(v.count, 10);
	}
	scope.progress = &gone;
	CHECK(!facet_count(facet_at(0), &scope, &v));
	CHECK_INT(v.count, 0);
	facet_values_release(&v);
	free((void *)(uintptr_t)scope.found);
	ask_release(&a);
}

/* Of one name: told apart by what else is known; who has no id is asked for by the name. */
static void
check_namesakes(void)
{
	static const struct {
		const char *label, *query;
	} want[] = {
		{ "Coy, Ida", "author:==\"Ida Coy\"" },
		{ "Weir, Ada  2012, weir", "author:==weir" },
		{ "Weir, Ada  2014, weir-2", "author:==weir-2" },
	};
	static const char *const authors[] = { "weir", "weir-2", "" };
	static const char *const families[] = { "Weir", "Weir", "Coy" };
	static const char *const issued[] = { "2012", "2014", "2013" };
	struct facet_values v = FACET_VALUES_INIT;
	struct maker m = { 0 };
	struct catalogue *c;
	struct asked a;
	struct facet_scope scope = { .scope = &a.scope, .query = "", .languages = &english };
	uint64_t *found;

	make_file(&m, "a.yaml");
	/* No query can have this id, or this name. */
	make_name(&m, KEY_NAME, "\"", "");
	make_record(&m, KIND_PERSON, "\"");
	for (int i = 0; i < 3; i++) {
		make_name(&m, KEY_NAME, families[i], i == 2 ? "Ida" : "Ada");
		/* What is the id of another is no way to ask for both. */
		make_text(&m, KEY_ALSO, i == 2 ? "weir-2" : "weir");
		make_record(&m, KIND_PERSON, authors[i]);
	}
	for (int i = 0; i < 3; i++) {
		make_text(&m, KEY_ISSUED, issued[i]);
		make_open(&m, KEY_AUTHOR, NODE_LIST);
		make_reference(&m, KEY_NONE, KIND_PERSON, "\"");
		make_reference(&m, KEY_NONE, KIND_PERSON, authors[i]);
		/* Who is not linked is not counted. */
		make_text(&m, KEY_NONE, "Nobody");
		make_close(&m);
		make_record(&m, KIND_STUDY, i ? i > 1 ? "c" : "b" : "a");
	}
	c = make_catalogue(&m);
	ask(&a, c, KIND_STUDY, KIND_STUDY);
	scope.found = found = found_by(&a, "", "");
	for (size_t i = 0; facet_at(i); i++)
		if (!strcmp(facet_at(i)->field, "author"))
			CHECK(facet_count(facet_at(i), &scope, &v));
	CHECK_INT(v.count, 3);
	for (size_t i = 0; i < v.count && i < 3; i++) {
		CHECK_STR(facet_label(&v, i), want[i].label);
		CHECK_STR(v.text.data + v.value[i].query, want[i].query);
		CHECK_INT(count_by(&a, want[i].query, ""), v.value[i].count);
	}
	facet_values_release(&v);
	free(found);
	ask_release(&a);
	catalogue_free(c);
}

int
main(void)
{
	struct catalogue *c = make_random();

	check_list(c, KIND_STUDY, KIND_STUDY);
	check_list(c, KIND_ORGANISATION, KIND_PERSON);
	check_list(c, KIND_COUNTRY, KIND_COUNTRY);
	check_list(c, KIND_TOPIC, KIND_TOPIC);
	check_words(c);
	check_namesakes();
	catalogue_free(c);
	return test_end();
}
